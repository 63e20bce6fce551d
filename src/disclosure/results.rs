//! Hides small groups in results, what would give them back, and every test that
//! they took part in.

use std::sync::Arc;

use super::verdict::{self, Hidden, OfQuestion, Verdict};
use super::weighted::Rounding;
use super::{Beside, Crossing, Disclosed, Rule, selection};
use crate::analysis::{
    Cell, OpenResult, Publication, Results, Suppression, compare_choices, compare_groups,
    compare_scales,
};

/// Results as they may be seen.
///
/// A group below the minimum base is hidden everywhere; so is a cell of a
/// larger group when fewer answered that item. Where the total and the groups that
/// are shown would give a small group back, another group is hidden with it. Groups
/// are compared only here, so that no test knows of what is hidden.
///
/// What is hidden follows from everything that may be shown of the file, `publication`,
/// whatever of it these results are.
pub fn results(rule: Rule, results: Results, publication: &Publication) -> Disclosed<Results> {
    results_of(&Beside::new(rule, publication), results, publication)
}

/// The same where what is hidden of everybody is known.
pub fn results_of(
    everybody: &Beside,
    results: Results,
    publication: &Publication,
) -> Disclosed<Results> {
    let Beside { rule, verdict: everybody } = everybody;
    let rule = *rule;
    let mut verdict = verdict::of(rule, &results);
    verdict.take_over(&results, &publication.results, everybody);
    let rounding = Rounding::of(&results, &verdict, &publication.results, everybody);
    hidden(rule, results, &verdict, &rounding)
}

/// Results of the respondents in some groups of one split, as they may be seen.
///
/// That split is crossed with each split of `selected`, or with everybody where it has none.
/// What is hidden of a selection is what must be hidden when every selection of that split
/// is shown.
pub fn selected(
    rule: Rule,
    selected: Results,
    groups: &[usize],
    crossings: &[Arc<Crossing>],
) -> Disclosed<Results> {
    let verdict = selection::of(rule, &selected, groups, crossings);
    let rounding = Rounding::of_all(&selected);
    hidden(rule, selected, &verdict, &rounding)
}

pub(super) fn hidden(
    rule: Rule,
    mut results: Results,
    verdict: &Verdict,
    rounding: &Rounding,
) -> Disclosed<Results> {
    results.respondents = results.respondents.filter(|_| verdict.respondents.is_none());
    for (split, hidden) in results.splits.iter_mut().zip(&verdict.groups) {
        for (group, hidden) in split.groups.iter_mut().zip(hidden) {
            group.n = group.n.filter(|_| hidden.is_none());
            group.weighted = group.weighted.filter(|_| hidden.is_none());
            group.suppressed = *hidden;
        }
        // How many are in no group is the first that protects one.
        let gives_back = rule.secondary && hidden.iter().any(Option::is_some);
        split.in_no_group =
            split.in_no_group.filter(|n| *n == 0 || (rule.minimum_base.allows(*n) && !gives_back));
    }
    for (item, verdict) in results.items.iter_mut().zip(&verdict.items) {
        hide(&mut item.total, item.by.iter_mut().map(|by| &mut by.cells), verdict);
    }
    for (choice, verdict) in results.choices.iter_mut().zip(&verdict.choices) {
        hide(&mut choice.total, choice.by.iter_mut().map(|by| &mut by.cells), verdict);
    }
    for (open, verdict) in results.open.iter_mut().zip(&verdict.open) {
        hide(&mut open.total, open.by.iter_mut().map(|by| &mut by.cells), verdict);
        hide_open(rule, open, results.filter.is_empty());
    }
    for (scale, verdict) in results.scales.iter_mut().zip(&verdict.scales) {
        hide(&mut scale.total, scale.by.iter_mut().map(|by| &mut by.cells), verdict);
        let found = scale.reliability.values();
        if found.is_some_and(|found| !rule.minimum_base.allows(found.n)) {
            scale.reliability = Cell::Hidden(Suppression::Primary);
        }
    }
    take_out(&mut results);
    for item in &mut results.items {
        let by = item.by.iter_mut().flat_map(|split| &mut split.cells);
        by.chain([&mut item.total])
            .for_each(|cell| hide_weighted(rule, cell, |values| &mut values.weighted, |of| of.n));
    }
    for choice in &mut results.choices {
        let by = choice.by.iter_mut().flat_map(|split| &mut split.cells);
        by.chain([&mut choice.total])
            .for_each(|cell| hide_weighted(rule, cell, |values| &mut values.weighted, |of| of.n));
    }
    for scale in &mut results.scales {
        let by = scale.by.iter_mut().flat_map(|split| &mut split.cells);
        by.chain([&mut scale.total])
            .for_each(|cell| hide_weighted(rule, cell, |values| &mut values.weighted, |of| of.n));
    }
    rounding.apply(rule, &mut results);
    compare_groups(&mut results);
    compare_choices(&mut results);
    compare_scales(&mut results);
    Disclosed { value: results, rule }
}

