//! What respondents can be weighted by, and their weights.

use std::sync::Arc;

use super::Survey;
use crate::analysis::Definitions;
use crate::base::{Finding, Location};
use crate::responses::{SampleCounts, Weighting, Weights};

/// The weights that are asked for.
///
/// # Errors
/// When the file has nothing to make them of, or they cannot be made.
pub(super) fn weights(
    survey: &Survey,
    definitions: Definitions,
) -> Result<Option<Arc<Weights>>, Finding> {
    let made = match definitions.weighting {
        Weighting::None => return Ok(None),
        Weighting::Column => {
            let (column, _) = survey
                .matching
                .weight
                .ok_or_else(|| Finding::error("weight-without-column", Location::default()))?;
            Weights::of_column(&survey.table, column)
        }
        made_of_sample => {
            let (_, sample) = survey
                .sample
                .as_ref()
                .ok_or_else(|| Finding::error("weight-without-sample", Location::default()))?;
            let questionnaire = &survey.questionnaire;
            Weights::of_sample(questionnaire, &survey.responses(), sample, made_of_sample)
        }
    }?;
    let heaviest = definitions.heaviest_weight;
    let kept = if heaviest > 0.0 { made.trimmed(heaviest)? } else { made };
    Ok(Some(Arc::new(kept)))
}

/// What there is to weight by.
pub(super) fn available(survey: &Survey) -> Vec<Weighting> {
    let column = survey.matching.weight.map(|_| Weighting::Column);
    let sample = survey.sample.as_ref().map(|(_, sample)| of_sample(sample));
    column.into_iter().chain(sample.into_iter().flatten()).collect()
}

fn of_sample(sample: &SampleCounts) -> Vec<Weighting> {
    let known = |weighting: &Weighting| match weighting {
        Weighting::Raked => sample.strata.len() > 1,
        _ => !sample.people().is_empty(),
    };
    let all = [Weighting::Design, Weighting::PostStratified, Weighting::Raked];
    all.into_iter().filter(known).collect()
}
