//! Pairs of groups, letters and arrows in the analysis document.

use serde_json::{Map, Value, json};

use super::reasons::Object;
use crate::analysis::{Contrasts, Definitions, OptionTests, SplitInfo};
use crate::stats::{ColumnTest, Difference, DunnPair, Outcome, PairMethod, Reason, letters_text};

/// The fields of an item or a scale, besides its pairs: groups against the rest, letters,
/// arrows, by the name of what is compared.
pub(super) fn of_item(
    split: &SplitInfo,
    groups: &[usize],
    contrasts: &[(&str, &Contrasts)],
) -> Vec<(&'static str, Value)> {
    vec![
        ("against_rest", per_group(split, groups, contrasts, against_rest)),
        ("letters", per_group(split, groups, contrasts, letters)),
        ("arrows", per_group(split, groups, contrasts, arrow)),
    ]
}

/// What a pair of three or more groups has besides the tests of its means: the interval,
/// its order.
pub(super) fn complete(
    pair: &mut Value,
    means: &Contrasts,
    dunn: &Outcome<Vec<DunnPair>>,
    at: usize,
) {
    let order = |pair: &DunnPair| json!({ "z": pair.z, "p": pair.p, "holm": pair.p_holm });
    let dunn = dunn.as_ref().map(|pairs| order(&pairs[at])).map_err(|why| *why);
    let (difference, test) = found(means, at);
    Object::default()
        .outcome("ci95", difference.map(|difference| difference.ci95))
        .outcome("adjusted", test.map(|test| test.adjusted))
        .outcome("dunn", dunn)
        .add_to(pair);
}

/// The fields of an answer: of the share that chose it.
pub(super) fn of_option(
    split: &SplitInfo,
    groups: &[usize],
    tests: &OptionTests,
) -> Vec<(&'static str, Value)> {
    let mut fields = vec![("pairwise", pairs(split, tests))];
    fields.extend(of_item(split, groups, &[("agree", &tests.shares)]));
    fields
}

/// By which tests pairs and groups against the rest are compared, and how adjusted.
pub(super) fn tests(definitions: Definitions, weighs: bool) -> Value {
    let adjustment = definitions.method.adjustment();
    let (means, adjusted) = match definitions.of_pairs() {
        _ if weighs => ("weighted_t", Some(adjustment)),
        // They adjust for the number of groups by themselves.
        PairMethod::GamesHowell => ("games_howell", None),
        PairMethod::TukeyKramer => ("tukey_kramer", None),
        PairMethod::Welch(adjustment) => ("welch", Some(adjustment)),
        PairMethod::Pooled(adjustment) => ("pooled_t", Some(adjustment)),
    };
    let [of_rest, of_shares] = if weighs { ["weighted_t"; 2] } else { ["welch", "z"] };
    json!({
        "mean": { "test": means, "adjustment": adjusted },
        "agree": { "test": of_shares, "adjustment": adjustment },
        "against_rest": { "mean": of_rest, "agree": of_shares, "adjustment": adjustment },
    })
}

/// Every pair of an answer's shares.
fn pairs(split: &SplitInfo, tests: &OptionTests) -> Value {
    let pairs = tests.shares.pairs.iter().enumerate().map(|(at, pair)| {
        let share = share(&tests.shares, at, tests.weighted.is_some());
        let named = share.with("a", &split.groups[pair.a].id);
        named.with("b", &split.groups[pair.b].id).value()
    });
    pairs.collect()
}

/// The difference of a pair's shares. A pair that is not tested has one all the same.
/// Weighted shares are compared by a t instead of a z.
pub(super) fn share(contrasts: &Contrasts, at: usize, weighs: bool) -> Object {
    let (difference, test) = found(contrasts, at);
    let share = Object::default()
        .outcome("diff", difference.map(|difference| difference.diff))
        .outcome("ci95", difference.map(|difference| difference.ci95))
        .outcome("p", test.map(|test| test.p))
        .outcome("adjusted", test.map(|test| test.adjusted));
    let statistic = test.map(|test| test.statistic);
    match weighs {
        true => share.null("z", Reason::NoWeightedVersion.name()).outcome("t", statistic),
        false => share.outcome("z", statistic),
    }
}

/// A pair's difference and test.
fn found(contrasts: &Contrasts, at: usize) -> (Outcome<&Difference>, Outcome<&ColumnTest>) {
    let difference = contrasts.differences[at].as_ref().map_err(|why| *why);
    (difference, contrasts.pairs[at].test.as_ref().map_err(|why| *why))
}

/// Per group that takes part, by its id, what there is of each contrast.
fn per_group(
    split: &SplitInfo,
    groups: &[usize],
    contrasts: &[(&str, &Contrasts)],
    value: impl Fn(&Contrasts, usize, usize) -> Outcome<Value>,
) -> Value {
    let groups = groups.iter().enumerate().map(|(at, group)| {
        let of = contrasts.iter().fold(Object::default(), |object, (name, of)| {
            object.outcome(name, value(of, at, *group))
        });
        (split.groups[*group].id.clone(), of.value())
    });
    Value::Object(groups.collect::<Map<_, _>>())
}

fn against_rest(contrasts: &Contrasts, at: usize, _: usize) -> Outcome<Value> {
    contrasts.against_rest[at].as_ref().map(|test| json!(test)).map_err(|why| *why)
}

fn letters(contrasts: &Contrasts, _: usize, group: usize) -> Outcome<Value> {
    // Who takes part has none only where too few have a weight.
    let marks = contrasts.marks[group].as_ref().ok_or(Reason::TooFewWeighted)?;
    Ok(json!(letters_text(&marks.letters)))
}

/// Null where there is none, which is no value that is absent.
fn arrow(contrasts: &Contrasts, _: usize, group: usize) -> Outcome<Value> {
    let marks = contrasts.marks[group].as_ref().ok_or(Reason::TooFewWeighted)?;
    Ok(json!(marks.arrow))
}
