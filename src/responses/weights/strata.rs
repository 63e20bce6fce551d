//! Which respondents are in which stratum of a sample file.

use std::collections::{BTreeMap, HashMap};

use super::NO_CLASS;
use crate::base::{Finding, Location};
use crate::questionnaire::Questionnaire;
use crate::responses::{CodedBreak, Responses, slot};

/// Most questions that make the strata: a byte of a key each.
const QUESTIONS: usize = 8;

/// Respondents by what they answered to the questions that make the strata.
pub(super) struct Cells {
    /// Per different set of answers, in order.
    pub(super) cells: Vec<Cell>,
    /// Per respondent their cell, or [`NO_CLASS`] without an answer to each question.
    pub(super) cell_of: Vec<u16>,
}

/// Respondents with the same answers.
pub(super) struct Cell {
    /// The answers' positions.
    pub(super) answers: Vec<u8>,
    /// Respondents.
    pub(super) n: u64,
}

impl Cells {
    /// # Errors
    /// When a question has no column, or there are too many questions or cells.
    pub(super) fn of(
        questionnaire: &Questionnaire,
        responses: &Responses<'_>,
        strata: &[String],
    ) -> Result<Self, Finding> {
        let many = || Finding::error("weight-too-many-strata", Location::default());
        let mut keys = vec![0_u64; responses.respondents()];
        if strata.len() > QUESTIONS {
            return Err(many());
        }
        for id in strata {
            let asked = |coded: &&CodedBreak| questionnaire.background[coded.background].id == *id;
            let coded = responses.coding.breaks.iter().find(asked);
            let codes = coded.and_then(|coded| Some((coded, responses.codes(coded.column)?)));
            let Some((coded, codes)) = codes else {
                let found = Finding::error("weight-without-stratum", Location::default());
                let known = questionnaire.background(id).map(|asked| &asked.label);
                return Err(match known {
                    Some(label) => found.with_text("column", label),
                    None => found.with("column", id),
                });
            };
            let slots = codes.map(|code| coded.slots[code]);
            for (key, slot) in keys.iter_mut().zip(slots) {
                let unknown = usize::from(slot) >= slot::POINTS || *key == UNKNOWN;
                *key = if unknown { UNKNOWN } else { *key << 8 | u64::from(slot) };
            }
        }
        let mut counts: HashMap<u64, u64> = HashMap::new();
        for key in keys.iter().filter(|key| **key != UNKNOWN) {
            *counts.entry(*key).or_default() += 1;
        }
        let counts: BTreeMap<u64, u64> = counts.into_iter().collect();
        if counts.len() >= usize::from(NO_CLASS) {
            return Err(many());
        }
        let position: HashMap<u64, u16> = counts.keys().copied().zip(0..).collect();
        let answers = |key: u64| key.to_be_bytes()[QUESTIONS - strata.len()..].to_vec();
        Ok(Cells {
            cell_of: keys
                .iter()
                .map(|key| position.get(key).copied().unwrap_or(NO_CLASS))
                .collect(),
            cells: counts.into_iter().map(|(key, n)| Cell { answers: answers(key), n }).collect(),
        })
    }

    /// Respondents who get no weight: those without an answer, and those of other cells
    /// than these.
    pub(super) fn without(&self, kept: &[usize]) -> Vec<Finding> {
        let unanswered = self.cell_of.iter().filter(|cell| **cell == NO_CLASS).count();
        let with: u64 = kept.iter().map(|at| self.cells[*at].n).sum();
        let others = self.cells.iter().map(|cell| cell.n).sum::<u64>() - with;
        let found = |code, count: u64| {
            let finding = Finding::warning(code, Location::default());
            (count > 0).then(|| finding.with("count", count))
        };
        let found = [
            found("weight-stratum-unanswered", unanswered as u64),
            found("weight-stratum-unknown", others),
        ];
        found.into_iter().flatten().collect()
    }
}

/// Of who did not answer each question; no answer has a slot this high.
const UNKNOWN: u64 = u64::MAX;
