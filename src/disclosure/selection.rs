//! What is hidden where only the respondents of some groups count: those groups are
//! crossed with every split, and the whole of that is protected at once.

use super::Rule;
use super::grid::Grid;
use super::parts::{Fate, Part};
use super::verdict::{Counted, Hidden, OfQuestion, Verdict, of_cells, of_groups, part, with_items};
use crate::analysis::{Cell, Results, ScaleResult, Suppression};

/// What is hidden of the respondents in these groups of the first split of `whole`, by
/// the splits that follow it there, each with its crossing.
pub(super) fn of(rule: Rule, whole: &Results, selected: &Results, groups: &[usize]) -> Verdict {
    let rows = of_groups(rule, &whole.splits[0]);
    let sizes: Vec<Sizes> = (0..selected.splits.len())
        .map(|split| Sizes::of(rule, whole, 1 + 2 * split, &rows))
        .collect();
    let told = Selection { rule, rows: &rows, sizes: &sizes, groups };
    let items = whole.items.iter().map(|item| {
        told.of_question(&item.total, item.by.iter().map(|by| &by.cells[..]).collect())
    });
    let choices = whole.choices.iter().map(|choice| {
        told.of_question(&choice.total, choice.by.iter().map(|by| &by.cells[..]).collect())
    });
    let open = whole.open.iter().map(|open| {
        told.of_question(&open.total, open.by.iter().map(|by| &by.cells[..]).collect())
    });
    let scales = selected.scales.iter().map(|scale| {
        match whole.scales.iter().find(|whole| whole.battery == scale.battery) {
            Some(whole) => {
                told.of_question(&whole.total, whole.by.iter().map(|by| &by.cells[..]).collect())
            }
            // The crossing had too many scores to be counted, so it cannot be protected.
            None => all_hidden(scale),
        }
    });
    let items: Vec<OfQuestion> = items.collect();
    Verdict {
        scales: with_items(selected, scales, &items),
        respondents: told.of_respondents(whole, selected),
        items,
        choices: choices.collect(),
        open: open.collect(),
        groups: sizes.iter().map(|sizes| sizes.crossing.hidden(groups)).collect(),
    }
}

fn all_hidden(scale: &ScaleResult) -> OfQuestion {
    let hidden = Some(Suppression::Secondary);
    let by = scale.by.iter().map(|by| vec![hidden; by.cells.len()]);
    OfQuestion { total: hidden, by: by.collect() }
}

/// A selection, and what is hidden of its sizes.
struct Selection<'a> {
    rule: Rule,
    rows: &'a [Fate],
    sizes: &'a [Sizes],
    groups: &'a [usize],
}

impl Selection<'_> {
    fn of_respondents(&self, whole: &Results, selected: &Results) -> Hidden {
        let has_respondents = |group: &&usize| whole.splits[0].groups[**group].n != Some(0);
        let mut groups = self.groups.iter().filter(has_respondents);
        let hidden = groups.find_map(|group| self.rows[*group].reason());
        let small = selected.respondents.is_some_and(|n| !self.rule.minimum_base.allows(n));
        hidden.or(small.then_some(Suppression::Primary))
    }

    /// What of a question is hidden, of which everybody's cells are given by the split that
    /// is selected by, and by each other split and the two crossed.
    fn of_question<V: Counted>(&self, total: &Cell<V>, by: Vec<&[Cell<V>]>) -> OfQuestion {
        let rows = of_cells(self.rule, total, by[0], self.rows);
        let selected = self.groups.iter().map(|row| part(&by[0][*row], rows[*row]));
        let selected: Vec<Part> = selected.filter(|part| part.n > 0).collect();
        let small = !self.rule.minimum_base.allows(selected.iter().map(|part| part.n).sum());
        let hidden = selected.iter().find_map(|part| part.fate.reason());
        let crossing = |(split, sizes): (usize, &Sizes)| {
            let columns = of_cells(self.rule, total, by[1 + 2 * split], &sizes.columns);
            let crossed = by[2 + 2 * split].chunks(columns.len() + 1).zip(&sizes.crossing.fates);
            let cells = crossed.map(|(cells, fates)| {
                cells.iter().zip(fates).map(|(cell, fate)| part(cell, *fate)).collect()
            });
            let crossing =
                Crossing::of(self.rule, cells.collect(), [&rows, &columns], sizes.turned);
            crossing.hidden(self.groups)
        };
        OfQuestion {
            total: hidden.or(small.then_some(Suppression::Primary)),
            by: self.sizes.iter().enumerate().map(crossing).collect(),
        }
    }
}

/// How many respondents the groups of a split have crossed with those of a selection.
struct Sizes {
    crossing: Crossing,
    columns: Vec<Fate>,
    /// Whether the other split is the first of the two by name.
    turned: bool,
}

impl Sizes {
    /// Of the split at this place and its crossing at the next.
    fn of(rule: Rule, whole: &Results, split: usize, rows: &[Fate]) -> Self {
        let columns = of_groups(rule, &whole.splits[split]);
        let part = |n: u64| Part { n, counts: Vec::new(), fate: Fate::Shown };
        let crossed = whole.splits[split + 1].groups.iter();
        let crossed: Vec<Part> = crossed.map(|group| part(group.n.unwrap_or(0))).collect();
        let cells = crossed.chunks(columns.len() + 1).map(<[Part]>::to_vec).collect();
        let turned = whole.splits[0].id > whole.splits[split].id;
        Sizes { crossing: Crossing::of(rule, cells, [rows, &columns], turned), columns, turned }
    }
}

/// Two splits crossed: what becomes of each cell.
struct Crossing {
    fates: Vec<Vec<Fate>>,
}

impl Crossing {
    fn of(rule: Rule, cells: Vec<Vec<Part>>, sides: [&[Fate]; 2], turned: bool) -> Self {
        let [rows, columns] =
            sides.map(|fates| fates.iter().copied().chain([Fate::Outside]).collect());
        Crossing { fates: Grid::new(cells, rows, columns).protect_turned(rule, turned) }
    }

    /// Whether the cells of these rows together are hidden, per column but the last: one of
    /// them is. Also where nobody is in it, which would tell of the others. That a cell is
    /// small would tell of the others too, so no reason tells it.
    fn hidden(&self, rows: &[usize]) -> Vec<Hidden> {
        let width = self.fates.first().map_or(0, Vec::len).saturating_sub(1);
        let of = |column: usize| {
            let mut reasons = rows.iter().filter_map(|row| self.fates[*row][column].reason());
            reasons.next().map(|_| Suppression::Secondary)
        };
        (0..width).map(of).collect()
    }
}
