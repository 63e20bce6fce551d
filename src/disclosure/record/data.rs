//! Which data set an export is of, told by its contents.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::ingest::{RawTable, Values};

/// What tells one data set from another: its headings, and its rows in any order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataSet {
    /// SHA-256 of the headings.
    columns: String,
    /// SHA-256 of the rows' own, from low to high.
    rows: String,
}

/// How a data set relates to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// The same answers.
    Same,
    /// The same columns with other rows: who came in, went out or changed is the difference.
    Changed,
    /// Other columns.
    Other,
}

impl DataSet {
    /// The identity of a table. The same answers saved as another kind of file are the same
    /// data set as far as the two files have them in the same words.
    pub fn of(table: &RawTable) -> Self {
        let mut columns = Sha256::new();
        for column in &table.columns {
            add(&mut columns, column.heading.as_bytes());
        }
        // What a column with more values than are kept held does not count.
        let kept = table.columns.iter().filter_map(|column| match &column.values {
            Values::Coded { dictionary, codes } => Some((dictionary, codes)),
            Values::TooVaried => None,
        });
        let kept: Vec<_> = kept.collect();
        let row = |row: usize| {
            let mut digest = Sha256::new();
            for (dictionary, codes) in &kept {
                let entry = codes.get(row).and_then(|code| dictionary.get(code));
                add(&mut digest, entry.map_or(&[], |entry| entry.text.as_bytes()));
            }
            <[u8; 32]>::from(digest.finalize())
        };
        let mut rows: Vec<[u8; 32]> = (0..table.rows).map(row).collect();
        rows.sort_unstable();
        let mut all = Sha256::new();
        rows.iter().for_each(|row| all.update(row));
        DataSet { columns: hex(columns), rows: hex(all) }
    }

    /// How it relates to another.
    pub fn kinship(&self, other: &DataSet) -> Kinship {
        match (self.columns == other.columns, self.rows == other.rows) {
            (true, true) => Kinship::Same,
            (true, false) => Kinship::Changed,
            (false, _) => Kinship::Other,
        }
    }
}

/// A text with its length before it, so that no two lists of texts are the same bytes.
fn add(digest: &mut Sha256, text: &[u8]) {
    digest.update((text.len() as u64).to_le_bytes());
    digest.update(text);
}

fn hex(digest: Sha256) -> String {
    let mut text = String::with_capacity(64);
    for byte in digest.finalize() {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
