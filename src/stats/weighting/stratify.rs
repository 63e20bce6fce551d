//! Weights from known numbers per stratum.

use crate::stats::reason::{Outcome, Reason};

/// Design weight of each stratum: its people over its respondents, wₕ = Nₕ/nₕ.
///
/// A stratum without people and without respondents has weight 0. Supposes that
/// who answered within a stratum is as good as drawn at random.
/// Source: Särndal, Swensson and Wretman, "Model assisted survey sampling"
/// (1992). Checked against R survey `svydesign(fpc =)` and the division.
///
/// # Errors
/// A population that is not a finite number from 0; people in a stratum
/// without respondents; fewer people than respondents.
///
/// # Panics
/// When both are not equally long.
pub fn design_weights(respondents: &[u64], population: &[f64]) -> Outcome<Vec<f64>> {
    assert_eq!(respondents.len(), population.len(), "a population per stratum");
    let weight = |(n, people): (&u64, &f64)| match *n {
        _ if !people.is_finite() || *people < 0.0 => Err(Reason::ImpossibleTarget),
        0 if *people > 0.0 => Err(Reason::EmptyStratum),
        0 => Ok(0.0),
        n if *people < n as f64 => Err(Reason::PopulationBelowSample),
        n => Ok(people / n as f64),
    };
    respondents.iter().zip(population).map(weight).collect()
}

/// What to multiply the weights of each cell by, so that they add up to the
/// cell's known number: gₖ = Nₖ/Σw.
///
/// The known numbers may be shares; the weights then add up to 1.
/// Source: Holt and Smith, "Post stratification", JRSS A 142 (1979). Checked
/// against R survey `postStratify` and the division.
///
/// # Errors
/// A known number that is not a finite number from 0, or is 0 where there are
/// respondents; a known number above 0 without respondents; an impossible sum of weights.
///
/// # Panics
/// When both are not equally long.
pub fn post_stratify(weights: &[f64], targets: &[f64]) -> Outcome<Vec<f64>> {
    assert_eq!(weights.len(), targets.len(), "a known number per cell");
    let factor = |(sum, target): (&f64, &f64)| {
        if !sum.is_finite() || *sum < 0.0 {
            Err(Reason::ImpossibleWeight)
        } else if !target.is_finite() || *target < 0.0 || (*target == 0.0 && *sum > 0.0) {
            Err(Reason::ImpossibleTarget)
        } else if *sum == 0.0 && *target > 0.0 {
            Err(Reason::EmptyStratum)
        } else {
            Ok(if *sum == 0.0 { 1.0 } else { target / sum })
        }
    };
    weights.iter().zip(targets).map(factor).collect()
}
