//! χ² of a weighted table, corrected for the design.

use super::tally::WeightedTally;
use crate::stats::matrix::{product, solve, trace};
use crate::stats::reason::{Outcome, Reason};
use crate::stats::tail::f_upper;
use serde::Serialize;

/// Rao and Scott's test that groups answer alike.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RaoScott {
    /// Pearson's χ² of the weighted table, scaled to the number of respondents.
    pub chi2: f64,
    /// χ² over the sum of the design effects, which is an F.
    pub f: f64,
    /// Degrees of freedom of the numerator, at most those of the table, fractional.
    pub df1: f64,
    /// Of the denominator: df1 times respondents minus strata.
    pub df2: f64,
    /// Upper tail of F.
    pub p: f64,
    /// Cramér's V of the weighted table, 0 to 1.
    pub cramers_v: f64,
}

/// Rao and Scott's second-order corrected χ² of answers by group.
///
/// `rows[point]` says to which row of the table a point belongs: 0 and 1 for
/// disagree and agree, its own number for a whole distribution. With π the
/// weighted cell shares, V their linearised covariances, C the contrasts of the
/// interaction and D = diag(π): Δ = (C'D⁻¹C/n)⁻¹(C'D⁻¹VD⁻¹C),
/// F = χ²/tr Δ, df1 = (tr Δ)²/tr Δ², df2 = df1·(respondents − strata).
/// Rows and columns without respondents are left out; a cell without any has
/// 0 for its 1/π.
///
/// Source: Rao and Scott, "On chi-squared tests for multiway contingency tables
/// with cell proportions estimated from survey data", Annals of Statistics 12
/// (1984); Thomas and Rao, JASA 82 (1987), for F. Checked against R survey
/// `svychisq` and the formula respondent by respondent in NumPy.
///
/// # Errors
/// Fewer than two groups or rows with respondents, too few respondents, a
/// stratum with one respondent of more people, no variance.
///
/// # Panics
/// When `rows` is not as long as the scale.
pub fn rao_scott(tally: &WeightedTally, rows: &[usize]) -> Outcome<RaoScott> {
    assert_eq!(rows.len(), tally.points(), "a row per point");
    let table = Table::of(tally, rows)?;
    let df = tally.df(&table.columns);
    if df < 1.0 {
        return Err(Reason::FewerThanTwoObservations);
    }
    let cells = table.shares.len();
    let own = |cell: usize, group: usize, point: usize| {
        usize::from(table.cell(group, rows[point]) == Some(cell)) as f64
    };
    let value = |cell: usize, group: usize, point: usize| match table.cell(group, rows[point]) {
        Some(_) => (own(cell, group, point) - table.shares[cell]) / table.weight,
        None => 0.0,
    };
    let covariances = tally.covariances(cells, value)?;
    let contrasts = table.contrasts();
    let inverse: Vec<f64> =
        table.shares.iter().map(|share| if *share > 0.0 { 1.0 / share } else { 0.0 }).collect();
    let scaled: Vec<Vec<f64>> = contrasts
        .iter()
        .map(|contrast| contrast.iter().zip(&inverse).map(|(c, i)| c * i).collect())
        .collect();
    let simple = product(&scaled, &transposed(&contrasts));
    let simple = simple.iter().map(|row| row.iter().map(|x| x / table.n).collect()).collect();
    let actual = product(&product(&scaled, &covariances), &transposed(&scaled));
    let effects = solve(simple, actual).ok_or(Reason::NoVariance)?;
    let (sum, squares) = (trace(&effects), trace(&product(&effects, &effects)));
    if sum <= 0.0 || squares <= 0.0 {
        return Err(Reason::NoVariance);
    }
    let chi2 = table.chi2();
    let (f, df1) = (chi2 / sum, sum * sum / squares);
    let df2 = df1 * df;
    let smaller = table.rows.len().min(table.columns.len()) as f64 - 1.0;
    let cramers_v = (chi2 / table.n / smaller).sqrt();
    Ok(RaoScott { chi2, f, df1, df2, p: f_upper(f, df1, df2), cramers_v })
}

