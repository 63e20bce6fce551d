//! What somebody can work out of the hidden counts of two splits crossed, and the cheapest
//! way to prevent it.
//!
//! Counts whose rows and columns have known sums flow from rows to columns. So the most that
//! a hidden count can be is found by looking for ways round: one more here, one fewer beside
//! it, and so on until every sum is what it was. That is what a linear program of the same
//! sums would find, always in whole numbers, and many times faster; a test holds the two to
//! each other. A way round over counts that are still shown says which to hide.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::rc::Rc;

/// A cell of two splits crossed: who gave one answer there, or how many there are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flow {
    /// What is counted.
    pub(super) count: u64,
    /// The fewest that it can be, as far as is told.
    pub(super) least: u64,
    /// The most.
    pub(super) most: u64,
    /// The most once it is hidden how large the cell is.
    pub(super) most_of_all: u64,
    /// What hiding it costs; 0 where it is hidden.
    pub(super) cost: u64,
    /// What it costs to hide how large it is, after which that does not tell the most.
    pub(super) size_cost: Option<u64>,
}

/// A row or a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sum {
    /// Its sum is known.
    Known,
    /// Its sum is hidden; only that it is no more than this.
    AtMost(u64),
}

/// How many counts must stay possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Enough {
    /// Three.
    Three,
    /// Three, or all from nobody up to the most.
    ThreeOrAll,
    /// Those up to this one.
    UpTo(u64),
}

impl Enough {
    /// How many counts more than this one that takes.
    fn steps(self, count: u64) -> u64 {
        match self {
            Enough::Three | Enough::ThreeOrAll => ROOM,
            Enough::UpTo(most) => most.saturating_sub(count),
        }
    }

    /// Whether fewer do as well as more.
    fn is_both_ways(self) -> bool {
        !matches!(self, Enough::UpTo(_))
    }
}

/// Cells, by row and column; and whole rows and columns of which the sum is hidden, by the column
/// or the row after the last.
pub(super) type At = (usize, usize);

/// What must be hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hiding {
    /// Counts that are shown.
    pub(super) cells: Vec<At>,
    /// How large cells are, where that is shown.
    pub(super) sizes: Vec<At>,
}

/// Two splits crossed, with the sums of their rows and columns.
///
/// A row may be one above others, of which the cells are what the cells of the rows inside it
/// are together: what comes of these then passes it on its way to the column.
#[derive(Clone, Debug)]
pub(super) struct Network {
    shape: Rc<Shape>,
    /// What goes from the one end of each arc to the other: cells, row by row, then sums.
    arcs: Vec<Flow>,
}

/// Where everything goes.
#[derive(Debug)]
struct Shape {
    /// The cells of a row.
    width: usize,
    /// Per row, the one above it.
    inside: Vec<Option<usize>>,
    /// Both ends of each arc, by the positions of nodes.
    ends: Vec<[usize; 2]>,
    /// Per node, the arcs that end there.
    at: Vec<Vec<usize>>,
    /// The arcs of whole rows and columns of which the sum is hidden.
    lines: BTreeMap<At, usize>,
}

/// Over an arc, one way or the other: one more is counted there, or one fewer.
type Step = (usize, bool);

