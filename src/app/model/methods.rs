//! `docs/methods.md` as the page shows it; `build.rs` makes it.

use crate::base::{Language, Paragraph};

/// The whole text as HTML.
pub fn html(language: Language) -> &'static str {
    match language {
        Language::Nl => include_str!(concat!(env!("OUT_DIR"), "/methods.nl.html")),
        Language::En => include_str!(concat!(env!("OUT_DIR"), "/methods.en.html")),
    }
}

/// The id of a paragraph's heading in it.
pub fn id(paragraph: Paragraph) -> String {
    format!("methods-{}", paragraph.anchor())
}
