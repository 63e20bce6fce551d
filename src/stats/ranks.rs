//! Tests on the order of the answers: only which point is higher counts, not by how much.
//!
//! The scale's points are taken in the order given, lowest first; the codes
//! play no part. All ranks are midranks (tied answers share their mean rank)
//! and every rank sum is a whole number until the last division.

use super::reason::{Outcome, Reason};
use super::tail::{chi2_upper, normal_two_sided, t_two_sided};
use serde::Serialize;

/// Mann-Whitney's test of two groups.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MannWhitney {
    /// Pairs in which the first group's answer is higher; ties count a half.
    pub u: f64,
    /// Standardised U, positive when the first group tends to answer higher.
    pub z: f64,
    /// Two-sided p from the normal distribution.
    pub p: f64,
}

/// Brunner and Munzel's test of two groups.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BrunnerMunzel {
    /// Standardised statistic, positive when the *second* group tends to answer
    /// higher: the sign of its authors, R and SciPy.
    pub w: f64,
    /// Satterthwaite's degrees of freedom.
    pub df: f64,
    /// Two-sided p from Student's t.
    pub p: f64,
}

/// Kruskal and Wallis's test of two or more groups.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Kruskal {
    /// H, corrected for ties.
    pub h: f64,
    /// Degrees of freedom: groups − 1.
    pub df: f64,
    /// Upper tail of χ².
    pub p: f64,
}

/// One pair of Dunn's test.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DunnPair {
    /// Position of the first group.
    pub a: usize,
    /// Position of the second group.
    pub b: usize,
    /// Difference of mean ranks, standardised; positive when `a` is higher.
    pub z: f64,
    /// Two-sided p from the normal distribution, not adjusted.
    pub p: f64,
    /// The same, adjusted by Holm over all pairs.
    pub p_holm: f64,
}

/// Mann-Whitney's U test, corrected for ties, without continuity correction.
///
/// U = R₁ − n₁(n₁ + 1)/2, z = (U − n₁n₂/2)/σ,
/// σ² = n₁n₂/12 · (N + 1 − Σ(t³ − t)/(N(N − 1))), t the answers at each point.
///
/// Tests whether an answer drawn from one group is as likely above as below
/// one from the other, given equal distributions otherwise; the normal
/// approximation is meant for groups of some eight or more.
/// Source: Mann and Whitney, Annals of Mathematical Statistics 18 (1947).
/// Checked against R `wilcox.test(exact = FALSE, correct = FALSE)` and SciPy
/// `mannwhitneyu(method = "asymptotic", use_continuity = False)`.
///
/// # Errors
/// An empty group, all answers on one point.
pub fn mann_whitney(a: &[u64], b: &[u64]) -> Outcome<MannWhitney> {
    let ranks = Ranks::of(&[a, b])?;
    let (na, nb) = (ranks.sizes[0], ranks.sizes[1]);
    let excess = ranks.excess[0] as f64;
    let variance = na * nb * ranks.spread / (ranks.n * (ranks.n - 1.0));
    let z = excess / variance.sqrt();
    Ok(MannWhitney { u: twice_u(a, b) as f64 / 2.0, z, p: normal_two_sided(z) })
}

/// Cliff's delta: the share of pairs in which the first group's answer is
/// higher, minus the share in which it is lower; −1 to 1.
///
/// δ = 2U/(n₁n₂) − 1. Source: Cliff, "Dominance statistics", Psychological
/// Bulletin 114 (1993). Checked against R (`wilcox.test`'s W) and pingouin's
/// common-language effect size.
///
/// # Errors
/// An empty group.
pub fn cliffs_delta(a: &[u64], b: &[u64]) -> Outcome<f64> {
    let pairs = filled(a)? as i128 * filled(b)? as i128;
    Ok((twice_u(a, b) - pairs) as f64 / pairs as f64)
}

/// Brunner and Munzel's test, which assumes no equal distributions.
///
/// With Pᵢ an answer's rank among all minus its rank in its own group and vᵢ
/// the variance (n − 1) of these in group i:
/// W = n₁n₂(R̄₂ − R̄₁)/(N√(n₁v₁ + n₂v₂)),
/// df = (n₁v₁ + n₂v₂)²/((n₁v₁)²/(n₁ − 1) + (n₂v₂)²/(n₂ − 1)).
///
/// Source: Brunner and Munzel, "The nonparametric Behrens-Fisher problem",
/// Biometrical Journal 42 (2000). Checked against the formula written out in
/// R and SciPy `brunnermunzel`.
///
/// # Errors
/// An empty group, a group of one observation, groups that do not overlap or
/// do not vary (both variances are 0).
pub fn brunner_munzel(a: &[u64], b: &[u64]) -> Outcome<BrunnerMunzel> {
    let (na, nb) = (filled(a)? as f64, filled(b)? as f64);
    if na < 2.0 || nb < 2.0 {
        return Err(Reason::FewerThanTwoObservations);
    }
    let (va, vb) = (na * placement_variance(a, b), nb * placement_variance(b, a));
    let sum = va + vb;
    if sum <= 0.0 {
        return Err(Reason::NoVariance);
    }
    let middle = (filled(a)? as i128) * (filled(b)? as i128);
    let w = (middle - twice_u(a, b)) as f64 / 2.0 / sum.sqrt();
    let (ra, rb) = (va / sum, vb / sum);
    let df = 1.0 / (ra * ra / (na - 1.0) + rb * rb / (nb - 1.0));
    Ok(BrunnerMunzel { w, df, p: t_two_sided(w, df) })
}

