//! What is hidden where only the respondents of some groups count: those groups are
//! crossed with every split, and the whole of that is protected at once.

use super::Rule;
use super::crossing::{Crossing, Side};
use super::parts::{Fate, Part};
use super::verdict::{Counted, Hidden, OfQuestion, Verdict, part, same_item, with_items};
use crate::analysis::{Cell, Publication, Results, ScaleResult, Suppression};

/// What is hidden of the respondents in these groups of the first split of `whole`, by
/// the splits that follow it there, each with its crossing.
pub(super) fn of(
    rule: Rule,
    publication: &Publication,
    everybody: &Verdict,
    whole: &Results,
    selected: &Results,
    groups: &[usize],
) -> Verdict {
    let side = |at: usize| Side::of(rule, publication, everybody, whole, at);
    let rows = side(0);
    let crossings: Vec<Crossing> = (0..selected.splits.len())
        .map(|split| Crossing::of(rule, whole, [&rows, &side(1 + 2 * split)], 2 + 2 * split))
        .collect();
    let told = Selection { rule, rows: &rows, groups };
    let items = selected.items.iter().filter_map(|asked| {
        let at = whole.items.iter().position(|known| same_item(known, asked))?;
        let crossings = crossings.iter().map(|crossing| &crossing.items[at]);
        Some(told.of_question(&whole.items[at].by[0].cells, &rows.items[at], crossings))
    });
    let choices = selected.choices.iter().filter_map(|asked| {
        let at = whole.choices.iter().position(|known| known.id == asked.id)?;
        let crossings = crossings.iter().map(|crossing| &crossing.choices[at]);
        Some(told.of_question(&whole.choices[at].by[0].cells, &rows.choices[at], crossings))
    });
    let open = selected.open.iter().filter_map(|asked| {
        let at = whole.open.iter().position(|known| known.column == asked.column)?;
        let crossings = crossings.iter().map(|crossing| &crossing.open[at]);
        Some(told.of_question(&whole.open[at].by[0].cells, &rows.open[at], crossings))
    });
    let scales = selected.scales.iter().map(|scale| {
        let at = whole.scales.iter().position(|whole| whole.battery == scale.battery);
        // Where the crossing had too many scores to be counted, it cannot be protected.
        at.map_or_else(
            || all_hidden(scale),
            |at| {
                let crossings = crossings.iter().map(|crossing| &crossing.scales[at]);
                told.of_question(&whole.scales[at].by[0].cells, &rows.scales[at], crossings)
            },
        )
    });
    let items: Vec<OfQuestion> = items.collect();
    Verdict {
        scales: with_items(selected, scales, &items),
        respondents: told.of_respondents(whole, selected),
        items,
        choices: choices.collect(),
        open: open.collect(),
        groups: crossings.iter().map(|crossing| hidden(&crossing.sizes, groups)).collect(),
    }
}

fn all_hidden(scale: &ScaleResult) -> OfQuestion {
    let hidden = Some(Suppression::Secondary);
    let by = scale.by.iter().map(|by| vec![hidden; by.cells.len()]);
    OfQuestion { total: hidden, by: by.collect() }
}

/// A selection.
struct Selection<'a> {
    rule: Rule,
    rows: &'a Side,
    groups: &'a [usize],
}

impl Selection<'_> {
    fn of_respondents(&self, whole: &Results, selected: &Results) -> Hidden {
        let has_respondents = |group: &&usize| whole.splits[0].groups[**group].n != Some(0);
        let mut groups = self.groups.iter().filter(has_respondents);
        let hidden = groups.find_map(|group| self.rows.groups[*group].reason());
        let small = selected.respondents.is_some_and(|n| !self.rule.minimum_base.allows(n));
        hidden.or(small.then_some(Suppression::Primary))
    }

    /// What of a question is hidden, of which everybody's cells are these by the split that
    /// is selected by, and these become of them and of each crossing.
    fn of_question<'a, V: Counted>(
        &self,
        cells: &[Cell<V>],
        rows: &[Fate],
        crossings: impl Iterator<Item = &'a Vec<Vec<Fate>>>,
    ) -> OfQuestion {
        let selected = self.groups.iter().map(|row| part(&cells[*row], rows[*row]));
        let selected: Vec<Part> = selected.filter(|part| part.n > 0).collect();
        let small = !self.rule.minimum_base.allows(selected.iter().map(|part| part.n).sum());
        let of_rows = selected.iter().find_map(|part| part.fate.reason());
        OfQuestion {
            total: of_rows.or(small.then_some(Suppression::Primary)),
            by: crossings.map(|fates| hidden(fates, self.groups)).collect(),
        }
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
