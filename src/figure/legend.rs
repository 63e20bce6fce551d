//! The legend: marker, name and base of every group.

use super::Chart;
use super::colour::{INK, PAPER, SOFT};
use super::data::{Content, Group};
use super::frame::line;
use super::labels::{Type, shorten};
use super::scene::{Anchor, Area, Mark, Paint, Point};
use super::words;
use crate::base::{number, texts};

const NAME: Type = Type::regular(15.0);
const BASE: Type = Type::regular(15.0);

/// Height of a line of the legend.
const LINE: f64 = 22.0;
/// From an entry's start to its name.
const MARKER: f64 = 20.0;
/// Between name and base.
const WITHIN: f64 = 6.0;
/// Between entries.
const BETWEEN: f64 = 26.0;
/// Most groups whose bars are told apart by colour and order alone; with more
/// every bar has its group's marker before it.
pub(super) const PLAIN_BARS: usize = 4;

/// How a legend names a group's bars: by a square of their colour, or by a marker.
pub(super) fn has_markers(content: &Content<'_>, chart: Chart) -> bool {
    chart == Chart::Dots || content.groups.len() > PLAIN_BARS
}

/// The legend's marks and height. It starts above the plot when one line holds
/// it there, and takes the whole width otherwise: on one line, or in columns
/// that are read downwards, as the groups stand in the figure.
pub(super) fn legend(
    content: &Content<'_>,
    chart: Chart,
    plot_left: f64,
    width: f64,
) -> (Vec<Mark>, f64) {
    let entries: Vec<Entry> =
        content.groups.iter().map(|group| Entry::new(content, group, width)).collect();
    let widths = || entries.iter().map(|entry| entry.width);
    let in_line = widths().sum::<f64>() + BETWEEN * (entries.len().max(1) - 1) as f64;
    let widest = widths().fold(0.0, f64::max);
    let left = if in_line <= width - plot_left { plot_left } else { 0.0 };
    let columns = if in_line <= width {
        entries.len().max(1)
    } else {
        (((width + BETWEEN) / (widest + BETWEEN)).floor() as usize).max(1)
    };
    let rows = entries.len().div_ceil(columns);
    let mut marks = Vec::new();
    let mut x = left;
    for (position, (entry, group)) in entries.iter().zip(&content.groups).enumerate() {
        let (column, row) = (position / rows, position % rows);
        if rows > 1 {
            x = column as f64 * (widest + BETWEEN);
        }
        let at = Point { x, y: (row as f64 + 0.5) * LINE };
        marks.push(marker(group, has_markers(content, chart), Point { x: x + 7.0, ..at }));
        let name = Point { x: x + MARKER, ..at };
        marks.push(line(entry.name.clone(), NAME, name, Anchor::Start, INK));
        let base = Point { x: name.x + NAME.width(&entry.name) + WITHIN, ..at };
        marks.push(line(entry.base.clone(), BASE, base, Anchor::Start, SOFT));
        x += entry.width + BETWEEN;
    }
    (marks, rows as f64 * LINE)
}

struct Entry {
    name: String,
    base: String,
    width: f64,
}

impl Entry {
    fn new(content: &Content<'_>, group: &Group, room: f64) -> Self {
        let base = match group.size {
            Ok(_) if !group.counted => String::new(),
            Ok(n) => {
                let n = number::count(content.language, n).into();
                match group.weighted.map(|sum| number::decimal(content.language, sum, 0)) {
                    None => texts::say(content.language, "figure-base", &[("n", n)]),
                    Some(sum) => {
                        let args = [("n", n), ("weighted", sum.into())];
                        texts::say(content.language, "figure-base-weighted", &args)
                    }
                }
            }
            Err(reason) => words::mark(content, reason),
        };
        let around = MARKER + WITHIN + BASE.width(&base);
        let name = shorten(&group.label, NAME, room - around);
        Entry { width: around + NAME.width(&name), name, base }
    }
}

fn marker(group: &Group, shaped: bool, at: Point) -> Mark {
    let hidden = group.size.is_err();
    if shaped {
        return shape(group, at, 5.5, hidden);
    }
    let side = if hidden { 11.0 } else { 12.0 };
    let area = Area { x: at.x - side / 2.0, y: at.y - side / 2.0, width: side, height: side };
    let paint = if hidden { Paint::hidden(SOFT) } else { Paint::fill(group.look.colour) };
    Mark::Rect { area, radius: 2.0, paint }
}

/// A group's marker; dashed and empty where the group is hidden.
pub(super) fn shape(group: &Group, at: Point, radius: f64, hidden: bool) -> Mark {
    let look = group.look;
    let (paint, radius) = if hidden {
        (Paint::hidden(SOFT), radius)
    } else if look.filled {
        (Paint::fill(look.colour), radius)
    } else {
        (Paint::fill(PAPER).outlined(look.colour, 1.8), radius * HOLLOW)
    };
    Mark::Marker { shape: look.shape, at, radius, paint }
}

/// An outline stands partly outside its shape: a hollow marker is drawn
/// smaller by this to look as large.
const HOLLOW: f64 = 0.85;
