//! Peilglas: every split of an employee survey, computed where the file is.
//!
//! Data flows one way, floor by floor. A module imports only from lower floors,
//! never sideways; `tests/structure.rs` holds that.

// Floor 0: words and small values; survey-blind mathematics.
pub mod base;
pub mod stats;

// Floor 1: file bytes to a raw table.
pub mod ingest;

// Floor 2: items, scales, and matching columns to them.
pub mod questionnaire;

// Floor 3: the columns and what their codes mean.
pub mod responses;

// Floor 4: groups of respondents, and who counts.
pub mod split;

// Floor 5: counts.
pub mod tally;

// Floor 6: counts and statistics together.
pub mod analysis;

// Floor 7: what may be seen.
pub mod disclosure;

// Floor 8: results as drawings, and as rows and columns.
pub mod figure;
pub mod table;

// Floor 9: results as files.
pub mod export;

// Floor 10: the whole program without a browser.
pub mod engine;

// Floor 11: file, worker, download (the only place that names the browser's
// own interfaces), and the command line.
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;

// Floor 12: the page. Its model is compiled natively too, for the tests.
pub mod app;

/// What must not compile, beside what does.
#[cfg(doctest)]
#[doc = include_str!("../docs/sealed.md")]
pub mod sealed {}
