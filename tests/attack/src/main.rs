//! Attacks random surveys and says what came of it.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};
use attack::demo;
use attack::printed::{self, Read};
use attack::tables::tables;
use attack::trial::{Exports, Outcome, trial};

const USAGE: &str = "\
attack CASES SEED            attack so many random surveys, from this seed on
attack demo FILE             attack a response file with every two of its splits crossed
attack tables CASES FILE...  tables to protect with another program, as JSON: of these files, and
                             of so many random surveys";

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("attack: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [word, file] = &words[..]
        && word == "demo"
    {
        return demo(file);
    }
    if let [first, cases, files @ ..] = &words[..]
        && first == "tables"
    {
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        println!("{:#}", tables(&files, 1..cases.parse::<u64>().context(USAGE)? + 1)?);
        return Ok(true);
    }
    let [cases, seed] = &words[..] else { anyhow::bail!("{USAGE}") };
    let (cases, seed): (u64, u64) = (cases.parse().context(USAGE)?, seed.parse().context(USAGE)?);
    let mut safe = true;
    for exports in [Exports::Splits, Exports::Crossings, Exports::Three] {
        // Three splits take ten times as long.
        let cases = if exports == Exports::Three { cases.div_ceil(THREE) } else { cases };
        for secondary in [true, false] {
            let start = Instant::now();
            let mut all = Outcome::default();
            for seed in seed..seed + cases {
                let outcome = trial(seed, exports, secondary)?;
                all.cells = [all.cells[0] + outcome.cells[0], all.cells[1] + outcome.cells[1]];
                all.attacked += outcome.attacked;
                all.nobody += outcome.nobody;
                all.recovered.extend(outcome.recovered);
                all.telling += outcome.telling;
                all.told.extend(outcome.told);
            }
            let rule = if secondary { "protected" } else { "small groups hidden only" };
            println!(
                "{exports:?}, {rule}: {cases} surveys from seed {seed}; {} counts attacked, {} \
                 recovered, {} known to be nobody's; {} answers that tell of everybody attacked, \
                 {} told; {} of {} cells large enough are shown; {:.0} s",
                all.attacked,
                all.recovered.len(),
                all.nobody,
                all.telling,
                all.told.len(),
                all.cells[1],
                all.cells[0],
                start.elapsed().as_secs_f64(),
            );
            if secondary {
                let some = all.recovered.iter().take(5).chain(all.told.iter().take(5));
                some.for_each(|recovered| println!("  {recovered}"));
                safe &= all.recovered.is_empty() && all.told.is_empty();
            }
        }
    }
    for read in [Read::Csv, Read::Svg] {
        for secondary in [true, false] {
            safe &= alone(read, secondary, seed, cases.div_ceil(PRINTED))?;
        }
    }
    Ok(safe)
}

/// Of so many surveys one has three splits.
const THREE: u64 = 5;

/// Of so many surveys one is attacked by reading its tables alone, and its figures alone.
const PRINTED: u64 = 10;

/// Attacks surveys by reading only tables, or only figures.
fn alone(read: Read, secondary: bool, seed: u64, cases: u64) -> Result<bool> {
    let start = Instant::now();
    let (mut attacked, mut nobody, mut recovered) = (0, 0, Vec::new());
    for seed in seed..seed + cases {
        let outcome = printed::trial(seed, read, secondary)?;
        attacked += outcome.attacked;
        nobody += outcome.nobody;
        recovered.extend(outcome.recovered);
    }
    let rule = if secondary { "protected" } else { "small groups hidden only" };
    println!(
        "{read:?} alone, {rule}: {cases} surveys from seed {seed}; {attacked} counts and means \
         attacked, {} recovered, {nobody} known to be nobody's; {:.0} s",
        recovered.len(),
        start.elapsed().as_secs_f64(),
    );
    if secondary {
        recovered.iter().take(5).for_each(|recovered| println!("  {recovered}"));
    }
    Ok(!secondary || recovered.is_empty())
}

/// Attacks a whole file.
fn demo(file: &str) -> Result<bool> {
    let bytes = std::fs::read(file).context("a file that can be read")?;
    let mut safe = true;
    for secondary in [true, false] {
        let start = Instant::now();
        let outcome = demo::attack(file, &bytes, secondary)?;
        let rule = if secondary { "protected" } else { "small groups hidden only" };
        println!(
            "{} pairs of splits crossed, {rule}: {} counts attacked, {} recovered, {} told by a third split; {} of {} cells \
             hidden ({:.1} %); exported in {:.1} s, attacked in {:.0} s",
            outcome.pairs,
            outcome.attacked,
            outcome.recovered.len(),
            outcome.by_third,
            outcome.cells[1],
            outcome.cells[0],
            100.0 * outcome.cells[1] as f64 / outcome.cells[0] as f64,
            outcome.exported,
            start.elapsed().as_secs_f64() - outcome.exported,
        );
        if secondary {
            outcome.recovered.iter().take(5).for_each(|recovered| println!("  {recovered}"));
            safe &= outcome.recovered.is_empty();
        }
    }
    Ok(safe)
}
