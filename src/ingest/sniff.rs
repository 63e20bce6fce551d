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

/// The delimiters that are looked for.
pub(super) const DELIMITERS: &[u8; 4] = b",;\t|";

/// Stands in for the delimiter where a file has one column: no text has it.
pub(super) const NO_DELIMITER: u8 = 0x1f;

/// The delimiter of delimited text: the one that cuts the first rows into the
/// most columns, evenly. `None` when no delimiter makes two columns.
pub(super) fn delimiter(text: &[u8]) -> Option<u8> {
    DELIMITERS
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

/// Whether a text without delimiters is a column of answers: short lines below a
/// heading that are numbers, or of which most are the same as another.
pub(super) fn is_one_column(text: &[u8]) -> bool {
    const FEWEST: usize = 5;
    const LONGEST: usize = 100;
    let mut reader = csv_core::ReaderBuilder::new().delimiter(NO_DELIMITER).build();
    let (mut output, mut ends) = (vec![0; text.len() + 1], [0; 2]);
    let (mut rows, mut rest) = (Vec::new(), text);
    loop {
        let (result, read, written, _) = reader.read_record(rest, &mut output, &mut ends);
        rest = &rest[read..];
        // A row that the sample cuts off says nothing.
        if result != csv_core::ReadRecordResult::Record {
            break;
        }
        rows.push(output[..written].trim_ascii().to_vec());
    }
    let Some((heading, mut answers)) = rows.split_first().map(|(h, rows)| (h, rows.to_vec()))
    else {
        return false;
    };
    answers.retain(|answer| !answer.is_empty());
    let count = answers.len();
    let short = answers.iter().all(|answer| answer.len() <= LONGEST);
    let digit = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b'+');
    let numbers = answers.iter().all(|answer| answer.iter().all(digit));
    answers.sort_unstable();
    answers.dedup();
    let again = answers.len() * 2 <= count;
    count >= FEWEST
        && !heading.is_empty()
        && heading.len() <= LONGEST * 3
        && short
        && (numbers || again)
}

/// The bytes and the number of the lines without anything that begin a text.
/// `after_return` says whether a carriage return stands before it, and then
/// whether one ends them.
pub(super) fn empty_lines(text: &[u8], after_return: &mut bool) -> (usize, u64) {
    let (mut taken, mut lines) = (0, 0);
    for byte in text {
        match byte {
            // Two bytes that end one line.
            b'\n' if *after_return => *after_return = false,
            b'\n' => lines += 1,
            b'\r' => {
                lines += 1;
                *after_return = true;
            }
            _ => {
                *after_return = false;
                break;
            }
        }
        taken += 1;
    }
    (taken, lines)
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
    // A comma in the heading of a file with one column.
    let below = widths.get(1..).unwrap_or_default();
    if !below.is_empty() && below.iter().all(|width| *width == 1) && is_one_column(text) {
        return (0.0, first);
    }
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
        check("Wat vindt u, alles bijeen?\n4\n5\n3\n4\n4\n", None);
    }

    #[test]
    fn a_column_of_answers_is_no_prose() {
        let check = |text: &str, expected: bool| {
            assert_eq!(is_one_column(text.as_bytes()), expected, "{text:?}");
        };
        check("Cijfer\r\n7\r\n8\r\n7,5\r\n6\r\n9\r\n", true);
        check("\"Werkt u\nthuis?\"\nja\nnee\nja\nja\nnee\nnee\n", true);
        check("Cijfer\n7\n8\n", false);
        check("Beste mensen\nhierbij\nde\nnotulen\nvan\ngisteren\n", false);
        check("", false);
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
