//! Everything in one long table, a row per item or answer, split and group, for
//! other programs.

use std::iter::repeat_n;

use super::{Cell, DisclosedTable, Row, Table, arrow_words, long_scales, weighted};
use crate::analysis::{
    self, ChoiceResult, ChoiceValues, Contrasts, ItemResult, Missing, OpenResult, OptionTests,
    Place, Results, ScaleTests, Tests, WAVE,
};
use crate::base::{Language, texts};
use crate::disclosure::words::Unit;
use crate::disclosure::{Disclosed, Wave};
use crate::stats::{Comparison, column_name, letters_text};

/// Decimals that other programs get.
pub(super) const DECIMALS: usize = 6;

/// The columns of letters and arrows.
const LETTERS: usize = 5;

/// How many columns there are of kinds of missing, of the share that agrees with its interval,
/// of means, of p's, of an answer of a question, and of what follows a test.
const MISSING: usize = 5;
const SHARE: usize = 3;
pub(super) const MOMENTS: usize = 2;
const TESTS: usize = 2;
const ANSWER: usize = 2;
const MARKED: usize = 2;

/// The long table; what two files of the survey show beside each other comes last.
pub fn long(results: &Disclosed<Results>, waves: &[Wave], language: Language) -> DisclosedTable {
    let most = results.items.iter().map(|item| item.codes.len()).max().unwrap_or(0);
    let words = |key: &str| texts::plain(language, key);
    let mut columns: Vec<String> =
        ["table-item", "table-label", "table-split", "table-group", "table-n"].map(words).to_vec();
    columns.extend((1..=most).map(|point| {
        texts::say(language, "table-point", &[("position", point.to_string().into())])
    }));
    let rest = [
        "table-no-opinion",
        "table-refused",
        "table-not-answered",
        "table-not-asked",
        "table-unrecognised",
        "table-agree",
        "table-ci-low",
        "table-ci-high",
        "table-mean",
        "table-sd",
        "table-p",
        "table-p-welch",
        "table-chosen",
        "table-chosen-share",
        "table-p-holm",
        "table-stars",
        "table-share-base",
        "table-letter",
        "table-share-above",
        "table-share-rest",
        "table-mean-above",
        "table-mean-rest",
    ];
    columns.extend(rest.map(words));
    columns.extend(long_scales::COLUMNS.map(words));
    if results.weights.is_some() {
        columns.extend(weighted::LONG.map(words));
    }
    let mut rows = rows_of(results, "", language, most);
    for wave in waves {
        let place = place_name(results, wave.place, language);
        rows.extend(rows_of(&wave.results, &place, language, most));
    }
    let table = Table { id: "alles".to_owned(), columns, rows, ..Table::default() };
    table.protected(Unit::Rows, results.rule(), language)
}

/// A row per item or answer, split and group. `place` says of whom they are, where
/// not of everybody, behind the name of the group.
fn rows_of(results: &Results, place: &str, language: Language, most: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let weighs = results.weights.is_some();
    for item in &results.items {
        if !by_wave(results) {
            let total = texts::plain(language, "table-total");
            let mut row = row(item, language, ["", &total], &item.total, most, Marked::default());
            behind(&mut row, Vec::new(), weights(&item.total, weighs));
            rows.push(row);
        }
        for (split, by) in results.splits.iter().zip(&item.by) {
            let marked = by.tests.as_ref().map_or(Marked::default(), Marked::of);
            let contrasts = by.tests.as_ref().map(|tests| [&tests.shares, &tests.means]);
            for (at, (group, cell)) in split.groups.iter().zip(&by.cells).enumerate() {
                let group = format!("{}{place}", group.label.get(language));
                let mut row = row(item, language, [&split.id, &group], cell, most, marked);
                let contrasts = contrasts.as_ref().map(|of| &of[..]);
                let letters = above(contrasts, cell, at, language);
                behind(&mut row, letters, weights(cell, weighs));
                rows.push(row);
            }
        }
    }
    for choice in &results.choices {
        rows.extend(answers(choice, results, place, language, most));
    }
    rows.extend(results.open.iter().map(|open| wrote(open, language)));
    for scale in &results.scales {
        rows.extend(long_scales::rows(scale, results, language, most));
    }
    rows
}

/// The place that results by file are of, behind a group's name.
fn place_name(results: &Results, place: Place, language: Language) -> String {
    match place {
        Place::Everybody => String::new(),
        Place::Group { split, group } => {
            let info = &results.splits[split];
            format!(" ({}: {})", info.id, info.groups[group].label.get(language))
        }
    }
}

/// Whether results are of two files: their totals are in the results of each.
fn by_wave(results: &Results) -> bool {
    results.splits.iter().any(|split| split.id == WAVE)
}

