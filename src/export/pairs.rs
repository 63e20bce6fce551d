//! Pairs of groups, letters and arrows in the analysis document.

use serde_json::{Value, json};

use crate::analysis::{Contrasts, Definitions, OptionTests, SplitInfo, Tests};
use crate::stats::{PairMethod, letters_text};

/// The fields of an item, besides its pairs: groups against the rest, letters, arrows.
pub(super) fn of_item(split: &SplitInfo, tests: &Tests) -> Vec<(&'static str, Value)> {
    let both = [("mean", &tests.means), ("agree", &tests.shares)];
    vec![
        ("against_rest", per_group(split, &tests.groups, &both, against_rest)),
        ("letters", per_group(split, &tests.groups, &both, letters)),
        ("arrows", per_group(split, &tests.groups, &both, arrow)),
    ]
}

/// What a pair of three or more groups has besides the tests of its means: the interval,
/// its shares, its order.
pub(super) fn complete(pair: &mut Value, tests: &Tests, at: usize) {
    let difference = tests.means.differences[at].as_ref().ok();
    pair["ci95"] = json!(difference.map(|difference| difference.ci95));
    let test = tests.means.pairs[at].test.as_ref().ok();
    pair["adjusted"] = json!(test.map(|test| test.adjusted));
    pair["agree"] = share_value(&tests.shares, at);
    let dunn = tests.dunn.as_ref().ok().map(|pairs| &pairs[at]);
    pair["dunn"] = json!(dunn.map(|pair| json!({ "z": pair.z, "p": pair.p, "holm": pair.p_holm })));
}

/// The fields of an answer: of the share that chose it.
pub(super) fn of_option(
    split: &SplitInfo,
    groups: &[usize],
    tests: &OptionTests,
) -> Vec<(&'static str, Value)> {
    let share = [("agree", &tests.shares)];
    vec![
        ("pairwise", pairs(split, &tests.shares)),
        ("against_rest", per_group(split, groups, &share, against_rest)),
        ("letters", per_group(split, groups, &share, letters)),
        ("arrows", per_group(split, groups, &share, arrow)),
    ]
}

/// By which tests pairs and groups against the rest are compared, and how adjusted.
pub(super) fn tests(definitions: Definitions) -> Value {
    let (means, adjusted) = match definitions.of_pairs() {
        // They adjust for the number of groups by themselves.
        PairMethod::GamesHowell => ("games_howell", None),
        PairMethod::TukeyKramer => ("tukey_kramer", None),
        PairMethod::Welch(adjustment) => ("welch", Some(adjustment)),
        PairMethod::Pooled(adjustment) => ("pooled_t", Some(adjustment)),
    };
    let adjustment = definitions.method.adjustment();
    json!({
        "mean": { "test": means, "adjustment": adjusted },
        "agree": { "test": "z", "adjustment": adjustment },
        "against_rest": { "mean": "welch", "agree": "z", "adjustment": adjustment },
    })
}

/// Every pair of an answer's shares.
fn pairs(split: &SplitInfo, contrasts: &Contrasts) -> Value {
    let pairs = contrasts.pairs.iter().enumerate().map(|(at, pair)| {
        let mut value = share_value(contrasts, at);
        value["a"] = json!(split.groups[pair.a].id);
        value["b"] = json!(split.groups[pair.b].id);
        value
    });
    pairs.collect()
}

/// The difference of a pair's shares. A pair that is not tested has one all the same.
fn share_value(contrasts: &Contrasts, at: usize) -> Value {
    let difference = contrasts.differences[at].as_ref().ok();
    let test = contrasts.pairs[at].test.as_ref().ok();
    json!({
        "diff": difference.map(|difference| difference.diff),
        "ci95": difference.map(|difference| difference.ci95),
        "z": test.map(|test| test.statistic),
        "p": test.map(|test| test.p),
        "adjusted": test.map(|test| test.adjusted),
    })
}

/// Per group that takes part, by its id, what there is of each contrast.
fn per_group(
    split: &SplitInfo,
    groups: &[usize],
    contrasts: &[(&str, &Contrasts)],
    value: impl Fn(&Contrasts, usize, usize) -> Value,
) -> Value {
    let groups = groups.iter().enumerate().map(|(at, group)| {
        let of = contrasts.iter().map(|(name, of)| ((*name).to_owned(), value(of, at, *group)));
        (split.groups[*group].id.clone(), Value::Object(of.collect()))
    });
    Value::Object(groups.collect())
}

fn against_rest(contrasts: &Contrasts, at: usize, _: usize) -> Value {
    let test = contrasts.against_rest[at].as_ref().ok();
    json!(test)
}

fn letters(contrasts: &Contrasts, _: usize, group: usize) -> Value {
    let marks = contrasts.marks[group].as_ref();
    json!(marks.map(|marks| letters_text(&marks.letters)))
}

fn arrow(contrasts: &Contrasts, _: usize, group: usize) -> Value {
    json!(contrasts.marks[group].as_ref().and_then(|marks| marks.arrow))
}
