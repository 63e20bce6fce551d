//! Fuzzing the readers: one target per kind of file, from committed seeds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::available_parallelism;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::debian;
use crate::places::{on_path, program, root, target};
use crate::say::say;
use crate::shell::{output, run};
use crate::tools::cargo_fuzz;
use crate::totals::Totals;

/// Seconds per target where none are given.
pub const SECONDS: u32 = 60;

/// Seconds per target among the other checks: enough to run all seeds, and to fall over
/// what is broken throughout.
const SHORT: u32 = 8;

/// Most memory that a reader may take of so small a file, in megabytes.
const MEMORY: u32 = 2048;

/// Seconds that one file may take; the machine may be busy.
const PATIENCE: u32 = 60;

/// Targets, and how long a file of theirs may become, in bytes.
const TARGETS: [(&str, u32); 8] = [
    ("text", 8 << 10),
    ("sav", 16 << 10),
    ("zsav", 16 << 10),
    ("xlsx", 8 << 10),
    ("xls", 32 << 10),
    ("ods", 8 << 10),
    ("packed", 8 << 10),
    ("survey", 4 << 10),
];

/// Fuzzes every target, or the one of this name, and keeps what it finds interesting
/// in `fuzz/found`.
///
/// # Errors
/// When a target fails, or cannot be built.
pub fn fuzz(seconds: u32, only: Option<&str>) -> Result<()> {
    let targets: Vec<_> =
        TARGETS.into_iter().filter(|(name, _)| only.is_none_or(|only| only == *name)).collect();
    ensure!(!targets.is_empty(), "there is no target `{}`", only.unwrap_or_default());
    let totals = run_all(&targets, seconds, &root()?.join("fuzz/found"))?;
    ensure!(totals.failed == 0, "{} of {} targets failed", totals.failed, targets.len());
    Ok(())
}

/// Fuzzes every target for some seconds; each counts as a check.
///
/// # Errors
/// When the targets cannot be built.
pub fn short() -> Result<Totals> {
    // Begun anew each time: what an earlier run has found would be run first.
    let found = target_folder()?.join("found");
    if found.exists() {
        fs::remove_dir_all(&found)?;
    }
    run_all(&TARGETS, SHORT, &found)
}

fn run_all(targets: &[(&'static str, u32)], seconds: u32, found: &Path) -> Result<Totals> {
    let programs = build()?;
    say(&format!("fuzzing {} targets, {seconds} s each", targets.len()));
    let mut totals = Totals::default();
    for some in targets.chunks(available_parallelism()?.get()) {
        let started: Result<Vec<_>> =
            some.iter().map(|target| Run::start(*target, seconds, found, &programs)).collect();
        for run in started? {
            totals += Totals::check(run.finish()?);
        }
    }
    Ok(totals)
}

/// Builds all targets; the folder that they are in.
fn build() -> Result<PathBuf> {
    if !["c++", "g++", "clang++"].into_iter().any(|name| on_path(name).is_some()) {
        debian::install(&["g++"], "fuzzing takes a C++ compiler")?;
    }
    let folder = target_folder()?;
    let mut build = Command::new(cargo_fuzz()?);
    // No sanitizer: the project has no unsafe code, and runs several times as often
    // without. Checks of arithmetic stay on.
    build.args(["build", "--sanitizer", "none", "--codegen-units", "4", "--target-dir"]);
    build.arg(&folder).current_dir(root()?);
    run(&mut build)?;
    let said = output(Command::new("rustc").arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(folder.join(host.context("rustc does not say what it compiles for")?).join("release"))
}

/// Beside what else is compiled, so that CI keeps it for the next checkout.
fn target_folder() -> Result<PathBuf> {
    Ok(target()?.join("fuzz"))
}

/// A target that runs.
struct Run {
    name: &'static str,
    child: Child,
    log: PathBuf,
    artifacts: PathBuf,
    start: Instant,
}

impl Run {
    fn start(
        (name, length): (&'static str, u32),
        seconds: u32,
        found: &Path,
        programs: &Path,
    ) -> Result<Self> {
        let fuzz = root()?.join("fuzz");
        let artifacts = fuzz.join("artifacts").join(name);
        let found = found.join(name);
        fs::create_dir_all(&artifacts)?;
        fs::create_dir_all(&found)?;
        let log = found.with_extension("log");
        let mut command = Command::new(program(programs, name));
        command.arg(format!("-max_total_time={seconds}"));
        command.arg(format!("-max_len={length}"));
        command.arg(format!("-timeout={PATIENCE}"));
        command.arg(format!("-rss_limit_mb={MEMORY}"));
        command.arg(format!("-artifact_prefix={}/", artifacts.display()));
        command.arg(format!("-dict={}", fuzz.join(format!("dictionaries/{name}.dict")).display()));
        command.arg("-print_final_stats=1");
        // What is new goes into the first folder; the second is only read.
        command.arg(found).arg(fuzz.join("corpus").join(name));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(fs::File::create(&log)?);
        let child = command.spawn().with_context(|| format!("cannot start {name}"))?;
        Ok(Run { name, child, log, artifacts, start: Instant::now() })
    }

    /// Waits for the end, and tells how it went; whether nothing was found.
    fn finish(mut self) -> Result<bool> {
        let status = self.child.wait()?;
        let took = self.start.elapsed().as_secs();
        let log = String::from_utf8_lossy(&fs::read(&self.log)?).into_owned();
        let Some(count) = executions(&log).filter(|_| status.success()) else {
            let lines: Vec<&str> = log.lines().collect();
            println!("{}", lines[lines.len().saturating_sub(40)..].join("\n"));
            println!("fuzz {}: FAILED ({status}); see {}", self.name, self.artifacts.display());
            return Ok(false);
        };
        if count == 0 {
            bail!("{} ran without running anything", self.name);
        }
        println!("fuzz {}: {count} executions in {took} s", self.name);
        Ok(true)
    }
}

/// How often a target was run, by its own closing words.
fn executions(log: &str) -> Option<u64> {
    let line = log.lines().rev().find_map(|l| l.strip_prefix("stat::number_of_executed_units:"))?;
    line.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{TARGETS, executions};

    #[test]
    fn the_closing_words_are_read() {
        let log = "#12\tDONE cov: 3\nstat::number_of_executed_units: 1234\nstat::peak_rss_mb: 50\n";
        assert_eq!(executions(log), Some(1234));
        assert_eq!(executions("==1== ERROR: libFuzzer: deadly signal\n"), None);
    }

    #[test]
    fn every_target_has_seeds_a_dictionary_and_a_program() {
        let fuzz = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz");
        let manifest = std::fs::read_to_string(fuzz.join("Cargo.toml")).expect("a manifest");
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
        for (name, _) in TARGETS {
            assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
            assert!(fuzz.join(format!("dictionaries/{name}.dict")).is_file(), "{name}");
            let seeds = std::fs::read_dir(fuzz.join("corpus").join(name)).expect("seeds");
            assert!(seeds.count() > 0, "{name}");
        }
    }
}
