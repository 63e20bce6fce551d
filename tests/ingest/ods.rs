//! OpenDocument spreadsheets: what a cell can hold, and files that lie about
//! how often it is there.

use std::time::{Duration, Instant};

use peilglas::ingest::{RawTable, Reader};

use crate::hostile::survive;
use crate::support::{Draw, cells, codes, read_in_pieces, zip};

/// A spreadsheet with this between the tags of its body.
fn pack(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

fn table(name: &str, rows: &str) -> String {
    format!(r#"<table:table table:name="{name}"><table:table-column/>{rows}</table:table>"#)
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn text(text: &str) -> String {
    format!(r#"<table:table-cell office:value-type="string">{text}</table:table-cell>"#)
}

fn number(attributes: &str) -> String {
    format!(
        r#"<table:table-cell office:value-type="float" office:value="7" {attributes}><text:p>7,00</text:p></table:table-cell>"#
    )
}

#[track_caller]
fn check(table: &RawTable, expected: &[&str]) {
    let rows: Vec<String> = cells(table).iter().map(|row| row.join("|")).collect();
    assert_eq!(rows, expected);
}

#[test]
fn reads_what_a_cell_can_hold() {
    let headings: String =
        "abcdef".chars().map(|name| text(&format!("<text:p>{name}</text:p>"))).collect();
    let cells = [
        text(
            "<text:p>een<text:s text:c=\"3\"/>&amp; <text:span>twee</text:span></text:p>\n<text:p>drie&#33;</text:p>",
        ),
        text(
            "<office:annotation><text:p>van een ander</text:p></office:annotation><text:p>ja</text:p>",
        ),
        text(
            "<draw:frame><table:table table:name=\"los\"><table:table-row/></table:table></draw:frame><text:p>nee</text:p>",
        ),
        number(r#"table:number-columns-repeated="2""#),
        number(r#"calcext:value-type="error""#),
    ];
    let rows = [
        row(&headings),
        row(&cells.concat()),
        r#"<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>"#.to_owned(),
        format!(
            r#"<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/>{}</table:table-row>"#,
            number("")
        ),
        r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#.to_owned(),
    ];
    let bytes = pack(&(table("Leeg", "") + &table("A &amp; B", &rows.concat())));
    let found = read_in_pieces(&bytes, 1000).expect("a table");
    check(&found, &["a|b|c|d|e|f", "een   & twee\ndrie!|ja|nee|7|7|", "|||7||", "|||7||"]);
    assert_eq!(found.source.sheet.as_deref(), Some("A & B"));
    assert_eq!(found.source.sheets, ["Leeg"]);
    assert_eq!(codes(&found), [("error-cells", Some(2))]);
}

#[test]
fn any_sheet_can_be_chosen() {
    let sheet = |name: &str, size: usize| {
        table(name, &row(&(text("<text:p>k</text:p>") + &number(""))).repeat(size))
    };
    let bytes = pack(&(sheet("een", 3) + &sheet("twee", 9) + &sheet("drie", 5)));
    let read = |chosen: &str| {
        let mut reader = Reader::new("a.ods", bytes.len() as u64);
        reader.choose_sheet(chosen);
        reader.push(&bytes).and_then(|()| reader.finish()).expect("a table").rows
    };
    assert_eq!(["een", "twee", "drie"].map(read), [2, 8, 4]);
    assert_eq!(
        read_in_pieces(&bytes, 1000).expect("a table").source.sheet.as_deref(),
        Some("twee")
    );
}

#[test]
fn a_sheet_that_stops_too_early_gives_its_first_rows() {
    let rows = row(&(number("") + &number(""))).repeat(40);
    let whole = table("Blad", &rows);
    for end in [whole.len() / 2, whole.len() - 1] {
        let content = format!("<office:spreadsheet>{}", &whole[..end]);
        let found =
            read_in_pieces(&zip(&[("content.xml", content.as_bytes())]), 1000).expect("rows");
        assert!(found.rows > 15, "{} rows", found.rows);
        assert_eq!(codes(&found)[1..], [("sheet-damaged", None)]);
    }
}

#[test]
fn a_file_that_stops_between_sheets() {
    let names = text("<text:p>a</text:p>") + &text("<text:p>b</text:p>");
    let rows = row(&names) + &row(&(number("") + &number(""))).repeat(2);
    let sheet = table("een", &rows);
    let read = |after: &str| {
        let content = format!("<office:spreadsheet>{sheet}{after}");
        let table = read_in_pieces(&zip(&[("content.xml", content.as_bytes())]), 1000);
        table.expect("rows")
    };
    assert_eq!(codes(&read("</office:spreadsheet>")), []);
    assert_eq!(codes(&read("")), [("cut-off-unknown", None)]);
    assert_eq!(codes(&read("<table:table table:name=\"twee\"><tab")), [("cut-off-unknown", None)]);
}

#[test]
fn drawings_over_the_cells_are_no_rows() {
    let rows = row(&(number("") + &number(""))).repeat(3);
    let drawing = format!("<draw:frame>{}</draw:frame>", table("los", &rows));
    let shapes = format!("<table:shapes>{drawing}</table:shapes>");
    let found = read_in_pieces(&pack(&table("een", &(shapes + &rows))), 1000).expect("a table");
    assert_eq!((found.rows, found.source.sheets.len()), (2, 0));
}

#[test]
fn lies_about_how_often_a_cell_is_there_are_refused() {
    let many = 4_000_000_000_u32;
    let start = Instant::now();
    let columns = row(&number(&format!(r#"table:number-columns-repeated="{many}""#)));
    let found = read_in_pieces(&pack(&table("a", &columns.repeat(2))), 1000);
    assert_eq!(found.err().as_deref(), Some("too-many-columns"));
    let rows = format!(
        r#"<table:table-row table:number-rows-repeated="{many}">{}</table:table-row>"#,
        number("")
    );
    let found = read_in_pieces(&pack(&table("a", &rows)), 1000);
    assert_eq!(found.err().as_deref(), Some("too-many-rows"));
    let spaces = text(&format!("<text:p><text:s text:c=\"{many}\"/></text:p>"));
    let rows = row(&number("")).repeat(3) + &row(&spaces) + &row(&number(""));
    let found = read_in_pieces(&pack(&table("a", &rows)), 1000).expect("the rows before");
    assert_eq!((found.rows, codes(&found)), (2, vec![("sheet-damaged", None)]));
    let wide = format!(
        r#"<table:table-row table:number-rows-repeated="{many}">{}</table:table-row>"#,
        number(r#"table:number-columns-repeated="16000""#)
    );
    survive(&pack(&table("a", &wide)), "millions of wide rows");
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn flipped_bits_in_the_xml() {
    const SEED: u64 = 20_261_125;
    println!("seed {SEED}");
    let mut draw = Draw::new(SEED);
    let cells =
        text("<text:p>een &amp; twee</text:p>") + &number(r#"table:number-columns-repeated="2""#);
    let whole = table("een", &row(&cells).repeat(3)) + &table("twee", &row(&cells).repeat(5));
    for round in 0..1500 {
        let mut bytes = whole.clone().into_bytes();
        for _ in 0..1 + draw.below(5) {
            let at = draw.below(bytes.len());
            match draw.below(3) {
                0 => bytes[at] ^= 1 << draw.below(8),
                1 => drop(bytes.drain(at..(at + draw.below(30)).min(bytes.len()))),
                _ => bytes[at] = b"<>/\"&9"[draw.below(6)],
            }
        }
        survive(&zip(&[("content.xml", &bytes)]), &format!("round {round}"));
    }
}
