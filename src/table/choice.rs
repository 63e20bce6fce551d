//! The table beside the figure of a question with unordered answers: per answer
//! every group's share and the test.

use super::battery::{Beside, missing_kinds};
use super::comparison::{least, option_size, option_words, whom};
use super::marks::Compared;
use super::{Cell, DisclosedTable, Row, Table, marks, weighted};
use crate::analysis::{
    self, Base, ChoiceKind, ChoiceResult, ChoiceValues, Method, OptionTests, Results,
};
use crate::base::{Language, Paragraph, texts};
use crate::disclosure::Disclosed;
use crate::disclosure::words::Unit;
use crate::split::EVERYBODY;

/// Decimals of percentages.
const PERCENT_DECIMALS: usize = 1;

/// The table of a question by a split. `None` when the results do not have them.
pub fn choice(
    results: &Disclosed<Results>,
    choice: &str,
    split: &str,
    language: Language,
) -> Option<DisclosedTable> {
    let table = table(results, choice, split, language)?;
    Some(table.protected(Unit::Rows, results.rule(), language))
}

/// The same before it is said how much is hidden.
pub(super) fn table(
    results: &Results,
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
        weighs: results.weights.is_some(),
    };
    let words = |key: &str| texts::plain(language, key);
    let method = results.definitions.method;
    let weighs = results.weights.is_some();
    let cells = |cell: &_, option| cells(cell, option, &beside, weighs);
    let lettered = split != EVERYBODY;
    let mut rows = Vec::new();
    for (at, option) in asked.options.iter().enumerate() {
        rows.push(Row::section(option.label.get(language)));
        let tests = by.tests.as_ref().map(|tests| &tests.options[at]);
        let contrasts = [tests.map(|tests| &tests.shares)];
        let mut total = cells(&asked.total, at);
        if lettered && asked.total.values().is_some() {
            total.extend(marks::none(contrasts.len()));
        }
        rows.push(Row::new(words("table-total"), total));
        for (position, (group, cell)) in info.groups.iter().zip(&by.cells).enumerate() {
            let mut cells = cells(cell, at);
            if lettered && cell.values().is_some() {
                cells.extend(marks::cells(position, &contrasts));
            }
            rows.push(Row::new(group.label.get(language), cells));
        }
        let compared = by.tests.as_ref().map_or(0, |tests| tests.groups.len());
        rows.extend(match weighs {
            true => weighted::compared_option(method, tests, language),
            false => compared_rows(method, tests, compared, language),
        });
    }
    let (columns, anchors) = columns(&beside, weighs, lettered, language);
    let [title, by] = [&asked.label, &info.label].map(|label| label.get(language).to_owned());
    let caption = [("battery", title.into()), ("split", by.into())];
    Some(Table {
        id: format!("{choice}-{split}"),
        caption: texts::say(language, "table-battery-caption", &caption),
        columns,
        anchors,
        rows,
        notes: notes(results, asked, split, language),
        ..Table::default()
    })
}

/// How the groups differ in the share that chose an answer, in rows of words.
fn compared_rows(
    method: Method,
    tests: Option<&OptionTests>,
    groups: usize,
    language: Language,
) -> Vec<Row> {
    let words = |key: &str| texts::plain(language, key);
    let said = tests
        .and_then(|tests| Some((tests.star()?.0, option_words(method, tests, language)?, tests)));
    let Some((star, test, tests)) = said else {
        return vec![Row::new(words("table-test"), vec![Cell::Text(words("table-no-test"))])];
    };
    let test = Row::said(words("table-test"), test, star.paragraph());
    let size = option_size(tests, groups, language);
    let size = size.map(|size| Row::said(words("table-size"), size, Paragraph::AgreeChi2));
    [test].into_iter().chain(size).collect()
}

fn columns(
    beside: &Beside,
    weighs: bool,
    lettered: bool,
    language: Language,
) -> (Vec<String>, Vec<Option<Paragraph>>) {
    let weights = |key| (key, Some(Paragraph::Weights));
    let mut share = vec![("table-answer-group", None), ("table-n", Some(Paragraph::Choices))];
    share.extend(weighted::BASES.map(weights).into_iter().filter(|_| weighs));
    share.push(("table-chosen", Some(Paragraph::Choices)));
    share.push(match weighs {
        true => weights("table-weighted-share"),
        false => ("table-share", Some(Paragraph::Choices)),
    });
    let interval = if weighs { Paragraph::Weights } else { Paragraph::Share };
    share.extend(["table-ci-low", "table-ci-high"].map(|key| (key, Some(interval))));
    share.extend(weighs.then(|| weights("table-design-effect-share")));
    let marks = [
        ("table-letter", Some(Paragraph::Letters)),
        ("table-share-above", Some(Paragraph::Letters)),
    ];
    let marks = marks.into_iter().filter(|_| lettered);
    let words = |(key, paragraph)| (texts::plain(language, key), paragraph);
    let beside = beside.headings(language).map(|heading| (heading, None));
    share.into_iter().map(words).chain(beside).chain(marks.map(words)).unzip()
}

/// Of whom the shares are, and by which method groups are compared.
fn notes(results: &Results, asked: &ChoiceResult, split: &str, language: Language) -> Vec<String> {
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
    let marks =
        compared.then(|| marks::note(results.definitions, weighs, Compared::Shares, language));
    notes.extend(marks);
    notes.extend(least(results.definitions, language).filter(|_| compared));
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
    let values = match cell {
        analysis::Cell::Shown(values) => values,
        analysis::Cell::Hidden(reason) => return vec![Cell::Hidden(*reason)],
    };
    let weighted = values.weighted.as_ref().map(|weighted| weighted.share_base);
    let missing = beside.cells(&values.missing, values.base, weighted);
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
