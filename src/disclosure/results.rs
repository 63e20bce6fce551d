//! Hides small groups in results, and every test that they took part in.

use super::{Disclosed, Rule};
use crate::analysis::{
    Cell, Results, Suppression, compare_choices, compare_groups, compare_scales,
};

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
        let by = item.by.iter_mut().map(|split| &mut split.cells);
        hide(&mut item.total, by, &group_hidden, |values| !allows(values.n));
    }
    for choice in &mut results.choices {
        let by = choice.by.iter_mut().map(|split| &mut split.cells);
        hide(&mut choice.total, by, &group_hidden, |values| !allows(values.n));
    }
    for open in &mut results.open {
        let by = open.by.iter_mut().map(|split| &mut split.cells);
        hide(&mut open.total, by, &group_hidden, |n| !allows(*n));
    }
    for scale in &mut results.scales {
        let by = scale.by.iter_mut().map(|split| &mut split.cells);
        hide(&mut scale.total, by, &group_hidden, |values| !allows(values.n));
        hide(&mut scale.reliability, std::iter::empty(), &[], |found| !allows(found.n));
    }
    compare_groups(&mut results);
    compare_choices(&mut results);
    compare_scales(&mut results);
    Disclosed { value: results, rule }
}

/// Hides the cells of a question that are too small, and those of groups that
/// are hidden, which are hidden for every answer alike.
fn hide<'a, V: 'a>(
    total: &mut Cell<V>,
    by: impl Iterator<Item = &'a mut Vec<Cell<V>>>,
    group_hidden: &[Vec<bool>],
    small: impl Fn(&V) -> bool,
) {
    let hide_if = |cell: &mut Cell<V>, group_hidden: bool| {
        if cell.values().is_some_and(|values| group_hidden || small(values)) {
            *cell = Cell::Hidden(Suppression::Primary);
        }
    };
    hide_if(total, false);
    for (cells, hidden) in by.zip(group_hidden) {
        for (cell, group_hidden) in cells.iter_mut().zip(hidden) {
            hide_if(cell, *group_hidden);
        }
    }
}
