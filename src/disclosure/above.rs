//! Splits above others, when both are crossed with a third: teams and the departments they are in,
//! by age. What a department has of an age is what its teams have of it together, so one team
//! comes back from the department and the other teams, as a group does from everybody.

use std::sync::Arc;

use super::Crossing;
use super::parts::{Fate, Part, add};
use super::third::Beyond;
use super::verdict::outside;

/// A split that one side of a crossing lies within, crossed with the other side.
#[derive(Clone, Debug)]
pub struct Above {
    /// With that split as its rows.
    pub(super) crossing: Arc<Crossing>,
    /// Per group of the side, the group above it, where that is made of such groups.
    pub(super) of: Vec<Option<usize>>,
}

impl Above {
    /// The crossing of the split above, its groups as rows, with the other side; and per group
    /// of the side inside, the group above it.
    pub fn new(crossing: Arc<Crossing>, of: Vec<Option<usize>>) -> Self {
        Above { crossing, of }
    }
}

/// Of which question cells are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// None: they are how many respondents there are.
    Size,
    Item(usize),
    Choice(usize),
    Scale(usize),
}

/// The rows above the rows of a grid, of one split.
#[derive(Clone, Debug)]
pub(super) struct Level {
    /// Per row inside, the row above it.
    pub(super) of: Vec<Option<usize>>,
    /// What is counted there, and what becomes of it.
    pub(super) cells: Vec<Vec<Part>>,
    /// What becomes of whole rows.
    pub(super) rows: Vec<Fate>,
    /// How many respondents there are in all, and how many of them where that is shown.
    pub(super) sizes: Vec<Vec<u64>>,
    pub(super) room: Vec<Vec<Option<u64>>>,
    pub(super) most: Vec<Option<u64>>,
    pub(super) beyond: Beyond,
}

/// Rows that come under others: who is in a row above, and in none inside.
pub(super) struct Between {
    /// The row above.
    pub(super) above: usize,
    pub(super) cells: Vec<Part>,
    pub(super) sizes: Vec<u64>,
}

impl Level {
    /// Who is in each row of this level and in none of those inside, where anybody is.
    pub(super) fn between(&self, cells: &[Vec<Part>], sizes: &[Vec<u64>]) -> Vec<Between> {
        let of_row = |above: usize| {
            let inside = || (0..self.of.len()).filter(move |row| self.of[*row] == Some(above));
            let rest = |column: usize| {
                let parts: Vec<Part> = inside().map(|row| cells[row][column].clone()).collect();
                outside(&self.cells[above][column], &parts)
            };
            let size = |column: usize| {
                let inside: u64 = inside().map(|row| sizes[row][column]).sum();
                self.sizes[above][column].saturating_sub(inside)
            };
            let columns = 0..self.cells[above].len();
            let sizes: Vec<u64> = columns.clone().map(size).collect();
            let somebody = sizes.iter().any(|n| *n > 0);
            somebody.then(|| Between { above, cells: columns.map(rest).collect(), sizes })
        };
        (0..self.cells.len()).filter_map(of_row).collect()
    }
}

/// What is left of some parts without others, one by one.
pub(super) fn without(parts: &[Part], others: &[Vec<Part>]) -> Vec<Part> {
    let of = |(column, part): (usize, &Part)| {
        let others: Vec<Part> = others.iter().map(|row| row[column].clone()).collect();
        let together = Part {
            n: others.iter().map(|part| part.n).sum(),
            counts: add(&others),
            fate: part.fate,
        };
        Part { fate: part.fate, ..outside(part, &[together]) }
    };
    parts.iter().enumerate().map(of).collect()
}
