//! Words that fit: labels cleaned, broken into lines, and cut short.

use unicode_normalization::UnicodeNormalization;

use super::metrics::{Weight, width};

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// Font size.
    pub size: f64,
    /// Font weight.
    pub weight: Weight,
}

impl Type {
    /// Regular at this size.
    pub const fn regular(size: f64) -> Self {
        Type { size, weight: Weight::Regular }
    }

    /// Semibold at this size.
    pub const fn semibold(size: f64) -> Self {
        Type { size, weight: Weight::SemiBold }
    }

    /// The width of a line of words.
    pub fn width(self, words: &str) -> f64 {
        width(words, self.size, self.weight)
    }
}

/// A label from a file, fit to be drawn: characters composed, no controls, no
/// marks that turn the direction of what follows, one space between words.
pub fn clean(words: &str) -> String {
    let mut clean = String::with_capacity(words.len());
    for character in words.nfc() {
        match character {
            c if c.is_control() || c == ' ' || ('\u{2028}'..='\u{2029}').contains(&c) => {
                if !clean.is_empty() && !clean.ends_with(' ') {
                    clean.push(' ');
                }
            }
            c if invisible(c) => {}
            c => clean.push(c),
        }
    }
    clean.truncate(clean.trim_end_matches(' ').len());
    clean
}

/// Breaks a label into at most `lines` lines of at most `room`, as even as
/// they can be; what does not fit is cut off with an ellipsis.
pub fn wrap(words: &str, set: Type, room: f64, lines: usize) -> Vec<String> {
    let pieces = pieces(words, set, room);
    let broken = fill(&pieces, set, room);
    if broken.len() > lines {
        cut(broken, set, room, lines)
    } else {
        even(&pieces, set, room, broken)
    }
}

/// The same for a paragraph: every line as full as it can be.
pub fn flow(words: &str, set: Type, room: f64, lines: usize) -> Vec<String> {
    cut(fill(&pieces(words, set, room), set, room), set, room, lines)
}

fn cut(mut broken: Vec<String>, set: Type, room: f64, lines: usize) -> Vec<String> {
    if let Some(rest) = broken.get(lines).cloned() {
        broken.truncate(lines);
        if let Some(last) = broken.last_mut() {
            *last = shorten(&format!("{last} {rest}"), set, room);
        }
    }
    broken
}

/// Cuts words short, with an ellipsis, so that they fit in `room`.
pub fn shorten(words: &str, set: Type, room: f64) -> String {
    if set.width(words) <= room {
        return words.to_owned();
    }
    let mut kept = words.to_owned();
    while kept.pop().is_some() {
        let shorter = format!("{}…", kept.trim_end());
        if set.width(&shorter) <= room {
            return shorter;
        }
    }
    String::new()
}

/// What a line cannot be broken inside of.
struct Piece {
    words: String,
    /// Whether a space stands before it when it is not the first of its line.
    spaced: bool,
}

fn pieces(words: &str, set: Type, room: f64) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let mut spaced = true;
        for part in word.split_inclusive(['-', '/', '–']) {
            for words in chop(part, set, room) {
                pieces.push(Piece { words, spaced });
                spaced = false;
            }
        }
    }
    pieces
}

/// A word in parts that each fit: one part, unless the word is very long.
fn chop(word: &str, set: Type, room: f64) -> Vec<String> {
    if set.width(word) <= room {
        return vec![word.to_owned()];
    }
    let mut parts = vec![String::new()];
    for character in word.chars() {
        let last = parts.last().map_or("", String::as_str);
        if !last.is_empty() && set.width(&format!("{last}{character}")) > room {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(character);
        }
    }
    parts
}

fn fill(pieces: &[Piece], set: Type, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        let longer = lines.last().map(|line| {
            let space = if piece.spaced { " " } else { "" };
            format!("{line}{space}{}", piece.words)
        });
        match (longer, lines.last_mut()) {
            (Some(longer), Some(line)) if set.width(&longer) <= room => *line = longer,
            _ => lines.push(piece.words.clone()),
        }
    }
    lines
}

/// The narrowest setting with as many lines: `broken` with its lines evened out.
fn even(pieces: &[Piece], set: Type, room: f64, broken: Vec<String>) -> Vec<String> {
    let (mut best, mut high) = (broken, room);
    let mut low = pieces.iter().map(|piece| set.width(&piece.words)).fold(0.0, f64::max);
    // A pixel is as even as the eye can tell.
    while best.len() > 1 && high - low > 1.0 {
        let middle = f64::midpoint(low, high);
        let tried = fill(pieces, set, middle);
        if tried.len() == best.len() {
            (best, high) = (tried, middle);
        } else {
            low = middle;
        }
    }
    best
}

/// Characters that are not seen, or change how their neighbours are seen:
/// zero-width marks, direction marks, and code points that no text may hold.
fn invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{ffff}' | '\u{e0000}'..='\u{e007f}')
        || u32::from(character) & 0xfffe == 0xfffe
}
