//! Records: a number that says what it is, a length, and that many bytes.
//! What is too long for one goes on in those that follow it.

use encoding_rs::Encoding;

use crate::ingest::encoding;

pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000a;
pub(super) const CONTINUE: u16 = 0x003c;

/// The records of a stream, from a place on.
#[derive(Clone)]
pub(super) struct Records<'a> {
    stream: &'a [u8],
    pub(super) at: usize,
}

/// One record.
#[derive(Clone)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    /// Where it begins in the stream.
    pub(super) at: usize,
    pub(super) body: Body<'a>,
}

/// The bytes of a record and of those that continue it, moving forward.
#[derive(Clone)]
pub(super) struct Body<'a> {
    rest: &'a [u8],
    records: Records<'a>,
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8], at: usize) -> Self {
        Records { stream, at }
    }

    fn header(&self) -> Option<(u16, usize)> {
        let head: &[u8; 4] = self.stream.get(self.at..)?.first_chunk()?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        Some((u16::from_le_bytes([head[0], head[1]]), length))
    }

    /// The kind of the record that comes next.
    pub(super) fn peek(&self) -> Option<u16> {
        self.header().map(|(kind, _)| kind)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    /// The next record; `None` as well when it goes on beyond the stream.
    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, length) = self.header()?;
        let at = self.at;
        let rest = self.stream.get(at + 4..at + 4 + length)?;
        self.at = at + 4 + length;
        Some(Record { kind, at, body: Body { rest, records: self.clone() } })
    }
}

impl<'a> Record<'a> {
    /// The records after this one.
    pub(super) fn following(self) -> Records<'a> {
        self.body.records
    }
}

impl<'a> Body<'a> {
    /// Whether bytes are left, in this record or in one that continues it.
    pub(super) fn more(&mut self) -> bool {
        while self.rest.is_empty() {
            if !self.go_on() {
                return false;
            }
        }
        true
    }

    /// Bytes left in this record alone.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.more();
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*byte)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            *byte = self.byte()?;
        }
        Some(bytes)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > self.rest.len() {
            count -= self.rest.len();
            self.rest = &[];
            if !self.go_on() {
                return None;
            }
        }
        self.rest = &self.rest[count..];
        Some(())
    }

    /// Adds `count` characters to `text`: of one byte each, which is then the
    /// lower half of UTF-16, or of two. A record that continues them says anew
    /// which.
    pub(super) fn characters(&mut self, count: usize, flags: u8, text: &mut String) -> Option<()> {
        let (mut left, mut flags) = (count, flags);
        let mut units: Vec<u16> = Vec::with_capacity(count.min(self.rest.len()));
        loop {
            let wide = flags & 1 != 0;
            let bytes = self.rest.len().min(if wide { left * 2 } else { left });
            let (now, rest) = self.rest.split_at(bytes);
            if wide {
                units.extend(now.chunks_exact(2).map(|u| u16::from_le_bytes([u[0], u[1]])));
                left -= bytes / 2;
            } else {
                units.extend(now.iter().map(|byte| u16::from(*byte)));
                left -= bytes;
            }
            self.rest = rest;
            let done = left == 0 || !self.go_on();
            if done {
                text.extend(
                    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)),
                );
                return (left == 0).then_some(());
            }
            flags = self.byte()?;
        }
    }

    /// Adds `count` bytes as text; `None` for an encoding that is not known.
    pub(super) fn bytes(
        &mut self,
        count: usize,
        encoding: Option<&'static Encoding>,
        text: &mut String,
    ) -> Option<()> {
        let bytes = self.rest.get(..count)?;
        self.rest = &self.rest[count..];
        match encoding {
            Some(encoding) => text.push_str(&encoding.decode_without_bom_handling(bytes).0),
            None => text.push_str(&encoding::decode(bytes)),
        }
        Some(())
    }

    /// Goes on in the next record, if that continues this one.
    fn go_on(&mut self) -> bool {
        if self.records.peek() != Some(CONTINUE) {
            return false;
        }
        let Some(next) = self.records.next() else { return false };
        *self = next.body;
        true
    }
}
