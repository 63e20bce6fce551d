//! What respondents can be weighted by, and their weights.

use std::sync::Arc;

use super::Survey;
use crate::analysis::Definitions;
use crate::base::{Finding, Language, Location, Text};
use crate::responses::{SampleCounts, Weighting, Weights};

/// The weights that are asked for.
///
/// # Errors
/// When the file has nothing to make them of, or they cannot be made.
pub(super) fn weights(
    survey: &Survey,
    definitions: Definitions,
) -> Result<Option<Arc<Weights>>, Finding> {
    of(survey, survey.sample.as_ref().map(|(_, sample)| sample), definitions)
}

/// The weights of an earlier file: of its own column, or by the same numbers of people as
/// `now`.
///
/// # Errors
/// When it cannot be weighted, with why not.
pub(super) fn earlier(
    now: &Survey,
    earlier: &Survey,
    definitions: Definitions,
) -> Result<Option<Arc<Weights>>, Finding> {
    let sample = now.sample.as_ref().map(|(_, sample)| sample);
    of(earlier, sample, definitions).map_err(|why| {
        let [nl, en] = Language::ALL.map(|language| why.message(language));
        Finding::warning(EARLIER_NOT_WEIGHTED, why.location.clone())
            .with_text("why", &Text { nl, en })
            .in_file(&earlier.table.source.name)
    })
}

/// The finding that an earlier file cannot be weighted.
pub(super) const EARLIER_NOT_WEIGHTED: &str = "earlier-not-weighted";

fn of(
    survey: &Survey,
    sample: Option<&SampleCounts>,
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
            let sample = sample
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
