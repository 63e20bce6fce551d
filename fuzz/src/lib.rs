//! What every fuzz target does: reads bytes as a file, and holds what comes of it together.

use std::io::{Cursor, Write};

use peilglas::ingest::{Reader, Values};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Reads bytes in pieces; the first byte says how large they are.
pub fn read(bytes: &[u8]) {
    let piece = 1 + usize::from(bytes.first().copied().unwrap_or(0)) * 16;
    let mut reader = Reader::new("fuzz", bytes.len() as u64);
    for piece in bytes.chunks(piece) {
        if reader.push(piece).is_err() {
            return;
        }
    }
    let Ok(table) = reader.finish() else { return };
    for column in &table.columns {
        if let Values::Coded { dictionary, codes } = &column.values {
            assert_eq!(codes.len(), table.rows);
            assert!(codes.map(|code| code < dictionary.len()).into_iter().all(|known| known));
        }
    }
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
