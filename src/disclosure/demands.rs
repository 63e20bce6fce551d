//! What must stay open of two splits crossed: small cells, and those of which an answer tells what
//! everybody in them answered; in their rows and columns, and in the rows above these.

use super::Rule;
use super::grid::Grid;
use super::network::{At, Enough};
use super::parts::{Fate, Part, add};
use super::three::Measure;

impl Grid {
    /// What must stay open, per what is counted.
    pub(super) fn demands(&self, rule: Rule) -> Vec<(Measure, Vec<(At, Enough)>)> {
        let answers = self.cells.iter().flatten().map(|part| part.counts.len()).max().unwrap_or(0);
        let small = self.small(rule);
        let all = |enough| small.iter().map(|at| (*at, enough)).collect::<Vec<_>>();
        let mut demands = vec![(Measure::Size, all(Enough::Three))];
        for answer in 0..answers {
            demands.push((Measure::Gave(answer), all(Enough::ThreeOrAll)));
            demands.push((Measure::Others(answer), self.telling(rule, answer)));
        }
        demands.extend(self.of_lines(rule, answers));
        demands.retain(|(_, demands)| !demands.is_empty());
        demands
    }

    /// The small groups among the cells, and what must stay as open as they.
    fn small(&self, rule: Rule) -> Vec<At> {
        let is_small = |at: &At| {
            let is_group = self.fate(*at) != Fate::Outside || rule.remainder;
            let is_small = is_group && !rule.minimum_base.allows(self.count(*at));
            self.is_hidden(*at) && (is_small || self.beyond.hidden.contains(at))
        };
        self.places().chain(self.above()).filter(is_small).collect()
    }

    /// The hidden cells, large enough, of which an answer tells what everybody in them
    /// answered, and up to how many must stay possible to have answered otherwise: one more
    /// than would tell it, for somebody may be one of them.
    fn telling(&self, rule: Rule, answer: usize) -> Vec<(At, Enough)> {
        let Some(group) = rule.group_disclosure else { return Vec::new() };
        let gave = |part: &Part| part.counts.get(answer).copied().unwrap_or(0);
        let sums = |line: Vec<At>| {
            let parts = line.iter().map(|(row, column)| &self.cells[*row][*column]);
            let sums = parts.fold((0, 0), |(all, n), part| (all + gave(part), n + part.n));
            (line, sums)
        };
        let lines = self.lines().into_iter().chain(self.blocks()).chain([self.places().collect()]);
        let lines: Vec<(Vec<At>, (u64, u64))> = lines.map(sums).collect();
        let telling = |at: At| {
            let part = &self.cells[at.0][at.1];
            let is_group = part.fate != Fate::Outside || rule.remainder;
            let otherwise = group.otherwise(part.n);
            let is_told = part.n.saturating_sub(gave(part)) < otherwise;
            // What is true of nearly everybody in a row that is shown is no news of a cell.
            let is_news = |(line, (gave, whole)): &(Vec<At>, (u64, u64))| {
                let others = whole.saturating_sub(*gave);
                let is_in = || self.lowest_in(at).all(|at| line.contains(&at));
                (others > otherwise && !group.is_common(*gave, *whole)) || !is_in()
            };
            let is_large = is_group && rule.minimum_base.allows(part.n);
            let tells = self.is_hidden(at) && is_large && is_told && lines.iter().all(is_news);
            tells.then_some((at, Enough::UpTo(otherwise + 1)))
        };
        self.places().chain(self.above()).filter_map(telling).collect()
    }

