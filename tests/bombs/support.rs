//! Reading a file while time and memory are measured, and making files.

use std::fmt::Debug;
use std::io::{Cursor, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use peilglas::ingest::{RawTable, Reader};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::MEMORY;

static TURN: Mutex<()> = Mutex::new(());

/// A test's turn, which it keeps while it makes files and while it measures: memory
/// is that of the whole program.
pub fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The longest that anything may take.
const PATIENCE: Duration = Duration::from_secs(300);

/// Does something with a file's bytes; fails when it takes more than `most`
/// megabytes beside the file itself.
#[track_caller]
pub fn within<T>(most: usize, what: &str, bytes: &[u8], job: impl FnOnce(&[u8]) -> T) -> T {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let start = Instant::now();
    let result = job(bytes);
    let took = start.elapsed();
    let used = MEMORY.peak_usage().saturating_sub(before) >> 20;
    println!("{what}: {} bytes, {:.1} s, {used} MB", bytes.len(), took.as_secs_f64());
    assert!(took < PATIENCE, "{what} took {took:?}");
    assert!(used <= most, "{what} took {used} MB");
    result
}

/// Reads a file, in pieces as a page does; an error as its code.
pub fn read(bytes: &[u8]) -> Result<RawTable, String> {
    let mut reader = Reader::new("bomb", bytes.len() as u64);
    for piece in bytes.chunks(1 << 20) {
        reader.push(piece).map_err(|unusable| unusable.0.code)?;
    }
    reader.finish().map_err(|unusable| unusable.0.code)
}

/// A file that must be refused, with this code.
#[track_caller]
pub fn refused(most: usize, what: &str, bytes: &[u8], code: &str) {
    let outcome = within(most, what, bytes, read).map(|table| (table.rows, table.columns.len()));
    assert_eq!(outcome.err().as_deref(), Some(code), "{what}");
}

/// A file that must be read, with this many rows and columns.
#[track_caller]
pub fn accepted(most: usize, what: &str, bytes: &[u8], size: (usize, usize)) -> RawTable {
    match within(most, what, bytes, read) {
        Ok(table) => {
            assert_eq!((table.rows, table.columns.len()), size, "{what}");
            table
        }
        Err(code) => panic!("{what}: {code}"),
    }
}

/// What repeats `piece`, packed by gzip, without ever being whole in memory.
pub fn gzip_of(start: &[u8], piece: &[u8], times: usize) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    repeat(&mut encoder, start, piece, times, b"");
    written(encoder.finish())
}

/// A zip file of members that each begin, repeat a piece, and end.
pub fn zip_of(members: &[Member<'_>]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    // A member of more than 4 GB says so with longer fields.
    let large = SimpleFileOptions::default().large_file(true);
    for (name, start, piece, times, end) in members {
        written(writer.start_file(*name, large));
        repeat(&mut writer, start.as_bytes(), piece.as_bytes(), *times, end.as_bytes());
    }
    written(writer.finish()).into_inner()
}

/// Name, beginning, piece, how often it comes, and end.
pub type Member<'a> = (&'a str, &'a str, &'a str, usize, &'a str);

fn repeat(to: &mut impl Write, start: &[u8], piece: &[u8], times: usize, end: &[u8]) {
    // Many small pieces at once, since each call costs.
    let batch = (64 << 10) / piece.len().max(1) + 1;
    written(to.write_all(start));
    let many = piece.repeat(batch.min(times));
    for _ in 0..times / batch {
        written(to.write_all(&many));
    }
    written(to.write_all(&piece.repeat(times % batch)));
    written(to.write_all(end));
}

fn written<T, E: Debug>(result: Result<T, E>) -> T {
    result.expect("written in memory")
}
