//! Everything that a figure says in words.

use super::Chart;
use super::axis::Axis;
use super::benchmark::SOURCE;
use super::data::{Content, Measure, Row, Value};
use super::labels::clean;
use crate::analysis::{
    Base, ChoiceKind, FilterPart, GroupMarks, Marks, Method, Reliability, StarTest, Suppression,
    WAVE,
};
use crate::base::{Language, number, texts};
use crate::disclosure::words::Unit;
use crate::disclosure::{self, Count};
use crate::questionnaire::{BackgroundKind, Questionnaire};
use crate::split::EVERYBODY;
use crate::stats::{Arrow, Letter};

/// Most groups of which the highest and lowest are each said.
const GROUPS_SAID: usize = 4;

/// The figure's number in the report, and its title.
pub(super) fn title(content: &Content<'_>) -> (Option<u32>, String) {
    let Content { questionnaire, subject, split, language, .. } = content;
    match questionnaire.figure(subject.id, &split.id) {
        Some(figure) => {
            let title = clean(figure.title.get(*language));
            // As text: a figure's number has no thousands separator.
            let number = figure.number.to_string();
            let args = [("number", number.into()), ("title", title.into())];
            (Some(figure.number), texts::say(*language, "figure-title-numbered", &args))
        }
        None if split.id == WAVE => {
            let args = [("battery", clean(subject.title.get(*language)).into())];
            (None, texts::say(*language, "figure-title-wave", &args))
        }
        None if split.id == SOURCE => {
            let battery = clean(subject.title.get(*language));
            let source = clean(split.label.get(*language));
            let args = [("battery", battery.into()), ("source", source.into())];
            (None, texts::say(*language, "figure-title-source", &args))
        }
        None if split.id == EVERYBODY => (None, clean(subject.title.get(*language))),
        None => {
            let battery = clean(subject.title.get(*language));
            let split = in_sentence(&clean(split.label.get(*language)));
            let args = [("battery", battery.into()), ("split", split.into())];
            (None, texts::say(*language, "figure-title-free", &args))
        }
    }
}

/// What is measured, and among whom.
pub(super) fn subtitle(content: &Content<'_>) -> String {
    let language = content.language;
    let only = only(content.questionnaire, &content.results.filter, language);
    if content.split.id == SOURCE {
        let shares = texts::plain(language, "figure-subtitle-source");
        return join([shares].into_iter().chain(only));
    }
    let measure = measure(content);
    let split = in_sentence(&clean(content.split.label.get(language)));
    let everybody = content.split.id == EVERYBODY;
    let by_wave = content.split.id == WAVE;
    let mut args = vec![("measure", measure.as_str().into()), ("split", split.into())];
    // Those who are in the figure; with a hidden group their number would be
    // one more to work it out from.
    let among = match content.groups.iter().map(|group| group.size).sum::<Result<u64, _>>() {
        Ok(n) => {
            args.push(("n", n.into()));
            let key = match (everybody, by_wave) {
                (true, _) => "figure-subtitle-everybody",
                (false, true) => "figure-subtitle-wave",
                (false, false) => "figure-subtitle",
            };
            texts::say(language, key, &args)
        }
        Err(_) if everybody || by_wave => format!("{measure}."),
        Err(_) => texts::say(language, "figure-subtitle-uncounted", &args),
    };
    join([among].into_iter().chain(only))
}

/// What the values measure: for a question also of whom they are shares.
fn measure(content: &Content<'_>) -> String {
    let others = others(content).map(|others| format!(" {others}"));
    let key = match content.subject.measure {
        Measure::Battery(words) => {
            let measure = clean(words.get(content.language));
            let Some(others) = others else { return measure };
            let among = texts::plain(content.language, "figure-among");
            // A questionnaire's own words may say it in another way, or not at all.
            return match measure.contains(&among) {
                true => measure.replacen(&among, &format!("{among}{others}"), 1),
                false => format!("{measure} ({among}{others})"),
            };
        }
        Measure::Question(ChoiceKind::Single) => "figure-measure-single",
        Measure::Question(ChoiceKind::Multiple { with_none: true }) => "figure-measure-answered",
        Measure::Question(ChoiceKind::Multiple { with_none: false }) => "figure-measure-chose",
        Measure::Scores([low, high]) => {
            // As text: a code has no thousands separator.
            let range = [("low", low.to_string().into()), ("high", high.to_string().into())];
            return texts::say(content.language, "figure-measure-scores", &range);
        }
    };
    texts::say(content.language, key, &[("others", others.unwrap_or_default().into())])
}

