//! The demo data in the forms in which other programs would have exported them, and
//! files of any length made of them: for tests, for measuring, and to try by hand.

pub mod bench;
pub mod delimited;
pub mod excel;
pub mod exports;
pub mod measure;
pub mod ods;
mod personnel;
pub mod protection;
mod question;
mod responses;
pub mod splits;
pub mod spss;
pub mod statistics;
pub mod xls;

use std::io::{Cursor, Write};

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub use question::{Kind, Question};
pub use responses::Responses;
use spss::Packing;

/// A file and its name.
pub struct File {
    /// Its name; that of the demo says that the answers are made up.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The demo's responses in every form.
///
/// # Errors
/// When a form cannot be written.
pub fn demo() -> Result<Vec<File>> {
    let demo = Responses::demo();
    let mut files = Vec::new();
    let mut add = |end: &str, bytes: Vec<u8>| {
        files.push(File { name: format!("voorbeeld-synthetisch-{end}"), bytes });
    };
    add("excel.xlsx", excel::quirks(&demo)?);
    add("limesurvey.csv", delimited::limesurvey(&demo)?);
    add("qualtrics.csv", delimited::qualtrics(&demo)?);
    add("spss.sav", bytes(|out| spss::write(&demo, Packing::Bytecode, out))?);
    add("spss.zsav", bytes(|out| spss::write(&demo, Packing::Blocks, out))?);
    add("excel-97.xls", xls::write(&demo)?);
    add("libreoffice.ods", ods::write(&demo)?);
    let plain = bytes(|out| delimited::plain(&demo, b',', out))?;
    add("tabs.tsv", bytes(|out| delimited::plain(&demo, b'\t', out))?);
    add("gzip.csv.gz", gzip(&plain)?);
    add("zip.zip", zip("voorbeeld-antwoorden-synthetisch.csv", &plain)?);
    Ok(files)
}

/// What `write` writes.
///
/// # Errors
/// As `write`.
pub fn bytes(write: impl FnOnce(&mut Vec<u8>) -> Result<()>) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    write(&mut out)?;
    Ok(out)
}

/// Bytes packed by gzip.
///
/// # Errors
/// When packing fails.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// A zip file with one member.
///
/// # Errors
/// When packing fails.
pub fn zip(name: &str, bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, SimpleFileOptions::default())?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?.into_inner())
}
