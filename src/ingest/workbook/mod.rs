//! Workbooks: `.xlsx` by calamine, `.xls` and `.ods` by readers of our own.
//! Cells go one by one into columns; of all sheets the one with the largest
//! block of responses is kept.

mod ods;
mod sheet;
mod text;
mod xls;
mod xlsx;

use std::io::Cursor;

use calamine::DataRef;

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

type Bytes = Cursor<Vec<u8>>;

/// Reads a workbook: the sheet `chosen`, else the one that looks most like responses.
pub(super) fn read(
    bytes: Vec<u8>,
    format: Format,
    name: String,
    chosen: Option<&str>,
) -> Result<RawTable, Unusable> {
    let mut choice = Choice { chosen, names: Vec::new(), room: sheet::MAX_TEXT, best: None };
    let mut of_book = None;
    match format {
        Format::Xlsx => xlsx::read(bytes, &mut choice)?,
        Format::Ods => ods::read(bytes, &mut choice)?,
        Format::Xls => {
            let book = xls::Book::open(bytes)?;
            for (number, name) in book.sheet_names().into_iter().enumerate() {
                let Some(mut sheet) = choice.begin(name) else { continue };
                let whole = book.cells(number, &mut sheet)?;
                choice.end(sheet, whole)?;
            }
            of_book = book.finding();
        }
    }
    let Choice { names, best, .. } = choice;
    if let Some(chosen) = chosen
        && !names.iter().any(|name| name == chosen)
    {
        return Err(Unusable(
            Finding::error("no-sheet", Location::default()).with("sheet", chosen),
        ));
    }
    let mut found = best.ok_or_else(|| Unusable::new("no-rows"))?;
    found.findings.extend(of_book);
    let source = Source {
        name,
        format: match format {
            Format::Xlsx => "xlsx",
            Format::Xls => "xls",
            Format::Ods => "ods",
        }
        .to_owned(),
        producer: found.producer.to_owned(),
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
        skips: found.skips,
    })
}

/// The sheets of a workbook, one after another.
struct Choice<'a> {
    chosen: Option<&'a str>,
    names: Vec<String>,
    /// Bytes of text that may still come.
    room: u64,
    best: Option<Found>,
}

impl Choice<'_> {
    /// The next sheet, to be filled; `None` when another one was chosen.
    fn begin(&mut self, name: String) -> Option<Sheet> {
        self.names.push(name.clone());
        let wanted = self.chosen.is_none_or(|chosen| chosen == name);
        wanted.then(|| Sheet::new(name, self.room))
    }

    /// Keeps a sheet, where it looks more like responses than those before. One that
    /// cannot be read as a `whole` does not keep the others from being read.
    fn end(&mut self, sheet: Sheet, whole: bool) -> Result<(), Unusable> {
        self.room = sheet.room();
        let Some(mut found) = sheet.finish()? else { return Ok(()) };
        if !whole {
            let place = Location { sheet: Some(found.name.clone()), ..Location::default() };
            found.findings.push(Finding::warning("sheet-damaged", place).with("found", found.rows));
        }
        if self.best.as_ref().is_none_or(|best| found.size() > best.size()) {
            self.best = Some(found);
        }
        Ok(())
    }
}

fn push(sheet: &mut Sheet, (row, column): (u32, u32), value: &DataRef<'_>) -> Result<(), Unusable> {
    let mut made = sheet.lend();
    let pushed = match text::of(value, &mut made) {
        Some(text) => sheet.push(row, column, Value::Text(text)),
        None => sheet.push(row, column, Value::Error),
    };
    sheet.give_back(made);
    pushed
}