/// Weighted shares of rows by columns that have respondents, column by column.
struct Table {
    rows: Vec<usize>,
    columns: Vec<usize>,
    shares: Vec<f64>,
    weight: f64,
    n: f64,
}

impl Table {
    fn of(tally: &WeightedTally, rows: &[usize]) -> Outcome<Table> {
        let height = rows.iter().max().map_or(0, |row| row + 1);
        let mut weights = vec![vec![0.0; height]; tally.groups()];
        let mut n = 0;
        for (group, column) in weights.iter_mut().enumerate() {
            for (point, row) in rows.iter().enumerate() {
                let sums = tally.over_strata(group, point);
                column[*row] += sums.weights;
                n += sums.n;
            }
        }
        let filled = |row: &usize| weights.iter().any(|column| column[*row] > 0.0);
        let rows: Vec<usize> = (0..height).filter(filled).collect();
        let columns: Vec<usize> =
            (0..weights.len()).filter(|&g| weights[g].iter().any(|w| *w > 0.0)).collect();
        if columns.len() < 2 {
            return Err(Reason::FewerThanTwoGroups);
        }
        if rows.len() < 2 {
            return Err(Reason::NoVariance);
        }
        let weight: f64 = weights.iter().flatten().sum();
        let shares = columns.iter().flat_map(|&g| rows.iter().map(move |&r| (g, r)));
        let shares = shares.map(|(g, r)| weights[g][r] / weight).collect();
        Ok(Table { rows, columns, shares, weight, n: n as f64 })
    }

    fn cell(&self, group: usize, row: usize) -> Option<usize> {
        let column = self.columns.iter().position(|c| *c == group)?;
        let row = self.rows.iter().position(|r| *r == row)?;
        Some(column * self.rows.len() + row)
    }

    /// One row per contrast: products of a contrast of rows and one of columns,
    /// which together are the interaction.
    fn contrasts(&self) -> Vec<Vec<f64>> {
        let (rows, columns) = (helmert(self.rows.len()), helmert(self.columns.len()));
        let pairs = columns.iter().flat_map(|c| rows.iter().map(move |r| (c, r)));
        pairs.map(|(c, r)| c.iter().flat_map(|c| r.iter().map(move |r| c * r)).collect()).collect()
    }

    fn chi2(&self) -> f64 {
        let height = self.rows.len();
        let column = |c: usize| self.shares[c * height..(c + 1) * height].iter().sum::<f64>();
        let row = |r: usize| self.shares.iter().skip(r).step_by(height).sum::<f64>();
        let (columns, rows): (Vec<f64>, Vec<f64>) =
            ((0..self.columns.len()).map(column).collect(), (0..height).map(row).collect());
        let off = self.shares.iter().enumerate().map(|(at, share)| {
            let expected = columns[at / height] * rows[at % height];
            (share - expected) * (share - expected) / expected
        });
        off.sum::<f64>() * self.n
    }
}

/// k − 1 orthogonal contrasts of k levels: each level against the mean of those before.
fn helmert(k: usize) -> Vec<Vec<f64>> {
    let scale = |i: usize| ((i * (i + 1)) as f64).sqrt();
    let entry = |i: usize, j: usize| match j.cmp(&i) {
        std::cmp::Ordering::Less => -1.0 / scale(i),
        std::cmp::Ordering::Equal => i as f64 / scale(i),
        std::cmp::Ordering::Greater => 0.0,
    };
    (1..k).map(|i| (0..k).map(|j| entry(i, j)).collect()).collect()
}

fn transposed(a: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let width = a.first().map_or(0, Vec::len);
    (0..width).map(|j| a.iter().map(|row| row[j]).collect()).collect()
}
