//! What somebody can work out of the hidden counts of two splits crossed, and the cheapest
//! way to prevent it.
//!
//! Counts whose rows and columns have known sums flow from rows to columns. So the most that
//! a hidden count can be is found by looking for ways round: one more here, one fewer beside
//! it, and so on until every sum is what it was. That is what a linear program of the same
//! sums would find, always in whole numbers, and many times faster; a test holds the two to
//! each other. A way round over counts that are still shown says which to hide.

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

/// Cells, by row and column.
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
#[derive(Clone, Debug)]
pub(super) struct Network {
    /// A row after a row.
    cells: Vec<Flow>,
    height: usize,
    width: usize,
    /// Sums of rows, then of columns.
    sums: Vec<(Sum, u64)>,
}

impl Network {
    /// The network of some cells. The sum of everything is known.
    pub(super) fn new(cells: Vec<Vec<Flow>>, rows: &[Sum], columns: &[Sum]) -> Self {
        let of_row = |row: usize| cells[row].iter().map(|flow| flow.count).sum();
        let of_column = |column: usize| cells.iter().map(|row| row[column].count).sum();
        let rows = rows.iter().enumerate().map(|(row, sum)| (*sum, of_row(row)));
        let columns = columns.iter().enumerate().map(|(column, sum)| (*sum, of_column(column)));
        Network {
            sums: rows.chain(columns).collect(),
            height: cells.len(),
            width: cells.first().map_or(0, Vec::len),
            cells: cells.into_iter().flatten().collect(),
        }
    }

    /// What is counted in a cell.
    pub(super) fn count(&self, at: At) -> u64 {
        self.flow(at).count
    }

    /// The same to somebody who is counted in this cell, and knows it.
    pub(super) fn known_to(&self, at: At) -> Self {
        let mut known = self.clone();
        let flow = known.flow_mut(at);
        flow.least = flow.least.max(1);
        known
    }

