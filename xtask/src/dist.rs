//! Building the page.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::places::root;
use crate::say::say;
use crate::shell::run;
use crate::tools::tools;
use crate::wasm::Compiler;

/// Builds the page as it is published and returns its folder, `dist/`.
///
/// # Errors
/// When a tool is not to be had or the build fails.
pub fn dist() -> Result<PathBuf> {
    let tools = tools()?;
    let compiler = Compiler::find()?;
    let mut trunk = compiler.command(&tools.trunk);
    trunk.args(["build", "--skip-version-check"]);
    trunk.current_dir(root()?);
    trunk.env("PATH", path_with(tools.wasm_bindgen.parent())?);
    // Trunk wants `true` or `false` in it, and refuses what everybody else sets.
    trunk.env_remove("NO_COLOR");
    run(&mut trunk)?;
    let folder = root()?.join("dist");
    say(&format!("the page is in {}", folder.display()));
    let files = files(&folder)?;
    for (path, size) in files.iter().filter(|(path, _)| path.ends_with(".wasm")) {
        say(&format!("  {:>8}  {path}", kilobytes(*size)));
    }
    let size = files.iter().map(|(_, size)| size).sum();
    say(&format!("  {:>8}  all files", kilobytes(size)));
    Ok(folder)
}

fn path_with(first: Option<&Path>) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = first.map(Path::to_owned).into_iter();
    Ok(env::join_paths(folders.chain(env::split_paths(&path)))?)
}

/// Every file below `folder`, by its path from there, with its bytes.
fn files(folder: &Path) -> Result<Vec<(String, u64)>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| next.display().to_string())? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                let path = entry.path();
                let name = path.strip_prefix(folder)?.display().to_string();
                found.push((name, entry.metadata()?.len()));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn kilobytes(bytes: u64) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}
