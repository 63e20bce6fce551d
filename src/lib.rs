//! Peilglas: every split of an employee survey, computed where the file is.
//!
//! Data flows one way, floor by floor. A module imports only from lower floors,
//! never sideways; `tests/structure.rs` holds that.

pub mod analysis; // 6  tally and statistics together
pub mod base; // 0  ids, findings, texts, numbers as a language writes them
pub mod disclosure; // 7  what may be seen
pub mod engine;
pub mod figure; // 8  results as drawings
pub mod ingest; // 1  bytes to a raw table
pub mod questionnaire; // 2  items, scales, and matching columns to them
pub mod responses; // 3  the columns and what their codes mean
pub mod split; // 4  groups of respondents, and who counts
pub mod stats; // 0  survey-blind mathematics
pub mod table; // 8  results as rows and columns
pub mod export; // 9  results as files
pub mod tally; // 5  counts // 10 the whole program without a browser
