//! File bytes to a [`RawTable`], chunk by chunk. Nothing here knows a survey.

mod column;
mod csv;
mod encoding;
mod header;
mod sniff;
mod table;

pub use column::{Codes, Entry, RawColumn, Values};
pub use sniff::Kind;
pub use table::{RawTable, Source};

use crate::base::{Finding, Location};

/// Most columns that a response file may have.
pub const MAX_COLUMNS: usize = 16_384;

/// Longest heading that is kept, in bytes; more is cut off with a finding.
pub const MAX_HEADING: usize = 2_000;

/// A file being read. Bytes go in with [`Reader::push`], in pieces of any
/// size; [`Reader::finish`] gives the table.
pub struct Reader {
    name: String,
    size: u64,
    state: State,
}

enum State {
    /// Too few bytes yet to tell what it is.
    Start(Vec<u8>),
    Csv(Box<csv::CsvReader>),
}

/// Why a file cannot be used: one finding of severity error.
#[derive(Clone, Debug, PartialEq)]
pub struct Unusable(pub Finding);

impl Unusable {
    fn new(code: &str) -> Self {
        Unusable(Finding::error(code, Location::default()))
    }
}

impl Reader {
    /// Starts on a file of this name and size in bytes (0 when unknown).
    pub fn new(name: impl Into<String>, size: u64) -> Self {
        Reader { name: name.into(), size, state: State::Start(Vec::new()) }
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
        match self.state {
            State::Csv(reader) => reader.finish(self.name),
            State::Start(_) => Err(Unusable::new("empty-file")),
        }
    }

    fn begin(&mut self) -> Result<(), Unusable> {
        let State::Start(held) = &mut self.state else { return Ok(()) };
        let held = std::mem::take(held);
        match sniff::kind(&held) {
            Kind::Text => {
                let mut reader = csv::CsvReader::new(&held, self.size.max(held.len() as u64));
                reader.push(&held)?;
                self.state = State::Csv(Box::new(reader));
                Ok(())
            }
            Kind::Empty => Err(Unusable::new("empty-file")),
            Kind::Other(what) => {
                Err(Unusable(Finding::error("wrong-kind", Location::default()).with("kind", what)))
            }
        }
    }
}
