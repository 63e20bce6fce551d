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
    let attack = |words: [String; 2]| {
        let mut cargo = Command::new("cargo");
        cargo.args(["run", "--release", "--quiet", "-p", "attack", "--"]).args(words);
        run(cargo.current_dir(root()?))
    };
    attack([cases.to_string(), SEED.to_string()])?;
    attack(["demo".to_owned(), DEMO.to_owned()])
}

/// The demo, attacked with every two of its splits crossed.
const DEMO: &str = "www/demo/voorbeeld-antwoorden-synthetisch.csv";
