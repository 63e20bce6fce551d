//! Workbooks: `.xlsx`, `.xls` and `.ods`. Cells go one by one into columns; of all
//! sheets the one with the largest block of responses is kept. Why all three
//! readers are our own is in `docs/decisions/0009-workbooks.md`.

mod archive;
mod format;
mod ods;
mod sheet;
mod text;
mod xls;
mod xlsx;
mod xml;

use super::{RawTable, Source, Unusable};
use crate::base::{Finding, Location};
use sheet::{Found, Sheet};

/// What the bytes of a workbook are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Xlsx,
    Xls,
    Ods,
}

/// Most sheets, as in LibreOffice.
const MAX_SHEETS: usize = 10_000;

/// Reads a workbook: the sheet `chosen`, else the one that looks most like responses.
pub(super) fn read(
    bytes: Vec<u8>,
    format: Format,
    name: String,
    chosen: Option<&str>,
) -> Result<RawTable, Unusable> {
    let mut choice = Choice::new(chosen);
    let names = match format {
        Format::Xlsx => xlsx::read(bytes, &mut choice)?,
        Format::Xls => xls::read(bytes, &mut choice)?,
        Format::Ods => ods::read(bytes, &mut choice)?,
    };
    if let Some(chosen) = chosen
        && !names.iter().any(|name| name == chosen)
    {
        return Err(Unusable(
            Finding::error("no-sheet", Location::default()).with("sheet", chosen),
        ));
    }
    let found = choice.best()?;
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
        heading_row: Some(found.heading_row),
        first_row: found.first_row,
        skips: found.skips,
    })
}

/// The sheet that was chosen, or the best of those that were read so far.
struct Choice<'a> {
    chosen: Option<&'a str>,
    /// Bytes of text that may still come.
    room: u64,
    best: Option<Found>,
    /// Whether any sheet could not be read to its end.
    damaged: bool,
    /// What there is to say of the workbook as a whole.
    finding: Option<Finding>,
}

impl<'a> Choice<'a> {
    fn new(chosen: Option<&'a str>) -> Self {
        Choice { chosen, room: sheet::MAX_TEXT, best: None, damaged: false, finding: None }
    }

    /// Has a sheet of this name read, if it is wanted; `cells` tells whether it
    /// could read all of them. One that it could not does not keep the others
    /// from being read.
    fn sheet(
        &mut self,
        name: &str,
        cells: impl FnOnce(&mut Sheet) -> Result<bool, Unusable>,
    ) -> Result<(), Unusable> {
        if self.chosen.is_some_and(|chosen| chosen != name) {
            return Ok(());
        }
        let mut sheet = Sheet::new(name.to_owned(), self.room);
        let whole = cells(&mut sheet)?;
        self.damaged |= !whole;
        self.room = sheet.room();
        let Some(mut found) = sheet.finish()? else { return Ok(()) };
        if !whole {
            let place = Location { sheet: Some(name.to_owned()), ..Location::default() };
            found.findings.push(Finding::warning("sheet-damaged", place).with("found", found.rows));
        }
        if self.best.as_ref().is_none_or(|best| found.size() > best.size()) {
            self.best = Some(found);
        }
        Ok(())
    }

    fn best(self) -> Result<Found, Unusable> {
        let why = if self.damaged { "workbook-damaged" } else { "no-rows" };
        let mut best = self.best.ok_or_else(|| Unusable::new(why))?;
        best.findings.extend(self.finding);
        // What was lost may have been in another sheet.
        if self.damaged && best.findings.iter().all(|finding| finding.code != "sheet-damaged") {
            let found = Finding::warning("cut-off-unknown", Location::default());
            best.findings.push(found.with("found", best.rows));
        }
        Ok(best)
    }
}
