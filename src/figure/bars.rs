//! Grouped horizontal bars: per item a bar per group, with its value at the end.

use super::colour::{INK, PAPER, SOFT};
use super::data::{Content, Group, Row, Value};
use super::frame::{Block, Plot, Rows, line};
use super::labels::Type;
use super::legend::{has_markers, shape};
use super::scene::{Anchor, Area, Mark, Paint, Point};
use super::words;
use super::{Chart, behind};

/// Between a bar's end and its value.
const VALUE_GAP: f64 = 6.0;
/// Length of the dashed stub that stands for a hidden bar.
const STUB: f64 = 24.0;
/// Free right of 100 %, for the value of a full bar.
const MARGIN: f64 = 36.0;

/// Bars, as thick as their number allows.
pub(super) struct Bars<'a> {
    content: &'a Content<'a>,
    thickness: f64,
    between: f64,
    value: Type,
    markers: bool,
    /// Free behind the values, for letters or arrows.
    behind: f64,
}

impl<'a> Bars<'a> {
    pub fn new(content: &'a Content<'a>) -> Self {
        let (thickness, between, size) = match content.groups.len() {
            0..=2 => (15.0, 3.0, 14.0),
            3..=4 => (13.0, 2.0, 13.0),
            _ => (11.0, 2.0, 12.0),
        };
        let markers = has_markers(content, Chart::Bars);
        let mut bars =
            Bars { content, thickness, between, value: Type::regular(size), markers, behind: 0.0 };
        let marks = content.rows.iter().flat_map(|row| row.marks.iter().flatten());
        bars.behind = marks.map(|marks| behind::width(marks, bars.value)).fold(0.0, f64::max);
        bars
    }

    fn bar(&self, group: &Group, value: Value, middle: f64, plot: Plot) -> Vec<Mark> {
        let area = |width: f64| Area {
            x: plot.left,
            y: middle - self.thickness / 2.0,
            width,
            height: self.thickness,
        };
        let label = |words: String, length: f64, colour| {
            let at = Point { x: plot.left + length + VALUE_GAP, y: middle };
            line(words, self.value, at, Anchor::Start, colour)
        };
        let mut marks = Vec::with_capacity(3);
        if self.markers {
            let at = Point { x: plot.left - 9.0, y: middle };
            marks.push(shape(group, at, 4.0, matches!(value, Value::Hidden(_))));
        }
        match value {
            Value::Share(share) => {
                let length = plot.x(share) - plot.left;
                marks.push(Mark::Rect { area: area(length), radius: 1.5, paint: paint(group) });
                let words = self.content.axis().value(self.content.language, share);
                marks.push(label(words, length, INK));
            }
            Value::Nobody => {
                marks.push(label(words::nobody(self.content), 0.0, SOFT));
            }
            Value::Hidden(reason) => {
                // The outline's middle is on the edge: half of it would stand outside.
                let stub = area(STUB);
                let stub = Area { y: stub.y + 1.0, height: stub.height - 2.0, ..stub };
                let paint = Paint::hidden(SOFT);
                marks.push(Mark::Rect { area: stub, radius: 1.5, paint });
                marks.push(label(words::mark(self.content, reason), STUB, SOFT));
            }
        }
        marks
    }
}

impl Rows for Bars<'_> {
    fn gutter(&self, narrow: bool) -> f64 {
        match (self.markers, narrow) {
            (true, _) => 20.0,
            (false, false) => 13.0,
            (false, true) => 0.5,
        }
    }

    fn margin(&self) -> f64 {
        // A full bar's value may be longer than a percentage.
        let full = self.content.axis().value(self.content.language, 1.0);
        MARGIN.max(VALUE_GAP + self.value.width(&full)) + self.behind
    }

    fn gap(&self) -> f64 {
        if self.markers { 22.0 } else { 18.0 }
    }

    fn heading(&self) -> Option<(f64, String)> {
        None
    }

    fn block(&self, row: &Row, plot: Plot) -> Block {
        let pitch = self.thickness + self.between;
        let mut marks = Vec::new();
        for (at, (group, value)) in self.content.groups.iter().zip(&row.values).enumerate() {
            let middle = at as f64 * pitch + self.thickness / 2.0;
            marks.extend(self.bar(group, *value, middle, plot));
            let of_group = row.marks.get(at).and_then(Option::as_ref);
            if let (Value::Share(share), Some(of_group)) = (value, of_group) {
                let words = self.content.axis().value(self.content.language, *share);
                let x = plot.x(*share) + VALUE_GAP + self.value.width(&words);
                marks.extend(behind::mark(of_group, self.value, x, middle));
            }
        }
        Block { height: row.values.len() as f64 * pitch - self.between, marks }
    }
}

/// Bars of groups with a hollow marker are hollow as well.
fn paint(group: &Group) -> Paint {
    if group.look.filled {
        Paint::fill(group.look.colour)
    } else {
        Paint::fill(PAPER).outlined(group.look.colour, 1.6)
    }
}
