//! Workbooks: `.xlsx` by calamine, `.xls` and `.ods` by readers of our own.
//! Cells go one by one into columns; of all sheets the one with the largest
//! block of responses is kept.

mod ods;
mod sheet;
mod text;
mod xls;

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use super::{RawTable, Source, Unusable};
use crate::base::{Finding, Location};
use sheet::{Found, Sheet, Value};

/// What the bytes of a workbook are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Xlsx,
    Xls,
    Ods,
}

enum Book {
    Xlsx(Box<Xlsx<Cursor<Vec<u8>>>>),
    Xls(Box<xls::Book>),
    Ods(Box<ods::Book>),
}

/// Reads a workbook: the sheet `chosen`, else the one that looks most like responses.
pub(super) fn read(
    bytes: Vec<u8>,
    format: Format,
    name: String,
    chosen: Option<&str>,
) -> Result<RawTable, Unusable> {
    let mut book = Book::open(bytes, format)?;
    let names = book.sheet_names();
    if let Some(chosen) = chosen
        && !names.iter().any(|name| name == chosen)
    {
        return Err(Unusable(
            Finding::error("no-sheet", Location::default()).with("sheet", chosen),
        ));
    }
    let mut best: Option<Found> = None;
    let mut room = sheet::MAX_TEXT;
    for (number, name) in names.iter().enumerate() {
        if chosen.is_some_and(|chosen| chosen != name) {
            continue;
        }
        let mut sheet = Sheet::new(name.clone(), room);
        // A sheet that cannot be read does not keep the others from being read.
        let whole = book.cells(number, name, &mut sheet)?;
        room = sheet.room();
        let Some(mut found) = sheet.finish()? else { continue };
        if !whole {
            let place = Location { sheet: Some(name.clone()), ..Location::default() };
            found.findings.push(Finding::warning("sheet-damaged", place).with("found", found.rows));
        }
        if best.as_ref().is_none_or(|best| found.size() > best.size()) {
            best = Some(found);
        }
    }
    let mut found = best.ok_or_else(|| Unusable::new("no-rows"))?;
    if let Book::Xls(book) = &book {
        found.findings.extend(book.finding());
    }
    let source = Source {
        name,
        format: match format {
            Format::Xlsx => "xlsx",
            Format::Xls => "xls",
            Format::Ods => "ods",
        }
        .to_owned(),
        producer: "unknown".to_owned(),
        sheets: names.into_iter().filter(|name| *name != found.name).collect(),
        sheet: Some(found.name),
        respondents: found.rows,
        columns: found.columns.len(),
        ..Source::default()
    };
    Ok(RawTable {
        source,
        columns: found.columns,
        rows: found.rows,
        findings: found.findings,
        sets: Vec::new(),
        weight: None,
        first_row: found.first_row,
    })
}

impl Book {
    fn open(bytes: Vec<u8>, format: Format) -> Result<Self, Unusable> {
        match format {
            Format::Xlsx => match Xlsx::new(Cursor::new(bytes)) {
                Ok(book) => Ok(Book::Xlsx(Box::new(book))),
                Err(XlsxError::Password) => Err(Unusable::new("workbook-locked")),
                Err(_) => Err(Unusable::new("workbook-damaged")),
            },
            Format::Xls => xls::Book::open(bytes).map(|book| Book::Xls(Box::new(book))),
            Format::Ods => ods::Book::open(bytes).map(|book| Book::Ods(Box::new(book))),
        }
    }

    fn sheet_names(&self) -> Vec<String> {
        match self {
            Book::Xlsx(book) => book.sheet_names(),
            Book::Xls(book) => book.sheet_names(),
            Book::Ods(book) => book.sheet_names(),
        }
    }

    /// Hands the cells of a sheet, by its number and name, to `sheet`; whether
    /// they could all be read.
    fn cells(&mut self, number: usize, name: &str, sheet: &mut Sheet) -> Result<bool, Unusable> {
        let book = match self {
            Book::Xlsx(book) => book,
            Book::Xls(book) => return book.cells(number, sheet),
            Book::Ods(book) => return book.cells(number, sheet),
        };
        let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(false) };
        loop {
            let Ok(cell) = cells.next_cell() else { return Ok(false) };
            let Some(cell) = cell else { return Ok(true) };
            push(sheet, cell.get_position(), cell.get_value())?;
        }
    }
}

fn push(sheet: &mut Sheet, (row, column): (u32, u32), value: &DataRef<'_>) -> Result<(), Unusable> {
    match text::of(value) {
        Some(text) => sheet.push(row, column, Value::Text(&text)),
        None => sheet.push(row, column, Value::Error),
    }
}
