//! How the cells of two splits crossed are protected: by themselves, inside the splits above them,
//! and over those within them.

use super::Everybody;
use super::above::{Above, Asked, Level};
use super::crossing::{Line, Side};
use super::grid::{Grid, Protected, Room, Told, turn};
use super::parts::{Fate, Part};
use super::verdict::{Counted, part};
use crate::analysis::Cell;

fn fates(cells: &[Vec<Part>]) -> Vec<Vec<Fate>> {
    cells.iter().map(|row| row.iter().map(|part| part.fate).collect()).collect()
}

/// Two splits, and how many respondents are in each pair of their groups.
pub(super) struct Both<'a> {
    pub(super) everybody: &'a Everybody,
    pub(super) sides: [&'a Side; 2],
    pub(super) n: Vec<&'a [u64]>,
    pub(super) above: &'a [Vec<Above>; 2],
}

/// What cells are protected beside.
enum View<'a> {
    /// Nothing of other splits, but what third ones tell.
    Nothing,
    /// The split above one side, crossed with the other.
    Above(&'a Above),
    /// A split within one side, by its position, and which group of the side each of its groups
    /// is in; what is hidden must do also where its own crossing hides all that it can.
    Below(usize, Vec<Option<usize>>),
}

impl Both<'_> {
    /// What becomes of how many are in each pair.
    pub(super) fn sizes(&self) -> Vec<Vec<Fate>> {
        let part = |n: &u64| Part { n: *n, counts: Vec::new(), fate: Fate::Shown };
        let cells = self.n.iter().map(|row| row.iter().map(part).collect()).collect();
        let told = Told::Sizes { outside: self.sides.map(|side| side.is_told) };
        self.protect(cells, self.sides.map(|side| &side.groups[..]), &told, Asked::Size).fates
    }

    /// What becomes of the cells of a question.
    pub(super) fn question<V: Counted>(
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
        let lines = [rows, columns];
        let views = self.views();
        loop {
            let before = fates(&cells);
            for (side, beside) in &views {
                let found = match beside {
                    View::Nothing => self.by(*side, &cells, &lines, told, asked, None),
                    View::Above(above) => self.by(*side, &cells, &lines, told, asked, Some(above)),
                    View::Below(split, of) => {
                        self.over(*side, &cells, &lines, told, asked, (*split, of))
                    }
                };
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

    /// Everything that cells are protected beside, with the side that it is of.
    fn views(&self) -> Vec<(usize, View<'_>)> {
        let ids = self.sides.map(|side| &*side.id);
        // What is hidden must not depend on which split is selected by and which is shown.
        let order = if ids[0] > ids[1] { [1, 0] } else { [0, 1] };
        let above = order
            .into_iter()
            .flat_map(|side| self.above[side].iter().map(move |above| (side, View::Above(above))));
        let mut views: Vec<(usize, View<'_>)> = above.collect();
        if views.is_empty() {
            views.push((order[0], View::Nothing));
        }
        let pairs = self.everybody.thirds.pairs();
        for side in order {
            let other = pairs.split(ids[1 - side]);
            let below = pairs.split(ids[side]).map(|split| pairs.below(split)).unwrap_or_default();
            let below = below.into_iter().filter(|(split, _)| Some(*split) != other);
            views.extend(below.map(|(split, of)| (side, View::Below(split, of))));
        }
        views
    }

    /// Protects cells by one side, inside the splits above it where there are.
    fn by(
        &self,
        side: usize,
        cells: &[Vec<Part>],
        [rows, columns]: &[Vec<Fate>; 2],
        told: &Told,
        asked: Asked,
        above: Option<&Above>,
    ) -> Protected {
        let grid = Grid::new(cells.to_vec(), rows.clone(), columns.clone(), told.clone());
        let ids = self.sides.map(|side| &*side.id);
        let grid = grid.beside(self.everybody.thirds.of(ids, asked));
        let grid = if side == 1 { grid.turned() } else { grid };
        let levels = self.levels(above, asked);
        let grid = if levels.is_empty() { grid } else { grid.within(&self.n_by(side), levels) };
        let mut found = grid.protect(self.everybody.beside.rule);
        if side == 1 {
            found.fates = turn(&found.fates);
            found.sizes.iter_mut().for_each(|(row, column)| std::mem::swap(row, column));
        }
        found
    }

    /// Hides more where a split within one side is told of although everything of its own
    /// crossing is hidden.
    fn over(
        &self,
        side: usize,
        cells: &[Vec<Part>],
        lines: &[Vec<Fate>; 2],
        told: &Told,
        asked: Asked,
        (split, of): (usize, &[Option<usize>]),
    ) -> Protected {
        let unchanged = || Protected { fates: fates(cells), sizes: Vec::new() };
        let Everybody { beside, thirds } = self.everybody;
        let (own, other) = (self.sides[side], self.sides[1 - side]);
        let ids = [thirds.pairs().id(split), &*other.id];
        let mut inside = thirds.counted(ids, asked);
        let Some(groups) = self.everybody.fates(split, asked).filter(|_| !inside.is_empty()) else {
            return unchanged();
        };
        for part in inside.iter_mut().flatten() {
            part.fate = Fate::Protecting;
        }
        let n = |rows: Vec<Vec<Part>>| -> Vec<Vec<u64>> {
            rows.iter().map(|row| row.iter().map(|part| part.n).collect()).collect()
        };
        let sizes = n(thirds.counted(ids, Asked::Size));
        let turned = |cells: &[Vec<Part>]| if side == 1 { turn(cells) } else { cells.to_vec() };
        let height = own.n.len() - 1;
        let room = match told {
            Told::Sizes { .. } => vec![vec![None; other.n.len()]; height],
            Told::Answers(Room { cells, .. }) if side == 1 => turn(cells),
            Told::Answers(Room { cells, .. }) => cells.clone(),
        };
        let level = Level {
            of: of.to_vec(),
            cells: turned(cells).into_iter().take(height).collect(),
            rows: lines[side][..height].to_vec(),
            sizes: self.n_by(side).into_iter().take(height).collect(),
            room: room.into_iter().take(height).collect(),
            most: own.most().into_iter().take(height).collect(),
            beyond: thirds.of([&own.id, &other.id], asked).of_groups(),
        };
        let rows: Vec<Fate> = groups.into_iter().chain([Fate::Outside]).collect();
        let told = match told {
            Told::Sizes { .. } => Told::Sizes { outside: [false, other.is_told] },
            Told::Answers(_) => Told::Answers(Room {
                cells: sizes.iter().map(|row| vec![None; row.len()]).collect(),
                rows: sizes.iter().map(|row| Some(row.iter().sum())).collect(),
                columns: other.most(),
            }),
        };
        let grid = Grid::new(inside, rows, lines[1 - side].clone(), told);
        let grid = grid.beside(thirds.of(ids, asked));
        let mut levels = vec![level];
        levels.extend(self.levels(self.above[side].first(), asked));
        let mut found = turned(cells);
        let above = grid.within(&sizes, levels).protect_above(beside.rule, height);
        for (part, fate) in found.iter_mut().flatten().zip(above.into_iter().flatten()) {
            part.fate = fate;
        }
        Protected { fates: fates(&turned(&found)), sizes: Vec::new() }
    }

    /// How many respondents each pair has, by this side.
    fn n_by(&self, side: usize) -> Vec<Vec<u64>> {
        let rows: Vec<Vec<u64>> = self.n.iter().map(|row| row.to_vec()).collect();
        if side == 1 { turn(&rows) } else { rows }
    }

    /// The rows above one side, each level inside the next.
    fn levels(&self, nearest: Option<&Above>, asked: Asked) -> Vec<Level> {
        let all = std::iter::successors(nearest, |above| above.crossing.above[0].first());
        all.map(|above| above.crossing.level(above.of.clone(), &self.everybody.thirds, asked))
            .collect()
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
