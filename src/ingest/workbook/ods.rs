//! OpenDocument spreadsheets: all sheets are in one part, one after the other.

use super::archive::{Archive, Part};
use super::sheet::{MAX_HELD, Sheet, Value};
use super::xml::{Damaged, Piece, append, attribute};
use super::{Choice, MAX_SHEETS, text};
use crate::ingest::packed::too_large_texts;
use crate::ingest::{MAX_COLUMNS, Unusable};
use quick_xml::events::BytesStart;

/// Most rows of a sheet, as many as the programs that make them know.
const MAX_ROWS: u32 = 1 << 20;

/// Most cells that a workbook may have by saying how often one is repeated: a few
/// bytes would otherwise keep a page busy for minutes.
const MAX_COPIES: u64 = 32 << 20;

/// Most spaces in a row; no cell holds more letters than half of this.
const MAX_SPACES: usize = 1 << 16;

/// Hands the sheets to `choice`; the names of all of them.
pub(super) fn read(bytes: Vec<u8>, choice: &mut Choice<'_>) -> Result<Vec<String>, Unusable> {
    let mut archive = Archive::open(bytes)?;
    if is_locked(&mut archive) {
        return Err(Unusable::new("workbook-locked"));
    }
    let room = archive.room.clone();
    let mut part = archive.part("content.xml").ok_or_else(|| Unusable::new("workbook-damaged"))?;
    let mut names = Vec::new();
    let mut copies = MAX_COPIES;
    // A part that is cut off between sheets has lost the ones that follow.
    while let Ok(piece) = part.next() {
        match piece {
            Piece::Start(start) if start.local_name().as_ref() == "table" => {
                if names.len() >= MAX_SHEETS {
                    break;
                }
                let name = attribute(&start, "name").unwrap_or_default().into_owned();
                choice.sheet(&name, |sheet| table(&mut part, sheet, &mut copies))?;
                names.push(name);
            }
            Piece::End(end) if end.local_name().as_ref() == "spreadsheet" => return Ok(names),
            _ => {}
        }
        room.check()?;
    }
    room.check()?;
    choice.damaged = true;
    Ok(names)
}

/// Whether the workbook has a password: its list of parts then says how they are locked.
fn is_locked(archive: &mut Archive) -> bool {
    let Some(mut part) = archive.part("META-INF/manifest.xml") else { return false };
    while let Ok(piece) = part.next() {
        if let Piece::Start(start) = piece
            && start.local_name().as_ref() == "encryption-data"
        {
            return true;
        }
    }
    false
}

/// Cells side by side that hold the same.
struct Run {
    column: usize,
    length: usize,
    text: Option<String>,
}

/// Reads a sheet whose start was just read; whether it could all be read.
fn table(part: &mut Part<'_>, sheet: &mut Sheet, copies: &mut u64) -> Result<bool, Unusable> {
    let (mut next, mut runs) = (0, Vec::new());
    loop {
        let repeats = match part.next() {
            Ok(Piece::Start(start)) if start.local_name().as_ref() == "table-row" => {
                repeated(&start, "number-rows-repeated")
            }
            // Drawings over the cells may hold tables of their own.
            Ok(Piece::Start(start))
                if matches!(start.local_name().as_ref(), "shapes" | "forms" | "table") =>
            {
                match part.skip() {
                    Ok(()) => continue,
                    Err(Damaged) => return Ok(false),
                }
            }
            Ok(Piece::End(end)) if end.local_name().as_ref() == "table" => return Ok(true),
            Ok(_) => continue,
            Err(Damaged) => return Ok(false),
        };
        runs.clear();
        let whole = row(part, &mut runs)?;
        let end = u32::try_from(repeats).unwrap_or(u32::MAX).saturating_add(next);
        if !runs.is_empty() {
            if end > MAX_ROWS {
                return Err(Unusable::too_many_rows(u64::from(MAX_ROWS)));
            }
            let each: u64 = runs.iter().map(|run| run.length as u64).sum();
            let copied = (each * u64::from(end - next)).saturating_sub(runs.len() as u64);
            *copies =
                copies.checked_sub(copied).ok_or_else(|| Unusable::too_many_rows(MAX_COPIES))?;
            for number in next..end {
                push(sheet, number, &runs)?;
            }
        }
        next = end;
        if !whole {
            return Ok(false);
        }
    }
}

fn push(sheet: &mut Sheet, row: u32, runs: &[Run]) -> Result<(), Unusable> {
    for run in runs {
        for column in run.column..run.column + run.length {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            let value = run.text.as_deref().map_or(Value::Error, Value::Text);
            sheet.push(row, column, value)?;
        }
    }
    Ok(())
}

