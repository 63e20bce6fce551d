//! Questions of which several answers could be given, with a column per answer.

use std::collections::HashSet;

use super::batteries::{shared_question, shortened};
use super::facts::Shape;
use super::name::COMMENTS;
use super::outside::outside_words;
use super::{Draft, Role, labels};
use crate::base::{Finding, Text};
use crate::questionnaire::choice::{Choice, OptionColumn};
use crate::questionnaire::file::{Answer, Aside, Missing, Outside};
use crate::questionnaire::given::CHOSEN;
use crate::questionnaire::spelling::{normalise, number};

/// A value that names its answer, where the heading does not, is given by this
/// many respondents or more; a rarer one may be somebody's own words.
pub(super) const OF_A_LIST: u64 = 5;

/// Longer texts were written, not chosen.
pub(super) const LONGEST_LABEL: usize = 100;

/// Qualtrics' code for an answer that was seen and not chosen.
const SEEN: &str = "-99";

/// What Qualtrics puts between a question and its answers.
const SELECTED: &str = " - Selected Choice";

/// Finds one column per answer, and rankings.
pub(super) fn find(draft: &mut Draft<'_>) {
    let mut at = 0;
    while at < draft.columns.len() {
        let mut end = at + 1;
        while end < draft.columns.len() && together(draft, at, end) {
            end += 1;
        }
        if end - at >= 2 {
            if options(draft, at, end) {
                take(draft, at, end);
            } else if ranks(draft, at, end) {
                rank(draft, at, end);
            }
        }
        at = end;
    }
}

/// An answer without a group of its own.
pub(super) fn answer(id: String, code: i64, label: String) -> Answer {
    let label = Text::same(label);
    Answer { id, code, label, group: None, also: Vec::new(), on_request: false }
}

/// Makes a question of one column, because a user says that it is one of the
/// answers to it; whether its values say that the answer was chosen.
pub(super) fn alone(draft: &mut Draft<'_>, at: usize) -> bool {
    let is_option = part(draft, at) == Part::Option;
    if is_option {
        take(draft, at, at + 1);
    }
    is_option
}

fn together(draft: &Draft<'_>, a: usize, b: usize) -> bool {
    let (first, other) = (&draft.columns[a], &draft.columns[b]);
    let same = !first.name.stem.is_empty() && first.name.stem == other.name.stem;
    // What was written at an answer stands beside it: `Q5_6`, `Q5_6_TEXT`.
    let beside = |code: &str| {
        let stem = code.strip_suffix("_TEXT").and_then(|code| code.rsplit_once('_'));
        stem.is_some_and(|(stem, _)| stem == first.name.stem)
    };
    same || (!first.name.stem.is_empty() && other.name.code.is_some_and(beside))
        || listed(draft, a, b)
        || crossed(draft, a, b)
}

/// Two columns without a code that hold crosses only: `Fiets`, `Trein`.
fn crossed(draft: &Draft<'_>, a: usize, b: usize) -> bool {
    [a, b].into_iter().all(|at| {
        let column = &draft.columns[at];
        let values = &column.facts.values;
        column.reason.is_none()
            && column.name.code.is_none()
            && column.name.stem.is_empty()
            && !values.is_empty()
            && values.iter().all(|(text, _)| normalise(text) == "x")
    })
}

/// `Welk verlof: ouder`, `Welk verlof: zorg`, which say whether this was chosen.
fn listed(draft: &Draft<'_>, a: usize, b: usize) -> bool {
    let question = |at: usize| {
        let name = &draft.columns[at].name;
        name.text.rsplit_once(": ").filter(|_| name.code.is_none()).map(|(question, _)| question)
    };
    let same = question(a).is_some_and(|asked| question(b) == Some(asked));
    let open = |at: usize| draft.columns[at].reason.is_none();
    same && [a, b].into_iter().all(|at| open(at) && part(draft, at) == Part::Option)
}

/// How long the question is that all texts begin with: `Question-part`, `Question: part`.
fn question_before(texts: &[&str]) -> Option<usize> {
    shared_question(texts).or_else(|| {
        // The colon of `Which films? [Part: name]` parts no question.
        let parted = texts.first()?.rsplit_once(": ").filter(|_| !texts[0].ends_with(']'))?;
        let length = parted.0.len() + 2;
        let question = &texts[0][..length];
        let same = |text: &&str| text.starts_with(question) && text.len() > length;
        (texts.len() > 1 && texts.iter().all(same)).then_some(length)
    })
}

