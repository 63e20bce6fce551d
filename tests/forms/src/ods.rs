//! Spreadsheets of LibreOffice: as little of one as is a whole one.

use std::io::{Cursor, Write};

use anyhow::Result;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::Responses;

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

const MANIFEST: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">"#,
    r#"<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>"#,
    r#"<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>"#,
    "</manifest:manifest>"
);

const START: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0""#,
    r#" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0""#,
    r#" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">"#,
    "<office:body><office:spreadsheet>"
);

const END: &str = "</office:spreadsheet></office:body></office:document-content>";

/// Responses as numbers in the second sheet; the first one explains.
///
/// # Errors
/// When packing fails.
pub fn write(responses: &Responses) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("mimetype", stored)?;
    zip.write_all(KIND.as_bytes())?;
    let packed = SimpleFileOptions::default();
    zip.start_file("META-INF/manifest.xml", packed)?;
    zip.write_all(MANIFEST.as_bytes())?;
    zip.start_file("content.xml", packed)?;
    zip.write_all(START.as_bytes())?;
    zip.write_all(br#"<table:table table:name="Toelichting"><table:table-row>"#)?;
    zip.write_all(cell("Verzonnen antwoorden").as_bytes())?;
    zip.write_all(b"</table:table-row></table:table>")?;
    zip.write_all(br#"<table:table table:name="Antwoorden">"#)?;
    zip.write_all(row(&responses.headings).as_bytes())?;
    for cells in responses.rows() {
        zip.write_all(row(cells).as_bytes())?;
    }
    zip.write_all(b"</table:table>")?;
    zip.write_all(END.as_bytes())?;
    Ok(zip.finish()?.into_inner())
}

fn row(cells: &[String]) -> String {
    let cells: String = cells.iter().map(|text| cell(text)).collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

fn cell(text: &str) -> String {
    let kind = match (text.is_empty(), text.parse::<f64>()) {
        (true, _) => return "<table:table-cell/>".to_owned(),
        (_, Ok(_)) => format!(r#"office:value-type="float" office:value="{text}""#),
        (_, Err(_)) => r#"office:value-type="string""#.to_owned(),
    };
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>")
}
