//! Significance as marks beside a cell: column letters and arrows.

use super::columns::{ColumnPair, ColumnTest};
use super::ranks::DunnPair;
use super::reason::Outcome;
use serde::{Deserialize, Serialize};

/// What it takes for a difference to be marked.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MarkRule {
    /// Largest adjusted p that is marked, for instance .05.
    pub level: f64,
    /// A second, stricter level, for instance .01; its letters are capitals then
    /// and those of `level` small.
    pub strict: Option<f64>,
    /// Smallest difference that is marked, whatever its p; 0 marks all.
    pub least: f64,
}

/// A column that a cell exceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Letter {
    /// Position of the lower column.
    pub column: usize,
    /// Whether it is written as a capital.
    pub capital: bool,
}

/// Whether a column lies above or below all others together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrow {
    /// Higher than the rest.
    Up,
    /// Lower than the rest.
    Down,
}

/// One comparison of two columns, whichever test it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// Position of the first column.
    pub a: usize,
    /// Position of the second column.
    pub b: usize,
    /// First minus second; its sign says which column is higher.
    pub diff: f64,
    /// Adjusted p.
    pub p: f64,
}

impl MarkRule {
    /// One level, capitals, every size.
    pub fn at(level: f64) -> MarkRule {
        MarkRule { level, strict: None, least: 0.0 }
    }

    fn marks(&self, diff: f64, p: f64) -> bool {
        p <= self.level && diff != 0.0 && diff.abs() >= self.least
    }
}

impl Letter {
    /// `A`, `b`, `AC`.
    pub fn text(&self) -> String {
        let name = column_name(self.column);
        if self.capital { name } else { name.to_lowercase() }
    }
}

impl ColumnPair {
    /// What letters need of it; none where there is no test.
    pub fn verdict(&self) -> Option<Verdict> {
        let test = self.test.as_ref().ok()?;
        Some(Verdict { a: self.a, b: self.b, diff: test.diff, p: test.adjusted })
    }
}

impl DunnPair {
    /// What letters need of it: the sign of z, and the p adjusted by Holm. The
    /// difference is in standard errors, so a rule's smallest difference is too.
    pub fn verdict(&self) -> Verdict {
        Verdict { a: self.a, b: self.b, diff: self.z, p: self.p_holm }
    }
}

/// Per column the letters of the columns that it exceeds significantly, in
/// the columns' order.
///
/// As SPSS Custom Tables prints them: of each pair that differs at the level,
/// the letter of the lower column stands with the higher one. With one level
/// all letters are capitals; with two, capitals are for the stricter one.
///
/// # Panics
/// When a verdict names a column that is not there.
pub fn column_letters(
    columns: usize,
    verdicts: impl IntoIterator<Item = Verdict>,
    rule: &MarkRule,
) -> Vec<Vec<Letter>> {
    let mut letters = vec![Vec::new(); columns];
    for Verdict { a, b, diff, p } in verdicts {
        assert!(a < columns && b < columns, "a column of the table");
        if rule.marks(diff, p) {
            let (higher, lower) = if diff > 0.0 { (a, b) } else { (b, a) };
            let capital = rule.strict.is_none_or(|strict| p <= strict);
            letters[higher].push(Letter { column: lower, capital });
        }
    }
    letters.iter_mut().for_each(|of_column| of_column.sort());
    letters
}

/// The letters of one cell as text, a space between them: `A c AB`.
pub fn letters_text(letters: &[Letter]) -> String {
    letters.iter().map(Letter::text).collect::<Vec<_>>().join(" ")
}

/// The letter of a column by its position: A to Z, then AA, AB, … as a spreadsheet has them.
pub fn column_name(position: usize) -> String {
    let mut name = Vec::new();
    let mut rest = position + 1;
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    name.iter().rev().collect()
}

/// The arrow of a column that was compared with the rest; none where it does
/// not differ, or was not compared.
pub fn arrow(test: &Outcome<ColumnTest>, rule: &MarkRule) -> Option<Arrow> {
    let test = test.as_ref().ok().filter(|test| rule.marks(test.diff, test.adjusted))?;
    Some(if test.diff > 0.0 { Arrow::Up } else { Arrow::Down })
}
