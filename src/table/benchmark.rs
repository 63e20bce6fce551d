//! This file beside the values that a source states: per value both, with the
//! difference and its test.

use super::waves::{difference, or_hidden, test};
use super::{Cell, DisclosedTable, Row, Table};
use crate::analysis::{self, AgainstTest, Benchmark, Observed, WeightsUsed, of_subject};
use crate::base::{Language, texts};
use crate::disclosure::Disclosed;
use crate::disclosure::words::Unit;
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
) -> Option<DisclosedTable> {
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
    let any = !rows.is_empty();
    let table = Table {
        id: format!("{subject}-{}", reference.id),
        caption,
        columns: columns.to_vec(),
        rows,
        notes: notes(weights, source, language),
        ..Table::default()
    };
    any.then(|| table.protected(Unit::Cells, found.rule(), language))
}

fn cells(value: &ReferenceValue, found: &Benchmark, language: Language) -> Vec<Cell> {
    // Nothing where the file has no such column or group: that is not hidden.
    let of = |shown: &dyn Fn(&Observed) -> Cell| {
        found.now.as_ref().map_or(Cell::Empty, |now| Cell::of(now, shown))
    };
    let now = of(&|observed| match observed {
        mean if value.measure == Measure::Mean => Cell::decimal(mean.value(), MEAN_DECIMALS),
        share => Cell::percent(share.value(), PERCENT_DECIMALS),
    });
    let hidden = found.now.as_ref().and_then(analysis::Cell::reason);
    let (unit, decimals) = match value.measure {
        Measure::Mean => (1.0, MEAN_DECIMALS),
        _ => (100.0, PERCENT_DECIMALS),
    };
    let n = of(&|observed| Cell::Count(observed.n()));
    let mut cells = vec![n, now, Cell::Text(value.stated(language))];
    cells.extend(or_hidden(difference(found.difference.as_ref(), unit, decimals), hidden));
    let test = test(found.test.map(|(_, p)| p), found.adjusted.as_ref(), found.stars);
    cells.extend(or_hidden(test, hidden));
    let name = found.test.map(|(test, _)| Cell::Text(texts::plain(language, test_key(test))));
    let same = found.same.map(|same| {
        Cell::Text(texts::plain(
            language,
            if same { "table-against-yes" } else { "table-against-no" },
        ))
    });
    let absent = || hidden.map_or(Cell::Empty, Cell::Hidden);
    cells.push(name.unwrap_or_else(absent));
    cells.push(same.unwrap_or_else(absent));
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

fn notes(weights: Option<&WeightsUsed>, source: &str, language: Language) -> Vec<String> {
    let say = |key: &str| texts::say(language, key, &[("source", source.into())]);
    let mut notes = weights.map(|used| used.sentences(language)).unwrap_or_default();
    notes.extend(["table-note-stated", "table-note-stated-words"].map(say));
    notes.push(say(match weights {
        None => "table-note-stated-tests",
        Some(_) => "table-note-stated-weighted",
    }));
    notes
}
