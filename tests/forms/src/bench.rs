//! Files of every kind, large, and what reading them costs.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::measure::Cost;
use crate::spss::Packing;
use crate::{Responses, delimited, excel, ods, spss, xls};

/// Times that every file is read; the time is the median.
const RUNS: usize = 3;

/// Rows of a workbook here: writing one takes more memory than reading it.
const IN_WORKBOOK: usize = 50_000;

/// With more respondents than this, only what is read as it comes is written.
const MOST_WITH_WORKBOOKS: usize = 100_000;

/// Writes large files into a folder: kinds that are read as they come with so many
/// respondents, workbooks with fewer, and none where there are very many. Gives their paths.
///
/// # Errors
/// When a file cannot be written.
pub fn write(respondents: usize, folder: &Path) -> Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    let many = Responses::many(respondents);
    let mut paths = Vec::new();
    let mut file = |end: &str| {
        paths.push(folder.join(format!("many.{end}")));
        File::create(&paths[paths.len() - 1]).map(BufWriter::new)
    };
    delimited::plain(&many, b',', file("csv")?)?;
    let mut packed = GzEncoder::new(file("csv.gz")?, Compression::default());
    delimited::plain(&many, b',', &mut packed)?;
    packed.finish()?;
    let mut zip = ZipWriter::new(file("zip")?);
    zip.start_file("many.csv", SimpleFileOptions::default())?;
    delimited::plain(&many, b',', &mut zip)?;
    zip.finish()?;
    spss::write(&many, Packing::Bytecode, file("sav")?)?;
    spss::write(&many, Packing::Blocks, file("zsav")?)?;
    if respondents > MOST_WITH_WORKBOOKS {
        return Ok(paths);
    }
    let fewer = Responses::many(respondents.min(IN_WORKBOOK));
    let workbooks = [
        ("xlsx", excel::plain(&fewer)?),
        ("words.xlsx", excel::words(&fewer)?),
        ("xls", xls::write(&fewer)?),
        ("ods", ods::write(&fewer)?),
    ];
    for (end, bytes) in workbooks {
        file(end)?.write_all(&bytes)?;
    }
    Ok(paths)
}

/// Reads every file in a process of its own and prints what it cost, beside a peer.
///
/// # Errors
/// When a file cannot be read.
pub fn print(paths: &[PathBuf]) -> Result<()> {
    println!(
        "{:<12} {:>9} {:>8} {:>7} {:>11} {:>8} {:>9} {:>9}  peer",
        "native", "rows", "MB", "s", "rows/s", "MB/s", "peak MB", "B/answer"
    );
    for path in paths {
        let size = fs::metadata(path)?.len() as f64 / 1e6;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let end = name.split_once('.').map_or(&*name, |(_, end)| end);
        let cost = measured("measure", path)?;
        let Cost { rows, columns, seconds, peak, codes } = cost;
        let peer = match measured("measure-peer", path) {
            Ok(peer) => format!(
                "{:.2} s, {:.2} × its time, {} MB",
                peer.seconds,
                seconds / peer.seconds,
                peer.peak / 1_000_000
            ),
            Err(_) => "–".to_owned(),
        };
        println!(
            "{end:<12} {rows:>9} {size:>8.1} {seconds:>7.2} {:>11.0} {:>8.1} {:>9.1} {:>9.2}  {peer}",
            rows as f64 / seconds,
            size / seconds,
            peak as f64 / 1e6,
            codes as f64 / (rows * columns) as f64,
        );
    }
    Ok(())
}

/// The median of some runs, with the highest peak.
fn measured(how: &str, path: &Path) -> Result<Cost> {
    let program = std::env::current_exe()?;
    let mut costs = Vec::new();
    for _ in 0..RUNS {
        let output = Command::new(&program).arg(how).arg(path).output()?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        costs.push(Cost::parse(&String::from_utf8_lossy(&output.stdout))?);
    }
    costs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    let peak = costs.iter().map(|cost| cost.peak).max().unwrap_or(0);
    let median = costs.swap_remove(RUNS / 2);
    Ok(Cost { peak, ..median })
}
