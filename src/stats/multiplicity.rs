//! Asterisks, and p values adjusted for the number of tests.

use serde::Serialize;

/// One test's p, adjusted for all tests of its family.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Adjusted {
    /// Holm's adjusted p: keeps the chance of any false alarm in the family.
    pub holm: f64,
    /// Benjamini and Hochberg's: keeps the share of false alarms among the findings.
    pub bh: f64,
    /// Tests in the family, those without a p left out.
    pub family: usize,
}

/// Asterisks of a two-sided p: `***` at most .001, `**` at most .01, `*` at
/// most .05, otherwise nothing.
pub fn stars(p: f64) -> &'static str {
    if p <= 0.001 {
        "***"
    } else if p <= 0.01 {
        "**"
    } else if p <= 0.05 {
        "*"
    } else {
        ""
    }
}

/// Adjusts a family of tests; a test without a p has no adjusted one and does not count.
pub fn adjust(family: &[Option<f64>]) -> Vec<Option<Adjusted>> {
    let p: Vec<f64> = family.iter().flatten().copied().collect();
    let mut both = holm(&p).into_iter().zip(benjamini_hochberg(&p));
    family
        .iter()
        .map(|test| {
            test.and_then(|_| both.next()).map(|(holm, bh)| Adjusted { holm, bh, family: p.len() })
        })
        .collect()
}

/// Holm's step-down adjustment, in the order given.
///
/// With p₍₁₎ ≤ … ≤ p₍ₘ₎ the adjusted p₍ᵢ₎ is max over j ≤ i of (m − j + 1)p₍ⱼ₎, at most 1.
/// Holds under any dependence. Source: Holm, "A simple sequentially rejective
/// multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
/// Checked against R `p.adjust` and statsmodels `multipletests`.
pub fn holm(p: &[f64]) -> Vec<f64> {
    let order = ascending(p);
    let (mut adjusted, mut highest) = (vec![0.0; p.len()], 0.0);
    for (rank, &i) in order.iter().enumerate() {
        highest = f64::max(highest, (p.len() - rank) as f64 * p[i]).min(1.0);
        adjusted[i] = highest;
    }
    adjusted
}

/// Benjamini and Hochberg's step-up adjustment, in the order given.
///
/// The adjusted p₍ᵢ₎ is min over j ≥ i of m·p₍ⱼ₎/j, at most 1. Holds for
/// independent or positively dependent tests. Source: Benjamini and Hochberg,
/// "Controlling the false discovery rate", JRSS B 57 (1995). Checked against R
/// `p.adjust` and statsmodels `multipletests`.
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let order = ascending(p);
    let (mut adjusted, mut lowest) = (vec![0.0; p.len()], 1.0);
    for (rank, &i) in order.iter().enumerate().rev() {
        lowest = f64::min(lowest, p.len() as f64 / (rank + 1) as f64 * p[i]);
        adjusted[i] = lowest;
    }
    adjusted
}

fn ascending(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    order
}
