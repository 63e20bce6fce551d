//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The project's top folder.
///
/// # Errors
/// Outside `cargo xtask`, which tells where the package is.
pub fn root() -> Result<PathBuf> {
    // Asked when running: two checkouts can share one target folder, and so this program.
    let xtask = env::var_os("CARGO_MANIFEST_DIR").context("start this with `cargo xtask`")?;
    let root = Path::new(&xtask).parent();
    Ok(root.context("xtask has no folder above it")?.to_owned())
}

/// Where cargo puts what it compiles.
///
/// # Errors
/// As [`root`].
pub fn target() -> Result<PathBuf> {
    match env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty()) {
        Some(folder) => Ok(root()?.join(folder)),
        None => Ok(root()?.join("target")),
    }
}

/// The browser tests and what Node needs for them.
///
/// # Errors
/// As [`root`].
pub fn browser_tests() -> Result<PathBuf> {
    Ok(root()?.join("tests/browser"))
}

/// Where tools are kept, so that they outlive a checkout.
///
/// # Errors
/// When the environment names no home folder.
pub fn cache() -> Result<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    if let Some(cache) = set("PEILGLAS_CACHE") {
        return Ok(PathBuf::from(cache));
    }
    let caches = match set("XDG_CACHE_HOME") {
        Some(caches) => PathBuf::from(caches),
        None => env::home_dir().context("no home folder: set PEILGLAS_CACHE")?.join(".cache"),
    };
    Ok(caches.join("peilglas"))
}

/// The program `name` as a shell would find it.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| program(&folder, name)).find(|program| program.is_file())
}

/// The path of the program `name` in `folder`, as this system names programs.
pub fn program(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}
