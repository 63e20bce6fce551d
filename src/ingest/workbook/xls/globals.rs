//! What comes before the sheets: their names and places, the shared texts, and
//! how numbers are shown.

use hashbrown::HashMap;

use super::record::{BOF, EOF, Record, Records};
use super::strings::{Letters, Shared};
use crate::ingest::workbook::format::Kind;
use crate::ingest::{Unusable, encoding};

const FILEPASS: u16 = 0x002f;
const CODEPAGE: u16 = 0x0042;
const DATEMODE: u16 = 0x0022;
const BOUNDSHEET: u16 = 0x0085;
const XF: u16 = 0x00e0;
const SST: u16 = 0x00fc;
const FORMAT: u16 = 0x041e;

/// BIFF8, the records of Excel 97 and later.
const BIFF8: u16 = 0x0600;

/// The substream of a whole workbook; others are a lone sheet.
const WORKBOOK: u16 = 0x0005;

/// What holds for all sheets.
pub(super) struct Globals {
    pub(super) letters: Letters,
    /// Whether the file states an encoding that is not known here.
    pub(super) unknown_letters: bool,
    pub(super) from_1904: bool,
    pub(super) sheets: Vec<Place>,
    pub(super) shared: Shared,
    /// Format numbers, by the number that cells have.
    looks: Vec<u16>,
    formats: HashMap<u16, Kind>,
}

/// A sheet's name, and where it is in the stream.
pub(super) struct Place {
    pub(super) name: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Globals {
    pub(super) fn read(stream: &[u8]) -> Result<Self, Unusable> {
        let damaged = || Unusable::new("workbook-damaged");
        let mut records = Records::new(stream, 0);
        let mut first = records.next().filter(|record| record.kind == BOF).ok_or_else(damaged)?;
        let (version, content) = first.body.u16().zip(first.body.u16()).ok_or_else(damaged)?;
        let mut globals = Globals {
            letters: if version == BIFF8 { Letters::Unicode } else { Letters::Bytes(None) },
            unknown_letters: false,
            from_1904: false,
            sheets: Vec::new(),
            shared: Shared::default(),
            looks: Vec::new(),
            formats: HashMap::new(),
        };
        for mut record in records {
            match record.kind {
                EOF => break,
                FILEPASS => return Err(Unusable::new("workbook-locked")),
                // A record that is too short says nothing.
                _ => drop(globals.take(&mut record)),
            }
        }
        if content != WORKBOOK {
            // A sheet without a workbook around it; Excel calls it this, too.
            globals.sheets = vec![Place { name: "Sheet1".to_owned(), start: 0, end: 0 }];
        }
        if globals.sheets.is_empty() {
            return Err(damaged());
        }
        globals.bound(stream.len());
        Ok(globals)
    }

    /// How a number is shown in a cell that has this look.
    pub(super) fn kind(&self, look: u16) -> Kind {
        let Some(format) = self.looks.get(usize::from(look)) else { return Kind::Number };
        self.formats.get(format).copied().unwrap_or_else(|| Kind::built_in(*format))
    }

    fn take(&mut self, record: &mut Record<'_>) -> Option<()> {
        let body = &mut record.body;
        match record.kind {
            CODEPAGE => {
                let page = body.u16()?;
                if let Letters::Bytes(encoding) = &mut self.letters {
                    *encoding = encoding::by_code_page(page.into());
                    self.unknown_letters = encoding.is_none();
                }
            }
            DATEMODE => self.from_1904 = body.u16()? == 1,
            FORMAT => {
                let number = body.u16()?;
                let long = matches!(self.letters, Letters::Unicode);
                let code = self.letters.read(body, long)?;
                self.formats.insert(number, Kind::of_code(&code));
            }
            XF => {
                body.u16()?;
                self.looks.push(body.u16()?);
            }
            BOUNDSHEET => {
                let start = body.u32()? as usize;
                let [_hidden, kind] = body.array()?;
                let mut name = self.letters.read(body, false)?;
                name.retain(|letter| letter != '\0');
                // Others are charts and macros.
                if kind == 0 {
                    self.sheets.push(Place { name, start, end: 0 });
                }
            }
            SST => self.shared = Shared::read(body),
            _ => {}
        }
        Some(())
    }

    /// Ends every sheet where the next begins, so that no part of the stream
    /// is read more than once, whatever the file says.
    fn bound(&mut self, length: usize) {
        let mut starts: Vec<usize> = self.sheets.iter().map(|sheet| sheet.start).collect();
        starts.sort_unstable();
        let mut taken = vec![false; starts.len()];
        for sheet in &mut self.sheets {
            let first = starts.partition_point(|start| *start < sheet.start);
            let next = starts.partition_point(|start| *start <= sheet.start);
            let again = std::mem::replace(&mut taken[first], true);
            let end = starts.get(next).copied().unwrap_or(length).min(length);
            sheet.end = if again { sheet.start } else { end };
        }
    }
}