    /// Whether enough counts of a hidden cell are possible. If so, and for one who is
    /// counted in another cell it may not be, those cells.
    pub(super) fn is_open(&self, at: At, enough: Enough) -> Option<Vec<At>> {
        let count = self.count(at);
        if count == 0 && enough == Enough::ThreeOrAll {
            return Some(Vec::new());
        }
        let (mut more, mut fewer) = (self.clone(), self.clone());
        let wanted = enough.steps(count);
        let up = (0..wanted).take_while(|_| more.more(at, 0).is_some()).count() as u64;
        let down =
            (up..wanted).take_while(|_| enough.is_both_ways() && fewer.fewer(at, 0).is_some());
        let down = down.count() as u64;
        let is_open = up + down >= wanted || (enough == Enough::ThreeOrAll && down == count);
        let emptied =
            |at: &At| self.count(*at) > 0 && (more.count(*at) == 0 || fewer.count(*at) == 0);
        is_open.then(|| self.places().filter(|other| *other != at).filter(emptied).collect())
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
            let fewest = enough.is_both_ways().then(|| lower.fewer(at, u64::MAX));
            let costs = [fewest.flatten(), higher.more(at, u64::MAX)];
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
            self.flow_mut(*at).cost = 0;
        }
        for at in &hiding.sizes {
            let flow = self.flow_mut(*at);
            (flow.most, flow.size_cost) = (flow.most_of_all, None);
        }
    }

    /// Counts one more in a cell, and others elsewhere so that every sum stays. What that
    /// costs, and what of it is shown.
    fn more(&mut self, at: At, budget: u64) -> Option<(u64, Hiding)> {
        let own = self.step(Node::Row(at.0), Node::Column(at.1))?;
        let way = self.way(Node::Column(at.1), Node::Row(at.0), at, budget)?;
        (own <= budget).then(|| self.go([&[Node::Row(at.0)], &way[..]].concat()))
    }

    /// The same with one fewer.
    fn fewer(&mut self, at: At, budget: u64) -> Option<(u64, Hiding)> {
        let own = self.step(Node::Column(at.1), Node::Row(at.0))?;
        let way = self.way(Node::Row(at.0), Node::Column(at.1), at, budget)?;
        (own <= budget).then(|| self.go([&[Node::Column(at.1)], &way[..]].concat()))
    }

    /// The cheapest way from here to there that does not pass a cell; no step above a budget.
    fn way(&self, from: Node, to: Node, without: At, budget: u64) -> Option<Vec<Node>> {
        if budget == 0 {
            return self.free_way(self.position(from), self.position(to), without);
        }
        let places = self.sums.len() + 2;
        let mut reached = vec![Reached::default(); places];
        reached[self.position(from)] = Reached { cost: Some(0), from, is_done: false };
        loop {
            let open = reached.iter().enumerate().filter(|(_, reached)| !reached.is_done);
            let (cost, at) = open.filter_map(|(at, reached)| Some((reached.cost?, at))).min()?;
            let node = self.node(at);
            if node == to {
                break;
            }
            reached[at].is_done = true;
            for next in self.beside(node) {
                let there = &mut reached[next];
                let next = self.node(next);
                if there.is_done || Self::cell(node, next) == Some(without) {
                    continue;
                }
                let Some(step) = self.step(node, next).filter(|step| *step <= budget) else {
                    continue;
                };
                let cost = cost.saturating_add(step);
                if there.cost.is_none_or(|known| cost < known) {
                    *there = Reached { cost: Some(cost), from: node, is_done: false };
                }
            }
        }
        let mut way = vec![to];
        while way[way.len() - 1] != from {
            way.push(reached[self.position(way[way.len() - 1])].from);
        }
        way.reverse();
        Some(way)
    }

    /// The same way where no step may cost anything, between positions.
    fn free_way(&self, from: usize, to: usize, (row, column): At) -> Option<Vec<Node>> {
        const NOWHERE: usize = usize::MAX;
        let (height, lines) = (self.height, self.sums.len());
        let [rows, columns] = [lines, lines + 1];
        let mut reached = vec![NOWHERE; lines + 2];
        let mut done = vec![false; lines + 2];
        reached[from] = from;
        // The first that was reached goes first, as where ways have a cost.
        let mut first = from;
        while reached[to] == NOWHERE {
            let at = (first..lines + 2).find(|at| reached[*at] != NOWHERE && !done[*at])?;
            done[at] = true;
            first = at + 1;
            let mut reach = |next: usize, is_free: bool| {
                if is_free && reached[next] == NOWHERE {
                    reached[next] = at;
                    first = first.min(next);
                }
            };
            let has_room = |line: usize| {
                let (sum, count) = self.sums[line];
                matches!(sum, Sum::AtMost(most) if count < most)
            };
            let has_some = |line: usize| {
                let (sum, count) = self.sums[line];
                sum != Sum::Known && count > 0
            };
            if at < height {
                let flows = &self.cells[at * self.width..(at + 1) * self.width];
                for (next, flow) in flows.iter().enumerate() {
                    let passes = at == row && next == column;
                    reach(height + next, flow.cost == 0 && flow.count < flow.most && !passes);
                }
                reach(rows, has_some(at));
            } else if at < lines {
                let own = at - height;
                for next in 0..height {
                    let flow = self.flow((next, own));
                    let passes = next == row && own == column;
                    reach(next, flow.cost == 0 && flow.count > flow.least && !passes);
                }
                reach(columns, has_room(at));
            } else if at == rows {
                (0..height).for_each(|next| reach(next, has_room(next)));
            } else {
                (height..lines).for_each(|next| reach(next, has_some(next)));
            }
        }
        let mut way = vec![self.node(to)];
        let mut at = to;
        while at != from {
            at = reached[at];
            way.push(self.node(at));
        }
        way.reverse();
        Some(way)
    }

    /// The positions of all that a step can lead to.
    fn beside(&self, node: Node) -> impl Iterator<Item = usize> + use<> {
        let (rows, columns) = (0..self.height, self.height..self.sums.len());
        let [of_rows, of_columns] = [Node::Rows, Node::Columns].map(|node| self.position(node));
        let (lines, other) = match node {
            Node::Row(_) => (columns, Some(of_rows)),
            Node::Column(_) => (rows, Some(of_columns)),
            Node::Rows => (rows, None),
            Node::Columns => (columns, None),
        };
        lines.chain(other)
    }

    /// What a step costs; `None` where there is none.
    fn step(&self, from: Node, to: Node) -> Option<u64> {
        match (from, to) {
            (Node::Row(row), Node::Column(column)) => {
                let flow = self.flow((row, column));
                match flow.count < flow.most {
                    true => Some(flow.cost),
                    false if flow.count >= flow.most_of_all => None,
                    false => flow.size_cost.map(|size| size.saturating_add(flow.cost)),
                }
            }
            (Node::Column(column), Node::Row(row)) => {
                let flow = self.flow((row, column));
                (flow.count > flow.least).then_some(flow.cost)
            }
            (Node::Rows, line @ Node::Row(_)) | (line @ Node::Column(_), Node::Columns) => {
                let (sum, count) = self.sums[self.position(line)];
                matches!(sum, Sum::AtMost(most) if count < most).then_some(0)
            }
            (line @ Node::Row(_), Node::Rows) | (Node::Columns, line @ Node::Column(_)) => {
                let (sum, count) = self.sums[self.position(line)];
                (sum != Sum::Known && count > 0).then_some(0)
            }
            _ => None,
        }
    }

    /// Goes a way: what it costs, and what of it is shown.
    fn go(&mut self, way: Vec<Node>) -> (u64, Hiding) {
        let mut hiding = Hiding::default();
        let mut cost: u64 = 0;
        for step in way.windows(2) {
            cost = cost.saturating_add(self.step(step[0], step[1]).unwrap_or(u64::MAX));
            if let Some((row, column)) = Self::cell(step[0], step[1]) {
                let flow = *self.flow((row, column));
                let is_more = matches!(step[0], Node::Row(_));
                if flow.cost > 0 {
                    hiding.cells.push((row, column));
                }
                if is_more && flow.count >= flow.most {
                    hiding.sizes.push((row, column));
                }
                let count = &mut self.flow_mut((row, column)).count;
                *count = if is_more { *count + 1 } else { *count - 1 };
            }
            let line = match (step[0], step[1]) {
                (Node::Rows, line) | (line, Node::Columns) => Some((line, true)),
                (line, Node::Rows) | (Node::Columns, line) => Some((line, false)),
                _ => None,
            };
            if let Some((line, is_more)) = line {
                let position = self.position(line);
                let sum = &mut self.sums[position].1;
                *sum = if is_more { *sum + 1 } else { *sum - 1 };
            }
        }
        (cost, hiding)
    }

    fn cell(from: Node, to: Node) -> Option<At> {
        match (from, to) {
            (Node::Row(row), Node::Column(column)) | (Node::Column(column), Node::Row(row)) => {
                Some((row, column))
            }
            _ => None,
        }
    }

    fn node(&self, position: usize) -> Node {
        match position {
            row if row < self.height => Node::Row(row),
            column if column < self.sums.len() => Node::Column(column - self.height),
            rows if rows == self.sums.len() => Node::Rows,
            _ => Node::Columns,
        }
    }

    fn position(&self, node: Node) -> usize {
        match node {
            Node::Row(row) => row,
            Node::Column(column) => self.height + column,
            Node::Rows => self.sums.len(),
            Node::Columns => self.sums.len() + 1,
        }
    }

    fn flow(&self, (row, column): At) -> &Flow {
        &self.cells[row * self.width + column]
    }

    fn flow_mut(&mut self, (row, column): At) -> &mut Flow {
        &mut self.cells[row * self.width + column]
    }

    fn places(&self) -> impl Iterator<Item = At> + use<> {
        let (height, width) = (self.height, self.width);
        (0..height).flat_map(move |row| (0..width).map(move |column| (row, column)))
    }
}

/// How a node was reached.
#[derive(Clone, Copy)]
struct Reached {
    /// What that costs; `None` where it was not.
    cost: Option<u64>,
    /// From where.
    from: Node,
    is_done: bool,
}

impl Default for Reached {
    fn default() -> Self {
        Reached { cost: None, from: Node::Rows, is_done: false }
    }
}

/// Fewer counts than this more than the least, and a count is nearly known.
const ROOM: u64 = 2;

/// Where a way can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    Row(usize),
    Column(usize),
    /// What the rows with hidden sums have together.
    Rows,
    /// The same of the columns.
    Columns,
}
