//! The cells of a sheet.

use std::borrow::Cow;

use super::globals::Globals;
use super::record::{BOF, Body, CONTINUE, EOF, Record, Records};
use crate::ingest::Unusable;
use crate::ingest::workbook::sheet::{Sheet, Value};
use crate::ingest::workbook::text;

const FORMULA: u16 = 0x0006;
const MULRK: u16 = 0x00bd;
const RSTRING: u16 = 0x00d6;
const LABELSST: u16 = 0x00fd;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOLERR: u16 = 0x0205;
const STRING: u16 = 0x0207;
const RK: u16 = 0x027e;

/// What may stand between a formula and the text that it gave.
const ARRAY: u16 = 0x0221;
const TABLE: u16 = 0x0236;
const SHARED_FORMULA: u16 = 0x04bc;

/// Hands the cells of a part of the stream to `sheet`; whether they could all be read.
pub(super) fn read(
    part: &[u8],
    start: usize,
    globals: &Globals,
    sheet: &mut Sheet,
) -> Result<bool, Unusable> {
    let mut cells = Cells { records: Records::new(part, start), depth: 0, ended: false };
    if cells.records.next().is_none_or(|record| record.kind != BOF) {
        return Ok(false);
    }
    let mut reader = Reader { globals, sheet };
    if !in_order(cells.clone()) {
        return reader.out_of_order(part, cells);
    }
    for record in cells.by_ref() {
        if reader.cell(record)?.is_none() {
            return Ok(false);
        }
    }
    Ok(cells.ended)
}

/// The records of cells, without those of charts within the sheet.
#[derive(Clone)]
struct Cells<'a> {
    records: Records<'a>,
    depth: usize,
    /// Whether the sheet's own end was reached.
    ended: bool,
}

impl<'a> Iterator for Cells<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        loop {
            let record = self.records.next()?;
            match record.kind {
                BOF => self.depth += 1,
                EOF if self.depth == 0 => {
                    self.ended = true;
                    return None;
                }
                EOF => self.depth -= 1,
                FORMULA | MULRK | RSTRING | LABELSST | NUMBER | LABEL | BOOLERR | RK
                    if self.depth == 0 =>
                {
                    return Some(record);
                }
                _ => {}
            }
        }
    }
}

/// Whether rows come one after the other. Excel's do; some programs write cell
/// by cell, in the order of their own data.
fn in_order(cells: Cells<'_>) -> bool {
    let mut last = 0;
    cells.map(|mut record| record.body.u16().unwrap_or(u16::MAX)).all(|row| {
        let onward = row >= last;
        last = row;
        onward
    })
}

struct Reader<'a> {
    globals: &'a Globals,
    sheet: &'a mut Sheet,
}

impl Reader<'_> {
    fn out_of_order(&mut self, part: &[u8], mut cells: Cells<'_>) -> Result<bool, Unusable> {
        let mut places = Vec::new();
        for mut record in cells.by_ref() {
            let Some(row) = record.body.u16() else { return Ok(false) };
            places.push((row, record.at));
        }
        places.sort_by_key(|(row, _)| *row);
        for (_, at) in places {
            let Some(record) = Records::new(part, at).next() else { return Ok(false) };
            if self.cell(record)?.is_none() {
                return Ok(false);
            }
        }
        Ok(cells.ended)
    }

    /// Reads one record of cells; `None` when it cannot be right.
    fn cell(&mut self, mut record: Record<'_>) -> Result<Option<()>, Unusable> {
        let body = &mut record.body;
        let (Some(row), Some(column)) = (body.u16(), body.u16()) else { return Ok(None) };
        let (row, mut column) = (u32::from(row), u32::from(column));
        if record.kind == MULRK {
            // The number of the last column comes after the cells.
            while body.left() >= 8 {
                let Some(value) = self.rk(body) else { return Ok(None) };
                self.sheet.push(row, column, Value::Text(&value))?;
                column += 1;
            }
            return Ok(Some(()));
        }
        let Some(look) = body.u16() else { return Ok(None) };
        let value = match record.kind {
            FORMULA => return self.formula((row, column), look, record),
            NUMBER => body.array().map(|bytes| self.number(f64::from_le_bytes(bytes), look)),
            RK => body.u32().map(|bits| self.number(unpacked(bits), look)),
            LABELSST => {
                body.u32().and_then(|index| self.globals.shared.get(index)).map(Cow::Borrowed)
            }
            LABEL | RSTRING => self.globals.letters.read(body, true).map(Cow::Owned),
            BOOLERR => match body.array() {
                Some([yes, 0]) => Some(text::truth(yes != 0).into()),
                Some(_) => return self.error((row, column)),
                None => None,
            },
            _ => return Ok(Some(())),
        };
        match value {
            Some(value) => self.sheet.push(row, column, Value::Text(&value)).map(Some),
            None => Ok(None),
        }
    }

    /// What a formula gave when the file was saved.
    fn formula(
        &mut self,
        at: (u32, u32),
        look: u16,
        mut record: Record<'_>,
    ) -> Result<Option<()>, Unusable> {
        let Some(result) = record.body.array::<8>() else { return Ok(None) };
        let value: Cow<'_, str> = match result {
            [0, .., 0xff, 0xff] => match self.text_of_formula(record) {
                Some(text) => text.into(),
                None => return Ok(None),
            },
            [1, _, yes, .., 0xff, 0xff] => text::truth(yes != 0).into(),
            [2, .., 0xff, 0xff] => return self.error(at),
            [.., 0xff, 0xff] => "".into(),
            bytes => self.number(f64::from_le_bytes(bytes), look),
        };
        self.sheet.push(at.0, at.1, Value::Text(&value)).map(Some)
    }

    /// The text that a formula gave, from the record after it; no text when
    /// there is none.
    fn text_of_formula(&self, record: Record<'_>) -> Option<String> {
        let between = [CONTINUE, ARRAY, TABLE, SHARED_FORMULA];
        match record.following().take(8).find(|next| !between.contains(&next.kind)) {
            Some(mut next) if next.kind == STRING => {
                self.globals.letters.read(&mut next.body, true)
            }
            _ => Some(String::new()),
        }
    }

    fn rk(&self, body: &mut Body<'_>) -> Option<Cow<'static, str>> {
        let look = body.u16()?;
        Some(self.number(unpacked(body.u32()?), look))
    }

    fn number(&self, value: f64, look: u16) -> Cow<'static, str> {
        text::of(value, self.globals.kind(look), self.globals.from_1904).into()
    }

    fn error(&mut self, (row, column): (u32, u32)) -> Result<Option<()>, Unusable> {
        self.sheet.push(row, column, Value::Error).map(Some)
    }
}

/// A number in 30 bits: a whole one, or the upper half of a float; either may
/// be a hundred times too large.
fn unpacked(bits: u32) -> f64 {
    let value = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { value / 100.0 } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unpacks_numbers_of_30_bits() {
        let check = |bits: u32, expected: f64| assert_eq!(unpacked(bits), expected, "{bits:#x}");
        check((5 << 2) | 2, 5.0);
        check(((-5_i32) << 2).cast_unsigned() | 2, -5.0);
        check((1234 << 2) | 3, 12.34);
        check(0x3ff0_0000, 1.0);
        check(0x4059_0001, 1.0);
    }
}
