//! What bars and dots have in common: legend, axis, labels, and the rows below
//! each other.

use super::bars::Bars;
use super::colour::{GRID, INK, PAPER, SOFT};
use super::data::{Content, Row};
use super::dots::Dots;
use super::labels::{Type, flow, wrap};
use super::metrics::MIDDLE;
use super::scene::{Anchor, Area, Item, Mark, Paint, Point, Scene, Text};
use super::{Chart, FigureRequest, NARROW, WIDTHS, legend, tip, words};
use crate::base::texts;

const TITLE: Type = Type::semibold(19.0);
const SUBTITLE: Type = Type::regular(15.0);
const LABEL: Type = Type::regular(15.0);
const STARS: Type = Type::semibold(15.0);
pub(super) const AXIS: Type = Type::regular(13.0);
const NOTE: Type = Type::regular(14.0);

/// Height of a line of words, in its font size.
const LEADING: f64 = 1.3;
/// The label column is at most this part of the width.
const LABEL_PART: f64 = 0.36;
/// Most lines of a label.
const LABEL_LINES: usize = 3;
/// Between a label and its stars.
const STARS_GAP: f64 = 5.0;
/// A figure higher than this has its axis below the rows as well.
const TALL: f64 = 640.0;

/// A kind of figure: how a row's values are drawn.
pub(super) trait Rows {
    /// What must stay free left of 0 %; `narrow` figures have nothing left of that.
    fn gutter(&self, narrow: bool) -> f64;
    /// What must stay free right of 100 %.
    fn margin(&self) -> f64;
    /// Between two rows.
    fn gap(&self) -> f64;
    /// A heading in the margin, from how far right of 100 %.
    fn heading(&self) -> Option<(f64, String)>;
    /// The row's marks, from y = 0 down.
    fn block(&self, row: &Row, plot: Plot) -> Block;
}

/// Where 0 % and 100 % are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plot {
    pub left: f64,
    pub right: f64,
}

impl Plot {
    /// The place of a share.
    pub fn x(self, share: f64) -> f64 {
        self.left + share * (self.right - self.left)
    }
}

/// A row's marks and their height.
pub(super) struct Block {
    pub height: f64,
    pub marks: Vec<Mark>,
}

/// A line of words with its middle, not its baseline, at `y`.
pub(super) fn line(
    words: String,
    set: Type,
    at: Point,
    anchor: Anchor,
    colour: &'static str,
) -> Mark {
    let at = Point { y: at.y + MIDDLE * set.size, ..at };
    Mark::Text(Text { words, at, size: set.size, weight: set.weight, anchor, colour })
}

/// Lays a figure out.
pub(super) fn compose(content: &Content<'_>, request: &FigureRequest) -> Scene {
    let width = request.width.clamp(*WIDTHS.start(), *WIDTHS.end());
    let (_, title) = words::title(content);
    let mut sheet = Sheet { width, y: 0.0, marks: Vec::new() };
    if request.captioned {
        sheet.paragraph(&title, TITLE, INK, 4);
        sheet.paragraph(&words::subtitle(content), SUBTITLE, SOFT, 6);
        sheet.y += 14.0;
    }
    let rows: Box<dyn Rows> = match request.chart {
        Chart::Bars => Box::new(Bars::new(content)),
        Chart::Dots => Box::new(Dots::new(content)),
    };
    let columns = Columns::new(content, &*rows, width);
    let left = if content.all_hidden() { 0.0 } else { columns.plot.left };
    let (marks, height) = legend::legend(content, request.chart, left, width);
    sheet.put(marks, height);
    let mut items = Vec::new();
    if content.all_hidden() {
        sheet.y += 24.0;
        sheet.paragraph(&words::all_hidden(content), LABEL, INK, 4);
    } else {
        sheet.y += 12.0;
        items = columns.rows(content, &*rows, &mut sheet);
    }
    if request.captioned {
        sheet.y += 14.0;
        let made_up = if request.synthetic {
            texts::plain(content.language, "synthetic") + " "
        } else {
            String::new()
        };
        sheet.paragraph(&(made_up + &words::note(content, request.chart)), NOTE, SOFT, 12);
    }
    let height = (sheet.y + 6.0).ceil();
    for (item, row) in items.iter_mut().zip(&content.rows) {
        item.tip = tip::tip(&row.explanation, item.area, width, height);
    }
    let margin = if request.captioned { MARGIN } else { 0.0 };
    let around = 2.0 * margin;
    let paper = Area { x: -margin, y: -margin, width: width + around, height: height + around };
    let paper = Mark::Rect { area: paper, radius: 0.0, paint: Paint::fill(PAPER) };
    Scene {
        width,
        height,
        margin,
        language: content.language.tag(),
        title,
        description: match request.captioned {
            true => words::words_of_file(content),
            false => words::words(content),
        },
        marks: [paper].into_iter().chain(sheet.marks).collect(),
        items,
    }
}

/// White around a drawing that stands on its own: programs without the page's
/// font, and without SVG's `textLength`, set words a little wider.
const MARGIN: f64 = 24.0;

/// A drawing that grows downwards.
struct Sheet {
    width: f64,
    y: f64,
    marks: Vec<Mark>,
}

impl Sheet {
    fn put(&mut self, marks: Vec<Mark>, height: f64) {
        let y = self.y;
        self.marks.extend(marks.into_iter().map(|mark| mark.lowered(y)));
        self.y += height;
    }

