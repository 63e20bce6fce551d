//! Pairs of groups, letters and arrows in the analysis document.

use serde_json::{Value, json};

use crate::analysis::{Contrasts, Definitions, OptionTests, SplitInfo, Tests};
use crate::stats::{ColumnTest, DunnPair, Outcome, PairMethod, letters_text};

/// The fields of an item: of its means, of the share that agrees, of the order.
pub(super) fn of_item(split: &SplitInfo, tests: &Tests) -> Vec<(&'static str, Value)> {
    let dunn = tests.dunn.as_deref().unwrap_or_default();
    let both = [("mean", &tests.means), ("agree", &tests.shares)];
    vec![
        ("mean_pairs", pairs(split, &tests.means)),
        ("agree_pairs", pairs(split, &tests.shares)),
        ("dunn", dunn.iter().map(|pair| dunn_value(split, pair)).collect()),
        ("against_rest", per_group(split, &tests.groups, &both, against_rest)),
        ("letters", per_group(split, &tests.groups, &both, letters)),
        ("arrows", per_group(split, &tests.groups, &both, arrow)),
    ]
}

/// The fields of an answer: of the share that chose it.
pub(super) fn of_option(
    split: &SplitInfo,
    groups: &[usize],
    tests: &OptionTests,
) -> Vec<(&'static str, Value)> {
    let share = [("agree", &tests.shares)];
    vec![
        ("agree_pairs", pairs(split, &tests.shares)),
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

fn pairs(split: &SplitInfo, contrasts: &Contrasts) -> Value {
    let pairs = contrasts.pairs.iter().zip(&contrasts.differences).map(|(pair, difference)| {
        let mut value = test_value(&pair.test);
        value["a"] = json!(split.groups[pair.a].id);
        value["b"] = json!(split.groups[pair.b].id);
        let difference = difference.as_ref().ok();
        // A pair that is not tested has a difference all the same.
        value["diff"] = json!(difference.map(|difference| difference.diff));
        value["ci95"] = json!(difference.map(|difference| difference.ci95));
        value
    });
    pairs.collect()
}

fn test_value(test: &Outcome<ColumnTest>) -> Value {
    let test = test.as_ref().ok();
    json!({
        "a": null, "b": null,
        "diff": test.map(|test| test.diff),
        "ci95": null,
        "statistic": test.map(|test| test.statistic),
        "p": test.map(|test| test.p),
        "adjusted": test.map(|test| test.adjusted),
    })
}

fn dunn_value(split: &SplitInfo, pair: &DunnPair) -> Value {
    json!({
        "a": split.groups[pair.a].id, "b": split.groups[pair.b].id,
        "z": pair.z, "p": pair.p, "holm": pair.p_holm,
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
