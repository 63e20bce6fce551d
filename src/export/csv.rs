//! A table as CSV that a spreadsheet opens as it is: in Dutch with `;` and a
//! decimal comma, in English with `,` and a point.

use crate::base::{Language, number};
use crate::disclosure::words;
use crate::table::{Cell, DisclosedTable, Row, Table};

/// Writes a table, headings first, without its caption and notes. Numbers are
/// rounded as on the page and have no thousands separators; percentages have
/// no sign. Text that a spreadsheet would take for a formula is made harmless.
/// A last line, which begins with `#`, says how much is hidden, and the promise.
pub fn csv(table: &DisclosedTable, language: Language) -> String {
    write(table, language)
}

fn write(table: &Table, language: Language) -> String {
    let delimiter = match language {
        Language::Nl => b';',
        Language::En => b',',
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let headings = table.columns.iter().map(|heading| harmless(heading));
    let rows = std::iter::once(headings.collect())
        .chain(table.rows.iter().map(|row| cells(row, table.columns.len(), language)))
        .chain((!table.foot.is_empty()).then(|| vec![format!("# {}", table.foot)]));
    for row in rows {
        let row: Vec<String> = row;
        // Writing to memory does not fail.
        if writer.write_record(&row).is_err() {
            break;
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    // The mark tells spreadsheets that this is UTF-8.
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

fn cells(row: &Row, columns: usize, language: Language) -> Vec<String> {
    let cell = |cell: &Cell| match cell {
        Cell::Text(words) => harmless(words),
        Cell::Count(n) => n.to_string(),
        Cell::Percent(share, decimals) => plain(share * 100.0, *decimals, language),
        Cell::Decimal(value, decimals) => plain(*value, *decimals, language),
        Cell::P(p) => plain(*p, 6, language),
        marks @ Cell::Marks { .. } => marks.display(language),
        Cell::Hidden(reason) => words::said(*reason, language),
        Cell::Empty => String::new(),
    };
    // What is hidden of a whole row is hidden in each of its columns.
    let cells = match &row.cells[..] {
        [hidden @ Cell::Hidden(_)] => vec![hidden; columns.saturating_sub(1).max(1)],
        cells => cells.iter().collect(),
    };
    std::iter::once(harmless(&row.heading)).chain(cells.into_iter().map(cell)).collect()
}

/// A number without thousands separators, with an ordinary minus.
fn plain(value: f64, decimals: usize, language: Language) -> String {
    let written = number::decimal(Language::En, value, decimals);
    let written = written.replace(',', "").replace('−', "-");
    written.replace('.', &number::decimal_mark(language).to_string())
}

/// An apostrophe before what a spreadsheet would compute.
fn harmless(words: &str) -> String {
    match words.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{words}"),
        false => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Suppression;

    fn table() -> Table {
        Table {
            columns: ["groep", "n", "aandeel"].map(String::from).to_vec(),
            rows: vec![
                Row {
                    heading: "=cmd()".to_owned(),
                    cells: vec![Cell::Count(2814), Cell::Percent(0.128, 1)],
                    ..Row::default()
                },
                Row {
                    heading: "a;b \"c\"".to_owned(),
                    cells: vec![Cell::Hidden(Suppression::Primary), Cell::Decimal(-1.5, 2)],
                    ..Row::default()
                },
            ],
            ..Table::default()
        }
    }

    #[test]
    fn nothing_is_a_formula_wherever_it_stands() {
        for start in ["=1", "+1", "-1", "@a", "\tb", "\rc"] {
            let row = Row {
                heading: start.to_owned(),
                cells: vec![Cell::Text(start.to_owned())],
                ..Row::default()
            };
            let columns = vec![start.to_owned(), "b".to_owned()];
            let table = Table { columns, rows: vec![row], ..Table::default() };
            let written = write(&table, Language::En);
            let harmless = format!("'{start}");
            assert_eq!(written.matches(&harmless).count(), 3, "{written:?}");
        }
    }

    #[test]
    fn writes_what_the_language_s_spreadsheet_reads() {
        assert_eq!(
            write(&table(), Language::Nl),
            "\u{feff}groep;n;aandeel\r\n'=cmd();2814;12,8\r\n\"a;b \"\"c\"\"\";verborgen (te klein);-1,50\r\n"
        );
        assert_eq!(
            write(&table(), Language::En),
            "\u{feff}groep,n,aandeel\r\n'=cmd(),2814,12.8\r\n\"a;b \"\"c\"\"\",hidden (too small),-1.50\r\n"
        );
    }
}
