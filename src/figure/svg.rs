//! A scene as SVG: one string for the page, for a file and for the tests.
//!
//! Presentation attributes only: no style, no script, nothing from elsewhere,
//! so that the strictest Content-Security-Policy lets it through and every
//! program draws the same. Classes are there for the page's own stylesheet;
//! the drawing is complete without.
//!
//! Roles: the drawing is a `group` with a title and a description. What is
//! seen is hidden from screen readers; in its place stands, per item, one
//! focusable `img` whose name says label, values and test. (`role="img"` on the
//! whole would forbid anything focusable in it.) An item's explanation is its
//! `<title>`, for the pointer, and a note with class `figure-tip`, for the
//! page to show while the item has focus: `.figure-item:focus .figure-tip {
//! display: inline }`.

use std::fmt::{self, Display, Write};

use super::metrics::Weight;
use super::scene::{Anchor, Area, Item, Mark, Paint, Point, Scene, Shape, Text};

/// The page's font first; where a file is opened without it, a likeness.
const FONTS: &str =
    "'Peilglas Sans', 'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Arial, sans-serif";

/// Writes a scene. The result is well-formed XML whatever the words in it are.
pub(super) fn write(scene: &Scene) -> String {
    let mut out = String::with_capacity(4096 + scene.marks.len() * 160);
    scene_element(&mut out, scene).expect("writing to a string cannot fail");
    out
}

fn scene_element(out: &mut String, scene: &Scene) -> fmt::Result {
    let around = 2.0 * scene.margin;
    let (width, height) = (Number(scene.width + around), Number(scene.height + around));
    let start = Number(-scene.margin);
    write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" role=\"group\" lang=\"{}\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"{start} {start} {width} {height}\" \
         font-family=\"{FONTS}\">",
        scene.language
    )?;
    let (title, description) = (Escaped(&scene.title), Escaped(&scene.description));
    write!(out, "\n<title>{title}</title>\n<desc>{description}</desc>")?;
    out.push_str("\n<g class=\"figure-marks\" aria-hidden=\"true\">");
    for mark in &scene.marks {
        mark_element(out, mark)?;
    }
    out.push_str("\n</g>");
    for item in &scene.items {
        item_element(out, item)?;
    }
    out.push_str("\n</svg>\n");
    Ok(())
}

fn item_element(out: &mut String, item: &Item) -> fmt::Result {
    let (id, name) = (Escaped(&item.id), Escaped(&item.name));
    write!(out, "\n<g class=\"figure-item\" data-item=\"{id}\" tabindex=\"0\" role=\"img\"")?;
    write!(out, " aria-label=\"{name}\">")?;
    if !item.explanation.is_empty() {
        write!(out, "\n<title>{}</title>", Escaped(&item.explanation))?;
    }
    out.push_str("\n<rect class=\"figure-area\"");
    area_attributes(out, &item.area)?;
    out.push_str(" fill=\"none\" pointer-events=\"all\"/>");
    if !item.tip.is_empty() {
        out.push_str("\n<g class=\"figure-tip\" display=\"none\" pointer-events=\"none\">");
        for mark in &item.tip {
            mark_element(out, mark)?;
        }
        out.push_str("\n</g>");
    }
    out.push_str("\n</g>");
    Ok(())
}

