//! What tables say of weighted answers: columns, tests, sizes and notes.

use super::comparison::{f_words, interval, marked, t_words, whom};
use super::{Cell, Row};
use crate::analysis::{
    ChoiceValues, Method, OptionTests, Results, ScaleTests, Steps, Suppression, Tests,
    WeightedChoice, WeightedScores, WeightedTests, WeightedValues,
};
use crate::base::{Language, Paragraph, number, texts};
use crate::stats::weighted::{Estimate, RaoScott, WeightedTest};
use crate::stats::{Adjusted, FTest, Outcome, TTest};

/// Decimals of weighted bases, of statistics, and of percentages and points.
const BASE_DECIMALS: usize = 1;
const DECIMALS: usize = 2;
const POINT_DECIMALS: usize = 1;

/// The headings of the bases that stand beside the unweighted one.
pub(super) const BASES: [&str; 2] = ["table-weighted-n", "table-effective-n"];

/// The headings of what is weighted.
pub(super) const VALUES: [&str; 6] = [
    "table-weighted-agree",
    "table-ci-low",
    "table-ci-high",
    "table-weighted-mean",
    "table-se",
    "table-design-effect",
];

/// The headings of scores: their bases, and what is weighted.
pub(super) const SCORES: [&str; 5] = [
    "table-weighted-n",
    "table-effective-n",
    "table-weighted-mean",
    "table-se",
    "table-design-effect",
];

/// The headings of both in the long table, after its others, with that of answers' shares.
pub(super) const LONG: [&str; 10] = [
    "table-weighted-n",
    "table-effective-n",
    "table-weighted-agree",
    "table-ci-low",
    "table-ci-high",
    "table-weighted-mean",
    "table-se",
    "table-design-effect",
    "table-weighted-share",
    "table-weighted-share-base",
];

/// What is weighted is hidden by itself only where too few respondents have a weight.
pub(super) const FEW: Cell = Cell::Hidden(Suppression::Primary);

/// Decimals that other programs get.
const LONG_DECIMALS: usize = 6;

/// The cells below [`LONG`].
pub(super) fn long(weighted: &WeightedValues) -> Vec<Cell> {
    let cells = bases(Some(weighted)).into_iter().chain(values(Some(weighted)));
    let rest = [Cell::Empty, base(Some(weighted.share_base))];
    cells.chain(rest).map(precise).collect()
}

/// The same of an answer to a question with unordered answers.
pub(super) fn long_option(weighted: &WeightedChoice, option: usize) -> Vec<Cell> {
    let share = weighted.options[option].as_ref().ok();
    let ends = share.and_then(|share| share.ci95.ok());
    let decimal = |value| or_left_out(weighted.steps.as_ref(), Cell::decimal(value, LONG_DECIMALS));
    vec![
        decimal(Some(weighted.base)),
        decimal(share.map(|share| share.effective_base)),
        Cell::Empty,
        decimal(ends.map(|ends| ends[0])),
        decimal(ends.map(|ends| ends[1])),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        decimal(weighted.shares[option]),
        decimal(Some(weighted.share_base)),
    ]
}

/// The cells of [`long`] where the cell is hidden for this reason, or what of it is weighted.
pub(super) fn long_hidden(reason: Option<Suppression>) -> Vec<Cell> {
    let hidden = reason.map_or(FEW, Cell::Hidden);
    let values = std::iter::repeat_n(hidden.clone(), LONG.len() - 2);
    values.chain([Cell::Empty, hidden]).collect()
}

/// The same of [`long_option`].
pub(super) fn long_option_hidden(reason: Option<Suppression>) -> Vec<Cell> {
    let hidden = reason.map_or(FEW, Cell::Hidden);
    let of = |has: bool| if has { hidden.clone() } else { Cell::Empty };
    [true, true, false, true, true, false, false, false, true, true].map(of).into()
}

fn precise(cell: Cell) -> Cell {
    match cell {
        Cell::Percent(value, _) | Cell::Decimal(value, _) => Cell::Decimal(value, LONG_DECIMALS),
        other => other,
    }
}

