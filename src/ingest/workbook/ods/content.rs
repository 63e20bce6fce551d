//! The XML of a spreadsheet: from table to table, and the text of a cell.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Most bytes of a cell's text; ten times what programs allow.
const MAX_CELL: usize = 1 << 20;

/// XML being read.
pub(super) struct Content<R> {
    xml: Reader<R>,
}

impl<R: BufRead> Content<R> {
    pub(super) fn new(bytes: R) -> Self {
        let mut xml = Reader::from_reader(bytes);
        let config = xml.config_mut();
        config.expand_empty_elements = true;
        // Depth is counted here; a list of open names would grow with it.
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Content { xml }
    }

    /// What comes next; `None` at the end, and where it is no XML any more.
    pub(super) fn next<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Option<Event<'b>> {
        buffer.clear();
        match self.xml.read_event_into(buffer) {
            Ok(Event::Eof) | Err(_) => None,
            Ok(event) => Some(event),
        }
    }

    /// Bytes that were read.
    pub(super) fn position(&self) -> u64 {
        self.xml.buffer_position()
    }

    /// Goes on to the next table that has a name, and into it.
    pub(super) fn next_table(&mut self) -> Option<String> {
        let mut buffer = Vec::new();
        loop {
            if let Event::Start(start) = self.next(&mut buffer)?
                && start.name().as_ref() == "table:table"
            {
                match attribute(&start, "table:name") {
                    Some(name) => return Some(name.into_owned()),
                    None => self.skip()?,
                }
            }
        }
    }

    /// Goes to the end of the element that was entered last.
    pub(super) fn skip(&mut self) -> Option<()> {
        let (mut buffer, mut depth) = (Vec::new(), 1_u64);
        while depth > 0 {
            match self.next(&mut buffer)? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        Some(())
    }

    /// The text of the cell that was entered last, to its end: that of its
    /// paragraphs, without notes and drawings.
    pub(super) fn text(&mut self) -> Option<String> {
        let (mut buffer, mut text) = (Vec::new(), String::new());
        let (mut depth, mut paragraph, mut paragraphs) = (1_u64, None, 0_u64);
        while depth > 0 {
            match self.next(&mut buffer)? {
                Event::Start(start) => match start.name().as_ref() {
                    name if name == "office:annotation" || name.starts_with("draw:") => {
                        self.skip()?;
                    }
                    name => {
                        depth += 1;
                        match name {
                            "text:p" if paragraph.is_none() => {
                                text.push_str(if paragraphs > 0 { "\n" } else { "" });
                                paragraphs += 1;
                                paragraph = Some(depth);
                            }
                            "text:s" => {
                                let count = count(&start, "text:c") as usize;
                                text.extend(std::iter::repeat_n(' ', count.min(MAX_CELL + 1)));
                            }
                            "text:tab" => text.push('\t'),
                            "text:line-break" => text.push('\n'),
                            _ => {}
                        }
                    }
                },
                Event::End(_) => {
                    paragraph = paragraph.filter(|within| *within != depth);
                    depth -= 1;
                }
                Event::Text(piece) if paragraph.is_some() => text.push_str(&piece.xml10_content()),
                Event::CData(piece) if paragraph.is_some() => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(name) if paragraph.is_some() => {
                    match (resolve_predefined_entity(&name), name.resolve_char_ref()) {
                        (Some(known), _) => text.push_str(known),
                        (None, Ok(Some(letter))) => text.push(letter),
                        _ => return None,
                    }
                }
                _ => {}
            }
            if text.len() > MAX_CELL {
                return None;
            }
        }
        Some(text)
    }
}

/// The value of an attribute; what is no XML counts as absent.
pub(super) fn attribute<'a>(start: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let found = start.try_get_attribute(name).ok()??;
    match found.value {
        Cow::Borrowed(value) => unescape(value).ok(),
        Cow::Owned(value) => unescape(&value).ok().map(|value| Cow::Owned(value.into_owned())),
    }
}

/// How often something is there, by an attribute; once where it does not say.
pub(super) fn count(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name).and_then(|count| count.parse().ok()).unwrap_or(1)
}
