//! Attacks random surveys and says what came of it.

use std::ops::Range;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};
use attack::printed::{self, Read};
use attack::random::Survey;
use attack::tables::tables;
use attack::trial::{self, Exports, Outcome};
use attack::{demo, more, sequence, weighted};

const USAGE: &str = "\
attack CASES SEED [FILE]     attack so many random surveys, from this seed on, and the file
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
    let mut rows = Vec::new();
    match &words[..] {
        [word, file] if word == "demo" => of_file(file, &mut rows)?,
        [word, cases, files @ ..] if word == "tables" => {
            let files: Vec<&str> = files.iter().map(String::as_str).collect();
            println!("{:#}", tables(&files, 1..cases.parse::<u64>().context(USAGE)? + 1)?);
            return Ok(true);
        }
        [cases, seed, files @ ..] if files.len() < 2 => {
            let cases: u64 = cases.parse().context(USAGE)?;
            surveys(cases, seed.parse().context(USAGE)?, &mut rows)?;
            for file in files {
                of_file(file, &mut rows)?;
            }
        }
        _ => anyhow::bail!("{USAGE}"),
    }
    println!("\n{HEADINGS}");
    rows.iter().for_each(|row| println!("{}", row.line()));
    Ok(rows.iter().all(Row::is_safe))
}

/// Of so many surveys one is attacked in ways that take longer, or exports one after another.
mod share {
    /// Of which a part of the selections is exported, or of which the splits are nested.
    pub const OTHERS: u64 = 10;
    /// With three splits, every two of them crossed.
    pub const THREE: u64 = 10;
    /// With four.
    pub const FOUR: u64 = 100;
    /// By reading the tables alone, or the figures alone.
    pub const PRINTED: u64 = 10;
    /// The figures alone where only small groups are hidden: most of them are found.
    pub const PRINTED_SLOW: u64 = 1000;
    /// Weighted, by both splits.
    pub const WEIGHTED: u64 = 20;
    /// Weighted, by every crossing, or in full precision.
    pub const WEIGHTED_SLOW: u64 = 200;
    /// Exported one after another.
    pub const SEQUENCES: u64 = 50;
}

/// Attacks surveys in every way.
fn surveys(cases: u64, seed: u64, rows: &mut Vec<Row>) -> Result<()> {
    let seeds = |share: u64| seed..seed + cases.div_ceil(share);
    for exports in [Exports::Splits, Exports::Crossings] {
        for secondary in [true, false] {
            let what = exported(exports);
            let attack = |seed| trial::trial(seed, exports, secondary);
            rows.push(Row::of(what, protected(secondary), seeds(1), attack)?);
        }
    }
    for (what, kind, share) in [
        ("three splits, every two crossed", more::Kind::Three, share::THREE),
        ("nested splits and a third, every two crossed", more::Kind::Nested, share::THREE),
        ("splits nested twice and another, every two crossed", more::Kind::Levels, share::FOUR),
        ("two nested splits and two, every two crossed", more::Kind::Sides, share::FOUR),
        ("four splits, every two crossed", more::Kind::Four, share::FOUR),
    ] {
        for secondary in [true, false] {
            let attack = |seed| more::trial(kind, seed, secondary);
            // What four splits tell together is not promised.
            let rule = match kind == more::Kind::Four && secondary {
                true => Kind::Unpromised,
                false => protected(secondary),
            };
            rows.push(Row::of(what, rule, seeds(share), attack)?);
        }
    }
    for (what, exports) in
        [("nested splits", Exports::Splits), ("every crossing of them", Exports::Crossings)]
    {
        for secondary in [true, false] {
            let nested = |seed| trial::of_survey(&Survey::nested(seed), seed, exports, secondary);
            rows.push(Row::of(what, protected(secondary), seeds(share::OTHERS), nested)?);
        }
    }
    for secondary in [true, false] {
        let attack = |seed| trial::trial(seed, Exports::Some, secondary);
        let what = exported(Exports::Some);
        rows.push(Row::of(what, protected(secondary), seeds(share::OTHERS), attack)?);
    }
    for (exports, rounded, share) in [
        (Exports::Splits, true, share::WEIGHTED),
        (Exports::Splits, false, share::WEIGHTED_SLOW),
        (Exports::Crossings, true, share::WEIGHTED_SLOW),
    ] {
        let attack = |seed| weighted::trial(seed, exports, rounded);
        let rule = if rounded { Kind::This } else { Kind::Exact };
        let what = format!("weighted, {}", exported(exports));
        rows.push(Row::of(&what, rule, seeds(share), attack)?);
    }
    for (read, what) in [(Read::Csv, "tables alone"), (Read::Svg, "figures alone")] {
        for secondary in [true, false] {
            let attack = |seed| printed::trial(seed, read, secondary);
            let is_slow = read == Read::Svg && !secondary;
            let share = if is_slow { share::PRINTED_SLOW } else { share::PRINTED };
            rows.push(Row::of(what, protected(secondary), seeds(share), attack)?);
        }
    }
    for judged in [true, false] {
        let attack = |seed| {
            let found = match sequence::sequence(seed, judged) {
                // Where nothing is judged it is only to be seen that the attacker wins.
                Err(problem) if !judged => {
                    println!("  seed {seed} is left out: {problem:#}");
                    return Ok(Outcome::default());
                }
                found => found?,
            };
            let [made, refused] = found.exports;
            Ok(Outcome {
                cells: [made + refused, made],
                attacked: found.attacked,
                recovered: found.recovered,
                telling: found.telling,
                told: found.told,
                ..Outcome::default()
            })
        };
        let rule = if judged { Kind::This } else { Kind::NoRecord };
        rows.push(Row::of("one after another", rule, seeds(share::SEQUENCES), attack)?);
    }
    Ok(())
}

