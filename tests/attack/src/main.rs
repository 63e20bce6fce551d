//! Attacks random surveys and says what came of it.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};
use attack::tables::tables;
use attack::trial::{Exports, Outcome, trial};

const USAGE: &str = "\
attack CASES SEED            attack so many random surveys, from this seed on
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
    for exports in [Exports::Splits, Exports::Crossings] {
        for secondary in [true, false] {
            let start = Instant::now();
            let mut all = Outcome::default();
            for seed in seed..seed + cases {
                let outcome = trial(seed, exports, secondary)?;
                all.cells = [all.cells[0] + outcome.cells[0], all.cells[1] + outcome.cells[1]];
                all.attacked += outcome.attacked;
                all.nobody += outcome.nobody;
                all.by_margins += outcome.by_margins;
                all.recovered.extend(outcome.recovered);
                all.telling += outcome.telling;
                all.told_by_margins += outcome.told_by_margins;
                all.told.extend(outcome.told);
            }
            let rule = if secondary { "protected" } else { "small groups hidden only" };
            println!(
                "{exports:?}, {rule}: {cases} surveys from seed {seed}; {} counts attacked, {} \
                 recovered, {} told by the splits alone, {} known to be nobody's; {} answers that tell \
                 of everybody attacked, {} told, {} by the splits alone; {} of {} cells large enough are shown; {:.0} s",
                all.attacked,
                all.recovered.len(),
                all.by_margins,
                all.nobody,
                all.telling,
                all.told.len(),
                all.told_by_margins,
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
    Ok(safe)
}
