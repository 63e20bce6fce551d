//! Two files of one survey beside each other: per item or answer, everybody and
//! every group, then and now, with the difference and its test.

mod weighted;

use super::comparison::{least, whom};
use super::{Cell, DisclosedTable, Row, Table};
use crate::analysis::{
    self, CellValues, ChoiceResult, ChoiceValues, ItemResult, Method, OptionTests, Place, Results,
    Suppression, Tests, WeightsUsed, both, mean_difference,
};
use crate::base::{Language, texts};
use crate::disclosure::words::Unit;
use crate::disclosure::{Disclosed, Wave};
use crate::questionnaire::Questionnaire;
use crate::stats::{Adjusted, Difference};

/// Decimals of means, of percentages, and of percentage points.
const DECIMALS: usize = 2;
const PERCENT_DECIMALS: usize = 1;

/// The table of a battery or question. `now` is what the waves are places of.
/// `None` when they do not have it.
pub fn waves(
    questionnaire: &Questionnaire,
    now: &Disclosed<Results>,
    waves: &[Wave],
    id: &str,
    language: Language,
) -> Option<DisclosedTable> {
    let words = |key: &str| texts::plain(language, key);
    let battery = questionnaire.battery(id);
    let weights = waves.first().and_then(|wave| wave.results.weights.as_ref());
    let weighs = weights.is_some();
    let (rows, title) = match battery {
        Some(battery) => (item_rows(now, waves, id, language), battery.title.get(language)),
        None => {
            let choice = questionnaire.choice(id)?;
            (answer_rows(now, waves, id, language), choice.label.get(language))
        }
    };
    let (heading, share) = match battery {
        Some(_) => ("table-item-group", "table-wave-agree"),
        None => ("table-answer-group", "table-wave-share"),
    };
    let by_file = |key: &str| {
        ["table-wave-now", "table-wave-earlier"].map(|file| {
            let args = [("what", words(key).into())];
            texts::say(language, file, &args)
        })
    };
    let interval = || ["table-ci-low", "table-ci-high"].map(words);
    let mut columns = vec![words(heading)];
    columns.extend(by_file("table-n"));
    if weighs {
        columns.extend(by_file("table-weighted-n"));
    }
    columns.extend(by_file(share));
    columns.push(words("table-wave-points"));
    columns.extend(interval());
    if battery.is_some() {
        columns.extend(by_file("table-mean"));
        columns.push(words("table-wave-mean"));
        columns.extend(interval());
    }
    columns.extend(["table-p", "table-p-holm", "table-stars"].map(words));
    let any = !rows.is_empty();
    let table = Table {
        id: format!("{id}-{}", analysis::WAVE),
        caption: texts::say(language, "table-wave-caption", &[("title", title.into())]),
        columns,
        rows,
        notes: notes(now, weights, battery.is_some(), language),
        ..Table::default()
    };
    any.then(|| table.protected(Unit::Cells, now.rule(), language))
}

fn item_rows(now: &Results, waves: &[Wave], battery: &str, language: Language) -> Vec<Row> {
    let mut rows = Vec::new();
    for item in now.items.iter().filter(|item| item.battery == battery) {
        let found = waves.iter().filter_map(|wave| {
            let found = wave.results.items.iter().find(|found| found.id == item.id)?;
            let method = wave.results.definitions.method;
            let cells = match &wave.results.weights {
                None => item_cells(found, method),
                Some(_) => weighted::item_cells(found),
            };
            Some(Row::new(place(now, wave.place, language), cells))
        });
        let found: Vec<Row> = found.collect();
        if !found.is_empty() {
            rows.push(Row::section(item.label.get(language)));
            rows.extend(found);
        }
    }
    rows
}

fn answer_rows(now: &Results, waves: &[Wave], id: &str, language: Language) -> Vec<Row> {
    let mut rows = Vec::new();
    let Some(asked) = now.choices.iter().find(|choice| choice.id == id) else { return rows };
    for (at, option) in asked.options.iter().enumerate() {
        let found = waves.iter().filter_map(|wave| {
            let found = wave.results.choices.iter().find(|found| found.id == id)?;
            let cells = match &wave.results.weights {
                None => answer_cells(found, at),
                Some(_) => weighted::answer_cells(found, at),
            };
            Some(Row::new(place(now, wave.place, language), cells))
        });
        let found: Vec<Row> = found.collect();
        if !found.is_empty() {
            rows.push(Row::section(option.label.get(language)));
            rows.extend(found);
        }
    }
    rows
}

/// The place that answers are of, in words.
fn place(now: &Results, place: Place, language: Language) -> String {
    match place {
        Place::Everybody => texts::plain(language, "table-total"),
        Place::Group { split, group } => {
            now.splits[split].groups[group].label.get(language).to_owned()
        }
    }
}

