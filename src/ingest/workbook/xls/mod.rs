//! Workbooks of Excel 5 to 2003. `docs/decisions/0009-workbooks.md` says why
//! this reader is our own.

mod cells;
mod container;
mod format;
mod globals;
mod record;
mod strings;

use super::sheet::Sheet;
use crate::base::{Finding, Location};
use crate::ingest::Unusable;
use globals::Globals;

/// A workbook, its cells still unread.
pub(super) struct Book {
    stream: Vec<u8>,
    globals: Globals,
}

impl Book {
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Unusable> {
        let stream = container::records(bytes)?;
        let globals = Globals::read(&stream)?;
        Ok(Book { stream, globals })
    }

    pub(super) fn sheet_names(&self) -> Vec<String> {
        self.globals.sheets.iter().map(|sheet| sheet.name.clone()).collect()
    }

    /// What there is to say of the workbook as a whole.
    pub(super) fn finding(&self) -> Option<Finding> {
        let unknown = self.globals.unknown_letters;
        unknown.then(|| Finding::warning("workbook-encoding", Location::default()))
    }

    /// Hands the cells of a sheet, by its number, to `sheet`; whether they
    /// could all be read.
    pub(super) fn cells(&self, number: usize, sheet: &mut Sheet) -> Result<bool, Unusable> {
        let Some(place) = self.globals.sheets.get(number) else { return Ok(false) };
        let part = self.stream.get(..place.end).unwrap_or_default();
        cells::read(part, place.start, &self.globals, sheet)
    }
}
