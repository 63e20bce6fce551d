//! The meaning of every stored code, per column that is used.

use super::{findings, slot};
use crate::base::Finding;
use crate::ingest::RawTable;
use crate::questionnaire::{Coder, Matching, Meaning, Missing, Questionnaire, Target};

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
                let slots = slots(&coder, table, column);
                coding.findings.extend(findings::unknown_values(table, column, &slots));
                let battery = battery_position;
                coding.items.push(CodedItem { battery, item: item_position, column, slots });
            }
        }
        for (position, background) in questionnaire.background.iter().enumerate() {
            let target = Target::Background(background.id.clone());
            let Some(column) = matching.column_of(&target) else { continue };
            let coder = Coder::for_background(background);
            let slots = slots(&coder, table, column);
            coding.findings.extend(findings::unknown_values(table, column, &slots));
            let dictionary = table.columns[column].dictionary();
            let numbers = dictionary.iter().map(|entry| coder.number(&entry.text)).collect();
            coding.breaks.push(CodedBreak { background: position, column, slots, numbers });
        }
        coding.findings.extend(findings::no_items(questionnaire, &coding.items));
        coding.findings.extend(findings::unused_columns(questionnaire, table, matching));
        coding.findings.extend(findings::items_without_column(questionnaire, matching));
        coding
    }
}

pub(super) fn slots(coder: &Coder, table: &RawTable, column: usize) -> Vec<u8> {
    let dictionary = table.columns[column].dictionary();
    let guess = |text: &str| match coder.meaning(text) {
        Meaning::Unknown if dictionary.len() <= FEW => coder.alike(text),
        meaning => meaning,
    };
    let meaning_of = |text: &str| match guess(text) {
        Meaning::Position(position) if position < slot::POINTS => position as u8,
        Meaning::Position(_) | Meaning::Unknown => slot::UNKNOWN,
        Meaning::Missing(Missing::NoOpinion) => slot::NO_OPINION,
        Meaning::Missing(Missing::Refused) => slot::REFUSED,
        Meaning::Missing(Missing::NotAnswered) => slot::NOT_ANSWERED,
        Meaning::Missing(Missing::NotAsked) => slot::NOT_ASKED,
    };
    // LimeSurvey fills in the cells of questions that somebody was not shown.
    let shown = |text: &str| table.source.producer != "limesurvey" || text != UNSEEN;
    let slot_of = |text: &str| if shown(text) { meaning_of(text) } else { slot::NOT_ASKED };
    dictionary.iter().map(|entry| slot_of(&entry.text)).collect()
}
