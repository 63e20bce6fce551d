//! How wide words are, without a browser: from the advance widths of the font
//! that the page serves. Kerning is left out; it moves a line by two percent at
//! most, and the drawing pins every line to the width that is computed here.

pub use super::advances::UNITS_PER_EM;
use super::advances::{RUNS, Run};

/// Height of letters above the baseline, in em: an `l`, a `b`.
pub const ASCENT: f64 = 0.74;
/// Depth of letters below the baseline, in em: a `g`, a comma.
pub const DESCENT: f64 = 0.21;
/// From a line's middle to its baseline, in em: half the height of a digit.
pub const MIDDLE: f64 = 0.325;

/// A character that the font does not have is counted as a wide one.
const UNKNOWN: u16 = 650;
/// The same for scripts whose characters fill a square.
const UNKNOWN_SQUARE: u16 = 1000;
/// Where those scripts begin.
const FIRST_SQUARE: char = '\u{2e80}';

/// The weights that the page serves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 600.
    SemiBold,
}

/// The advance width of a character in font units; `None` when the font does
/// not have it.
pub fn advance(character: char, weight: Weight) -> Option<u16> {
    // Nearly every character is in the first run, and figures measure a lot.
    if let Some(advance) = RUNS.first().and_then(|run| run.advance(character, weight)) {
        return Some(advance);
    }
    let after = RUNS.partition_point(|run| run.first <= character);
    RUNS.get(after.checked_sub(1)?)?.advance(character, weight)
}

impl Run {
    fn advance(&self, character: char, weight: Weight) -> Option<u16> {
        let widths = match weight {
            Weight::Regular => self.regular,
            Weight::SemiBold => self.semibold,
        };
        let position = u32::from(character).checked_sub(u32::from(self.first))?;
        widths.get(position as usize).copied()
    }
}

/// The width of a line of words at a font size, in the unit of the size.
pub fn width(words: &str, size: f64, weight: Weight) -> f64 {
    let units: u32 = words.chars().map(|c| u32::from(units(c, weight))).sum();
    f64::from(units) * size / UNITS_PER_EM
}

fn units(character: char, weight: Weight) -> u16 {
    let unknown = if character < FIRST_SQUARE { UNKNOWN } else { UNKNOWN_SQUARE };
    advance(character, weight).unwrap_or(unknown)
}
