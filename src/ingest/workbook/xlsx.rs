//! Workbooks of Excel, by calamine, within bounds: it holds some parts as a whole, and
//! believes what they say of themselves.

use std::io::{Cursor, Read};

use calamine::{Reader as _, Xlsx, XlsxError};
use zip::ZipArchive;

use super::{Bytes, Choice, push};
use crate::ingest::Unusable;
use crate::ingest::packed::{too_large, too_large_texts};

/// Most bytes that all parts may unpack to: about thirty million cells.
const MAX_XML: u64 = 1 << 30;

/// Most bytes of the parts that are no sheets, of which the table of texts is the
/// largest: in memory it takes up to twice that.
const MAX_HELD: u64 = 256 << 20;

/// What states how many texts there are, for which calamine makes room at once.
const COUNT: &[u8] = b"uniqueCount";

/// Reads the sheets of a workbook that `choice` wants.
pub(super) fn read(bytes: Vec<u8>, choice: &mut Choice<'_>) -> Result<(), Unusable> {
    let damaged = |_| Unusable::new("workbook-damaged");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    bounded(&mut archive)?;
    let mut book = Xlsx::new(archive.into_inner()).map_err(|error| match error {
        XlsxError::Password => Unusable::new("workbook-locked"),
        _ => Unusable::new("workbook-damaged"),
    })?;
    for name in book.sheet_names() {
        let Some(mut sheet) = choice.begin(name.clone()) else { continue };
        let whole = match book.worksheet_cells_reader(&name) {
            Ok(mut cells) => loop {
                match cells.next_cell() {
                    Ok(Some(cell)) => push(&mut sheet, cell.get_position(), cell.get_value())?,
                    Ok(None) => break true,
                    Err(_) => break false,
                }
            },
            Err(_) => false,
        };
        choice.end(sheet, whole)?;
    }
    Ok(())
}

/// Refuses a workbook that unpacks to more than fits: by what it states, and since that
/// may be a lie, by unpacking it once without keeping anything. That is a tenth of
/// the time that reading takes.
fn bounded(archive: &mut ZipArchive<Bytes>) -> Result<(), Unusable> {
    let (mut total, mut held) = (0, 0);
    let mut piece = vec![0; 64 << 10];
    for index in 0..archive.len() {
        let Ok(mut part) = archive.by_index(index) else { continue };
        let is_sheet = part.name().is_ok_and(|name| name.contains("worksheets/"));
        let mut texts = Texts::default();
        if part.size() > MAX_XML - total {
            return Err(too_large(MAX_XML));
        }
        // What cannot be unpacked is found by the reader of workbooks.
        while let Ok(length @ 1..) = part.read(&mut piece) {
            total += length as u64;
            if !is_sheet {
                held += length as u64;
                texts.look(&piece[..length]);
            }
            if total > MAX_XML {
                return Err(too_large(MAX_XML));
            }
            if held > MAX_HELD {
                return Err(too_large_texts(MAX_HELD));
            }
        }
        if texts.stated > texts.bytes {
            return Err(Unusable::new("workbook-damaged"));
        }
    }
    Ok(())
}

/// How many texts a part states, against the bytes that it has.
#[derive(Default)]
struct Texts {
    bytes: u64,
    stated: u64,
    /// The number that is being read, behind the word that announces it.
    number: Option<u64>,
    /// The end of the last piece: the word may lie across two.
    before: Vec<u8>,
}

impl Texts {
    fn look(&mut self, piece: &[u8]) {
        self.bytes += piece.len() as u64;
        self.number(piece);
        let seen = self.before.len();
        self.before.extend_from_slice(piece);
        let text = std::mem::take(&mut self.before);
        for at in memchr::memmem::find_iter(&text, COUNT) {
            let end = at + COUNT.len();
            if end > seen {
                self.number = Some(0);
                self.number(&text[end..]);
            }
        }
        self.before.extend_from_slice(&text[text.len() - text.len().min(COUNT.len() - 1)..]);
    }

    /// Reads on in the number, if there is one: ` = "123"`.
    fn number(&mut self, text: &[u8]) {
        for byte in text {
            let Some(number) = &mut self.number else { return };
            match byte {
                b'0'..=b'9' => {
                    *number = number.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
                    self.stated = self.stated.max(*number);
                }
                b'=' | b'"' | b'\'' | b' ' | b'\t' | b'\r' | b'\n' if *number == 0 => {}
                _ => self.number = None,
            }
        }
    }
}
