//! The records that describe an SPSS file's variables, before its cases.
//! After the description in PSPP's developer manual, "System File Format".

use super::bytes::{Cursor, Order, Stop};

/// Longest record that is read, in bytes, and longest dictionary.
pub(super) const MAX_DICTIONARY: usize = 64 << 20;

/// Most 8-byte slots in a case: 32 MB.
const MAX_SLOTS: usize = 4 << 20;

/// Longest label that is read, in bytes; SPSS itself stops at 255.
const MAX_LABEL: usize = 64 << 10;

/// How the cases are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    None,
    Bytecode,
    /// Bytecode in zlib blocks.
    Zlib,
}

/// Everything before the cases, as the file has it.
pub(super) struct Dictionary {
    pub(super) order: Order,
    pub(super) compression: Compression,
    pub(super) bias: f64,
    /// Cases; `None` when the writer did not know.
    pub(super) cases: Option<u64>,
    /// The weight variable's slot, counted from 1; 0 for none.
    pub(super) weight: i32,
    pub(super) variables: Vec<Variable>,
    /// 8-byte slots of a case so far.
    pub(super) slots: usize,
    pub(super) value_labels: Vec<LabelSet>,
    pub(super) code_page: Option<i32>,
    pub(super) encoding: Option<Vec<u8>>,
    pub(super) long_names: Vec<u8>,
    pub(super) very_long: Vec<u8>,
    pub(super) sets: Vec<u8>,
    pub(super) display: Vec<i32>,
    pub(super) long_labels: Vec<u8>,
    pub(super) long_missing: Vec<u8>,
    /// Read so far, in bytes.
    read: usize,
}

/// A variable record.
pub(super) struct Variable {
    /// Its first slot, counted from 0.
    pub(super) slot: usize,
    /// Slots that it takes.
    pub(super) slots: usize,
    /// 0 for a number, else the bytes of the string.
    pub(super) width: usize,
    pub(super) name: [u8; 8],
    pub(super) label: Option<Vec<u8>>,
    /// As the record has it: 1 to 3 values, −2 a range, −3 a range and a value.
    pub(super) missing_kind: i32,
    pub(super) missing: Vec<[u8; 8]>,
    /// Type, width and decimals of the print format.
    pub(super) format: i32,
}

/// Value labels and the slots, counted from 1, whose variables have them.
pub(super) struct LabelSet {
    pub(super) labels: Vec<([u8; 8], Vec<u8>)>,
    pub(super) slots: Vec<i32>,
}

impl Dictionary {
    /// The dictionary that begins with this header, and the header's length.
    pub(super) fn begin(bytes: &[u8]) -> Result<(Self, usize), Stop> {
        // The layout code is 2 or 3 in the byte order of the file.
        let layout = Cursor::new(bytes, Order::Little).take(68)?;
        let order = match layout[64..] {
            [2 | 3, 0, 0, 0] => Order::Little,
            [0, 0, 0, 2 | 3] => Order::Big,
            _ => return Err(Stop::Damaged),
        };
        let mut cursor = Cursor::new(bytes, order);
        cursor.take(72)?;
        let compression = match cursor.int()? {
            0 => Compression::None,
            1 => Compression::Bytecode,
            2 => Compression::Zlib,
            _ => return Err(Stop::Damaged),
        };
        let weight = cursor.int()?;
        let cases = u64::try_from(cursor.int()?).ok().filter(|cases| *cases > 0);
        let bias = order.float(cursor.array()?);
        cursor.take(84)?;
        let dictionary = Dictionary {
            order,
            compression,
            bias,
            cases,
            weight,
            variables: Vec::new(),
            slots: 0,
            value_labels: Vec::new(),
            code_page: None,
            encoding: None,
            long_names: Vec::new(),
            very_long: Vec::new(),
            sets: Vec::new(),
            display: Vec::new(),
            long_labels: Vec::new(),
            long_missing: Vec::new(),
            read: 0,
        };
        Ok((dictionary, cursor.at))
    }

