//! The table beside the figure of a question with unordered answers: per answer
//! every group's share and the test.

use super::battery::{Beside, missing_kinds};
use super::comparison::{least, option_size, option_words, whom};
use super::{Cell, Row, Table, weighted};
use crate::analysis::{self, Base, ChoiceKind, ChoiceResult, ChoiceValues, Method, Results};
use crate::base::{Language, number, texts};
use crate::disclosure::Disclosed;
use crate::split::EVERYBODY;

/// Decimals of percentages.
const PERCENT_DECIMALS: usize = 1;

/// The table of a question by a split. `None` when the results do not have them.
pub fn choice(
    results: &Disclosed<Results>,
    choice: &str,
    split: &str,
    language: Language,
) -> Option<Table> {
    let position = results.splits.iter().position(|info| info.id == split)?;
    let info = &results.splits[position];
    let asked = results.choices.iter().find(|asked| asked.id == choice)?;
    let by = &asked.by[position];
    let shown = by.cells.iter().chain([&asked.total]).filter_map(analysis::Cell::values);
    let beside = Beside {
        kinds: missing_kinds(shown.map(|values| values.missing).collect()),
        base: results.definitions.base != Base::Answered,
    };
    let words = |key: &str| texts::plain(language, key);
    let method = results.definitions.method;
    let weighs = results.weights.is_some();
    let cells = |cell: &_, option| cells(cell, option, &beside, weighs);
    let mut rows = Vec::new();
    for (at, option) in asked.options.iter().enumerate() {
        rows.push(Row::section(option.label.get(language)));
        rows.push(Row::new(words("table-total"), cells(&asked.total, at)));
        for (group, cell) in info.groups.iter().zip(&by.cells) {
            rows.push(Row::new(group.label.get(language), cells(cell, at)));
        }
        let tests = by.tests.as_ref().map(|tests| &tests.options[at]);
        let test = tests.and_then(|tests| match weighs {
            true => weighted::option_words(method, tests, language),
            false => option_words(method, tests, language),
        });
        let test = test.unwrap_or_else(|| words("table-no-test"));
        rows.push(Row::new(words("table-test"), vec![Cell::Text(test)]));
        let compared = by.tests.as_ref().map_or(0, |tests| tests.groups.len());
        let size = tests.and_then(|tests| match weighs {
            true => weighted::option_size(tests, language),
            false => option_size(tests, compared, language),
        });
        if let Some(size) = size {
            rows.push(Row::new(words("table-size"), vec![Cell::Text(size)]));
        }
    }
    let mut columns: Vec<String> = ["table-answer-group", "table-n"].map(words).to_vec();
    columns.extend(weighted::BASES.map(words).into_iter().filter(|_| weighs));
    columns.push(words("table-chosen"));
    columns.push(words(if weighs { "table-weighted-share" } else { "table-share" }));
    columns.extend(["table-ci-low", "table-ci-high"].map(words));
    columns.extend(weighs.then(|| words("table-design-effect-share")));
    columns.extend(beside.headings(language));
    let [title, by] = [&asked.label, &info.label].map(|label| label.get(language).to_owned());
    let caption = [("battery", title.into()), ("split", by.into())];
    Some(Table {
        id: format!("{choice}-{split}"),
        caption: texts::say(language, "table-battery-caption", &caption),
        columns,
        rows,
        notes: notes(results, asked, split, language),
    })
}

/// Of whom the shares are, and by which method groups are compared.
fn notes(
    results: &Disclosed<Results>,
    asked: &ChoiceResult,
    split: &str,
    language: Language,
) -> Vec<String> {
    let words = |key: &str| texts::plain(language, key);
    let weighs = results.weights.is_some();
    let compared = split != EVERYBODY;
    let mut notes = weighted::choice_notes(results, compared, language);
    if !weighs {
        let whom = whom(results.definitions.base, language);
        notes.push(texts::say(language, definition(asked), &[("whom", whom.into())]));
    }
    if compared && !weighs {
        notes.push(words("table-note-choice-tests"));
        notes.push(words(match results.definitions.method {
            Method::Report => "table-note-choice-report",
            Method::Careful => "table-note-choice-careful",
        }));
        notes.push(words("table-note-choice-size"));
    }
    notes.extend(least(results.definitions, language).filter(|_| compared));
    let minimum = number::count(language, results.rule().minimum_base.get());
    notes.push(texts::say(language, "table-note-hidden", &[("minimum", minimum.into())]));
    notes
}

/// Of whom the shares are.
fn definition(asked: &ChoiceResult) -> &'static str {
    match asked.kind {
        ChoiceKind::Single => "table-note-single",
        ChoiceKind::Multiple { with_none: true } => "table-note-answered",
        ChoiceKind::Multiple { with_none: false } => "table-note-chose",
    }
}

fn cells(
    cell: &analysis::Cell<ChoiceValues>,
    option: usize,
    beside: &Beside,
    weighs: bool,
) -> Vec<Cell> {
    let Some(values) = cell.values() else { return vec![Cell::Hidden] };
    let missing = beside.cells(&values.missing, values.base);
    if weighs {
        return weighted::option_cells(values, option).into_iter().chain(missing).collect();
    }
    let chosen = &values.options[option];
    let end = |end: usize| Cell::percent(chosen.ci95.map(|ends| ends[end]), PERCENT_DECIMALS);
    let mut cells = vec![
        Cell::Count(values.n),
        Cell::Count(chosen.n),
        Cell::percent(chosen.share, PERCENT_DECIMALS),
        end(0),
        end(1),
    ];
    cells.extend(missing);
    cells
}
