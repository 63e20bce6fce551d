//! One sheet of a workbook, cell by cell: where its headings are, and its columns.

use crate::base::{Finding, Location};
use crate::ingest::column::Builder;
use crate::ingest::{MAX_COLUMNS, RawColumn, Unusable, headings};

/// Rows that are looked at to find the headings.
const LOOKED_AT: usize = 64;

/// Most values of a sheet, all columns together: about 300 MB in memory.
const MAX_VALUES: u64 = 1 << 28;

/// Most bytes of text in all cells together. The cells of a workbook share their
/// texts, so that a small file can hold a large one many times.
pub(super) const MAX_TEXT: u64 = 1 << 30;

/// Most bytes of text in the rows that are held at a time.
const MAX_HELD: usize = 128 << 20;

/// A value of a cell.
pub(super) enum Value<'a> {
    Text(&'a str),
    /// What a formula could not compute.
    Error,
}

/// A sheet being read. Rows without a value count for nothing.
pub(super) struct Sheet {
    name: String,
    row: Row,
    /// The first rows, until it is known which of them has the headings.
    held: Vec<Row>,
    /// Bytes of text in `row` and `held`.
    held_text: usize,
    /// Bytes of text that may still come.
    room: u64,
    block: Option<Block>,
    errors: u64,
    error_row: Option<u32>,
}

#[derive(Clone, Default)]
struct Row {
    number: u32,
    cells: Vec<(u32, String)>,
}

/// The rectangle of responses.
struct Block {
    heading_row: u32,
    above: usize,
    first_column: u32,
    headings: Vec<String>,
    columns: Vec<Builder>,
    rows: u64,
    /// Values to the right of the last column, and the first row that has one.
    beyond: u64,
    beyond_row: u32,
}

/// A sheet that was read.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) columns: Vec<RawColumn>,
    pub(super) rows: usize,
    pub(super) first_row: u64,
    pub(super) findings: Vec<Finding>,
}

impl Found {
    /// How much of a response file this looks like.
    pub(super) fn size(&self) -> usize {
        self.rows * self.columns.len()
    }
}

impl Sheet {
    /// A sheet without cells yet; `room` is how many bytes of text may come.
    pub(super) fn new(name: String, room: u64) -> Self {
        Sheet {
            name,
            row: Row::default(),
            held: Vec::new(),
            held_text: 0,
            room,
            block: None,
            errors: 0,
            error_row: None,
        }
    }

    /// Takes the next cell, row by row; rows and columns count from 0.
    pub(super) fn push(&mut self, row: u32, column: u32, value: Value<'_>) -> Result<(), Unusable> {
        let text = match value {
            Value::Text(text) => text.trim(),
            Value::Error => {
                self.errors += 1;
                self.error_row.get_or_insert(row);
                ""
            }
        };
        if text.is_empty() {
            return Ok(());
        }
        if row != self.row.number {
            self.end_row()?;
            self.row.number = row;
        }
        self.held_text += text.len();
        let room = self.room.checked_sub(text.len() as u64);
        let (Some(room), true) = (room, self.held_text <= MAX_HELD) else {
            let found = Finding::error("too-large-unpacked", Location::default());
            return Err(Unusable(found.with("gb", MAX_TEXT >> 30)));
        };
        self.room = room;
        self.row.cells.push((column, text.to_owned()));
        Ok(())
    }

    /// Bytes of text that may still come.
    pub(super) fn room(&self) -> u64 {
        self.room
    }

