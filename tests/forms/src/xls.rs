//! Workbooks of Excel 97 to 2003: records in a stream in a compound file, after
//! Microsoft's description (MS-XLS).

use std::collections::HashMap;
use std::io::{Cursor, Write};

use anyhow::{Result, ensure};

use crate::Responses;

/// Rows that such a sheet has at most.
pub const MOST_ROWS: usize = 65_536;

/// Longest record, in bytes; a longer table of texts goes on in further records.
const RECORD: usize = 8_224;

/// Responses in one sheet: numbers, and texts through the workbook's table of texts.
///
/// # Errors
/// When there are more rows than such a sheet has.
pub fn write(responses: &Responses) -> Result<Vec<u8>> {
    ensure!(responses.respondents() < MOST_ROWS, "an .xls sheet has {MOST_ROWS} rows");
    let mut texts = Texts::default();
    let mut cells = Records::default();
    let rows = std::iter::once(&responses.headings[..]).chain(responses.rows());
    for (row, line) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(line) {
            let mut place = [(row as u16).to_le_bytes(), column.to_le_bytes(), [15, 0]].concat();
            match cell.parse::<f64>() {
                Ok(number) => {
                    place.extend(number.to_le_bytes());
                    cells.add(NUMBER, &place);
                }
                Err(_) if cell.is_empty() => {}
                Err(_) => {
                    place.extend(texts.place(cell).to_le_bytes());
                    cells.add(TEXT, &place);
                }
            }
        }
    }
    let mut stream = Records::default();
    stream.add(BEGIN, &begin(0x0005));
    // Code page 1200: UTF-16.
    stream.add(0x0042, &1200u16.to_le_bytes());
    let name = b"Antwoorden";
    let sheet_record = 4 + 8 + name.len();
    let shared = texts.records();
    let start = stream.0.len() + sheet_record + shared.0.len() + 4;
    let mut sheet = (start as u32).to_le_bytes().to_vec();
    sheet.extend([0, 0, name.len() as u8, 0]);
    sheet.extend(name);
    stream.add(0x0085, &sheet);
    stream.0.extend(shared.0);
    stream.add(END, &[]);
    stream.add(BEGIN, &begin(0x0010));
    let (rows, columns) = (responses.respondents() as u32 + 1, responses.headings.len() as u16);
    let mut size = [0u32.to_le_bytes(), rows.to_le_bytes()].concat();
    size.extend([[0, 0], columns.to_le_bytes(), [0, 0]].concat());
    stream.add(0x0200, &size);
    stream.0.extend(cells.0);
    stream.add(END, &[]);
    let mut file =
        cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    file.create_stream("Workbook")?.write_all(&stream.0)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const NUMBER: u16 = 0x0203;
const TEXT: u16 = 0x00fd;

fn begin(kind: u16) -> Vec<u8> {
    let words = [0x0600, kind, 0x0dbb, 0x07cc, 0, 0, 6, 0];
    words.map(u16::to_le_bytes).concat()
}

#[derive(Default)]
struct Records(Vec<u8>);

impl Records {
    fn add(&mut self, kind: u16, data: &[u8]) {
        self.0.extend(kind.to_le_bytes());
        self.0.extend((data.len() as u16).to_le_bytes());
        self.0.extend(data);
    }
}

/// Every different text once.
#[derive(Default)]
struct Texts {
    places: HashMap<String, u32>,
    texts: Vec<String>,
    uses: u32,
}

impl Texts {
    fn place(&mut self, text: &str) -> u32 {
        self.uses += 1;
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let place = self.texts.len() as u32;
        self.places.insert(text.to_owned(), place);
        self.texts.push(text.to_owned());
        place
    }

    /// The table; a record is ended before a text that would not fit.
    fn records(&self) -> Records {
        let mut records = Records::default();
        let mut data = [self.uses.to_le_bytes(), (self.texts.len() as u32).to_le_bytes()].concat();
        let mut kind = 0x00fc;
        for text in &self.texts {
            let units: Vec<u16> = text.encode_utf16().collect();
            if data.len() + 3 + units.len() * 2 > RECORD {
                records.add(kind, &data);
                data.clear();
                kind = 0x003c;
            }
            data.extend((units.len() as u16).to_le_bytes());
            data.push(1);
            data.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        }
        records.add(kind, &data);
        records
    }
}
