//! Which counts of a table with two sides stay hidden, so that none comes back from
//! its row, its column and what stands beside them.

use super::Rule;
use super::audit::Known;
use super::parts::{Fate, Part, protect};

/// Counts of two splits, with a last column for those in no group of the columns. Who is
/// in no group of the rows did not answer, and is in no sum of a column here.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    counts: Vec<Vec<u64>>,
    fates: Vec<Vec<Fate>>,
    /// Whether the sum of a row, or of a column, is shown.
    rows: Vec<bool>,
    columns: Vec<bool>,
}

impl Grid {
    /// A grid of these counts, and of what becomes of the groups of each side.
    pub(super) fn new(counts: Vec<Vec<u64>>, rows: &[Fate], columns: &[Fate]) -> Self {
        let width = columns.len();
        let fate = |row: Fate, column: Option<&Fate>| match column {
            None => Fate::Outside,
            Some(_) if row != Fate::Shown => row,
            Some(column) => *column,
        };
        let fates = rows
            .iter()
            .map(|row| (0..=width).map(|column| fate(*row, columns.get(column))).collect());
        let is_shown = |fate: &Fate| *fate == Fate::Shown;
        Grid {
            counts,
            fates: fates.collect(),
            rows: rows.iter().map(is_shown).collect(),
            columns: columns.iter().map(is_shown).collect(),
        }
    }

    /// Hides what is too small, and what would give it back.
    pub(super) fn protect(mut self, rule: Rule) -> Vec<Vec<Fate>> {
        for at in self.cells() {
            if !self.is_hidden(at) && !rule.minimum_base.allows(self.count(at)) {
                self.fates[at.0][at.1] = Fate::Small;
            }
        }
        if rule.secondary {
            while self.protect_known(rule) || self.protect_lines(rule) {}
        }
        self.fates
    }

    /// Hides more where a small count can be worked out. Whether it did.
    fn protect_known(&mut self, rule: Rule) -> bool {
        let hidden: Vec<(usize, usize)> = self.cells().filter(|at| self.is_hidden(*at)).collect();
        let known = self.known(&hidden);
        for (position, at) in hidden.iter().enumerate() {
            let is_group = self.fates[at.0][at.1] != Fate::Outside || rule.remainder;
            let small = is_group && !rule.minimum_base.allows(self.count(*at));
            if !small || known.range(position).is_some_and(is_wide) {
                continue;
            }
            let more = self.rectangle(*at).or_else(|| self.beside(*at).map(|beside| vec![beside]));
            if let Some(more) = more {
                more.iter().for_each(|at| self.fates[at.0][at.1] = Fate::Protecting);
                return true;
            }
        }
        false
    }

    /// The counts that make a rectangle of hidden ones with this one, at the least cost
    /// in respondents; only those that are still shown.
    fn rectangle(&self, (row, column): (usize, usize)) -> Option<Vec<(usize, usize)>> {
        let corners = self.cells().filter(|at| at.0 != row && at.1 != column);
        let rectangles = corners.filter_map(|at| {
            let others = [(row, at.1), (at.0, column), at];
            let open = others.iter().all(|at| self.count(*at) > 0);
            let shown: Vec<_> = others.into_iter().filter(|at| !self.is_hidden(*at)).collect();
            (open && !shown.is_empty()).then_some(shown)
        });
        rectangles.min_by_key(|shown| shown.iter().map(|at| self.count(*at)).sum::<u64>())
    }

    /// The smallest count in the same row or column that is still shown.
    fn beside(&self, (row, column): (usize, usize)) -> Option<(usize, usize)> {
        let beside = self.cells().filter(|at| at.0 == row || at.1 == column);
        let shown = beside.filter(|at| !self.is_hidden(*at) && self.count(*at) > 0);
        shown.min_by_key(|at| self.count(*at))
    }

    /// Hides more where what is hidden of one row, or of one column, is small together.
    /// Whether it did.
    fn protect_lines(&mut self, rule: Rule) -> bool {
        let before = self.fates.clone();
        let (height, width) = (self.rows.len(), self.columns.len());
        let rows = (0..height).filter(|row| self.rows[*row]);
        let rows = rows.map(|row| (0..=width).map(move |column| (row, column)).collect());
        let columns = (0..width).filter(|column| self.columns[*column]);
        let columns = columns.map(|column| (0..height).map(move |row| (row, column)).collect());
        let lines: Vec<Vec<(usize, usize)>> = rows.chain(columns).collect();
        for line in lines {
            let part = |(row, column): &(usize, usize)| Part {
                n: self.counts[*row][*column],
                counts: Vec::new(),
                fate: self.fates[*row][*column],
            };
            let mut parts: Vec<Part> = line.iter().map(part).collect();
            protect(&mut parts, rule);
            for ((row, column), part) in line.into_iter().zip(parts) {
                self.fates[row][column] = part.fate;
            }
        }
        before != self.fates
    }

