//! Disclosed results as files for other programs.

mod csv;
mod document;

pub use csv::csv;
pub use document::{About, document};