    /// Reads the next record: its length, and whether the cases follow it.
    pub(super) fn record(&mut self, bytes: &[u8]) -> Result<(usize, bool), Stop> {
        let mut cursor = Cursor::new(bytes, self.order);
        let last = match cursor.int()? {
            2 => self.variable(&mut cursor).map(|()| false)?,
            3 => self.labels(&mut cursor).map(|()| false)?,
            6 => {
                let lines = cursor.count(MAX_DICTIONARY / 80)?;
                cursor.take(lines * 80).map(|_| false)?
            }
            7 => self.extension(&mut cursor).map(|()| false)?,
            999 => cursor.int().map(|_| true)?,
            _ => return Err(Stop::Damaged),
        };
        self.read += cursor.at;
        if self.read > MAX_DICTIONARY || self.slots > MAX_SLOTS {
            return Err(Stop::Damaged);
        }
        Ok((cursor.at, last))
    }

    fn variable(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Stop> {
        let width = cursor.int()?;
        let labelled = cursor.int()? != 0;
        let missing_kind = cursor.int()?;
        let format = cursor.int()?;
        cursor.int()?;
        let name = cursor.array()?;
        let label = match labelled {
            true => {
                let length = cursor.count(MAX_LABEL)?;
                let label = cursor.take(length.next_multiple_of(4))?;
                Some(label[..length].to_vec())
            }
            false => None,
        };
        if missing_kind.unsigned_abs() > 3 {
            return Err(Stop::Damaged);
        }
        let mut missing = Vec::new();
        for _ in 0..missing_kind.unsigned_abs() {
            missing.push(cursor.array()?);
        }
        let slot = self.slots;
        self.slots += 1;
        match (usize::try_from(width), self.variables.last_mut()) {
            (Ok(width), _) if width <= 255 => self.variables.push(Variable {
                slot,
                slots: 1,
                width,
                name,
                label,
                missing_kind,
                missing,
                format,
            }),
            // A string goes on for as many slots as it needs.
            (Err(_), Some(string)) if string.width > 0 => string.slots += 1,
            _ => return Err(Stop::Damaged),
        }
        Ok(())
    }

    fn labels(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Stop> {
        let count = cursor.count(MAX_DICTIONARY / 16)?;
        let mut labels = Vec::new();
        for _ in 0..count {
            let value = cursor.array()?;
            let length = usize::from(cursor.byte()?);
            // The length and the label together fill whole slots.
            let padded = (length + 1).next_multiple_of(8) - 1;
            labels.push((value, cursor.take(padded)?[..length].to_vec()));
        }
        if cursor.int()? != 4 {
            return Err(Stop::Damaged);
        }
        let count = cursor.count(MAX_SLOTS)?;
        let mut slots = Vec::new();
        for _ in 0..count {
            slots.push(cursor.int()?);
        }
        self.value_labels.push(LabelSet { labels, slots });
        Ok(())
    }

    fn extension(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Stop> {
        let kind = cursor.int()?;
        let size = cursor.count(MAX_DICTIONARY)?;
        let count = cursor.count(MAX_DICTIONARY)?;
        let length = size.checked_mul(count).filter(|length| *length <= MAX_DICTIONARY);
        let data = cursor.take(length.ok_or(Stop::Damaged)?)?;
        let mut inside = Cursor::new(data, self.order);
        let ints = |data: &[u8]| -> Vec<i32> {
            data.chunks_exact(4)
                .filter_map(|int| int.try_into().ok())
                .map(|int| self.order.int(int))
                .collect()
        };
        match kind {
            3 => self.code_page = ints(data).get(7).copied(),
            7 | 19 => {
                self.sets.extend_from_slice(data);
                self.sets.push(b'\n');
            }
            11 => self.display = ints(data),
            13 => self.long_names = data.to_vec(),
            14 => self.very_long = data.to_vec(),
            // The number of cases again, where it may exceed 32 bits.
            16 => {
                inside.long()?;
                self.cases =
                    u64::try_from(inside.long()?).ok().filter(|cases| *cases > 0).or(self.cases);
            }
            20 => self.encoding = Some(data.to_vec()),
            21 => self.long_labels = data.to_vec(),
            22 => self.long_missing = data.to_vec(),
            _ => {}
        }
        Ok(())
    }
}
