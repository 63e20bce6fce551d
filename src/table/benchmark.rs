//! This file beside the values that a source states: per value both, with the
//! difference and its test.

use super::waves::{difference, test};
use super::{Cell, Row, Table};
use crate::analysis::{self, AgainstTest, Benchmark, Observed, WeightsUsed, of_subject};
use crate::base::{Language, number, texts};
use crate::disclosure::Disclosed;
use crate::questionnaire::{Measure, Questionnaire, Reference, ReferenceValue, Subject};

/// Decimals of percentages and percentage points, and of means.
const PERCENT_DECIMALS: usize = 1;
const MEAN_DECIMALS: usize = 2;

/// The table of a battery or a question. `weights` are what its answers are weighted by. `None` when the source states nothing of
/// it, or the file has nothing of it.
pub fn benchmark(
    questionnaire: &Questionnaire,
    reference: &Reference,
    found: &Disclosed<Vec<Benchmark>>,
    weights: Option<&WeightsUsed>,
    subject: &str,
    language: Language,
) -> Option<Table> {
    let words = |key: &str| texts::plain(language, key);
    let source = reference.label.get(language);
    let mut rows = Vec::new();
    let mut section = String::new();
    for (value, found) in of_subject(questionnaire, reference, found, subject) {
        let of = questionnaire.name_of(&value.of).map_or("", |name| name.get(language));
        let what = questionnaire.says_what(value, language);
        let place = questionnaire.says_whose(value, language);
        // Items have a section of their own, with a row per group; of a background
        // question every group has one, with a row per answer.
        let (heading, row) = match questionnaire.subject(&value.of)? {
            Subject::Item(_) | Subject::Choice => (format!("{of}: {what}"), place),
            Subject::Background => (place, what),
        };
        if heading != section {
            rows.push(Row::section(heading.as_str()));
            section = heading;
        }
        rows.push(Row::new(row, cells(value, found, language)));
    }
    let title = questionnaire.name_of(subject)?.get(language);
    let args = [("title", title.into()), ("source", source.into())];
    let caption = texts::say(language, "table-against-caption", &args);
    let columns = [
        words("table-against-what"),
        words("table-n"),
        words("table-against-now"),
        reference.heading(language),
        words("table-test"),
        words("table-ci-low"),
        words("table-ci-high"),
        words("table-p"),
        words("table-p-holm"),
        words("table-stars"),
        words("table-against-test"),
        words("table-against-same"),
        words("table-against-place"),
    ];
    (!rows.is_empty()).then(|| Table {
        id: format!("{subject}-{}", reference.id),
        caption,
        columns: columns.to_vec(),
        rows,
        notes: notes(found, weights, source, language),
        ..Table::default()
    })
}

fn cells(value: &ReferenceValue, found: &Benchmark, language: Language) -> Vec<Cell> {
    let observed = found.now.as_ref().and_then(analysis::Cell::values);
    let now = match observed {
        None => Cell::Hidden,
        Some(found) if value.measure == Measure::Mean => {
            Cell::decimal(found.value(), MEAN_DECIMALS)
        }
        Some(share) => Cell::percent(share.value(), PERCENT_DECIMALS),
    };
    let (unit, decimals) = match value.measure {
        Measure::Mean => (1.0, MEAN_DECIMALS),
        _ => (100.0, PERCENT_DECIMALS),
    };
    let mut cells =
        vec![Cell::count(observed.map(Observed::n)), now, Cell::Text(value.stated(language))];
    cells.extend(difference(found.difference.as_ref(), unit, decimals));
    cells.extend(test(found.test.map(|(_, p)| p), found.adjusted.as_ref(), found.stars));
    let name = found.test.map(|(test, _)| Cell::Text(texts::plain(language, test_key(test))));
    let same = found.same.map(|same| {
        Cell::Text(texts::plain(
            language,
            if same { "table-against-yes" } else { "table-against-no" },
        ))
    });
    cells.push(name.unwrap_or(Cell::Empty));
    cells.push(same.unwrap_or(Cell::Empty));
    cells.push(Cell::Text(value.place.clone()));
    cells
}

fn test_key(test: AgainstTest) -> &'static str {
    match test {
        AgainstTest::Score => "table-against-score",
        AgainstTest::Binomial => "table-against-binomial",
        AgainstTest::Chi2 => "table-against-chi2",
        AgainstTest::Fisher => "table-against-fisher",
        AgainstTest::Student => "table-against-student",
        AgainstTest::Weighted => "table-against-weighted",
        AgainstTest::WeightedWelch => "table-against-weighted-welch",
    }
}

fn notes(
    found: &Disclosed<Vec<Benchmark>>,
    weights: Option<&WeightsUsed>,
    source: &str,
    language: Language,
) -> Vec<String> {
    let say = |key: &str| texts::say(language, key, &[("source", source.into())]);
    let minimum = number::count(language, found.rule().minimum_base.get());
    let mut notes = weights.map(|used| used.sentences(language)).unwrap_or_default();
    notes.extend(["table-note-stated", "table-note-stated-words"].map(say));
    notes.push(say(match weights {
        None => "table-note-stated-tests",
        Some(_) => "table-note-stated-weighted",
    }));
    notes.push(texts::say(language, "table-note-hidden", &[("minimum", minimum.into())]));
    notes
}
