//! What reading a file costs, each in a process of its own so that the memory is its own.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use peilglas::ingest::{Reader, Values};

/// Bytes that are read at once, as the command line does.
const CHUNK: usize = 1 << 20;

/// What reading a file cost.
#[derive(Clone, Debug, Default)]
pub struct Cost {
    /// Rows below the headings.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Seconds from the first byte to the table.
    pub seconds: f64,
    /// Most memory that the process held, in bytes; 0 where the system does not tell.
    pub peak: u64,
    /// Bytes of the codes, of what was kept of every answer.
    pub codes: usize,
}

impl Cost {
    /// As one line, for the process that asked.
    pub fn line(&self) -> String {
        let Cost { rows, columns, seconds, peak, codes } = self;
        format!("{rows} {columns} {seconds} {peak} {codes}")
    }

    /// Reads [`Cost::line`].
    ///
    /// # Errors
    /// When it is something else.
    pub fn parse(line: &str) -> Result<Self> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [rows, columns, seconds, peak, codes] = words[..] else { bail!("no cost: {line}") };
        Ok(Cost {
            rows: rows.parse()?,
            columns: columns.parse()?,
            seconds: seconds.parse()?,
            peak: peak.parse()?,
            codes: codes.parse()?,
        })
    }
}

/// Reads a file with Peilglas.
///
/// # Errors
/// When it cannot be read.
pub fn peilglas(path: &Path) -> Result<Cost> {
    let mut file = File::open(path).with_context(|| path.display().to_string())?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let start = Instant::now();
    let mut reader = Reader::new(name, file.metadata()?.len());
    let refused = |unusable: peilglas::ingest::Unusable| anyhow::anyhow!("{}", unusable.0.code);
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = file.read(&mut chunk)?;
        if length == 0 {
            break;
        }
        reader.push(&chunk[..length]).map_err(refused)?;
    }
    let table = reader.finish().map_err(refused)?;
    let seconds = start.elapsed().as_secs_f64();
    let codes = table.columns.iter().map(|column| match &column.values {
        Values::Coded { codes, .. } => codes.bytes(),
        Values::TooVaried => 0,
    });
    let (rows, columns, codes) = (table.rows, table.columns.len(), codes.sum());
    Ok(Cost { rows, columns, seconds, peak: peak(), codes })
}

/// Reads a file as another program would that does less: text with the crate `csv`, row
/// by row, keeping nothing; a workbook with calamine, as a grid of cells.
///
/// # Errors
/// When it cannot be read, or there is no peer for such a file.
pub fn peer(path: &Path) -> Result<Cost> {
    let end = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let start = Instant::now();
    let (rows, columns) = match &*end {
        "csv" => rows_of_text(path)?,
        "xlsx" | "xls" | "ods" => grid(path)?,
        _ => bail!("no peer reads .{end}"),
    };
    let seconds = start.elapsed().as_secs_f64();
    Ok(Cost { rows, columns, seconds, peak: peak(), codes: 0 })
}

fn rows_of_text(path: &Path) -> Result<(usize, usize)> {
    let mut reader = csv::Reader::from_path(path)?;
    let columns = reader.headers()?.len();
    let mut record = csv::StringRecord::new();
    let mut rows = 0;
    while reader.read_record(&mut record)? {
        rows += 1;
    }
    Ok((rows, columns))
}

fn grid(path: &Path) -> Result<(usize, usize)> {
    use calamine::Reader as _;
    let mut book = calamine::open_workbook_auto(path)?;
    let mut largest = (0, 0);
    for name in book.sheet_names() {
        let (rows, columns) = book.worksheet_range(&name)?.get_size();
        largest = largest.max((rows.saturating_sub(1), columns));
    }
    Ok(largest)
}

/// The most memory that this process was resident with, in bytes.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
