//! Which cells of two splits crossed stay hidden, so that none comes back from its row,
//! its column and what stands beside them.

use super::Rule;
use super::audit::Known;
use super::parts::{Fate, Part, protect};

/// The cells of two splits crossed.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    cells: Vec<Vec<Part>>,
    /// What becomes of a row, and of a column, as a whole: of those that are shown the
    /// sum is known. A row or column of those in no group is [`Fate::Outside`].
    rows: Vec<Fate>,
    columns: Vec<Fate>,
}

impl Grid {
    /// A grid of these cells, of which nothing but the rows and columns is hidden.
    pub(super) fn new(cells: Vec<Vec<Part>>, rows: Vec<Fate>, columns: Vec<Fate>) -> Self {
        let mut grid = Grid { cells, rows, columns };
        for (row, column) in grid.places() {
            let of_line = [grid.rows[row], grid.columns[column]];
            let hidden = of_line.into_iter().filter(|fate| *fate != Fate::Shown);
            // Who is in no group of one side is in no group at all.
            let fate = hidden.max_by_key(|fate| *fate == Fate::Outside);
            if let Some(fate) = fate {
                grid.cells[row][column].fate = fate;
            }
        }
        grid
    }

    /// Hides what is too small, and what would give it back.
    pub(super) fn protect(mut self, rule: Rule) -> Vec<Vec<Fate>> {
        for at in self.places() {
            if !self.is_hidden(at) && !rule.minimum_base.allows(self.count(at)) {
                self.cells[at.0][at.1].fate = Fate::Small;
            }
        }
        if rule.secondary {
            while self.protect_known(rule) || self.protect_lines(rule) {}
        }
        let fates = |row: Vec<Part>| row.into_iter().map(|part| part.fate).collect();
        self.cells.into_iter().map(fates).collect()
    }

    /// As [`Grid::protect`], of this grid turned on its side where `turned`: what is hidden
    /// must not depend on which split is selected by and which is shown.
    pub(super) fn protect_turned(self, rule: Rule, turned: bool) -> Vec<Vec<Fate>> {
        if !turned {
            return self.protect(rule);
        }
        let grid = Grid { cells: turn(&self.cells), rows: self.columns, columns: self.rows };
        turn(&grid.protect(rule))
    }

    /// Hides more where a small count can be worked out. Whether it did.
    fn protect_known(&mut self, rule: Rule) -> bool {
        let hidden = self.hidden();
        let answers = self.cells.iter().flatten().map(|part| part.counts.len()).max().unwrap_or(0);
        let sizes = self.known(&hidden, &|part| part.n);
        let answers: Vec<Known> = (0..answers)
            .map(|at| self.known(&hidden, &|part| part.counts.get(at).copied().unwrap_or(0)))
            .collect();
        for (position, at) in hidden.iter().enumerate() {
            let is_group = self.fate(*at) != Fate::Outside || rule.remainder;
            let small = is_group && !rule.minimum_base.allows(self.count(*at));
            let open = |known: &Known| known.range(position).is_some_and(is_open);
            if !small || (sizes.range(position).is_some_and(is_wide) && answers.iter().all(open)) {
                continue;
            }
            let more = self.rectangle(*at).or_else(|| self.beside(*at).map(|beside| vec![beside]));
            if let Some(more) = more {
                more.iter().for_each(|at| self.cells[at.0][at.1].fate = Fate::Protecting);
                return true;
            }
        }
        false
    }

    /// The counts that make a rectangle of hidden ones with this one, at the least cost
    /// in respondents; only those that are still shown.
    fn rectangle(&self, (row, column): (usize, usize)) -> Option<Vec<(usize, usize)>> {
        let corners = self.places().filter(|at| at.0 != row && at.1 != column);
        let rectangles = corners.filter_map(|at| {
            let others = [(row, at.1), (at.0, column), at];
            let open = others.iter().all(|at| self.count(*at) > 0);
            let shown: Vec<_> = others.into_iter().filter(|at| !self.is_hidden(*at)).collect();
            (open && !shown.is_empty()).then_some(shown)
        });
        rectangles.min_by_key(|shown| shown.iter().map(|at| self.count(*at)).sum::<u64>())
    }

    /// The smallest count in the same row or column that is still shown; at last those of
    /// nobody, which tell where others are.
    fn beside(&self, (row, column): (usize, usize)) -> Option<(usize, usize)> {
        let beside = self.places().filter(|at| at.0 == row || at.1 == column);
        let shown = beside.filter(|at| !self.is_hidden(*at));
        shown.min_by_key(|at| (self.count(*at) == 0, self.count(*at)))
    }

    /// Hides more where what is hidden of one row, or of one column, is small together or
    /// nearly gives an answer away. Whether it did.
    fn protect_lines(&mut self, rule: Rule) -> bool {
        let mut changed = false;
        for line in self.lines() {
            let mut parts: Vec<Part> =
                line.iter().map(|(row, column)| self.cells[*row][*column].clone()).collect();
            protect(&mut parts, rule);
            for ((row, column), part) in line.into_iter().zip(parts) {
                changed |= self.cells[row][column].fate != part.fate;
                self.cells[row][column].fate = part.fate;
            }
        }
        changed
    }

