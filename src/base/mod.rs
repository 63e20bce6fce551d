//! Words and small values that every floor shares.

mod finding;
mod language;
pub mod number;
pub mod texts;

pub use finding::{Finding, Location, Severity};
pub use language::{Language, Text};
