//! Spreadsheets of LibreOffice (`.ods`): the sheets are one XML text, which is read
//! as it is unpacked. After the OpenDocument format, version 1.3, part 3.

mod cell;
mod unpack;

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::sheet::Sheet;
use super::{Bytes, Choice};
use crate::ingest::{Unusable, most_rows};
use cell::{Cell, Content};
use unpack::Bounded;

/// Rows and columns that a sheet has at most.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;

/// Most bytes of the list of a workbook's parts.
const MAX_MANIFEST: u64 = 16 << 20;

/// What stands among the cells without being one: its text is no answer.
const BESIDE: [&str; 6] = [
    "office:annotation",
    "office:forms",
    "table:shapes",
    "table:tracked-changes",
    "draw:frame",
    "draw:custom-shape",
];

/// Reads the sheets of a workbook that `choice` wants.
pub(super) fn read(bytes: Vec<u8>, choice: &mut Choice<'_>) -> Result<(), Unusable> {
    let damaged = |_| Unusable::new("workbook-damaged");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if is_locked(&mut archive) {
        return Err(Unusable::new("workbook-locked"));
    }
    let content = archive.by_name("content.xml").map_err(damaged)?;
    let mut reader = Reader::from_reader(BufReader::with_capacity(64 << 10, Bounded::new(content)));
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk { choice, sheet: None, row: Row::default(), cell: None, beside: 0 };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        reader.get_mut().get_mut().next_piece();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => return walk.end(true),
            Ok(event) => walk.take(event)?,
            Err(_) => {
                let too_large = reader.get_ref().get_ref().refused();
                return too_large.map_or_else(|| walk.end(false), Err);
            }
        }
    }
}

/// Whether the list of parts says that they are encrypted.
fn is_locked(archive: &mut ZipArchive<Bytes>) -> bool {
    let mut list = Vec::new();
    let read = archive
        .by_name("META-INF/manifest.xml")
        .map(|part| part.take(MAX_MANIFEST).read_to_end(&mut list));
    read.is_ok() && memchr::memmem::find(&list, b"encryption-data").is_some()
}

/// Where reading is.
struct Walk<'a, 'b> {
    choice: &'a mut Choice<'b>,
    /// The sheet that is being read; `None` outside, and in one that is not wanted.
    sheet: Option<Sheet>,
    row: Row,
    cell: Option<Cell>,
    /// How deep reading is in something that is no cell.
    beside: usize,
}

#[derive(Default)]
struct Row {
    /// From 0.
    number: u32,
    /// How often it stands there.
    repeats: u32,
    /// The column of the next cell, from 0.
    column: u32,
    /// The values of a row that stands there more than once, by column.
    values: Vec<(u32, Content)>,
}

impl Walk<'_, '_> {
    fn take(&mut self, event: Event<'_>) -> Result<(), Unusable> {
        match event {
            Event::Start(_) if self.beside > 0 => self.beside += 1,
            Event::End(_) if self.beside > 0 => self.beside -= 1,
            _ if self.beside > 0 => {}
            Event::Start(start) => self.begin(&start)?,
            Event::End(end) => match end.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => self.end_cell()?,
                "table:table-row" => self.end_row()?,
                "table:table" => self.end_sheet(true)?,
                _ => {}
            },
            Event::Text(text) => {
                if let Some(cell) = &mut self.cell {
                    cell.push(&text.xml10_content());
                }
            }
            Event::CData(text) => {
                if let Some(cell) = &mut self.cell {
                    cell.push(&text.xml10_content());
                }
            }
            Event::GeneralRef(name) => {
                if let Some(cell) = &mut self.cell {
                    cell.refer(&name);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), Unusable> {
        match start.name().as_ref() {
            name if BESIDE.contains(&name) => self.beside = 1,
            // A table within a cell is a picture of one.
            "table:table" if self.cell.is_some() => self.beside = 1,
            "table:table" => {
                self.end_sheet(true)?;
                let name = attribute(start, "table:name").unwrap_or_default();
                self.sheet = self.choice.begin(name);
                self.row = Row::default();
            }
            "table:table-row" => {
                let repeats = count(start, "table:number-rows-repeated", MOST_ROWS);
                self.row.repeats = repeats.min(MOST_ROWS - self.row.number.min(MOST_ROWS));
                self.row.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" if self.sheet.is_some() => {
                self.cell = Some(Cell::of(start));
            }
            name => {
                if let Some(cell) = &mut self.cell {
                    cell.begin(name, start);
                }
            }
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Unusable> {
        let (Some(cell), Some(sheet)) = (self.cell.take(), &mut self.sheet) else { return Ok(()) };
        let first = self.row.column;
        let room = MOST_COLUMNS - first.min(MOST_COLUMNS);
        self.row.column += cell.repeats.min(room);
        let content = cell.finish();
        if matches!(content, Content::Nothing) {
            return Ok(());
        }
        for column in first..self.row.column {
            match self.row.repeats {
                1 => content.push(self.row.number, column, sheet)?,
                _ => self.row.values.push((column, content.clone())),
            }
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Unusable> {
        let row = &mut self.row;
        if let Some(sheet) = self.sheet.as_mut().filter(|_| !row.values.is_empty()) {
            // A few bytes can stand for more than there is room for.
            let most = most_rows(row.values.len());
            if u64::from(row.repeats) > most {
                return Err(Unusable::too_many_rows(most));
            }
            for number in (row.number..).take(row.repeats as usize) {
                for (column, content) in &row.values {
                    content.push(number, *column, sheet)?;
                }
            }
        }
        row.values.clear();
        row.number += row.repeats;
        row.repeats = 0;
        Ok(())
    }

    fn end_sheet(&mut self, whole: bool) -> Result<(), Unusable> {
        self.cell = None;
        match self.sheet.take() {
            Some(sheet) => self.choice.end(sheet, whole),
            None => Ok(()),
        }
    }

    /// Ends the workbook; a sheet that is open then was cut off.
    fn end(mut self, whole: bool) -> Result<(), Unusable> {
        if !whole && self.choice.names.is_empty() {
            return Err(Unusable::new("workbook-damaged"));
        }
        self.end_sheet(whole && self.sheet.is_none())
    }
}

/// An attribute's value, its entities resolved.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok().flatten()?;
    let value = quick_xml::escape::unescape(&found.value).ok()?;
    Some(value.into_owned())
}

/// An attribute that says how often something stands there: once without it.
fn count(start: &BytesStart<'_>, name: &str, most: u32) -> u32 {
    let stated = start.try_get_attribute(name).ok().flatten();
    stated.and_then(|stated| stated.value.parse().ok()).unwrap_or(1).min(most)
}
