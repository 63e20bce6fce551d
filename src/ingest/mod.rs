//! File bytes to a [`RawTable`], chunk by chunk. Nothing here knows a survey.

mod column;
mod csv;
mod encoding;
mod header;
mod headings;
mod inflate;
mod meta;
mod packed;
mod sav;
mod sniff;
mod table;
mod titles;
mod workbook;
mod write;

pub use column::{Codes, Entry, RawColumn, Values};
pub use meta::{ColumnMeta, Measure, Missing, ResponseSet, ValueKind};
pub use sniff::Kind;
pub use table::{RawTable, Source, is_synthetic};

use crate::base::{Finding, Location};

/// Most columns that a response file may have.
pub const MAX_COLUMNS: usize = 16_384;

/// Most values of a response file, all columns together: eight million respondents
/// with 67 answers. They take a byte each, twice that while columns grow, and a page
/// is ended by the browser somewhere between two and four gigabytes.
pub const MAX_VALUES: u64 = if cfg!(fuzzing) { 1 << 24 } else { 1 << 29 };

/// Longest heading that is kept, in bytes; more is cut off with a finding.
pub const MAX_HEADING: usize = 2_000;

/// A file being read. Bytes go in with [`Reader::push`], in pieces of any
/// size; [`Reader::finish`] gives the table.
pub struct Reader {
    name: String,
    size: u64,
    sheet: Option<String>,
    /// Whether this file was inside another: then it holds no further ones.
    inside: bool,
    state: State,
}

enum State {
    /// Too few bytes yet to tell what it is.
    Start(Vec<u8>),
    Csv(Box<csv::CsvReader>),
    Sav(Box<sav::SavReader>),
    Gzip(Box<packed::Gzip>),
    /// Kinds of files whose table of contents comes last.
    Whole(Kind, Vec<u8>),
}

/// Why a file cannot be used: one finding of severity error.
#[derive(Clone, Debug, PartialEq)]
pub struct Unusable(pub Finding);

impl Unusable {
    fn new(code: &str) -> Self {
        Unusable(Finding::error(code, Location::default()))
    }

    fn too_many_rows(most: u64) -> Self {
        Unusable(Finding::error("too-many-rows", Location::default()).with("count", most))
    }
}

/// Most rows that a file with so many columns may have.
fn most_rows(columns: usize) -> u64 {
    MAX_VALUES / (columns as u64).max(1)
}

impl Reader {
    /// Starts on a file of this name and size in bytes (0 when unknown).
    pub fn new(name: impl Into<String>, size: u64) -> Self {
        let state = State::Start(Vec::new());
        Reader { name: name.into(), size, sheet: None, inside: false, state }
    }

    /// A reader for a file that is inside another one.
    fn inside(name: &str, size: u64, sheet: Option<String>) -> Self {
        Reader { sheet, inside: true, ..Reader::new(name, size) }
    }

    /// Reads this sheet of a workbook, instead of the one that looks most like
    /// responses. To be said before the first bytes.
    pub fn choose_sheet(&mut self, name: impl Into<String>) {
        self.sheet = Some(name.into());
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// When the file turns out to be of a kind that cannot be read; further
    /// bytes need not be pushed.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Unusable> {
        match &mut self.state {
            State::Start(held) => {
                held.extend_from_slice(bytes);
                if held.len() < sniff::ENOUGH { Ok(()) } else { self.begin() }
            }
            State::Csv(reader) => reader.push(bytes),
            State::Sav(reader) => reader.push(bytes),
            State::Gzip(reader) => reader.push(bytes),
            State::Whole(_, held) => {
                if held.len() + bytes.len() > packed::MAX_WHOLE {
                    let found = Finding::error("too-large-whole", Location::default());
                    return Err(Unusable(found.with("mb", packed::MAX_WHOLE >> 20)));
                }
                held.extend_from_slice(bytes);
                Ok(())
            }
        }
    }

    /// Ends the file.
    ///
    /// # Errors
    /// When nothing in the file can be used.
    pub fn finish(mut self) -> Result<RawTable, Unusable> {
        if let State::Start(_) = self.state {
            self.begin()?;
        }
        let sheet = self.sheet;
        if let (Some(chosen), State::Csv(_) | State::Sav(_)) = (&sheet, &self.state) {
            let found = Finding::error("no-sheets", Location::default());
            return Err(Unusable(found.with("sheet", chosen)));
        }
        match self.state {
            State::Csv(reader) => reader.finish(self.name),
            State::Sav(reader) => reader.finish(self.name),
            State::Gzip(reader) => reader.finish(),
            State::Whole(Kind::Xls, bytes) => {
                workbook::read(bytes, workbook::Format::Xls, self.name, sheet.as_deref())
            }
            State::Whole(_, bytes) => match packed::open(bytes, self.inside, sheet.clone())? {
                packed::Archive::Workbook(format, bytes) => {
                    workbook::read(bytes, format, self.name, sheet.as_deref())
                }
                packed::Archive::Read(table) => Ok(*table),
            },
            State::Start(_) => Err(Unusable::new("empty-file")),
        }
    }

    fn begin(&mut self) -> Result<(), Unusable> {
        let State::Start(held) = &mut self.state else { return Ok(()) };
        let held = std::mem::take(held);
        let size = self.size.max(held.len() as u64);
        // Never more than this, so that the size of the pieces does not matter.
        let start = &held[..held.len().min(sniff::ENOUGH)];
        self.state = match sniff::kind(start) {
            Kind::Text => State::Csv(Box::new(csv::CsvReader::new(start, size))),
            Kind::Sav => State::Sav(Box::new(sav::SavReader::new(size))),
            Kind::Gzip if !self.inside => {
                State::Gzip(Box::new(packed::Gzip::new(&self.name, self.sheet.clone())))
            }
            kind @ (Kind::Zip | Kind::Xls) => {
                let size = usize::try_from(size).unwrap_or(usize::MAX);
                State::Whole(kind, Vec::with_capacity(size.min(packed::MAX_WHOLE)))
            }
            Kind::Gzip => return Err(Unusable::new("packed-twice")),
            Kind::Empty => return Err(Unusable::new("empty-file")),
            Kind::Other(what) => {
                let found = Finding::error("wrong-kind", Location::default());
                return Err(Unusable(found.with("kind", what)));
            }
        };
        self.push(&held)
    }
}
