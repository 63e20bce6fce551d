//! Texts: of one record, and the table of those that cells share.

use encoding_rs::Encoding;

use super::record::Body;

/// How a file writes its letters.
#[derive(Clone, Copy)]
pub(super) enum Letters {
    /// As UTF-16, or the lower half of it: Excel 97 and later.
    Unicode,
    /// In an encoding of old; `None` where it is not stated, or not known here.
    Bytes(Option<&'static Encoding>),
}

impl Letters {
    /// A text that begins with its length, in two bytes or in one.
    pub(super) fn read(self, body: &mut Body<'_>, long: bool) -> Option<String> {
        let count = if long { body.u16()? } else { body.byte()?.into() };
        let mut text = String::new();
        match self {
            // A text without letters may lack what says how they are written.
            Letters::Unicode if count == 0 => {}
            Letters::Unicode => {
                let flags = body.byte()?;
                body.characters(count.into(), flags, &mut text)?;
            }
            Letters::Bytes(encoding) => body.bytes(count.into(), encoding, &mut text)?,
        }
        Some(text)
    }
}

/// The texts that cells share, one after the other.
#[derive(Default)]
pub(super) struct Shared {
    text: String,
    ends: Vec<u32>,
}

impl Shared {
    /// Reads the table as far as it goes.
    pub(super) fn read(body: &mut Body<'_>) -> Self {
        let mut shared = Shared::default();
        // How many there are follows from what is there.
        if body.skip(8).is_some() {
            while body.more() && shared.read_one(body).is_some() {}
        }
        shared
    }

    fn read_one(&mut self, body: &mut Body<'_>) -> Option<()> {
        const PHONETIC: u8 = 4;
        const RICH: u8 = 8;
        let count = body.u16()?;
        let flags = body.byte()?;
        let runs = if flags & RICH != 0 { usize::from(body.u16()?) } else { 0 };
        let phonetic = if flags & PHONETIC != 0 { body.u32()? as usize } else { 0 };
        let start = self.text.len();
        if body.characters(count.into(), flags, &mut self.text).is_none() {
            // Half a text is another text.
            self.text.truncate(start);
            return None;
        }
        self.ends.push(u32::try_from(self.text.len()).ok()?);
        body.skip(runs * 4)?;
        body.skip(phonetic)
    }

    pub(super) fn get(&self, index: u32) -> Option<&str> {
        let index = index as usize;
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.text.get(start..end)
    }
}