/// What a column is to a question of which several answers could be given.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// It says whether its answer was chosen.
    Option,
    /// It has no value: nobody chose its answer, or it was not offered.
    Nobody,
    /// It holds what was written at 'other', and so that this was chosen.
    Written,
    /// It holds what was written beside an answer that has a column.
    Beside,
    /// It is something else.
    None,
}

/// Whether the columns say per answer whether it was chosen.
fn options(draft: &Draft<'_>, from: usize, to: usize) -> bool {
    let parts: Vec<Part> = (from..to).map(|at| part(draft, at)).collect();
    let chosen = parts.iter().filter(|part| **part == Part::Option).count();
    chosen >= 2 && !parts.contains(&Part::None) && one_question(draft, from, to)
}

/// `Q1: …?`, `Q2: …?` are two questions, for all that they begin with Q.
fn one_question(draft: &Draft<'_>, from: usize, to: usize) -> bool {
    let columns = &draft.columns[from..to];
    let Some(first) = columns.first().filter(|column| column.name.code.is_some()) else {
        return true;
    };
    let parted = |code: &str| code.contains(['_', '[', '.']);
    let worded = columns.iter().all(|column| column.name.code != Some(column.name.text));
    let texts: Vec<&str> = columns.iter().map(|column| column.name.text).collect();
    !worded
        || first.name.code.is_some_and(parted)
        || question_before(&texts).is_some()
        || columns.iter().all(|column| column.name.question() == first.name.question())
            && first.name.question().is_some()
}

fn part(draft: &Draft<'_>, at: usize) -> Part {
    let column = &draft.columns[at];
    let name = &column.name;
    let beside = |code: &str| code.ends_with("_TEXT") || code.ends_with("comment]");
    if name.code.is_some_and(beside) || COMMENTS.contains(&&*normalise(name.own)) {
        return Part::Beside;
    }
    if column.shape == Shape::Empty {
        return Part::Nobody;
    }
    let given: Vec<(String, u64)> = column
        .facts
        .inside()
        .filter(|(text, _)| *text != SEEN)
        .take(3)
        .map(|(text, n)| (normalise(text), *n))
        .collect();
    let other = ["other", "anders", "andere"].iter().any(|word| {
        let own = name.own.trim_end_matches(']').to_lowercase();
        normalise(&own).starts_with(word) || own.ends_with(&format!("[{word}"))
    });
    let is_pair = |pair: &[&str; 2]| given.iter().all(|(value, _)| pair.contains(&&**value));
    let own_name = match &given[..] {
        [(value, n)] => {
            let unnamed = name.code == Some(name.own) && number(value).is_none() && !other;
            *value == normalise(name.own)
                || matches!(&**value, "1" | "x")
                || (unnamed && *n >= OF_A_LIST && value.len() <= LONGEST_LABEL)
        }
        _ => false,
    };
    // A column of which all was seen and not chosen is one of these too.
    if own_name || CHOSEN.iter().any(is_pair) {
        return Part::Option;
    }
    match other {
        true => Part::Written,
        false => Part::None,
    }
}

/// Whether a question asks for a ranking.
pub(super) fn asks_for_order(question: &str) -> bool {
    let starts = ["rank", "rangschik", "volgorde", "rangorde"];
    let question = normalise(question);
    question.split(' ').any(|word| starts.iter().any(|start| word.starts_with(start)))
}

/// Whether the columns hold the places of a ranking.
fn ranks(draft: &Draft<'_>, from: usize, to: usize) -> bool {
    let places = (to - from) as i64;
    asks_for_order(draft.columns[from].name.text)
        && draft.columns[from..to].iter().all(|column| match &column.shape {
            Shape::Codes(set) => set.core.iter().all(|code| (1..=places).contains(code)),
            shape => *shape == Shape::Empty,
        })
}