/// Of an open question only how many of everybody wrote something is shown, and from a
/// higher base on: what is written is recognised more easily than a mark. It is never split.
fn hide_open(rule: Rule, open: &mut OpenResult, of_everybody: bool) {
    open.by.clear();
    if !of_everybody {
        open.total = Cell::Hidden(Suppression::Secondary);
    }
    if open.total.values().is_some_and(|wrote| (1..rule.open_base).contains(wrote)) {
        open.total = Cell::Hidden(Suppression::Primary);
    }
}

/// Hides what is weighted where too few respondents have a weight: the rule looks at
/// respondents, never at what they count for. What is weighted of a hidden cell went with it.
///
/// What is hidden does not depend on weights, or the unweighted counts that stand beside
/// them would differ in what they hide. What weighted sums add for an attacker is
/// rounded away: [`Rounding`].
fn hide_weighted<V, W>(
    rule: Rule,
    cell: &mut Cell<V>,
    weighted: impl Fn(&mut V) -> &mut Option<Box<W>>,
    n: impl Fn(&W) -> u64,
) {
    if let Cell::Shown(values) = cell {
        let weighted = weighted(values);
        *weighted = weighted.take().filter(|weighted| rule.minimum_base.allows(n(weighted)));
    }
}

fn hide<'a, V: 'a>(
    total: &mut Cell<V>,
    by: impl Iterator<Item = &'a mut Vec<Cell<V>>>,
    verdict: &OfQuestion,
) {
    let hide_if = |cell: &mut Cell<V>, hidden: Hidden| {
        if let Some(reason) = hidden {
            *cell = Cell::Hidden(reason);
        }
    };
    hide_if(total, verdict.total);
    for (cells, hidden) in by.zip(&verdict.by) {
        cells.iter_mut().zip(hidden).for_each(|(cell, hidden)| hide_if(cell, *hidden));
    }
}

/// Takes out the groups that are not shown unless asked for. Until here they were
/// counted, so that what is hidden does not depend on what is asked.
pub(super) fn take_out(results: &mut Results) {
    for (position, split) in results.splits.iter_mut().enumerate() {
        let left_out: Vec<bool> = split.groups.iter().map(|group| group.left_out).collect();
        if !left_out.contains(&true) {
            continue;
        }
        for group in split.groups.iter().filter(|group| group.left_out) {
            split.in_no_group = split.in_no_group.zip(group.n).map(|(none, n)| none + n);
        }
        keep(&mut split.groups, &left_out);
        for item in &mut results.items {
            keep(&mut item.by[position].cells, &left_out);
            item.by[position].leave_out(&left_out);
        }
        for choice in &mut results.choices {
            keep(&mut choice.by[position].cells, &left_out);
            choice.by[position].leave_out(&left_out);
        }
        for scale in &mut results.scales {
            keep(&mut scale.by[position].cells, &left_out);
            scale.by[position].leave_out(&left_out);
        }
    }
}

fn keep<T>(values: &mut Vec<T>, left_out: &[bool]) {
    let mut left_out = left_out.iter();
    values.retain(|_| left_out.next() != Some(&true));
}