impl Network {
    /// The network of some cells. Of every row, the one above it is known, if there is one,
    /// which stands after those inside it; of every row and column, what of its sum. The sum of
    /// everything is known.
    pub(super) fn new(
        cells: Vec<Vec<Flow>>,
        rows: &[Sum],
        columns: &[Sum],
        inside: Vec<Option<usize>>,
    ) -> Self {
        let (height, width) = (cells.len(), columns.len());
        let above: BTreeSet<usize> = inside.iter().flatten().copied().collect();
        // Nodes: of a row, or of every cell of one above others; the columns; then where hidden
        // sums of rows and of columns come together.
        let mut first = 0;
        let of_row: Vec<usize> = (0..height)
            .map(|row| {
                let node = first;
                first += if above.contains(&row) { width } else { 1 };
                node
            })
            .collect();
        let node =
            |row: usize, column: usize| of_row[row] + if above.contains(&row) { column } else { 0 };
        let of_columns = first;
        let (of_hidden, nodes) = (of_columns + width, of_columns + width + height + 2);
        let hidden_inside = |row: Option<usize>| of_hidden + row.unwrap_or(height);
        let mut arcs = Vec::new();
        let mut ends = Vec::new();
        for (row, above) in inside.iter().enumerate() {
            for column in 0..width {
                let to = above.map_or(of_columns + column, |above| node(above, column));
                ends.push([node(row, column), to]);
            }
        }
        let mut lines = BTreeMap::new();
        // What rows with hidden sums have, and of a row above some only what those have.
        let mut hidden = vec![0; height];
        for (row, sum) in rows.iter().enumerate() {
            let whole = cells[row].iter().map(|flow| flow.count).sum();
            let count: u64 = if above.contains(&row) { hidden[row] } else { whole };
            let Sum::AtMost(most) = sum else { continue };
            let from = hidden_inside(inside[row]);
            let to = if above.contains(&row) { of_hidden + row } else { of_row[row] };
            lines.insert((row, width), ends.len());
            ends.push([from, to]);
            arcs.push(Flow::of_sum(count, most.saturating_sub(whole - count)));
            if let Some(above) = inside[row] {
                hidden[above] += count;
            }
        }
        for (column, sum) in columns.iter().enumerate() {
            if let Sum::AtMost(most) = sum {
                let highest = (0..height).filter(|row| inside[*row].is_none());
                let count = highest.map(|row| cells[row][column].count).sum();
                lines.insert((height, column), ends.len());
                ends.push([of_columns + column, nodes - 1]);
                arcs.push(Flow::of_sum(count, *most));
            }
        }
        let mut at = vec![Vec::new(); nodes];
        for (arc, nodes) in ends.iter().enumerate() {
            nodes.iter().for_each(|node| at[*node].push(arc));
        }
        let arcs = cells.into_iter().flatten().chain(arcs).collect();
        Network { shape: Rc::new(Shape { width, inside, ends, at, lines }), arcs }
    }

    /// What is counted in a cell.
    pub(super) fn count(&self, at: At) -> u64 {
        self.arcs[self.arc(at)].count
    }

    /// The same to somebody who is counted in this cell, and knows it.
    pub(super) fn known_to(&self, at: At) -> Self {
        let mut known = self.clone();
        let own = self.arc(at);
        known.arcs[own].least = known.arcs[own].least.max(1);
        known
    }

    /// Whether enough counts of a hidden cell are possible. If so, and for one who is
    /// counted in another cell it may not be, those cells.
    pub(super) fn is_open(&self, at: At, enough: Enough) -> Option<Vec<At>> {
        let count = self.count(at);
        if count == 0 && enough == Enough::ThreeOrAll {
            return Some(Vec::new());
        }
        let own = self.arc(at);
        let wanted = enough.steps(count);
        let mut changed = Vec::new();
        let mut more = self.clone();
        let mut up = 0;
        while up < wanted && more.go_round_free((own, true), &mut changed) {
            up += 1;
        }
        let mut fewer = None;
        let mut down = 0;
        while up + down < wanted && enough.is_both_ways() {
            let fewer = fewer.get_or_insert_with(|| self.clone());
            if !fewer.go_round_free((own, false), &mut changed) {
                break;
            }
            down += 1;
        }
        if up + down < wanted && (enough != Enough::ThreeOrAll || down < count) {
            return None;
        }
        changed.sort_unstable();
        changed.dedup();
        let is_none = |network: &Network, arc: usize| network.arcs[arc].count == 0;
        let emptied = |arc: &usize| {
            let fewer = fewer.as_ref().is_some_and(|fewer| is_none(fewer, *arc));
            !is_none(self, *arc) && (fewer || is_none(&more, *arc))
        };
        let cells = changed.into_iter().filter(emptied).filter_map(|arc| self.at(arc));
        Some(cells.filter(|other| self.is_beside(at, *other)).collect())
    }

