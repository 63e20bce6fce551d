//! Disclosed results as files for other programs.

mod document;

pub use document::{About, document};
