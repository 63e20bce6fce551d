//! Dots on one line per item, a shape per group, with the lowest and highest value.

use super::behind;
use super::colour::{INK, JOIN, PAPER, SOFT};
use super::data::{Content, Row, Value};
use super::frame::{AXIS, Block, Plot, Rows, line};
use super::labels::Type;
use super::legend::shape;
use super::scene::{Anchor, Mark, Paint, Point};
use crate::base::texts;

const VALUE: Type = Type::regular(13.0);
/// Letters below the dots.
const MARKS: Type = Type::regular(12.0);
const RADIUS: f64 = 5.5;
/// Dots nearer than this on one line would hide each other: one of them moves
/// to a lane above or below.
const NEAREST: f64 = 9.0;
/// Between lanes.
const LANE: f64 = 13.0;
/// Between an extreme's dot and its value.
const VALUE_GAP: f64 = 10.0;
/// Free right of 100 %, for the value there, unless it is longer.
const MARGIN: f64 = 36.0;
/// The same left of 0 %.
const GUTTER: f64 = 34.0;
/// Between the dashed markers of hidden groups.
const HIDDEN_PITCH: f64 = 16.0;
/// Most dashed markers beside a line; more are counted in words.
const HIDDEN_MARKERS: usize = 4;

/// Dots, with room beside the plot for what is hidden.
pub(super) struct Dots<'a> {
    content: &'a Content<'a>,
    /// Width of the column of hidden groups; 0 without any.
    hidden: f64,
}

impl<'a> Dots<'a> {
    pub fn new(content: &'a Content<'a>) -> Self {
        let most = content.rows.iter().map(|row| hidden(row).len()).max().unwrap_or(0);
        let mut dots = Dots { content, hidden: 0.0 };
        if most > 0 {
            let markers = most.min(HIDDEN_MARKERS) as f64 * HIDDEN_PITCH;
            let many = VALUE.width(&dots.many(most));
            dots.hidden = AXIS.width(&dots.hidden_heading()).max(markers).max(many);
        }
        dots
    }

    /// What is free right of the axis.
    fn beside(&self) -> f64 {
        let highest = self.content.axis().value(self.content.language, 1.0);
        MARGIN.max(VALUE_GAP + VALUE.width(&highest))
    }

    fn hidden_heading(&self) -> String {
        texts::plain(self.content.language, "hidden")
    }

    fn many(&self, groups: usize) -> String {
        texts::say(self.content.language, "figure-hidden-many", &[("n", groups.into())])
    }

    fn hidden_marks(&self, row: &Row, middle: f64, plot: Plot) -> Vec<Mark> {
        let groups = hidden(row);
        let left = plot.right + self.beside();
        if groups.len() > HIDDEN_MARKERS {
            let at = Point { x: left, y: middle };
            return vec![line(self.many(groups.len()), VALUE, at, Anchor::Start, SOFT)];
        }
        let at = |position: usize| Point {
            x: left + RADIUS + position as f64 * HIDDEN_PITCH,
            y: middle,
        };
        let marker = |(position, group): (usize, usize)| {
            shape(&self.content.groups[group], at(position), RADIUS - 0.5, true)
        };
        groups.into_iter().enumerate().map(marker).collect()
    }

    fn value(&self, share: f64, x: f64, y: f64, anchor: Anchor) -> Mark {
        let words = self.content.axis().value(self.content.language, share);
        line(words, VALUE, Point { x, y }, anchor, INK)
    }
}

