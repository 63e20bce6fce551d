//! Packages of Debian and its relatives: the way out where only registries can be reached.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::places::on_path;
use crate::say::say;
use crate::shell::{output, run};

/// Whether every one of `packages` is installed.
pub fn installed(packages: &[&str]) -> bool {
    let query = ["--show", "--showformat=${db:Status-Abbrev}\n"];
    output(Command::new("dpkg-query").args(query).args(packages))
        .is_ok_and(|states| states.lines().all(|state| state.starts_with("ii")))
}

/// Installs `packages`, saying so; `why` tells what they are for.
///
/// # Errors
/// When this is no such system, nobody may install here, or a package is not to be had.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    if on_path("apt-get").is_none() {
        bail!("{why}: install it by hand; it comes by itself only on Debian and its relatives");
    }
    say(&format!("{why}: installing {}", packages.join(" ")));
    // The lists of a new machine are empty or old; one bad source need not spoil the rest.
    if run(apt_get()?.arg("update")).is_err() {
        say("not every list of packages could be updated; going on with what there is");
    }
    let mut command = apt_get()?;
    command.args(["install", "--yes", "--no-install-recommends"]);
    run(command.args(packages)).with_context(|| why.to_owned())
}

fn apt_get() -> Result<Command> {
    let mut command;
    if output(Command::new("id").arg("-u"))? == "0" {
        command = Command::new("apt-get");
    } else if on_path("sudo").is_some() {
        command = Command::new("sudo");
        command.arg("apt-get");
    } else {
        bail!("installing packages takes root or sudo");
    }
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}
