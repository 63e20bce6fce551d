//! One sheet of a workbook, cell by cell: where its headings are, and its columns.

use crate::base::{Finding, Location};
use crate::ingest::column::{Budget, Builder};
use crate::ingest::header::{self, Header};
use crate::ingest::packed::too_large_texts;
use crate::ingest::{MAX_COLUMNS, MAX_VALUES, RawColumn, Unusable, headings, most_rows};

/// Rows that are looked at to find the headings.
const LOOKED_AT: usize = 64;

/// Most bytes of text in all cells together. The cells of a workbook share their
/// texts, so that a small file can hold a large one many times.
pub(super) const MAX_TEXT: u64 = 1 << 30;

/// Most bytes of text in the rows that are held at a time.
pub(super) const MAX_HELD: usize = 32 << 20;

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

/// The values of a row, end to end, and where each begins and ends.
#[derive(Default)]
struct Row {
    number: u32,
    text: String,
    cells: Vec<Cell>,
}

struct Cell {
    column: u32,
    from: usize,
    to: usize,
}

impl Row {
    fn push(&mut self, column: u32, value: &str) {
        let from = self.text.len();
        self.text.push_str(value);
        self.cells.push(Cell { column, from, to: self.text.len() });
    }

    fn value(&self, cell: &Cell) -> &str {
        &self.text[cell.from..cell.to]
    }

    /// Cells come from left to right, except from some programs; of those that
    /// write a cell twice, the last counts.
    fn put_in_order(&mut self) {
        if !self.cells.is_sorted_by(|left, right| left.column < right.column) {
            self.cells.reverse();
            self.cells.sort_by_key(|cell| cell.column);
            self.cells.dedup_by_key(|cell| cell.column);
        }
    }

    fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
    }
}

/// The rectangle of responses.
struct Block {
    header: Header,
    heading_row: u32,
    /// The row of the first responses.
    first_row: u32,
    above: usize,
    first_column: u32,
    headings: Vec<String>,
    columns: Vec<Builder>,
    budget: Budget,
    rows: u64,
    /// Where row numbers skip: see [`crate::ingest::RawTable::skips`].
    skips: Vec<(usize, u64)>,
    /// Values to the right of the last column, and the first row that has one.
    beyond: u64,
    beyond_row: u32,
}

/// A sheet that was read.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) columns: Vec<RawColumn>,
    pub(super) rows: usize,
    pub(super) heading_row: u64,
    pub(super) first_row: u64,
    pub(super) skips: Vec<(usize, u64)>,
    /// The program that writes such headings.
    pub(super) producer: &'static str,
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
                if self.errors > MAX_VALUES {
                    return Err(Unusable::too_many_rows(MAX_VALUES));
                }
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
        if self.held_text > MAX_HELD {
            return Err(too_large_texts(MAX_HELD as u64));
        }
        let room = self.room.checked_sub(text.len() as u64);
        let room = room.ok_or_else(|| too_large_texts(MAX_TEXT))?;
        self.room = room;
        if self.row.cells.len() >= MAX_COLUMNS {
            return Err(self.too_many_columns());
        }
        self.row.push(column, text);
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
            heading_row: u64::from(block.heading_row) + 1,
            first_row: u64::from(block.first_row) + 1,
            skips: block.skips,
            producer: block.header.producer(),
            findings,
        }))
    }

    fn end_row(&mut self) -> Result<(), Unusable> {
        if self.row.cells.is_empty() {
            return Ok(());
        }
        self.row.put_in_order();
        match &mut self.block {
            Some(block) => {
                self.held_text = 0;
                block.push(&self.row)?;
                self.row.clear();
                Ok(())
            }
            None => {
                self.held.push(std::mem::take(&mut self.row));
                if self.held.len() < LOOKED_AT { Ok(()) } else { self.settle() }
            }
        }
    }

    /// Finds the headings; what is above them are titles.
    fn settle(&mut self) -> Result<(), Unusable> {
        if self.block.is_some() {
            return Ok(());
        }
        let held = std::mem::take(&mut self.held);
        self.held_text = 0;
        let Some((above, header)) = find_headings(&held) else { return Ok(()) };
        let (below, headings) = (above + header.rows(), &held[above..]);
        let headings = &headings[..header.rows().min(headings.len())];
        let Some((first, last)) = columns(&held[above..]) else { return Ok(()) };
        let width = (last - first) as usize + 1;
        if width > MAX_COLUMNS {
            return Err(self.too_many_columns());
        }
        let rows = cells(headings, (first, last));
        let rows = rows.into_iter().map(|row| row.into_iter().map(String::into_bytes).collect());
        let names = header.join(rows.collect()).into_iter();
        let last_heading = headings.last().map_or(0, |row| row.number);
        let mut block = Block {
            header,
            heading_row: held[above].number,
            first_row: held.get(below).map_or(last_heading.saturating_add(1), |row| row.number),
            above,
            first_column: first,
            columns: (0..width).map(|_| Builder::new(0)).collect(),
            budget: Budget::default(),
            headings: names.map(|name| String::from_utf8_lossy(&name).into_owned()).collect(),
            rows: 0,
            skips: Vec::new(),
            beyond: 0,
            beyond_row: 0,
        };
        for row in held.iter().skip(below) {
            block.push(row)?;
        }
        self.block = Some(block);
        Ok(())
    }

    fn too_many_columns(&self) -> Unusable {
        let place = Location { sheet: Some(self.name.clone()), ..Location::default() };
        Unusable(Finding::error("too-many-columns", place).with("count", MAX_COLUMNS))
    }
}

