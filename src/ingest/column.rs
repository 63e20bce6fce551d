//! A column as a dictionary of its values and one small code per row.
//!
//! An answer takes one byte while a column has at most 256 different values,
//! two up to 65,536. Beyond that (identifiers, long open text) the values are
//! let go: nothing that Peilglas computes needs them.

use std::borrow::Cow;

use hashbrown::HashMap;

use super::{ColumnMeta, encoding};

/// Most bytes of text in one column's dictionary.
const MAX_DICTIONARY: usize = 8 << 20;

/// Most memory that the dictionaries of all columns may take together, in bytes.
const MAX_DICTIONARIES: usize = 512 << 20;

/// Bytes of rows after which the dictionaries are measured again.
const MEASURED: usize = 4 << 20;

/// About what an entry of a dictionary takes beside its bytes.
const ENTRY: usize = 96;

/// No code yet.
const NONE: u32 = u32::MAX;

/// A column of a response file.
pub struct RawColumn {
    /// The heading, as the file has it.
    pub heading: String,
    /// The values.
    pub values: Values,
    /// What the file itself says of the column; `None` where it has no place for that.
    pub meta: Option<ColumnMeta>,
}

/// The values of a column.
pub enum Values {
    /// Every value once, and a code per row.
    Coded {
        /// The values by code; code 0 is the empty value.
        dictionary: Vec<Entry>,
        /// A code per row.
        codes: Codes,
    },
    /// More different values than are kept.
    TooVaried,
}

/// One value of a column's dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The value as text.
    pub text: String,
    /// The first row that has it, counted from 0 below the headings.
    pub first_row: u32,
}

/// Codes, one per row.
pub enum Codes {
    /// Up to 256 different values.
    Narrow(Vec<u8>),
    /// Up to 65,536 different values.
    Wide(Vec<u16>),
}

impl RawColumn {
    /// Keeps the rows that stay, and the values that they have.
    pub(super) fn keep(&mut self, stays: &[bool]) {
        let Values::Coded { dictionary, codes } = &mut self.values else { return };
        match codes {
            Codes::Narrow(codes) => keep(codes, dictionary, stays),
            Codes::Wide(codes) => keep(codes, dictionary, stays),
        }
    }
}

/// Keeps the codes of the rows that stay, and numbers the values anew.
fn keep<C: Copy + Into<usize> + TryFrom<usize>>(
    codes: &mut Vec<C>,
    dictionary: &mut Vec<Entry>,
    stays: &[bool],
) {
    let mut rows = stays.iter();
    codes.retain(|_| rows.next().copied().unwrap_or(true));
    let mut first_rows: Vec<Option<u32>> = vec![None; dictionary.len()];
    for (row, code) in (0..).zip(codes.iter()) {
        first_rows[(*code).into()].get_or_insert(row);
    }
    // Code 0 is the empty value, also where nobody has it.
    first_rows[0].get_or_insert(0);
    let mut renumbered = vec![0; dictionary.len()];
    let mut used = 0;
    for (code, first) in first_rows.iter().enumerate() {
        renumbered[code] = used;
        used += usize::from(first.is_some());
    }
    for code in codes.iter_mut() {
        // A lower number fits where a higher one did.
        *code = C::try_from(renumbered[(*code).into()]).unwrap_or(*code);
    }
    let mut first_rows = first_rows.into_iter();
    dictionary.retain_mut(|entry| {
        let first = first_rows.next().flatten();
        entry.first_row = first.unwrap_or(entry.first_row);
        first.is_some()
    });
}

