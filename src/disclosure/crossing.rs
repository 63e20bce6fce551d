//! What is hidden of two splits crossed: of how large their pairs of groups are, and of
//! every question, together.

use super::grid::{Grid, Protected, Room, Told};
use super::parts::{Fate, Part};
use super::third::{Beyond, Thirds};
use super::verdict::{Counted, Hidden, Verdict, of_cells, of_groups, part};
use super::{Everybody, Rule};
use crate::analysis::{Cell, ChoiceResult, ItemResult, Publication, Results, ScaleResult};

/// One split of two that are crossed: what becomes of its groups.
#[derive(Clone, Debug)]
pub(super) struct Side {
    id: String,
    /// Respondents per group, and in none last.
    n: Vec<u64>,
    /// Whether it is told of the other split's groups how many are in no group of this one.
    is_told: bool,
    pub(super) groups: Vec<Fate>,
    items: Vec<Line>,
    choices: Vec<Line>,
    scales: Vec<Line>,
}

/// A question's cells by one split.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Respondents who answered, per group.
    pub(super) n: Vec<u64>,
    pub(super) fates: Vec<Fate>,
}

impl Side {
    /// The split at this place of `whole`. What is hidden of `everybody` is, where they are
    /// shown by it.
    fn of(
        rule: Rule,
        publication: &Publication,
        everybody: &Verdict,
        whole: &Results,
        at: usize,
    ) -> Self {
        let split = &whole.splits[at];
        let known = publication.results.splits.iter().position(|known| known.id == split.id);
        let fates = |hidden: &Vec<Hidden>| hidden.iter().map(|hidden| Fate::of(*hidden)).collect();
        let groups: Vec<Fate> =
            known.map_or_else(|| of_groups(rule, split), |at| fates(&everybody.groups[at]));
        let items = whole.items.iter().enumerate().map(|(item, of)| {
            let cells = &of.by[at].cells;
            let shown = known.map(|at| fates(&everybody.items[item].by[at]));
            let fates = shown.unwrap_or_else(|| of_cells(rule, &of.total, cells, &groups));
            Line { n: answered(cells), fates }
        });
        let choices = whole.choices.iter().enumerate().map(|(choice, of)| {
            let cells = &of.by[at].cells;
            let shown = known.map(|at| fates(&everybody.choices[choice].by[at]));
            let fates = shown.unwrap_or_else(|| of_cells(rule, &of.total, cells, &groups));
            Line { n: answered(cells), fates }
        });
        let scales = whole.scales.iter().map(|of| {
            let cells = &of.by[at].cells;
            Line { n: answered(cells), fates: of_cells(rule, &of.total, cells, &groups) }
        });
        let n = split.groups.iter().map(|group| group.n).chain([split.in_no_group]);
        Side {
            id: split.id.clone(),
            n: n.map(Option::unwrap_or_default).collect(),
            is_told: publication.tabled.contains(&split.id),
            items: items.collect(),
            choices: choices.collect(),
            scales: scales.collect(),
            groups,
        }
    }

    /// Respondents in a group.
    pub(super) fn size(&self, group: usize) -> u64 {
        self.n[group]
    }

    /// The most that a group can have, where its size is shown.
    fn most(&self) -> Vec<Option<u64>> {
        let shown = self.groups.iter().map(|fate| *fate == Fate::Shown).chain([true]);
        self.n.iter().zip(shown).map(|(n, shown)| shown.then_some(*n)).collect()
    }
}

fn answered<V: Counted>(cells: &[Cell<V>]) -> Vec<u64> {
    cells.iter().map(|cell| cell.values().map_or(0, Counted::respondents)).collect()
}

/// Two splits crossed: what of them is hidden, whichever of the two is selected by.
#[derive(Clone, Debug)]
pub struct Crossing {
    pub(super) rows: Side,
    pub(super) columns: Side,
    /// What becomes of each pair of groups, those in no group last.
    pub(super) sizes: Vec<Vec<Fate>>,
    items: Vec<(String, String, Vec<Vec<Fate>>)>,
    choices: Vec<(String, Vec<Vec<Fate>>)>,
    scales: Vec<(String, Vec<Vec<Fate>>)>,
}

/// What is hidden of one question by two splits: by the first, and by both.
pub(super) type Crossed<'a> = (&'a Line, &'a [Vec<Fate>]);

