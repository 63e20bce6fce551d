//! Workbooks of Excel 5 to 2003: every kind of cell, and damage of every kind.

use std::collections::BTreeMap;

use peilglas::base::Language;
use serde::Deserialize;

use crate::hostile::survive;
use crate::support::{Draw, cells, codes, fixture, read_in_pieces};

/// What `tests/reference/workbooks.py` had xlrd read.
#[derive(Deserialize)]
struct Expected {
    sheet: String,
    rows: Vec<Vec<String>>,
}

const FILES: [&str; 6] =
    ["quirks.xls", "records.xls", "formulas.xls", "mac.xls", "book.xls", "locked.xls"];

/// A record.
fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    let length = u16::try_from(body.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), &body].concat()
}

fn le(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// The start of a stream of records: of a workbook (5) or a lone sheet (16).
fn begin(version: u16, content: u16) -> Vec<u8> {
    record(0x0809, &[&le(&[version, content, 0, 0])])
}

/// A cell with a text of one byte per letter.
fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).expect("a short text");
    record(0x0204, &[&le(&[row, column, 0, length]), text.as_bytes()])
}

fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
    record(0x0203, &[&le(&[row, column, 0]), &value.to_le_bytes()])
}

fn shared(row: u16, column: u16, text: u16) -> Vec<u8> {
    record(0x00fd, &[&le(&[row, column, 0, text, 0])])
}

fn end() -> Vec<u8> {
    record(0x000a, &[])
}

/// A workbook of Excel 97: shared texts, and sheets by name.
fn workbook(texts: &[u8], sheets: &[(&str, &[u8])]) -> Vec<u8> {
    let start = begin(0x0600, 5);
    let place = |name: &str, at: u32| {
        let letters = [u8::try_from(name.len()).expect("a short name"), 0];
        record(0x0085, &[&at.to_le_bytes(), &[0, 0], &letters, name.as_bytes()])
    };
    let places: usize = sheets.iter().map(|(name, _)| place(name, 0).len()).sum();
    let mut at = start.len() + places + texts.len() + end().len();
    let mut whole = start;
    for (name, cells) in sheets {
        whole.extend(place(name, u32::try_from(at).expect("a small file")));
        at += begin(0x0600, 16).len() + cells.len() + end().len();
    }
    whole.extend([texts, &end()].concat());
    for (_, cells) in sheets {
        whole.extend([&begin(0x0600, 16), *cells, &end()].concat());
    }
    whole
}

#[track_caller]
fn check(bytes: &[u8], expected: &[&str]) {
    let table = read_in_pieces(bytes, 1000).expect("a table");
    let rows: Vec<String> = cells(&table).iter().map(|row| row.join("|")).collect();
    assert_eq!(rows, expected);
}

#[test]
fn reads_cell_for_cell_what_xlrd_reads() {
    let expected: BTreeMap<String, Expected> =
        serde_json::from_slice(&fixture("xls.json")).expect("what xlrd read");
    assert_eq!(expected.len(), 4);
    for (name, expected) in expected {
        let table = read_in_pieces(&fixture(&name), 1000).expect("a table");
        assert_eq!(table.source.sheet.as_deref(), Some(&*expected.sheet), "{name}");
        let found = cells(&table);
        let different = found.iter().zip(&expected.rows).position(|(a, b)| a != b);
        assert_eq!((different, found.len()), (None, expected.rows.len()), "{name}");
    }
}

#[test]
fn sheets_that_hold_no_cells_are_not_offered() {
    // book.xls has a chart before its sheet; records.xls a sheet that is hidden.
    let sheets = |name| read_in_pieces(&fixture(name), 1000).expect("a table").source.sheets;
    assert_eq!(sheets("book.xls"), Vec::<String>::new());
    assert_eq!(sheets("records.xls"), ["Verborgen"]);
}

#[test]
fn a_workbook_with_a_password_says_so() {
    for name in ["locked.xls", "locked.xlsx", "locked.ods"] {
        let error = read_in_pieces(&fixture(name), 1000).err();
        assert_eq!(error.as_deref(), Some("workbook-locked"), "{name}");
    }
}

#[test]
fn reads_a_lone_sheet_written_column_by_column() {
    let cells = [
        label(0, 0, "vraag"),
        label(1, 0, "één"),
        label(2, 0, "twee"),
        label(0, 1, "schaal"),
        number(1, 1, 4.0),
        number(2, 1, 1.0),
        number(2, 1, 5.0),
    ];
    let sheet = [begin(0, 16), cells.concat(), end()].concat();
    check(&sheet, &["vraag|schaal", "één|4", "twee|5"]);
}