/// Who counts in the base of shares besides those who answered, where somebody does.
fn others(content: &Content<'_>) -> Option<String> {
    let key = match content.results.definitions.base {
        Base::Answered => return None,
        Base::WithNoOpinion => "figure-others-no-opinion",
        Base::WithRefused => "figure-others-refused",
    };
    Some(texts::plain(content.language, key))
}

/// Which test the stars are of, and what a reader must know besides.
pub(super) fn note(content: &Content<'_>, chart: Chart) -> String {
    // Where nothing was split nobody expects a test.
    let tested_for = content.split.id != EVERYBODY;
    let mut sentences: Vec<String> =
        tested_for.then(|| texts::plain(content.language, test(content))).into_iter().collect();
    if tested(content) {
        sentences.extend(method(content));
        sentences.extend(marks(content, chart));
    }
    if tested(content) && content.split.id == WAVE {
        sentences.push(texts::plain(content.language, "figure-note-wave"));
    }
    sentences.extend(weighted(content));
    let apart = content.groups.iter().filter(|group| !group.compared && group.size.is_ok());
    let apart: Vec<&str> = apart.map(|group| group.label.as_str()).collect();
    if tested(content) && !apart.is_empty() {
        let args = [("groups", apart.join(", ").into())];
        sentences.push(texts::say(content.language, "figure-note-not-compared", &args));
    }
    if !content.all_hidden() && content.bases_differ {
        let key = match content.subject.measure {
            Measure::Battery(_) => "figure-note-bases",
            Measure::Question(_) => "figure-note-bases-question",
            Measure::Scores(_) => "figure-note-bases-scores",
        };
        sentences.push(texts::plain(content.language, key));
    }
    if let Measure::Scores(range) = content.subject.measure {
        sentences.extend(low_alpha(content, range));
    }
    sentences.extend(base(content));
    sentences.extend(hidden(content));
    join(sentences)
}

/// How many values are hidden, and why; nothing where none is.
fn hidden(content: &Content<'_>) -> Vec<String> {
    let count: Count = content.values().map(|value| Count::one(value.reason())).sum();
    let minimum = content.minimum_base;
    match count.hidden() {
        0 => Vec::new(),
        _ => disclosure::words::hidden(count, Unit::Values, minimum, content.language),
    }
}

/// Scales whose items hardly hang together: a figure that travels alone must say so.
fn low_alpha(content: &Content<'_>, range: [i64; 2]) -> Option<String> {
    let scales = content.results.scales.iter().filter(|scale| scale.range == range);
    let low = scales.filter(|scale| {
        scale.reliability.values().is_some_and(|found| found.low_alpha().is_some())
    });
    let low: Vec<String> = low.map(|scale| clean(scale.label.get(content.language))).collect();
    let limit = number::decimal(content.language, Reliability::LOW, 2);
    let args = [("low", limit.into()), ("scales", low.join(", ").into())];
    (!low.is_empty()).then(|| texts::say(content.language, "figure-note-low-alpha", &args))
}