/// Kruskal and Wallis's test, corrected for ties.
///
/// H = (N − 1) Σnᵢ(R̄ᵢ − (N + 1)/2)² / Σ(r − (N + 1)/2)², df = k − 1: the
/// textbook's 12/(N(N + 1)) ΣRᵢ²/nᵢ − 3(N + 1), over 1 − Σ(t³ − t)/(N³ − N),
/// without its subtraction of two large numbers.
///
/// Source: Kruskal and Wallis, JASA 47 (1952). Checked against R
/// `kruskal.test` and SciPy `kruskal`.
///
/// # Errors
/// Fewer than two groups, an empty group, all answers on one point.
pub fn kruskal(groups: &[&[u64]]) -> Outcome<Kruskal> {
    let ranks = Ranks::of(groups)?;
    let between: f64 =
        ranks.excess.iter().zip(&ranks.sizes).map(|(&e, n)| e as f64 * e as f64 / n).sum();
    let h = (ranks.n - 1.0) * between / ranks.spread;
    let df = groups.len() as f64 - 1.0;
    Ok(Kruskal { h, df, p: chi2_upper(h, df) })
}

/// Dunn's test of every pair after Kruskal and Wallis's, corrected for ties.
///
/// z = (R̄ₐ − R̄ᵦ)/√(s²(1/nₐ + 1/nᵦ)), s² = N(N + 1)/12 − Σ(t³ − t)/(12(N − 1)).
/// Source: Dunn, "Multiple comparisons using rank sums", Technometrics 6
/// (1964). Checked against the formula written out in R and in Python.
///
/// # Errors
/// As [`kruskal`].
pub fn dunn(groups: &[&[u64]]) -> Outcome<Vec<DunnPair>> {
    let ranks = Ranks::of(groups)?;
    let variance = ranks.spread / (ranks.n - 1.0);
    let excess = |i: usize| ranks.excess[i] as f64 / ranks.sizes[i];
    let mut pairs = Vec::new();
    for (a, b) in super::pairwise::pairs(groups.len()) {
        let error = variance * (1.0 / ranks.sizes[a] + 1.0 / ranks.sizes[b]);
        let z = (excess(a) - excess(b)) / error.sqrt();
        let p = normal_two_sided(z);
        pairs.push(DunnPair { a, b, z, p, p_holm: p });
    }
    let plain: Vec<f64> = pairs.iter().map(|pair| pair.p).collect();
    for (pair, p_holm) in pairs.iter_mut().zip(super::multiplicity::holm(&plain)) {
        pair.p_holm = p_holm;
    }
    Ok(pairs)
}

/// Midranks of all groups together, doubled and centred so that they are whole numbers.
struct Ranks {
    n: f64,
    sizes: Vec<f64>,
    /// Per group the sum of 2·rank − (N + 1).
    excess: Vec<i128>,
    /// Over all observations the sum of (2·rank − (N + 1))², above 0.
    spread: f64,
}

impl Ranks {
    fn of(groups: &[&[u64]]) -> Outcome<Ranks> {
        if groups.len() < 2 {
            return Err(Reason::FewerThanTwoGroups);
        }
        let sizes = groups.iter().map(|g| filled(g)).collect::<Outcome<Vec<u64>>>()?;
        let n: i128 = sizes.iter().map(|&n| i128::from(n)).sum();
        let mut excess = vec![0; groups.len()];
        let (mut below, mut spread) = (0, 0.0);
        for point in 0..groups[0].len() {
            let tied: i128 = groups.iter().map(|g| i128::from(g[point])).sum();
            let rank = 2 * below + tied - n;
            for (sum, group) in excess.iter_mut().zip(groups) {
                *sum += i128::from(group[point]) * rank;
            }
            spread += tied as f64 * (rank as f64) * (rank as f64);
            below += tied;
        }
        if spread <= 0.0 {
            return Err(Reason::NoVariance);
        }
        Ok(Ranks { n: n as f64, sizes: sizes.iter().map(|&n| n as f64).collect(), excess, spread })
    }
}

/// Observations of a group that has any.
pub(super) fn filled(group: &[u64]) -> Outcome<u64> {
    match group.iter().sum() {
        0 => Err(Reason::EmptyGroup),
        n => Ok(n),
    }
}

/// 2U: pairs in which `a` is higher count 2, ties 1.
fn twice_u(a: &[u64], b: &[u64]) -> i128 {
    placements(a, b).map(|(n, placement)| n * placement).sum()
}

/// Per point the answers of `a`, and twice the answers of `b` below them with ties as a half.
fn placements<'a>(a: &'a [u64], b: &'a [u64]) -> impl Iterator<Item = (i128, i128)> + 'a {
    let mut below = 0;
    a.iter().zip(b).map(move |(&a, &b)| {
        let b = i128::from(b);
        let placement = 2 * below + b;
        below += b;
        (i128::from(a), placement)
    })
}

/// Variance (n − 1) of the placements of `a` among `b`.
pub(super) fn placement_variance(a: &[u64], b: &[u64]) -> f64 {
    let n: i128 = a.iter().map(|&n| i128::from(n)).sum();
    let sum = twice_u(a, b);
    let squares: f64 = placements(a, b)
        .map(|(count, placement)| {
            let deviation = (n * placement - sum) as f64 / (2.0 * n as f64);
            count as f64 * deviation * deviation
        })
        .sum();
    squares / (n - 1) as f64
}
