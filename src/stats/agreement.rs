//! Tests on the share that agrees: the 2 × k table of agree or not by group.

use super::exact::{Distribution, ln_binomial};
use super::reason::{Outcome, Reason};
use super::tail::chi2_upper;
use serde::Serialize;

/// Pearson's χ² of the share that agrees.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgreeChi2 {
    /// χ² without continuity correction.
    pub chi2: f64,
    /// Degrees of freedom: groups − 1.
    pub df: f64,
    /// Upper tail of χ².
    pub p: f64,
    /// Cramér's V, 0 to 1.
    pub cramers_v: f64,
    /// Smallest expected count of the table; below 5 the p is a rough one.
    pub min_expected: f64,
}

/// Fisher's exact test of the share that agrees.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fisher {
    /// Two-sided p.
    pub p: f64,
}

/// How many of each group agree, out of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Agreement {
    /// Respondents who agree.
    pub agree: u64,
    /// Respondents who answered on the scale.
    pub base: u64,
}

impl Agreement {
    /// Counts the points flagged as agreeing.
    ///
    /// # Panics
    /// When `counts` and `agree` differ in length.
    pub fn of(counts: &[u64], agree: &[bool]) -> Agreement {
        assert_eq!(counts.len(), agree.len(), "one flag per count");
        let flagged = counts.iter().zip(agree).filter(|(_, agree)| **agree);
        Agreement { agree: flagged.map(|(count, _)| count).sum(), base: counts.iter().sum() }
    }
}

/// Pearson's χ² test that all groups agree alike, without continuity
/// correction, with Cramér's V.
///
/// χ² = Σ(aᵢ − nᵢs)²/(nᵢs(1 − s)), s = Σaᵢ/Σnᵢ, df = k − 1, V = √(χ²/N)
/// (the table has two rows, so V's divisor min(rows, columns) − 1 is 1).
///
/// Assumes independent answers and expected counts that are not too small.
/// Source: Pearson, Philosophical Magazine 50 (1900); Cramér, "Mathematical
/// Methods of Statistics" (1946). Checked against R `chisq.test(correct =
/// FALSE)` and SciPy `chi2_contingency(correction = False)`.
///
/// # Errors
/// Fewer than two groups, an empty group, nobody or everybody agrees.
pub fn agree_chi2(groups: &[Agreement]) -> Outcome<AgreeChi2> {
    if groups.len() < 2 {
        return Err(Reason::FewerThanTwoGroups);
    }
    if groups.iter().any(|g| g.base == 0) {
        return Err(Reason::EmptyGroup);
    }
    let n: i128 = groups.iter().map(|g| i128::from(g.base)).sum();
    let agree: i128 = groups.iter().map(|g| i128::from(g.agree)).sum();
    if agree == 0 || agree == n {
        return Err(Reason::NoVariance);
    }
    let total = n as f64;
    let (share, rest) = (agree as f64 / total, (n - agree) as f64 / total);
    let chi2 = groups
        .iter()
        .map(|g| {
            // Whole numbers: equal shares give exactly 0.
            let off = i128::from(g.agree) * n - i128::from(g.base) * agree;
            let off = off as f64 / total;
            off * off / (g.base as f64 * share * rest)
        })
        .sum();
    let smallest = groups.iter().map(|g| g.base).min().unwrap_or(0) as f64;
    let df = groups.len() as f64 - 1.0;
    Ok(AgreeChi2 {
        chi2,
        df,
        p: chi2_upper(chi2, df),
        cramers_v: (chi2 / total).sqrt(),
        min_expected: smallest * share.min(rest),
    })
}

/// Fisher's exact test of two groups, two-sided: the probability, given the
/// margins, of all tables that are no more probable than the one observed.
///
/// The first table of each tail has its probability by Loader's saddle-point form, the
/// others by the ratio of neighbours, so that nothing overflows or cancels. Tables within a
/// relative 1e-7 of the observed one count as equally probable, as in R.
/// When nobody or everybody agrees there is one table only, and p is 1.
///
/// Source: Fisher, "The logic of inductive inference", JRSS 98 (1935).
/// Checked against R `fisher.test` and SciPy `fisher_exact`.
///
/// # Errors
/// An empty group.
pub fn agree_fisher(a: Agreement, b: Agreement) -> Outcome<Fisher> {
    if a.base == 0 || b.base == 0 {
        return Err(Reason::EmptyGroup);
    }
    let (first, second) = (a.base as f64, b.base as f64);
    let agree = (a.agree + b.agree) as f64;
    let (from, to) = ((agree - second).max(0.0), agree.min(first));
    let mode = ((agree + 1.0) * (first + 1.0) / (first + second + 2.0)).floor();
    // Probability of a table with one more of the first group who agrees, over that of this one.
    let ratio = |x: f64| (first - x) / (x + 1.0) * ((agree - x) / (second - agree + x + 1.0));
    // Of all who agree, those of the first group: two binomials given a third.
    let all = first + second;
    let (share, rest) = (agree / all, (all - agree) / all);
    let of_all = ln_binomial(agree, all, share, rest);
    let ln = |x: f64| {
        ln_binomial(x, first, share, rest) + ln_binomial(agree - x, second, share, rest) - of_all
    };
    let tables = Distribution { from, to, mode, ln, ratio };
    Ok(Fisher { p: tables.as_rare_as(a.agree as f64) })
}
