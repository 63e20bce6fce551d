//! Disclosed results as files for other programs.

mod benchmark;
mod csv;
mod document;
mod pairs;
mod questions;
mod reasons;
mod scales;
mod trend;

pub use csv::csv;
pub use document::{About, document};
