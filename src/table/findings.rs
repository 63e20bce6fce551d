//! What is odd about a file, a row each.

use super::{Cell, DisclosedTable, Row, Table};
use crate::base::{Finding, Language, texts};

/// The table of findings, in the order given.
pub fn findings(file: &str, findings: &[Finding], language: Language) -> DisclosedTable {
    let words = |key: &str| texts::plain(language, key);
    let row = |finding: &Finding| {
        let place = &finding.location;
        let text =
            |part: &Option<String>| part.clone().map_or(Cell::Text(String::new()), Cell::Text);
        let cells = vec![
            text(&place.sheet),
            place.row.map_or(Cell::Text(String::new()), Cell::Count),
            text(&place.column),
            Cell::Text(words(finding.severity.key())),
            Cell::Text(finding.code.clone()),
            Cell::Text(finding.message(language)),
        ];
        Row::new(finding.file().unwrap_or(file), cells)
    };
    let columns = [
        "findings-file",
        "findings-sheet",
        "findings-row",
        "findings-column",
        "findings-severity",
        "findings-code",
        "findings-message",
    ];
    Table {
        id: "opmerkingen".to_owned(),
        caption: words("columns-findings"),
        columns: columns.map(words).to_vec(),
        rows: findings.iter().map(row).collect(),
        notes: Vec::new(),
        ..Table::default()
    }
    .disclosed()
}