/// What the asterisks are made of.
#[derive(Clone, Copy, Default)]
pub(super) struct Marked {
    /// Of their test, and of Welch's.
    p: [Option<f64>; 2],
    holm: Option<f64>,
    stars: &'static str,
}

impl Marked {
    fn of(tests: &Tests) -> Self {
        Marked {
            p: [tests.star_p(), welch(&tests.comparison, tests.groups.len())],
            holm: tests.adjusted.as_ref().map(|adjusted| adjusted.holm),
            stars: tests.stars,
        }
    }

    fn of_option(tests: &OptionTests) -> Self {
        Marked {
            p: [tests.star().map(|(_, p)| p), None],
            holm: tests.adjusted.as_ref().map(|adjusted| adjusted.holm),
            stars: tests.stars,
        }
    }

    pub(super) fn of_scale(tests: &ScaleTests) -> Self {
        Marked {
            p: [tests.star_p(), welch(&tests.comparison, tests.groups.len())],
            holm: tests.adjusted.as_ref().map(|adjusted| adjusted.holm),
            stars: tests.stars,
        }
    }

    /// The p's of the tests, then what comes behind the columns of an answer.
    pub(super) fn p(self) -> [Cell; 2] {
        self.p.map(|p| Cell::decimal(p, DECIMALS))
    }

    pub(super) fn cells(self) -> [Cell; 2] {
        let stars = match self.stars {
            "" => Cell::Empty,
            stars => Cell::Text(stars.to_owned()),
        };
        [Cell::decimal(self.holm, DECIMALS), stars]
    }
}

fn row(
    item: &ItemResult,
    language: Language,
    [split, group]: [&str; 2],
    cell: &analysis::Cell,
    most: usize,
    marked: Marked,
) -> Row {
    let mut cells = names([item.label.get(language), split, group]);
    match cell {
        analysis::Cell::Hidden(reason) => {
            let hidden = |columns| repeat_n(Cell::Hidden(*reason), columns);
            let points = item.codes.len();
            cells.extend(hidden(1 + points).chain(repeat_n(Cell::Empty, most - points)));
            cells.extend(hidden(MISSING + SHARE + MOMENTS));
            // Of no test, and no answer of a question; behind these the base of the share.
            cells.extend(repeat_n(Cell::Empty, TESTS + ANSWER + MARKED).chain(hidden(1)));
        }
        analysis::Cell::Shown(values) => {
            cells.push(Cell::Count(values.n));
            let counts = values.counts.iter().map(|count| Cell::Count(*count));
            let absent = repeat_n(Cell::Empty, most - values.counts.len());
            cells.extend(counts.chain(absent));
            cells.extend(missing(&values.missing));
            let interval = values.agree.ci95;
            let shares =
                [values.agree.share, interval.map(|ends| ends[0]), interval.map(|ends| ends[1])];
            cells.extend(shares.map(|share| Cell::decimal(share, DECIMALS)));
            cells.extend([values.mean, values.sd].map(|value| Cell::decimal(value, DECIMALS)));
            cells.extend(marked.p());
            // Of an answer: how many chose it, and their share.
            cells.extend([Cell::Empty, Cell::Empty]);
            cells.extend(marked.cells());
            cells.push(Cell::Count(values.agree.base));
        }
    }
    Row::new(&item.id, cells)
}