impl Codes {
    /// Rows.
    pub fn len(&self) -> usize {
        match self {
            Codes::Narrow(codes) => codes.len(),
            Codes::Wide(codes) => codes.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code of one row.
    pub fn get(&self, row: usize) -> Option<usize> {
        match self {
            Codes::Narrow(codes) => codes.get(row).copied().map(usize::from),
            Codes::Wide(codes) => codes.get(row).copied().map(usize::from),
        }
    }

    /// What `meaning` makes of every row's code.
    pub fn map<T>(&self, meaning: impl Fn(usize) -> T) -> Vec<T> {
        match self {
            Codes::Narrow(codes) => codes.iter().map(|code| meaning(usize::from(*code))).collect(),
            Codes::Wide(codes) => codes.iter().map(|code| meaning(usize::from(*code))).collect(),
        }
    }

    /// Lets go of room that no code takes.
    fn shrink_to_fit(&mut self) {
        match self {
            Codes::Narrow(codes) => codes.shrink_to_fit(),
            Codes::Wide(codes) => codes.shrink_to_fit(),
        }
    }

    /// Bytes that the codes take.
    pub fn bytes(&self) -> usize {
        match self {
            Codes::Narrow(codes) => codes.capacity(),
            Codes::Wide(codes) => codes.capacity() * 2,
        }
    }
}

impl RawColumn {
    /// What the column holds in the file's words, where it says more than a heading.
    pub fn label(&self) -> Option<&str> {
        let label = self.meta.as_ref()?.label.as_deref()?.trim();
        Some(label).filter(|label| !label.is_empty() && *label != self.heading)
    }

    /// The heading, and what the column holds where the file says that as well.
    pub fn spoken(&self) -> Cow<'_, str> {
        match self.label() {
            Some(label) => Cow::Owned(format!("{}: {label}", self.heading)),
            None => Cow::Borrowed(&self.heading),
        }
    }

    /// The dictionary; empty when the values were let go.
    pub fn dictionary(&self) -> &[Entry] {
        match &self.values {
            Values::Coded { dictionary, .. } => dictionary,
            Values::TooVaried => &[],
        }
    }

    /// Lets go of what comes after this many rows.
    pub(super) fn truncate(&mut self, rows: usize) {
        match &mut self.values {
            Values::Coded { codes: Codes::Narrow(codes), .. } => codes.truncate(rows),
            Values::Coded { codes: Codes::Wide(codes), .. } => codes.truncate(rows),
            Values::TooVaried => {}
        }
    }
}

/// Keeps the dictionaries of a file's columns within memory, all together.
#[derive(Default)]
pub(super) struct Budget(usize);

impl Budget {
    /// Takes note of a row of this many bytes. Of columns that together have too
    /// many different values, the most varied lets them go.
    #[inline]
    pub(super) fn row(&mut self, bytes: usize, columns: &mut [Builder]) {
        self.0 += bytes;
        if self.0 >= MEASURED {
            self.0 = 0;
            keep_within(columns, MAX_DICTIONARIES);
        }
    }
}

#[cold]
fn keep_within(columns: &mut [Builder], most: usize) {
    let mut total: usize = columns.iter().map(Builder::memory).sum();
    while total > most {
        let Some(largest) = columns.iter_mut().max_by_key(|column| column.memory()) else { return };
        let before = largest.memory();
        largest.let_go();
        if largest.memory() == before {
            return;
        }
        total -= before - largest.memory();
    }
}

/// Builds one column, value by value.
pub(super) struct Builder {
    single: [u32; 256],
    longer: HashMap<Box<[u8]>, u32>,
    entries: Vec<(Box<[u8]>, u32)>,
    bytes: usize,
    codes: Option<Codes>,
}

impl Builder {
    /// A column that will have about `rows` rows.
    pub(super) fn new(rows: usize) -> Self {
        Builder {
            single: [NONE; 256],
            longer: HashMap::new(),
            entries: vec![(Box::from(&b""[..]), 0)],
            bytes: 0,
            codes: Some(Codes::Narrow(Vec::with_capacity(rows))),
        }
    }

    /// Adds the next row's value. Spaces around it do not count.
    #[inline]
    pub(super) fn push(&mut self, value: &[u8]) {
        // Nearly every answer is nothing or a lone character that was seen before.
        let code = match value {
            [] => 0,
            &[byte] => self.single[usize::from(byte)],
            _ => NONE,
        };
        match (&mut self.codes, u8::try_from(code)) {
            (Some(Codes::Narrow(codes)), Ok(code)) => codes.push(code),
            _ => self.push_other(value),
        }
    }

    #[inline(never)]
    fn push_other(&mut self, value: &[u8]) {
        let code = match value {
            [] => 0,
            &[byte] => match self.single[usize::from(byte)] {
                NONE => self.add(value),
                code => code,
            },
            longer => match self.longer.get(longer) {
                Some(&code) => code,
                None => self.add(longer),
            },
        };
        match &mut self.codes {
            Some(Codes::Narrow(codes)) => match u8::try_from(code) {
                Ok(code) => codes.push(code),
                Err(_) => self.widen(code),
            },
            Some(Codes::Wide(codes)) => match u16::try_from(code) {
                Ok(code) => codes.push(code),
                Err(_) => self.let_go(),
            },
            None => {}
        }
    }

    /// Bytes that a file's encoding makes of this column, for the choice of encoding.
    pub(super) fn values(&self) -> impl Iterator<Item = &[u8]> {
        self.entries.iter().map(|(bytes, _)| &**bytes)
    }

    /// The first row with a value of which `test` holds.
    pub(super) fn first_row_where(&self, test: impl Fn(&[u8]) -> bool) -> Option<u32> {
        let rows = self.entries.iter().filter(|(bytes, _)| test(bytes)).map(|(_, row)| *row);
        rows.min()
    }

    /// About the memory that the dictionary takes, in bytes.
    fn memory(&self) -> usize {
        self.bytes * 2 + (self.entries.len() + self.longer.len()) * ENTRY
    }

