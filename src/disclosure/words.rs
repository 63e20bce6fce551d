//! What is hidden, in words: the same in every figure, table and file.

use super::{Count, MinimumBase};
use crate::analysis::Suppression;
use crate::base::{Language, number, texts};

/// What a count of what is hidden counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The values of a figure.
    Values,
    /// The rows of a table that has all of a group's answers in a row.
    Rows,
    /// The cells of a table, or of a document.
    Cells,
}

/// Why something is hidden, at its place, where a dashed outline says that it is.
pub fn mark(reason: Suppression, language: Language) -> String {
    texts::plain(
        language,
        match reason {
            Suppression::Primary => "hidden-primary",
            Suppression::Secondary => "hidden-secondary",
        },
    )
}

/// That something is hidden, and why, at its place, where there is no outline to see.
pub fn said(reason: Suppression, language: Language) -> String {
    texts::say(language, "hidden-said", &[("why", mark(reason, language).into())])
}

/// How much is hidden, and then what the reasons mean that occur. Both follow from the marks
/// themselves, so that they tell nothing which those do not.
pub fn hidden(count: Count, unit: Unit, minimum: MinimumBase, language: Language) -> Vec<String> {
    let minimum = number::count(language, minimum.get());
    let why = [(count.primary, "hidden-why-primary"), (count.secondary, "hidden-why-secondary")];
    let why = why.into_iter().filter(|(hidden, _)| *hidden > 0);
    let why = why.map(|(_, key)| texts::say(language, key, &[("minimum", minimum.clone().into())]));
    [counted(count, unit, language)].into_iter().chain(why).collect()
}

/// How much is hidden, by reason.
pub fn counted(count: Count, unit: Unit, language: Language) -> String {
    let key = match unit {
        Unit::Values => "hidden-count-values",
        Unit::Rows => "hidden-count-rows",
        Unit::Cells => "hidden-count-cells",
    };
    let of = |key: &str, count: u64| texts::say(language, key, &[("count", count.into())]);
    let primary = of("hidden-count-primary", count.primary);
    let secondary = of("hidden-count-secondary", count.secondary);
    let reasons = match (count.primary, count.secondary) {
        (_, 0) => primary,
        (0, _) => secondary,
        _ => {
            let both = [("primary", primary.into()), ("secondary", secondary.into())];
            texts::say(language, "hidden-count-both", &both)
        }
    };
    let args =
        [("hidden", count.hidden().into()), ("all", count.all.into()), ("reasons", reasons.into())];
    texts::say(language, key, &args)
}

/// The promise in a few sentences, for a file that travels alone.
pub fn promise_in_brief(minimum: MinimumBase, language: Language) -> String {
    let minimum = number::count(language, minimum.get());
    texts::say(language, "promise-brief", &[("minimum", minimum.into())])
}

/// The promise, and what its words mean.
pub fn promise(language: Language) -> [String; 2] {
    ["promise", "promise-group"].map(|key| texts::plain(language, key))
}

/// What the promise does not cover.
pub fn limits(language: Language) -> [String; 6] {
    [
        "promise-limit-holder",
        "promise-limit-outside",
        "promise-limit-nobody",
        "promise-limit-pairs",
        "promise-limit-weights",
        "promise-limit-exports",
    ]
    .map(|key| texts::plain(language, key))
}

/// What is done for it.
pub fn measures(minimum: MinimumBase, language: Language) -> [String; 6] {
    let minimum = number::count(language, minimum.get());
    [
        "promise-how-small",
        "promise-how-more",
        "promise-how-alike",
        "promise-how-tests",
        "promise-how-open",
        "promise-how-mark",
    ]
    .map(|key| texts::say(language, key, &[("minimum", minimum.clone().into())]))
}
