//! The page's texts in the reader's language, following a change of it.

use leptos::prelude::*;

use crate::base::texts::{self, Value};
use crate::base::{Language, Text};

/// The catalogue, in the language that the page is in.
#[derive(Clone, Copy)]
pub(crate) struct Words(RwSignal<Language>);

impl Words {
    pub(crate) fn new(language: Language) -> Self {
        Words(RwSignal::new(language))
    }

    /// The language; what reads it follows it.
    pub(crate) fn language(self) -> Language {
        self.0.get()
    }

    /// The language at this moment.
    pub(crate) fn language_untracked(self) -> Language {
        self.0.get_untracked()
    }

    /// Changes the language of everything.
    pub(crate) fn speak(self, language: Language) {
        self.0.set(language);
    }

    /// A text that follows the language.
    pub(crate) fn say(self, key: &'static str) -> impl Fn() -> String + Copy + Send + 'static {
        move || texts::plain(self.language(), key)
    }

    /// A text with its places filled in; what reads it follows the language.
    pub(crate) fn filled(self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        texts::say(self.language(), key, args)
    }

    /// A text of the questionnaire; what reads it follows the language.
    pub(crate) fn of(self, text: &Text) -> String {
        text.get(self.language()).to_owned()
    }

    /// A text at this moment.
    pub(crate) fn plain(self, key: &str) -> String {
        texts::plain(self.language_untracked(), key)
    }

    /// A text at this moment, with its places filled in.
    pub(crate) fn fill(self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        texts::say(self.language_untracked(), key, args)
    }
}
