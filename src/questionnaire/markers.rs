//! What programs for data write into empty cells: `NA`, `NULL`, `#N/A`.

use crate::base::{Finding, Location};
use crate::ingest::{RawTable, Values};

/// Words that no answer is.
const ALWAYS: &[&str] = &["#NULL!", "#N/A", "#N/B", "<NA>", "NULL", "NaN", "nan", "."];

/// The word of R, which may be an answer as well.
const OF_R: &str = "NA";

/// Makes such cells empty, with a finding that says how many columns had them.
pub(super) fn clear(table: &mut RawTable) {
    // These files say what is missing in another way.
    if table.source.format.ends_with("sav") {
        return;
    }
    let mut words = ALWAYS.to_vec();
    if fills_empty_cells(table) {
        words.push(OF_R);
    }
    let mut columns = 0;
    for column in &mut table.columns {
        let Values::Coded { dictionary, .. } = &mut column.values else { continue };
        let markers = dictionary.iter_mut().filter(|entry| words.contains(&&*entry.text));
        let cleared = markers.map(|entry| entry.text.clear()).count();
        columns += usize::from(cleared > 0);
    }
    if columns > 0 {
        let found = Finding::note("missing-markers", Location::default());
        table.findings.push(found.with("count", columns));
    }
}

/// Whether `NA` stands where nothing was answered: in more than half of the
/// columns, or in several of a file in which no cell is empty.
fn fills_empty_cells(table: &RawTable) -> bool {
    let (mut with, mut empty) = (0, false);
    for column in &table.columns {
        let Values::Coded { dictionary, codes } = &column.values else { continue };
        with += usize::from(dictionary.iter().any(|entry| entry.text == OF_R));
        empty = empty || codes.map(|code| dictionary[code].text.is_empty()).contains(&true);
    }
    with * 2 > table.columns.len() || (with >= 2 && !empty)
}
