//! Measuring, natively and in a real browser.

use std::path::PathBuf;

use anyhow::Result;

use crate::dist::dist;
use crate::forms;
use crate::npm::node_with_browser;
use crate::shell::run;

/// Respondents of the files that are read both natively and in a browser.
const MANY: usize = 100_000;

/// Respondents of the files that show what memory a respondent takes.
const A_MILLION: usize = 1_000_000;

/// Measures every kind of file natively; then builds the page, lets it and its peers do
/// the same job, and prints how they compare.
///
/// # Errors
/// When something cannot be built or a participant fails.
pub fn bench() -> Result<()> {
    let many = native()?;
    dist()?;
    run(node_with_browser()?.arg("bench/main.mjs").env("PEILGLAS_MANY", many))
}

/// Measures natively, reading, analysing and hiding, and returns the folder with the files that a browser can read too.
///
/// # Errors
/// As [`bench`].
pub fn native() -> Result<PathBuf> {
    let many = forms::bench(MANY)?;
    println!();
    forms::bench(A_MILLION)?;
    println!();
    forms::statistics()?;
    println!();
    forms::protection()?;
    println!();
    forms::splits()?;
    println!();
    forms::exports()?;
    println!();
    Ok(many)
}
