//! Texts: those that cells share, and those that they hold themselves.

use std::borrow::Cow;

use crate::ingest::Unusable;
use crate::ingest::workbook::archive::Part;
use crate::ingest::workbook::xml::{Damaged, Piece, append, attribute, too_large_texts};

/// Most memory that shared texts take, in bytes.
const MAX_STRINGS: usize = 256 << 20;

/// The texts that cells share, end to end, and where each ends.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start as usize..*self.ends.get(index)? as usize)
    }

    /// Reads the part that holds them, as far as it goes.
    pub(super) fn read(&mut self, part: &mut Part<'_>) -> Result<Result<(), Damaged>, Unusable> {
        let mut one = String::new();
        loop {
            match part.next() {
                Ok(Piece::Start(start)) if start.local_name().as_ref() == "si" => {
                    one.clear();
                    if rich(part, &mut one) == Err(Damaged) {
                        return Ok(Err(Damaged));
                    }
                    self.text.push_str(&one);
                    self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
                    if self.text.len() + self.ends.len() * 4 > MAX_STRINGS {
                        return Err(too_large_texts(MAX_STRINGS));
                    }
                }
                Ok(Piece::End(end)) if end.local_name().as_ref() == "sst" => return Ok(Ok(())),
                Ok(_) => {}
                Err(Damaged) => return Ok(Err(Damaged)),
            }
        }
    }
}

/// Reads a text, whose start was just read, in one piece or in pieces that look
/// different.
pub(super) fn rich(part: &mut Part<'_>, out: &mut String) -> Result<(), Damaged> {
    let (mut depth, mut piece) = (1, String::new());
    while depth > 0 {
        match part.next()? {
            Piece::Start(start) => match start.local_name().as_ref() {
                "t" => {
                    let kept = attribute(&start, "space").is_some_and(|space| space == "preserve");
                    piece.clear();
                    part.text(&mut piece)?;
                    let spaces = [' ', '\t', '\r', '\n'];
                    let text = if kept { &piece } else { piece.trim_matches(spaces) };
                    append(out, &unescaped(text))?;
                }
                // How a text is pronounced is not the text.
                "rPh" => part.skip()?,
                _ => depth += 1,
            },
            Piece::End(_) => depth -= 1,
            Piece::Text(_) | Piece::Other => {}
        }
    }
    Ok(())
}

/// A text in which `_x000D_` stands for a letter that XML cannot hold.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut units = Vec::new();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let unit =
            rest.get(at + 2..at + 6).filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        let unit = unit.filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let unit = unit.and_then(|hex| u16::from_str_radix(hex, 16).ok());
        if at > 0 || unit.is_none() {
            settle(&mut units, &mut out);
        }
        out.push_str(&rest[..at]);
        match unit {
            Some(unit) => {
                units.push(unit);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    settle(&mut units, &mut out);
    out.push_str(rest);
    Cow::Owned(out)
}

/// Adds units of UTF-16, two of which may make one letter.
fn settle(units: &mut Vec<u16>, out: &mut String) {
    out.push_str(&String::from_utf16_lossy(units));
    units.clear();
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn letters_that_xml_cannot_hold() {
        assert_eq!(unescaped("a_x000D_b"), "a\rb");
        assert_eq!(unescaped("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescaped("_xD83D__xDE00_!"), "\u{1f600}!");
        assert_eq!(unescaped("_xD83D_a_xDE00_"), "\u{fffd}a\u{fffd}");
        assert_eq!(unescaped("_x00_ _xéééé_ _x000"), "_x00_ _xéééé_ _x000");
    }
}