    /// What the shown counts and sums tell of the hidden ones together.
    fn known(&self, hidden: &[(usize, usize)]) -> Known {
        let mut sums = Vec::new();
        let mut sum = |of: &dyn Fn((usize, usize)) -> bool| {
            let positions: Vec<usize> =
                hidden.iter().enumerate().filter(|(_, at)| of(**at)).map(|(at, _)| at).collect();
            if !positions.is_empty() {
                let together = positions.iter().map(|position| self.count(hidden[*position]));
                let together = together.sum();
                sums.push((positions, together));
            }
        };
        for row in (0..self.rows.len()).filter(|row| self.rows[*row]) {
            sum(&|at| at.0 == row);
        }
        for column in (0..self.columns.len()).filter(|column| self.columns[*column]) {
            sum(&|at| at.1 == column);
        }
        sum(&|_| true);
        Known { hidden: hidden.len(), sums }
    }

    fn cells(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let width = self.columns.len();
        (0..self.rows.len()).flat_map(move |row| (0..=width).map(move |column| (row, column)))
    }

    fn is_hidden(&self, (row, column): (usize, usize)) -> bool {
        self.fates[row][column] != Fate::Shown
    }

    fn count(&self, (row, column): (usize, usize)) -> u64 {
        self.counts[row][column]
    }
}

/// Whether enough counts are possible: three, as of an answer.
fn is_wide((least, most): (u64, u64)) -> bool {
    most - least >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::parts::Fate::{Outside, Protecting, Shown, Small};

    /// Fates of counts of which nobody is outside, with every sum shown.
    fn fates(counts: &[&[u64]]) -> Vec<Vec<Fate>> {
        let width = counts[0].len();
        let counts: Vec<Vec<u64>> =
            counts.iter().map(|row| row.iter().copied().chain([0]).collect()).collect();
        let grid = Grid::new(counts.clone(), &vec![Shown; counts.len()], &vec![Shown; width]);
        grid.protect(Rule::default())
    }

    #[test]
    fn a_small_count_takes_three_others_with_it() {
        let fates = fates(&[&[4, 30, 50], &[20, 60, 80], &[90, 70, 40]]);
        assert_eq!(fates[0], [Small, Protecting, Shown, Outside]);
        assert_eq!(fates[1], [Protecting, Protecting, Shown, Outside]);
        assert_eq!(fates[2], [Shown, Shown, Shown, Outside]);
    }

    #[test]
    fn nothing_small_hides_nothing() {
        let fates = fates(&[&[14, 30], &[20, 60]]);
        assert!(fates.iter().all(|row| row[..2] == [Shown, Shown]));
    }

    /// What may not be worked out is not, over many random tables; the seed is printed
    /// where it fails.
    #[test]
    fn no_small_count_is_narrow_in_random_tables() {
        let mut state: u64 = 20_261_124;
        let mut next = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for case in 0..60 {
            let (height, width) = (2 + next(4) as usize, 2 + next(4) as usize);
            let scale = [12, 30, 100][next(3) as usize];
            let counts: Vec<Vec<u64>> = (0..height)
                .map(|_| {
                    (0..=width).map(|column| if column < width { next(scale) } else { 0 }).collect()
                })
                .collect();
            let grid = Grid::new(counts.clone(), &vec![Shown; height], &vec![Shown; width]);
            let mut protected = grid.clone();
            protected.fates = grid.protect(Rule::default());
            let shown = protected.cells().filter(|at| at.1 < width && !protected.is_hidden(*at));
            if shown.filter(|at| protected.count(*at) > 0).count() == 0 {
                continue; // The margins alone are shown; they may be narrow.
            }
            let hidden: Vec<_> = protected.cells().filter(|at| protected.is_hidden(*at)).collect();
            let known = protected.known(&hidden);
            for (position, at) in hidden.iter().enumerate() {
                let n = protected.count(*at);
                let wide = known.range(position).is_some_and(is_wide);
                let beside = protected.cells().any(|other| {
                    (other.0 == at.0 || other.1 == at.1)
                        && !protected.is_hidden(other)
                        && protected.count(other) > 0
                });
                assert!(n == 0 || n >= 10 || wide || !beside, "case {case}: {counts:?} at {at:?}");
            }
        }
    }
}