    /// What must stay open of whole rows and columns that are hidden: they are protected already
    /// from what else is shown of everybody, and here from what cells tell of them.
    fn of_lines(&self, rule: Rule, answers: usize) -> Vec<(Measure, Vec<(At, Enough)>)> {
        let (own, width) = (self.stack.own, self.columns.len());
        let rows = (0..own).map(|row| ((row, width), self.rows[row]));
        let columns = (0..width).map(|column| ((self.rows.len(), column), self.columns[column]));
        let hidden = rows
            .chain(columns)
            .filter(|(_, fate)| *fate != Fate::Shown && (*fate != Fate::Outside || rule.remainder));
        let add = |places: &mut dyn Iterator<Item = At>| {
            let parts: Vec<Part> =
                places.map(|(row, column)| self.cells[row][column].clone()).collect();
            let n = parts.iter().map(|part| part.n).sum();
            Part { n, counts: add(&parts), fate: Fate::Protecting }
        };
        let whole = add(&mut self.places());
        let lines: Vec<(At, Part)> = hidden
            .map(|((row, column), _)| {
                let in_line = |at: &At| at.0 == row || at.1 == column;
                ((row, column), add(&mut self.places().filter(in_line)))
            })
            .collect();
        let small = lines.iter().filter(|(_, part)| !rule.minimum_base.allows(part.n));
        let small: Vec<At> = small.map(|(at, _)| *at).collect();
        let all = |enough| small.iter().map(|at| (*at, enough)).collect::<Vec<_>>();
        let mut demands = vec![(Measure::Size, all(Enough::Three))];
        for answer in 0..answers {
            let gave = |part: &Part| part.counts.get(answer).copied().unwrap_or(0);
            let telling = lines.iter().filter_map(|(at, part)| {
                let group = rule.group_disclosure.filter(|_| rule.minimum_base.allows(part.n))?;
                let otherwise = group.otherwise(part.n);
                let others = whole.n.saturating_sub(gave(&whole));
                let is_news = others > otherwise && !group.is_common(gave(&whole), whole.n);
                let is_told = part.n > 0 && part.n.saturating_sub(gave(part)) < otherwise;
                (is_told && is_news).then_some((*at, Enough::UpTo(otherwise + 1)))
            });
            demands.push((Measure::Gave(answer), all(Enough::ThreeOrAll)));
            demands.push((Measure::Others(answer), telling.collect()));
        }
        demands
    }

    /// The cells of every row and every column of which the sum is known, and of every cell
    /// above others that is.
    pub(super) fn lines(&self) -> Vec<Vec<(usize, usize)>> {
        let (height, width) = (self.stack.lowest, self.columns.len());
        let is_shown = |fates: &[Fate], at: &usize| fates[*at] == Fate::Shown;
        let rows = (0..height).filter(|row| is_shown(&self.rows, row));
        let rows = rows.map(|row| (0..width).map(|column| (row, column)).collect());
        let columns = (0..width).filter(|column| is_shown(&self.columns, column));
        let columns = columns.map(|column| (0..height).map(|row| (row, column)).collect());
        let above = self.above().filter(|at| !self.is_hidden(*at));
        let above = above.map(|at| self.lowest_in(at).collect());
        rows.chain(columns).chain(above).collect()
    }

    /// The cells of all that is in a row above, where its sum is known.
    fn blocks(&self) -> Vec<Vec<At>> {
        let rows = self.stack.lowest..self.rows.len();
        let blocks = rows.filter(|row| self.rows[*row] == Fate::Shown).map(|row| {
            let columns = 0..self.columns.len();
            columns.flat_map(|column| self.lowest_in((row, column))).collect()
        });
        blocks.collect()
    }

    /// The cells that hold everybody once.
    pub(super) fn places(&self) -> impl Iterator<Item = At> + use<> {
        let (height, width) = (self.stack.lowest, self.columns.len());
        (0..height).flat_map(move |row| (0..width).map(move |column| (row, column)))
    }

    /// The cells above them.
    pub(super) fn above(&self) -> impl Iterator<Item = At> + use<> {
        let (rows, width) = (self.stack.lowest..self.rows.len(), self.columns.len());
        rows.flat_map(move |row| (0..width).map(move |column| (row, column)))
    }

    /// Those of [`Grid::places`] that a cell is made of: of one that is not above others, itself.
    fn lowest_in(&self, (row, column): At) -> impl Iterator<Item = At> {
        let inside = &self.stack.inside;
        let is_in = move |lowest: &usize| {
            let mut up = std::iter::successors(Some(*lowest), |at| inside[*at]);
            up.any(|at| at == row)
        };
        (0..self.stack.lowest).filter(is_in).map(move |lowest| (lowest, column))
    }
}
