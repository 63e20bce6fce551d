//! Extension records about names and strings. What is damaged in one of them
//! ends that record; the columns themselves do not depend on it.

use std::collections::HashMap;

use super::bytes::{Cursor, Stop};
use super::charset::Charset;

/// Most value labels that are kept of one string column.
const MAX_LABELS: usize = 65_536;

/// Long names by short name in capitals.
pub(super) fn long_names(data: &[u8], charset: Charset) -> HashMap<String, String> {
    pairs(data, b"\t")
        .map(|(short, long)| (charset.decode(short).to_uppercase(), charset.decode(long)))
        .filter(|(_, long)| !long.is_empty())
        .collect()
}

/// Lengths in bytes of strings above 255 bytes, by short name in capitals.
pub(super) fn very_long(data: &[u8], charset: Charset) -> HashMap<String, usize> {
    pairs(data, b"\t\0")
        .filter_map(|(short, length)| {
            let length =
                std::str::from_utf8(length).ok()?.trim_matches(['\0', ' ']).parse().ok()?;
            // SPSS knows no longer strings.
            (length <= 32_767).then(|| (charset.decode(short).to_uppercase(), length))
        })
        .collect()
}

/// Calls `with` for every column that has labels on long strings.
pub(super) fn long_labels(
    mut cursor: Cursor<'_>,
    charset: Charset,
    mut with: impl FnMut(&[u8], Vec<(String, String)>),
) {
    while !cursor.at_end() {
        let mut column = || -> Result<_, Stop> {
            let name = counted(&mut cursor)?;
            cursor.int()?;
            let count = cursor.count(MAX_LABELS)?;
            let mut labels = Vec::new();
            for _ in 0..count {
                let value = charset.decode(counted(&mut cursor)?);
                labels.push((value, charset.decode(counted(&mut cursor)?)));
            }
            Ok((name, labels))
        };
        let Ok((name, labels)) = column() else { return };
        with(name, labels);
    }
}

/// Calls `with` for every column that has long strings as missing values.
pub(super) fn long_missing(
    mut cursor: Cursor<'_>,
    charset: Charset,
    mut with: impl FnMut(&[u8], Vec<String>),
) {
    while !cursor.at_end() {
        let mut column = || -> Result<_, Stop> {
            let name = counted(&mut cursor)?;
            let count = cursor.byte()?;
            let length = cursor.count(32_767)?;
            let mut values = Vec::new();
            for _ in 0..count {
                values.push(charset.decode(cursor.take(length)?));
            }
            Ok((name, values))
        };
        let Ok((name, values)) = column() else { return };
        with(name, values);
    }
}

fn counted<'a>(cursor: &mut Cursor<'a>) -> Result<&'a [u8], Stop> {
    let length = cursor.count(32_767)?;
    cursor.take(length)
}

fn pairs<'a>(data: &'a [u8], between: &'static [u8]) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
    data.split(|byte| between.contains(byte)).filter_map(|pair| {
        let equals = memchr::memchr(b'=', pair)?;
        Some((&pair[..equals], &pair[equals + 1..]))
    })
}
