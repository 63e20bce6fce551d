//! Hides small groups in results, what would give them back, and every test that
//! they took part in.

use super::parts::{Fate, Part, protect, sizes};
use super::{Disclosed, Rule};
use crate::analysis::{
    Cell, CellValues, ChoiceValues, Results, SplitInfo, Suppression, compare_choices,
    compare_groups,
};

/// Results as they may be seen.
///
/// A group below the minimum base is hidden everywhere; so is a cell of a
/// larger group when fewer answered that item. Where the total and the groups that
/// are shown would give a small group back, another group is hidden with it. Groups
/// are compared only here, so that no test knows of what is hidden.
pub fn results(rule: Rule, mut results: Results) -> Disclosed<Results> {
    results.respondents = results.respondents.filter(|n| rule.minimum_base.allows(*n));
    let hidden: Vec<Hidden> =
        results.splits.iter_mut().map(|split| hide_groups(rule, split)).collect();
    for item in &mut results.items {
        let by = item.by.iter_mut().map(|split| &mut split.cells);
        hide(rule, &mut item.total, by, &hidden);
    }
    for choice in &mut results.choices {
        let by = choice.by.iter_mut().map(|split| &mut split.cells);
        hide(rule, &mut choice.total, by, &hidden);
    }
    for open in &mut results.open {
        let by = open.by.iter_mut().map(|split| &mut split.cells);
        hide(rule, &mut open.total, by, &hidden);
    }
    take_out(&mut results);
    compare_groups(&mut results);
    compare_choices(&mut results);
    Disclosed { value: results, rule }
}

/// Why each group of a split is hidden; `None` where it is not.
type Hidden = Vec<Option<Suppression>>;

/// Hides the groups that are too small, and those that must be hidden with them.
fn hide_groups(rule: Rule, split: &mut SplitInfo) -> Hidden {
    let groups: Vec<Option<u64>> = split.groups.iter().map(|group| group.n).collect();
    let whole = groups.iter().chain([&split.in_no_group]).copied().sum();
    let fates = sizes(rule, &groups, whole);
    let hidden: Hidden = fates.into_iter().map(Fate::reason).collect();
    let gives_back = rule.secondary && hidden.iter().any(Option::is_some);
    split.in_no_group =
        split.in_no_group.filter(|n| *n == 0 || (rule.minimum_base.allows(*n) && !gives_back));
    for (group, hidden) in split.groups.iter_mut().zip(&hidden) {
        group.n = group.n.filter(|_| hidden.is_none());
        group.suppressed = *hidden;
    }
    hidden
}

/// Hides the cells of a question that are too small, those of groups that are
/// hidden, which are hidden for every answer alike, and what would give them back.
fn hide<'a, V: Counted + 'a>(
    rule: Rule,
    total: &mut Cell<V>,
    by: impl Iterator<Item = &'a mut Vec<Cell<V>>>,
    hidden: &[Hidden],
) {
    let whole = total.values().map_or((0, Vec::new()), |values| (values.base(), values.counts()));
    if !rule.minimum_base.allows(whole.0) {
        *total = Cell::Hidden(Suppression::Primary);
    }
    for (cells, hidden) in by.zip(hidden) {
        let mut parts: Vec<Part> = cells
            .iter()
            .zip(hidden)
            .filter_map(|(cell, hidden)| Some(of_answers(cell.values()?, *hidden)))
            .collect();
        parts.push(outside(&whole, &parts));
        protect(&mut parts, rule);
        for (cell, part) in cells.iter_mut().zip(&parts) {
            if let Some(reason) = part.fate.reason() {
                *cell = Cell::Hidden(reason);
            }
        }
    }
}

fn of_answers<V: Counted>(values: &V, hidden: Option<Suppression>) -> Part {
    let fate = match hidden {
        None => Fate::Shown,
        Some(Suppression::Primary) => Fate::Small,
        Some(Suppression::Secondary) => Fate::Protecting,
    };
    Part { n: values.base(), counts: values.counts(), fate }
}

/// Those in no group: what the whole has besides its parts.
fn outside((n, counts): &(u64, Vec<u64>), parts: &[Part]) -> Part {
    let rest = |whole: u64, of: &dyn Fn(&Part) -> u64| {
        whole.saturating_sub(parts.iter().map(of).sum::<u64>())
    };
    let counts = counts.iter().enumerate();
    Part {
        n: rest(*n, &|part| part.n),
        counts: counts.map(|(at, whole)| rest(*whole, &|part| part.counts[at])).collect(),
        fate: Fate::Outside,
    }
}

/// Takes out the groups that are not shown unless asked for. Until here they were
/// counted, so that what is hidden does not depend on what is asked.
fn take_out(results: &mut Results) {
    for (position, split) in results.splits.iter_mut().enumerate() {
        let left_out: Vec<bool> = split.groups.iter().map(|group| group.left_out).collect();
        if !left_out.contains(&true) {
            continue;
        }
        for group in split.groups.iter().filter(|group| group.left_out) {
            split.in_no_group = split.in_no_group.zip(group.n).map(|(none, n)| none + n);
        }
        keep(&mut split.groups, &left_out);
        results.items.iter_mut().for_each(|item| keep(&mut item.by[position].cells, &left_out));
        let choices = results.choices.iter_mut();
        choices.for_each(|choice| keep(&mut choice.by[position].cells, &left_out));
        results.open.iter_mut().for_each(|open| keep(&mut open.by[position].cells, &left_out));
    }
}

fn keep<T>(values: &mut Vec<T>, left_out: &[bool]) {
    let mut left_out = left_out.iter();
    values.retain(|_| left_out.next() != Some(&true));
}

/// What disclosure control must know of a cell.
trait Counted {
    /// Respondents who answered.
    fn base(&self) -> u64;
    /// Respondents per answer.
    fn counts(&self) -> Vec<u64>;
}

impl Counted for CellValues {
    fn base(&self) -> u64 {
        self.n
    }

    fn counts(&self) -> Vec<u64> {
        self.counts.clone()
    }
}

impl Counted for ChoiceValues {
    fn base(&self) -> u64 {
        self.n
    }

    /// Those who chose each answer. That somebody did not choose one is no answer.
    fn counts(&self) -> Vec<u64> {
        self.options.iter().map(|option| option.n).collect()
    }
}

impl Counted for u64 {
    fn base(&self) -> u64 {
        *self
    }

    fn counts(&self) -> Vec<u64> {
        Vec::new()
    }
}
