//! Splits of which one lies within another, as teams do within departments: every group of the
//! one is made of groups of the other, which must not come back from it.
//!
//! Who works there knows which teams a department has, so that is taken to be known, though no
//! export says it.

use super::Rule;
use super::grid::turn;
use super::parts::{Fate, Part, add, protect, protect_told};
use super::telling::{Told, told};
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

    /// The positions of the two splits, the outer one first.
    pub(super) fn splits(&self) -> [usize; 2] {
        [self.outer, self.inner]
    }

    /// The groups of the outer split, and those of the inner one that each is made of.
    pub(super) fn groups(&self) -> impl Iterator<Item = (usize, &[usize])> {
        self.within.iter().map(Vec::as_slice).enumerate()
    }

    /// Hides more groups of the inner split where the outer one would give them back, or they
    /// that. Of each split the parts of everybody are given, those in no group last. Whether it
    /// hid anything.
    pub(super) fn protect(&self, rule: Rule, splits: &mut [Vec<Part>]) -> bool {
        let mut changed = false;
        let mut of_hidden = Vec::new();
        let told = told(&splits[self.inner], rule);
        for (group, within) in self.within.iter().enumerate() {
            let whole = splits[self.outer][group].clone();
            if whole.fate == Fate::Shown {
                // Hidden is what is news of everybody, so that must stay hidden here.
                changed |= self.protect_within(rule, splits, &whole, within, &told);
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
            of_hidden.extend(within);
        }
        // What is hidden is known together, with those in no group.
        let whole = self.hidden(splits);
        changed |= self.protect_within(rule, splits, &whole, &of_hidden, &told);
        changed | self.protect_hidden(rule, splits)
    }

    /// What the hidden groups of the outer split are together, with those in none.
    fn hidden(&self, splits: &[Vec<Part>]) -> Part {
        let is_hidden = |part: &&Part| part.fate != Fate::Shown;
        let hidden: Vec<Part> = splits[self.outer].iter().filter(is_hidden).cloned().collect();
        let n = hidden.iter().map(|part| part.n).sum();
        Part { n, counts: add(&hidden), fate: Fate::Outside }
    }

    /// The groups inside a whole, and who is in none of them.
    fn parts(&self, splits: &[Vec<Part>], whole: &Part, within: &[usize]) -> Vec<Part> {
        let mut parts: Vec<Part> =
            within.iter().map(|at| splits[self.inner][*at].clone()).collect();
        parts.push(outside(whole, &parts));
        parts
    }

    /// Hides more of what a whole is made of. `told` says of the whole split's groups what tells
    /// of everybody in them.
    fn protect_within(
        &self,
        rule: Rule,
        splits: &mut [Vec<Part>],
        whole: &Part,
        within: &[usize],
        told: &[Told],
    ) -> bool {
        if within.is_empty() {
            return false;
        }
        let place = |told: &Told| within.iter().position(|at| *at == told.part);
        let told: Vec<Told> = told.iter().filter_map(|told| Some(told.at(place(told)?))).collect();
        let mut parts = self.parts(splits, whole, within);
        protect_told(&mut parts, rule, &told);
        let inner = &mut splits[self.inner];
        let mut changed = false;
        for (at, part) in within.iter().zip(parts) {
            changed |= inner[*at].fate == Fate::Shown && part.fate != Fate::Shown;
            inner[*at].fate = part.fate;
        }
        changed
    }

    /// Hides more where of a hidden group of the outer split what it is made of tells that nearly
    /// everybody gave one answer. Whether it did.
    fn protect_hidden(&self, rule: Rule, splits: &mut [Vec<Part>]) -> bool {
        let mut changed = false;
        for told in told(&splits[self.outer], rule) {
            let Some(own) = self.within.get(told.part) else { continue };
            while let Some(place) = self.telling(told, own, splits) {
                splits[place.0][place.1].fate = Fate::Protecting;
                changed = true;
            }
        }
        changed
    }

    /// The group to hide where of a hidden group, made of `own`, too few can have answered
    /// otherwise. `None` where enough can, or nothing helps.
    fn telling(&self, told: Told, own: &[usize], splits: &[Vec<Part>]) -> Option<(usize, usize)> {
        let inner = &splits[self.inner];
        let is_shown = |at: &&usize| inner[**at].fate == Fate::Shown;
        let hidden = || {
            let outer = self.within.iter().zip(&splits[self.outer]);
            let outer = outer.filter(|(_, part)| part.fate != Fate::Shown);
            outer.flat_map(|(within, _)| within)
        };
        let shown_own: u64 = own.iter().filter(is_shown).map(|at| told.others(&inner[*at])).sum();
        let shown: u64 = hidden().filter(is_shown).map(|at| told.others(&inner[*at])).sum();
        // Whoever of it may be hidden can be one of them, as far as there are so many.
        let together = told.others(&self.hidden(splits)).saturating_sub(shown);
        let whole = &splits[self.outer][told.part];
        let n: u64 = own.iter().filter(is_shown).map(|at| inner[*at].n).sum();
        let room = whole.n.saturating_sub(n);
        let smallest = |of: &mut dyn Iterator<Item = &usize>| {
            of.copied().min_by_key(|at| inner[*at].n).map(|at| (self.inner, at))
        };
        let somebody = |at: &&usize| inner[**at].n > 0;
        if !told.is_enough(shown_own + room) {
            return smallest(&mut own.iter().filter(is_shown).filter(somebody));
        }
        if told.is_enough(shown_own + together) {
            return None;
        }
        let otherwise = |at: &&usize| told.others(&inner[**at]) > 0 && !own.contains(at);
        smallest(&mut hidden().filter(is_shown).filter(otherwise)).or_else(|| {
            let outer = splits[self.outer].iter().enumerate();
            let outer = outer.filter(|(_, part)| part.fate == Fate::Shown && told.others(part) > 0);
            outer.min_by_key(|(_, part)| part.n).map(|(at, _)| (self.outer, at))
        })
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

/// Hides what nested splits would give back until nothing does, of all splits of everybody.
/// Whether it hid anything.
pub(super) fn protect_nested(rule: Rule, nested: &[Nested], splits: &mut [Vec<Part>]) -> bool {
    let mut changed = false;
    loop {
        let mut again = false;
        for nested in nested {
            if nested.protect(rule, splits) {
                protect(&mut splits[nested.inner], rule);
                protect(&mut splits[nested.outer], rule);
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
