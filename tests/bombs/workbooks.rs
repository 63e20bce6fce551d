//! Workbooks.

use crate::support::{Member, accepted, read, refused, turn, within, zip_of};

/// A workbook of Excel with a sheet of this beginning, piece and end, and shared texts.
fn xlsx(sheet: Member<'_>, strings: Member<'_>) -> Vec<u8> {
    let root = r#"<Relationships><Relationship Id="a" Type="r/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let links = r#"<Relationships><Relationship Id="a" Type="r/worksheet" Target="sheet.xml"/><Relationship Id="b" Type="r/sharedStrings" Target="strings.xml"/></Relationships>"#;
    let book = r#"<workbook><sheets><sheet name="Blad1" r:id="a"/></sheets></workbook>"#;
    zip_of(&[
        ("_rels/.rels", root, "", 0, ""),
        ("xl/workbook.xml", book, "", 0, ""),
        ("xl/_rels/workbook.xml.rels", links, "", 0, ""),
        ("xl/sheet.xml", sheet.1, sheet.2, sheet.3, sheet.4),
        ("xl/strings.xml", strings.1, strings.2, strings.3, strings.4),
    ])
}

/// An OpenDocument spreadsheet of this content.
fn ods(start: &str, piece: &str, times: usize, end: &str) -> Vec<u8> {
    zip_of(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "", 0, ""),
        ("content.xml", start, piece, times, end),
    ])
}

