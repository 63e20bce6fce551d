//! One cell: what it holds, and the text in it.

use calamine::DataRef;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart};

use super::{MOST_COLUMNS, count};
use crate::ingest::Unusable;
use crate::ingest::workbook::push;
use crate::ingest::workbook::sheet::Sheet;

/// Most spaces that one sign stands for.
const MOST_SPACES: u32 = 1_000;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    Nothing,
    Number(f64),
    Truth(bool),
    Text(String),
    /// A day or moment.
    Moment(String),
    /// A time of day, or a duration.
    Duration(String),
    /// What a formula could not compute.
    Error,
}

/// A cell being read.
pub(super) struct Cell {
    /// How often it stands there, side by side.
    pub(super) repeats: u32,
    content: Content,
    /// Whether what it shows is its value.
    shown: bool,
    is_error: bool,
    text: String,
    paragraphs: usize,
}

impl Cell {
    /// The cell that begins like this.
    pub(super) fn of(start: &BytesStart<'_>) -> Self {
        let mut cell = Cell {
            repeats: count(start, "table:number-columns-repeated", MOST_COLUMNS),
            content: Content::Nothing,
            shown: false,
            is_error: false,
            text: String::new(),
            paragraphs: 0,
        };
        for attribute in start.attributes().with_checks(false).flatten() {
            let value = &*attribute.value;
            let text = || quick_xml::escape::unescape(value).unwrap_or_default().into_owned();
            match attribute.key.as_ref() {
                "office:value" => {
                    cell.content = value.parse().map_or(Content::Error, Content::Number);
                }
                "office:boolean-value" => {
                    cell.content = Content::Truth(value.eq_ignore_ascii_case("true"));
                }
                "office:string-value" => cell.content = Content::Text(text()),
                "office:date-value" => cell.content = Content::Moment(text()),
                "office:time-value" => cell.content = Content::Duration(text()),
                "office:value-type" => cell.shown = value == "string",
                "calcext:value-type" => cell.is_error = value == "error",
                _ => {}
            }
        }
        cell.shown &= cell.content == Content::Nothing;
        cell
    }

    /// An element within the cell.
    pub(super) fn begin(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "text:p" | "text:h" => {
                if self.paragraphs > 0 {
                    self.push("\n");
                }
                self.paragraphs += 1;
            }
            "text:s" => {
                for _ in 0..count(start, "text:c", MOST_SPACES) {
                    self.push(" ");
                }
            }
            "text:tab" => self.push("\t"),
            "text:line-break" => self.push("\n"),
            _ => {}
        }
    }

    /// Text within the cell; that between its paragraphs is layout.
    pub(super) fn push(&mut self, text: &str) {
        if self.shown && self.paragraphs > 0 {
            self.text.push_str(text);
        }
    }

    /// A character that is named instead of written.
    pub(super) fn refer(&mut self, name: &BytesRef<'_>) {
        if let Some(known) = resolve_xml_entity(name.as_ref()) {
            self.push(known);
        } else if let Ok(Some(character)) = name.resolve_char_ref() {
            self.push(character.encode_utf8(&mut [0; 4]));
        }
    }

    /// What the cell holds.
    pub(super) fn finish(self) -> Content {
        match self.content {
            _ if self.is_error => Content::Error,
            Content::Nothing if self.shown => Content::Text(self.text),
            content => content,
        }
    }
}

impl Content {
    /// Puts the content into a cell of `sheet`.
    pub(super) fn push(&self, row: u32, column: u32, sheet: &mut Sheet) -> Result<(), Unusable> {
        let value = match self {
            Content::Nothing => return Ok(()),
            Content::Number(number) => DataRef::Float(*number),
            Content::Truth(yes) => DataRef::Bool(*yes),
            Content::Text(text) => DataRef::SharedString(text),
            Content::Moment(text) => DataRef::DateTimeIso(text.clone()),
            Content::Duration(text) => DataRef::DurationIso(text.clone()),
            Content::Error => DataRef::Error(calamine::CellErrorType::Value),
        };
        push(sheet, (row, column), &value)
    }
}
