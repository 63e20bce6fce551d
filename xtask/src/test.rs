//! All checks, with their totals.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::dist::dist;
use crate::forms;
use crate::fuzz;
use crate::npm::node_with_browser;
use crate::places::{browser_tests, root};
use crate::say::say;
use crate::shell::run;
use crate::totals::Totals;
use crate::wasm::{Compiler, TARGET};

/// Which checks to run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Everything.
    All,
    /// What needs no browser.
    Native,
    /// What needs WebAssembly or a browser.
    Browser,
}

/// Runs the checks of `part`, also after one has failed, and prints totals.
///
/// # Errors
/// When any check failed.
pub fn test(part: Part) -> Result<()> {
    let mut report = Report::default();
    if part != Part::Browser {
        report.check("format", || run(&mut cargo("fmt --all --check")?));
        report.check("clippy", || {
            run(&mut cargo("clippy --workspace --all-targets -- -D warnings")?)
        });
        report.tests("native tests", || cargo("test --workspace --no-fail-fast"));
        report.step("fuzzing", fuzz::short);
    }
    if part != Part::Native {
        report.check("clippy for wasm", || {
            let mut clippy = Compiler::find()?.command("cargo");
            // The build's profile: what runs while compiling is then compiled once for both.
            clippy.args(["clippy", "--profile", "wasm-release", "--target", TARGET]);
            clippy.args(["--features", "browser"]);
            clippy.args(["--lib", "--bin", "app", "--bin", "worker"]);
            run(clippy.args(["--", "-D", "warnings"]).current_dir(root()?))
        });
        // Yesterday's page would pass today's tests.
        if report.check("wasm build", || dist().map(drop)) {
            report.tests("browser tests", browser_tests_command);
        }
    }
    report.close()
}

fn cargo(words: &str) -> Result<Command> {
    let mut command = Command::new("cargo");
    command.args(words.split(' ')).current_dir(root()?);
    Ok(command)
}

fn browser_tests_command() -> Result<Command> {
    let mut files = Vec::new();
    for entry in fs::read_dir(browser_tests()?)? {
        let name = entry?.file_name();
        if name.to_string_lossy().ends_with(".test.mjs") {
            files.push(name);
        }
    }
    files.sort();
    let mut node = node_with_browser()?;
    // What the page makes of files is held against what the command line makes of them.
    node.env("PEILGLAS_FORMS", forms::demo()?).env("PEILGLAS", forms::command_line()?);
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]);
    node.args(files);
    Ok(node)
}

#[derive(Default)]
struct Report(Vec<Step>);

struct Step {
    name: &'static str,
    totals: Totals,
    took: Duration,
}

impl Report {
    /// Runs a step that passes or fails as a whole; says which.
    fn check(&mut self, name: &'static str, step: impl FnOnce() -> Result<()>) -> bool {
        self.step(name, || step().map(|()| Totals::check(true)))
    }

    /// Runs a step that counts its tests.
    fn tests(&mut self, name: &'static str, command: impl FnOnce() -> Result<Command>) -> bool {
        self.step(name, || count(command()?))
    }

    fn step(&mut self, name: &'static str, step: impl FnOnce() -> Result<Totals>) -> bool {
        say(name);
        let start = Instant::now();
        let totals = step().unwrap_or_else(|problem| {
            eprintln!("xtask: {name}: {problem:#}");
            Totals::check(false)
        });
        let took = start.elapsed();
        self.0.push(Step { name, totals, took });
        totals.failed == 0
    }

    fn close(self) -> Result<()> {
        let mut all = Totals::default();
        println!();
        for Step { name, totals, took } in self.0 {
            println!("{name:<16} {:>4} s   {totals}", took.as_secs());
            all += totals;
        }
        println!("\n{all}");
        ensure!(all.failed == 0, "not everything passed");
        Ok(())
    }
}

/// Runs `command`, shows its output and counts its tests. A run that fails counts at
/// least one failure: a crash has no closing line.
fn count(mut command: Command) -> Result<Totals> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let output = child.stdout.take().context("no output to read")?;
    let mut totals = Totals::default();
    for line in BufReader::new(output).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        totals.read(&line);
    }
    let status = child.wait()?;
    if !status.success() && totals.failed == 0 {
        say(&format!("no test failed, but the run did ({status})"));
        totals.failed = 1;
    }
    Ok(totals)
}
