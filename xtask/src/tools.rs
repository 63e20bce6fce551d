//! Cargo's tools: Trunk and wasm-bindgen's program for the page, cargo-fuzz for the readers.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::places::{self, cache, on_path, root};
use crate::say::say;
use crate::shell::{output, run};

/// Builds the page. 0.22 wants a newer Rust than the project does.
const TRUNK: &str = "0.21.14";

/// Builds the targets of `fuzz`.
const CARGO_FUZZ: &str = "0.13.2";

/// The programs that [`crate::dist`] needs, each in its wanted version.
pub struct Tools {
    /// Trunk.
    pub trunk: PathBuf,
    /// wasm-bindgen's program; Trunk finds it by its folder.
    pub wasm_bindgen: PathBuf,
}

/// Finds the tools, or installs them where the next checkout finds them too.
///
/// # Errors
/// When one cannot be installed.
pub fn tools() -> Result<Tools> {
    let library = locked_version("wasm-bindgen")?;
    Ok(Tools {
        // Its default features are for downloads: of tools, which it finds, and of news.
        trunk: tool("trunk", "trunk", TRUNK, &["--locked", "--no-default-features"])?,
        // Not --locked: one version that it locks is no longer to be had.
        wasm_bindgen: tool("wasm-bindgen", "wasm-bindgen-cli", &library, &[])?,
    })
}

/// Finds cargo-fuzz, or installs it.
///
/// # Errors
/// When it cannot be installed.
pub fn cargo_fuzz() -> Result<PathBuf> {
    tool("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, &["--locked"])
}

fn tool(program: &str, package: &str, version: &str, how: &[&str]) -> Result<PathBuf> {
    let folder = cache()?.join("tools");
    let kept = places::program(&folder.join("bin"), program);
    let wanted = |path: &PathBuf| is_version(path, version);
    if let Some(found) = [Some(kept.clone()), on_path(program)].into_iter().flatten().find(wanted) {
        return Ok(found);
    }
    say(&format!("installing {package} {version} in {} (some minutes, once)", folder.display()));
    let mut cargo = Command::new("cargo");
    cargo.args(["install", package, "--version", version, "--force"]);
    cargo.args(how).arg("--root").arg(&folder);
    // A tool that runs for a second need not be compiled for minutes.
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
    cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    cargo.env_remove("CARGO_TARGET_DIR");
    run(&mut cargo)?;
    ensure!(
        is_version(&kept, version),
        "{package} was installed, but {} is not version {version}",
        kept.display()
    );
    Ok(kept)
}

fn is_version(program: &Path, version: &str) -> bool {
    output(Command::new(program).arg("--version"))
        .is_ok_and(|said| said.split_whitespace().nth(1) == Some(version))
}

/// The version of `package` in `Cargo.lock`: the program must match the library exactly.
fn locked_version(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(root()?.join("Cargo.lock"))?;
    version_in(&lock, package).with_context(|| format!("Cargo.lock has no {package}"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = ")?;
    Some(version.trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn the_version_is_that_of_the_package_with_exactly_this_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "bindgen"), None);
    }
}
