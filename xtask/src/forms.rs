//! The demo's responses in every form, and large files: the package `forms` writes them.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::places::{program, root, target};
use crate::shell::run;

/// Writes the demo's responses in every form and returns their folder.
///
/// # Errors
/// When the package cannot be built or does not succeed.
pub fn demo() -> Result<PathBuf> {
    let folder = folder("demo")?;
    run(forms()?.arg("demo").arg(&folder))?;
    Ok(folder)
}

/// Writes files of so many respondents, prints what reading each costs natively, and
/// returns their folder.
///
/// # Errors
/// As [`demo`].
pub fn bench(respondents: usize) -> Result<PathBuf> {
    let folder = folder(&format!("of-{respondents}"))?;
    run(forms()?.arg("bench").arg(respondents.to_string()).arg(&folder))?;
    Ok(folder)
}

/// Prints what counting and statistics cost, of few respondents and of many.
///
/// # Errors
/// As [`demo`].
pub fn statistics() -> Result<()> {
    run(forms()?.arg("statistics"))
}

/// Prints what hiding costs in the demo data.
///
/// # Errors
/// As [`demo`].
pub fn protection() -> Result<()> {
    run(forms()?.arg("protection"))
}

/// Prints what many splits cost.
///
/// # Errors
/// As [`demo`].
pub fn splits() -> Result<()> {
    run(forms()?.arg("splits"))
}

/// Prints what judging exports of the demo data after others costs.
///
/// # Errors
/// As [`demo`].
pub fn exports() -> Result<()> {
    run(forms()?.arg("exports"))
}

/// Builds the command line as it is published and returns its path.
///
/// # Errors
/// When it cannot be built.
pub fn command_line() -> Result<PathBuf> {
    Ok(program(&build()?, "peilglas"))
}

fn folder(name: &str) -> Result<PathBuf> {
    Ok(target()?.join("forms").join(name))
}

fn forms() -> Result<Command> {
    Ok(Command::new(program(&build()?, "forms")))
}

/// Builds both programs, and returns their folder. Apart, each would have what they share
/// built anew for what it needs of it.
fn build() -> Result<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "--package", "forms", "--package", "peilglas"]);
    run(cargo.current_dir(root()?))?;
    Ok(target()?.join("release"))
}
