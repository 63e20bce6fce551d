//! What every reader makes: columns of values, each value once in a dictionary.

use serde::{Deserialize, Serialize};

use super::{RawColumn, ResponseSet};
use crate::base::{Finding, Location};

/// A response file, read but not yet understood.
pub struct RawTable {
    /// What was read.
    pub source: Source,
    /// The columns, in the file's order.
    pub columns: Vec<RawColumn>,
    /// Rows below the headings.
    pub rows: usize,
    /// What was odd.
    pub findings: Vec<Finding>,
    /// Columns that belong together, as the file says.
    pub sets: Vec<ResponseSet>,
    /// The column of weights, as the file says.
    pub weight: Option<usize>,
    /// The row of the headings, the first of them where there are several; `None`
    /// where columns have names instead.
    pub heading_row: Option<u64>,
    /// The number that the file's own program gives the first row.
    pub first_row: u64,
    /// Where numbers skip, for rows that are empty or left out: from this row on,
    /// counted from 0, the number is so much higher.
    pub skips: Vec<(usize, u64)>,
}

impl RawTable {
    /// The number that the file's own program gives a row, counted from 0.
    pub fn row_number(&self, row: usize) -> u64 {
        let passed = self.skips.partition_point(|(from, _)| *from <= row);
        let skipped = passed.checked_sub(1).map_or(0, |at| self.skips[at].1);
        self.first_row + row as u64 + skipped
    }

    /// Keeps the rows that stay, and forgets the values that only others had.
    pub fn keep(&mut self, stays: &[bool]) {
        let mut skips: Vec<(usize, u64)> = Vec::new();
        let kept = (0..self.rows).filter(|row| stays.get(*row).copied().unwrap_or(true));
        let mut rows = 0;
        for row in kept {
            let skipped = self.row_number(row) - self.first_row - rows as u64;
            if skipped != skips.last().map_or(0, |(_, skipped)| *skipped) {
                skips.push((rows, skipped));
            }
            rows += 1;
        }
        for column in &mut self.columns {
            column.keep(stays);
        }
        self.skips = skips;
        self.rows = rows;
        self.source.respondents = rows;
    }
}

impl RawTable {
    /// The place of a heading: SPSS files have no row of them.
    pub fn place_of_heading(&self, heading: &str) -> Location {
        Location { row: self.heading_row, ..Location::column(heading) }
    }
}

impl Source {
    /// Whether the file says of itself, in its name, that its answers are made up.
    pub fn is_synthetic(&self) -> bool {
        is_synthetic(&self.name)
    }
}

/// Whether a file of this name says that its answers are made up.
pub fn is_synthetic(name: &str) -> bool {
    let name = name.to_lowercase();
    ["synthetisch", "synthetic"].iter().any(|word| name.contains(word))
}

/// What is known of the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file's name.
    pub name: String,
    /// The format: `csv`, `xlsx`, `xls`, `ods`, `sav`, `zsav`.
    pub format: String,
    /// The program that wrote it, as far as the file tells.
    pub producer: String,
    /// The text encoding.
    pub encoding: Option<String>,
    /// The character between values.
    pub delimiter: Option<char>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The workbook's other sheets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<String>,
    /// Rows below the headings.
    pub respondents: usize,
    /// Columns.
    pub columns: usize,
}
