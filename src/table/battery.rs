//! The table beside a figure: per item every group's answers, share, mean, test and
//! size of the difference.

use super::check::{agree_words, rank_words};
use super::comparison::{least, size_words, test_words, whom};
use super::marks::Compared;
use super::{Cell, DisclosedTable, Row, Table, marks, weighted};
use crate::analysis::{self, Base, ItemResult, Method, Missing, Results, SplitInfo, Tests};
use crate::base::{Language, Paragraph, texts};
use crate::disclosure::Disclosed;
use crate::disclosure::words::Unit;
use crate::questionnaire::{Battery, Questionnaire};
use crate::split::EVERYBODY;

/// Decimals of means and standard deviations, and of percentages.
const DECIMALS: usize = 2;
const PERCENT_DECIMALS: usize = 1;

/// The table of a battery by a split. `None` when the results do not have them.
pub fn battery(
    questionnaire: &Questionnaire,
    results: &Disclosed<Results>,
    battery: &str,
    split: &str,
    language: Language,
) -> Option<DisclosedTable> {
    let table = table(questionnaire, results, battery, split, language)?;
    Some(table.protected(Unit::Rows, results.rule(), language))
}

/// The same before it is said how much is hidden.
pub(super) fn table(
    questionnaire: &Questionnaire,
    results: &Results,
    battery: &str,
    split: &str,
    language: Language,
) -> Option<Table> {
    let position = results.splits.iter().position(|info| info.id == split)?;
    let info = &results.splits[position];
    let asked = questionnaire.battery(battery)?;
    let items: Vec<&ItemResult> =
        results.items.iter().filter(|item| item.battery == battery).collect();
    let cells_of =
        items.iter().flat_map(|item| item.by[position].cells.iter().chain([&item.total]));
    let shown = cells_of.filter_map(analysis::Cell::values);
    let beside = Beside {
        kinds: missing_kinds(shown.map(|values| values.missing).collect()),
        base: results.definitions.base != Base::Answered,
        weighs: results.weights.is_some(),
    };
    let words = |key| texts::plain(language, key);
    let weighs = results.weights.is_some();
    let cells = |cell: &analysis::Cell| cells(cell, &beside, weighs);
    // Where nothing is split no group lies above another.
    let lettered = split != EVERYBODY;
    let mut rows = Vec::new();
    for item in &items {
        let by = &item.by[position];
        if split == EVERYBODY {
            rows.push(Row::new(item.label.get(language), cells(&item.total)));
            continue;
        }
        rows.push(Row::section(item.label.get(language)));
        let tests = by.tests.as_ref();
        let contrasts = [tests.map(|tests| &tests.shares), tests.map(|tests| &tests.means)];
        let mut total = cells(&item.total);
        if lettered && item.total.values().is_some() {
            total.extend(marks::none(contrasts.len()));
        }
        rows.push(Row::new(words("table-total"), total));
        for (position, (group, cell)) in info.groups.iter().zip(&by.cells).enumerate() {
            let mut cells = cells(cell);
            if lettered && cell.values().is_some() {
                cells.extend(marks::cells(position, &contrasts));
            }
            rows.push(Row::new(group.label.get(language), cells));
        }
        rows.extend(match weighs {
            true => weighted::compared(results.definitions.method, tests, language),
            false => compared(results.definitions.method, tests, language),
        });
    }
    let (columns, anchors) = columns(questionnaire, asked, &beside, weighs, lettered, language);
    let table = Table {
        id: format!("{battery}-{split}"),
        caption: caption(asked, info, language),
        columns,
        anchors,
        rows,
        notes: notes(results, split, language),
        ..Table::default()
    };
    (!items.is_empty()).then_some(table)
}

/// How an item's groups differ, in rows of words.
fn compared(method: Method, tests: Option<&Tests>, language: Language) -> Vec<Row> {
    let words = |key: &str| texts::plain(language, key);
    let Some((tests, test)) =
        tests.and_then(|tests| Some((tests, test_words(method, tests, language)?)))
    else {
        return vec![Row::new(words("table-test"), vec![Cell::Text(words("table-no-test"))])];
    };
    let mut rows = vec![Row::said(words("table-test"), test, tests.star_test.paragraph())];
    if let Some(size) = size_words(tests, language) {
        let paragraph = match tests.groups.len() {
            2 => Paragraph::HedgesG,
            _ => Paragraph::Omega2,
        };
        rows.push(Row::said(words("table-size"), size, paragraph));
    }
    for (heading, said) in [
        ("table-test-agree", agree_words(tests, language)),
        ("table-check", rank_words(tests, language)),
    ] {
        rows.extend(said.map(|(said, paragraph)| Row::said(words(heading), said, paragraph)));
    }
    rows
}

/// What is computed of the table's columns, by which definition and method.
fn notes(results: &Results, split: &str, language: Language) -> Vec<String> {
    let words = |key: &str| texts::plain(language, key);
    let compared = split != EVERYBODY;
    let mut notes = weighted::notes(results, compared, language);
    let weighs = results.weights.is_some();
    if !weighs {
        let whom = whom(results.definitions.base, language);
        notes.push(texts::say(language, "table-note-definitions", &[("whom", whom.into())]));
    }
    if compared && !weighs {
        notes.push(words(match results.definitions.method {
            Method::Report => "table-note-report",
            Method::Careful => "table-note-careful",
        }));
        notes.push(words("table-note-size"));
        notes.push(words("table-note-check"));
    }
    let marks =
        compared.then(|| marks::note(results.definitions, weighs, Compared::Both, language));
    notes.extend(marks);
    notes.extend(least(results.definitions, language).filter(|_| compared));
    notes
}

