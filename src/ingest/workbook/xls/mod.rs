//! Workbooks of Excel 5 to 2003. `docs/decisions/0009-workbooks.md` says why
//! this reader is our own.

mod cells;
mod container;
mod globals;
mod record;
mod strings;

use super::Choice;
use crate::base::{Finding, Location};
use crate::ingest::Unusable;
use globals::Globals;

/// Hands the sheets to `choice`; the names of all of them.
pub(super) fn read(bytes: Vec<u8>, choice: &mut Choice<'_>) -> Result<Vec<String>, Unusable> {
    let stream = container::records(bytes)?;
    let globals = Globals::read(&stream)?;
    for place in &globals.sheets {
        let part = stream.get(..place.end).unwrap_or_default();
        choice.sheet(&place.name, |sheet| cells::read(part, place.start, &globals, sheet))?;
    }
    if globals.unknown_letters {
        choice.finding = Some(Finding::warning("workbook-encoding", Location::default()));
    }
    Ok(globals.sheets.into_iter().map(|place| place.name).collect())
}
