//! Files of every make become the same table. Here: delimited text.

mod hostile;
mod limits;
mod ods;
mod sav;
mod sav_bytes;
mod support;
mod workbooks;
mod xls;

use peilglas::ingest::{Codes, RawTable, Values};
use proptest::prelude::*;

use support::{cells, codes, read_in_pieces};

/// Reads bytes in pieces of every size up to a few, and in one; all must agree.
fn read(bytes: &[u8]) -> Result<RawTable, String> {
    let whole = read_in_pieces(bytes, bytes.len().max(1));
    for piece in [1, 2, 3, 7, 64] {
        let pieces = read_in_pieces(bytes, piece);
        match (&whole, &pieces) {
            (Ok(whole), Ok(pieces)) => assert_eq!(cells(whole), cells(pieces), "pieces of {piece}"),
            (Err(whole), Err(pieces)) => assert_eq!(whole, pieces, "pieces of {piece}"),
            _ => panic!("pieces of {piece} give another outcome"),
        }
    }
    whole
}

/// Case by case: a file as bytes, and its rows with `|` between cells.
#[track_caller]
fn check(bytes: &[u8], expected: &[&str]) -> RawTable {
    let table = read(bytes).expect("a readable table");
    let rows: Vec<String> = cells(&table).iter().map(|row| row.join("|")).collect();
    assert_eq!(rows, expected);
    table
}

#[track_caller]
fn check_unusable(bytes: &[u8], code: &str) {
    assert_eq!(read(bytes).err().as_deref(), Some(code));
}

#[test]
fn reads_every_delimiter() {
    for delimiter in [",", ";", "\t", "|"] {
        let text = "Q1 Q2\n1 2\n3 4\n".replace(' ', delimiter);
        check(text.as_bytes(), &["Q1|Q2", "1|2", "3|4"]);
    }
}

#[test]
fn obeys_a_sep_line() {
    check(b"sep=|\na|b\n1,5;2|2\n", &["a|b", "1,5;2|2"]);
}

#[test]
fn reads_line_ends_and_a_last_line_without_one() {
    check(b"a;b\r\n1;2\r\n3;4", &["a|b", "1|2", "3|4"]);
    check(b"a;b\r1;2\r", &["a|b", "1|2"]);
    check(b"a;b\n\n1;2\n\n\n", &["a|b", "1|2"]);
}

#[test]
fn reads_quoted_delimiters_line_breaks_and_quotes() {
    let text = b"\"vraag; deel 1\";b\n\"een\ntwee\";\"zeg \"\"ja\"\"\"\n";
    check(text, &["vraag; deel 1|b", "een\ntwee|zeg \"ja\""]);
}

#[test]
fn reads_utf8_with_and_without_mark_windows_1252_and_utf16() {
    let rows = ["efficiënt|n", "één|1"];
    let text = "efficiënt;n\néén;1\n";
    assert_eq!(check(text.as_bytes(), &rows).source.encoding.as_deref(), Some("UTF-8"));
    check(format!("\u{feff}{text}").as_bytes(), &rows);
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(c as u32).expect("latin-1")).collect();
    assert_eq!(check(&latin, &rows).source.encoding.as_deref(), Some("windows-1252"));
    let units: Vec<u16> = format!("\u{feff}{text}").encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    assert_eq!(check(&little, &rows).source.encoding.as_deref(), Some("UTF-16LE"));
    assert_eq!(check(&big, &rows).source.encoding.as_deref(), Some("UTF-16BE"));
    let bare: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&bare, &rows);
}

#[test]
fn says_when_a_file_mixes_encodings() {
    let table = check(b"a;b\n\xc3\xa9;\xe9\n", &["a|b", "é|é"]);
    assert_eq!(codes(&table), [("mixed-encoding", Some(2))]);
    assert_eq!(table.findings[0].location.column.as_deref(), Some("b"));
    let table = check(b"a;\xe9\n\xc3\xa9;1\n\xc3\xb6;1\n", &["a|é", "é|1", "ö|1"]);
    assert_eq!(codes(&table), [("mixed-encoding", Some(1))]);
    assert_eq!(table.findings[0].location.column.as_deref(), Some("é"));
}

#[test]
fn rows_of_another_length_are_kept_and_located() {
    let table = check(
        b"a;b;c\n1;2;3\n1;2\n1;2;3;4\n1;2;3;\n",
        &["a|b|c", "1|2|3", "1|2|", "1|2|3", "1|2|3"],
    );
    assert_eq!(codes(&table), [("uneven-row", Some(3)), ("uneven-row", Some(4))]);
}

