//! A file beside an earlier one, and beside values that a source states: every
//! number against two other programs, and what may not be shown.

mod edits;
#[path = "../properties/nulls.rs"]
mod nulls;
mod report;
mod stated;
mod support;
mod waves;
