//! Bytes to text. UTF-8 and Windows-1252 share ASCII, so a file in either is
//! parsed as bytes, and only its headings and different values are decoded.

use encoding_rs::{Decoder, Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text of one value: UTF-8 where it is valid, Windows-1252 otherwise (every
/// byte has a meaning there).
pub(super) fn decode(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Whether these bytes are in another encoding than the file as a whole.
pub(super) fn is_other(bytes: &[u8], encoding: &str) -> bool {
    !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() != (encoding == "UTF-8")
}

/// The encoding that a code page of Windows, DOS or an old Mac stands for.
pub(super) fn by_code_page(page: u32) -> Option<&'static Encoding> {
    let label = match page {
        367 | 20_127 => "us-ascii".to_owned(),
        866 => "ibm866".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 | 32_768 => "macintosh".to_owned(),
        10_007 => "x-mac-cyrillic".to_owned(),
        // How Excel 5 names the letters of Windows.
        32_769 => "windows-1252".to_owned(),
        51_932 => "euc-jp".to_owned(),
        54_936 => "gb18030".to_owned(),
        65_001 => "utf-8".to_owned(),
        28_591..=28_606 => format!("iso-8859-{}", page - 28_590),
        _ => format!("windows-{page}"),
    };
    Encoding::for_label(label.as_bytes())
}

/// What the values of a file say about its encoding.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    utf8: u64,
    other: u64,
}

impl Evidence {
    pub(super) fn see(&mut self, bytes: &[u8]) {
        if bytes.is_ascii() {
            return;
        }
        match std::str::from_utf8(bytes) {
            Ok(_) => self.utf8 += 1,
            Err(_) => self.other += 1,
        }
    }

    /// The encoding's name, and whether parts of the file are in another one.
    pub(super) fn name(self) -> (&'static str, bool) {
        match (self.utf8, self.other) {
            (_, 0) => ("UTF-8", false),
            (0, _) => ("windows-1252", false),
            (utf8, other) if utf8 >= other => ("UTF-8", true),
            _ => ("windows-1252", true),
        }
    }
}

/// Turns UTF-16 into UTF-8, chunk by chunk.
pub(super) struct Utf16 {
    decoder: Decoder,
    pub(super) name: &'static str,
    text: Vec<u8>,
}

impl Utf16 {
    /// A transcoder when the file starts as UTF-16: with its mark, or with
    /// every second byte zero.
    pub(super) fn detect(start: &[u8]) -> Option<Self> {
        let encoding = match start {
            [0xff, 0xfe, ..] => UTF_16LE,
            [0xfe, 0xff, ..] => UTF_16BE,
            _ => {
                let zeros = |first: usize| {
                    start.iter().skip(first).step_by(2).take(64).filter(|b| **b == 0).count()
                };
                let pairs = start.len().min(128) / 2;
                if pairs < 4 {
                    return None;
                }
                match (zeros(0) * 10 >= pairs * 8, zeros(1) * 10 >= pairs * 8) {
                    (true, false) => UTF_16BE,
                    (false, true) => UTF_16LE,
                    _ => return None,
                }
            }
        };
        Some(Utf16 {
            decoder: encoding.new_decoder_with_bom_removal(),
            name: encoding.name(),
            text: Vec::new(),
        })
    }

    /// The next bytes as UTF-8.
    pub(super) fn push(&mut self, bytes: &[u8], last: bool) -> &[u8] {
        let room = self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
        self.text.resize(room, 0);
        let (_, _, written, _) = self.decoder.decode_to_utf8(bytes, &mut self.text, last);
        &self.text[..written]
    }
}
