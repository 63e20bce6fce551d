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
mod own_eyes;
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
pub use own_eyes::for_own_eyes;
pub use pairs::{pairs, score_pairs};
pub use response::response;
pub use scales::{scale_items, scales};
pub use scores::scores;
pub use small::{groups, themes};
pub use waves::waves;

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::analysis::{self, Suppression};
use crate::base::{Language, Paragraph, number};
use crate::disclosure::words::{self, Unit};
use crate::disclosure::{Count, Rule};
use crate::stats::Arrow;

/// A table that was made here, of what is disclosed, and not changed since. Exports accept
/// no other.
#[derive(Clone, Debug, PartialEq)]
pub struct DisclosedTable(Table);

impl Deref for DisclosedTable {
    type Target = Table;

    fn deref(&self) -> &Table {
        &self.0
    }
}

/// A table of typed cells, as it is read: the page, print and every export format it
/// themselves.
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
    /// What the table's file ends with: how much is hidden, and the promise. Empty where it
    /// has no answers.
    #[serde(default)]
    pub foot: String,
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
    /// Hidden by disclosure control, and why.
    Hidden(Suppression),
    /// Does not apply, or cannot be computed.
    Empty,
}

impl Table {
    /// A table of which nothing can be hidden, or that says itself what is.
    fn disclosed(self) -> DisclosedTable {
        DisclosedTable(self)
    }

    /// The table with how much of it is hidden, and why, as its last notes and at the end of
    /// its file.
    fn protected(mut self, unit: Unit, rule: Rule, language: Language) -> DisclosedTable {
        let count = self.count(unit);
        self.notes.extend(words::hidden(count, unit, rule.minimum_base, language));
        let promise = words::promise_in_brief(rule.minimum_base, language);
        self.foot = format!("{} {promise}", words::counted(count, unit, language));
        DisclosedTable(self)
    }

    /// How much is hidden: numbers, or rows with a hidden one.
    fn count(&self, unit: Unit) -> Count {
        let cells = |row: &Row| {
            let cells = row.cells.iter().filter(|cell| cell.is_number() || cell.reason().is_some());
            cells.map(|cell| Count::one(cell.reason())).collect::<Vec<Count>>()
        };
        let rows = self.rows.iter().map(cells);
        match unit {
            Unit::Rows => rows
                .filter(|cells| !cells.is_empty())
                .map(|cells| cells.into_iter().max_by_key(|cell| cell.hidden()).unwrap_or_default())
                .sum(),
            Unit::Values | Unit::Cells => rows.flatten().sum(),
        }
    }
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
    /// A count, or that it is hidden. Which counts are too small is not told.
    fn count(n: Option<u64>) -> Self {
        n.map_or(Cell::Hidden(Suppression::Secondary), Cell::Count)
    }

    /// Something of a cell of results, or why that is hidden.
    fn of<V>(cell: &analysis::Cell<V>, shown: impl FnOnce(&V) -> Cell) -> Self {
        match cell {
            analysis::Cell::Shown(values) => shown(values),
            analysis::Cell::Hidden(reason) => Cell::Hidden(*reason),
        }
    }

    fn is_number(&self) -> bool {
        matches!(self, Cell::Count(_) | Cell::Percent(..) | Cell::Decimal(..))
    }

    fn reason(&self) -> Option<Suppression> {
        match self {
            Cell::Hidden(reason) => Some(*reason),
            _ => None,
        }
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
            _ => Cell::Hidden(Suppression::Secondary),
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
            Cell::Hidden(reason) => words::mark(*reason, language),
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