    /// The sheet's columns; `None` when it has no rows below headings.
    pub(super) fn finish(mut self) -> Result<Option<Found>, Unusable> {
        self.end_row()?;
        self.settle()?;
        let Some(block) = self.block.filter(|block| block.rows > 0) else { return Ok(None) };
        let mut findings = Vec::new();
        let mut note = |finding: Finding, count: u64| {
            if count > 0 {
                findings.push(finding.with("count", count));
            }
        };
        let at = |row: u32| Location::row(u64::from(row) + 1);
        note(Finding::note("rows-above-headings", at(block.heading_row)), block.above as u64);
        note(Finding::warning("values-beyond", at(block.beyond_row)), block.beyond);
        note(Finding::warning("error-cells", at(self.error_row.unwrap_or(0))), self.errors);
        let used = |column: &Builder, heading: &str| {
            !heading.is_empty() || column.values().nth(1).is_some()
        };
        let (names, columns): (Vec<_>, Vec<_>) = block
            .headings
            .into_iter()
            .zip(block.columns)
            .filter(|(heading, column)| used(column, heading))
            .unzip();
        let names = headings::tidy(names, Some(u64::from(block.heading_row) + 1), &mut findings);
        for finding in &mut findings {
            finding.location.sheet = Some(self.name.clone());
        }
        let decode = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let columns = columns.into_iter().zip(names);
        Ok(Some(Found {
            name: self.name,
            columns: columns.map(|(column, name)| column.finish_with(name, decode)).collect(),
            rows: usize::try_from(block.rows).unwrap_or(usize::MAX),
            first_row: u64::from(block.heading_row) + 2,
            findings,
        }))
    }

    fn end_row(&mut self) -> Result<(), Unusable> {
        if self.row.cells.is_empty() {
            return Ok(());
        }
        let mut row = std::mem::take(&mut self.row);
        // Cells come from left to right, except from some programs; of those
        // that write a cell twice, the last counts.
        row.cells.reverse();
        row.cells.sort_by_key(|(column, _)| *column);
        row.cells.dedup_by_key(|(column, _)| *column);
        match &mut self.block {
            Some(block) => {
                self.held_text = 0;
                block.push(&row)
            }
            None => {
                self.held.push(row);
                if self.held.len() < LOOKED_AT { Ok(()) } else { self.settle() }
            }
        }
    }

    /// Finds the headings: the first row that fills more than half of the
    /// widest row. What is above it are titles.
    fn settle(&mut self) -> Result<(), Unusable> {
        if self.block.is_some() {
            return Ok(());
        }
        let held = std::mem::take(&mut self.held);
        self.held_text = 0;
        let widest = held.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let Some(above) = held.iter().position(|row| row.cells.len() * 2 > widest) else {
            return Ok(());
        };
        let columns = || held[above..].iter().flat_map(|row| &row.cells).map(|(column, _)| *column);
        let (Some(first), Some(last)) = (columns().min(), columns().max()) else { return Ok(()) };
        let width = (last - first) as usize + 1;
        if width > MAX_COLUMNS {
            let place = Location { sheet: Some(self.name.clone()), ..Location::default() };
            return Err(Unusable(
                Finding::error("too-many-columns", place).with("count", MAX_COLUMNS),
            ));
        }
        let mut names = vec![String::new(); width];
        for (column, heading) in &held[above].cells {
            names[(*column - first) as usize].clone_from(heading);
        }
        let mut block = Block {
            heading_row: held[above].number,
            above,
            first_column: first,
            columns: names.iter().map(|_| Builder::new(0)).collect(),
            headings: names,
            rows: 0,
            beyond: 0,
            beyond_row: 0,
        };
        for row in &held[above + 1..] {
            block.push(row)?;
        }
        self.block = Some(block);
        Ok(())
    }
}

impl Block {
    fn push(&mut self, row: &Row) -> Result<(), Unusable> {
        let mut cells = row.cells.iter().peekable();
        while cells.next_if(|(column, _)| *column < self.first_column).is_some() {
            self.beyond += 1;
        }
        for (column, position) in self.columns.iter_mut().zip(self.first_column..) {
            match cells.next_if(|(column, _)| *column == position) {
                Some((_, text)) => column.push(text.as_bytes()),
                None => column.push(b""),
            }
        }
        self.beyond += cells.count() as u64;
        if self.beyond > 0 && self.beyond_row == 0 {
            self.beyond_row = row.number;
        }
        self.rows += 1;
        let most = MAX_VALUES / (self.columns.len() as u64).max(1);
        if self.rows > most {
            return Err(Unusable(
                Finding::error("too-many-rows", Location::default()).with("count", most),
            ));
        }
        Ok(())
    }
}
