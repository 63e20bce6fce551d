//! The parts of an Excel workbook: a sheet and, each behind a byte of zero, the
//! texts that cells share, the kinds of cells, and the workbook itself.
#![no_main]

const ROOT: &str = r#"<Relationships><Relationship Id="rId1" Type="relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &[u8] =
    br#"<workbook><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const LINKS: &str = r#"<Relationships><Relationship Id="rId1" Type="relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="relationships/styles" Target="styles.xml"/></Relationships>"#;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.splitn(4, |byte| *byte == 0);
    let mut part = || parts.next().unwrap_or_default();
    let (sheet, strings, styles, book) = (part(), part(), part(), part());
    peilglas_fuzz::read_zip(&[
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
        ("xl/workbook.xml", if book.is_empty() { BOOK } else { book }),
    ]);
});