impl Crossing {
    /// Of the first two splits of `whole`, which are crossed in its third, with every question.
    ///
    /// Where an answer can be worked out from what sizes tell, as that nobody is in a pair of
    /// groups, a size is hidden, and then that pair's cell of every question.
    pub fn new(
        everybody: &Everybody,
        publication: &Publication,
        thirds: &Thirds,
        whole: &Results,
    ) -> Self {
        let Everybody { rule, verdict: everybody } = everybody;
        let rule = *rule;
        const BOTH: usize = 2;
        let side = |at: usize| Side::of(rule, publication, everybody, whole, at);
        let (rows, columns) = (side(0), side(1));
        let sides = [&rows, &columns];
        let n = whole.splits[BOTH].groups.iter().map(|group| group.n.unwrap_or(0));
        let n: Vec<u64> = n.collect();
        let both = Both { rule, sides, n: n.chunks(columns.n.len()).collect(), thirds };
        let mut sizes = both.sizes();
        let questions = whole.items.len() + whole.choices.len();
        let beyond: Vec<Beyond> = (0..questions).map(|at| both.beyond(Some(at))).collect();
        let (items, choices) = loop {
            let items = whole.items.iter().enumerate().map(|(item, of)| {
                let lines = sides.map(|side| &side.items[item]);
                both.question(&sizes, &of.by[BOTH].cells, lines, beyond[item].clone())
            });
            let items: Vec<Protected> = items.collect();
            let choices = whole.choices.iter().enumerate().map(|(choice, of)| {
                let lines = sides.map(|side| &side.choices[choice]);
                both.question(
                    &sizes,
                    &of.by[BOTH].cells,
                    lines,
                    beyond[whole.items.len() + choice].clone(),
                )
            });
            let choices: Vec<Protected> = choices.collect();
            let mut changed = false;
            for (row, column) in items.iter().chain(&choices).flat_map(|found| &found.sizes) {
                let size = &mut sizes[*row][*column];
                changed |= *size == Fate::Shown;
                *size = if *size == Fate::Shown { Fate::Protecting } else { *size };
            }
            if !changed {
                break (items, choices);
            }
        };
        let scales = whole.scales.iter().enumerate().map(|(scale, of)| {
            let lines = sides.map(|side| &side.scales[scale]);
            (
                of.battery.clone(),
                both.question(&sizes, &of.by[BOTH].cells, lines, Beyond::default()).fates,
            )
        });
        let scales = scales.collect();
        let items = items.into_iter().zip(&whole.items);
        let choices = choices.into_iter().zip(&whole.choices);
        Crossing {
            items: items
                .map(|(found, of)| (of.battery.clone(), of.id.clone(), found.fates))
                .collect(),
            choices: choices.map(|(found, of)| (of.id.clone(), found.fates)).collect(),
            scales,
            sizes,
            rows,
            columns,
        }
    }

    /// What of an item is hidden.
    pub(super) fn item(&self, of: &ItemResult) -> Option<Crossed<'_>> {
        let is = |(battery, id, _): &(String, String, _)| (battery, id) == (&of.battery, &of.id);
        let at = self.items.iter().position(is)?;
        Some((&self.rows.items[at], &self.items[at].2))
    }

    /// What of a question with unordered answers is.
    pub(super) fn choice(&self, of: &ChoiceResult) -> Option<Crossed<'_>> {
        let at = self.choices.iter().position(|(id, _)| *id == of.id)?;
        Some((&self.rows.choices[at], &self.choices[at].1))
    }

    /// What of a scale is; `None` where the crossing had too many scores to be counted.
    pub(super) fn scale(&self, of: &ScaleResult) -> Option<Crossed<'_>> {
        let at = self.scales.iter().position(|(battery, _)| *battery == of.battery)?;
        Some((&self.rows.scales[at], &self.scales[at].1))
    }
}

/// Two splits, and how many respondents are in each pair of their groups.
struct Both<'a> {
    rule: Rule,
    sides: [&'a Side; 2],
    n: Vec<&'a [u64]>,
    thirds: &'a Thirds,
}

impl Both<'_> {
    fn sizes(&self) -> Vec<Vec<Fate>> {
        let part = |n: &u64| Part { n: *n, counts: Vec::new(), fate: Fate::Shown };
        let cells = self.n.iter().map(|row| row.iter().map(part).collect()).collect();
        let told = Told::Sizes { outside: self.sides.map(|side| side.is_told) };
        self.protect(cells, self.sides.map(|side| &side.groups[..]), told, self.beyond(None)).fates
    }

    fn question<V: Counted>(
        &self,
        sizes: &[Vec<Fate>],
        cells: &[Cell<V>],
        lines: [&Line; 2],
        beyond: Beyond,
    ) -> Protected {
        let cells = cells.chunks(self.sides[1].n.len()).zip(sizes);
        let row = |(cells, fates): (&[Cell<V>], &Vec<Fate>)| {
            cells.iter().zip(fates).map(|(cell, fate)| part(cell, *fate)).collect()
        };
        let [rows, columns] = self.sides.map(Side::most);
        let room = Room { cells: self.room(sizes), rows, columns };
        let lines = lines.map(|line| &line.fates[..]);
        self.protect(cells.map(row).collect(), lines, Told::Answers(room), beyond)
    }

    /// What third splits tell of a question; of sizes where there is none.
    fn beyond(&self, question: Option<usize>) -> Beyond {
        self.thirds.of(self.sides.map(|side| &*side.id), question)
    }

    fn protect(
        &self,
        cells: Vec<Vec<Part>>,
        lines: [&[Fate]; 2],
        told: Told,
        beyond: Beyond,
    ) -> Protected {
        let [rows, columns] =
            lines.map(|fates| fates.iter().copied().chain([Fate::Outside]).collect());
        let turned = self.sides[0].id > self.sides[1].id;
        Grid::new(cells, rows, columns, told).beside(beyond).protect_turned(self.rule, turned)
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
