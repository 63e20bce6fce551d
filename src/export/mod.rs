//! Disclosed results as files for other programs.

mod csv;
mod document;
mod questions;
mod trend;

pub use csv::csv;
pub use document::{About, document};
