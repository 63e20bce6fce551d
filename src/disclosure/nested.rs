//! Splits of which one lies within another, as teams do within departments: every group of the
//! one is made of groups of the other, which must not come back from it.
//!
//! Who works there knows which teams a department has, so that is taken to be known, though no
//! export says it.

use super::Rule;
use super::grid::turn;
use super::parts::{Fate, Part, protect};
use super::verdict::outside;
use crate::analysis::Crossed;

/// A split within another.
pub(super) struct Nested {
    outer: usize,
    pub(super) inner: usize,
    /// Per group of the outer split, the groups of the inner one that are wholly in it.
    within: Vec<Vec<usize>>,
}

impl Nested {
    /// Every split that lies within another. `sizes` has the respondents per split, per group.
    pub(super) fn all(crossed: &[Crossed], sizes: &dyn Fn(usize, usize) -> u64) -> Vec<Self> {
        let both = crossed.iter().flat_map(|crossed| {
            let [rows, columns] = crossed.splits;
            [([rows, columns], crossed.sizes.clone()), ([columns, rows], turn(&crossed.sizes))]
        });
        both.filter_map(|(splits, pairs)| Nested::of(splits, &pairs, sizes)).collect()
    }

    fn of(
        [outer, inner]: [usize; 2],
        pairs: &[Vec<u64>],
        sizes: &dyn Fn(usize, usize) -> u64,
    ) -> Option<Self> {
        if !is_within(pairs) {
            return None;
        }
        let width = pairs.first().map_or(0, Vec::len);
        let is_in =
            |row: &Vec<u64>, column: usize| row[column] > 0 && row[column] == sizes(inner, column);
        let of_row = |row: &Vec<u64>| (0..width).filter(|at| is_in(row, *at)).collect();
        Some(Nested { outer, inner, within: pairs.iter().map(of_row).collect() })
    }

    /// Hides more groups of the inner split where the outer one would give them back, or they
    /// that. Of each split the parts of everybody are given, those in no group last. Whether it
    /// hid anything.
    pub(super) fn protect(&self, rule: Rule, splits: &mut [Vec<Part>]) -> bool {
        let mut changed = false;
        let (mut hidden, mut of_hidden) = (Vec::new(), Vec::new());
        for (group, within) in self.within.iter().enumerate() {
            let whole = splits[self.outer][group].clone();
            if whole.fate == Fate::Shown {
                changed |= self.protect_within(rule, splits, &whole, within);
                continue;
            }
            // All that it is made of would give a hidden group back.
            let somebody = within.iter().filter(|at| splits[self.inner][**at].n > 0);
            let smallest = somebody.clone().min_by_key(|at| splits[self.inner][**at].n);
            let is_shown = |at: &usize| splits[self.inner][*at].fate == Fate::Shown;
            if let Some(smallest) = smallest.filter(|_| within.iter().all(is_shown)) {
                splits[self.inner][*smallest].fate = Fate::Protecting;
                changed = true;
            }
            hidden.push(whole);
            of_hidden.extend(within);
        }
        // What is hidden is known together, with those in no group.
        hidden.extend(splits[self.outer].last().cloned());
        let whole = Part {
            n: hidden.iter().map(|part| part.n).sum(),
            counts: add(&hidden),
            fate: Fate::Outside,
        };
        self.protect_within(rule, splits, &whole, &of_hidden) | changed
    }

    fn protect_within(
        &self,
        rule: Rule,
        splits: &mut [Vec<Part>],
        whole: &Part,
        within: &[usize],
    ) -> bool {
        if within.is_empty() {
            return false;
        }
        let inner = &mut splits[self.inner];
        let mut parts: Vec<Part> = within.iter().map(|at| inner[*at].clone()).collect();
        parts.push(outside(whole, &parts));
        protect(&mut parts, rule);
        let mut changed = false;
        for (at, part) in within.iter().zip(parts) {
            changed |= inner[*at].fate == Fate::Shown && part.fate != Fate::Shown;
            inner[*at].fate = part.fate;
        }
        changed
    }
}

