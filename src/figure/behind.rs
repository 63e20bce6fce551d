//! Letters and arrows behind a value, or below dots behind the mark of their group.

use super::colour::{INK, SOFT};
use super::data::{Content, Row};
use super::frame::{Plot, line};
use super::labels::Type;
use super::legend::shape;
use super::scene::{Anchor, Mark, Paint, Point, Shape};
use crate::analysis::GroupMarks;
use crate::stats::{Arrow, column_name, letters_text};

/// Between a value and its letters or arrow.
const GAP: f64 = 6.0;
/// Half the size of an arrow.
const ARROW: f64 = 4.0;
/// Most letters behind a value.
const MOST_LETTERS: usize = 5;

/// Half the size of a group's mark below dots.
const SMALL: f64 = 3.6;
/// Between one group there and the next.
const BETWEEN: f64 = 13.0;
/// Height of a line there.
const LINE: f64 = 16.0;

/// How wide a group's letters are, or its arrow; 0 where it has none.
pub(super) fn width(marks: &GroupMarks, set: Type) -> f64 {
    match (letters(marks), marks.arrow) {
        (Some(letters), _) => GAP + set.width(&letters),
        (None, Some(_)) => 2.0 * GAP + 2.0 * ARROW,
        (None, None) => 0.0,
    }
}

/// A group's letters, or its arrow, from this place on.
pub(super) fn mark(marks: &GroupMarks, set: Type, x: f64, y: f64) -> Option<Mark> {
    match (letters(marks), marks.arrow) {
        (Some(letters), _) => {
            let at = Point { x: x + GAP, y };
            Some(line(letters, set, at, Anchor::Start, SOFT))
        }
        (None, Some(arrow)) => {
            let shape = match arrow {
                Arrow::Up => Shape::Triangle,
                Arrow::Down => Shape::TriangleDown,
            };
            let at = Point { x: x + 1.5 * GAP + ARROW, y };
            Some(Mark::Marker { shape, at, radius: ARROW, paint: Paint::fill(INK) })
        }
        (None, None) => None,
    }
}

/// The groups of a row that have letters or an arrow, from this height down: between dots
/// that lie close together there is no room for them. Lines of them, and their height.
///
/// Before letters stands the group's own letter: its mark could be taken for a dot.
pub(super) fn below(
    content: &Content<'_>,
    row: &Row,
    plot: Plot,
    set: Type,
    top: f64,
) -> (Vec<Mark>, f64) {
    let marked = content.groups.iter().zip(&row.marks).enumerate();
    let marked = marked.filter_map(|(at, (group, marks))| {
        let marks = marks.as_ref()?;
        let words = letters(marks).map(|letters| format!("{} > {letters}", column_name(at)));
        let wide = match &words {
            Some(words) => set.width(words),
            None => 2.0 * SMALL + width(marks, set),
        };
        (words.is_some() || marks.arrow.is_some()).then_some((group, marks, words, wide))
    });
    let mut drawn = Vec::new();
    let (mut x, mut lines) = (plot.left, 0.0);
    for (group, marks, words, wide) in marked {
        if lines == 0.0 || (x + wide > plot.right && x > plot.left) {
            (x, lines) = (plot.left, lines + 1.0);
        }
        let y = top + (lines - 0.5) * LINE;
        match words {
            Some(words) => drawn.push(line(words, set, Point { x, y }, Anchor::Start, SOFT)),
            None => {
                drawn.push(shape(group, Point { x: x + SMALL, y }, SMALL, false));
                drawn.extend(mark(marks, set, x + 2.0 * SMALL, y));
            }
        }
        x += wide + BETWEEN;
    }
    (drawn, lines * LINE)
}

/// A group's letters; those of many groups are cut short, the table has them all.
fn letters(marks: &GroupMarks) -> Option<String> {
    let shown = letters_text(&marks.letters[..marks.letters.len().min(MOST_LETTERS)]);
    match marks.letters.len() {
        0 => None,
        1..=MOST_LETTERS => Some(shown),
        _ => Some(format!("{shown} …")),
    }
}