fn mark_element(out: &mut String, mark: &Mark) -> fmt::Result {
    match mark {
        Mark::Rect { area, radius, paint } => {
            out.push_str("\n<rect");
            area_attributes(out, area)?;
            if *radius > 0.0 {
                write!(out, " rx=\"{}\"", Number(*radius))?;
            }
            paint_attributes(out, paint, "3 2.5")?;
            out.push_str("/>");
        }
        Mark::Line { from, to, colour, width } => {
            let (x1, y1) = (Number(from.x), Number(from.y));
            let (x2, y2) = (Number(to.x), Number(to.y));
            write!(out, "\n<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"")?;
            write!(out, " stroke=\"{colour}\" stroke-width=\"{}\"/>", Number(*width))?;
        }
        Mark::Marker { shape, at, radius, paint } => {
            out.push_str("\n<path d=\"");
            outline(out, *shape, *at, *radius)?;
            out.push('"');
            paint_attributes(out, paint, "2 1.5")?;
            out.push_str("/>");
        }
        Mark::Text(text) => text_element(out, text)?,
    }
    Ok(())
}

/// Every line is pinned to the width it was laid out with, so that nothing
/// collides where another font stands in.
fn text_element(out: &mut String, text: &Text) -> fmt::Result {
    let (x, y) = (Number(text.at.x), Number(text.at.y));
    write!(out, "\n<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"", Number(text.size))?;
    if text.weight == Weight::SemiBold {
        out.push_str(" font-weight=\"600\"");
    }
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
        Anchor::End => out.push_str(" text-anchor=\"end\""),
    }
    write!(out, " fill=\"{}\" textLength=\"{}\"", text.colour, Number(text.width()))?;
    write!(out, " lengthAdjust=\"spacingAndGlyphs\">{}</text>", Escaped(&text.words))
}

fn area_attributes(out: &mut String, area: &Area) -> fmt::Result {
    let (x, y) = (Number(area.x), Number(area.y));
    let (width, height) = (Number(area.width), Number(area.height));
    write!(out, " x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

fn paint_attributes(out: &mut String, paint: &Paint, dashes: &str) -> fmt::Result {
    write!(out, " fill=\"{}\"", paint.fill)?;
    if let Some((colour, width)) = paint.stroke {
        write!(out, " stroke=\"{colour}\" stroke-width=\"{}\"", Number(width))?;
    }
    if paint.dashed {
        write!(out, " stroke-dasharray=\"{dashes}\"")?;
    }
    Ok(())
}

/// The outline of a marker, with an area near that of a circle of this radius.
fn outline(out: &mut String, shape: Shape, at: Point, radius: f64) -> fmt::Result {
    let corners: &[(f64, f64)] = match shape {
        Shape::Circle => {
            let (left, y, r) = (Number(at.x - radius), Number(at.y), Number(radius));
            let across = Number(2.0 * radius);
            return write!(out, "M{left} {y}a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0z");
        }
        Shape::Square => &[(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)],
        Shape::Triangle => &[(0.0, -1.12), (1.14, 0.86), (-1.14, 0.86)],
        Shape::Diamond => &[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)],
        Shape::TriangleDown => &[(0.0, 1.12), (1.14, -0.86), (-1.14, -0.86)],
        Shape::Plus => &PLUS,
        Shape::Cross => &CROSS,
    };
    for (position, (dx, dy)) in corners.iter().enumerate() {
        let command = if position == 0 { 'M' } else { 'L' };
        let (x, y) = (Number(at.x + dx * radius), Number(at.y + dy * radius));
        write!(out, "{command}{x} {y}")?;
    }
    out.push('z');
    Ok(())
}

const PLUS: [(f64, f64); 12] = [
    (-0.4, -1.14),
    (0.4, -1.14),
    (0.4, -0.4),
    (1.14, -0.4),
    (1.14, 0.4),
    (0.4, 0.4),
    (0.4, 1.14),
    (-0.4, 1.14),
    (-0.4, 0.4),
    (-1.14, 0.4),
    (-1.14, -0.4),
    (-0.4, -0.4),
];

/// [`PLUS`], turned by an eighth.
const CROSS: [(f64, f64); 12] = [
    (0.523, -1.089),
    (1.089, -0.523),
    (0.566, 0.0),
    (1.089, 0.523),
    (0.523, 1.089),
    (0.0, 0.566),
    (-0.523, 1.089),
    (-1.089, 0.523),
    (-0.566, 0.0),
    (-1.089, -0.523),
    (-0.523, -1.089),
    (0.0, -0.566),
];

/// A length, in hundredths of a pixel at most: the one place where a drawing
/// is rounded, so that it is the same on every machine.
struct Number(f64);

impl Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0 * 100.0).round() as i64;
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        if hundredths < 0 {
            f.write_char('-')?;
        }
        match rest {
            0 => write!(f, "{whole}"),
            tenths if tenths % 10 == 0 => write!(f, "{whole}.{}", tenths / 10),
            hundredths => write!(f, "{whole}.{hundredths:02}"),
        }
    }
}

/// Words inside an element or a quoted attribute. What XML cannot hold at all
/// becomes a space.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                c if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => f.write_char(' ')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}