/// A weighted base; hidden where too few have a weight.
pub(super) fn base(weighted: Option<f64>) -> Cell {
    weighted.map_or(FEW, |base| Cell::Decimal(base, BASE_DECIMALS))
}

/// The cells below [`BASES`].
pub(super) fn bases(weighted: Option<&WeightedValues>) -> [Cell; 2] {
    weighted.map_or([const { FEW }; 2], |all| bases_of(all.base, &all.mean, all.steps.as_ref()))
}

fn bases_of(base: f64, mean: &Outcome<Estimate>, steps: Option<&Steps>) -> [Cell; 2] {
    let effective = mean.as_ref().ok().map(|mean| mean.effective_base);
    let effective = or_left_out(steps, Cell::decimal(effective, BASE_DECIMALS));
    [Cell::Decimal(base, BASE_DECIMALS), effective]
}

/// What is left out where weighted numbers are rounded is hidden.
pub(super) fn or_left_out(steps: Option<&Steps>, cell: Cell) -> Cell {
    match (cell, steps) {
        (Cell::Empty, Some(_)) => Cell::Hidden(Suppression::Secondary),
        (cell, _) => cell,
    }
}

/// The cells below [`VALUES`].
pub(super) fn values(weighted: Option<&WeightedValues>) -> [Cell; 6] {
    let Some(weighted) = weighted else { return [const { FEW }; 6] };
    let ends = weighted.agree.as_ref().ok().and_then(|agree| agree.ci95.ok());
    let [average, se, effect] = mean_cells(weighted.average, &weighted.mean);
    [
        Cell::percent(weighted.share, POINT_DECIMALS),
        Cell::percent(ends.map(|ends| ends[0]), POINT_DECIMALS),
        Cell::percent(ends.map(|ends| ends[1]), POINT_DECIMALS),
        average,
        se,
        effect,
    ]
    .map(|cell| or_left_out(weighted.steps.as_ref(), cell))
}

/// The cells of a mean: itself, its standard error and its design effect.
fn mean_cells(average: Option<f64>, mean: &Outcome<Estimate>) -> [Cell; 3] {
    let mean = mean.as_ref().ok();
    let effect = mean.and_then(|mean| mean.design_effect.ok());
    [
        Cell::decimal(average, DECIMALS),
        Cell::decimal(mean.map(|mean| mean.se), DECIMALS + 1),
        Cell::decimal(effect, DECIMALS),
    ]
}

/// The cells below [`SCORES`].
pub(super) fn score_cells(weighted: Option<&WeightedScores>) -> Vec<Cell> {
    let Some(weighted) = weighted else { return vec![FEW; SCORES.len()] };
    let steps = weighted.steps.as_ref();
    let bases = bases_of(weighted.base, &weighted.mean, steps);
    let mean = mean_cells(weighted.average, &weighted.mean);
    bases.into_iter().chain(mean.map(|cell| or_left_out(steps, cell))).collect()
}

/// The cells of scores below [`LONG`]: they have no share that agrees.
pub(super) fn long_score(weighted: &WeightedScores) -> Vec<Cell> {
    let steps = weighted.steps.as_ref();
    let mean = mean_cells(weighted.average, &weighted.mean).map(|cell| or_left_out(steps, cell));
    let none = || std::iter::repeat_n(Cell::Empty, 3);
    let cells = bases_of(weighted.base, &weighted.mean, steps).into_iter().chain(none());
    cells.chain(mean).chain([Cell::Empty]).map(precise).collect()
}

/// The test of weighted means. `None` where there is none.
fn test_words(
    method: Method,
    weighted: &WeightedTests,
    (adjusted, stars): (Option<&Adjusted>, &str),
    language: Language,
) -> Option<String> {
    let test = match weighted.groups.len() {
        2 => {
            let WeightedTest { t, df, p, .. } = *weighted.mean_difference.as_ref().ok()?;
            t_words("table-weighted-t", &TTest { t, df, p }, language)
        }
        _ => f_words("table-wald", weighted.means.as_ref().ok()?, language),
    };
    Some(marked(method, test, adjusted, stars, language))
}

