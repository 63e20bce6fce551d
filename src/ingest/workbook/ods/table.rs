//! The cells of one sheet.

use std::io::BufRead;

use calamine::DataRef;
use quick_xml::events::{BytesStart, Event};

use super::content::{Content, attribute, count};
use crate::ingest::workbook::push;
use crate::ingest::workbook::sheet::{Sheet, Value};
use crate::ingest::{MAX_COLUMNS, Unusable};

/// Rows that a sheet can have in LibreOffice and Excel.
const MAX_ROWS: u32 = 1 << 20;

/// A cell, or several beside each other that are alike.
struct Cell {
    column: u32,
    times: u32,
    value: Typed,
}

enum Typed {
    Value(DataRef<'static>),
    /// What a formula could not compute.
    Error,
    /// The value is what the cell shows.
    Shown,
    Nothing,
}

/// Hands the cells of the table that was entered last to `sheet`, at most
/// `left` of them; whether they could all be read.
pub(super) fn read<R: BufRead>(
    content: &mut Content<R>,
    left: &mut u64,
    sheet: &mut Sheet,
) -> Result<bool, Unusable> {
    let mut buffer = Vec::new();
    let mut cells: Vec<Cell> = Vec::new();
    let (mut row, mut times, mut column) = (0_u32, 1, 0_u32);
    loop {
        let Some(event) = content.next(&mut buffer) else { return Ok(false) };
        match event {
            Event::Start(start) => match start.name().as_ref() {
                "table:table-row" => {
                    times = count(&start, "table:number-rows-repeated");
                    column = 0;
                    cells.clear();
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let alike = count(&start, "table:number-columns-repeated");
                    let Some(value) = typed(&start, content) else { return Ok(false) };
                    // One column too many is enough to refuse the sheet.
                    let room = (MAX_COLUMNS as u32 + 1).saturating_sub(column);
                    if !matches!(value, Typed::Nothing) && room > 0 {
                        cells.push(Cell { column, times: alike.min(room), value });
                    }
                    column = column.saturating_add(alike);
                }
                "table:table" | "table:shapes" | "office:forms" if content.skip().is_none() => {
                    return Ok(false);
                }
                _ => {}
            },
            Event::End(end) => match end.name().as_ref() {
                "table:table-row" => {
                    if !hand_over(&cells, row, times, left, sheet)? {
                        return Ok(false);
                    }
                    cells.clear();
                    row = row.saturating_add(times);
                }
                "table:table" => return Ok(true),
                _ => {}
            },
            _ => {}
        }
    }
}

/// Hands over a row, and those after it that are like it.
fn hand_over(
    cells: &[Cell],
    row: u32,
    times: u32,
    left: &mut u64,
    sheet: &mut Sheet,
) -> Result<bool, Unusable> {
    if cells.is_empty() {
        return Ok(true);
    }
    for row in row..row.saturating_add(times) {
        if row >= MAX_ROWS {
            return Ok(false);
        }
        for cell in cells {
            for column in cell.column..cell.column.saturating_add(cell.times) {
                let Some(rest) = left.checked_sub(1) else { return Ok(false) };
                *left = rest;
                match &cell.value {
                    Typed::Value(value) => push(sheet, (row, column), value)?,
                    _ => sheet.push(row, column, Value::Error)?,
                }
            }
        }
    }
    Ok(true)
}

/// The value of a cell; reads to its end. `None` when that cannot be found.
fn typed<R: BufRead>(start: &BytesStart<'_>, content: &mut Content<R>) -> Option<Typed> {
    match stated(start) {
        Typed::Shown => {
            let text = content.text()?;
            Some(if text.is_empty() { Typed::Nothing } else { Typed::Value(DataRef::String(text)) })
        }
        value => content.skip().map(|()| value),
    }
}

/// The value that a cell states beside what it shows.
fn stated(start: &BytesStart<'_>) -> Typed {
    let stated = |name: &str| attribute(start, name);
    if stated("calcext:value-type").is_some_and(|kind| kind == "error") {
        return Typed::Error;
    }
    let kind = stated("office:value-type").unwrap_or_default();
    let value = match &*kind {
        "" => return Typed::Nothing,
        "date" => stated("office:date-value").map(|date| DataRef::DateTimeIso(date.into_owned())),
        "time" => stated("office:time-value").map(|time| DataRef::DurationIso(time.into_owned())),
        "boolean" => stated("office:boolean-value")
            .map(|yes| DataRef::Bool(yes.eq_ignore_ascii_case("true"))),
        "string" => stated("office:string-value").map(|text| DataRef::String(text.into_owned())),
        _ => stated("office:value").and_then(|number| number.parse().ok()).map(DataRef::Float),
    };
    value.map_or(Typed::Shown, Typed::Value)
}
