//! What is hidden of two splits crossed: of how large their pairs of groups are, and of
//! every question, together.

use super::Rule;
use super::grid::{Grid, Protected, Room, Told};
use super::parts::{Fate, Part};
use super::verdict::{Counted, Hidden, Verdict, of_cells, of_groups, part};
use crate::analysis::{Cell, Publication, Results};

/// One split of two that are crossed: what becomes of its groups.
pub(super) struct Side {
    id: String,
    /// Respondents per group, and in none last.
    n: Vec<u64>,
    /// Whether it is told of the other split's groups how many are in no group of this one.
    is_told: bool,
    pub(super) groups: Vec<Fate>,
    pub(super) items: Vec<Vec<Fate>>,
    pub(super) choices: Vec<Vec<Fate>>,
    pub(super) open: Vec<Vec<Fate>>,
    pub(super) scales: Vec<Vec<Fate>>,
}

impl Side {
    /// The split at this place of `whole`. What is hidden of `everybody` is, where they are
    /// shown by it.
    pub(super) fn of(
        rule: Rule,
        publication: &Publication,
        everybody: &Verdict,
        whole: &Results,
        at: usize,
    ) -> Self {
        let split = &whole.splits[at];
        let shown = publication.results.splits.iter().position(|known| known.id == split.id);
        let fates = |hidden: &Vec<Hidden>| hidden.iter().map(|hidden| Fate::of(*hidden)).collect();
        let groups: Vec<Fate> =
            shown.map_or_else(|| of_groups(rule, split), |at| fates(&everybody.groups[at]));
        fn each<V: Counted>(
            rule: Rule,
            (total, cells): (&Cell<V>, &[Cell<V>]),
            groups: &[Fate],
            shown: Option<&Vec<Hidden>>,
        ) -> Vec<Fate> {
            match shown {
                Some(hidden) => hidden.iter().map(|hidden| Fate::of(*hidden)).collect(),
                None => of_cells(rule, total, cells, groups),
            }
        }
        let items = whole.items.iter().enumerate().map(|(item, of)| {
            let shown = shown.map(|at| &everybody.items[item].by[at]);
            each(rule, (&of.total, &of.by[at].cells), &groups, shown)
        });
        let choices = whole.choices.iter().enumerate().map(|(choice, of)| {
            let shown = shown.map(|at| &everybody.choices[choice].by[at]);
            each(rule, (&of.total, &of.by[at].cells), &groups, shown)
        });
        let open = whole.open.iter();
        let open = open.map(|of| of_cells(rule, &of.total, &of.by[at].cells, &groups));
        let scales = whole.scales.iter();
        let scales = scales.map(|of| of_cells(rule, &of.total, &of.by[at].cells, &groups));
        let n = split.groups.iter().map(|group| group.n).chain([split.in_no_group]);
        Side {
            id: split.id.clone(),
            n: n.map(Option::unwrap_or_default).collect(),
            is_told: publication.tabled.contains(&split.id),
            items: items.collect(),
            choices: choices.collect(),
            open: open.collect(),
            scales: scales.collect(),
            groups,
        }
    }

    /// The most that a group can have, where its size is shown.
    fn most(&self) -> Vec<Option<u64>> {
        let shown = self.groups.iter().map(|fate| *fate == Fate::Shown).chain([true]);
        self.n.iter().zip(shown).map(|(n, shown)| shown.then_some(*n)).collect()
    }
}

/// Two splits crossed: what becomes of each cell, those in no group last.
pub(super) struct Crossing {
    pub(super) sizes: Vec<Vec<Fate>>,
    pub(super) items: Vec<Vec<Vec<Fate>>>,
    pub(super) choices: Vec<Vec<Vec<Fate>>>,
    pub(super) open: Vec<Vec<Vec<Fate>>>,
    pub(super) scales: Vec<Vec<Vec<Fate>>>,
}