/// How far two weighted means lie apart. `None` of other than two groups.
fn mean_size(weighted: &WeightedTests, language: Language) -> Option<String> {
    let test = weighted.mean_difference.as_ref().ok()?;
    let decimal = |value| number::decimal(language, value, DECIMALS);
    let ends = interval(test.ci95.map(decimal), language);
    let args = [("diff", decimal(test.diff).into()), ("interval", ends.into())];
    Some(texts::say(language, "table-size-mean", &args))
}

/// How large a weighted difference is: of two groups both differences with their
/// intervals, of more how far the shares lie apart.
fn size_words(tests: &Tests, language: Language) -> Option<String> {
    let weighted = tests.weighted.as_ref()?;
    let points = |share: f64| number::decimal(language, 100.0 * share, POINT_DECIMALS);
    match weighted.groups.len() {
        0 | 1 => None,
        2 => {
            let mean = mean_size(weighted, language);
            let agree = weighted.agree_difference.as_ref().ok().map(|test| {
                let ends = interval(test.ci95.map(points), language);
                let args = [("points", points(test.diff).into()), ("interval", ends.into())];
                texts::say(language, "table-size-agree", &args)
            });
            let parts: Vec<String> = mean.into_iter().chain(agree).collect();
            (!parts.is_empty()).then(|| parts.join("; "))
        }
        _ => {
            let args = [("points", points(tests.agree_apart).into())];
            Some(texts::say(language, "table-size-agree-apart", &args))
        }
    }
}

/// An answer's cells: bases, how many chose it, the weighted share and its design effect.
pub(super) fn option_cells(values: &ChoiceValues, option: usize) -> Vec<Cell> {
    let chosen = Cell::Count(values.options[option].n);
    let Some(weighted) = &values.weighted else {
        let hidden = || std::iter::repeat_n(FEW, 2);
        let cells = [Cell::Count(values.n)].into_iter().chain(hidden()).chain([chosen]);
        return cells.chain(hidden()).chain(hidden()).collect();
    };
    let share = weighted.options[option].as_ref().ok();
    let ends = share.and_then(|share| share.ci95.ok());
    let cells = [
        Cell::Count(values.n),
        Cell::Decimal(weighted.base, BASE_DECIMALS),
        Cell::decimal(share.map(|share| share.effective_base), BASE_DECIMALS),
        chosen,
        Cell::percent(weighted.shares[option], POINT_DECIMALS),
        Cell::percent(ends.map(|ends| ends[0]), POINT_DECIMALS),
        Cell::percent(ends.map(|ends| ends[1]), POINT_DECIMALS),
        Cell::decimal(share.and_then(|share| share.design_effect.ok()), DECIMALS),
    ];
    cells.map(|cell| or_left_out(weighted.steps.as_ref(), cell)).into()
}

/// The test of an answer's weighted shares. `None` when there is none.
fn option_words(method: Method, tests: &OptionTests, language: Language) -> Option<String> {
    let RaoScott { f, df1, df2, p, .. } = *tests.weighted.as_ref()?.chi2.as_ref().ok()?;
    let test = f_words("table-rao-scott", &FTest { f, df1, df2, p }, language);
    Some(marked(method, test, tests.adjusted.as_ref(), tests.stars, language))
}

/// How large the weighted difference of an answer's shares is.
fn option_size(tests: &OptionTests, language: Language) -> Option<String> {
    let weighted = tests.weighted.as_ref()?;
    let strength = number::decimal(language, weighted.chi2.as_ref().ok()?.cramers_v, DECIMALS);
    let strength = format!("{} {strength}", texts::plain(language, "table-cramer"));
    let points = |share: f64| number::decimal(language, 100.0 * share, POINT_DECIMALS);
    let share = match &weighted.difference {
        Ok(test) => {
            let ends = interval(test.ci95.map(points), language);
            let args = [("points", points(test.diff).into()), ("interval", ends.into())];
            texts::say(language, "table-size-share", &args)
        }
        Err(_) => {
            texts::say(language, "table-size-apart", &[("points", points(tests.apart).into())])
        }
    };
    Some(format!("{strength}; {share}"))
}

