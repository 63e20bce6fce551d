//! Multiple-response sets, one a line:
//! `$name=D1 1 8 my label a b`, `$name=C 8 my label a b`, `$name=E 1 1 1 8 my label a b`.

use super::charset::Charset;
use crate::ingest::ResponseSet;

/// Reads the sets; `named` finds a column by its name. A line that does not
/// hold a set is left out.
pub(super) fn read(
    data: &[u8],
    charset: Charset,
    named: impl Fn(&[u8]) -> Option<usize>,
) -> Vec<ResponseSet> {
    data.split(|byte| *byte == b'\n').filter_map(|line| set(line, charset, &named)).collect()
}

fn set(
    line: &[u8],
    charset: Charset,
    named: impl Fn(&[u8]) -> Option<usize>,
) -> Option<ResponseSet> {
    let equals = memchr::memchr(b'=', line)?;
    let name = charset.decode(line[..equals].strip_prefix(b"$").unwrap_or(&line[..equals]));
    let (kind, mut rest) = line[equals + 1..].split_first()?;
    let counted = match kind {
        b'C' => None,
        b'D' => Some(charset.decode(text(&mut rest)?)),
        b'E' => {
            // How the categories are labelled does not matter here.
            word(&mut rest);
            Some(charset.decode(text(&mut rest)?))
        }
        _ => return None,
    };
    let label = charset.decode(text(&mut rest)?);
    let members = rest.split(|byte| *byte == b' ').filter(|name| !name.is_empty());
    let members: Vec<usize> = members.filter_map(named).collect();
    (!members.is_empty()).then_some(ResponseSet { name, label, members, counted })
}

/// The next word.
fn word<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let trimmed = rest.trim_ascii_start();
    let end = memchr::memchr(b' ', trimmed).unwrap_or(trimmed.len());
    *rest = &trimmed[end..];
    &trimmed[..end]
}

/// A text behind its length and a space.
fn text<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length: usize = std::str::from_utf8(word(rest)).ok()?.parse().ok()?;
    let text = rest.get(1..)?.get(..length)?;
    *rest = &rest[1 + length..];
    Some(text)
}