#[test]
fn texts_go_on_in_the_next_record() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let smile = wide("😀");
    let texts = [
        // A heading, and the start of a text with two styles and a reading aid.
        record(0x00fc, &[&[0; 8], &le(&[1]), b"\0a", &le(&[6]), b"\x0c\x02\0\x06\0\0\0ab"]),
        // The text goes on in UTF-16, and again in single bytes.
        record(0x003c, &[b"\x01", &wide("é漢")]),
        record(0x003c, &[b"\0cd", &[9; 3]]),
        // The eight bytes of styles and six of the aid are cut as well, and that is
        // not said anew.
        record(0x003c, &[&[9; 11], &le(&[1]), b"\0b", &le(&[2])]),
        // A text is cut before its first letter, and within a pair.
        record(0x003c, &[b"\x01"]),
        record(0x003c, &[b"\x01", &smile[..2]]),
        record(0x003c, &[b"\x01", &smile[2..]]),
    ];
    let cells = [shared(0, 0, 0), shared(0, 1, 2), shared(1, 0, 1), shared(1, 1, 3)].concat();
    let bytes = workbook(&texts.concat(), &[("Blad", &cells)]);
    check(&bytes, &["a|b", "abé漢cd|😀"]);
}

#[test]
fn a_sheet_that_stops_too_early_gives_its_first_rows() {
    let cells: Vec<u8> = (0..50)
        .flat_map(|row| {
            let first = if row == 0 { label(0, 0, "a") } else { number(row, 0, row.into()) };
            [first, number(row, 1, 2.0)].concat()
        })
        .collect();
    let sheet = [begin(0x0500, 16), cells, end()].concat();
    assert_eq!(read_in_pieces(&sheet, 1000).expect("a table").findings, []);
    let table = read_in_pieces(&sheet[..sheet.len() / 2], 1000).expect("the first rows");
    assert!((20..30).contains(&table.rows), "{} rows", table.rows);
    assert_eq!(codes(&table), [("sheet-damaged", None)]);
}

#[test]
fn a_text_that_is_not_there_stops_the_sheet() {
    let texts = record(0x00fc, &[&[0; 8], &le(&[1]), b"\0a"]);
    let rows = [shared(0, 0, 0), number(0, 1, 1.0), number(1, 0, 5.0), shared(2, 0, 7)];
    let bytes = workbook(&texts, &[("Blad", &rows.concat())]);
    let table = read_in_pieces(&bytes, 1000).expect("the first row");
    assert_eq!((table.rows, codes(&table)), (1, vec![("sheet-damaged", None)]));
}

#[test]
fn what_programs_on_the_web_name_xls() {
    let read = |bytes: &[u8]| {
        let mut reader = peilglas::ingest::Reader::new("export.xls", bytes.len() as u64);
        reader.push(bytes).and_then(|()| reader.finish()).map_err(|unusable| unusable.0)
    };
    let text = read(b"Q9_1\tschaal\r\n4\t9\r\n").expect("a table");
    assert_eq!(cells(&text), [["Q9_1", "schaal"], ["4", "9"]]);
    for page in [
        "<table><tr><td>Q9_1</td></tr></table>",
        "\u{feff}\r\n<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head></head></HTML>",
        "<meta http-equiv=\"content-type\"><table></table>",
        "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
    ] {
        let found = read(page.as_bytes()).err().expect("an error");
        assert_eq!(found.code, "wrong-kind");
        assert!(found.message(Language::Nl).contains(".xlsx"), "{}", found.message(Language::Nl));
    }
}

