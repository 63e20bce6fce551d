//! Figures, drawn once: results to a scene of positioned marks, a scene to SVG.

mod advances;
mod axis;
mod bars;
mod behind;
mod benchmark;
pub mod colour;
mod data;
mod dots;
mod frame;
mod labels;
mod legend;
pub mod metrics;
mod options;
pub mod scene;
mod scores;
mod svg;
mod tip;
mod words;

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::analysis::Results;
use crate::base::{Language, Paragraph};
use crate::disclosure::{Disclosed, MinimumBase, OwnEyes};
use crate::questionnaire::Questionnaire;
pub use benchmark::benchmark;
use data::{Content, Measure};
pub use scene::Scene;
pub use scores::ranges;

/// The order of the items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// As they were asked.
    #[default]
    Questionnaire,
    /// The highest total first.
    Value,
}

/// The kind of figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Chart {
    /// Bars, a bar per group.
    #[default]
    Bars,
    /// Dots on a line per item.
    Dots,
}

/// Which figure, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureRequest {
    /// The id of a battery, or of a question with unordered answers.
    pub battery: String,
    /// The split's id.
    pub split: String,
    /// The order of the items.
    pub order: Order,
    /// The kind of figure.
    pub chart: Chart,
    /// In which language.
    pub language: Language,
    /// The drawing's width in pixels; below [`NARROW`] labels stand above
    /// their bars. Kept between [`WIDTHS`].
    pub width: f64,
    /// Whether title, subtitle and note are part of the drawing, as a file
    /// needs that stands on its own; a page has them around it.
    pub captioned: bool,
    /// Whether the answers are made up; a drawing with its note then says so.
    pub synthetic: bool,
}

/// The widths that a figure can have.
pub const WIDTHS: std::ops::RangeInclusive<f64> = 280.0..=1600.0;

/// Figures less wide than this have labels above their bars.
pub const NARROW: f64 = 560.0;

impl FigureRequest {
    /// A battery by a split in the questionnaire's order, as bars, 900 wide.
    pub fn new(battery: impl Into<String>, split: impl Into<String>, language: Language) -> Self {
        FigureRequest {
            battery: battery.into(),
            split: split.into(),
            order: Order::default(),
            chart: Chart::default(),
            language,
            width: 900.0,
            captioned: false,
            synthetic: false,
        }
    }
}

/// A figure that was drawn here, of what is disclosed, and not changed since.
#[derive(Clone, Debug, PartialEq)]
pub struct DisclosedDrawing(Drawing);

impl Deref for DisclosedDrawing {
    type Target = Drawing;

    fn deref(&self) -> &Drawing {
        &self.0
    }
}

/// A figure and its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The number in the report, if it has one.
    pub number: Option<u32>,
    /// The title, with the number.
    pub title: String,
    /// What is measured, and among whom.
    pub subtitle: String,
    /// Which test the stars are of, and what else a reader must know.
    pub note: String,
    /// Where the test of the stars is explained, or the values where there is none.
    pub explained: Paragraph,
    /// The drawing in two to four sentences.
    pub words: String,
    /// The drawing.
    pub svg: String,
}

/// Draws a battery by a split. `None` when the results do not have them.
pub fn draw(
    questionnaire: &Questionnaire,
    results: &Disclosed<Results>,
    request: &FigureRequest,
) -> Option<DisclosedDrawing> {
    Some(drawing(&Content::new(questionnaire, seen(results), request)?, request))
}

/// Draws a battery by a split for who holds the responses. `None` when the results do not
/// have them.
pub fn draw_for_own_eyes(
    questionnaire: &Questionnaire,
    results: &OwnEyes<Results>,
    request: &FigureRequest,
) -> Option<OwnEyes<Drawing>> {
    results.make(|results| {
        let seen = (results, MinimumBase::default());
        Some(drawing(&Content::new(questionnaire, seen, request)?, request).0)
    })
}

/// Draws the mean scores of the scales with this range of codes by a split; the request's
/// battery does not matter. `None` when the results do not have them.
pub fn draw_scores(
    questionnaire: &Questionnaire,
    results: &Disclosed<Results>,
    range: [i64; 2],
    request: &FigureRequest,
) -> Option<DisclosedDrawing> {
    Some(drawing(&Content::of_scores(questionnaire, seen(results), range, request)?, request))
}

fn drawing(content: &Content<'_>, request: &FigureRequest) -> DisclosedDrawing {
    let (number, title) = words::title(content);
    DisclosedDrawing(Drawing {
        number,
        title,
        subtitle: words::subtitle(content),
        note: words::note(content, request.chart),
        explained: match (content.rows.iter().find_map(|row| row.test), &content.subject.measure) {
            (Some(test), _) => test.paragraph(),
            (None, Measure::Battery(_)) => Paragraph::Share,
            (None, Measure::Question(_)) => Paragraph::Choices,
            (None, Measure::Scores(_)) => Paragraph::Moments,
        },
        words: words::words(content),
        svg: svg::write(&frame::compose(content, request)),
    })
}

fn seen(results: &Disclosed<Results>) -> (&Results, MinimumBase) {
    (results, results.rule().minimum_base)
}

/// The same drawing before it becomes SVG.
pub fn scene(
    questionnaire: &Questionnaire,
    results: &Disclosed<Results>,
    request: &FigureRequest,
) -> Option<Scene> {
    Some(frame::compose(&Content::new(questionnaire, seen(results), request)?, request))
}

/// The drawing of [`draw_scores`] before it becomes SVG.
pub fn scene_of_scores(
    questionnaire: &Questionnaire,
    results: &Disclosed<Results>,
    range: [i64; 2],
    request: &FigureRequest,
) -> Option<Scene> {
    let content = Content::of_scores(questionnaire, seen(results), range, request)?;
    Some(frame::compose(&content, request))
}