/// Where the headings begin, and how they are laid out: rows that a survey
/// program writes, else the first row that fills more than half of the widest.
fn find_headings(held: &[Row]) -> Option<(usize, Header)> {
    let widest = held.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let usual = held.iter().position(|row| row.cells.len() * 2 > widest)?;
    // A question that spans many columns leaves most of its row empty.
    let several = (0..=usual).find_map(|at| {
        let rows = &held[at..held.len().min(at + header::ENOUGH)];
        let wide = columns(rows).filter(|(first, last)| ((last - first) as usize) < MAX_COLUMNS)?;
        let header = Header::of(&cells(rows, wide));
        (header != Header::Single).then_some((at, header))
    });
    several.or(Some((usual, Header::Single)))
}

/// The first and the last column that these rows use.
fn columns(rows: &[Row]) -> Option<(u32, u32)> {
    let used = || rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column);
    Some((used().min()?, used().max()?))
}

/// Rows with an empty text for every cell without a value.
fn cells(rows: &[Row], (first, last): (u32, u32)) -> Vec<Vec<String>> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let mut dense = vec![String::new(); (last - first) as usize + 1];
        for cell in &row.cells {
            row.value(cell).clone_into(&mut dense[(cell.column - first) as usize]);
        }
        all.push(dense);
    }
    all
}

impl Block {
    fn push(&mut self, row: &Row) -> Result<(), Unusable> {
        let skipped =
            u64::from(row.number.saturating_sub(self.first_row)).saturating_sub(self.rows);
        if skipped != self.skips.last().map_or(0, |(_, skipped)| *skipped) {
            self.skips.push((usize::try_from(self.rows).unwrap_or(usize::MAX), skipped));
        }
        let mut cells = row.cells.iter().peekable();
        while cells.next_if(|cell| cell.column < self.first_column).is_some() {
            self.beyond += 1;
        }
        for (column, position) in self.columns.iter_mut().zip(self.first_column..) {
            match cells.next_if(|cell| cell.column == position) {
                Some(cell) => column.push(row.value(cell).as_bytes()),
                None => column.push(b""),
            }
        }
        self.beyond += cells.count() as u64;
        self.budget.row(row.text.len(), &mut self.columns);
        if self.beyond > 0 && self.beyond_row == 0 {
            self.beyond_row = row.number;
        }
        self.rows += 1;
        let most = most_rows(self.columns.len());
        if self.rows > most {
            return Err(Unusable::too_many_rows(most));
        }
        Ok(())
    }
}
