//! The cases of an SPSS file: eight bytes at a time, into columns.

use super::bytes::Order;
use super::layout::{Part, Slot};
use super::value::Texts;
use crate::ingest::column::{Budget, Builder};
use crate::ingest::{Unusable, most_rows};

/// Puts eight bytes after eight bytes where they belong.
pub(super) struct Cases {
    order: Order,
    slots: Vec<Slot>,
    pub(super) columns: Vec<Builder>,
    budget: Budget,
    texts: Texts,
    /// The slot that comes next.
    next: usize,
    /// A string being put together.
    text: Vec<u8>,
    pub(super) rows: u64,
    most: u64,
    expected: Option<u64>,
}

/// Eight bytes of a case, as they are stored.
#[derive(Clone, Copy)]
pub(super) enum Eight {
    Raw([u8; 8]),
    Number(f64),
    Spaces,
    SystemMissing,
}

impl Cases {
    pub(super) fn new(
        order: Order,
        slots: Vec<Slot>,
        columns: Vec<Builder>,
        expected: Option<u64>,
    ) -> Self {
        let most = most_rows(columns.len());
        Cases {
            order,
            slots,
            columns,
            budget: Budget::default(),
            texts: Texts::new(),
            next: 0,
            text: Vec::new(),
            rows: 0,
            most,
            expected,
        }
    }

    /// Whether every case that the file announces was read.
    pub(super) fn complete(&self) -> bool {
        self.expected.is_some_and(|expected| self.rows >= expected)
    }

    /// Whether the last case has values yet to come.
    pub(super) fn amid_case(&self) -> bool {
        self.next > 0
    }

    pub(super) fn expected(&self) -> Option<u64> {
        self.expected
    }

    pub(super) fn push(&mut self, eight: Eight) -> Result<(), Unusable> {
        let slot = self.slots[self.next];
        let column = &mut self.columns[slot.column as usize];
        match slot.part {
            Part::Number(kind) => {
                let value = match eight {
                    Eight::Number(value) => value,
                    Eight::Raw(bytes) => self.order.float(bytes),
                    Eight::Spaces => self.order.float([b' '; 8]),
                    Eight::SystemMissing => -f64::MAX,
                };
                column.push(self.texts.of(value, kind).as_bytes());
            }
            Part::Text { bytes, last } => {
                let stored = match eight {
                    Eight::Raw(bytes) => bytes,
                    Eight::Number(value) => self.order.float_bytes(value),
                    Eight::Spaces | Eight::SystemMissing => [b' '; 8],
                };
                self.text.extend_from_slice(&stored[..usize::from(bytes)]);
                if last {
                    let filled = |byte: &u8| matches!(byte, b' ' | 0);
                    let end =
                        self.text.iter().rposition(|byte| !filled(byte)).map_or(0, |at| at + 1);
                    column.push(&self.text[..end]);
                    self.text.clear();
                }
            }
        }
        self.next += 1;
        if self.next == self.slots.len() {
            self.next = 0;
            self.rows += 1;
            self.budget.row(self.slots.len() * 8, &mut self.columns);
            if self.rows > self.most {
                return Err(Unusable::too_many_rows(self.most));
            }
        }
        Ok(())
    }
}

/// Cases without compression, or with commands of one byte each.
pub(super) struct Stream {
    commands: Option<Commands>,
    /// The start of eight bytes of which the end has not come yet.
    held: [u8; 8],
    filled: usize,
    pub(super) ended: bool,
}

struct Commands {
    bias: f64,
    waiting: [u8; 8],
    next: usize,
}

impl Stream {
    pub(super) fn plain() -> Self {
        Stream { commands: None, held: [0; 8], filled: 0, ended: false }
    }

    /// A stream of commands; numbers in them are `bias` too high.
    pub(super) fn bytecode(bias: f64) -> Self {
        Stream { commands: Some(Commands { bias, waiting: [0; 8], next: 8 }), ..Stream::plain() }
    }

    pub(super) fn push(&mut self, mut bytes: &[u8], cases: &mut Cases) -> Result<(), Unusable> {
        while !self.ended && !cases.complete() {
            let Some(commands) = &mut self.commands else {
                let Some(eight) = self.eight(&mut bytes) else { break };
                cases.push(Eight::Raw(eight))?;
                continue;
            };
            let Some(&command) = commands.waiting.get(commands.next) else {
                let Some(eight) = self.eight(&mut bytes) else { break };
                if let Some(commands) = &mut self.commands {
                    commands.waiting = eight;
                    commands.next = 0;
                }
                continue;
            };
            commands.next += 1;
            let eight = match command {
                0 => continue,
                252 => {
                    self.ended = true;
                    break;
                }
                253 => match self.eight(&mut bytes) {
                    Some(eight) => Eight::Raw(eight),
                    None => {
                        if let Some(commands) = &mut self.commands {
                            commands.next -= 1;
                        }
                        break;
                    }
                },
                254 => Eight::Spaces,
                255 => Eight::SystemMissing,
                number => Eight::Number(f64::from(number) - commands.bias),
            };
            cases.push(eight)?;
        }
        Ok(())
    }

    /// The next eight bytes, once they are all there.
    fn eight(&mut self, bytes: &mut &[u8]) -> Option<[u8; 8]> {
        if self.filled == 0
            && let Some((eight, rest)) = bytes.split_first_chunk()
        {
            *bytes = rest;
            return Some(*eight);
        }
        let length = (8 - self.filled).min(bytes.len());
        let (start, rest) = bytes.split_at(length);
        self.held[self.filled..self.filled + length].copy_from_slice(start);
        self.filled += length;
        *bytes = rest;
        if self.filled < 8 {
            return None;
        }
        self.filled = 0;
        Some(self.held)
    }
}
