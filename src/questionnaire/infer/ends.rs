//! Where a scale of codes ends: a typing error is no point of it, and questions
//! that are only numbered on need not share one.

use super::facts::{CodeSet, Facts, Shape};
use super::{Column, Draft};
use crate::questionnaire::spelling::number;

/// With fewer respondents it may be chance that nobody chose a point.
const ENOUGH: u64 = 100;

/// The lowest and highest codes of the scales that are used most.
const USUAL: [(i64, i64); 4] = [(1, 5), (1, 7), (1, 10), (0, 10)];

/// At most this many respondents made the same typing error, of a hundred times as many.
const RARE: u64 = 3;

/// Takes codes off a usual scale that hardly anybody gave and that lie beyond
/// its ends, where other columns have just that scale: a single 6 or 0 among
/// 1 to 5. They count as out of range.
pub(super) fn leave_out_errors(draft: &mut Draft<'_>) {
    let usual: Vec<(i64, i64)> = draft.columns.iter().filter_map(usual_ends).collect();
    for column in draft.columns.iter_mut().filter(|column| column.reason.is_none()) {
        let Column { facts, shape: Shape::Codes(set), .. } = column else { continue };
        if !is_plain(set) || facts.answered < ENOUGH {
            continue;
        }
        let most = RARE.min(facts.answered / 100);
        let solid: Vec<i64> =
            set.core.iter().copied().filter(|code| given(facts, |n| n == *code) > most).collect();
        let (Some(&low), Some(&high)) = (solid.first(), solid.last()) else { continue };
        let whole = |low: i64, high: i64, points: usize| points as i64 == high - low + 1;
        let others = usual.iter().filter(|ends| **ends == (low, high)).count();
        let larger = ends(set).is_some_and(|(first, last)| {
            USUAL.contains(&(first, last)) && whole(first, last, set.core.len())
        });
        if others >= 2 && !larger && whole(low, high, solid.len()) {
            set.core.retain(|code| (low..=high).contains(code));
            set.stray += given(facts, |code| code < low || code > high);
        }
    }
}

/// Whether a column that is only numbered on from others (`Q6` after `Q5`) is on
/// another scale: of enough respondents, many go beyond where the others end, or
/// none goes where many do there.
pub(super) fn other_scale(draft: &Draft<'_>, run: &[usize], at: usize) -> bool {
    let column = |at: usize| draft.columns.get(at).filter(|column| is_numbered(column));
    let Some(own) = column(at) else { return false };
    let Some(others) = run.iter().map(|at| column(*at)).collect::<Option<Vec<_>>>() else {
        return false;
    };
    let Some(high) = highest(own) else { return false };
    let Some(reached) = others.iter().filter_map(|other| highest(other)).max() else {
        return false;
    };
    let many_above = |column: &Column<'_>, code: i64| {
        given(&column.facts, |number| number > code) * 10 >= column.facts.answered
    };
    if high > reached {
        return many_above(own, reached) && (high - reached >= 2 || others.len() >= 2);
    }
    let next = || column(at + 1).is_some_and(|next| highest(next) == Some(high));
    high < reached
        && others.iter().all(|other| many_above(other, high))
        && (reached - high >= 2 || next())
}

/// Whether a column has codes without labels, enough respondents, and a name that
/// only numbers it: `Q6`. `Q9_1` and `Q9_2` are parts of one question.
fn is_numbered(column: &Column<'_>) -> bool {
    let numbered = column.name.code.is_some_and(|code| !code.contains(['_', '[', '.']));
    let plain = matches!(&column.shape, Shape::Codes(set) if is_plain(set));
    numbered && plain && column.facts.answered >= ENOUGH
}

fn highest(column: &Column<'_>) -> Option<i64> {
    let Shape::Codes(set) = &column.shape else { return None };
    set.core.last().copied()
}

/// The ends of a column that has a usual scale, every point of it.
fn usual_ends(column: &Column<'_>) -> Option<(i64, i64)> {
    let Shape::Codes(set) = &column.shape else { return None };
    let (low, high) = ends(set)?;
    let whole = set.core.len() as i64 == high - low + 1;
    let counts = column.reason.is_none() && is_plain(set) && column.facts.answered >= ENOUGH;
    (counts && whole && USUAL.contains(&(low, high))).then_some((low, high))
}

fn ends(set: &CodeSet) -> Option<(i64, i64)> {
    Some((*set.core.first()?, *set.core.last()?))
}

/// Codes one apart of which nothing else is known.
fn is_plain(set: &CodeSet) -> bool {
    set.labels.is_empty() && set.written.is_empty() && set.step <= 1
}

/// How many respondents gave such a code.
fn given(facts: &Facts<'_>, test: impl Fn(i64) -> bool) -> u64 {
    let apart = |code: f64| code.fract() == 0.0 && test(code as i64);
    let hits = facts.inside().filter(|(text, _)| number(text).is_some_and(apart));
    hits.map(|(_, n)| n).sum()
}
