//! What every fuzz target does: reads bytes as a file, and holds what comes of it together.

mod survey;

use std::io::{Cursor, Write};

use peilglas::ingest::{RawColumn, RawTable, Reader, Unusable, Values};
pub use survey::analyse;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Reads bytes as one piece and in small pieces: the table must hold together, and
/// be the same. The first byte says how small.
pub fn read(bytes: &[u8]) {
    let piece = 1 + usize::from(bytes.first().copied().unwrap_or(0));
    let whole = outcome(bytes, bytes.len().max(1));
    let pieces = outcome(bytes, piece);
    match (&whole, &pieces) {
        (Ok(whole), Ok(pieces)) => {
            hold_together(whole);
            assert_eq!(whole.source, pieces.source);
            assert_eq!(whole.findings, pieces.findings);
            assert_eq!((whole.rows, whole.first_row), (pieces.rows, pieces.first_row));
            assert!(whole.columns.iter().zip(&pieces.columns).all(|(one, other)| same(one, other)));
        }
        (Err(whole), Err(pieces)) => assert_eq!(whole, pieces),
        _ => panic!("the size of the pieces decides whether the file can be read"),
    }
}

fn outcome(bytes: &[u8], piece: usize) -> Result<RawTable, Unusable> {
    let mut reader = Reader::new("fuzz", bytes.len() as u64);
    for piece in bytes.chunks(piece) {
        reader.push(piece)?;
    }
    reader.finish()
}

fn hold_together(table: &RawTable) {
    assert_eq!(table.columns.len(), table.source.columns);
    for column in &table.columns {
        if let Values::Coded { dictionary, codes } = &column.values {
            assert_eq!(codes.len(), table.rows);
            assert!(codes.map(|code| code < dictionary.len()).into_iter().all(|known| known));
        }
    }
    let columns = table.columns.len();
    assert!(table.weight.is_none_or(|column| column < columns));
    assert!(table.sets.iter().flat_map(|set| &set.members).all(|column| *column < columns));
}

fn same(one: &RawColumn, other: &RawColumn) -> bool {
    let codes = |column: &RawColumn| match &column.values {
        Values::Coded { codes, .. } => Some(codes.map(|code| code)),
        Values::TooVaried => None,
    };
    one.heading == other.heading
        // Written out, since a damaged file may state a range of no numbers.
        && format!("{:?}", one.meta) == format!("{:?}", other.meta)
        && one.dictionary() == other.dictionary()
        && codes(one) == codes(other)
}

/// Reads bytes as a file that begins with this mark.
pub fn read_as(mark: &[u8], bytes: &[u8]) {
    let mut bytes = bytes.to_vec();
    let length = mark.len().min(bytes.len());
    bytes[..length].copy_from_slice(&mark[..length]);
    read(&bytes);
}

/// Reads a zip file of these members, so that what is fuzzed is not stopped by a checksum.
pub fn read_zip(members: &[(&str, &[u8])]) {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in members {
        writer.start_file(*name, stored).expect("a zip file in memory");
        writer.write_all(bytes).expect("a zip file in memory");
    }
    read(&writer.finish().expect("a zip file in memory").into_inner());
}