/// The answers to a question: a row per answer, split and group.
fn answers(
    choice: &ChoiceResult,
    results: &Results,
    place: &str,
    language: Language,
    points: usize,
) -> Vec<Row> {
    let total = texts::plain(language, "table-total");
    let mut rows = Vec::new();
    for (at, option) in choice.options.iter().enumerate() {
        let label = format!("{}: {}", choice.label.get(language), option.label.get(language));
        let row = |split: &str,
                   group: &str,
                   cell: &analysis::Cell<ChoiceValues>,
                   marked: Marked| {
            let mut cells = names([&label, split, group]);
            match cell {
                analysis::Cell::Hidden(reason) => {
                    let hidden = |columns| repeat_n(Cell::Hidden(*reason), columns);
                    let empty = |columns| repeat_n(Cell::Empty, columns);
                    cells.extend(hidden(1).chain(empty(points)).chain(hidden(MISSING)));
                    cells.extend(empty(1).chain(hidden(2)).chain(empty(MOMENTS + TESTS)));
                    cells.extend(hidden(ANSWER).chain(empty(MARKED)).chain(hidden(1)));
                }
                analysis::Cell::Shown(values) => {
                    let chosen = &values.options[at];
                    let end = |end: usize| Cell::decimal(chosen.ci95.map(|ci| ci[end]), DECIMALS);
                    cells.push(Cell::Count(values.n));
                    cells.extend(repeat_n(Cell::Empty, points));
                    cells.extend(missing(&values.missing));
                    // No share that agrees, no mean and no standard deviation.
                    cells.extend([Cell::Empty, end(0), end(1), Cell::Empty, Cell::Empty]);
                    cells.extend(marked.p());
                    cells.extend([Cell::Count(chosen.n), Cell::decimal(chosen.share, DECIMALS)]);
                    cells.extend(marked.cells());
                    cells.push(Cell::Count(values.base));
                }
            }
            Row::new(format!("{}: {}", choice.id, option.id), cells)
        };
        let weights = |cell: &analysis::Cell<ChoiceValues>| {
            let weighted = cell.values().map(|values| values.weighted.as_ref());
            match (results.weights.is_some(), weighted) {
                (false, _) => Vec::new(),
                (true, Some(Some(all))) => weighted::long_option(all, at),
                (true, _) => weighted::long_option_hidden(cell.reason()),
            }
        };
        if !by_wave(results) {
            let mut row = row("", &total, &choice.total, Marked::default());
            behind(&mut row, Vec::new(), weights(&choice.total));
            rows.push(row);
        }
        for (split, by) in results.splits.iter().zip(&choice.by) {
            let tests = by.tests.as_ref().map(|tests| &tests.options[at]);
            let marked = tests.map_or(Marked::default(), Marked::of_option);
            let contrasts = tests.map(|tests| [&tests.shares]);
            for (position, (group, cell)) in split.groups.iter().zip(&by.cells).enumerate() {
                let group = format!("{}{place}", group.label.get(language));
                let mut row = row(&split.id, &group, cell, marked);
                let contrasts = contrasts.as_ref().map(|of| &of[..]);
                behind(&mut row, above(contrasts, cell, position, language), weights(cell));
                rows.push(row);
            }
        }
    }
    rows
}

/// A group's letter, and per contrast the letters of the groups that it exceeds, and in
/// words whether it lies above or below the rest.
pub(super) fn above<V>(
    contrasts: Option<&[&Contrasts]>,
    cell: &analysis::Cell<V>,
    group: usize,
    language: Language,
) -> Vec<Cell> {
    let (Some(contrasts), Some(_)) = (contrasts, cell.values()) else { return Vec::new() };
    let text = |words: String| if words.is_empty() { Cell::Empty } else { Cell::Text(words) };
    let of = |contrasts: &&Contrasts| match &contrasts.marks[group] {
        None => [Cell::Empty, Cell::Empty],
        Some(marks) => {
            let arrow = marks.arrow.map(|arrow| arrow_words(arrow, language));
            [text(letters_text(&marks.letters)), text(arrow.unwrap_or_default())]
        }
    };
    let letter = [Cell::Text(column_name(group))];
    letter.into_iter().chain(contrasts.iter().flat_map(of)).collect()
}

/// How many wrote something at an open question.
fn wrote(open: &OpenResult, language: Language) -> Row {
    let total = texts::plain(language, "table-total");
    let mut cells = names([open.label.get(language), "", &total]);
    cells.push(Cell::of(&open.total, |n| Cell::Count(*n)));
    Row::new(&open.id, cells)
}

fn welch(compared: &Comparison, groups: usize) -> Option<f64> {
    match groups {
        2 => compared.welch.as_ref().ok().map(|test| test.p),
        _ => compared.welch_anova.as_ref().ok().map(|test| test.p),
    }
}

/// What of an item's cell is weighted, where anything is.
fn weights(cell: &analysis::Cell, weighs: bool) -> Vec<Cell> {
    let weighted = cell.values().map(|values| values.weighted.as_ref());
    match (weighs, weighted) {
        (false, _) => Vec::new(),
        (true, Some(Some(all))) => weighted::long(all),
        (true, _) => weighted::long_hidden(cell.reason()),
    }
}

/// Puts letters behind a row, and what is weighted behind them and the columns of scales.
pub(super) fn behind(row: &mut Row, letters: Vec<Cell>, weighted: Vec<Cell>) {
    if !weighted.is_empty() {
        let between = LETTERS - letters.len() + long_scales::COLUMNS.len();
        row.cells.extend(letters);
        row.cells.extend(repeat_n(Cell::Empty, between));
        row.cells.extend(weighted);
    } else {
        row.cells.extend(letters);
    }
}

pub(super) fn names(names: [&str; 3]) -> Vec<Cell> {
    names.map(|name| Cell::Text(name.to_owned())).into()
}

fn missing(missing: &Missing) -> [Cell; 5] {
    let kinds = [
        missing.no_opinion,
        missing.refused,
        missing.not_answered,
        missing.not_asked,
        missing.unrecognised,
    ];
    kinds.map(Cell::Count)
}