impl Rows for Dots<'_> {
    fn gutter(&self, _narrow: bool) -> f64 {
        let lowest = self.content.axis().value(self.content.language, 0.0);
        GUTTER.max(VALUE_GAP + VALUE.width(&lowest))
    }

    fn margin(&self) -> f64 {
        self.beside() + self.hidden
    }

    fn gap(&self) -> f64 {
        13.0
    }

    fn heading(&self) -> Option<(f64, String)> {
        (self.hidden > 0.0).then(|| (self.beside(), self.hidden_heading()))
    }

    fn block(&self, row: &Row, plot: Plot) -> Block {
        let mut shares: Vec<(usize, f64)> = row.shares().collect();
        shares.sort_by(|a, b| a.1.total_cmp(&b.1));
        let places: Vec<f64> = shares.iter().map(|(_, share)| plot.x(*share)).collect();
        let lanes = lanes(&places);
        let highest = lanes.iter().copied().min().unwrap_or(0);
        let lowest = lanes.iter().copied().max().unwrap_or(0);
        let lane_y = |lane: i32| f64::from(lane - highest) * LANE + LANE / 2.0;
        let height = f64::from(lowest - highest + 1) * LANE;
        let mut marks = Vec::new();
        if let (Some(first), Some(last)) = (shares.first(), shares.last()) {
            let y = lane_y(0);
            let (from, to) = (Point { x: plot.x(first.1), y }, Point { x: plot.x(last.1), y });
            marks.push(Mark::Line { from, to, colour: JOIN, width: 2.0 });
        }
        for ((group, share), lane) in shares.iter().zip(&lanes) {
            let at = Point { x: plot.x(*share), y: lane_y(*lane) };
            marks.push(haloed(shape(&self.content.groups[*group], at, RADIUS, false)));
        }
        if let (Some(first), Some(last)) = (shares.first(), shares.last()) {
            let written = |share: f64| self.content.axis().value(self.content.language, share);
            let x = plot.x(last.1) + VALUE_GAP;
            marks.push(self.value(last.1, x, lane_y(lanes[lanes.len() - 1]), Anchor::Start));
            if written(first.1) != written(last.1) {
                let x = plot.x(first.1) - VALUE_GAP;
                marks.push(self.value(first.1, x, lane_y(lanes[0]), Anchor::End));
            }
        }
        marks.extend(self.hidden_marks(row, height / 2.0, plot));
        let (below, lines) = behind::below(self.content, row, plot, MARKS, height);
        marks.extend(below);
        Block { height: height + lines, marks }
    }
}

/// A lane per dot, of places from left to right: 0 is the line itself. The
/// ends stay on it, others where there is room, as near to it as possible.
fn lanes(places: &[f64]) -> Vec<i32> {
    let mut lanes: Vec<Option<i32>> = vec![None; places.len()];
    let free = |lanes: &[Option<i32>], x: f64, lane: i32| {
        let taken = lanes.iter().zip(places).filter(|(taken, _)| **taken == Some(lane));
        taken.into_iter().all(|(_, other)| (x - other).abs() >= NEAREST)
    };
    let ends = [0, places.len().saturating_sub(1)];
    for at in ends.into_iter().chain(0..places.len()) {
        if lanes.get(at) == Some(&None) {
            // 0, 1, -1, 2, -2, …: there is always a lane that nobody is in.
            let mut order = (0..).map(|k: i32| if k % 2 == 1 { k / 2 + 1 } else { -k / 2 });
            lanes[at] = order.find(|lane| free(&lanes, places[at], *lane));
        }
    }
    lanes.into_iter().map(Option::unwrap_or_default).collect()
}

/// A filled marker with a rim of paper, so that it stands out from the line
/// and its neighbours.
fn haloed(mark: Mark) -> Mark {
    match mark {
        Mark::Marker { shape, at, radius, paint: Paint { stroke: None, fill, .. } } => {
            let paint = Paint::fill(fill).outlined(PAPER, 1.2);
            Mark::Marker { shape, at, radius: radius + 0.4, paint }
        }
        other => other,
    }
}

fn hidden(row: &Row) -> Vec<usize> {
    let values = row.values.iter().enumerate();
    values.filter(|(_, value)| matches!(value, Value::Hidden(_))).map(|(at, _)| at).collect()
}
