//! The table beside a figure for who holds the responses.

use super::{Table, battery, choice};
use crate::analysis::Results;
use crate::base::Language;
use crate::disclosure::OwnEyes;
use crate::questionnaire::Questionnaire;

/// The table of a battery, or of a question with unordered answers, by a split. `None` when
/// the results do not have them.
pub fn for_own_eyes(
    questionnaire: &Questionnaire,
    results: &OwnEyes<Results>,
    id: &str,
    split: &str,
    language: Language,
) -> Option<OwnEyes<Table>> {
    results.make(|results| match questionnaire.battery(id) {
        Some(_) => battery::table(questionnaire, results, id, split, language),
        None => choice::table(results, id, split, language),
    })
}
