//! Showing the page on this computer.

use anyhow::Result;

use crate::dist::dist;
use crate::npm::node;
use crate::shell::run;

/// Builds the page and serves it on a free loopback port until stopped.
///
/// # Errors
/// When the page cannot be built or served.
pub fn serve() -> Result<()> {
    let folder = dist()?;
    run(node()?.arg("server.mjs").arg(folder))
}
