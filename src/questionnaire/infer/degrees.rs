//! Answers that say how much of one thing: `not harmful at all`, `slightly harmful`.

/// The answer sets that are in degrees only, whatever the word is.
pub(super) const SET: &str = "degree";

/// What stands before the word, what behind it, and the degree; normalised as
/// labels are compared, in which `heel` is `zeer`. The longer come first.
const DEGREES: &[(&str, &str, &str)] = &[
    ("not ", " at all", "helemaal niet"),
    ("not at all ", "", "helemaal niet"),
    ("helemaal niet ", "", "helemaal niet"),
    ("totaal niet ", "", "helemaal niet"),
    ("a little ", "", "beetje"),
    ("slightly ", "", "beetje"),
    ("a bit ", "", "beetje"),
    ("not very ", "", "beetje"),
    ("not so ", "", "beetje"),
    ("beetje ", "", "beetje"),
    ("niet zo ", "", "beetje"),
    ("niet zeer ", "", "beetje"),
    ("weinig ", "", "beetje"),
    ("moderately ", "", "redelijk"),
    ("somewhat ", "", "redelijk"),
    ("fairly ", "", "redelijk"),
    ("redelijk ", "", "redelijk"),
    ("enigszins ", "", "redelijk"),
    ("tamelijk ", "", "redelijk"),
    ("very ", "", "zeer"),
    ("quite ", "", "zeer"),
    ("zeer ", "", "zeer"),
    ("extremely ", "", "uiterst"),
    ("uiterst ", "", "uiterst"),
    ("enorm ", "", "uiterst"),
    ("not ", "", "helemaal niet"),
    ("niet ", "", "helemaal niet"),
];

/// The degree that a label states, as the answer sets spell it, and of what.
pub(super) fn of(words: &str) -> Option<(&'static str, &str)> {
    DEGREES.iter().find_map(|(before, behind, degree)| {
        let word = words.strip_prefix(before)?.strip_suffix(behind)?;
        (!word.is_empty()).then_some((*degree, word))
    })
}

/// The degrees of labels that are all of the same word.
pub(super) fn of_one_word(labels: &[String]) -> Option<Vec<String>> {
    let degrees: Vec<(&str, &str)> = labels.iter().map(|label| of(label)).collect::<Option<_>>()?;
    let (_, word) = degrees.first()?;
    let same = degrees.iter().all(|(_, other)| other == word);
    same.then(|| degrees.iter().map(|(degree, _)| (*degree).to_owned()).collect())
}
