//! Which reference values still mean what they meant, after a change.

use crate::questionnaire::file::{BackgroundKind, Questionnaire, Scale};
use crate::questionnaire::reference::{ReferenceValue, Subject};

/// Lets go of the values whose question, groups or scale are not what they were.
pub(super) fn keep(changed: &mut Questionnaire, before: &Questionnaire) {
    let mut references = std::mem::take(&mut changed.references);
    for reference in &mut references {
        reference.values.retain(|value| holds(changed, before, value));
    }
    changed.references = references;
}

fn holds(changed: &Questionnaire, before: &Questionnaire, value: &ReferenceValue) -> bool {
    let same_groups = |split: &str| groups(changed, split) == groups(before, split);
    let same_question = match changed.subject(&value.of) {
        Some(Subject::Item(_)) => scale(changed, &value.of) == scale(before, &value.of),
        Some(Subject::Background) => same_groups(&value.of),
        Some(Subject::Choice) => true,
        None => false,
    };
    same_question
        && value.split.as_deref().is_none_or(same_groups)
        && changed.check_reference(value).is_ok()
}

/// What tells one scale from another: its codes, which of them agree, and what
/// stands beside it. How they are called does not.
fn scale(questionnaire: &Questionnaire, item: &str) -> Option<(Vec<i64>, Vec<i64>, Vec<i64>)> {
    let (battery, _) = questionnaire.items().find(|(_, known)| known.id == item)?;
    let Scale { points, agree, outside, .. } = questionnaire.scale(battery);
    let mut agree = agree.clone();
    agree.sort_unstable();
    let mut beside: Vec<i64> = outside.iter().flat_map(|beside| &beside.codes).copied().collect();
    beside.sort_unstable();
    Some((points.iter().map(|point| point.code).collect(), agree, beside))
}

/// The same of a split: its answers, in any order, or the bounds of its bands.
fn groups(questionnaire: &Questionnaire, split: &str) -> Vec<(String, String)> {
    let kind = questionnaire.background(split).map(|background| &background.kind);
    let mut groups: Vec<(String, String)> = match kind {
        None => Vec::new(),
        Some(BackgroundKind::Choice { answers }) => {
            answers.iter().map(|answer| (answer.id.clone(), answer.code.to_string())).collect()
        }
        Some(BackgroundKind::Number { bands, .. }) => bands
            .iter()
            .map(|band| (band.id.clone(), format!("{:?} {:?}", band.from, band.to)))
            .collect(),
    };
    groups.sort_unstable();
    groups
}
