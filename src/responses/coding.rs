//! The meaning of every stored code, per column that is used.

use std::collections::HashMap;

use super::{CodedChoice, CodedOpen, choices, findings, rows, slot};
use crate::base::Finding;
use crate::ingest::{ColumnMeta, RawTable};
use crate::questionnaire::{
    Coder, Matching, Meaning, Missing, Questionnaire, Target, normalise, stated_missing,
};

/// Columns with more different values hold no answers that are misspelled now
/// and then, but something else; comparing them all would take long.
const FEW: usize = 500;

/// What LimeSurvey writes for a question that somebody was not shown; as an answer, it
/// would be no opinion.
const UNSEEN: &str = "N/A";

/// What the columns of a file mean.
#[derive(Clone, Debug, Default)]
pub struct Coding {
    /// The items that have a column, in the questionnaire's order.
    pub items: Vec<CodedItem>,
    /// The background questions that have a column.
    pub breaks: Vec<CodedBreak>,
    /// The questions with unordered answers that have a column.
    pub choices: Vec<CodedChoice>,
    /// The open questions that have a column.
    pub open: Vec<CodedOpen>,
    /// What was not understood, and what was left out.
    pub findings: Vec<Finding>,
}

/// An item and its column.
#[derive(Clone, Debug)]
pub struct CodedItem {
    /// The battery's position in the questionnaire.
    pub battery: usize,
    /// The item's position in the battery.
    pub item: usize,
    /// The column's position in the file.
    pub column: usize,
    /// Per stored code its [`slot`].
    pub slots: Vec<u8>,
}

/// A background question and its column.
#[derive(Clone, Debug)]
pub struct CodedBreak {
    /// The question's position in the questionnaire.
    pub background: usize,
    /// The column's position in the file.
    pub column: usize,
    /// Per stored code its answer or band, or a [`slot`] beside them.
    pub slots: Vec<u8>,
    /// Per stored code the number that was answered, where it is one.
    pub numbers: Vec<Option<f64>>,
}

impl Coding {
    /// Gives every stored code of the matched columns its meaning.
    pub fn new(questionnaire: &Questionnaire, table: &RawTable, matching: &Matching) -> Self {
        let mut coding = Coding::default();
        for (battery_position, battery) in questionnaire.batteries.iter().enumerate() {
            let coder = Coder::for_scale(questionnaire.scale(battery));
            for (item_position, item) in battery.items.iter().enumerate() {
                let Some(column) = matching.column_of(&Target::Item(item.id.clone())) else {
                    continue;
                };
                let read = ReadColumn::new(&coder, table, column);
                coding.findings.extend(findings::of_answers(table, column, &coder, &read));
                let (battery, slots) = (battery_position, read.slots);
                coding.items.push(CodedItem { battery, item: item_position, column, slots });
            }
        }
        for (position, background) in questionnaire.background.iter().enumerate() {
            let target = Target::Background(background.id.clone());
            let Some(column) = matching.column_of(&target) else { continue };
            let coder = Coder::for_background(background);
            let read = ReadColumn::new(&coder, table, column);
            coding.findings.extend(findings::of_answers(table, column, &coder, &read));
            let ReadColumn { slots, numbers, .. } = read;
            coding.breaks.push(CodedBreak { background: position, column, slots, numbers });
        }
        let found = &mut coding.findings;
        coding.choices = choices::choices(questionnaire, table, matching, found);
        coding.open = choices::open(questionnaire, table, matching);
        let nothing = coding.items.is_empty() && coding.choices.is_empty();
        coding.findings.extend(findings::no_items(questionnaire, nothing));
        coding.findings.extend(rows::repeated(table));
        coding.findings.extend(rows::straight_lines(questionnaire, table, &coding.items));
        coding.findings.extend(findings::unused_columns(questionnaire, table, matching));
        coding.findings.extend(findings::items_without_column(questionnaire, matching));
        for finding in &mut coding.findings {
            if finding.location.column.is_some() {
                finding.location.sheet.clone_from(&table.source.sheet);
            }
        }
        coding
    }
}

