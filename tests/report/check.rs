//! What a statement comes down to, and whether it holds.

use serde::Deserialize;

use crate::findings::{Cell, Findings, Place};
use crate::points::{Measure, Point, column, exceeds, least, most, points, range, row};

/// A difference that the report calls significant has a p-value at most this. It
/// needs .05; half of that keeps the demo away from the edge.
const SURELY_SIGNIFICANT: f64 = 0.025;
/// And one that it does not, at least this.
const SURELY_NOT: f64 = 0.10;
/// Two groups are apart when their means differ by so many standard errors: past
/// what any usual pairwise test among four or five groups asks at .05 (Tukey: 2.7).
const APART: f64 = 3.0;

/// One thing that must hold. `in` and `than` name places, `items` and `than` items;
/// left out, they stand for the other groups of the split, the other items of the battery.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Check {
    /// Every value lies from `from` up to and including `to`.
    Value {
        items: Vec<String>,
        r#in: Vec<String>,
        #[serde(default)]
        of: Measure,
        from: f64,
        to: f64,
    },
    /// Printed with one decimal, the percentage is this one.
    Prints {
        items: Vec<String>,
        r#in: Vec<String>,
        #[serde(default)]
        of: Measure,
        percent: f64,
    },
    /// Per item, every group in `in` exceeds every group in `than`.
    Higher {
        items: Vec<String>,
        #[serde(default)]
        r#in: Vec<String>,
        #[serde(default)]
        than: Vec<String>,
        #[serde(default)]
        of: Measure,
        #[serde(default)]
        by: f64,
    },
    /// Per place, every item in `items` exceeds every item in `than`.
    Above {
        #[serde(default)]
        items: Vec<String>,
        #[serde(default)]
        than: Vec<String>,
        r#in: Vec<String>,
        #[serde(default)]
        by: f64,
    },
    /// Per place, the items descend.
    Order {
        items: Vec<String>,
        r#in: Vec<String>,
    },
    /// Per item, the places lie within this of each other.
    Alike {
        items: Vec<String>,
        r#in: Vec<String>,
        within: f64,
    },
    /// Per place, so many items of the battery reach `from`.
    Many {
        battery: String,
        at_least: usize,
        r#in: Vec<String>,
        from: f64,
    },
    /// So many items of the battery are higher in `in` than in the split's other
    /// groups, and significant where a split is named.
    Most {
        battery: String,
        at_least: usize,
        r#in: Vec<String>,
        #[serde(default)]
        of: Measure,
        #[serde(default)]
        significant: Option<String>,
    },
    /// The code that most people gave.
    MostGiven {
        items: Vec<String>,
        r#in: Vec<String>,
        code: usize,
    },
    /// The means of both groups lie well apart.
    Apart {
        items: Vec<String>,
        r#in: Vec<String>,
        #[serde(default)]
        than: Vec<String>,
    },
    Significant {
        items: Vec<String>,
        split: String,
    },
    NotSignificant {
        items: Vec<String>,
        split: String,
    },
}

/// Whether a check holds, and the numbers that say so.
pub struct Outcome {
    pub holds: bool,
    pub found: String,
}

