//! Which columns of a table differ: every pair of them, or each against the rest.

use super::agreement::{Agreement, agree_chi2};
use super::difference::Difference;
use super::means::{Contrast, Squares, varying};
use super::moments::{Moments, moments};
use super::multiplicity::{benjamini_hochberg, holm};
use super::pairwise::{Pair, RangeTest, games_howell, pairs, tukey_kramer};
use super::reason::{Outcome, Reason, value_or_null};
use super::tail::normal_two_sided;
use serde::Serialize;

/// How the p of several tests is adjusted for their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Adjustment {
    /// Not at all.
    None,
    /// Times the number of tests.
    Bonferroni,
    /// [`holm`].
    Holm,
    /// [`benjamini_hochberg`].
    BenjaminiHochberg,
}

/// Which test compares the means of two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PairMethod {
    /// [`games_howell`], which adjusts for the number of columns by itself.
    GamesHowell,
    /// [`tukey_kramer`], which adjusts for the number of columns by itself.
    TukeyKramer,
    /// Welch's t of the pair.
    Welch(Adjustment),
    /// A t test with the variance pooled over all columns, as SPSS Custom Tables has it.
    Pooled(Adjustment),
}

/// One comparison of two columns, or of a column with the rest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ColumnTest {
    /// First minus second, of means in the codes' unit, of shares −1 to 1.
    pub diff: f64,
    /// z, t or q of the difference, with its sign.
    pub statistic: f64,
    /// Two-sided p before any adjustment; of a test on the studentized range the adjusted one.
    pub p: f64,
    /// Two-sided p, adjusted for the number of tests.
    pub adjusted: f64,
}

/// One pair of columns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ColumnPair {
    /// Position of the first column.
    pub a: usize,
    /// Position of the second column.
    pub b: usize,
    /// The test; it does not count in the family when there is none.
    #[serde(serialize_with = "value_or_null")]
    pub test: Outcome<ColumnTest>,
}

/// Compares the shares of every pair of columns by the z test that SPSS Custom
/// Tables has, in the order (0, 1), (0, 2), …, (1, 2), ….
///
/// z = (s₁ − s₂)/√(s(1 − s)(1/n₁ + 1/n₂)), s the share of the pair together; z² is
/// Pearson's χ² of the pair. A column in which nobody or everybody agrees, or
/// with fewer than two respondents, is not compared, as in SPSS.
///
/// Source: IBM SPSS Statistics Algorithms, "CTABLES". Checked against
/// statsmodels `proportions_ztest` and R `prop.test(correct = FALSE)`, adjusted
/// by `multipletests` and `p.adjust`.
pub fn share_pairs(columns: &[Agreement], adjustment: Adjustment) -> Vec<ColumnPair> {
    let test = |a: usize, b: usize| {
        let (first, second) = (comparable(columns[a])?, comparable(columns[b])?);
        z_test(first, second)
    };
    adjusted_pairs(columns.len(), test, adjustment)
}

/// Compares the means of every pair of columns, in the order (0, 1), (0, 2), …, (1, 2), ….
///
/// The tests are those of [`games_howell`], [`tukey_kramer`], [`welch`](super::welch); pooled:
/// t = (mₐ − mᵦ)/√(MSW(1/nₐ + 1/nᵦ)) with N − k degrees of freedom, all columns' variance.
/// Hand over the columns that have observations: tests that look at all columns
/// have no value beside an empty one.
///
/// Pooled: IBM SPSS Statistics Algorithms, "CTABLES". Checked against R
/// `pairwise.t.test(pool.sd = TRUE)`, the others as [`welch`](super::welch).
pub fn mean_pairs(columns: &[Moments], method: PairMethod) -> Vec<ColumnPair> {
    let tested = |a: usize, b: usize, range: Outcome<RangeTest>| {
        Ok(of_range(columns[a].above(&columns[b])?, &range?))
    };
    let of_contrast = |contrast: Contrast| {
        let test = contrast.test();
        ColumnTest { diff: contrast.difference, statistic: test.t, p: test.p, adjusted: test.p }
    };
    let k = columns.len();
    match method {
        PairMethod::GamesHowell => {
            let test = |a, b| tested(a, b, games_howell(columns, a, b));
            adjusted_pairs(k, test, Adjustment::None)
        }
        PairMethod::TukeyKramer => {
            let test = |a, b| tested(a, b, tukey_kramer(columns, a, b));
            adjusted_pairs(k, test, Adjustment::None)
        }
        PairMethod::Welch(adjustment) => {
            let test = |a: usize, b: usize| Contrast::welch(&columns[a], &columns[b]);
            adjusted_pairs(k, |a, b| test(a, b).map(of_contrast), adjustment)
        }
        PairMethod::Pooled(adjustment) => {
            let test = |a: usize, b: usize| pooled(columns, &columns[a], &columns[b]);
            adjusted_pairs(k, |a, b| test(a, b).map(of_contrast), adjustment)
        }
    }
}

/// The pairs of three or more columns from tests that [`pairwise`](super::pairwise)
/// did already: what [`mean_pairs`] gives by the one that `test` picks.
pub fn range_pairs(pairs: &[Pair], test: impl Fn(&Pair) -> &Outcome<RangeTest>) -> Vec<ColumnPair> {
    let of_pair = |pair: &Pair| Ok(of_range(pair.diff?, test(pair).as_ref().map_err(|r| *r)?));
    pairs.iter().map(|pair| ColumnPair { a: pair.a, b: pair.b, test: of_pair(pair) }).collect()
}

