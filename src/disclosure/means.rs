//! What the means of a table of respondents tell of its hidden counts.
//!
//! Who is in a band has a number between the lowest and the highest of it. So a column's
//! mean bounds how many of the column can be in each band, and a mean and a count that are
//! harmless apart may give a third away together.

use super::Rule;
use super::audit::Known;
use super::parts::Fate;
use crate::analysis::{CrossTab, Means};

/// The columns whose means are shown, and whether that of everybody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ShownMeans {
    pub(super) columns: Vec<bool>,
    pub(super) total: bool,
}

/// A table, and what of it is hidden.
pub(super) struct Audited<'a> {
    pub(super) table: &'a CrossTab,
    /// Of each count.
    pub(super) fates: &'a [Vec<Fate>],
    pub(super) rows: &'a [Fate],
    pub(super) columns: &'a [Fate],
}

impl Audited<'_> {
    /// Hides means, smallest columns first, until three counts of every small hidden one are
    /// possible.
    pub(super) fn protect(&self, rule: Rule, means: &Means, shown: &mut ShownMeans) {
        let small: Vec<usize> = self
            .hidden()
            .enumerate()
            .filter(|(_, (row, column))| !rule.minimum_base.allows(self.count(*row, *column)))
            .map(|(position, _)| position)
            .collect();
        let bases: Vec<u64> = (0..shown.columns.len()).map(|column| self.base(column)).collect();
        let told = |position: usize| self.hidden().nth(position).map(|(_, column)| column);
        while let Some(position) = self.narrow(means, shown, &small) {
            // First the mean of its own column; what everybody has besides gives it back.
            let next = (0..bases.len()).filter(|column| shown.columns[*column]);
            let next = next.min_by_key(|column| (Some(*column) != told(position), bases[*column]));
            match next {
                Some(column) => shown.columns[column] = false,
                None if shown.total => shown.total = false,
                // The counts alone tell it: no mean is to blame.
                None => return,
            }
        }
    }

    /// A small count of which not enough are possible.
    fn narrow(&self, means: &Means, shown: &ShownMeans, small: &[usize]) -> Option<usize> {
        if !shown.total && !shown.columns.contains(&true) {
            return None;
        }
        let known = self.known(means, shown);
        // It may be what it is.
        let mut seen: Vec<(f64, f64)> = self
            .hidden()
            .map(|(row, column)| self.count(row, column) as f64)
            .map(|n| (n, n))
            .collect();
        small.iter().copied().find(|position| !known.is_wide(*position, &mut seen))
    }

    fn known(&self, means: &Means, shown: &ShownMeans) -> Known {
        let hidden: Vec<(usize, usize)> = self.hidden().collect();
        let mut known = Known { hidden: hidden.len(), ..Known::default() };
        let mut sum = |is_in: &dyn Fn(usize, usize) -> bool| {
            let inside =
                hidden.iter().enumerate().filter(|(_, (row, column))| is_in(*row, *column));
            let positions: Vec<usize> = inside.map(|(position, _)| position).collect();
            if !positions.is_empty() {
                let count = |at: &usize| self.count(hidden[*at].0, hidden[*at].1);
                known.sums.push((positions.clone(), positions.iter().map(count).sum()));
            }
        };
        for row in (0..self.rows.len()).filter(|row| self.rows[*row] == Fate::Shown) {
            sum(&|of, _| of == row);
        }
        for column in (0..self.columns.len()).filter(|column| self.columns[*column] == Fate::Shown)
        {
            sum(&|_, of| of == column);
        }
        sum(&|_, _| true);
        // Those of hidden columns together have what everybody has besides.
        let all = 0..shown.columns.len();
        let mut told: Vec<(Vec<usize>, f64)> = Vec::new();
        let mut rest = means.total.zip(self.table.base).map(|(mean, n)| mean * n as f64);
        for column in all.clone().filter(|column| shown.columns[*column]) {
            let Some(mean) = means.columns[column] else { continue };
            let sum = mean * self.base(column) as f64;
            rest = rest.map(|rest| rest - sum);
            told.push((vec![column], sum));
        }
        let others: Vec<usize> = all.filter(|column| !shown.columns[*column]).collect();
        let none = self.columns.len();
        told.extend(
            rest.filter(|_| shown.total).map(|rest| ([&others[..], &[none]].concat(), rest)),
        );
        for (columns, sum) in told {
            for side in [0, 1] {
                let sign = if side == 0 { 1.0 } else { -1.0 };
                let mut most = sign * sum;
                let mut weights = Vec::new();
                for (row, limits) in means.limits.iter().enumerate() {
                    let weight = sign * limits.map_or(0.0, |limits| limits[side]);
                    for column in columns.iter().copied() {
                        match hidden.iter().position(|at| *at == (row, column)) {
                            Some(position) => weights.push((position, weight)),
                            None => most -= weight * self.count(row, column) as f64,
                        }
                    }
                }
                // Sums of means are as exact as doubles are.
                known.weights.push((weights, most + 1e-6 * sum.abs().max(1.0)));
            }
        }
        known.weights.retain(|(weights, _)| !weights.is_empty());
        known
    }

    /// The hidden counts, and those in no group of the columns.
    fn hidden(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let width = self.columns.len();
        let places = (0..self.rows.len()).flat_map(move |row| (0..=width).map(move |at| (row, at)));
        places.filter(move |(row, column)| {
            *column == width || self.fates[*row][*column] != Fate::Shown
        })
    }

    fn count(&self, row: usize, column: usize) -> u64 {
        match self.table.counts[row].get(column) {
            Some(count) => count.unwrap_or(0),
            None => {
                let inside: u64 = self.table.counts[row].iter().flatten().sum();
                self.table.row_totals[row].unwrap_or(0).saturating_sub(inside)
            }
        }
    }

    fn base(&self, column: usize) -> u64 {
        self.table.column_bases[column].unwrap_or(0)
    }
}