impl Check {
    /// Holds the check against a document.
    pub fn hold(&self, findings: &Findings) -> Outcome {
        let mut told = Vec::new();
        let holds = match self {
            Check::Value { items, r#in, of, from, to } => {
                let points = points(findings, items, r#in, *of);
                told.push(range(&points));
                points.iter().all(|point| (from..=to).contains(&&point.value))
            }
            Check::Prints { items, r#in, of, percent } => {
                let points = points(findings, items, r#in, *of);
                told.push(range(&points));
                let wanted = format!("{percent:.1}");
                points.iter().all(|point| format!("{:.1}", 100.0 * point.value) == wanted)
            }
            Check::Higher { items, r#in, than, of, by } => {
                let (high, low) = sides(findings, r#in, than);
                all(findings.ids(items), |id| {
                    let row = |places| row(findings, &id, places, *of);
                    exceeds(row(&high), row(&low), *by, &mut told)
                })
            }
            Check::Above { items, than, r#in, by } => {
                let (high, low) = item_sides(findings, items, than);
                all(findings.places(r#in), |place| {
                    let column = |ids| column(findings, ids, &place);
                    exceeds(column(&high), column(&low), *by, &mut told)
                })
            }
            Check::Order { items, r#in } => all(findings.places(r#in), |place| {
                let points = column(findings, items, &place);
                told.extend(points.iter().map(Point::to_string));
                points.is_sorted_by(|first, second| first.value > second.value)
            }),
            Check::Alike { items, r#in, within } => {
                let places = findings.places(r#in);
                all(findings.ids(items), |id| {
                    let points = row(findings, &id, &places, Measure::Agree);
                    told.push(range(&points));
                    most(&points).value - least(&points).value <= *within
                })
            }
            Check::Many { battery, at_least, r#in, from } => {
                let ids = findings.battery(battery);
                all(findings.places(r#in), |place| {
                    let points = column(findings, &ids, &place);
                    let count = points.iter().filter(|point| point.value >= *from).count();
                    told.push(format!("{place}: {count} van {}", ids.len()));
                    count >= *at_least
                })
            }
            Check::Most { battery, at_least, r#in, of, significant } => {
                let (high, low) = sides(findings, r#in, &[]);
                let ids = findings.battery(battery);
                let sure = |id: &str| {
                    let p = significant.as_ref().map(|split| findings.p(id, split));
                    p.is_none_or(|p| p <= SURELY_SIGNIFICANT)
                };
                let row = |id: &str, places| row(findings, id, places, *of);
                let counts = |id: &&String| {
                    sure(id) && exceeds(row(id, &high), row(id, &low), 0.0, &mut Vec::new())
                };
                let count = ids.iter().filter(counts).count();
                told.push(format!("{count} van {}", ids.len()));
                count >= *at_least
            }
            Check::MostGiven { items, r#in, code } => {
                let places = findings.places(r#in);
                all(findings.ids(items), |id| {
                    all(places.clone(), |place| {
                        let counts = findings.cell(&id, &place).counts;
                        told.push(format!("{id} {place} {counts:?}"));
                        let mut others = (1..=5).filter(|other| other != code);
                        others.all(|other| counts[code - 1] > counts[other - 1])
                    })
                })
            }
            Check::Apart { items, r#in, than } => {
                let (high, low) = sides(findings, r#in, than);
                let pairs = high.iter().flat_map(|high| low.iter().map(move |low| (high, low)));
                let pairs: Vec<_> = pairs.collect();
                all(findings.ids(items), |id| {
                    all(pairs.clone(), |(high, low)| {
                        let errors =
                            standard_errors(&findings.cell(&id, high), &findings.cell(&id, low));
                        told.push(format!("{id}: {high} − {low} = {errors:.1} SE"));
                        errors > APART
                    })
                })
            }
            Check::Significant { items, split } => all(findings.ids(items), |id| {
                let p = findings.p(&id, split);
                told.push(format!("{id} p = {p:.1e}"));
                p <= SURELY_SIGNIFICANT
            }),
            Check::NotSignificant { items, split } => all(findings.ids(items), |id| {
                let p = findings.p(&id, split);
                told.push(format!("{id} p = {p:.2}"));
                p >= SURELY_NOT
            }),
        };
        Outcome { holds, found: told.join("; ") }
    }
}

/// Both sides of a comparison of groups.
fn sides(findings: &Findings, high: &[String], low: &[String]) -> (Vec<Place>, Vec<Place>) {
    let (mut high, mut low) = (findings.places(high), findings.places(low));
    if high.is_empty() {
        high = findings.other_groups(&low);
    } else if low.is_empty() {
        low = findings.other_groups(&high);
    }
    (high, low)
}

/// Both sides of a comparison of items.
fn item_sides(findings: &Findings, high: &[String], low: &[String]) -> (Vec<String>, Vec<String>) {
    let (mut high, mut low) = (findings.ids(high), findings.ids(low));
    if high.is_empty() {
        high = findings.rest_of_battery(&low);
    } else if low.is_empty() {
        low = findings.rest_of_battery(&high);
    }
    (high, low)
}

/// How many standard errors the one mean lies above the other, variances unequal.
fn standard_errors(high: &Cell, low: &Cell) -> f64 {
    let variance = |cell: &Cell| cell.sd * cell.sd / cell.n;
    (high.mean - low.mean) / (variance(high) + variance(low)).sqrt()
}

/// Looks at all of them, also past one that fails, so that all are told.
fn all<T>(of: Vec<T>, holds: impl FnMut(T) -> bool) -> bool {
    assert!(!of.is_empty(), "a check looks at nothing");
    let held: Vec<bool> = of.into_iter().map(holds).collect();
    !held.contains(&false)
}
