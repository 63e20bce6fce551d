//! A figure as positioned marks: what is where, before it becomes SVG. Nothing
//! here is measured by a browser; units are CSS pixels, y runs down.

use super::metrics::{self, Weight};

/// How far the corners of a marker reach, in its radius.
const REACH: f64 = 1.2;

/// A drawing of a known size.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// White around it, in pixels; width and height are without.
    pub margin: f64,
    /// The language of its words: `nl` or `en`.
    pub language: &'static str,
    /// Its accessible name.
    pub title: String,
    /// The drawing in words.
    pub description: String,
    /// What is seen, back to front.
    pub marks: Vec<Mark>,
    /// What can be pointed at or reached by keyboard, in reading order.
    pub items: Vec<Item>,
}

/// One item of the figure as something to reach: its values in words, and its
/// explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The item's id.
    pub id: String,
    /// Label, values and test in words.
    pub name: String,
    /// The statement as it was put, with its explanation; nothing to add when empty.
    pub explanation: String,
    /// The part of the drawing that belongs to it.
    pub area: Area,
    /// The explanation as a note over the drawing, shown while the item has focus.
    pub tip: Vec<Mark>,
}

/// One positioned mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A rectangle.
    Rect {
        /// Its place.
        area: Area,
        /// Corner radius.
        radius: f64,
        /// Its inside and outline.
        paint: Paint,
    },
    /// A straight line.
    Line {
        /// Where it starts.
        from: Point,
        /// Where it ends.
        to: Point,
        /// Its colour.
        colour: &'static str,
        /// Its width.
        width: f64,
    },
    /// A group's marker.
    Marker {
        /// Its shape.
        shape: Shape,
        /// Its middle.
        at: Point,
        /// Half its height, about: shapes are made to look equally large.
        radius: f64,
        /// Its inside and outline.
        paint: Paint,
    },
    /// A line of words.
    Text(Text),
}

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A rectangle of the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// How a mark is filled and outlined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// The inside.
    pub fill: &'static str,
    /// The outline and its width.
    pub stroke: Option<(&'static str, f64)>,
    /// Whether the outline is dashed: the sign of what is hidden.
    pub dashed: bool,
}

/// The shapes of markers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A circle.
    Circle,
    /// A square.
    Square,
    /// A triangle that points up.
    Triangle,
    /// A square on its corner.
    Diamond,
    /// A triangle that points down.
    TriangleDown,
    /// An upright cross.
    Plus,
    /// A slanting cross.
    Cross,
}

/// A line of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The words, without control characters.
    pub words: String,
    /// The anchor's place; y is the baseline.
    pub at: Point,
    /// Font size.
    pub size: f64,
    /// Font weight.
    pub weight: Weight,
    /// Which part of the line stands at the anchor.
    pub anchor: Anchor,
    /// Its colour.
    pub colour: &'static str,
}

/// Which part of a line of words stands at its anchor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// The start: words run to the right.
    #[default]
    Start,
    /// The middle.
    Middle,
    /// The end: words run to the left.
    End,
}

impl Paint {
    /// Filled, without outline.
    pub fn fill(fill: &'static str) -> Self {
        Paint { fill, stroke: None, dashed: false }
    }

    /// The sign of what is hidden: a dashed outline around nothing.
    pub fn hidden(colour: &'static str) -> Self {
        Paint { fill: "none", stroke: Some((colour, 1.2)), dashed: true }
    }

    /// With an outline.
    pub fn outlined(mut self, colour: &'static str, width: f64) -> Self {
        self.stroke = Some((colour, width));
        self
    }
}

impl Text {
    /// The width of the line.
    pub fn width(&self) -> f64 {
        metrics::width(&self.words, self.size, self.weight)
    }

    /// The box that the letters stay in, from the top of an `l` to the foot of a `g`.
    pub fn area(&self) -> Area {
        let width = self.width();
        let x = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        let (ascent, descent) = (metrics::ASCENT * self.size, metrics::DESCENT * self.size);
        Area { x, y: self.at.y - ascent, width, height: ascent + descent }
    }
}

impl Area {
    /// The right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether the two share more than an edge.
    pub fn meets(&self, other: &Area) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
}

impl Mark {
    /// The same mark, lower by `dy`.
    pub fn lowered(mut self, dy: f64) -> Self {
        match &mut self {
            Mark::Rect { area, .. } => area.y += dy,
            Mark::Line { from, to, .. } => {
                from.y += dy;
                to.y += dy;
            }
            Mark::Marker { at, .. } => at.y += dy,
            Mark::Text(text) => text.at.y += dy,
        }
        self
    }

    /// The box that the mark stays in.
    pub fn area(&self) -> Area {
        match self {
            Mark::Rect { area, .. } => *area,
            Mark::Line { from, to, .. } => Area {
                x: from.x.min(to.x),
                y: from.y.min(to.y),
                width: (to.x - from.x).abs(),
                height: (to.y - from.y).abs(),
            },
            Mark::Marker { at, radius, .. } => Area {
                x: at.x - REACH * radius,
                y: at.y - REACH * radius,
                width: 2.0 * REACH * radius,
                height: 2.0 * REACH * radius,
            },
            Mark::Text(text) => text.area(),
        }
    }
}