/// Makes one question of the columns.
fn take(draft: &mut Draft<'_>, from: usize, to: usize) {
    let members: Vec<(usize, Part)> = (from..to).map(|at| (at, part(draft, at))).collect();
    let members: Vec<(usize, Part)> =
        members.into_iter().filter(|(_, part)| *part != Part::Beside).collect();
    let texts: Vec<&str> = members.iter().map(|(at, _)| draft.columns[*at].name.text).collect();
    let prefix = question_before(&texts);
    let first = &draft.columns[from].name;
    let question = match prefix {
        Some(length) => {
            let question = &texts[0][..length];
            question.strip_suffix(": ").unwrap_or(question).trim_end_matches(['-', ' '])
        }
        None => first.question().unwrap_or_default(),
    };
    let question = question.trim_end_matches(SELECTED).to_owned();
    let stem = first.stem.clone();
    let label = if question.is_empty() { stem.clone() } else { shortened(&question) };
    let coded = first.code.is_some();
    let id = draft.unused_id(if coded { stem } else { question.clone() });
    let mut asked = Choice {
        id,
        label: Text::same(label),
        question: Text::same(question),
        multiple: true,
        ..Choice::default()
    };
    let mut names = HashSet::new();
    for ((at, part), text) in members.into_iter().zip(texts) {
        let column = &mut draft.columns[at];
        let taken = column.reason.as_ref().is_some_and(|reason| {
            // A column without answers is an answer that nobody chose.
            reason.role != Role::Aside(Aside::Empty) || part != Part::Nobody
        });
        if taken {
            continue;
        }
        let unnamed = prefix.is_none() && column.name.code == Some(column.name.text);
        let label = match (prefix, part) {
            (Some(length), _) => Text::same(text[length..].trim()),
            // What people wrote is no name of an answer.
            (None, Part::Written) if unnamed => {
                Text { nl: "Anders".to_owned(), en: "Other".to_owned() }
            }
            // A heading that is only a code says less than the value does.
            (None, Part::Option) if unnamed => {
                let mut words = column.facts.inside().filter(|(_, n)| *n >= OF_A_LIST);
                let word = words.find(|(text, _)| naming(text)).map(|(text, _)| *text);
                Text::same(word.unwrap_or(column.name.own))
            }
            (None, _) => Text::same(column.name.own),
        };
        let wish = column.name.code.unwrap_or(&label.nl).to_owned();
        let id = if names.insert(wish.clone()) { wish } else { column.key.clone() };
        names.insert(id.clone());
        let code = asked.answers.len() as i64 + 1;
        let listed = answer(id.clone(), code, String::new());
        asked.answers.push(Answer { label, ..listed });
        asked.columns.push(OptionColumn { column: column.key.clone(), answer: Some(id.clone()) });
        if part == Part::Written {
            asked.other.get_or_insert(id);
        }
        if part == Part::Option {
            outside(&mut asked, &column.facts.values);
        }
        let why = Finding::note("inferred-multiple", column.place()).with("columns", to - from);
        column.is(Role::Multiple, why, 0.8);
    }
    draft.questionnaire.choices.push(asked);
}

/// Whether a value names its answer: no number, and no 'yes'.
fn naming(text: &str) -> bool {
    let word = normalise(text);
    number(text).is_none() && word != "x" && !CHOSEN.iter().any(|pair| pair.contains(&&*word))
}

/// Values that are no answer, and a cross where that says 'chosen'.
fn outside(asked: &mut Choice, values: &[(&str, u64)]) {
    for (text, _) in values {
        if *text == SEEN && asked.outside.iter().all(|known| known.codes.is_empty()) {
            let label = Text { nl: "Niet aangekruist".to_owned(), en: "Not ticked".to_owned() };
            let (kind, codes) = (Missing::NotAnswered, vec![-99]);
            asked.outside.push(Outside { kind, codes, label, also: Vec::new() });
        }
        if normalise(text) == "x" && asked.chosen.is_empty() {
            asked.chosen = ["x", "1"].map(str::to_owned).to_vec();
            asked.not_chosen = vec!["0".to_owned()];
        }
        if let Some(kind) = labels::outside(text) {
            let kind = if labels::not_asked(text) { Missing::NotAsked } else { kind };
            outside_words(&mut asked.outside, [(*text, kind)].into());
        }
    }
}

/// Rankings are named and not analysed: their answers are left out.
pub(super) fn rank(draft: &mut Draft<'_>, from: usize, to: usize) {
    for at in from..to {
        let column = &mut draft.columns[at];
        if column.reason.is_some() {
            continue;
        }
        let why = Finding::note("inferred-ranking", column.place()).with("columns", to - from);
        column.is(Role::Choice, why, 0.8);
        let (label, codes) = (column.label(), vec![column.key.clone()]);
        let id = column.key.clone();
        let id = draft.unused_id(id);
        draft.questionnaire.choices.push(Choice {
            id,
            question: label.clone(),
            label,
            codes,
            ..Choice::default()
        });
    }
}