    /// The cells of every row and every column of which the sum is known.
    fn lines(&self) -> Vec<Vec<(usize, usize)>> {
        let (height, width) = (self.rows.len(), self.columns.len());
        let is_shown = |fates: &[Fate], at: &usize| fates[*at] == Fate::Shown;
        let rows = (0..height).filter(|row| is_shown(&self.rows, row));
        let rows = rows.map(|row| (0..width).map(|column| (row, column)).collect());
        let columns = (0..width).filter(|column| is_shown(&self.columns, column));
        let columns = columns.map(|column| (0..height).map(|row| (row, column)).collect());
        rows.chain(columns).collect()
    }

    /// What the shown counts and sums tell of the hidden ones together, of everybody or of
    /// who gave one answer.
    fn known(&self, hidden: &[(usize, usize)], count: &dyn Fn(&Part) -> u64) -> Known {
        let of = |(row, column): (usize, usize)| &self.cells[row][column];
        let everything = self.places().collect();
        let sums = self.lines().into_iter().chain([everything]).filter_map(|line| {
            let of_line = hidden.iter().enumerate().filter(|(_, at)| line.contains(at));
            let positions: Vec<usize> = of_line.map(|(position, _)| position).collect();
            let together = positions.iter().map(|position| count(of(hidden[*position])));
            let together = together.sum();
            (!positions.is_empty()).then_some((positions, together))
        });
        Known { hidden: hidden.len(), sums: sums.collect() }
    }

    fn places(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let (height, width) = (self.rows.len(), self.columns.len());
        (0..height).flat_map(move |row| (0..width).map(move |column| (row, column)))
    }

    fn hidden(&self) -> Vec<(usize, usize)> {
        self.places().filter(|at| self.is_hidden(*at)).collect()
    }

    fn is_hidden(&self, at: (usize, usize)) -> bool {
        self.fate(at) != Fate::Shown
    }

    fn fate(&self, (row, column): (usize, usize)) -> Fate {
        self.cells[row][column].fate
    }

    fn count(&self, (row, column): (usize, usize)) -> u64 {
        self.cells[row][column].n
    }
}

fn turn<T: Clone>(rows: &[Vec<T>]) -> Vec<Vec<T>> {
    let width = rows.first().map_or(0, Vec::len);
    (0..width).map(|column| rows.iter().map(|row| row[column].clone()).collect()).collect()
}

/// Whether enough counts are possible: three, as of an answer.
fn is_wide((least, most): (u64, u64)) -> bool {
    most - least >= 2
}

/// Whether enough counts of an answer are possible: three, or all from nobody up to as
/// many as it can be.
fn is_open((least, most): (u64, u64)) -> bool {
    most - least >= most.min(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::parts::Fate::{Protecting, Shown, Small};

    /// A grid of counts of which nobody is outside, with every sum shown.
    fn grid(counts: &[Vec<u64>]) -> Grid {
        let part = |n: &u64| Part { n: *n, counts: Vec::new(), fate: Shown };
        let cells = counts.iter().map(|row| row.iter().map(part).collect());
        Grid::new(cells.collect(), vec![Shown; counts.len()], vec![Shown; counts[0].len()])
    }

    fn fates(counts: &[&[u64]]) -> Vec<Vec<Fate>> {
        let counts: Vec<Vec<u64>> = counts.iter().map(|row| row.to_vec()).collect();
        grid(&counts).protect(Rule::default())
    }

    #[test]
    fn a_small_count_takes_three_others_with_it() {
        let fates = fates(&[&[4, 30, 50], &[20, 60, 80], &[90, 70, 40]]);
        assert_eq!(fates[0], [Small, Protecting, Shown]);
        assert_eq!(fates[1], [Protecting, Protecting, Shown]);
        assert_eq!(fates[2], [Shown, Shown, Shown]);
    }

    #[test]
    fn nothing_small_hides_nothing() {
        let fates = fates(&[&[14, 30], &[20, 60]]);
        assert!(fates.iter().all(|row| *row == [Shown, Shown]));
    }

    /// What may not be worked out is not, over random tables of one seed.
    #[test]
    fn no_small_count_is_narrow_in_random_tables() {
        const SEED: u64 = 20_261_124;
        let mut state = SEED;
        let mut next = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for case in 0..60 {
            let (height, width) = (2 + next(4) as usize, 2 + next(4) as usize);
            let scale = [12, 30, 100][next(3) as usize];
            let counts: Vec<Vec<u64>> =
                (0..height).map(|_| (0..width).map(|_| next(scale)).collect()).collect();
            let mut grid = grid(&counts);
            for (row, fates) in grid.clone().protect(Rule::default()).into_iter().enumerate() {
                for (column, fate) in fates.into_iter().enumerate() {
                    grid.cells[row][column].fate = fate;
                }
            }
            let hidden = grid.hidden();
            let known = grid.known(&hidden, &|part| part.n);
            for (position, at) in hidden.iter().enumerate() {
                let n = grid.count(*at);
                let wide = known.range(position).is_some_and(is_wide);
                // Where all beside it is hidden, the sums alone are known.
                let more = grid.beside(*at).is_some();
                let told = format!("seed {SEED}, case {case}: {counts:?} at {at:?}");
                assert!(n == 0 || n >= 10 || wide || !more, "{told}");
            }
        }
    }
}
