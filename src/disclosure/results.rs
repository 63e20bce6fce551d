//! Hides small groups in results, and every test that they took part in.

use super::{Disclosed, Rule};
use crate::analysis::{Cell, Results, Suppression, compare_groups};

/// Results as they may be seen.
///
/// A group below the minimum base is hidden everywhere; so is a cell of a
/// larger group when fewer answered that item. Groups are compared only here,
/// so that no test knows of what is hidden.
pub fn results(rule: Rule, mut results: Results) -> Disclosed<Results> {
    let allows = |n: u64| rule.minimum_base.allows(n);
    results.respondents = results.respondents.filter(|n| allows(*n));
    let mut group_hidden: Vec<Vec<bool>> = Vec::with_capacity(results.splits.len());
    for split in &mut results.splits {
        for group in &mut split.groups {
            group.n = group.n.filter(|n| allows(*n));
        }
        split.in_no_group = split.in_no_group.filter(|n| allows(*n));
        group_hidden.push(split.groups.iter().map(|group| group.n.is_none()).collect());
    }
    for item in &mut results.items {
        hide_if(&mut item.total, |n| !allows(n));
        for (split, hidden) in item.by.iter_mut().zip(&group_hidden) {
            for (cell, group_hidden) in split.cells.iter_mut().zip(hidden) {
                hide_if(cell, |n| *group_hidden || !allows(n));
            }
        }
    }
    compare_groups(&mut results);
    Disclosed { value: results, rule }
}

/// Hides a cell when its base says so.
fn hide_if(cell: &mut Cell, hidden: impl Fn(u64) -> bool) {
    if cell.values().is_some_and(|values| hidden(values.n)) {
        *cell = Cell::Hidden(Suppression::Primary);
    }
}
