//! Workbooks: the sheet with responses, and its values as typed.

use peilglas::ingest::{RawTable, Reader};

use crate::support::{cells, codes, fixture, gzip, read_in_pieces, root, zip};

/// The rows of `tests/reference/workbooks.py`.
const ROWS: [&str; 4] = [
    "Q9_1|schaal|domein|dag|moment|klaar|formule",
    "4|9.5|één & <twee>|2026-02-28|2026-02-28T13:05:09|TRUE|1",
    "5|10|nee|2024-02-29|2024-02-29T00:00:01|FALSE|2",
    "|0.125||1999-12-31|1999-12-31T23:59:59|TRUE|",
];

#[track_caller]
fn check_rows(table: &RawTable, expected: &[&str]) {
    let rows: Vec<String> = cells(table).iter().map(|row| row.join("|")).collect();
    assert_eq!(rows, expected);
}

#[test]
fn finds_the_responses_in_every_kind_of_workbook() {
    for (name, title) in [("quirks.xlsx", true), ("quirks.xls", true), ("quirks.ods", false)] {
        let table =
            read_in_pieces(&fixture(name), 1000).unwrap_or_else(|code| panic!("{name}: {code}"));
        check_rows(&table, &ROWS);
        assert_eq!(table.source.format, name.split_once('.').expect("an extension").1);
        assert_eq!(table.source.sheet.as_deref(), Some("Antwoorden"), "{name}");
        assert_eq!(table.source.sheets, ["Toelichting"], "{name}");
        let above = codes(&table).contains(&("rows-above-headings", Some(4)));
        assert_eq!(above, title, "{name}: {:?}", table.findings);
        for finding in &table.findings {
            assert_eq!(finding.location.sheet.as_deref(), Some("Antwoorden"));
        }
    }
}

#[test]
fn a_formula_that_failed_is_no_answer() {
    let table = read_in_pieces(&fixture("quirks.xlsx"), 1000).expect("a table");
    assert!(codes(&table).contains(&("error-cells", Some(7))), "{:?}", table.findings);
}

#[test]
fn another_sheet_can_be_chosen() {
    let choose = |sheet: &str| {
        let bytes = fixture("quirks.xlsx");
        let mut reader = Reader::new("quirks.xlsx", bytes.len() as u64);
        reader.choose_sheet(sheet);
        reader.push(&bytes).and_then(|()| reader.finish()).map_err(|unusable| unusable.0.code)
    };
    check_rows(
        &choose("Toelichting").expect("a table"),
        &["Dit bestand|hoort bij het onderzoek", "Versie|2"],
    );
    assert_eq!(choose("Blad9").err().as_deref(), Some("no-sheet"));
}

#[test]
fn reads_packed_files_as_what_is_in_them() {
    let text = "a;b\n1;2\n3;4\n";
    let rows = ["a|b", "1|2", "3|4"];
    check_rows(&read_in_pieces(&gzip(text.as_bytes()), 5).expect("a table"), &rows);
    check_rows(&read_in_pieces(&gzip(&fixture("quirks.xlsx")), 999).expect("a table"), &ROWS);
    let packed = zip(&[
        ("uitleg.docx", b"iets langers dat geen antwoorden bevat"),
        ("map/antwoorden.csv", text.as_bytes()),
        ("__MACOSX/map/._antwoorden.csv", b"een bestand dat een ander bestand beschrijft"),
        ("steekproef.csv", b"c;d\n"),
    ]);
    let table = read_in_pieces(&packed, 100).expect("a table");
    check_rows(&table, &rows);
    assert_eq!(table.source.name, "map/antwoorden.csv");
    assert_eq!(codes(&table), [("zip-others", None)]);
    check_rows(
        &read_in_pieces(&zip(&[("a.xlsx", &fixture("quirks.xlsx"))]), 100).expect("a table"),
        &ROWS,
    );
    let sav = read_in_pieces(&zip(&[("a.sav", &fixture("compressed.sav"))]), 100).expect("a table");
    assert_eq!((sav.rows, sav.source.format.as_str()), (60, "sav"));
}

#[test]
fn packed_files_that_cannot_be_used_say_why() {
    let check = |bytes: &[u8], code: &str| {
        assert_eq!(read_in_pieces(bytes, 100).err().as_deref(), Some(code));
    };
    check(&zip(&[("foto.png", b"x")]), "zip-without-file");
    check(&gzip(&gzip(b"a;b\n1;2\n")), "packed-twice");
    check(&zip(&[("a.csv", &gzip(b"a;b\n1;2\n"))]), "packed-twice");
    check(&zip(&[("a.csv", &zip(&[("b.csv", b"a;b\n1;2\n")]))]), "packed-twice");
    check(b"PK\x03\x04and then nothing", "packed-damaged");
    check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1and then nothing", "workbook-damaged");
    let whole = gzip(&[b"a;b\n".as_slice(), &b"1;2\n".repeat(100_000)].concat());
    let table = read_in_pieces(&whole[..whole.len() / 2], 100).expect("the first rows");
    assert!(table.rows > 0 && codes(&table).contains(&("cut-off-unknown", None)));
}

#[test]
fn workbook_text_and_spss_of_the_same_answers_are_the_same_table() {
    let folder = root().join("../shared/oracle/data");
    if !folder.exists() {
        println!("skipped, since there are no sample files in ../shared/oracle/data");
        return;
    }
    for set in ["beps", "beps_dk", "bfi"] {
        let read = |format: &str| {
            let bytes =
                std::fs::read(folder.join(format!("{set}.{format}"))).expect("a sample file");
            cells(&read_in_pieces(&bytes, 1 << 16).expect("a table"))
        };
        let text = read("csv");
        for format in ["xlsx", "sav"] {
            let other = read(format);
            let different = text.iter().zip(&other).position(|(a, b)| a != b);
            assert_eq!((different, other.len()), (None, text.len()), "{set}.{format}");
        }
    }
}
