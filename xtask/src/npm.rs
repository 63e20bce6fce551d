//! Node, its packages, and the browser that they drive.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::debian;
use crate::places::{browser_tests, on_path};
use crate::say::say;
use crate::shell::{output, run};

/// The oldest Node whose test runner and modules suffice.
const NODE: u32 = 20;

/// A command for Node, in the folder of the browser tests.
///
/// # Errors
/// When Node is missing or too old.
pub fn node() -> Result<Command> {
    let version = output(Command::new("node").arg("--version"))
        .with_context(|| format!("the browser tests need Node {NODE} or newer"))?;
    let major = version.trim_start_matches('v').split('.').next();
    ensure!(
        major.and_then(|major| major.parse().ok()) >= Some(NODE),
        "Node is {version}; it must be {NODE} or newer"
    );
    let mut command = Command::new("node");
    command.current_dir(browser_tests()?);
    Ok(command)
}

/// As [`node`], with the locked packages installed and `CHROME` set for them.
///
/// # Errors
/// When Node, a package or a browser is not to be had.
pub fn node_with_browser() -> Result<Command> {
    let mut command = node()?;
    install_packages(&browser_tests()?)?;
    command.env("CHROME", chrome()?);
    Ok(command)
}

fn install_packages(folder: &Path) -> Result<()> {
    let lock = fs::read_to_string(folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/.installed-from");
    if fs::read_to_string(&installed).is_ok_and(|from| from == lock) {
        return Ok(());
    }
    say("installing the browser tests' packages (npm ci)");
    let how = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    run(Command::new("npm").args(how).current_dir(folder))?;
    Ok(fs::write(installed, lock)?)
}

fn chrome() -> Result<PathBuf> {
    if let Some(chrome) = env::var_os("CHROME").filter(|value| !value.is_empty()) {
        return Ok(PathBuf::from(chrome));
    }
    let known = ["chromium", "google-chrome", "google-chrome-stable"];
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    let found = || known.into_iter().find_map(on_path);
    if let Some(chrome) = found().or_else(|| mac.is_file().then_some(mac)) {
        return Ok(chrome);
    }
    debian::install(&["chromium"], "there is no Chromium or Chrome (CHROME names one)")?;
    found().context("Chromium was installed, but is not on PATH")
}