/// Whether the columns of a table of pairs lie within its rows: nobody of a column is in two
/// rows, and there are as many columns as rows or more.
pub(super) fn is_within(pairs: &[Vec<u64>]) -> bool {
    let width = pairs.first().map_or(0, Vec::len);
    let rows = |column: usize| pairs.iter().filter(move |row| row[column] > 0).count();
    let columns = (0..width).filter(|column| rows(*column) > 0).count();
    let groups = pairs.iter().filter(|row| row.iter().any(|n| *n > 0)).count();
    columns >= groups && (0..width).all(|column| rows(column) < 2)
}

/// Counts of some parts together.
fn add(parts: &[Part]) -> Vec<u64> {
    let answers = parts.iter().map(|part| part.counts.len()).max().unwrap_or(0);
    let of = |answer: usize| parts.iter().filter_map(|part| part.counts.get(answer)).sum();
    (0..answers).map(of).collect()
}

/// Hides what nested splits would give back until nothing does, of all splits of everybody.
/// Whether it hid anything.
pub(super) fn protect_nested(rule: Rule, nested: &[Nested], splits: &mut [Vec<Part>]) -> bool {
    let mut changed = false;
    loop {
        let mut again = false;
        for nested in nested {
            if nested.protect(rule, splits) {
                protect(&mut splits[nested.inner], rule);
                again = true;
            }
        }
        if !again {
            return changed;
        }
        changed = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Fate::{Outside, Protecting, Shown, Small};

    fn parts(counts: &[[u64; 2]], in_no_group: u64) -> Vec<Part> {
        let part = |counts: &[u64; 2], fate| Part {
            n: counts.iter().sum(),
            counts: counts.to_vec(),
            fate,
        };
        let groups = counts.iter().map(|counts| part(counts, Shown));
        groups.chain([part(&[in_no_group, 0], Outside)]).collect()
    }

    /// Departments of 30 and 51, of teams of 4, 12 and 14, and of 11 and 40.
    fn teams() -> (Vec<Nested>, Vec<Vec<Part>>) {
        let teams = [[2, 2], [7, 5], [7, 7], [6, 5], [20, 20]];
        let departments = [[16, 14], [26, 25]];
        let crossed =
            Crossed { splits: [0, 1], sizes: vec![vec![4, 12, 14, 0, 0], vec![0, 0, 0, 11, 40]] };
        let splits = vec![parts(&departments, 0), parts(&teams, 0)];
        let n: Vec<Vec<u64>> =
            splits.iter().map(|parts| parts.iter().map(|part| part.n).collect()).collect();
        (Nested::all(&[crossed], &|split, group| n[split][group]), splits)
    }

    fn fates(parts: &[Part]) -> Vec<Fate> {
        parts.iter().map(|part| part.fate).collect()
    }

    #[test]
    fn a_small_team_takes_another_of_its_department_with_it() {
        let (nested, mut splits) = teams();
        assert_eq!(nested.len(), 1);
        protect(&mut splits[1], Rule::default());
        assert!(protect_nested(Rule::default(), &nested, &mut splits));
        assert_eq!(fates(&splits[1]), [Small, Protecting, Shown, Protecting, Shown, Outside]);
        assert_eq!(fates(&splits[0]), [Shown, Shown, Outside]);
    }

    #[test]
    fn teams_do_not_give_back_a_department_that_is_hidden() {
        let (nested, mut splits) = teams();
        splits[0][0].fate = Protecting;
        splits[0][1].fate = Protecting;
        protect_nested(Rule::default(), &nested, &mut splits);
        assert_ne!(splits[1][3].fate, Shown);
    }

    #[test]
    fn splits_that_cross_are_not_nested() {
        let crossed = Crossed { splits: [0, 1], sizes: vec![vec![4, 12], vec![3, 9]] };
        assert!(Nested::all(&[crossed], &|_, _| 10).is_empty());
    }
}
