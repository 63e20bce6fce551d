//! The compiler for WebAssembly.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, ensure};

use crate::debian;
use crate::places::root;
use crate::say::say;
use crate::shell::{output, succeeds_within};

/// What the page's programs are compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// SIMD: every browser since 2023 has it. The section tells wasm-bindgen what the
/// program may use; stripping would take it along with the names.
const RUSTFLAGS: &str = "-Ctarget-feature=+simd128 -Clink-arg=--keep-section=target_features";

/// Debian's Rust as used for browsers: a recent rustc, std's sources, and a linker for wasm.
const PACKAGES: [&str; 6] =
    ["rustc-web", "cargo-web", "rust-web-clippy", "rust-web-src", "rust-web-llvm", "lld-22"];

/// A download of 20 MB at most; where it is refused, the answer comes at once.
const PATIENCE: Duration = Duration::from_secs(300);

/// Which compiler makes WebAssembly here.
#[derive(Clone, Copy)]
pub enum Compiler {
    /// The one that compiles everything else, with the target added by rustup.
    Own,
    /// Debian's, which compiles std from its sources; for this target only.
    Debian,
}

impl Compiler {
    /// Finds a compiler for wasm, or installs one.
    ///
    /// # Errors
    /// When neither rustup nor Debian's packages give one.
    pub fn find() -> Result<Self> {
        if own_has_target() {
            return Ok(Self::Own);
        }
        if debian::installed(&PACKAGES) && debian_is_new_enough()? {
            return Ok(Self::Debian);
        }
        say(&format!("adding Rust's target {TARGET} (rustup)"));
        let add = ["target", "add", TARGET];
        if succeeds_within(PATIENCE, Command::new("rustup").args(add)) && own_has_target() {
            return Ok(Self::Own);
        }
        debian::install(&PACKAGES, "rustup cannot fetch a compiler for WebAssembly")?;
        ensure!(debian_is_new_enough()?, "Debian's rustc is older than the project's rust-version");
        Ok(Self::Debian)
    }

    /// A cargo command, or one that calls cargo, that compiles for [`TARGET`].
    pub fn command(self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", RUSTFLAGS);
        if matches!(self, Self::Debian) {
            // rustup takes a folder for a toolchain, so nothing of the user's is changed.
            command.env("RUSTUP_TOOLCHAIN", "/usr");
            command.env("RUSTC_BOOTSTRAP", "1");
            command.env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        }
        command
    }
}

fn own_has_target() -> bool {
    let mut rustc = Command::new("rustc");
    output(rustc.args(["--print", "target-libdir", "--target", TARGET]))
        .is_ok_and(|folder| Path::new(&folder).is_dir())
}

fn debian_is_new_enough() -> Result<bool> {
    let manifest = std::fs::read_to_string(root()?.join("Cargo.toml"))?;
    let wanted =
        manifest.lines().find_map(|line| line.strip_prefix("rust-version = ")).and_then(minor);
    let found = output(Command::new("/usr/bin/rustc").arg("--version"))?;
    Ok(found.strip_prefix("rustc ").and_then(minor) >= wanted)
}

/// The 95 of `1.95`, quoted or followed by more.
fn minor(version: &str) -> Option<u32> {
    version.trim_matches('"').split('.').nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::minor;

    #[test]
    fn versions_are_compared_by_their_second_number() {
        assert_eq!(minor("\"1.95\""), Some(95));
        assert_eq!(minor("1.96.0 (ac68faa20 2026-05-25)"), Some(96));
        assert_eq!(minor("none"), None);
    }
}