/// As [`notes`], of a question with unordered answers.
pub(super) fn choice_notes(results: &Results, compared: bool, language: Language) -> Vec<String> {
    let Some(used) = &results.weights else { return Vec::new() };
    let mut notes = used.sentences(language);
    let keys = match results.definitions.method {
        Method::Report => ["table-note-weighted-choice-tests", "table-note-choice-report"],
        Method::Careful => ["table-note-weighted-choice-tests", "table-note-choice-careful"],
    };
    let tests = keys.into_iter().filter(|_| compared);
    notes.push(said(results, "table-note-weighted-choice", language));
    notes.extend(tests.map(|key| texts::plain(language, key)));
    notes
}

/// What the weights are, and how tests respect them. Empty where nothing is weighted.
pub(super) fn notes(results: &Results, compared: bool, language: Language) -> Vec<String> {
    let Some(used) = &results.weights else { return Vec::new() };
    let mut notes = used.sentences(language);
    notes.push(said(results, "table-note-weighted", language));
    if compared {
        notes.push(texts::plain(
            language,
            match results.definitions.method {
                Method::Report => "table-note-weighted-report",
                Method::Careful => "table-note-weighted-careful",
            },
        ));
    }
    notes
}

/// What the columns are, with of whom shares are.
fn said(results: &Results, key: &str, language: Language) -> String {
    let whom = whom(results.definitions.base, language);
    texts::say(language, key, &[("whom", whom.into())])
}

/// How an item's groups differ, in rows of words.
pub(super) fn compared(method: Method, tests: Option<&Tests>, language: Language) -> Vec<Row> {
    let test = tests.and_then(|tests| {
        let marks = (tests.adjusted.as_ref(), tests.stars);
        test_words(method, tests.weighted.as_ref()?, marks, language)
    });
    let size = tests.and_then(|tests| size_words(tests, language));
    rows(test, size, language)
}

/// The same of a scale's mean scores.
pub(super) fn compared_scores(
    method: Method,
    tests: Option<&ScaleTests>,
    language: Language,
) -> Vec<Row> {
    let weighted = tests.and_then(|tests| Some((tests, tests.weighted.as_ref()?)));
    let test = weighted.and_then(|(tests, weighted)| {
        test_words(method, weighted, (tests.adjusted.as_ref(), tests.stars), language)
    });
    let size = weighted.and_then(|(_, weighted)| mean_size(weighted, language));
    rows(test, size, language)
}

/// As [`notes`], of scores.
pub(super) fn score_notes(results: &Results, compared: bool, language: Language) -> Vec<String> {
    let Some(used) = &results.weights else { return Vec::new() };
    let test = match results.definitions.method {
        Method::Report => "table-note-weighted-report-scores",
        Method::Careful => "table-note-weighted-careful-scores",
    };
    let keys = ["table-note-weighted-scores"].into_iter().chain(compared.then_some(test));
    let mut notes = used.sentences(language);
    notes.extend(keys.map(|key| texts::plain(language, key)));
    notes
}

/// How groups differ in the share that chose an answer, in rows of words.
pub(super) fn compared_option(
    method: Method,
    tests: Option<&OptionTests>,
    language: Language,
) -> Vec<Row> {
    let test = tests.and_then(|tests| option_words(method, tests, language));
    let size = tests.and_then(|tests| option_size(tests, language));
    rows(test, size, language)
}

fn rows(test: Option<String>, size: Option<String>, language: Language) -> Vec<Row> {
    let words = |key: &str| texts::plain(language, key);
    let row = |heading, said| Row::said(words(heading), said, Paragraph::Weights);
    let none = || Row::new(words("table-test"), vec![Cell::Text(words("table-no-test"))]);
    let test = test.map_or_else(none, |test| row("table-test", test));
    let size = size.map(|size| row("table-size", size));
    [test].into_iter().chain(size).collect()
}
