//! What respondents can be weighted by, and their weights.

use std::sync::Arc;

use super::Survey;
use crate::base::{Finding, Location};
use crate::responses::{Weighting, Weights};

/// The weights that are asked for.
///
/// # Errors
/// When the file has nothing to make them of, or they cannot be made.
pub(super) fn weights(
    survey: &Survey,
    weighting: Weighting,
) -> Result<Option<Arc<Weights>>, Finding> {
    let made = match weighting {
        Weighting::None => return Ok(None),
        Weighting::Column => {
            let (column, _) = survey
                .matching
                .weight
                .ok_or_else(|| Finding::error("weight-without-column", Location::default()))?;
            Weights::of_column(&survey.table, column)
        }
    };
    made.map(|weights| Some(Arc::new(weights)))
}

/// What there is to weight by.
pub(super) fn available(survey: &Survey) -> Vec<Weighting> {
    let column = survey.matching.weight.map(|_| Weighting::Column);
    column.into_iter().collect()
}
