//! Reading bytes in pieces, and tables as rows of text.

use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;
use peilglas::ingest::{RawTable, Reader, Values};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Reads bytes in pieces of this size; an error as its code.
pub fn read_in_pieces(bytes: &[u8], piece: usize) -> Result<RawTable, String> {
    let mut reader = Reader::new("test.csv", bytes.len() as u64);
    for piece in bytes.chunks(piece) {
        reader.push(piece).map_err(|unusable| unusable.0.code)?;
    }
    reader.finish().map_err(|unusable| unusable.0.code)
}

/// The table as rows of text, headings first.
pub fn cells(table: &RawTable) -> Vec<Vec<String>> {
    let headings = table.columns.iter().map(|column| column.heading.clone()).collect();
    let mut rows = vec![headings];
    for row in 0..table.rows {
        rows.push((0..table.columns.len()).map(|column| cell(table, column, row)).collect());
    }
    rows
}

/// One value as text.
pub fn cell(table: &RawTable, column: usize, row: usize) -> String {
    match &table.columns[column].values {
        Values::Coded { dictionary, codes } => {
            let code = codes.get(row).expect("a code per row");
            dictionary[code].text.clone()
        }
        Values::TooVaried => "(too varied)".to_owned(),
    }
}

/// Codes and rows of the findings.
pub fn codes(table: &RawTable) -> Vec<(&str, Option<u64>)> {
    table.findings.iter().map(|f| (f.code.as_str(), f.location.row)).collect()
}

/// Where the project is.
pub fn root() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the project is").into()
}

/// The bytes of a file in `tests/ingest/fixtures`.
pub fn fixture(name: &str) -> Vec<u8> {
    fs::read(root().join("tests/ingest/fixtures").join(name)).expect("a fixture")
}

/// Bytes packed by gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("written");
    encoder.finish().expect("written")
}

/// Files packed as a zip file.
pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).expect("begun");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("written").into_inner()
}

/// Numbers as if by chance, always the same: xorshift64*, by Marsaglia and Vigna.
pub struct Draw(u64);

impl Draw {
    /// From a seed that is not 0.
    pub fn new(seed: u64) -> Self {
        Draw(seed)
    }

    /// A number below this one.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(drawn).expect("31 bits") % limit
    }
}

/// A workbook of Excel with one sheet of this XML, and with further parts.
pub fn workbook(sheet: &str, further: &[(&str, &[u8])]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let book = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let root = format!(
        r#"<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let links = format!(
        r#"<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
    );
    let sheet = format!(r#"<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>"#);
    let parts: [(&str, &[u8]); 4] = [
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    zip(&[&parts[..], further].concat())
}