    /// What must be hidden, at the least cost that step by step is found, for enough counts
    /// of a cell to be possible. `None` where nothing helps.
    pub(super) fn hiding(&self, at: At, enough: Enough) -> Option<Hiding> {
        let mut hiding = Hiding::default();
        let (mut more, mut fewer) = (self.clone(), self.clone());
        let (mut up, mut down) = (0, 0);
        let wanted = enough.steps(self.count(at));
        while up + down < wanted && (enough != Enough::ThreeOrAll || down < self.count(at)) {
            let (mut higher, mut lower) = (more.clone(), fewer.clone());
            let fewest = enough.is_both_ways().then(|| lower.fewer(at));
            let costs = [fewest.flatten(), higher.more(at)];
            let found = match costs {
                [Some((lower, fewest)), Some((higher, _))] if lower <= higher => (true, fewest),
                [_, Some((_, most))] => (false, most),
                [Some((_, fewest)), None] => (true, fewest),
                [None, None] => return None,
            };
            match found.0 {
                true => (fewer, down) = (lower, down + 1),
                false => (more, up) = (higher, up + 1),
            }
            more.hide(&found.1);
            fewer.hide(&found.1);
            hiding.cells.extend(found.1.cells);
            hiding.sizes.extend(found.1.sizes);
        }
        Some(hiding)
    }

    /// Hides cells and sizes.
    pub(super) fn hide(&mut self, hiding: &Hiding) {
        for at in &hiding.cells {
            let arc = self.arc(*at);
            self.arcs[arc].cost = 0;
        }
        for at in &hiding.sizes {
            let arc = self.arc(*at);
            let flow = &mut self.arcs[arc];
            (flow.most, flow.size_cost) = (flow.most_of_all, None);
        }
    }

    /// Counts one more in a cell, and others elsewhere so that every sum stays. What that
    /// costs, and what of it is shown.
    fn more(&mut self, at: At) -> Option<(u64, Hiding)> {
        self.go_round((self.arc(at), true))
    }

    /// The same with one fewer.
    fn fewer(&mut self, at: At) -> Option<(u64, Hiding)> {
        self.go_round((self.arc(at), false))
    }

    /// Takes a step and the cheapest way back.
    fn go_round(&mut self, step: Step) -> Option<(u64, Hiding)> {
        self.arcs[step.0].step(step.1)?;
        let way = self.way_back(step)?;
        Some(self.go(step, &way))
    }

    /// Takes a step and a way back that costs nothing, and adds what changes. Whether there is
    /// one.
    fn go_round_free(&mut self, step: Step, changed: &mut Vec<usize>) -> bool {
        let own = self.arcs[step.0].step(step.1);
        let way = own.filter(|cost| *cost == 0).and_then(|_| self.free_way_back(step));
        let Some(way) = way else { return false };
        self.go(step, &way);
        changed.extend(way.iter().chain([&step]).map(|(arc, _)| *arc));
        true
    }

    /// The cheapest way from where a step leads to where it began, but by the same arc.
    fn way_back(&self, taken: Step) -> Option<Vec<Step>> {
        let Shape { ends, at, .. } = &*self.shape;
        let [to, from] = in_order(ends[taken.0], taken.1);
        let mut reached: Vec<Option<(u64, Step)>> = vec![None; at.len()];
        let mut done = vec![false; at.len()];
        let mut next = BinaryHeap::from([Reverse((0_u64, from))]);
        while let Some(Reverse((cost, node))) = next.pop() {
            if node == to {
                break;
            }
            if std::mem::replace(&mut done[node], true) {
                continue;
            }
            for arc in at[node].iter().copied().filter(|arc| *arc != taken.0) {
                let is_more = ends[arc][0] == node;
                let there = ends[arc][usize::from(is_more)];
                let step = self.arcs[arc].step(is_more);
                let Some(step) = step.filter(|_| !done[there]) else { continue };
                let cost = cost.saturating_add(step);
                if reached[there].is_none_or(|(known, _)| cost < known) {
                    reached[there] = Some((cost, (arc, is_more)));
                    next.push(Reverse((cost, there)));
                }
            }
        }
        let mut way = Vec::new();
        let mut node = to;
        while node != from {
            let (_, (arc, is_more)) = reached[node]?;
            way.push((arc, is_more));
            node = in_order(ends[arc], is_more)[0];
        }
        Some(way)
    }

