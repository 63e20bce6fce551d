//! Tables beside figures, and the report's own tables, ready to show or write.

mod battery;
mod benchmark;
mod characteristics;
mod check;
mod choice;
mod comparison;
mod findings;
mod long;
mod long_scales;
mod marks;
mod pairs;
mod response;
mod scales;
mod scores;
mod small;
mod waves;
mod weighted;

pub use battery::battery;
pub use benchmark::benchmark;
pub use characteristics::characteristics;
pub use choice::choice;
pub use findings::findings;
pub use long::long;
pub use marks::arrow_words;
pub use pairs::{pairs, score_pairs};
pub use response::response;
pub use scales::{scale_items, scales};
pub use scores::scores;
pub use small::{groups, themes};
pub use waves::waves;

use serde::{Deserialize, Serialize};

use crate::base::{Language, Paragraph, number};
use crate::stats::Arrow;

/// A table of typed cells: the page, print and every export format it themselves.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Short name, for file names and anchors.
    pub id: String,
    /// What it shows, and of whom.
    pub caption: String,
    /// Column headings; the first stands above the row headings.
    pub columns: Vec<String>,
    /// Per column where its numbers are explained; empty when nowhere.
    #[serde(default)]
    pub anchors: Vec<Option<Paragraph>>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What a reader must know, below the table.
    pub notes: Vec<String>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The row's heading.
    pub heading: String,
    /// Whether the row is a heading for those below it.
    pub section: bool,
    /// A cell per column after the first; none for a section; a single one,
    /// words about the whole row, goes across all columns.
    pub cells: Vec<Cell>,
    /// Where what the row says is explained.
    #[serde(default)]
    pub anchor: Option<Paragraph>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A proportion, 0 to 1, with the decimals of its percentage.
    Percent(f64, usize),
    /// A number with its decimals.
    Decimal(f64, usize),
    /// A p-value.
    P(f64),
    /// The letters of the groups that a group exceeds, and whether it lies above or below
    /// the rest.
    Marks {
        /// With a space between them; empty for none.
        letters: String,
        /// None where it does not differ from the rest.
        arrow: Option<Arrow>,
    },
    /// Hidden by disclosure control.
    Hidden,
    /// Does not apply, or cannot be computed.
    Empty,
}

impl Row {
    fn section(heading: impl Into<String>) -> Self {
        Row { heading: heading.into(), section: true, ..Row::default() }
    }

    fn new(heading: impl Into<String>, cells: Vec<Cell>) -> Self {
        Row { heading: heading.into(), cells, ..Row::default() }
    }

    /// Words about the whole row, which are explained there.
    fn said(heading: impl Into<String>, words: String, anchor: Paragraph) -> Self {
        Row { anchor: Some(anchor), ..Row::new(heading, vec![Cell::Text(words)]) }
    }
}

impl Cell {
    /// A count, or that it is hidden.
    fn count(n: Option<u64>) -> Self {
        n.map_or(Cell::Hidden, Cell::Count)
    }

    /// A number, or nothing.
    fn decimal(value: Option<f64>, decimals: usize) -> Self {
        value.map_or(Cell::Empty, |value| Cell::Decimal(value, decimals))
    }

    /// A share, or nothing.
    fn percent(share: Option<f64>, decimals: usize) -> Self {
        share.map_or(Cell::Empty, |share| Cell::Percent(share, decimals))
    }

    /// A part of a base: hidden when either is, nothing of nobody.
    fn share(part: Option<u64>, base: Option<u64>, decimals: usize) -> Self {
        match (part, base) {
            (Some(_), Some(0)) => Cell::Empty,
            (Some(part), Some(base)) => Cell::Percent(part as f64 / base as f64, decimals),
            _ => Cell::Hidden,
        }
    }

    /// The cell as a reader sees it.
    pub fn display(&self, language: Language) -> String {
        match self {
            Cell::Text(words) => words.clone(),
            Cell::Count(n) => number::count(language, *n),
            Cell::Percent(share, decimals) => number::percent(language, *share, *decimals),
            Cell::Decimal(value, decimals) => number::decimal(language, *value, *decimals),
            Cell::P(p) if *p < 0.001 => number::p_value(language, *p),
            Cell::P(p) => number::decimal(language, *p, 3),
            Cell::Marks { letters, arrow } => {
                let glyph = arrow.map(arrow_glyph).unwrap_or_default();
                [letters, glyph].join(" ").trim().to_owned()
            }
            Cell::Hidden => "·".to_owned(),
            Cell::Empty => "–".to_owned(),
        }
    }
}

/// The sign of an arrow.
pub fn arrow_glyph(arrow: Arrow) -> &'static str {
    match arrow {
        Arrow::Up => "▲",
        Arrow::Down => "▼",
    }
}
