//! Which groups differ from which, when there are more than two.

use super::means::{Squares, varying, welch};
use super::moments::Moments;
use super::range::studentized_range_upper;
use super::reason::{Outcome, Reason, value_or_null};
use serde::Serialize;

/// One pair of groups, tested in view of all the others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// Position of the first group.
    pub a: usize,
    /// Position of the second group.
    pub b: usize,
    /// Mean of `a` minus mean of `b`, in the codes' unit.
    #[serde(serialize_with = "value_or_null")]
    pub diff: Outcome<f64>,
    /// Games and Howell's test.
    #[serde(serialize_with = "value_or_null")]
    pub games_howell: Outcome<RangeTest>,
    /// Tukey and Kramer's test.
    #[serde(serialize_with = "value_or_null")]
    pub tukey: Outcome<RangeTest>,
}

/// A test on the studentized range.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RangeTest {
    /// Studentized difference, never below 0.
    pub q: f64,
    /// Degrees of freedom, fractional for Games and Howell's test.
    pub df: f64,
    /// Upper tail of the studentized range of all groups: adjusted, two-sided.
    pub p: f64,
}

/// Both tests of every pair, in the order (0, 1), (0, 2), …, (1, 2), ….
///
/// A group without observations leaves open how many groups are compared: no
/// pair has a test then. Compare the groups that have observations.
pub fn pairwise(groups: &[Moments]) -> Vec<Pair> {
    pairs(groups.len())
        .map(|(a, b)| Pair {
            a,
            b,
            diff: groups[a].above(&groups[b]),
            games_howell: games_howell(groups, a, b),
            tukey: tukey_kramer(groups, a, b),
        })
        .collect()
}

/// Games and Howell's test of groups `a` and `b` among all, without the
/// assumption of equal variances.
///
/// q = √2·|t| with t and df of Welch's test of the pair; p from the
/// studentized range of all k groups.
/// Source: Games and Howell, Journal of Educational Statistics 1 (1976).
/// Checked against pingouin `pairwise_gameshowell` and R (`ptukey`).
///
/// # Errors
/// Fewer than two groups, an empty group among all, one observation in a
/// group of the pair, no variance in both groups of the pair.
///
/// # Panics
/// When `a` or `b` is not a position in `groups`.
pub fn games_howell(groups: &[Moments], a: usize, b: usize) -> Outcome<RangeTest> {
    all_filled(groups)?;
    let test = welch(&groups[a], &groups[b])?;
    let q = std::f64::consts::SQRT_2 * test.t.abs();
    Ok(range_test(q, groups.len(), test.df))
}

/// Tukey's test of groups `a` and `b` among all, in Kramer's form for groups
/// of different size.
///
/// q = |mₐ − mᵦ|/√(MSW/2·(1/nₐ + 1/nᵦ)), df = N − k, MSW pooled over all groups.
/// Assumes equal variances.
/// Source: Tukey, "The problem of multiple comparisons" (1953); Kramer,
/// Biometrics 12 (1956). Checked against R `TukeyHSD`, SciPy `tukey_hsd` and
/// pingouin `pairwise_tukey`.
///
/// # Errors
/// Fewer than two groups, an empty group among all, no more observations than
/// groups, no variance in any group.
///
/// # Panics
/// When `a` or `b` is not a position in `groups`.
pub fn tukey_kramer(groups: &[Moments], a: usize, b: usize) -> Outcome<RangeTest> {
    all_filled(groups)?;
    let s = Squares::of(groups)?;
    let within = varying(s.within / s.df_within)?;
    let (first, second) = (&groups[a], &groups[b]);
    let error = within / 2.0 * (1.0 / first.n as f64 + 1.0 / second.n as f64);
    let q = first.above(second)?.abs() / error.sqrt();
    Ok(range_test(q, groups.len(), s.df_within))
}

/// Every pair of positions below `k`.
pub(super) fn pairs(k: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..k).flat_map(move |a| (a + 1..k).map(move |b| (a, b)))
}

fn all_filled(groups: &[Moments]) -> Outcome<()> {
    match groups {
        [] | [_] => Err(Reason::FewerThanTwoGroups),
        _ if groups.iter().any(|g| g.n == 0) => Err(Reason::EmptyGroup),
        _ => Ok(()),
    }
}

fn range_test(q: f64, k: usize, df: f64) -> RangeTest {
    let p = studentized_range_upper(q, k, df);
    RangeTest { q, df, p }
}
