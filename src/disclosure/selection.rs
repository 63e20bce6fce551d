//! What is hidden where only the respondents of some groups count: those groups are
//! crossed with every split, and the whole of that is protected at once.

use std::sync::Arc;

use super::Rule;
use super::crossing::{Crossed, Crossing};
use super::parts::Fate;
use super::verdict::{Hidden, OfQuestion, Verdict, with_items};
use crate::analysis::{Results, Suppression};

/// What is hidden of the respondents in these groups of a split, which is crossed with each
/// split of `selected`, or with everybody where it has none.
pub(super) fn of(
    rule: Rule,
    selected: &Results,
    groups: &[usize],
    crossings: &[Arc<Crossing>],
) -> Verdict {
    let told = Selection { rule, groups, crossings };
    let items = selected.items.iter().map(|item| told.of_question(|crossing| crossing.item(item)));
    let choices = selected.choices.iter();
    let choices = choices.map(|choice| told.of_question(|crossing| crossing.choice(choice)));
    let scales = selected.scales.iter();
    let scales = scales.map(|scale| told.of_question(|crossing| crossing.scale(scale)));
    // Of a selection nothing of open questions is shown.
    let open = OfQuestion { total: Some(Suppression::Secondary), by: Vec::new() };
    let items: Vec<OfQuestion> = items.collect();
    Verdict {
        scales: with_items(selected, scales, &items),
        respondents: told.of_respondents(selected),
        items,
        choices: choices.collect(),
        open: selected.open.iter().map(|_| open.clone()).collect(),
        groups: crossings.iter().map(|crossing| hidden(&crossing.sizes, groups)).collect(),
    }
}

/// A selection.
struct Selection<'a> {
    rule: Rule,
    groups: &'a [usize],
    crossings: &'a [Arc<Crossing>],
}

impl Selection<'_> {
    fn of_respondents(&self, selected: &Results) -> Hidden {
        let rows = self.crossings.first().map(|crossing| &crossing.rows);
        let hidden = rows.and_then(|rows| {
            let mut groups = self.groups.iter().filter(|group| rows.size(**group) > 0);
            groups.find_map(|group| rows.groups[*group].reason())
        });
        let small = selected.respondents.is_some_and(|n| !self.rule.minimum_base.allows(n));
        hidden.or(small.then_some(Suppression::Primary))
    }

    /// What of a question is hidden, of which every crossing says what becomes there.
    fn of_question<'c>(&'c self, of: impl Fn(&'c Crossing) -> Option<Crossed<'c>>) -> OfQuestion {
        let by = self.crossings.iter().map(|crossing| match of(crossing) {
            Some((_, fates)) => hidden(fates, self.groups),
            None => vec![Some(Suppression::Secondary); crossing.columns.groups.len()],
        });
        // What cannot be protected is not shown.
        let total = match self.crossings.first().and_then(|crossing| of(crossing)) {
            None => Some(Suppression::Secondary),
            Some((rows, _)) => {
                // Also where nobody of a hidden group answered, which would tell of them all.
                let of_rows = self.groups.iter().find_map(|row| rows.fates[*row].reason());
                let n = self.groups.iter().map(|row| rows.n[*row]).sum();
                let small = !self.rule.minimum_base.allows(n);
                of_rows.or(small.then_some(Suppression::Primary))
            }
        };
        OfQuestion { total, by: by.collect() }
    }
}

/// Whether the cells of these rows together are hidden, per column but the last: one of
/// them is. Also where nobody is in it, which would tell of the others. That a cell is
/// small would tell of the others too, so no reason tells it.
fn hidden(fates: &[Vec<Fate>], rows: &[usize]) -> Vec<Hidden> {
    let width = fates.first().map_or(0, Vec::len).saturating_sub(1);
    let of = |column: usize| {
        let mut reasons = rows.iter().filter_map(|row| fates[*row][column].reason());
        reasons.next().map(|_| Suppression::Secondary)
    };
    (0..width).map(of).collect()
}