    fn paragraph(&mut self, words: &str, set: Type, colour: &'static str, lines: usize) {
        for words in flow(words, set, self.width, lines) {
            let height = set.size * LEADING;
            let at = Point { x: 0.0, y: height / 2.0 };
            self.put(vec![line(words, set, at, Anchor::Start, colour)], height);
        }
    }
}

/// The columns of a figure: labels, stars, plot. Narrow figures have labels
/// above the plot.
struct Columns {
    narrow: bool,
    labels: Vec<Vec<String>>,
    label_right: f64,
    plot: Plot,
}

impl Columns {
    fn new(content: &Content<'_>, rows: &dyn Rows, width: f64) -> Self {
        let narrow = width < NARROW;
        let stars = STARS_GAP + STARS.width("***");
        let room = if narrow { width - stars } else { width * LABEL_PART };
        let labels: Vec<Vec<String>> =
            content.rows.iter().map(|row| wrap(&row.label, LABEL, room, LABEL_LINES)).collect();
        let widest = labels.iter().flatten().map(|words| LABEL.width(words)).fold(0.0, f64::max);
        let before = if narrow { 0.0 } else { widest + stars };
        let plot = Plot { left: before + rows.gutter(narrow), right: width - rows.margin() };
        Columns { narrow, labels, label_right: widest, plot }
    }

    fn rows(&self, content: &Content<'_>, rows: &dyn Rows, sheet: &mut Sheet) -> Vec<Item> {
        self.axis(content, sheet, rows.heading());
        let top = sheet.y;
        let gap = rows.gap();
        let mut items = Vec::with_capacity(content.rows.len());
        let mut front = Vec::new();
        sheet.y += gap / 2.0;
        for (row, label) in content.rows.iter().zip(&self.labels) {
            let start = sheet.y - gap / 2.0;
            let block = rows.block(row, self.plot);
            let mut marks = self.label(row, label, block.height);
            let label_height = label.len() as f64 * LABEL.size * LEADING;
            let (height, lower) = if self.narrow {
                let grid = self.grid(content, sheet.y + label_height, block.height + 4.0);
                sheet.marks.extend(grid);
                (label_height + 2.0 + block.height, label_height + 2.0)
            } else {
                let height = block.height.max(label_height);
                (height, (height - block.height) / 2.0)
            };
            marks.extend(block.marks.into_iter().map(|mark| mark.lowered(lower)));
            front.extend(marks.into_iter().map(|mark| mark.lowered(sheet.y)));
            sheet.y += height + gap;
            items.push(Item {
                id: row.id.clone(),
                name: words::item(content, row),
                explanation: row.explanation.clone(),
                area: Area { x: 0.0, y: start, width: sheet.width, height: height + gap },
                tip: Vec::new(),
            });
        }
        sheet.y -= gap / 2.0;
        if !self.narrow {
            sheet.marks.extend(self.grid(content, top, sheet.y - top));
        }
        sheet.marks.extend(front);
        if sheet.y - top > TALL {
            sheet.y += 8.0;
            self.axis(content, sheet, None);
        }
        items
    }

    /// An item's label and stars, beside or above a block of this height.
    fn label(&self, row: &Row, lines: &[String], block: f64) -> Vec<Mark> {
        let leading = LABEL.size * LEADING;
        let own = lines.len() as f64 * leading;
        let top = if self.narrow { 0.0 } else { ((block - own) / 2.0).max(0.0) };
        let (x, anchor) =
            if self.narrow { (0.0, Anchor::Start) } else { (self.label_right, Anchor::End) };
        let middle = |at: usize| top + (at as f64 + 0.5) * leading;
        let mut marks: Vec<Mark> = lines
            .iter()
            .enumerate()
            .map(|(at, words)| line(words.clone(), LABEL, Point { x, y: middle(at) }, anchor, INK))
            .collect();
        if !row.stars.is_empty() {
            // After the label's last line, or in a column of their own.
            let last = lines.last().map_or(0.0, |words| LABEL.width(words));
            let at = if self.narrow {
                Point { x: last + STARS_GAP, y: middle(lines.len().saturating_sub(1)) }
            } else {
                Point { x: self.label_right + STARS_GAP, y: top + own / 2.0 }
            };
            marks.push(line(row.stars.to_owned(), STARS, at, Anchor::Start, INK));
        }
        marks
    }

    fn axis(&self, content: &Content<'_>, sheet: &mut Sheet, heading: Option<(f64, String)>) {
        let height = AXIS.size * LEADING;
        let y = height / 2.0;
        let tick = |share: &f64| {
            let words = content.axis().tick(content.language, *share);
            // At the drawing's edge the 0 stands a little to the right of its line.
            let x = self.plot.x(*share).max(AXIS.width(&words) / 2.0);
            line(words, AXIS, Point { x, y }, Anchor::Middle, SOFT)
        };
        let ticks = content.axis().ticks(self.narrow);
        let mut marks: Vec<Mark> = ticks.iter().map(tick).collect();
        if let Some((after, words)) = heading {
            let at = Point { x: self.plot.right + after, y };
            marks.push(line(words, AXIS, at, Anchor::Start, SOFT));
        }
        sheet.put(marks, height + 4.0);
    }

    fn grid(&self, content: &Content<'_>, top: f64, height: f64) -> Vec<Mark> {
        let line = |share: &f64| {
            let x = self.plot.x(*share);
            let (from, to) = (Point { x, y: top }, Point { x, y: top + height });
            Mark::Line { from, to, colour: GRID, width: 1.0 }
        };
        content.axis().ticks(self.narrow).iter().map(line).collect()
    }
}