#[test]
fn letters_of_an_unknown_encoding_are_said() {
    let page = |page: u16| {
        let cells = [label(0, 0, "a"), label(0, 1, "b"), label(1, 0, "ja")].concat();
        let bytes = [begin(0x0500, 16), record(0x0042, &[&le(&[page])]), cells, end()].concat();
        let table = read_in_pieces(&bytes, 1000).expect("a table");
        codes(&table).iter().map(|(code, _)| (*code).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(page(437), ["workbook-encoding"]);
    assert_eq!(page(1252), [""; 0]);
}

#[test]
fn cut_off_anywhere() {
    for name in FILES {
        let bytes = fixture(name);
        let stride = bytes.len() / 4096 + 1;
        for length in (0..bytes.len()).step_by(stride) {
            survive(&bytes[..length], &format!("{name} up to {length}"));
        }
        // Where the program wrote the records first, they are read without the
        // compound file as well.
        let records = &bytes[512..];
        for length in (0..records.len()).step_by(stride) {
            survive(&records[..length], &format!("the records of {name} up to {length}"));
        }
    }
}

#[test]
fn flipped_bits() {
    const SEED: u64 = 20_261_124;
    println!("seed {SEED}");
    let mut draw = Draw::new(SEED);
    for name in FILES {
        let bytes = fixture(name);
        for round in 0..600 {
            let mut flipped = bytes[if round % 2 == 0 { 0 } else { 512 }..].to_vec();
            let reach = if round % 3 == 0 { flipped.len().min(3000) } else { flipped.len() };
            for _ in 0..1 + draw.below(12) {
                let at = draw.below(reach);
                flipped[at] ^= 1 << draw.below(8);
            }
            survive(&flipped, &format!("{name}, round {round}"));
        }
    }
}

#[test]
fn chains_that_go_round_end() {
    let bytes = fixture("records.xls");
    // The table of chains: every sector is followed by the first, or by itself.
    let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    let table = (number(76) as usize + 1) * 512;
    for own in [false, true] {
        let mut round = bytes.clone();
        for entry in 0..128_u32 {
            let at = table + entry as usize * 4;
            let next = if own { entry } else { 0 };
            round[at..at + 4].copy_from_slice(&next.to_le_bytes());
        }
        survive(&round, "a chain that goes round");
        // The directory's entries are each other's neighbours, and the lists of the
        // table follow each other.
        let directory = (number(48) as usize + 1) * 512;
        for entry in 0..4 {
            let at = directory + entry * 128 + 68;
            round[at..at + 12].copy_from_slice(&[[1, 0, 0, 0]; 3].concat());
        }
        round[68..72].copy_from_slice(&[0; 4]);
        round[72..76].copy_from_slice(&[0xff; 4]);
        survive(&round, "a directory that goes round");
    }
}

#[test]
fn far_corners_and_sheets_without_end_take_no_memory() {
    let corners: Vec<u8> = [(0, 0), (0, u16::MAX), (u16::MAX, 0)]
        .iter()
        .flat_map(|&(r, c)| number(r, c, 1.0))
        .collect();
    let found = read_in_pieces(&[begin(0x0500, 16), corners, end()].concat(), 1000);
    assert_eq!(found.err().as_deref(), Some("too-many-columns"));
    // Thousands of sheets that are all the same part of the file.
    let cells: Vec<u8> = (0..60_000).flat_map(|row| number(row, 0, 1.0)).collect();
    let sheets = vec![("a", &[][..]); 5000];
    let mut bytes = workbook(&[], &sheets);
    let at = u32::try_from(bytes.len()).expect("a small file");
    bytes.extend([begin(0x0600, 16), cells, end()].concat());
    let each = record(0x0085, &[&[0; 8], b"a"]).len();
    for sheet in 0..5000 {
        let place = begin(0, 0).len() + sheet * each + 4;
        bytes[place..place + 4].copy_from_slice(&at.to_le_bytes());
    }
    let start = std::time::Instant::now();
    assert_eq!(read_in_pieces(&bytes, 1000).expect("a table").rows, 59_999);
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

#[test]
fn a_text_said_many_times_is_refused() {
    // 65,000 letters in 8 records, and 14 bytes for each time that a cell has them.
    let piece = [b'x'; 8000];
    let mut texts = record(0x00fc, &[&[0; 8], &le(&[64_000]), b"\0", &piece]);
    for _ in 1..8 {
        texts.extend(record(0x003c, &[b"\0", &piece]));
    }
    let narrow: Vec<u8> = (0..40_000).flat_map(|row| shared(row, row % 2, 0)).collect();
    let wide: Vec<u8> = (0..10_000).flat_map(|column| shared(0, column, 0)).collect();
    for cells in [narrow, wide] {
        let bytes = workbook(&texts, &[("Blad", &cells)]);
        assert!(bytes.len() < 1 << 20);
        let found = read_in_pieces(&bytes, 1 << 16);
        assert_eq!(found.err().as_deref(), Some("too-large-texts"));
    }
}
