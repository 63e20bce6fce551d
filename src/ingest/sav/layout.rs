//! An SPSS dictionary as columns, and where a case keeps each column's value.

use std::collections::HashMap;

use super::bytes::Cursor;
use super::charset::Charset;
use super::record::{Dictionary, Variable};
use super::value::{self, Kind};
use super::{sets, strings};
use crate::base::{Finding, Location};
use crate::ingest::{ColumnMeta, MAX_COLUMNS, Measure, Missing, ResponseSet, Unusable, ValueKind};

/// Bytes of a very long string that one of its pieces adds to its length.
const PIECE: usize = 252;

/// Most value labels of all columns together.
const MAX_LABELS: usize = 4 << 20;

/// What a case is made of.
pub(super) struct Layout {
    pub(super) slots: Vec<Slot>,
    pub(super) headings: Vec<String>,
    pub(super) metas: Vec<ColumnMeta>,
    pub(super) sets: Vec<ResponseSet>,
    pub(super) weight: Option<usize>,
    pub(super) charset: Charset,
    pub(super) findings: Vec<Finding>,
}

/// Eight bytes of a case.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub(super) column: u32,
    pub(super) part: Part,
}

/// What eight bytes are of their column's value.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Number(Kind),
    /// The next bytes of a string, and whether they are the last.
    Text {
        bytes: u8,
        last: bool,
    },
}

/// A column while its description is put together.
struct Column<'a> {
    first: &'a Variable,
    /// Position of its first variable record.
    position: usize,
    /// Bytes of a string, over all its pieces.
    width: usize,
    kind: Option<Kind>,
}

impl Layout {
    pub(super) fn new(dictionary: &Dictionary) -> Result<Self, Unusable> {
        let (charset, known) = Charset::new(dictionary.encoding.as_deref(), dictionary.code_page);
        let mut findings = Vec::new();
        if !known {
            findings.push(Finding::warning("sav-encoding", Location::default()));
        }
        let lengths = strings::very_long(&dictionary.very_long, charset);
        let mut slots =
            vec![Slot { column: 0, part: Part::Text { bytes: 0, last: false } }; dictionary.slots];
        let mut columns = Vec::new();
        let mut rest = dictionary.variables.as_slice();
        while let Some((first, _)) = rest.split_first() {
            let short = charset.decode(&first.name).to_uppercase();
            let length =
                lengths.get(&short).copied().filter(|length| first.width > 0 && *length > 255);
            let pieces = length.map_or(1, |length| length.div_ceil(PIECE)).min(rest.len());
            let (own, others) = rest.split_at(pieces);
            let width = length.unwrap_or(first.width);
            let kind = (first.width == 0).then(|| Kind::of(first.format.to_be_bytes()[1]));
            let column = u32::try_from(columns.len()).unwrap_or(u32::MAX);
            place(&mut slots, column, kind, own, width);
            columns.push(Column {
                first,
                position: dictionary.variables.len() - rest.len(),
                width,
                kind,
            });
            rest = others;
        }
        if columns.len() > MAX_COLUMNS {
            let found = Finding::error("too-many-columns", Location::default());
            return Err(Unusable(found.with("count", MAX_COLUMNS)));
        }
        let shorts: HashMap<String, usize> = columns
            .iter()
            .enumerate()
            .map(|(position, column)| (charset.decode(&column.first.name).to_uppercase(), position))
            .collect();
        let long = strings::long_names(&dictionary.long_names, charset);
        let headings: Vec<String> = columns
            .iter()
            .map(|column| {
                let short = charset.decode(&column.first.name);
                long.get(&short.to_uppercase()).cloned().unwrap_or(short)
            })
            .collect();
        let mut metas: Vec<ColumnMeta> =
            columns.iter().map(|column| meta(column, dictionary, charset)).collect();
        let mut room = MAX_LABELS;
        for set in &dictionary.value_labels {
            for slot in &set.slots {
                let slot = counted_from_1(*slot).and_then(|slot| slots.get(slot));
                let Some((slot, kind)) = slot.map(|slot| (slot, part_kind(slot.part))) else {
                    continue;
                };
                let labels = set.labels.iter().map(|(value, label)| {
                    (text(*value, kind, dictionary, charset), charset.decode(label))
                });
                // A damaged file may label one column without end, or give all columns
                // the same endless labels.
                let meta = &mut metas[slot.column as usize];
                if meta.value_labels.is_empty() {
                    room = room
                        .checked_sub(set.labels.len())
                        .ok_or_else(|| Unusable::new("sav-damaged"))?;
                    meta.value_labels.extend(labels);
                }
            }
        }
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (position, heading) in headings.iter().enumerate() {
            places.entry(heading).or_insert(position);
        }
        let named = |name: &[u8]| {
            let name = charset.decode(name);
            let place = places.get(&*name).or_else(|| shorts.get(&name.to_uppercase()));
            place.copied()
        };
        let labels = Cursor::new(&dictionary.long_labels, dictionary.order);
        strings::long_labels(labels, charset, |name, labels| {
            if let Some(column) = named(name) {
                metas[column].value_labels = labels;
            }
        });
        let missing = Cursor::new(&dictionary.long_missing, dictionary.order);
        strings::long_missing(missing, charset, |name, values| {
            if let Some(column) = named(name) {
                metas[column].missing = values.into_iter().map(Missing::Value).collect();
            }
        });
        let sets = sets::read(&dictionary.sets, charset, named);
        let weight = counted_from_1(dictionary.weight)
            .and_then(|slot| slots.get(slot))
            .filter(|slot| matches!(slot.part, Part::Number(_)))
            .map(|slot| slot.column as usize);
        Ok(Layout { slots, headings, metas, sets, weight, charset, findings })
    }
}

