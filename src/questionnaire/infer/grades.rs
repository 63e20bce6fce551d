//! Grades with decimals: `7,5`. They are points of a scale from 1 to 10, as whole
//! grades are, and no numbers to put in bands.

use std::collections::BTreeSet;

use super::facts::Shape;
use super::{Draft, Role, batteries};
use crate::base::{Finding, Text};
use crate::questionnaire::file::Point;
use crate::questionnaire::spelling::{normalise, number};

/// Beginnings of words in a heading that asks for a grade.
const WORDS: [&str; 12] = [
    "cijfer",
    "rapportcijfer",
    "beoordel",
    "waardeer",
    "waardering",
    "tevreden",
    "grade",
    "mark",
    "rate",
    "rating",
    "satisf",
    "score",
];

/// More different grades are something else.
const MOST: usize = 60;

/// Makes items of the columns with grades that have no role yet; neighbours with the same
/// ends are a battery.
pub(super) fn find(draft: &mut Draft<'_>) {
    let mut at = 0;
    while at < draft.columns.len() {
        let Some((ends, mut tenths)) = grades(draft, at) else {
            at += 1;
            continue;
        };
        let mut end = at + 1;
        while let Some((_, more)) = grades(draft, end).filter(|(other, _)| *other == ends) {
            tenths.extend(more);
            end += 1;
        }
        take(draft, (at..end).collect(), ends, tenths);
        at = end;
    }
}

/// Where the scale of a column of grades ends, and its grades in tenths; `None` where it
/// holds something else.
fn grades(draft: &Draft<'_>, at: usize) -> Option<((i64, i64), BTreeSet<i64>)> {
    let column = draft.columns.get(at).filter(|column| column.reason.is_none())?;
    let words = normalise(column.name.text);
    let asks =
        |word: &str| word.ends_with("cijfer") || WORDS.iter().any(|start| word.starts_with(start));
    let asked = words.split(' ').any(asks);
    if column.shape != Shape::Numbers || column.asks_who() || !asked {
        return None;
    }
    let tenths: Option<BTreeSet<i64>> = column
        .facts
        .inside()
        .map(|(text, _)| {
            let tenths = number(text)? * 10.0;
            ((tenths - tenths.round()).abs() < 1e-6).then_some(tenths.round() as i64)
        })
        .collect();
    let tenths = tenths.filter(|tenths| (3..=MOST).contains(&tenths.len()))?;
    let (low, high) = (*tenths.first()?, *tenths.last()?);
    let parts = tenths.iter().any(|tenth| tenth % 10 != 0);
    let ends = (i64::from(low >= 10), if high > 50 { 10 } else { 5 });
    (parts && low >= 0 && high <= 100).then_some((ends, tenths))
}

fn take(draft: &mut Draft<'_>, columns: Vec<usize>, (low, high): (i64, i64), given: BTreeSet<i64>) {
    let whole = (low..=high).map(|grade| grade * 10);
    let tenths: BTreeSet<i64> = whole.chain(given).collect();
    let point = |tenths: &i64| {
        let value = *tenths as f64 / 10.0;
        let en = value.to_string();
        let label = Text { nl: en.replace('.', ","), en };
        Point { code: *tenths, label, also: Vec::new(), value: Some(value) }
    };
    let points: Vec<Point> = tenths.iter().map(point).collect();
    // As of whole grades: the two highest, and what lies between them.
    let agree = tenths.iter().copied().filter(|tenths| *tenths >= (high - 1) * 10).collect();
    batteries::graded(draft, columns.clone(), points, agree);
    for at in columns {
        let column = &mut draft.columns[at];
        let why = Finding::note("inferred-item-grades", column.place());
        column.is(Role::Item, why, 0.8);
    }
}
