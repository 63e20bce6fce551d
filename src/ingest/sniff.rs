//! What kind of file it is, from its first bytes.

use super::encoding::Utf16;

/// Bytes that are enough to tell the kind, the delimiter and the row length.
/// A fuzzer's files are small: with less held back, they come in pieces as well.
pub(super) const ENOUGH: usize = if cfg!(fuzzing) { 128 } else { 64 << 10 };

/// The kind of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, so perhaps rows and columns.
    Text,
    /// No bytes, or nothing but white space.
    Empty,
    /// An SPSS system file, compressed or not.
    Sav,
    /// A zip file; workbooks of today are zip files as well.
    Zip,
    /// A workbook of Excel 5 to 2003.
    Xls,
    /// Bytes packed by gzip.
    Gzip,
    /// Something that is not a table; named for the message.
    Other(&'static str),
}

/// The kind of a file that starts like this.
pub(super) fn kind(start: &[u8]) -> Kind {
    const KNOWN: [(&[u8], &str); 15] = [
        (b"%PDF", "pdf"),
        (b"\x89PNG", "image"),
        (b"\xff\xd8\xff", "image"),
        (b"GIF8", "image"),
        // Many programs on the web write a table of HTML and name it `.xls`.
        (b"<!DOCTYPE", "html"),
        (b"<html", "html"),
        (b"<head", "html"),
        (b"<meta", "html"),
        (b"<style", "html"),
        (b"<body", "html"),
        (b"<table", "html"),
        (b"<!--", "html"),
        (b"MIME-Version:", "html"),
        (b"<?xml", "xml"),
        (b"{", "json"),
    ];
    const READABLE: [(&[u8], Kind); 7] = [
        // Workbooks without the compound file around them begin with their
        // first record.
        (b"\x09\x08\x08\x00", Kind::Xls),
        (b"\x09\x08\x10\x00", Kind::Xls),
        (b"$FL2", Kind::Sav),
        (b"$FL3", Kind::Sav),
        (b"PK\x03\x04", Kind::Zip),
        (b"\xd0\xcf\x11\xe0", Kind::Xls),
        (b"\x1f\x8b", Kind::Gzip),
    ];
    if let Some((_, kind)) = READABLE.iter().find(|(magic, _)| start.starts_with(magic)) {
        return *kind;
    }
    let trimmed = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    if trimmed.is_empty() {
        return Kind::Empty;
    }
    // In UTF-16, every second byte of these is zero.
    let wide: Vec<u8> = match Utf16::detect(start) {
        Some(_) => {
            start.iter().take(64).copied().filter(u8::is_ascii).filter(|b| *b != 0).collect()
        }
        None => Vec::new(),
    };
    let wide = wide.trim_ascii_start();
    for (magic, name) in KNOWN {
        let begins = |text: &[u8]| {
            text.get(..magic.len()).is_some_and(|head| head.eq_ignore_ascii_case(magic))
        };
        if begins(trimmed) || begins(wide) {
            return Kind::Other(name);
        }
    }
    if Utf16::detect(start).is_none() && trimmed.iter().take(4096).any(|b| *b == 0) {
        return Kind::Other("binary");
    }
    Kind::Text
}

/// The delimiter of delimited text: the one that cuts the first rows into the
/// most columns, evenly. `None` when no delimiter makes two columns.
pub(super) fn delimiter(text: &[u8]) -> Option<u8> {
    b",;\t|"
        .iter()
        .map(|&delimiter| (evenness(text, delimiter), delimiter))
        .filter(|((share, width), _)| *width > 1 && *share > 0.0)
        .max_by(|(a, _), (b, _)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map(|(_, delimiter)| delimiter)
}

/// The delimiter that a `sep=` line states, and the bytes that the line takes.
pub(super) fn stated_delimiter(text: &[u8]) -> Option<(u8, usize)> {
    let line_end = memchr::memchr(b'\n', text)?;
    let line = text[..line_end].trim_ascii_end();
    let line = line.strip_prefix(b"\"").and_then(|l| l.strip_suffix(b"\"")).unwrap_or(line);
    // A tab after `sep=` is trimmed away as white space.
    match line.get(..4)?.eq_ignore_ascii_case(b"sep=").then(|| &line[4..])? {
        [] => Some((b'\t', line_end + 1)),
        &[delimiter] => Some((delimiter, line_end + 1)),
        _ => None,
    }
}

/// Share of rows as wide as the first, and that width.
fn evenness(text: &[u8], delimiter: u8) -> (f64, usize) {
    const ROWS: usize = 50;
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let mut output = vec![0; text.len() + 1];
    let mut ends = vec![0; text.len() + 1];
    let (mut widths, mut rest) = (Vec::new(), text);
    while widths.len() < ROWS {
        let (result, read, _, fields) = reader.read_record(rest, &mut output, &mut ends);
        rest = &rest[read..];
        match result {
            csv_core::ReadRecordResult::Record => widths.push(fields),
            // A row that the sample cuts off says nothing, unless it is the only one.
            csv_core::ReadRecordResult::InputEmpty if widths.is_empty() => {
                widths.push(fields + 1);
                break;
            }
            _ => break,
        }
    }
    let first = widths.first().copied().unwrap_or(0);
    let even = widths.iter().filter(|width| **width == first).count();
    (even as f64 / widths.len().max(1) as f64, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_delimiter() {
        let check = |text: &str, expected: Option<u8>| {
            assert_eq!(delimiter(text.as_bytes()), expected, "{text:?}");
        };
        check("a,b\n1,2\n", Some(b','));
        check("a;b;c\n1,5;2,5;3\n1,5;2;3\n", Some(b';'));
        check("a\tb\n\"x,y,z\"\t2\n", Some(b'\t'));
        check("a|b\n1|2\n", Some(b'|'));
        check("\"vraag, deel a\";\"vraag; deel b\"\n1;2\n", Some(b';'));
        check("a,b", Some(b','));
        check("zomaar een zin\nen nog een\n", None);
    }

    #[test]
    fn reads_a_sep_line() {
        assert_eq!(stated_delimiter(b"sep=;\r\na;b\r\n"), Some((b';', 7)));
        assert_eq!(stated_delimiter(b"\"sep=|\"\na|b\n"), Some((b'|', 8)));
        assert_eq!(stated_delimiter(b"sep=\t\na\tb\n"), Some((b'\t', 6)));
        assert_eq!(stated_delimiter(b"separate,b\n"), None);
    }

    #[test]
    fn names_what_is_not_a_table() {
        assert_eq!(kind(b""), Kind::Empty);
        assert_eq!(kind(b" \r\n"), Kind::Empty);
        assert_eq!(kind(b"%PDF-1.7"), Kind::Other("pdf"));
        assert_eq!(kind(b"<!doctype html>"), Kind::Other("html"));
        assert_eq!(kind(b"\xef\xbb\xbf\n<TABLE border=1>"), Kind::Other("html"));
        assert_eq!(kind(b"\xff\xfe<\0t\0a\0b\0l\0e\0>\0"), Kind::Other("html"));
        assert_eq!(kind(b"<?xml version=\"1.0\"?><Workbook>"), Kind::Other("xml"));
        assert_eq!(kind(b"a\0\x01\x02b,\x03"), Kind::Other("binary"));
        assert_eq!(kind(b"\xff\xfea\0;\0b\0"), Kind::Text);
    }
}
