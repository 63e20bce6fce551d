//! A file beside an earlier one, and beside values that a source states: every
//! number against two other programs, and what may not be shown.

#[path = "../properties/contract.rs"]
mod contract;
mod edits;
mod report;
mod stated;
mod support;
mod waves;