const SHEET: &str = "<worksheet><sheetData>";
const SHEET_END: &str = "</sheetData></worksheet>";
const STRINGS: Member<'_> = ("", "<sst><si><t>a</t></si>", "", 0, "</sst>");
const HONEST: Member<'_> =
    ("", SHEET, r#"<row><c t="s"><v>0</v></c><c><v>1</v></c></row>"#, 2, SHEET_END);

#[test]
fn parts_that_unpack_to_more_than_fits() {
    let _turn = turn();
    let comment = format!("<!--{}-->", "x".repeat(1 << 20));
    let sheet = ("", SHEET, comment.as_str(), 2_200, SHEET_END);
    refused(150, "a sheet of 2 GB", &xlsx(sheet, STRINGS), "too-large-unpacked");
    let strings = ("", "<sst>", comment.as_str(), 2_200, "</sst>");
    refused(150, "shared texts of 2 GB", &xlsx(HONEST, strings), "too-large-unpacked");
    refused(
        150,
        "an ods of 2 GB",
        &ods("<spreadsheet>", &comment, 2_200, ""),
        "too-large-unpacked",
    );
    let spaces = ("", SHEET, " ", 200 << 20, SHEET_END);
    refused(150, "spaces without end", &xlsx(spaces, STRINGS), "too-large-texts");
    let name = ("", "<a b=\"", "<>", 100 << 20, "\"/>");
    refused(150, "an attribute without end", &xlsx(name, STRINGS), "too-large-texts");
}

#[test]
fn elements_in_elements() {
    let _turn = turn();
    let deep = ("", SHEET, "<a>", 100_000, "");
    refused(50, "a deep sheet", &xlsx(deep, STRINGS), "workbook-damaged");
    let deep = ("", "<sst><si>", "<r>", 100_000, "");
    refused(50, "deep shared texts", &xlsx(HONEST, deep), "workbook-damaged");
    let start = r#"<spreadsheet><table table:name="a"><table-row><table-cell>"#;
    refused(50, "a deep ods", &ods(start, "<p>", 100_000, ""), "workbook-damaged");
    refused(50, "tables in tables", &ods("<spreadsheet>", start, 100_000, ""), "workbook-damaged");
}

#[test]
fn entities_are_not_expanded() {
    let _turn = turn();
    let document = r#"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>"#;
    for name in ["b", "c"] {
        let start = format!("{document}<sst><si><t>a&{name};</t></si>");
        let table = within(50, "entities", &xlsx(HONEST, ("", &start, "", 0, "</sst>")), read);
        assert_eq!(table.err().as_deref(), Some("workbook-damaged"));
    }
}

#[test]
fn shared_texts_that_announce_more_than_there_are() {
    let _turn = turn();
    let strings = (
        "",
        r#"<sst uniqueCount="4294967295" count="18446744073709551615"><si><t>a</t></si>"#,
        "",
        0,
        "</sst>",
    );
    accepted(50, "announced texts", &xlsx(HONEST, strings), (1, 2));
}

#[test]
fn sheets_without_end() {
    let _turn = turn();
    let sheets = zip_of(&[
        ("xl/workbook.xml", "<workbook>", "<sheet/>", 20 << 20, "</workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships/>", "", 0, ""),
    ]);
    refused(50, "sheets of an xlsx", &sheets, "workbook-damaged");
    let tables = ods("<spreadsheet>", "<table/>", 20 << 20, "</spreadsheet>");
    refused(50, "sheets of an ods", &tables, "workbook-damaged");
}

#[test]
fn a_text_that_many_cells_share() {
    let _turn = turn();
    let strings = ("", "<sst><si><t>", "x", 4 << 20, "</t></si></sst>");
    let cell = r#"<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>"#;
    let sheet = ("", SHEET, cell, 100_000, SHEET_END);
    refused(150, "a shared text", &xlsx(sheet, strings), "too-large-texts");
}

#[test]
fn millions_of_empty_shared_texts() {
    let _turn = turn();
    let strings = ("", "<sst>", "<si/>", 10 << 20, "</sst>");
    within(200, "empty shared texts", &xlsx(HONEST, strings), read).expect("a table");
}

#[test]
fn cells_without_end() {
    let _turn = turn();
    let sheet = ("", "<worksheet><sheetData><row>", "<c><v>1</v></c>", 10 << 20, SHEET_END);
    refused(100, "a row without end", &xlsx(sheet, STRINGS), "too-many-columns");
    let cell = r#"<row r="4294967295"><c r="ZZZZZ4294967295"><v>1</v></c></row>"#;
    let sheet = ("", SHEET, cell, 3, SHEET_END);
    within(50, "far corners", &xlsx(sheet, STRINGS), read).err();
    let sheet = ("", r#"<worksheet><dimension ref="B2:A1"/><sheetData>"#, HONEST.2, 2, SHEET_END);
    accepted(50, "dimensions the wrong way round", &xlsx(sheet, STRINGS), (1, 2));
}

#[test]
fn sparse_rows_of_a_wide_sheet() {
    let _turn = turn();
    let start =
        r#"<worksheet><sheetData><row><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>"#;
    let sheet = ("", start, r#"<row><c><v>1</v></c></row>"#, 1 << 20, SHEET_END);
    refused(1_100, "sparse rows", &xlsx(sheet, STRINGS), "too-many-rows");
}

#[test]
fn cells_that_say_how_often_they_are_repeated() {
    let _turn = turn();
    let table = |rows: u64, columns: u64, cell: &str| {
        format!(
            r#"<spreadsheet><table table:name="a"><table-row table:number-rows-repeated="{rows}"><table-cell table:number-columns-repeated="{columns}" {cell}/></table-row></table></spreadsheet>"#
        )
    };
    let value = r#"office:value-type="float" office:value="1""#;
    let ods = |content: String| ods(&content, "", 0, "");
    accepted(50, "a few copies", &ods(table(5, 3, value)), (4, 3));
    refused(50, "copies", &ods(table(1 << 20, 16_384, value)), "too-many-rows");
    refused(50, "copies without end", &ods(table(u64::MAX, u64::MAX, value)), "too-many-rows");
    refused(
        50,
        "copies of errors",
        &ods(table(1 << 20, 16_384, r#"calcext:value-type="error""#)),
        "too-many-rows",
    );
    refused(50, "copies of nothing", &ods(table(u64::MAX, u64::MAX, "")), "no-rows");
    refused(50, "a row of copies", &ods(table(2, 1 << 40, value)), "too-many-columns");
}

#[test]
fn spaces_that_say_how_often_they_are_repeated() {
    let _turn = turn();
    let start = r#"<spreadsheet><table table:name="a"><table-row><table-cell><p>a<s text:c="18446744073709551615"/>b</p></table-cell></table-row></table></spreadsheet>"#;
    refused(100, "spaces", &ods(start, "", 0, ""), "workbook-damaged");
}

#[test]
fn a_table_that_is_cut_off() {
    let _turn = turn();
    let start = r#"<spreadsheet><table table:name="a"><table-row><table-cell office:value="1"/><table-cell office:value="2"/></table-row>"#;
    within(50, "every place to cut off", start.as_bytes(), |start| {
        for length in 0..start.len() {
            let part = std::str::from_utf8(&start[..length]).expect("ASCII");
            // Nothing but the row of headings, or not even that.
            assert!(read(&ods(part, "", 0, "")).is_err());
        }
    });
}
