//! What is too much is refused with a word, before memory ends; what is just not too
//! much is read.

use crate::support::{cells, codes, read_in_pieces, workbook, zip};

/// A workbook with two texts, of which it states so many, and so many of a megabyte.
fn with_texts(stated: &str, megabytes: usize) -> Vec<u8> {
    let long = format!("<si><t>{}</t></si>", "x".repeat(1 << 20)).repeat(megabytes);
    let texts = format!(
        r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"{stated}><si><t>Vraag</t></si><si><t>Team</t></si>{long}</sst>"#
    );
    let cell = |at: &str, text: u32| format!(r#"<c r="{at}" t="s"><v>{text}</v></c>"#);
    let (top, below) = (cell("A1", 0) + &cell("B1", 1), cell("A2", 1) + &cell("B2", 0));
    workbook(
        &format!(r#"<row r="1">{top}</row><row r="2">{below}</row>"#),
        &[("xl/sharedStrings.xml", texts.as_bytes())],
    )
}

#[track_caller]
fn check(bytes: &[u8], expected: Result<&[&str], &str>) {
    let rows = read_in_pieces(bytes, 1 << 20)
        .map(|table| cells(&table).iter().map(|row| row.join("|")).collect::<Vec<_>>());
    let expected = expected.map(|rows| rows.iter().map(|row| (*row).to_owned()).collect());
    assert_eq!(rows, expected.map_err(str::to_owned));
}

#[test]
fn a_file_that_has_to_be_held_as_a_whole() {
    let most = 256 << 20;
    let mut bytes = vec![0; most + 1];
    bytes[..4].copy_from_slice(b"PK\x03\x04");
    check(&bytes[..most], Err("packed-damaged"));
    check(&bytes, Err("too-large-whole"));
}

#[test]
fn texts_of_a_workbook() {
    check(&with_texts("", 250), Ok(&["Vraag|Team", "Team|Vraag"]));
    check(&with_texts("", 257), Err("too-large-texts"));
}

#[test]
fn a_workbook_that_states_more_texts_than_it_has() {
    let stated = r#" uniqueCount="30000000000000""#;
    check(&with_texts(stated, 0), Ok(&["Vraag|Team", "Team|Vraag"]));
}

/// A spreadsheet of LibreOffice with these rows.
fn spreadsheet(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Blad1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

fn row(attributes: &str, cells: &[&str]) -> String {
    let cell = |text: &&str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let cells: String = cells.iter().map(cell).collect();
    format!("<table:table-row{attributes}>{cells}</table:table-row>")
}

#[test]
fn one_text_in_a_spreadsheet() {
    let text = |megabytes: usize| {
        let long = "x".repeat(megabytes << 20);
        spreadsheet(&(row("", &["a", "b"]) + &row("", &["1", &long])))
    };
    let table = read_in_pieces(&text(31), 1 << 20).expect("a table");
    assert_eq!((table.rows, table.columns.len()), (1, 2));
    let table = read_in_pieces(&text(33), 1 << 20).expect("what comes before it");
    assert!(codes(&table).contains(&("sheet-damaged", None)), "{:?}", table.findings);
}

#[test]
fn rows_and_cells_that_a_spreadsheet_repeats() {
    // What LibreOffice writes below and beside every sheet.
    let empty = r#"<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let twice = row(r#" table:number-rows-repeated="2""#, &["1", "x"]);
    let pair = r#"<table:table-row><table:table-cell office:value-type="float" office:value="5" table:number-columns-repeated="2"><text:p>5</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row>"#;
    let rows = row("", &["a", "b"]) + &twice + pair + empty;
    check(&spreadsheet(&rows), Ok(&["a|b", "1|x", "1|x", "5|5"]));
    // A short file that would be a sheet of seventeen thousand million cells.
    let all = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="5" table:number-columns-repeated="16385"/></table:table-row>"#;
    let found = read_in_pieces(&spreadsheet(all), 1 << 20).err();
    assert_eq!(found.as_deref(), Some("too-many-rows"));
}

#[test]
fn rows_shorter_than_their_headings() {
    // Two bytes of file for every 16,384 values.
    let wide = "x,".repeat(16_383) + "x\n" + &"1\n".repeat(40_000);
    assert_eq!(read_in_pieces(wide.as_bytes(), 1 << 20).err().as_deref(), Some("too-many-rows"));
}
