//! An item's explanation as a note over the drawing, for who comes by keyboard.

use super::colour::{INK, PAPER, SOFT};
use super::frame::line;
use super::labels::{Type, wrap};
use super::scene::{Anchor, Area, Mark, Paint, Point};

const WORDS: Type = Type::regular(14.0);
const LINE: f64 = 19.0;
const PADDING: f64 = 10.0;
/// From the drawing's edge.
const EDGE: f64 = 2.0;
const WIDEST: f64 = 460.0;

/// The note's marks: below the item where there is room, else above it, and
/// always inside the drawing. Nothing when there is nothing to explain.
pub(super) fn tip(words: &str, item: Area, width: f64, height: f64) -> Vec<Mark> {
    if words.is_empty() {
        return Vec::new();
    }
    let room = WIDEST.min(width - 2.0 * EDGE) - 2.0 * PADDING;
    let most = ((height - 2.0 * EDGE - 2.0 * PADDING) / LINE).floor().max(1.0);
    let lines = wrap(words, WORDS, room, most as usize);
    let widest = lines.iter().map(|words| WORDS.width(words)).fold(0.0, f64::max);
    let (box_width, box_height) =
        (widest + 2.0 * PADDING, lines.len() as f64 * LINE + 2.0 * PADDING);
    let below = item.bottom();
    let above = item.y - box_height;
    let lowest = height - EDGE - box_height;
    let y = if below <= lowest { below } else { above.clamp(EDGE, lowest.max(EDGE)) };
    let area = Area { x: EDGE, y, width: box_width, height: box_height };
    let paint = Paint::fill(PAPER).outlined(SOFT, 1.0);
    let mut marks = vec![Mark::Rect { area, radius: 4.0, paint }];
    marks.extend(lines.into_iter().enumerate().map(|(at, words)| {
        let at = Point { x: EDGE + PADDING, y: y + PADDING + (at as f64 + 0.5) * LINE };
        line(words, WORDS, at, Anchor::Start, INK)
    }));
    marks
}