/// What the different values of a column mean.
pub(super) struct ReadColumn {
    /// Per stored code its [`slot`].
    pub(super) slots: Vec<u8>,
    /// Per stored code the number that was answered, where a number is asked.
    pub(super) numbers: Vec<Option<f64>>,
    /// Stored codes that are no answer because the file says so, not the questionnaire.
    pub(super) stated_missing: Vec<bool>,
    /// Stored codes whose label in the file was followed, against the questionnaire's code.
    pub(super) relabelled: Vec<bool>,
}

impl ReadColumn {
    pub(super) fn new(coder: &Coder, table: &RawTable, column: usize) -> Self {
        let column = &table.columns[column];
        let dictionary = column.dictionary();
        let said = column.meta.as_ref().map(Said::new);
        let few = dictionary.len() <= FEW;
        let size = dictionary.len();
        let mut read = ReadColumn {
            slots: Vec::with_capacity(size),
            numbers: Vec::with_capacity(size),
            stated_missing: vec![false; size],
            relabelled: vec![false; size],
        };
        for (code, entry) in dictionary.iter().enumerate() {
            let text = entry.text.as_str();
            let label = said.as_ref().and_then(|said| said.labels.get(text)).copied();
            let by_label = label.map_or(Meaning::Unknown, |label| coder.named(label));
            let mut meaning = match by_label {
                Meaning::Unknown if coder.asks_number() => coder.meaning(label.unwrap_or(text)),
                Meaning::Unknown => coder.meaning(text),
                known => {
                    let coded = coder.coded(text);
                    read.relabelled[code] = coded != Meaning::Unknown && coded != known;
                    known
                }
            };
            let named = by_label != Meaning::Unknown || coder.coded(text) != Meaning::Unknown;
            let unknown = meaning == Meaning::Unknown || coder.asks_number();
            if let Some(said) = said.as_ref().filter(|_| !named && unknown && !text.is_empty())
                && said.meta.is_missing(text)
            {
                read.stated_missing[code] = coder.named(text) == Meaning::Unknown;
                meaning = Meaning::Missing(stated_missing(said.meta.label_of(text), text));
            } else if is_unseen(table, text) {
                meaning = Meaning::Missing(Missing::NotAsked);
            } else if meaning == Meaning::Unknown && few {
                meaning = coder.alike(label.unwrap_or(text));
            }
            read.slots.push(slot_of(meaning));
            let missing = matches!(meaning, Meaning::Missing(_));
            let number = Some(label.unwrap_or(text)).filter(|_| !missing);
            read.numbers.push(number.and_then(|text| coder.number(text)));
        }
        read
    }
}

/// Whether a value says that a question was not shown: LimeSurvey fills in such cells.
pub(super) fn is_unseen(table: &RawTable, text: &str) -> bool {
    table.source.producer == "limesurvey" && text == UNSEEN
}

/// What the file says of a column's values.
struct Said<'a> {
    meta: &'a ColumnMeta,
    /// Labels that tell one value from every other.
    labels: HashMap<&'a str, &'a str>,
}

impl<'a> Said<'a> {
    fn new(meta: &'a ColumnMeta) -> Self {
        let mut times: HashMap<String, usize> = HashMap::new();
        for (_, label) in &meta.value_labels {
            *times.entry(label.trim().to_lowercase()).or_default() += 1;
        }
        let labels = meta.value_labels.iter().map(|(value, label)| (value.as_str(), label.trim()));
        let labels = labels.filter(|(_, label)| {
            !normalise(label).is_empty() && times.get(&label.to_lowercase()) == Some(&1)
        });
        Said { meta, labels: labels.collect() }
    }
}

fn slot_of(meaning: Meaning) -> u8 {
    match meaning {
        Meaning::Position(position) if position < slot::POINTS => position as u8,
        Meaning::Position(_) | Meaning::Unknown => slot::UNKNOWN,
        Meaning::Missing(Missing::NoOpinion) => slot::NO_OPINION,
        Meaning::Missing(Missing::Refused) => slot::REFUSED,
        Meaning::Missing(Missing::NotAnswered) => slot::NOT_ANSWERED,
        Meaning::Missing(Missing::NotAsked) => slot::NOT_ASKED,
    }
}