impl Crossing {
    /// Of these two splits, which are crossed at this place of `whole`.
    ///
    /// Where an answer can be worked out from what sizes tell, as that nobody is in a pair of
    /// groups, a size is hidden, and then that pair's cell of every question.
    pub(super) fn of(rule: Rule, whole: &Results, sides: [&Side; 2], at: usize) -> Self {
        let n = whole.splits[at].groups.iter().map(|group| group.n.unwrap_or(0));
        let n: Vec<u64> = n.collect();
        let both = Both { rule, sides, n: n.chunks(sides[1].n.len()).collect() };
        let mut sizes = both.sizes();
        loop {
            let items = whole.items.iter().enumerate().map(|(item, of)| {
                let lines = sides.map(|side| &side.items[item][..]);
                both.question(&sizes, &of.by[at].cells, lines)
            });
            let items: Vec<Protected> = items.collect();
            let choices = whole.choices.iter().enumerate().map(|(choice, of)| {
                let lines = sides.map(|side| &side.choices[choice][..]);
                both.question(&sizes, &of.by[at].cells, lines)
            });
            let choices: Vec<Protected> = choices.collect();
            let mut changed = false;
            for (row, column) in items.iter().chain(&choices).flat_map(|found| &found.sizes) {
                let size = &mut sizes[*row][*column];
                changed |= *size == Fate::Shown;
                *size = if *size == Fate::Shown { Fate::Protecting } else { *size };
            }
            if changed {
                continue;
            }
            let fates =
                |found: Vec<Protected>| found.into_iter().map(|found| found.fates).collect();
            let open = whole.open.iter().enumerate().map(|(open, of)| {
                let lines = sides.map(|side| &side.open[open][..]);
                both.question(&sizes, &of.by[at].cells, lines)
            });
            let scales = whole.scales.iter().enumerate().map(|(scale, of)| {
                let lines = sides.map(|side| &side.scales[scale][..]);
                both.question(&sizes, &of.by[at].cells, lines)
            });
            return Crossing {
                open: fates(open.collect()),
                scales: fates(scales.collect()),
                items: fates(items),
                choices: fates(choices),
                sizes,
            };
        }
    }
}

/// Two splits, and how many respondents are in each pair of their groups.
struct Both<'a> {
    rule: Rule,
    sides: [&'a Side; 2],
    n: Vec<&'a [u64]>,
}

impl Both<'_> {
    fn sizes(&self) -> Vec<Vec<Fate>> {
        let part = |n: &u64| Part { n: *n, counts: Vec::new(), fate: Fate::Shown };
        let cells = self.n.iter().map(|row| row.iter().map(part).collect()).collect();
        let told = Told::Sizes { outside: self.sides.map(|side| side.is_told) };
        self.protect(cells, self.sides.map(|side| &side.groups[..]), told).fates
    }

    fn question<V: Counted>(
        &self,
        sizes: &[Vec<Fate>],
        cells: &[Cell<V>],
        lines: [&[Fate]; 2],
    ) -> Protected {
        let cells = cells.chunks(self.sides[1].n.len()).zip(sizes);
        let row = |(cells, fates): (&[Cell<V>], &Vec<Fate>)| {
            cells.iter().zip(fates).map(|(cell, fate)| part(cell, *fate)).collect()
        };
        let [rows, columns] = self.sides.map(Side::most);
        let room = Room { cells: self.room(sizes), rows, columns };
        self.protect(cells.map(row).collect(), lines, Told::Answers(room))
    }

    fn protect(&self, cells: Vec<Vec<Part>>, lines: [&[Fate]; 2], told: Told) -> Protected {
        let [rows, columns] =
            lines.map(|fates| fates.iter().copied().chain([Fate::Outside]).collect());
        let turned = self.sides[0].id > self.sides[1].id;
        Grid::new(cells, rows, columns, told).protect_turned(self.rule, turned)
    }

    /// The sizes that are shown, or follow from what is.
    fn room(&self, sizes: &[Vec<Fate>]) -> Vec<Vec<Option<u64>>> {
        let [rows, columns] = self.sides;
        let (last_row, last_column) = (rows.n.len() - 1, columns.n.len() - 1);
        let row_is_shown = |row: usize| {
            row < last_row && sizes[row][..last_column].iter().all(|fate| *fate == Fate::Shown)
        };
        let column_is_shown = |column: usize| {
            column < last_column && sizes[..last_row].iter().all(|row| row[column] == Fate::Shown)
        };
        let is_known = |row: usize, column: usize| {
            let [in_no_row, in_no_column] = [row == last_row, column == last_column];
            sizes[row][column] == Fate::Shown
                || (in_no_row && !in_no_column && (rows.is_told || column_is_shown(column)))
                || (in_no_column && !in_no_row && (columns.is_told || row_is_shown(row)))
        };
        let row = |row: usize| {
            (0..=last_column).map(|at| is_known(row, at).then(|| self.n[row][at])).collect()
        };
        (0..=last_row).map(row).collect()
    }
}