#[test]
fn rows_have_the_numbers_that_a_spreadsheet_gives_them() {
    // An empty line, a row of delimiters, and a line break in a cell.
    let text = b"\nEnqu\xc3\xaate\n\na;b;c\n1;2;3\n\n;;\n\"x\ny\";2;3\n1;2\n;;\n";
    let table = check(text, &["a|b|c", "1|2|3", "x\ny|2|3", "1|2|"]);
    let found =
        [("uneven-row", Some(9)), ("rows-above-headings", Some(4)), ("empty-rows", Some(7))];
    assert_eq!(codes(&table), found);
    assert_eq!((table.heading_row, table.first_row), (Some(4), 5));
    assert_eq!((0..3).map(|row| table.row_number(row)).collect::<Vec<_>>(), [5, 8, 9]);
    assert_eq!(table.place_of_heading("a").row, Some(4));
    for ends in ["\n", "\r\n", "\r"] {
        let text = "a;b\n\n1;2\n3;4\n\n\n5;6".replace('\n', ends);
        let table = check(text.as_bytes(), &["a|b", "1|2", "3|4", "5|6"]);
        assert_eq!((0..3).map(|row| table.row_number(row)).collect::<Vec<_>>(), [3, 4, 7]);
    }
}

#[test]
fn a_file_of_one_column_opens() {
    let table = check(
        b"Cijfer, alles bijeen\n7\n8\n7\n7\n9\n",
        &["Cijfer, alles bijeen", "7", "8", "7", "7", "9"],
    );
    assert_eq!(table.source.delimiter, None);
    let text = "Bent u tevreden?\r\nja\r\nnee\r\nja, zeer\r\nja\r\nja\r\nnee\r\n";
    assert_eq!(read(text.as_bytes()).expect("a column").columns.len(), 1);
}

#[test]
fn empty_and_repeated_headings_are_named() {
    let table = check(b"a;;a\n1;2;3\n", &["a|#2|a", "1|2|3"]);
    assert_eq!(codes(&table), [("empty-heading", Some(1)), ("duplicate-heading", Some(1))]);
}

#[test]
fn what_cannot_be_used_says_why() {
    check_unusable(b"", "empty-file");
    check_unusable(b"\r\n \r\n", "empty-file");
    check_unusable(b"a;b;c\n", "no-rows");
    check_unusable(b"zomaar wat tekst\nzonder kolommen\n", "no-columns");
    check_unusable(b"%PDF-1.7\n1;2\n", "wrong-kind");
    check_unusable(b"\x00\x01\x02\x03;\n\x00", "wrong-kind");
}

#[test]
fn one_row_is_a_table() {
    check(b"a;b\n1;2\n", &["a|b", "1|2"]);
}

#[test]
fn takes_one_byte_per_answer() {
    let mut text = String::from("Q1;Q2\n");
    for row in 0..100_000 {
        text.push_str(if row % 2 == 0 { "1;mee eens\n" } else { "5;zeer mee oneens\n" });
    }
    let table = read_in_pieces(text.as_bytes(), 1 << 16).expect("a readable table");
    for column in &table.columns {
        let Values::Coded { codes: codes @ Codes::Narrow(_), .. } = &column.values else {
            panic!("{} is not one byte wide", column.heading);
        };
        assert_eq!(codes.len(), 100_000);
        assert!(codes.bytes() < 110_000, "{} bytes", codes.bytes());
    }
}

#[test]
fn a_missing_quotation_mark_does_not_eat_memory() {
    let mut text = b"a;b\n\"1;2\n".to_vec();
    text.resize(40 << 20, b'x');
    assert_eq!(read_in_pieces(&text, 1 << 20).err().as_deref(), Some("endless-row"));
}

proptest! {
    /// Whatever is in the cells, the table is what the csv crate wrote.
    #[test]
    fn reads_back_what_another_program_wrote(
        rows in prop::collection::vec(prop::collection::vec("[ab1;,\"\n\r é]{0,3}", 3), 1..12),
        delimiter in prop::sample::select(vec![b';', b',', b'\t']),
        crlf in any::<bool>(),
        piece in 1usize..40,
    ) {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
            .from_writer(Vec::new());
        let headings = vec!["kop een".to_owned(), "kop twee".to_owned(), "kop drie".to_owned()];
        // Rows of equal width below a heading that only one delimiter cuts.
        writer.write_record(&headings).expect("in memory");
        for row in &rows {
            writer.write_record(row).expect("in memory");
        }
        let bytes = writer.into_inner().expect("in memory");
        let trimmed = |row: &Vec<String>| row.iter().map(|cell| cell.trim_matches([' ', '\n', '\r', '\t']).to_owned()).collect();
        let rows = rows.iter().map(trimmed).filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()));
        let expected: Vec<Vec<String>> = std::iter::once(headings).chain(rows).collect();
        prop_assume!(expected.len() > 1);
        let table = read_in_pieces(&bytes, piece).expect("readable");
        prop_assert_eq!(cells(&table), expected);
    }
}