    /// The column, its bytes decoded as those of a text file.
    pub(super) fn finish(self, heading: String) -> RawColumn {
        self.finish_with(heading, encoding::decode)
    }

    /// The column, its bytes decoded by `decode`.
    pub(super) fn finish_with(
        self,
        heading: String,
        decode: impl Fn(&[u8]) -> String,
    ) -> RawColumn {
        let values = match self.codes {
            None => Values::TooVaried,
            Some(mut codes) => {
                codes.shrink_to_fit();
                let dictionary = self
                    .entries
                    .into_iter()
                    .map(|(bytes, first_row)| Entry { text: decode(&bytes), first_row })
                    .collect();
                Values::Coded { dictionary, codes }
            }
        };
        RawColumn { heading, values, meta: None }
    }

    /// The code of a value that is not in the lookup as it stands.
    #[cold]
    fn add(&mut self, value: &[u8]) -> u32 {
        if self.codes.is_none() {
            return 0;
        }
        let trimmed = value.trim_ascii();
        let code = if trimmed.is_empty() {
            0
        } else if trimmed.len() < value.len() {
            match trimmed {
                &[byte] if self.single[usize::from(byte)] != NONE => self.single[usize::from(byte)],
                _ => match self.longer.get(trimmed) {
                    Some(&code) => code,
                    None => self.add(trimmed),
                },
            }
        } else {
            let row = self.codes.as_ref().map_or(0, Codes::len);
            self.entries.push((Box::from(value), u32::try_from(row).unwrap_or(u32::MAX)));
            u32::try_from(self.entries.len() - 1).unwrap_or(NONE)
        };
        self.bytes += value.len();
        match value {
            &[byte] => self.single[usize::from(byte)] = code,
            _ => {
                self.longer.insert(Box::from(value), code);
            }
        }
        if self.bytes > MAX_DICTIONARY { NONE } else { code }
    }

    #[cold]
    fn widen(&mut self, code: u32) {
        let (Some(Codes::Narrow(codes)), Ok(code)) = (&self.codes, u16::try_from(code)) else {
            return self.let_go();
        };
        let mut wide = Vec::with_capacity(codes.capacity());
        wide.extend(codes.iter().map(|&code| u16::from(code)));
        wide.push(code);
        self.codes = Some(Codes::Wide(wide));
    }

    #[cold]
    fn let_go(&mut self) {
        self.codes = None;
        self.longer = HashMap::new();
        self.entries.truncate(1);
        self.entries.shrink_to_fit();
        self.bytes = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(values: impl IntoIterator<Item = String>) -> RawColumn {
        let mut builder = Builder::new(4);
        for value in values {
            builder.push(value.as_bytes());
        }
        builder.finish("x".to_owned())
    }

    #[test]
    fn spaces_do_not_make_another_value() {
        let column = column(["4", " 4", "mee eens", "mee eens ", "", "  "].map(String::from));
        let Values::Coded { dictionary, codes: Codes::Narrow(codes) } = column.values else {
            panic!("a narrow column");
        };
        assert_eq!(codes, [1, 1, 2, 2, 0, 0]);
        let rows: Vec<_> = dictionary.iter().map(|e| (e.text.as_str(), e.first_row)).collect();
        assert_eq!(rows, [("", 0), ("4", 0), ("mee eens", 2)]);
    }

    #[test]
    fn the_most_varied_column_is_let_go_first() {
        let mut columns: Vec<Builder> = (0..3).map(|_| Builder::new(0)).collect();
        for row in 0..1000_u32 {
            columns[0].push(&[b'0' + (row % 7) as u8]);
            columns[1].push(row.to_string().as_bytes());
            columns[2].push((row / 2).to_string().as_bytes());
        }
        let memory = |columns: &[Builder]| columns.iter().map(Builder::memory).sum::<usize>();
        let all = memory(&columns);
        keep_within(&mut columns, all);
        assert_eq!(memory(&columns), all);
        keep_within(&mut columns, all - 1);
        let kept: Vec<bool> = columns.iter().map(|column| column.codes.is_some()).collect();
        assert_eq!(kept, [true, false, true]);
        // What is let go stays so, and there is an end to it.
        keep_within(&mut columns, 0);
        columns.iter_mut().for_each(|column| column.push(b"again"));
        assert!(columns.iter().all(|column| column.codes.is_none() && column.bytes == 0));
    }

    #[test]
    fn widens_at_256_values_and_lets_go_at_65536() {
        let wide = column((0..300).map(|n| n.to_string()));
        let Values::Coded { dictionary, codes: Codes::Wide(codes) } = wide.values else {
            panic!("a wide column");
        };
        assert_eq!((dictionary.len(), codes.len(), codes[299]), (301, 300, 300));
        assert!(matches!(column((0..70_000).map(|n| n.to_string())).values, Values::TooVaried));
    }
}
