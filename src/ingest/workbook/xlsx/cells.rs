//! The cells of a sheet.

use quick_xml::events::BytesStart;

use super::Shared;
use super::strings::{rich, unescaped};
use crate::ingest::Unusable;
use crate::ingest::workbook::archive::Part;
use crate::ingest::workbook::format::Kind;
use crate::ingest::workbook::sheet::{Sheet, Value};
use crate::ingest::workbook::text;
use crate::ingest::workbook::xml::{Damaged, Piece, attribute};

/// What a cell's own element says of its value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Type {
    /// A number, or a text that is none.
    #[default]
    Unsaid,
    Number,
    Shared,
    Text,
    Inline,
    Truth,
    Error,
    Date,
}

/// Hands the cells of a part to `sheet`; whether they could all be read.
pub(super) fn read(
    part: &mut Part<'_>,
    shared: &Shared,
    sheet: &mut Sheet,
) -> Result<bool, Unusable> {
    let (text, made) = (String::new(), String::new());
    let mut reader = Reader { shared, sheet, row: 0, column: 0, text, made };
    loop {
        match reader.next(part) {
            Ok(Next::Cell(result)) => result?,
            Ok(Next::Other) => {}
            Ok(Next::End) => return Ok(true),
            Err(Damaged) => return Ok(false),
        }
    }
}

struct Reader<'a> {
    shared: &'a Shared,
    sheet: &'a mut Sheet,
    /// Where the next cell is that does not say so itself.
    row: u32,
    column: u32,
    /// What a cell stores, and the text that is made of it: room for both, used
    /// again for every cell.
    text: String,
    made: String,
}

enum Next {
    Cell(Result<(), Unusable>),
    Other,
    End,
}

impl Reader<'_> {
    fn next(&mut self, part: &mut Part<'_>) -> Result<Next, Damaged> {
        match part.next()? {
            Piece::Start(start) => match start.local_name().as_ref() {
                "c" => {
                    let (kind, look) = self.cell(&start)?;
                    return self.value(part, kind, look).map(Next::Cell);
                }
                "row" => {
                    if let Some(number) = attribute(&start, "r") {
                        let number: u32 = number.parse().map_err(|_| Damaged)?;
                        self.row = number.checked_sub(1).ok_or(Damaged)?;
                    }
                    self.column = 0;
                }
                _ => {}
            },
            Piece::End(end) => match end.local_name().as_ref() {
                "row" => self.row = self.row.saturating_add(1),
                "sheetData" => return Ok(Next::End),
                _ => {}
            },
            Piece::Text(_) | Piece::Other => {}
        }
        Ok(Next::Other)
    }

    /// Takes a cell's place from its element; gives what else that says.
    fn cell(&mut self, start: &BytesStart<'_>) -> Result<(Type, usize), Damaged> {
        let (mut kind, mut look) = (Type::Unsaid, 0);
        for one in start.attributes().with_checks(false) {
            let one = one.map_err(|_| Damaged)?;
            match one.key.as_ref() {
                "r" => (self.row, self.column) = place(&one.value).ok_or(Damaged)?,
                "s" => look = one.value.parse().unwrap_or(usize::MAX),
                "t" => {
                    kind = match &*one.value {
                        "n" => Type::Number,
                        "s" => Type::Shared,
                        "str" => Type::Text,
                        "inlineStr" => Type::Inline,
                        "b" => Type::Truth,
                        "e" => Type::Error,
                        "d" => Type::Date,
                        _ => return Err(Damaged),
                    }
                }
                _ => {}
            }
        }
        Ok((kind, look))
    }

    /// Reads a cell whose start was just read, and hands it on.
    fn value(
        &mut self,
        part: &mut Part<'_>,
        kind: Type,
        look: usize,
    ) -> Result<Result<(), Unusable>, Damaged> {
        self.text.clear();
        loop {
            match part.next()? {
                Piece::Start(start) => match start.local_name().as_ref() {
                    // A cell with a text of its own may repeat it as a value.
                    "v" if kind != Type::Inline => {
                        self.text.clear();
                        part.text(&mut self.text)?;
                    }
                    "is" => rich(part, &mut self.text)?,
                    _ => part.skip()?,
                },
                Piece::End(_) => break,
                Piece::Text(_) | Piece::Other => {}
            }
        }
        let at = (self.row, self.column);
        self.column = self.column.saturating_add(1);
        self.push(at, kind, look)
    }

    fn push(
        &mut self,
        (row, column): (u32, u32),
        kind: Type,
        look: usize,
    ) -> Result<Result<(), Unusable>, Damaged> {
        let stored = self.text.trim();
        if kind == Type::Error {
            return Ok(self.sheet.push(row, column, Value::Error));
        }
        if stored.is_empty() {
            return Ok(Ok(()));
        }
        let mut push = |text: &str| Ok(self.sheet.push(row, column, Value::Text(text)));
        match kind {
            Type::Shared => {
                let index = stored.parse().map_err(|_| Damaged)?;
                push(self.shared.strings.get(index).ok_or(Damaged)?)
            }
            Type::Text => push(&unescaped(stored)),
            Type::Inline => push(stored),
            Type::Date => push(stored.strip_suffix("T00:00:00").unwrap_or(stored)),
            Type::Truth => push(text::truth(matches!(stored, "1" | "true"))),
            Type::Number | Type::Unsaid => match stored.parse() {
                Ok(number) => {
                    let look = self.shared.looks.get(look).copied().unwrap_or(Kind::Number);
                    text::put(number, look, self.shared.from_1904, &mut self.made);
                    push(&self.made)
                }
                Err(_) if kind == Type::Unsaid => push(stored),
                Err(_) => Err(Damaged),
            },
            Type::Error => Ok(Ok(())),
        }
    }
}

/// Row and column, counted from 0, of a place such as `B12`.
fn place(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let mut column: u32 = 0;
    for letter in name[..digits].bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        let number = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(number)?;
    }
    let row: u32 = name[digits..].parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn reads_the_places_of_cells() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("xfd1048576"), Some((1_048_575, 16_383)));
        assert_eq!(place("AA10"), Some((9, 26)));
        for wrong in ["", "A", "1", "A0", "$A$1", "é1", "ZZZZZZZZZ1", "A4294967296"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }
}