fn caption(battery: &Battery, split: &SplitInfo, language: Language) -> String {
    let title = battery.title.get(language).to_owned();
    if split.id == EVERYBODY {
        return title;
    }
    let split = split.label.get(language).to_owned();
    texts::say(
        language,
        "table-battery-caption",
        &[("battery", title.into()), ("split", split.into())],
    )
}

fn columns(
    questionnaire: &Questionnaire,
    battery: &Battery,
    beside: &Beside,
    weighs: bool,
    lettered: bool,
    language: Language,
) -> (Vec<String>, Vec<Option<Paragraph>>) {
    let words = |key: &str| texts::plain(language, key);
    let scale = questionnaire.scale(battery);
    let points = scale.points.iter().map(|point| point.label.get(language).to_owned());
    let mut columns =
        vec![(words("table-item-group"), None), (words("table-n"), Some(Paragraph::Conventions))];
    let bases = weighted::BASES.map(|key| (words(key), Some(Paragraph::Weights)));
    columns.extend(bases.into_iter().filter(|_| weighs));
    columns.extend(points.map(|point| (point, None)));
    columns.extend(beside.headings(language).map(|heading| (heading, None)));
    let values = [
        ("table-agree", Paragraph::Share),
        ("table-ci-low", Paragraph::Share),
        ("table-ci-high", Paragraph::Share),
        ("table-mean", Paragraph::Moments),
        ("table-sd", Paragraph::Moments),
    ];
    let word = |(key, paragraph): (&str, Paragraph)| (words(key), Some(paragraph));
    match weighs {
        true => columns.extend(weighted::VALUES.map(|key| word((key, Paragraph::Weights)))),
        false => columns.extend(values.map(word)),
    }
    let marks = ["table-letter", "table-agree-above", "table-mean-above"];
    let marks = marks.map(|key| word((key, Paragraph::Letters)));
    columns.extend(marks.into_iter().filter(|_| lettered));
    columns.into_iter().unzip()
}

fn cells(cell: &analysis::Cell, beside: &Beside, weighs: bool) -> Vec<Cell> {
    let values = match cell {
        analysis::Cell::Shown(values) => values,
        analysis::Cell::Hidden(reason) => return vec![Cell::Hidden(*reason)],
    };
    let weighted = values.weighted.as_deref();
    let mut cells = vec![Cell::Count(values.n)];
    cells.extend(weighted::bases(weighted).into_iter().filter(|_| weighs));
    cells.extend(values.counts.iter().map(|count| Cell::Count(*count)));
    let share_base = weighted.map(|weighted| weighted.share_base);
    cells.extend(beside.cells(&values.missing, values.agree.base, share_base));
    if weighs {
        cells.extend(weighted::values(weighted));
        return cells;
    }
    let interval = values.agree.ci95;
    cells.extend([
        Cell::percent(values.agree.share, PERCENT_DECIMALS),
        Cell::percent(interval.map(|ends| ends[0]), PERCENT_DECIMALS),
        Cell::percent(interval.map(|ends| ends[1]), PERCENT_DECIMALS),
        Cell::decimal(values.mean, DECIMALS),
        Cell::decimal(values.sd, DECIMALS),
    ]);
    cells
}

/// The columns on those who are not in n.
pub(super) struct Beside {
    /// How they are missing.
    pub(super) kinds: Vec<Kind>,
    /// Whether the base of shares has its own column: where it is not n.
    pub(super) base: bool,
    /// Whether shares are weighted: the weighted base then stands beside it.
    pub(super) weighs: bool,
}

impl Beside {
    pub(super) fn headings(&self, language: Language) -> impl Iterator<Item = String> {
        let base = self.base.then_some("table-share-base");
        let weighted = (self.base && self.weighs).then_some("table-weighted-share-base");
        let keys = self.kinds.iter().map(|kind| kind.key).chain(base).chain(weighted);
        keys.map(move |key| texts::plain(language, key))
    }

    /// `weighted` is the weighted base; `None` where too few have a weight.
    pub(super) fn cells(
        &self,
        missing: &Missing,
        base: u64,
        weighted: Option<f64>,
    ) -> impl Iterator<Item = Cell> {
        let counts = self.kinds.iter().map(|kind| (kind.of)(missing));
        let counts = counts.chain(self.base.then_some(base)).map(Cell::Count);
        counts.chain((self.base && self.weighs).then(|| weighted::base(weighted)))
    }
}

/// A kind of missing that has its own column.
pub(super) struct Kind {
    key: &'static str,
    of: fn(&Missing) -> u64,
}

/// The usual two kinds, and the others where somebody is missing that way.
pub(super) fn missing_kinds(shown: Vec<Missing>) -> Vec<Kind> {
    let kinds: [Kind; 5] = [
        Kind { key: "table-no-opinion", of: |missing| missing.no_opinion },
        Kind { key: "table-not-answered", of: |missing| missing.not_answered },
        Kind { key: "table-refused", of: |missing| missing.refused },
        Kind { key: "table-not-asked", of: |missing| missing.not_asked },
        Kind { key: "table-unrecognised", of: |missing| missing.unrecognised },
    ];
    let usual = ["table-no-opinion", "table-not-answered"];
    let wanted = |kind: &Kind| {
        usual.contains(&kind.key) || shown.iter().any(|missing| (kind.of)(missing) > 0)
    };
    kinds.into_iter().filter(wanted).collect()
}