/// Difference of the means of two of several columns, with the interval that belongs to
/// [`PairMethod::Pooled`]: diff ± t₀.₉₇₅(N − k)·√(MSW(1/nₐ + 1/nᵦ)). It is of that pair
/// alone, not adjusted for the number of pairs.
///
/// # Errors
/// As the test.
///
/// # Panics
/// When `a` or `b` is not a position in `columns`.
pub fn pooled_difference(columns: &[Moments], a: usize, b: usize) -> Outcome<Difference> {
    Ok(pooled(columns, &columns[a], &columns[b])?.interval())
}

/// Compares the share of each column with that of all other columns together,
/// by the z test of [`share_pairs`]. Positive where the column's share is higher.
pub fn shares_against_rest(
    columns: &[Agreement],
    adjustment: Adjustment,
) -> Vec<Outcome<ColumnTest>> {
    let agree: u64 = columns.iter().map(|column| column.agree).sum();
    let base: u64 = columns.iter().map(|column| column.base).sum();
    let tests = columns.iter().map(|column| {
        let rest = Agreement { agree: agree - column.agree, base: base - column.base };
        z_test(*column, rest)
    });
    adjusted(tests.collect(), adjustment)
}

/// Compares the mean of each column with that of all other columns together, by
/// Welch's t. Positive where the column's mean is higher.
///
/// The rest is made from counts, total minus column, so that its variance
/// includes how the other columns differ among themselves.
///
/// # Panics
/// When a column and `codes` differ in length.
pub fn means_against_rest(
    codes: &[f64],
    columns: &[&[u64]],
    adjustment: Adjustment,
) -> Vec<Outcome<ColumnTest>> {
    let total: Vec<u64> =
        (0..codes.len()).map(|point| columns.iter().map(|column| column[point]).sum()).collect();
    let tests = columns.iter().map(|column| {
        if columns.len() < 2 {
            return Err(Reason::FewerThanTwoGroups);
        }
        let rest: Vec<u64> = total.iter().zip(*column).map(|(all, own)| all - own).collect();
        let contrast = Contrast::welch(&moments(codes, column), &moments(codes, &rest))?;
        let (diff, test) = (contrast.difference, contrast.test());
        Ok(ColumnTest { diff, statistic: test.t, p: test.p, adjusted: test.p })
    });
    adjusted(tests.collect(), adjustment)
}

/// Adjusts each p of a family, in the order given.
pub fn adjust_by(adjustment: Adjustment, p: &[f64]) -> Vec<f64> {
    match adjustment {
        Adjustment::None => p.to_vec(),
        Adjustment::Bonferroni => p.iter().map(|x| (x * p.len() as f64).min(1.0)).collect(),
        Adjustment::Holm => holm(p),
        Adjustment::BenjaminiHochberg => benjamini_hochberg(p),
    }
}

fn adjusted_pairs(
    k: usize,
    test: impl Fn(usize, usize) -> Outcome<ColumnTest>,
    adjustment: Adjustment,
) -> Vec<ColumnPair> {
    let tests = adjusted(pairs(k).map(|(a, b)| test(a, b)).collect(), adjustment);
    pairs(k).zip(tests).map(|((a, b), test)| ColumnPair { a, b, test }).collect()
}

pub(super) fn adjusted(
    mut tests: Vec<Outcome<ColumnTest>>,
    adjustment: Adjustment,
) -> Vec<Outcome<ColumnTest>> {
    let family: Vec<f64> = tests.iter().flatten().map(|test| test.p).collect();
    for (test, p) in tests.iter_mut().flatten().zip(adjust_by(adjustment, &family)) {
        test.adjusted = p;
    }
    tests
}

/// What SPSS compares: a column with two respondents or more who do not all say the same.
fn comparable(column: Agreement) -> Outcome<Agreement> {
    match column {
        Agreement { base: 0, .. } => Err(Reason::EmptyGroup),
        Agreement { base: 1, .. } => Err(Reason::FewerThanTwoObservations),
        Agreement { agree, base } if agree == 0 || agree == base => Err(Reason::NoVariance),
        column => Ok(column),
    }
}

fn z_test(a: Agreement, b: Agreement) -> Outcome<ColumnTest> {
    let diff = a.above(b)?;
    let size = agree_chi2(&[a, b])?.chi2.sqrt();
    let statistic = if diff < 0.0 { -size } else { size };
    let p = normal_two_sided(statistic);
    Ok(ColumnTest { diff, statistic, p, adjusted: p })
}

fn of_range(diff: f64, range: &RangeTest) -> ColumnTest {
    let statistic = if diff < 0.0 { -range.q } else { range.q };
    ColumnTest { diff, statistic, p: range.p, adjusted: range.p }
}

fn pooled(all: &[Moments], a: &Moments, b: &Moments) -> Outcome<Contrast> {
    let s = Squares::of(all)?;
    let within = varying(s.within / s.df_within)?;
    let error = (within * (1.0 / a.n as f64 + 1.0 / b.n as f64)).sqrt();
    Ok(Contrast { difference: a.above(b)?, error, df: s.df_within })
}
