//! Numbers of the document with their names, and comparing them.

use std::fmt;

use serde::Deserialize;

use crate::findings::{Cell, Findings, Place};

/// Of what a statement speaks.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Share of the two highest codes.
    #[default]
    Agree,
    /// Share of the two lowest codes.
    Disagree,
    Mean,
}

impl Measure {
    fn of(self, cell: &Cell) -> f64 {
        match self {
            Measure::Agree => cell.agree,
            Measure::Disagree => cell.disagree(),
            Measure::Mean => cell.mean,
        }
    }
}

/// One number of the document, with its name.
pub struct Point {
    name: String,
    pub value: f64,
    of: Measure,
}

impl fmt::Display for Point {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Point { name, value, of } = self;
        match of {
            Measure::Agree => write!(out, "{name} {:.1} %", 100.0 * value),
            Measure::Disagree => write!(out, "{name} {:.1} % oneens", 100.0 * value),
            Measure::Mean => write!(out, "{name} {value:.2}"),
        }
    }
}

fn point(findings: &Findings, id: &str, place: &Place, of: Measure) -> Point {
    let value = of.of(&findings.cell(id, place));
    Point { name: format!("{id} {place}"), value, of }
}

/// One item in several places.
pub fn row(findings: &Findings, id: &str, places: &[Place], of: Measure) -> Vec<Point> {
    places.iter().map(|place| point(findings, id, place, of)).collect()
}

/// Several items in one place.
pub fn column(findings: &Findings, ids: &[String], place: &Place) -> Vec<Point> {
    ids.iter().map(|id| point(findings, id, place, Measure::Agree)).collect()
}

/// Several items in several places, as a statement names them.
pub fn points(findings: &Findings, ids: &[String], places: &[String], of: Measure) -> Vec<Point> {
    let places = findings.places(places);
    let ids = findings.ids(ids);
    ids.iter().flat_map(|id| row(findings, id, &places, of)).collect()
}

/// Whether every point on the one side exceeds every one on the other; tells the nearest two.
pub fn exceeds(high: Vec<Point>, low: Vec<Point>, by: f64, told: &mut Vec<String>) -> bool {
    let (high, low) = (least(&high), most(&low));
    told.push(format!("{high} > {low}"));
    high.value > low.value + by
}

/// The lowest of them.
pub fn least(points: &[Point]) -> &Point {
    let least = points.iter().min_by(|first, second| first.value.total_cmp(&second.value));
    least.expect("a check compares something")
}

/// The highest of them.
pub fn most(points: &[Point]) -> &Point {
    let most = points.iter().max_by(|first, second| first.value.total_cmp(&second.value));
    most.expect("a check compares something")
}

/// The lowest and the highest, in words.
pub fn range(points: &[Point]) -> String {
    match points {
        [one] => one.to_string(),
        _ => format!("{} … {}", least(points), most(points)),
    }
}