/// The tests that the stars of this figure are of.
fn test(content: &Content<'_>) -> &'static str {
    let uses = |test| content.uses(test);
    match content.results.definitions.method {
        _ if content.split.id == SOURCE => "figure-note-source",
        _ if uses(StarTest::RaoScott) => "figure-note-rao-scott",
        _ if uses(StarTest::Fisher) => "figure-note-chi2-fisher",
        _ if uses(StarTest::Chi2) => "figure-note-chi2",
        _ if uses(StarTest::WeightedT)
            && matches!(content.subject.measure, Measure::Question(_)) =>
        {
            "figure-note-weighted-share"
        }
        _ if uses(StarTest::WeightedT) && uses(StarTest::Wald) => "figure-note-weighted-both",
        _ if uses(StarTest::WeightedT) => "figure-note-weighted",
        _ if uses(StarTest::Wald) => "figure-note-wald",
        Method::Report => match (uses(StarTest::Student), uses(StarTest::Anova)) {
            (true, false) => "figure-note-student",
            (false, true) => "figure-note-anova",
            (true, true) => "figure-note-both",
            (false, false) => "figure-note-no-test",
        },
        Method::Careful => match (uses(StarTest::Welch), uses(StarTest::WelchAnova)) {
            (true, false) => "figure-note-welch",
            (false, true) => "figure-note-welch-anova",
            (true, true) => "figure-note-welch-both",
            (false, false) => "figure-note-no-test",
        },
    }
}

/// Of whom the percentages are, where others than those who answered count.
fn base(content: &Content<'_>) -> Option<String> {
    let others = others(content)?;
    let key = match content.subject.measure {
        Measure::Battery(_) => "figure-note-base",
        Measure::Question(_) => "figure-note-base-question",
        Measure::Scores(_) => return None,
    };
    Some(texts::say(content.language, key, &[("others", others.into())]))
}

/// The method that was chosen, with the family of tests that is adjusted together,
/// and the smallest difference that is marked.
fn method(content: &Content<'_>) -> impl Iterator<Item = String> {
    let key = match (content.results.definitions.method, &content.subject.measure) {
        (Method::Report, Measure::Battery(_)) if content.results.weights.is_some() => {
            "figure-note-report-weighted"
        }
        (Method::Report, Measure::Battery(_)) => "figure-note-report",
        (Method::Report, Measure::Question(_)) => "figure-note-report-answers",
        (Method::Report, Measure::Scores(_)) => "figure-note-report-scores",
        (Method::Careful, Measure::Battery(_)) => "figure-note-careful",
        (Method::Careful, Measure::Question(_)) => "figure-note-careful-answers",
        (Method::Careful, Measure::Scores(_)) => "figure-note-careful-scores",
    };
    let least = least(content).map(|points| {
        texts::say(content.language, "figure-note-least", &[("points", points.into())])
    });
    [texts::plain(content.language, key)].into_iter().chain(least)
}

/// What respondents are weighted by, and how many cannot be.
fn weighted(content: &Content<'_>) -> Vec<String> {
    match &content.results.weights {
        Some(used) => used.sentences(content.language),
        None => Vec::new(),
    }
}

/// What letters or arrows behind the values mean; below dots they stand on lines of their own.
fn marks(content: &Content<'_>, chart: Chart) -> Option<String> {
    let definitions = content.results.definitions;
    let marked = content.rows.iter().any(|row| row.marks.iter().any(Option::is_some));
    let words = |key: &str| texts::plain(content.language, key);
    let scores = matches!(content.subject.measure, Measure::Scores(_));
    let keys = match (definitions.marks, scores, content.weighs()) {
        _ if !marked => return None,
        (Marks::Stars, ..) => return None,
        (Marks::Letters, true, _) => ["figure-note-letters-scores"; 2],
        (Marks::Letters, false, false) => {
            ["figure-note-letters-careful", "figure-note-letters-report"]
        }
        (Marks::Letters, false, true) => {
            ["figure-note-letters-weighted-careful", "figure-note-letters-weighted-report"]
        }
        (Marks::Arrows, true, _) => {
            ["figure-note-arrows-scores-careful", "figure-note-arrows-scores-report"]
        }
        (Marks::Arrows, false, false) => {
            ["figure-note-arrows-careful", "figure-note-arrows-report"]
        }
        (Marks::Arrows, false, true) => {
            ["figure-note-arrows-weighted-careful", "figure-note-arrows-weighted-report"]
        }
    };
    let [careful, report] = keys;
    let said = words(match definitions.method {
        Method::Careful => careful,
        Method::Report => report,
    });
    let tests = (definitions.marks == Marks::Letters && scores)
        .then(|| words(definitions.words_of_pairs(content.weighs())));
    let below = (chart == Chart::Dots).then(|| words("figure-note-marks-below"));
    Some([Some(said), tests, below].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// The smallest difference that is marked, in points, where there is one: of shares, not
/// of scores.
fn least(content: &Content<'_>) -> Option<String> {
    let points = content.results.definitions.least_difference;
    let asked = points > 0.0 && content.axis() == Axis::Share;
    asked.then(|| number::exact(content.language, points))
}

/// When a difference is called significant.
fn rule(content: &Content<'_>) -> String {
    let key = match content.results.definitions.method {
        Method::Report => "figure-rule-report",
        Method::Careful => "figure-rule-careful",
    };
    let rule = texts::plain(content.language, key);
    match least(content) {
        None => rule,
        Some(points) => {
            let args = [("rule", rule.into()), ("points", points.into())];
            texts::say(content.language, "figure-rule-least", &args)
        }
    }
}

/// The drawing in two to four sentences.
pub(super) fn words(content: &Content<'_>) -> String {
    if content.all_hidden() {
        return all_hidden(content);
    }
    let weighs = content.weighs();
    let size = [("items", content.rows.len().into()), ("groups", content.groups.len().into())];
    let [size_key, differences] = match content.subject.measure {
        Measure::Battery(_) => ["figure-words-size", "figure-words-differences"],
        Measure::Question(_) => ["figure-words-size-answers", "figure-words-differences-answers"],
        Measure::Scores(_) => ["figure-words-size-scores", "figure-words-differences-scores"],
    };
    let mut sentences = vec![texts::say(content.language, size_key, &size)];
    sentences.extend(weighs.then(|| texts::plain(content.language, "figure-words-weighted")));
    let shown = (0..content.groups.len()).filter(|group| extremes(content, Some(*group)).is_some());
    if shown.clone().count() <= GROUPS_SAID {
        sentences.extend(shown.filter_map(|group| group_words(content, group)));
    } else {
        sentences.extend(overall_words(content));
    }
    sentences.extend(base(content));
    if tested(content) {
        let different = content.rows.iter().filter(|row| !row.stars.is_empty()).count();
        let args = [("n", different.into()), ("rule", rule(content).into())];
        sentences.push(texts::say(content.language, differences, &args));
    }
    sentences.extend(hidden_groups(content));
    sentences.extend(hidden(content));
    join(sentences)
}

/// The same for a file, which travels alone: with the promise behind it.
pub(super) fn words_of_file(content: &Content<'_>) -> String {
    let minimum = content.minimum_base;
    join([words(content), disclosure::words::promise_in_brief(minimum, content.language)])
}

/// An item's label, values and test.
pub(super) fn item(content: &Content<'_>, row: &Row) -> String {
    let values = content.groups.iter().zip(&row.values).enumerate().map(|(at, (group, value))| {
        let value = match value {
            Value::Share(share) => content.axis().said(content.language, *share),
            Value::Nobody => nobody(content),
            Value::Hidden(reason) => disclosure::words::said(*reason, content.language),
        };
        let args = [("group", group.label.as_str().into()), ("value", value.into())];
        let value = texts::say(content.language, "figure-item-value", &args);
        let behind = row.marks.get(at).and_then(Option::as_ref);
        behind.map_or(value.clone(), |marks| with_marks(content, value, marks))
    });
    let values = values.collect::<Vec<_>>().join("; ");
    let label = row.label.trim_end_matches('.');
    match stars(content, row) {
        Some(stars) => format!("{label}. {values}. {stars}."),
        None => format!("{label}. {values}."),
    }
}

/// A value with what its letters or arrow say.
fn with_marks(content: &Content<'_>, value: String, marks: &GroupMarks) -> String {
    if !marks.letters.is_empty() {
        let letters: Vec<String> = marks.letters.iter().map(Letter::text).collect();
        let args = [("value", value.into()), ("letters", letters.join(", ").into())];
        return texts::say(content.language, "figure-item-letters", &args);
    }
    let key = match marks.arrow {
        Some(Arrow::Up) => "figure-item-up",
        Some(Arrow::Down) => "figure-item-down",
        None => return value,
    };
    texts::say(content.language, key, &[("value", value.into())])
}

/// Why a value or a group is hidden, at its place: beside a dashed outline.
pub(super) fn mark(content: &Content<'_>, reason: Suppression) -> String {
    disclosure::words::mark(reason, content.language)
}

/// That nobody of a group answered an item, at its place.
pub(super) fn nobody(content: &Content<'_>) -> String {
    texts::plain(content.language, "figure-nobody")
}

/// That there is nothing to show.
pub(super) fn all_hidden(content: &Content<'_>) -> String {
    with_minimum(content, "figure-all-hidden")
}

/// A name in the middle of a sentence: with a small letter, unless it is an
/// abbreviation.
fn in_sentence(name: &str) -> String {
    // A question within a sentence asks nothing.
    let name = name.trim_end_matches(['?', ' ']);
    let mut characters = name.chars();
    match (characters.next(), characters.next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.to_owned(),
    }
}

/// Who counts, when not everybody does.
fn only(
    questionnaire: &Questionnaire,
    filter: &[FilterPart],
    language: Language,
) -> Option<String> {
    let parts = filter.iter().map(|part| {
        let labels: Vec<String> = part
            .groups
            .iter()
            .map(|group| clean(group_label(questionnaire, &part.split, group, language)))
            .collect();
        match labels.split_last() {
            Some((last, before)) if !before.is_empty() => {
                let args = [("first", before.join(", ").into()), ("last", last.as_str().into())];
                texts::say(language, "figure-only-or", &args)
            }
            _ => labels.concat(),
        }
    });
    let parts = parts.collect::<Vec<_>>().join("; ");
    let args = [("groups", parts.as_str().into())];
    (!parts.is_empty()).then(|| texts::say(language, "figure-only", &args))
}

fn group_label<'a>(
    questionnaire: &'a Questionnaire,
    split: &str,
    group: &'a str,
    language: Language,
) -> &'a str {
    let label = questionnaire.background(split).and_then(|background| match &background.kind {
        BackgroundKind::Choice { answers } => {
            answers.iter().find(|answer| answer.id == group).map(|answer| answer.group_label())
        }
        BackgroundKind::Number { bands, .. } => {
            bands.iter().find(|band| band.id == group).map(|band| &band.label)
        }
    });
    label.map_or(group, |label| label.get(language))
}

/// A group's or everybody's highest and lowest share, each with its row and group.
type Extremes = [(usize, usize, f64); 2];

fn extremes(content: &Content<'_>, only: Option<usize>) -> Option<Extremes> {
    let rows = content.rows.iter().enumerate();
    let shares =
        rows.flat_map(|(at, row)| row.shares().map(move |(group, share)| (at, group, share)));
    let mut shares = shares.filter(|(_, group, _)| only.is_none_or(|only| only == *group));
    let first = shares.next()?;
    // Of equal shares the first one asked is said.
    let (high, low) = shares.fold((first, first), |(high, low), next| {
        (if next.2 > high.2 { next } else { high }, if next.2 < low.2 { next } else { low })
    });
    Some([high, low])
}

fn group_words(content: &Content<'_>, group: usize) -> Option<String> {
    let [high, low] = extremes(content, Some(group))?;
    let said = |share| content.axis().said(content.language, share);
    let args = [
        ("group", content.groups[group].label.as_str().into()),
        ("high", content.rows[high.0].label.as_str().into()),
        ("highest", said(high.2).into()),
        ("low", content.rows[low.0].label.as_str().into()),
        ("lowest", said(low.2).into()),
    ];
    let key = if high.0 == low.0 { "figure-words-single" } else { "figure-words-group" };
    Some(texts::say(content.language, key, &args))
}

fn overall_words(content: &Content<'_>) -> Option<String> {
    let [high, low] = extremes(content, None)?;
    let said = |share| content.axis().said(content.language, share);
    let args = [
        ("high_group", content.groups[high.1].label.as_str().into()),
        ("high", content.rows[high.0].label.as_str().into()),
        ("highest", said(high.2).into()),
        ("low_group", content.groups[low.1].label.as_str().into()),
        ("low", content.rows[low.0].label.as_str().into()),
        ("lowest", said(low.2).into()),
    ];
    Some(texts::say(content.language, "figure-words-extremes", &args))
}

/// Groups that are hidden by name, each with why.
fn hidden_groups(content: &Content<'_>) -> Option<String> {
    let groups = content.groups.iter().filter_map(|group| {
        let reason = mark(content, group.size.err()?);
        Some(format!("{} ({reason})", group.label))
    });
    let groups = groups.collect::<Vec<_>>().join(", ");
    let args = [("groups", groups.as_str().into())];
    (!groups.is_empty()).then(|| texts::say(content.language, "figure-words-hidden-groups", &args))
}

fn tested(content: &Content<'_>) -> bool {
    content.rows.iter().any(|row| row.test.is_some())
}

fn stars(content: &Content<'_>, row: &Row) -> Option<String> {
    row.test?;
    if let (0, Some(points)) = (row.stars.len(), least(content)) {
        return Some(texts::say(
            content.language,
            "figure-item-least",
            &[("points", points.into())],
        ));
    }
    let key = format!("figure-item-stars-{}", row.stars.len());
    let stars = texts::plain(content.language, &key);
    Some(match content.results.definitions.method {
        Method::Report => stars,
        Method::Careful => {
            texts::say(content.language, "figure-item-careful", &[("stars", stars.into())])
        }
    })
}

fn with_minimum(content: &Content<'_>, key: &str) -> String {
    texts::say(content.language, key, &[("minimum", content.minimum().into())])
}

fn join(sentences: impl IntoIterator<Item = String>) -> String {
    sentences.into_iter().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::in_sentence;

    #[test]
    fn a_name_goes_along_with_its_sentence() {
        assert_eq!(in_sentence("Domein"), "domein");
        assert_eq!(in_sentence("In welk team werkt u?"), "in welk team werkt u");
        assert_eq!(in_sentence("CAO"), "CAO");
    }
}