/// Attacks a whole file.
fn of_file(file: &str, rows: &mut Vec<Row>) -> Result<()> {
    let bytes = std::fs::read(file).context("a file that can be read")?;
    for secondary in [true, false] {
        let mut third = 0;
        let mut exported = 0.0;
        let attack = |_| {
            let outcome = demo::attack(file, &bytes, secondary)?;
            (third, exported) = (outcome.by_third, outcome.exported);
            let by_third = (0..third).map(|_| "a count, by a third split".to_owned());
            Ok(Outcome {
                cells: [outcome.cells[0], outcome.cells[0] - outcome.cells[1]],
                attacked: outcome.attacked,
                recovered: outcome.recovered.into_iter().chain(by_third).collect(),
                ..Outcome::default()
            })
        };
        rows.push(Row::of("the file, every pair of splits", protected(secondary), 0..1, attack)?);
        println!("  {third} told by a third split; exported in {exported:.1} s");
    }
    Ok(())
}

fn exported(exports: Exports) -> &'static str {
    match exports {
        Exports::Splits => "both splits",
        Exports::Crossings => "every crossing after that",
        Exports::Some => "some of the crossings",
    }
}

/// By which rule.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// As it is.
    This,
    /// The same, of what is not promised: it is to be seen how much that gives away.
    Unpromised,
    /// Only small groups are hidden.
    SmallOnly,
    /// Weighted numbers are not rounded.
    Exact,
    /// No record of what was exported.
    NoRecord,
}

fn protected(secondary: bool) -> Kind {
    if secondary { Kind::This } else { Kind::SmallOnly }
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::This => "this one",
            Kind::Unpromised => "this one, which does not promise it",
            Kind::SmallOnly => "only small groups hidden",
            Kind::Exact => "weighted numbers in full",
            Kind::NoRecord => "no record",
        }
    }
}

/// What came of attacks of one kind.
struct Row {
    what: String,
    rule: Kind,
    seeds: Range<u64>,
    all: Outcome,
}

const HEADINGS: &str = "\
| exported | rule | seeds | counts and means attacked | recovered | answers that tell of everybody | told | shown |
|---|---|---|---|---|---|---|---|";

impl Row {
    fn of(
        what: &str,
        rule: Kind,
        seeds: Range<u64>,
        mut attack: impl FnMut(u64) -> Result<Outcome>,
    ) -> Result<Self> {
        let start = Instant::now();
        let mut all = Outcome::default();
        for seed in seeds.clone() {
            let outcome = attack(seed).with_context(|| format!("{what}, seed {seed}"))?;
            all.cells = [0, 1].map(|at| all.cells[at] + outcome.cells[at]);
            all.attacked += outcome.attacked;
            all.nobody += outcome.nobody;
            all.recovered.extend(outcome.recovered);
            all.telling += outcome.telling;
            all.told.extend(outcome.told);
        }
        let row = Row { what: what.to_owned(), rule, seeds, all };
        let seconds = start.elapsed().as_secs_f64();
        println!("{} ({} known to be nobody's; {seconds:.0} s)", row.line(), row.all.nobody);
        if rule == Kind::This {
            let some = row.all.recovered.iter().take(5).chain(row.all.told.iter().take(5));
            some.for_each(|recovered| println!("  {recovered}"));
        }
        Ok(row)
    }

    /// As the table of `docs/disclosure.md` has it.
    fn line(&self) -> String {
        let Outcome { cells, attacked, recovered, telling, told, .. } = &self.all;
        format!(
            "| {} | {} | {} to {} | {attacked} | {} | {telling} | {} | {} of {} |",
            self.what,
            self.rule.name(),
            self.seeds.start,
            self.seeds.end - 1,
            recovered.len(),
            told.len(),
            cells[1],
            cells[0],
        )
    }

    fn is_safe(&self) -> bool {
        self.rule != Kind::This || self.all.recovered.is_empty() && self.all.told.is_empty()
    }
}
