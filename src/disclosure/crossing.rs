//! What is hidden of two splits crossed: of how large their pairs of groups are, and of
//! every question, together.

use super::above::{Above, Asked, Level};
use super::grid::{Grid, Protected, Room, Told, turn};
use super::parts::{Fate, Part};
use super::third::Thirds;
use super::verdict::{Counted, Hidden, Verdict, of_cells, of_groups, part};
use super::{Beside, Everybody, Rule};
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
    /// The cells of every scale.
    scores: Vec<Vec<Vec<Part>>>,
    /// Of each of the two splits, those it lies within.
    above: [Vec<Above>; 2],
}

/// What is hidden of one question by two splits: by the first, and by both.
pub(super) type Crossed<'a> = (&'a Line, &'a [Vec<Fate>]);

impl Crossing {
    /// Of the first two splits of `whole`, which are crossed in its third, with every question.
    ///
    /// Where an answer can be worked out from what sizes tell, as that nobody is in a pair of
    /// groups, a size is hidden, and then that pair's cell of every question.
    ///
    /// `above` has, of each of the two, the crossings with the other of the splits that it lies
    /// within: [`Thirds::above`] says which.
    pub fn new(
        everybody: &Everybody,
        publication: &Publication,
        above: [Vec<Above>; 2],
        whole: &Results,
    ) -> Self {
        const BOTH: usize = 2;
        let Everybody { beside, thirds } = everybody;
        let Beside { rule, verdict: everybody } = &**beside;
        let rule = *rule;
        let side = |at: usize| Side::of(rule, publication, everybody, whole, at);
        let (rows, columns) = (side(0), side(1));
        let sides = [&rows, &columns];
        let n = whole.splits[BOTH].groups.iter().map(|group| group.n.unwrap_or(0));
        let n: Vec<u64> = n.collect();
        let n = n.chunks(columns.n.len()).collect();
        let both = Both { rule, sides, n, thirds, above: &above };
        let mut sizes = both.sizes();
        let (items, choices) = loop {
            let items = whole.items.iter().enumerate().map(|(item, of)| {
                let lines = sides.map(|side| &side.items[item]);
                both.question(&sizes, &of.by[BOTH].cells, lines, Asked::Item(item))
            });
            let items: Vec<Protected> = items.collect();
            let choices = whole.choices.iter().enumerate().map(|(choice, of)| {
                let lines = sides.map(|side| &side.choices[choice]);
                both.question(&sizes, &of.by[BOTH].cells, lines, Asked::Choice(choice))
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
            let asked = Asked::Scale(scale);
            (of.battery.clone(), both.question(&sizes, &of.by[BOTH].cells, lines, asked).fates)
        });
        let scales = scales.collect();
        let scores = whole.scales.iter().map(|of| {
            let cells = of.by[BOTH].cells.chunks(columns.n.len());
            cells.map(|cells| cells.iter().map(|cell| part(cell, Fate::Shown)).collect()).collect()
        });
        let scores = scores.collect();
        let items = items.into_iter().zip(&whole.items);
        let choices = choices.into_iter().zip(&whole.choices);
        Crossing {
            items: items
                .map(|(found, of)| (of.battery.clone(), of.id.clone(), found.fates))
                .collect(),
            choices: choices.map(|(found, of)| (of.id.clone(), found.fates)).collect(),
            scales,
            scores,
            above,
            sizes,
            rows,
            columns,
        }
    }

    /// The groups of its rows as the level above others that are in these.
    fn level(&self, of: Vec<Option<usize>>, thirds: &Thirds, asked: Asked) -> Level {
        let ids = [&*self.rows.id, &*self.columns.id];
        let (fates, rows) = match asked {
            Asked::Size => (&self.sizes, &self.rows.groups),
            Asked::Item(at) => (&self.items[at].2, &self.rows.items[at].fates),
            Asked::Choice(at) => (&self.choices[at].1, &self.rows.choices[at].fates),
            Asked::Scale(at) => (&self.scales[at].1, &self.rows.scales[at].fates),
        };
        let counted = match asked {
            Asked::Scale(at) => self.scores[at].clone(),
            _ => thirds.counted(ids, asked),
        };
        let sizes: Vec<Vec<u64>> = thirds
            .counted(ids, Asked::Size)
            .iter()
            .map(|row| row.iter().map(|part| part.n).collect())
            .collect();
        let height = rows.len();
        let cells = counted.into_iter().zip(fates).take(height);
        let cells = cells.map(|(row, fates)| {
            row.into_iter().zip(fates).map(|(part, fate)| Part { fate: *fate, ..part }).collect()
        });
        let room = |(n, fates): (&Vec<u64>, &Vec<Fate>)| {
            n.iter().zip(fates).map(|(n, fate)| (*fate == Fate::Shown).then_some(*n)).collect()
        };
        let room: Vec<Vec<Option<u64>>> =
            sizes.iter().zip(&self.sizes).map(room).take(height).collect();
        Level {
            of,
            cells: cells.collect(),
            rows: rows.clone(),
            most: self.rows.most().into_iter().take(height).collect(),
            beyond: thirds.of(ids, asked).of_groups(),
            sizes: sizes.into_iter().take(height).collect(),
            room,
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

fn fates(cells: &[Vec<Part>]) -> Vec<Vec<Fate>> {
    cells.iter().map(|row| row.iter().map(|part| part.fate).collect()).collect()
}

/// Two splits, and how many respondents are in each pair of their groups.
struct Both<'a> {
    rule: Rule,
    sides: [&'a Side; 2],
    n: Vec<&'a [u64]>,
    thirds: &'a Thirds,
    above: &'a [Vec<Above>; 2],
}

impl Both<'_> {
    fn sizes(&self) -> Vec<Vec<Fate>> {
        let part = |n: &u64| Part { n: *n, counts: Vec::new(), fate: Fate::Shown };
        let cells = self.n.iter().map(|row| row.iter().map(part).collect()).collect();
        let told = Told::Sizes { outside: self.sides.map(|side| side.is_told) };
        self.protect(cells, self.sides.map(|side| &side.groups[..]), &told, Asked::Size).fates
    }

    fn question<V: Counted>(
        &self,
        sizes: &[Vec<Fate>],
        cells: &[Cell<V>],
        lines: [&Line; 2],
        asked: Asked,
    ) -> Protected {
        let cells = cells.chunks(self.sides[1].n.len()).zip(sizes);
        let row = |(cells, fates): (&[Cell<V>], &Vec<Fate>)| {
            cells.iter().zip(fates).map(|(cell, fate)| part(cell, *fate)).collect()
        };
        let [rows, columns] = self.sides.map(Side::most);
        let room = Room { cells: self.room(sizes), rows, columns };
        let lines = lines.map(|line| &line.fates[..]);
        self.protect(cells.map(row).collect(), lines, &Told::Answers(room), asked)
    }

    /// Protects cells, beside what third splits tell and inside the splits above each of the two,
    /// one after another until nothing more is hidden.
    fn protect(
        &self,
        mut cells: Vec<Vec<Part>>,
        lines: [&[Fate]; 2],
        told: &Told,
        asked: Asked,
    ) -> Protected {
        let [rows, columns]: [Vec<Fate>; 2] =
            lines.map(|fates| fates.iter().copied().chain([Fate::Outside]).collect());
        let ids = self.sides.map(|side| &*side.id);
        let beyond = self.thirds.of(ids, asked);
        // What is hidden must not depend on which split is selected by and which is shown.
        let order = if ids[0] > ids[1] { [1, 0] } else { [0, 1] };
        let mut views: Vec<(usize, Option<&Above>)> = Vec::new();
        for side in order {
            views.extend(self.above[side].iter().map(|above| (side, Some(above))));
        }
        if views.is_empty() {
            views.push((order[0], None));
        }
        loop {
            let before = fates(&cells);
            for (side, above) in &views {
                let grid = Grid::new(cells.clone(), rows.clone(), columns.clone(), told.clone());
                let grid = grid.beside(beyond.clone());
                let grid = if *side == 1 { grid.turned() } else { grid };
                let levels = self.levels(*above, asked);
                let grid =
                    if levels.is_empty() { grid } else { grid.within(&self.n_by(*side), levels) };
                let mut found = grid.protect(self.rule);
                if *side == 1 {
                    found.fates = turn(&found.fates);
                    found.sizes.iter_mut().for_each(|(row, column)| std::mem::swap(row, column));
                }
                for (part, fate) in cells.iter_mut().flatten().zip(found.fates.iter().flatten()) {
                    part.fate = *fate;
                }
                // Where sizes are hidden, everything begins anew.
                if !found.sizes.is_empty() || views.len() == 1 {
                    return found;
                }
            }
            if fates(&cells) == before {
                return Protected { fates: before, sizes: Vec::new() };
            }
        }
    }

    /// How many respondents each pair has, by this side.
    fn n_by(&self, side: usize) -> Vec<Vec<u64>> {
        let rows: Vec<Vec<u64>> = self.n.iter().map(|row| row.to_vec()).collect();
        if side == 1 { turn(&rows) } else { rows }
    }

    /// The rows above one side, each level inside the next.
    fn levels(&self, nearest: Option<&Above>, asked: Asked) -> Vec<Level> {
        let all = std::iter::successors(nearest, |above| above.crossing.above[0].first());
        all.map(|above| above.crossing.level(above.of.clone(), self.thirds, asked)).collect()
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
