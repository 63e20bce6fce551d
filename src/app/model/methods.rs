//! What the page explains: `docs/methods.md`, of which `build.rs` makes HTML, and how people
//! are protected.

use crate::base::{Language, Paragraph};

/// Something that is explained over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// How a number is computed.
    Method(Paragraph),
    /// How people are protected: the whole promise.
    Protection,
}

impl Topic {
    /// The id of the heading that it begins with.
    pub fn id(self) -> String {
        match self {
            Topic::Method(paragraph) => format!("methods-{}", paragraph.anchor()),
            Topic::Protection => PROMISE.to_owned(),
        }
    }
}

/// The id of the heading of the promise.
pub const PROMISE: &str = "protection-promise";

/// The methods as HTML.
pub fn html(language: Language) -> &'static str {
    match language {
        Language::Nl => include_str!(concat!(env!("OUT_DIR"), "/methods.nl.html")),
        Language::En => include_str!(concat!(env!("OUT_DIR"), "/methods.en.html")),
    }
}