fn item_cells(item: &ItemResult, method: Method) -> Vec<Cell> {
    let by = &item.by[0];
    let of = |shown: fn(&CellValues) -> Cell| [0, 1].map(|wave| Cell::of(&by.cells[wave], shown));
    let hidden = by.cells.iter().find_map(analysis::Cell::reason);
    let n = of(|values| Cell::Count(values.n));
    let agree = of(|values| Cell::percent(values.agree.share, PERCENT_DECIMALS));
    let means = of(|values| Cell::decimal(values.mean, DECIMALS));
    let tests = by.tests.as_ref();
    let mut cells: Vec<Cell> = n.into_iter().chain(agree).collect();
    let points = tests.and_then(|tests| tests.agree_difference.as_ref().ok());
    cells.extend(or_hidden(difference(points, 100.0, PERCENT_DECIMALS), hidden));
    cells.extend(means);
    // Where a wave is hidden there is no difference of means either.
    let mean = both(item).and_then(|_| mean_difference(method, item).ok());
    cells.extend(or_hidden(difference(mean.as_ref(), 1.0, DECIMALS), hidden));
    cells.extend(or_hidden(item_test(tests), hidden));
    cells
}

fn answer_cells(choice: &ChoiceResult, at: usize) -> Vec<Cell> {
    let by = &choice.by[0];
    let hidden = by.cells.iter().find_map(analysis::Cell::reason);
    let n = [0, 1].map(|wave| Cell::of(&by.cells[wave], |values| Cell::Count(values.n)));
    let share = |values: &ChoiceValues| Cell::percent(values.options[at].share, PERCENT_DECIMALS);
    let shares = [0, 1].map(|wave| Cell::of(&by.cells[wave], share));
    let tests = by.tests.as_ref().and_then(|tests| tests.options.get(at));
    let mut cells: Vec<Cell> = n.into_iter().chain(shares).collect();
    let points = tests.and_then(|tests| tests.difference.as_ref().ok());
    cells.extend(or_hidden(difference(points, 100.0, PERCENT_DECIMALS), hidden));
    cells.extend(or_hidden(option_test(tests), hidden));
    cells
}

fn item_test(tests: Option<&Tests>) -> [Cell; 3] {
    let adjusted = tests.and_then(|tests| tests.adjusted.as_ref());
    test(tests.and_then(Tests::star_p), adjusted, tests.map_or("", |tests| tests.stars))
}

fn option_test(tests: Option<&OptionTests>) -> [Cell; 3] {
    let p = tests.and_then(OptionTests::star).map(|(_, p)| p);
    let adjusted = tests.and_then(|tests| tests.adjusted.as_ref());
    test(p, adjusted, tests.map_or("", |tests| tests.stars))
}

/// What is made of two cells, hidden as soon as one of them is.
pub(super) fn or_hidden(cells: [Cell; 3], hidden: Option<Suppression>) -> [Cell; 3] {
    match hidden {
        None => cells,
        Some(reason) => [const { Cell::Empty }; 3].map(|_| Cell::Hidden(reason)),
    }
}

/// A difference with the ends of its interval, in units of `unit`.
pub(super) fn difference(found: Option<&Difference>, unit: f64, decimals: usize) -> [Cell; 3] {
    let ends = |end: usize| found.map(|found| unit * found.ci95[end]);
    [found.map(|found| unit * found.diff), ends(0), ends(1)]
        .map(|value| Cell::decimal(value, decimals))
}

/// A p, the same by Holm, and the asterisks.
pub(super) fn test(p: Option<f64>, adjusted: Option<&Adjusted>, stars: &str) -> [Cell; 3] {
    let p_cell = |p: Option<f64>| p.map_or(Cell::Empty, Cell::P);
    let stars = if stars.is_empty() { Cell::Empty } else { Cell::Text(stars.to_owned()) };
    [p_cell(p), p_cell(adjusted.map(|adjusted| adjusted.holm)), stars]
}

fn notes(
    now: &Results,
    weights: Option<&WeightsUsed>,
    means: bool,
    language: Language,
) -> Vec<String> {
    let words = |key: &str| texts::plain(language, key);
    let mut notes = weights.map(|used| used.sentences(language)).unwrap_or_default();
    let whom = whom(now.definitions.base, language);
    let key = if weights.is_some() { "table-note-wave-weighted" } else { "table-note-wave" };
    notes.push(texts::say(language, key, &[("whom", whom.into())]));
    notes.push(words(match (means, now.definitions.method) {
        (true, Method::Report) if weights.is_some() => "table-note-wave-weighted-report",
        (true, Method::Careful) if weights.is_some() => "table-note-wave-weighted-careful",
        (false, Method::Report) if weights.is_some() => "table-note-wave-weighted-answers-report",
        (false, Method::Careful) if weights.is_some() => "table-note-wave-weighted-answers-careful",
        (true, Method::Report) => "table-note-wave-report",
        (true, Method::Careful) => "table-note-wave-careful",
        (false, Method::Report) => "table-note-wave-answers-report",
        (false, Method::Careful) => "table-note-wave-answers-careful",
    }));
    notes.extend(least(now.definitions, language));
    notes
}
