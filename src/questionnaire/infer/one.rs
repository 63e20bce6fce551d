//! One column, made what a user says that it is, by the same rules.

use super::facts::Shape;
use super::{Column, Draft, Role, aside, batteries, multiple, people, rest, several};
use crate::base::Text;
use crate::ingest::RawTable;
use crate::questionnaire::choice::Choice;
use crate::questionnaire::file::{BackgroundKind, EVERYBODY, Item, Questionnaire};

/// What a user can say of a column that was taken for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::questionnaire) enum Wish {
    /// An item on a scale of its own.
    Item,
    /// A list that splits respondents.
    SplitList,
    /// A number that splits respondents, in bands.
    SplitNumbers,
    /// Several answers.
    Multiple,
    /// A list of answers that is neither.
    List,
    /// Free text.
    Open,
}

/// Adds the question that a column holds to the questionnaire; whether its
/// values allow that. What they do not allow leaves the questionnaire as it is.
pub(in crate::questionnaire) fn add(
    questionnaire: &mut Questionnaire,
    (table, at): (&RawTable, usize),
    key: String,
    wish: Wish,
) -> bool {
    let mut draft = draft(questionnaire, table, at, key);
    let added = match wish {
        Wish::Item => tells_nobody(&draft) && batteries::alone(&mut draft, 0),
        Wish::SplitList => tells_nobody(&draft) && list(&mut draft),
        Wish::SplitNumbers => {
            rest::numbers(&mut draft, 0);
            is_split(&draft)
        }
        Wish::Multiple => {
            tells_nobody(&draft) && (several::take(&mut draft, 0) || multiple::alone(&mut draft, 0))
        }
        Wish::List => tells_nobody(&draft) && list(&mut draft) && unordered(&mut draft),
        Wish::Open => {
            rest::open(&mut draft, 0);
            true
        }
    };
    *questionnaire = draft.questionnaire;
    added
}

/// The item that a column holds, for a battery that is there already.
pub(in crate::questionnaire) fn item_of(
    questionnaire: &mut Questionnaire,
    (table, at): (&RawTable, usize),
    key: String,
) -> Item {
    let mut draft = draft(questionnaire, table, at, key);
    let id = draft.id(0);
    let Column { key, .. } = &draft.columns[0];
    let item = Item {
        id,
        label: draft.columns[0].label(),
        short: None,
        explanation: None,
        codes: vec![key.clone()],
        reversed: false,
    };
    *questionnaire = draft.questionnaire;
    item
}

/// A draft of one column, in the questionnaire that there is.
fn draft<'a>(
    questionnaire: &mut Questionnaire,
    table: &'a RawTable,
    at: usize,
    key: String,
) -> Draft<'a> {
    let empty = Questionnaire::empty("", Text::default());
    let questionnaire = std::mem::replace(questionnaire, empty);
    let ids = questionnaire.items().map(|(_, item)| &item.id);
    let ids = ids.chain(questionnaire.background.iter().map(|asked| &asked.id));
    let ids = ids.chain(questionnaire.choices.iter().map(|asked| &asked.id));
    let ids = ids.chain(questionnaire.open.iter().map(|asked| &asked.id)).cloned();
    let ids = ids.chain([EVERYBODY.to_owned()]).collect();
    let column = &table.columns[at];
    let place = table.place_of_heading(&column.heading);
    let column = Column::of(column, key, &table.source.producer, place);
    Draft { columns: vec![column], questionnaire, findings: Vec::new(), ids }
}

/// Whether the values may stand on a screen: names, addresses, dates and keys of
/// people never do, whatever a user says of the column.
fn tells_nobody(draft: &Draft<'_>) -> bool {
    let Column { facts, name, .. } = &draft.columns[0];
    aside::by_values(&facts.values, facts.answered).is_none()
        && !people::are_names(name.own, &facts.values)
}

fn list(draft: &mut Draft<'_>) -> bool {
    match draft.columns[0].shape.clone() {
        Shape::Codes(set) => rest::codes(draft, 0, &set),
        Shape::Labels | Shape::Texts | Shape::Numbers
            if rest::is_list(&draft.columns[0], true)
                && draft.columns[0].facts.inside().count() >= 2 =>
        {
            rest::list(draft, 0);
        }
        _ => return false,
    }
    is_split(draft)
}

/// Makes the split that a list became a question that splits nobody.
fn unordered(draft: &mut Draft<'_>) -> bool {
    let Some(split) = draft.questionnaire.background.pop() else { return false };
    let BackgroundKind::Choice { answers } = split.kind else { return false };
    draft.questionnaire.choices.push(Choice {
        id: split.id,
        label: split.label,
        question: split.question,
        answers,
        outside: split.outside,
        codes: split.codes,
        ..Choice::default()
    });
    true
}

fn is_split(draft: &Draft<'_>) -> bool {
    draft.columns[0].reason.as_ref().is_some_and(|reason| reason.role == Role::Split)
}
