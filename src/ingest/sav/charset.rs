//! The text encoding that an SPSS file states.

use encoding_rs::{Encoding, UTF_8};

use crate::ingest::encoding;

#[derive(Clone, Copy)]
pub(super) struct Charset {
    /// `None` when the file does not say: then every text is judged by itself.
    encoding: Option<&'static Encoding>,
}

impl Charset {
    /// The encoding by its name, else by its Windows code page; and whether
    /// what the file states is known here.
    pub(super) fn new(name: Option<&[u8]>, code_page: Option<i32>) -> (Self, bool) {
        let by_name = name.map(|name| Encoding::for_label(name.trim_ascii()));
        let encoding = match (by_name, code_page) {
            (Some(Some(encoding)), _) => Some(encoding),
            // 2 and 3 say no more than "letters of one byte".
            (_, None | Some(0 | 2 | 3)) => None,
            (_, Some(page)) => u32::try_from(page).ok().and_then(encoding::by_code_page),
        };
        let stated = name.is_some() || code_page.is_some_and(|page| !matches!(page, 0 | 2 | 3));
        (Charset { encoding }, encoding.is_some() || !stated)
    }

    pub(super) fn name(self) -> Option<String> {
        self.encoding.map(|encoding| encoding.name().to_owned())
    }

    /// Text without the spaces that fill its place in the file.
    pub(super) fn decode(self, bytes: &[u8]) -> String {
        let filled = |byte: &u8| matches!(byte, b' ' | 0);
        let end = bytes.iter().rposition(|byte| !filled(byte)).map_or(0, |last| last + 1);
        let bytes = &bytes[..end];
        let text = match self.encoding {
            None => encoding::decode(bytes),
            Some(encoding) if encoding == UTF_8 => match std::str::from_utf8(bytes) {
                // A string that is too long for its place ends within a letter.
                Err(error) if error.error_len().is_none() => {
                    String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned()
                }
                _ => encoding::decode(bytes),
            },
            Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        };
        text.trim().to_owned()
    }
}
