//! Words and small values that every floor shares.

mod finding;
mod language;
pub mod number;
mod paragraph;
pub mod texts;

pub use finding::{Finding, Location, Severity};
pub use language::{Language, Text};
pub use paragraph::Paragraph;
