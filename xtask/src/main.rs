//! The one helper: every job is one `cargo xtask …`, the same on a laptop and in CI.

mod attack;
mod bench;
mod debian;
mod demo;
mod dist;
mod forms;
mod fuzz;
mod npm;
mod places;
mod say;
mod serve;
mod shell;
mod test;
mod tools;
mod totals;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask serve            build the page, serve it on this computer and say where
cargo xtask test             format, clippy, native tests, some seconds of fuzzing,
                             wasm build, browser tests
cargo xtask test native      only what needs no browser: format, clippy, native tests,
                             some seconds of fuzzing
cargo xtask test browser     only clippy for wasm, wasm build and browser tests
cargo xtask fuzz [S] [NAME]  fuzz every reader, or one, for so many seconds each
cargo xtask attack [CASES]   attack what is exported of so many random surveys, 10,000
                             unless told otherwise
cargo xtask dist             write dist/, which any static host can serve
cargo xtask demo-data        write the synthetic responses and sample of www/demo
cargo xtask forms            write the same responses in every other form, to try by hand
cargo xtask bench            measure every kind of file and the statistics natively, and
                             the page in a real browser, beside peers
cargo xtask bench native     only the first

What is missing is installed, and said. Tools are kept in $PEILGLAS_CACHE, else
$XDG_CACHE_HOME/peilglas, else ~/.cache/peilglas.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("xtask: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    match words {
        ["serve"] => serve::serve(),
        ["test"] => test::test(test::Part::All),
        ["test", "native"] => test::test(test::Part::Native),
        ["test", "browser"] => test::test(test::Part::Browser),
        ["dist"] => dist::dist().map(drop),
        ["demo-data"] => Ok(demo::run(&places::root()?)?),
        ["fuzz"] => fuzz::fuzz(fuzz::SECONDS, None),
        ["fuzz", seconds, only @ ..] if seconds.parse::<u32>().is_ok() && only.len() < 2 => {
            fuzz::fuzz(seconds.parse()?, only.first().copied())
        }
        ["fuzz", only] => fuzz::fuzz(fuzz::SECONDS, Some(only)),
        ["attack"] => attack::attack(attack::CASES),
        ["attack", cases] if cases.parse::<u64>().is_ok() => attack::attack(cases.parse()?),
        ["forms"] => forms::demo().map(drop),
        ["bench"] => bench::bench(),
        ["bench", "native"] => bench::native().map(drop),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("there is no `{}`\n\n{USAGE}", words.join(" ")),
    }
}
