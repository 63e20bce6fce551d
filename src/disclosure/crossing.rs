//! What is hidden of two splits crossed: of how large their pairs of groups are, and of
//! every question, together.

use super::above::{Above, Asked, Level};
use super::both::Both;
use super::grid::Protected;
use super::parts::{Fate, Part};
use super::third::Thirds;
use super::verdict::{Counted, Hidden, Verdict, of_cells, of_groups, part};
use super::{Beside, Everybody, Rule};
use crate::analysis::{Cell, ChoiceResult, ItemResult, Publication, Results, ScaleResult};

/// One split of two that are crossed: what becomes of its groups.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub(super) id: String,
    /// Respondents per group, and in none last.
    pub(super) n: Vec<u64>,
    /// Whether it is told of the other split's groups how many are in no group of this one.
    pub(super) is_told: bool,
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
    pub(super) fn most(&self) -> Vec<Option<u64>> {
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
    pub(super) above: [Vec<Above>; 2],
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
        let Beside { rule, verdict } = &*everybody.beside;
        let side = |at: usize| Side::of(*rule, publication, verdict, whole, at);
        let (rows, columns) = (side(0), side(1));
        let sides = [&rows, &columns];
        let n = whole.splits[BOTH].groups.iter().map(|group| group.n.unwrap_or(0));
        let n: Vec<u64> = n.collect();
        let n = n.chunks(columns.n.len()).collect();
        let both = Both { everybody, sides, n, above: &above };
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
    pub(super) fn level(&self, of: Vec<Option<usize>>, thirds: &Thirds, asked: Asked) -> Level {
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
