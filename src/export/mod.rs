//! Disclosed results as files for other programs.

mod csv;
mod document;
mod pairs;
mod questions;
mod scales;

pub use csv::csv;
pub use document::{About, document};
