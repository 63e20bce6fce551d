//! Measuring the page in a real browser.

use anyhow::Result;

use crate::dist::dist;
use crate::npm::node_with_browser;
use crate::shell::run;

/// Builds the page, lets it and its peers do the same job, and prints how they compare.
///
/// # Errors
/// When the page cannot be built or a participant fails.
pub fn bench() -> Result<()> {
    dist()?;
    run(node_with_browser()?.arg("bench/main.mjs"))
}
