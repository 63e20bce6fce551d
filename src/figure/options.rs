//! The answers to a question as rows, so that they are drawn as items are.

use super::data::{Measure, Row, Rows, Subject, Value, chosen_marks};
use super::labels::clean;
use super::{FigureRequest, Order};
use crate::analysis::{Cell, ChoiceResult, ChoiceValues, OptionInfo, Results};
use crate::questionnaire::Questionnaire;

/// The answers to a question by a split. `None` when the results do not have it.
pub(super) fn rows<'a>(
    questionnaire: &'a Questionnaire,
    results: &'a Results,
    split: usize,
    request: &FigureRequest,
) -> Option<Rows<'a>> {
    let asked = questionnaire.choice(&request.battery)?;
    let weighs = results.weights.is_some();
    let result = results.choices.iter().find(|choice| choice.id == asked.id)?;
    let mut options: Vec<(usize, &OptionInfo)> = result.options.iter().enumerate().collect();
    if request.order == Order::Value {
        let chosen = |option: usize| chosen(result, option, weighs);
        options.sort_by(|(a, _), (b, _)| chosen(*b).total_cmp(&chosen(*a)));
    }
    let by = &result.by[split];
    let base = |cell: &Cell<ChoiceValues>| match cell {
        Cell::Hidden(reason) => Err(*reason),
        Cell::Shown(values) => Ok(values.n),
    };
    let row = |(at, option): (usize, &OptionInfo)| {
        let tests = by.tests.as_ref().map(|tests| &tests.options[at]);
        let contrasts = tests.map(|tests| &tests.shares);
        let tests = tests.and_then(|tests| Some((tests.stars, tests.star()?.0)));
        Row {
            id: option.id.clone(),
            label: clean(option.label.get(request.language)),
            explanation: String::new(),
            values: by.cells.iter().map(|cell| value(cell, at, weighs)).collect(),
            marks: chosen_marks(results.definitions.marks, contrasts),
            stars: tests.map_or("", |(stars, _)| stars),
            test: tests.map(|(_, test)| test),
        }
    };
    Some(Rows {
        subject: Subject {
            id: &asked.id,
            title: asked.label.clone(),
            measure: Measure::Question(result.kind),
        },
        // Every answer has the question's base.
        bases: vec![by.cells.iter().map(base).collect()],
        rows: options.into_iter().map(row).collect(),
    })
}

fn value(cell: &Cell<ChoiceValues>, option: usize, weighs: bool) -> Value {
    match cell {
        Cell::Hidden(reason) => Value::Hidden(*reason),
        Cell::Shown(values) => Value::or_hidden(values.share(option, weighs)),
    }
}

/// The share of everybody who chose an answer, for the order.
fn chosen(result: &ChoiceResult, option: usize, weighs: bool) -> f64 {
    let share = result.total.values().and_then(|values| values.share(option, weighs).ok()?);
    share.unwrap_or(-1.0)
}