/// A place in a list, of a number that counts from 1.
fn counted_from_1(number: i32) -> Option<usize> {
    usize::try_from(number).ok()?.checked_sub(1)
}

/// Says of a column's slots what they hold.
fn place(slots: &mut [Slot], column: u32, kind: Option<Kind>, own: &[Variable], width: usize) {
    let mut left = width;
    for (position, piece) in own.iter().enumerate() {
        // A piece keeps 255 bytes in its 256; only the last one is shorter.
        let mut here = if own.len() == 1 { width } else { left.min(255) };
        left -= here.min(left);
        for slot in piece.slot..piece.slot + piece.slots {
            let bytes = here.min(8);
            here -= bytes;
            let last = position + 1 == own.len() && slot + 1 == piece.slot + piece.slots;
            let part = match kind {
                Some(kind) => Part::Number(kind),
                None => Part::Text { bytes: u8::try_from(bytes).unwrap_or(8), last },
            };
            slots[slot] = Slot { column, part };
        }
    }
}

fn part_kind(part: Part) -> Option<Kind> {
    match part {
        Part::Number(kind) => Some(kind),
        Part::Text { .. } => None,
    }
}

fn meta(column: &Column<'_>, dictionary: &Dictionary, charset: Charset) -> ColumnMeta {
    let first = column.first;
    let per_variable =
        dictionary.display.len().checked_div(dictionary.variables.len()).unwrap_or(0);
    let measure = match dictionary.display.get(column.position * per_variable) {
        Some(1) if per_variable > 1 => Some(Measure::Nominal),
        Some(2) if per_variable > 1 => Some(Measure::Ordinal),
        Some(3) if per_variable > 1 => Some(Measure::Scale),
        _ => None,
    };
    ColumnMeta {
        label: first
            .label
            .as_ref()
            .map(|label| charset.decode(label))
            .filter(|label| !label.is_empty()),
        value_labels: Vec::new(),
        missing: missing(column, dictionary, charset),
        measure,
        kind: match column.kind {
            None => ValueKind::Text,
            Some(Kind::Number) => ValueKind::Number,
            Some(Kind::Date | Kind::DateTime) => ValueKind::Date,
            Some(Kind::Time) => ValueKind::Time,
        },
        width: match column.kind {
            None => u32::try_from(column.width).unwrap_or(u32::MAX),
            Some(_) => u32::from(first.format.to_be_bytes()[2]),
        },
    }
}

fn missing(column: &Column<'_>, dictionary: &Dictionary, charset: Charset) -> Vec<Missing> {
    let first = column.first;
    let one = |value: &[u8; 8]| Missing::Value(text(*value, column.kind, dictionary, charset));
    match (first.missing_kind, first.missing.as_slice()) {
        (-3 | -2, [from, to, others @ ..]) => {
            let number = |bytes: &[u8; 8]| dictionary.order.float(*bytes);
            // SPSS writes an open end as the lowest or the highest number.
            let (from, to) = (number(from), number(to));
            let range = Missing::Range {
                from: if from <= (-f64::MAX).next_up() { f64::NEG_INFINITY } else { from },
                to: if to == f64::MAX { f64::INFINITY } else { to },
            };
            [range].into_iter().chain(others.iter().map(one)).collect()
        }
        (_, values) => values.iter().map(one).collect(),
    }
}

/// Eight bytes as text: a number as the column writes it, or letters.
fn text(value: [u8; 8], kind: Option<Kind>, dictionary: &Dictionary, charset: Charset) -> String {
    let Some(kind) = kind else { return charset.decode(&value) };
    let mut out = String::new();
    value::text(dictionary.order.float(value), kind, &mut out);
    out
}
