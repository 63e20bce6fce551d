//! What is odd about a file, and where; never what somebody answered.

use serde::{Deserialize, Serialize};

use super::{Language, Text, texts};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file, or a part of it, cannot be used.
    Error,
    /// Something was left out or guessed.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// The name of its text.
    pub fn key(self) -> &'static str {
        match self {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Note => "severity-note",
        }
    }
}

/// Where in a file; every part that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Row as a spreadsheet counts: the first line of the file is 1.
    pub row: Option<u64>,
    /// The column's heading.
    pub column: Option<String>,
}

impl Location {
    /// A column as a whole.
    pub fn column(heading: impl Into<String>) -> Self {
        Location { column: Some(heading.into()), ..Location::default() }
    }

    /// A row as a whole.
    pub fn row(row: u64) -> Self {
        Location { row: Some(row), ..Location::default() }
    }

    /// The same place, in this row.
    pub fn at_row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }
}

/// Something odd, with its place. The message is made from `code` and `args`
/// when it is shown, in the reader's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What it is; the text `finding-<code>` explains it.
    pub code: String,
    /// Where it is.
    pub location: Location,
    /// Numbers and names for the message; never an answer.
    pub args: Vec<(String, Text)>,
}

/// Beside a finding's arguments: the file that it is about. Few findings have one,
/// and every result that may fail would otherwise carry its size.
const FILE: &str = "in-file";

impl Finding {
    /// An error: something cannot be used.
    pub fn error(code: &str, location: Location) -> Self {
        Self::new(Severity::Error, code, location)
    }

    /// A warning: something was left out or guessed.
    pub fn warning(code: &str, location: Location) -> Self {
        Self::new(Severity::Warning, code, location)
    }

    /// A note: good to know.
    pub fn note(code: &str, location: Location) -> Self {
        Self::new(Severity::Note, code, location)
    }

    fn new(severity: Severity, code: &str, location: Location) -> Self {
        Finding { severity, code: code.to_owned(), location, args: Vec::new() }
    }

    /// Adds a number or a name for the message.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.to_owned(), Text::same(value.to_string())));
        self
    }

    /// Adds words that exist in both languages.
    pub fn with_text(mut self, name: &str, words: &Text) -> Self {
        self.args.push((name.to_owned(), words.clone()));
        self
    }

    /// The same, of another file than the responses that are open.
    pub fn in_file(self, name: &str) -> Self {
        self.with(FILE, name)
    }

    /// The file that it is about, where that is another than the responses.
    pub fn file(&self) -> Option<&str> {
        let file = self.args.iter().find(|(name, _)| name == FILE);
        file.map(|(_, file)| file.nl.as_str())
    }

    /// What happened and what to do, in one language.
    pub fn message(&self, language: Language) -> String {
        let args: Vec<(&str, texts::Value)> = self
            .args
            .iter()
            .map(|(name, value)| (name.as_str(), texts::Value::try_number(value.get(language))))
            .collect();
        texts::say(language, &format!("finding-{}", self.code), &args)
    }
}
