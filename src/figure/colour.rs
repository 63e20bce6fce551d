//! The colours and markers of groups. `docs/decisions/0007-figures.md` tells how they
//! were chosen; `tests/figures/colours.rs` holds what it claims.

use super::scene::Shape;

/// Ink: labels and values.
pub const INK: &str = "#17262d";
/// Soft ink: axes, bases, reasons.
pub const SOFT: &str = "#52646d";
/// Grid lines.
pub const GRID: &str = "#e3e9eb";
/// The line that joins the dots of an item.
pub const JOIN: &str = "#b9c6cb";
/// What figures are drawn on.
pub const PAPER: &str = "#ffffff";

/// The colours of groups, in their order.
pub const GROUPS: [&str; 14] = [
    "#0b6566", "#c07f1a", "#452a6e", "#4878a8", "#82301f", "#14202d", "#76994f", "#7f624c",
    "#a17adf", "#3a0f09", "#33a182", "#354132", "#c85b32", "#290065",
];

/// The shapes of groups: filled for the first seven, hollow for the next.
const SHAPES: [Shape; 7] = [
    Shape::Circle,
    Shape::Square,
    Shape::Triangle,
    Shape::Diamond,
    Shape::TriangleDown,
    Shape::Plus,
    Shape::Cross,
];

/// How a group is told from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Its colour.
    pub colour: &'static str,
    /// Its marker.
    pub shape: Shape,
    /// Whether the marker is filled or an outline.
    pub filled: bool,
}

/// The look of the group at this position. All differ up to
/// `GROUPS.len()` groups; beyond that they come round again.
pub fn look(group: usize) -> Look {
    let position = group % GROUPS.len();
    Look {
        colour: GROUPS[position],
        shape: SHAPES[position % SHAPES.len()],
        filled: position < SHAPES.len(),
    }
}
