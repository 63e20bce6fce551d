//! The attacker on what is exported.

use std::process::Command;

use anyhow::Result;

use crate::places::root;
use crate::shell::run;

/// Surveys that are attacked unless told otherwise, and the seed of the first.
pub const CASES: u64 = 10_000;
const SEED: u64 = 1;

/// Attacks what is exported of so many random surveys, and of the demo; fails where something
/// hidden is recovered.
///
/// # Errors
/// When the attacker recovers something, or cannot be built.
pub fn attack(cases: u64) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--release", "--quiet", "-p", "attack", "--"]);
    cargo.args([&cases.to_string(), &SEED.to_string(), DEMO]);
    run(cargo.current_dir(root()?))
}

/// The demo, attacked with every two of its splits crossed.
const DEMO: &str = "www/demo/voorbeeld-antwoorden-synthetisch.csv";
