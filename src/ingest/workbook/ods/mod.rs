//! OpenDocument spreadsheets, sheet by sheet as the file has them.
//! `docs/decisions/0009-workbooks.md` says why this reader is our own.

mod content;
mod table;

use std::io::{BufReader, Cursor, Read};

use flate2::read::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::sheet::Sheet;
use crate::ingest::Unusable;
use content::Content;

/// Most sheets, as in LibreOffice.
const MAX_SHEETS: usize = 10_000;

/// Most bytes of the list of a file's parts that are looked at.
const MAX_LIST: u64 = 4 << 20;

/// Most cells with a value, of all sheets together: these, and one for every byte
/// of XML, since a file can say of a cell that it is there a million times.
const FEW_CELLS: u64 = 1 << 22;

/// Most cells with a value, whatever the size of the XML.
const MAX_CELLS: u64 = 1 << 26;

/// A spreadsheet, its cells still unread.
pub(super) struct Book {
    names: Vec<String>,
    content: Content<BufReader<Box<dyn Read>>>,
    /// The number of the sheet that comes next.
    next: usize,
    /// Cells that may still come.
    left: u64,
}

impl Book {
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Unusable> {
        let damaged = || Unusable::new("workbook-damaged");
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if is_locked(&mut archive) {
            return Err(Unusable::new("workbook-locked"));
        }
        let part = archive.by_name("content.xml").map_err(|_| damaged())?;
        let packed = match part.compression() {
            CompressionMethod::Stored => false,
            CompressionMethod::Deflated => true,
            _ => return Err(damaged()),
        };
        let start = part.data_start().and_then(|start| usize::try_from(start).ok());
        let size = usize::try_from(part.compressed_size()).unwrap_or(usize::MAX);
        drop(part);
        let mut bytes = archive.into_inner().into_inner();
        let start = start.filter(|start| *start <= bytes.len()).ok_or_else(damaged)?;
        bytes.drain(..start);
        bytes.truncate(size);
        let (names, size) = names(&bytes, packed);
        if names.is_empty() {
            return Err(damaged());
        }
        let content = Content::new(BufReader::new(unpacked(Cursor::new(bytes), packed)));
        Ok(Book { names, content, next: 0, left: (FEW_CELLS + size).min(MAX_CELLS) })
    }

    pub(super) fn sheet_names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// Hands the cells of a sheet to `sheet`; whether they could all be read.
    /// Sheets are asked for in their order.
    pub(super) fn cells(&mut self, number: usize, sheet: &mut Sheet) -> Result<bool, Unusable> {
        while self.next <= number {
            if self.content.next_table().is_none() {
                return Ok(false);
            }
            self.next += 1;
            if self.next > number {
                return table::read(&mut self.content, &mut self.left, sheet);
            }
            if self.content.skip().is_none() {
                return Ok(false);
            }
        }
        Ok(false)
    }
}

/// The names of all sheets, as far as the file can be read, and how many bytes of
/// XML that took.
fn names(bytes: &[u8], packed: bool) -> (Vec<String>, u64) {
    let mut content = Content::new(BufReader::new(unpacked(bytes, packed)));
    let mut names = Vec::new();
    while names.len() < MAX_SHEETS
        && let Some(name) = content.next_table()
    {
        names.push(name);
        if content.skip().is_none() {
            break;
        }
    }
    (names, content.position())
}

fn unpacked<'a>(bytes: impl Read + 'a, packed: bool) -> Box<dyn Read + 'a> {
    if packed { Box::new(DeflateDecoder::new(bytes)) } else { Box::new(bytes) }
}

fn is_locked(archive: &mut ZipArchive<Cursor<Vec<u8>>>) -> bool {
    let mut list = Vec::new();
    if let Ok(part) = archive.by_name("META-INF/manifest.xml") {
        // What cannot be read does not say that it is locked.
        let _ = part.take(MAX_LIST).read_to_end(&mut list);
    }
    memchr::memmem::find(&list, b"encryption-data").is_some()
}