    /// The same way, of which no step costs anything. Most of the work is this.
    fn free_way_back(&self, taken: Step) -> Option<Vec<Step>> {
        let Shape { ends, at, .. } = &*self.shape;
        let [to, from] = in_order(ends[taken.0], taken.1);
        let mut reached: Vec<Option<Step>> = vec![None; at.len()];
        let mut done = vec![false; at.len()];
        // The first node that was reached goes first, as where costs are the same.
        let (mut node, mut first) = (from, from + 1);
        'search: loop {
            done[node] = true;
            for arc in &at[node] {
                let is_more = ends[*arc][0] == node;
                let there = ends[*arc][usize::from(is_more)];
                if reached[there].is_some() || done[there] || *arc == taken.0 {
                    continue;
                }
                let flow = &self.arcs[*arc];
                let has_room =
                    if is_more { flow.count < flow.most } else { flow.count > flow.least };
                if has_room && flow.cost == 0 {
                    reached[there] = Some((*arc, is_more));
                    if there == to {
                        break 'search;
                    }
                    first = first.min(there);
                }
            }
            node = (first..at.len()).find(|node| reached[*node].is_some() && !done[*node])?;
            first = node + 1;
        }
        let mut way = Vec::new();
        let mut node = to;
        while node != from {
            let (arc, is_more) = reached[node]?;
            way.push((arc, is_more));
            node = in_order(ends[arc], is_more)[0];
        }
        Some(way)
    }

    /// Takes a step and goes a way: what it costs, and what of it is shown.
    fn go(&mut self, first: Step, way: &[Step]) -> (u64, Hiding) {
        let mut hiding = Hiding::default();
        let mut cost: u64 = 0;
        for (arc, is_more) in way.iter().chain([&first]) {
            let at = self.at(*arc);
            let flow = &mut self.arcs[*arc];
            cost = cost.saturating_add(flow.step(*is_more).unwrap_or(u64::MAX));
            if let Some(at) = at {
                if flow.cost > 0 {
                    hiding.cells.push(at);
                }
                if *is_more && flow.count >= flow.most {
                    hiding.sizes.push(at);
                }
            }
            flow.count = if *is_more { flow.count + 1 } else { flow.count - 1 };
        }
        (cost, hiding)
    }

    fn arc(&self, at: At) -> usize {
        let (row, column) = at;
        self.shape.lines.get(&at).copied().unwrap_or(row * self.shape.width + column)
    }

    /// The cell of an arc that is one.
    fn at(&self, arc: usize) -> Option<At> {
        let Shape { width, inside, .. } = &*self.shape;
        (arc < width * inside.len()).then(|| (arc / width, arc % width))
    }

    /// Whether a cell is one of those that hold who is not in this one, each of them once:
    /// none above others.
    fn is_beside(&self, (row, column): At, (other, at): At) -> bool {
        let Shape { width, inside, .. } = &*self.shape;
        let mut up = std::iter::successors(Some(other), |other| inside[*other]);
        let is_in_row = row == inside.len() || up.any(|other| other == row);
        let is_in_column = column == *width || at == column;
        let is_in = is_in_row && is_in_column;
        !is_in && !inside.contains(&Some(other))
    }
}

impl Flow {
    /// What a row or column has of which the sum is hidden.
    fn of_sum(count: u64, most: u64) -> Self {
        Flow { count, least: 0, most, most_of_all: most, cost: 0, size_cost: None }
    }

    /// What it costs to count one more, or one fewer; `None` where it cannot be.
    fn step(&self, is_more: bool) -> Option<u64> {
        match is_more {
            false => (self.count > self.least).then_some(self.cost),
            true if self.count < self.most => Some(self.cost),
            true if self.count >= self.most_of_all => None,
            true => self.size_cost.map(|size| size.saturating_add(self.cost)),
        }
    }
}

/// The ends of an arc as they are gone by.
fn in_order([from, to]: [usize; 2], is_more: bool) -> [usize; 2] {
    if is_more { [from, to] } else { [to, from] }
}

/// Fewer counts than this more than the least, and a count is nearly known.
const ROOM: u64 = 2;