/// Reads the cells of a row; whether they could all be read.
fn row(part: &mut Part<'_>, runs: &mut Vec<Run>) -> Result<bool, Unusable> {
    let (mut column, mut held) = (0, 0);
    loop {
        let (length, kept) = match part.next() {
            Ok(Piece::Start(start)) => match start.local_name().as_ref() {
                "table-cell" | "covered-table-cell" => {
                    (repeated(&start, "number-columns-repeated"), Kept::of(&start))
                }
                _ => continue,
            },
            Ok(Piece::End(end)) if end.local_name().as_ref() == "table-row" => return Ok(true),
            Ok(_) => continue,
            Err(Damaged) => return Ok(false),
        };
        let Ok(text) = cell(part, kept) else { return Ok(false) };
        if text.as_ref().is_none_or(|text| !text.trim().is_empty()) {
            held += text.as_ref().map_or(0, String::len);
            if held > MAX_HELD {
                return Err(too_large_texts(MAX_HELD as u64));
            }
            // What is beyond the last column that a sheet has is the sheet's to refuse.
            let length = length.min((MAX_COLUMNS + 1).saturating_sub(column));
            runs.push(Run { column, length, text });
        }
        column = column.saturating_add(length).min(MAX_COLUMNS + 1);
    }
}

/// How often a row or cell comes in a row.
fn repeated(start: &BytesStart<'_>, name: &str) -> usize {
    attribute(start, name).and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// What a cell's own element says of its value.
enum Kept {
    Value(String),
    Error,
    /// The value is in the cell's paragraphs.
    Inside,
}

impl Kept {
    fn of(start: &BytesStart<'_>) -> Self {
        let mut value = None;
        for one in start.attributes().with_checks(false).flatten() {
            let name = one.key.local_name();
            // `office:value-type` and, of the program itself, `calcext:value-type`.
            if name.as_ref() == "value-type" && one.value == "error" {
                return Kept::Error;
            }
            let Ok(stated) = one.normalized_value(quick_xml::XmlVersion::Implicit1_0) else {
                continue;
            };
            let text = match name.as_ref() {
                "value" => stated.parse().map_or_else(|_| stated.into_owned(), text::number),
                "boolean-value" => text::truth(stated.eq_ignore_ascii_case("true")).to_owned(),
                "date-value" => stated.strip_suffix("T00:00:00").unwrap_or(&stated).to_owned(),
                "time-value" => text::duration(&stated).unwrap_or_else(|| stated.into_owned()),
                "string-value" => stated.into_owned(),
                _ => continue,
            };
            value.get_or_insert(text);
        }
        value.map_or(Kept::Inside, Kept::Value)
    }
}

/// Reads a cell whose start was just read: its text, or `None` for an error.
fn cell(part: &mut Part<'_>, kept: Kept) -> Result<Option<String>, Damaged> {
    let mut inside = String::new();
    let mut paragraphs = 0;
    loop {
        match part.next()? {
            Piece::Start(start) if matches!(start.local_name().as_ref(), "p" | "h") => {
                if paragraphs > 0 {
                    append(&mut inside, "\n")?;
                }
                paragraphs += 1;
                paragraph(part, &mut inside)?;
            }
            // Notes and drawings are no part of the value.
            Piece::Start(_) => part.skip()?,
            Piece::End(_) => break,
            Piece::Text(_) | Piece::Other => {}
        }
    }
    Ok(match kept {
        Kept::Error => None,
        Kept::Value(text) => Some(text),
        Kept::Inside => Some(inside),
    })
}

/// Reads a paragraph whose start was just read.
fn paragraph(part: &mut Part<'_>, out: &mut String) -> Result<(), Damaged> {
    let mut depth = 1;
    while depth > 0 {
        match part.next()? {
            Piece::Start(start) => {
                depth += 1;
                match start.local_name().as_ref() {
                    "s" => {
                        let count = attribute(&start, "c").map_or(Ok(1), |count| count.parse());
                        let count = count.ok().filter(|count| *count <= MAX_SPACES);
                        append(out, &" ".repeat(count.ok_or(Damaged)?))?;
                    }
                    "tab" => append(out, "\t")?,
                    "line-break" => append(out, "\n")?,
                    _ => {}
                }
            }
            Piece::End(_) => depth -= 1,
            Piece::Text(text) => append(out, &text)?,
            Piece::Other => {}
        }
    }
    Ok(())
}
