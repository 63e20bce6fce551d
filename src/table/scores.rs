//! The table beside the figure of scale scores: per battery every group's mean score,
//! the test and the size of the difference.

use super::comparison::{scale_size, scale_words};
use super::marks::{self, Compared};
use super::{Cell, DisclosedTable, Row, Table, weighted};
use crate::analysis::{self, Method, Results, ScaleResult, ScoreValues};
use crate::base::{Language, Paragraph, texts};
use crate::disclosure::Disclosed;
use crate::disclosure::words::Unit;
use crate::split::EVERYBODY;

/// Decimals of means and standard deviations.
const DECIMALS: usize = 2;

/// The mean scores of the scales with this range of codes, by a split. `None` when the
/// results do not have them.
pub fn scores(
    results: &Disclosed<Results>,
    range: [i64; 2],
    split: &str,
    language: Language,
) -> Option<DisclosedTable> {
    let position = results.splits.iter().position(|info| info.id == split)?;
    let info = &results.splits[position];
    let scales: Vec<&ScaleResult> =
        results.scales.iter().filter(|scale| scale.range == range).collect();
    let words = |key: &str| texts::plain(language, key);
    let weighs = results.weights.is_some();
    let mut rows = Vec::new();
    for scale in &scales {
        let by = &scale.by[position];
        let cells = |cell| cells(cell, weighs);
        if split == EVERYBODY {
            rows.push(Row::new(scale.label.get(language), cells(&scale.total)));
            continue;
        }
        rows.push(Row::section(scale.label.get(language)));
        let tests = by.tests.as_ref();
        let contrasts = [tests.map(|tests| &tests.means)];
        let mut total = cells(&scale.total);
        if scale.total.values().is_some() {
            total.extend(marks::none(contrasts.len()));
        }
        rows.push(Row::new(words("table-total"), total));
        for (at, (group, cell)) in info.groups.iter().zip(&by.cells).enumerate() {
            let mut cells = cells(cell);
            if cell.values().is_some() {
                cells.extend(marks::cells(at, &contrasts));
            }
            rows.push(Row::new(group.label.get(language), cells));
        }
        if weighs {
            let method = results.definitions.method;
            rows.extend(weighted::compared_scores(method, tests, language));
            continue;
        }
        let test = tests.and_then(|tests| scale_words(results.definitions.method, tests, language));
        let (Some(tests), Some(test)) = (tests, test) else {
            let none = vec![Cell::Text(words("table-no-test"))];
            rows.push(Row::new(words("table-test"), none));
            continue;
        };
        rows.push(Row::said(words("table-test"), test, tests.star_test.paragraph()));
        let paragraph = match tests.groups.len() {
            2 => Paragraph::HedgesG,
            _ => Paragraph::Omega2,
        };
        let size = scale_size(tests, language);
        rows.extend(size.map(|size| Row::said(words("table-size"), size, paragraph)));
    }
    let mut columns = vec![("table-scale-group", None), ("table-n", Some(Paragraph::Score))];
    match weighs {
        true => columns.extend(weighted::SCORES.map(|key| (key, Some(Paragraph::Weights)))),
        false => columns.extend([
            ("table-mean", Some(Paragraph::Score)),
            ("table-sd", Some(Paragraph::Moments)),
        ]),
    }
    let marks = ["table-letter", "table-mean-above"].map(|key| (key, Some(Paragraph::Letters)));
    columns.extend(marks.into_iter().filter(|_| split != EVERYBODY));
    let table = Table {
        id: format!("schaalscores-{split}"),
        caption: caption(info, language),
        columns: columns.iter().map(|(key, _)| words(key)).collect(),
        anchors: columns.into_iter().map(|(_, paragraph)| paragraph).collect(),
        rows,
        notes: notes(results, split, language),
        ..Table::default()
    };
    (!scales.is_empty()).then(|| table.protected(Unit::Rows, results.rule(), language))
}

fn caption(split: &analysis::SplitInfo, language: Language) -> String {
    let title = texts::plain(language, "figure-scores");
    if split.id == EVERYBODY {
        return title;
    }
    let by = split.label.get(language).to_owned();
    let args = [("battery", title.into()), ("split", by.into())];
    texts::say(language, "table-battery-caption", &args)
}

/// What a score is, and by which method groups are compared.
fn notes(results: &Disclosed<Results>, split: &str, language: Language) -> Vec<String> {
    let words = |key: &str| texts::plain(language, key);
    let (weighs, compared) = (results.weights.is_some(), split != EVERYBODY);
    let mut notes = vec![words("table-note-scores")];
    notes.extend(weighted::score_notes(results, compared, language));
    if compared && !weighs {
        notes.push(words(match results.definitions.method {
            Method::Report => "table-note-report-scores",
            Method::Careful => "table-note-careful-scores",
        }));
        notes.push(words("table-note-size-scores"));
    }
    let marks = || marks::note(results.definitions, weighs, Compared::Means, language);
    notes.extend(compared.then(marks));
    notes
}

fn cells(cell: &analysis::Cell<ScoreValues>, weighs: bool) -> Vec<Cell> {
    let values = match cell {
        analysis::Cell::Shown(values) => values,
        analysis::Cell::Hidden(reason) => return vec![Cell::Hidden(*reason)],
    };
    if weighs {
        let weighted = weighted::score_cells(values.weighted.as_deref());
        return [Cell::Count(values.n)].into_iter().chain(weighted).collect();
    }
    let moments = [values.mean, values.sd].map(|value| Cell::decimal(value, DECIMALS));
    [Cell::Count(values.n)].into_iter().chain(moments).collect()
}
