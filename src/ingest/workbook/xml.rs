//! XML of a workbook's parts, read within bounds, since a part may be made to do
//! harm: nothing of it is held but what is being read.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::base::{Finding, Location};
use crate::ingest::Unusable;

/// Most bytes that the parts of a workbook may unpack to, together.
const MAX_XML: u64 = 2 << 30;

/// Longest tag, and longest text of a cell, in bytes; Excel itself stops at 32,767
/// letters.
pub(super) const MAX_TEXT: usize = 32 << 20;

/// Deepest nesting; a sheet needs five levels.
const MAX_DEPTH: usize = 256;

/// Why a part was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Damaged;

/// How much the parts of a workbook may still unpack to.
#[derive(Clone)]
pub(super) struct Room(Rc<Cell<u64>>);

impl Room {
    pub(super) fn new() -> Self {
        Room(Rc::new(Cell::new(MAX_XML)))
    }

    /// Refuses a workbook that was not read to its end since it unpacks to too much.
    pub(super) fn check(&self) -> Result<(), Unusable> {
        if self.0.get() > 0 { Ok(()) } else { Err(too_large(MAX_XML)) }
    }
}

/// A workbook that is larger than fits.
pub(super) fn too_large(most: u64) -> Unusable {
    Unusable(Finding::error("too-large-unpacked", Location::default()).with("gb", most >> 30))
}

/// A workbook whose texts are larger than fit.
pub(super) fn too_large_texts(most: usize) -> Unusable {
    Unusable(Finding::error("too-large-texts", Location::default()).with("mb", most >> 20))
}

/// A part, piece by piece.
pub(super) struct Xml<R> {
    reader: Reader<Bounded<R>>,
    buffer: Vec<u8>,
    depth: usize,
}

/// What comes next in a part.
pub(super) enum Piece<'a> {
    Start(BytesStart<'a>),
    End(BytesEnd<'a>),
    Text(Cow<'a, str>),
    /// What holds no data, such as a comment.
    Other,
}

impl<R: BufRead> Xml<R> {
    pub(super) fn new(part: R, room: Room) -> Self {
        let mut reader = Reader::from_reader(Bounded { part, left: 0, room });
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        Xml { reader, buffer: Vec::new(), depth: 0 }
    }

    /// The next piece. A part that ends is damaged, unless its reader has stopped
    /// at the element that it wanted.
    pub(super) fn next(&mut self) -> Result<Piece<'_>, Damaged> {
        self.buffer.clear();
        self.reader.get_mut().left = MAX_TEXT;
        match self.reader.read_event_into(&mut self.buffer).map_err(|_| Damaged)? {
            Event::Start(start) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH { Err(Damaged) } else { Ok(Piece::Start(start)) }
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Piece::End(end))
            }
            Event::Text(text) => Ok(Piece::Text(text.xml10_content())),
            Event::CData(text) => Ok(Piece::Text(text.xml10_content())),
            Event::GeneralRef(name) => {
                if let Some(text) = quick_xml::escape::resolve_xml_entity(&name) {
                    return Ok(Piece::Text(Cow::Borrowed(text)));
                }
                // Entities that the part itself declares are not looked at.
                let letter = name.resolve_char_ref().ok().flatten().ok_or(Damaged)?;
                Ok(Piece::Text(Cow::Owned(letter.into())))
            }
            Event::Eof => Err(Damaged),
            _ => Ok(Piece::Other),
        }
    }

    /// Reads over the rest of an element whose start was just read.
    pub(super) fn skip(&mut self) -> Result<(), Damaged> {
        let above = self.depth.saturating_sub(1);
        while self.depth > above {
            self.next()?;
        }
        Ok(())
    }

    /// Adds the text of an element whose start was just read, up to its end; what
    /// other elements in it hold does not count.
    pub(super) fn text(&mut self, out: &mut String) -> Result<(), Damaged> {
        let above = self.depth.saturating_sub(1);
        while self.depth > above {
            let own = self.depth == above + 1;
            if let Piece::Text(text) = self.next()?
                && own
            {
                append(out, &text)?;
            }
        }
        Ok(())
    }
}

/// Adds to the text of a cell, as far as there is room.
pub(super) fn append(out: &mut String, text: &str) -> Result<(), Damaged> {
    if out.len() + text.len() > MAX_TEXT {
        return Err(Damaged);
    }
    out.push_str(text);
    Ok(())
}

/// An attribute by its name, whatever prefix it has.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let mut all = element.attributes();
    let found =
        all.with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// Bytes of a part, as many as may still come.
struct Bounded<R> {
    part: R,
    /// How long the piece that is being read may still become.
    left: usize,
    room: Room,
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(into)?;
        self.consume(length);
        Ok(length)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 || self.room.0.get() == 0 {
            return Err(io::Error::other("too large"));
        }
        self.part.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        self.left = self.left.saturating_sub(length);
        self.room.0.set(self.room.0.get().saturating_sub(length as u64));
        self.part.consume(length);
    }
}
