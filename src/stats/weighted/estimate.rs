//! One group's weighted mean or share, with its error.

use super::tally::{WeightSums, WeightedTally};
use crate::stats::float::exp;
use crate::stats::proportion::wilson;
use crate::stats::quantile::t_975;
use crate::stats::reason::{Outcome, Reason, value_or_null};
use serde::Serialize;

/// A weighted mean or share.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The mean in the codes' unit, or the share from 0 to 1.
    pub value: f64,
    /// Linearised standard error, in the same unit.
    pub se: f64,
    /// Design degrees of freedom: respondents minus strata that have them.
    pub df: f64,
    /// 95 % interval, lower and upper bound.
    #[serde(serialize_with = "value_or_null")]
    pub ci95: Outcome<[f64; 2]>,
    /// Respondents: the unweighted base.
    pub base: u64,
    /// Σw, the weighted base.
    pub weighted_base: f64,
    /// (Σw)²/Σw², Kish's effective base: how many respondents with equal weights tell as much.
    pub effective_base: f64,
    /// nΣw²/(Σw)², Kish's design effect: what unequal weights alone do to the variance, 1 or more.
    pub kish_effect: f64,
    /// The variance over that of a simple random sample, drawn with replacement,
    /// of as many respondents.
    #[serde(serialize_with = "value_or_null")]
    pub design_effect: Outcome<f64>,
}

/// Weighted mean of one group on the scale's codes.
///
/// m = Σwy/Σw; its variance is that of the total of z = w(y − m)/Σw, see
/// [`WeightedTally`], and the interval m ± t₀.₉₇₅(df)·SE. The design effect is the
/// variance over s²/n with s² = n/(n − 1)·Σw(y − m)²/Σw.
///
/// Source: Särndal, Swensson and Wretman, "Model assisted survey sampling"
/// (1992), result 5.7.1; Kish, "Survey sampling" (1965) and Journal of Official
/// Statistics 8 (1992). Checked against R survey `svymean`, `confint`, `degf`,
/// and the formula respondent by respondent in NumPy.
///
/// # Errors
/// An empty group, a stratum with one respondent of more people.
///
/// # Panics
/// When `codes` is not as long as the scale, or `group` is not there.
pub fn weighted_mean(tally: &WeightedTally, codes: &[f64], group: usize) -> Outcome<Estimate> {
    let (mut estimate, _) = estimate(tally, codes, group)?;
    estimate.ci95 = symmetric(&estimate);
    Ok(estimate)
}

/// Weighted share of one group: those who chose a point flagged as agreeing.
///
/// As [`weighted_mean`] of 1 and 0, with the logit interval: with
/// l = ln(s/(1 − s)) and e = t₀.₉₇₅(df)·SE/(s(1 − s)), the shares whose logits are
/// l ± e. When nobody or everybody agrees it is Wilson's interval on the effective base.
///
/// Source: Korn and Graubard, "Analysis of health surveys" (1999). Checked
/// against R survey `svyciprop(method = "logit")` and the formula in NumPy.
///
/// # Errors
/// As [`weighted_mean`].
///
/// # Panics
/// When `agree` is not as long as the scale, or `group` is not there.
pub fn weighted_share(tally: &WeightedTally, agree: &[bool], group: usize) -> Outcome<Estimate> {
    let codes = zero_one(agree);
    let (mut estimate, rest) = estimate(tally, &codes, group)?;
    let share = estimate.value;
    estimate.ci95 = if share <= 0.0 || rest <= 0.0 {
        Ok(wilson(share, rest, estimate.effective_base))
    } else {
        reach(&estimate).map(|reach| {
            let (odds, factor) = (share / rest, exp(reach / (share * rest)));
            let bound = |odds: f64| if odds.is_finite() { odds / (1.0 + odds) } else { 1.0 };
            [bound(odds / factor), bound(odds * factor)]
        })
    };
    Ok(estimate)
}

/// 1 for an agreeing point, 0 for another.
pub fn zero_one(agree: &[bool]) -> Vec<f64> {
    agree.iter().map(|agree| f64::from(u8::from(*agree))).collect()
}

/// A group's weighted mean as the distance to a code it has: whole numbers then
/// give the same mean for the same proportions.
pub(super) struct Centre {
    /// The heaviest code.
    pub mode: f64,
    /// Mean minus mode.
    pub shift: f64,
    /// Sums over the group.
    pub sums: WeightSums,
}

impl Centre {
    pub(super) fn of(tally: &WeightedTally, codes: &[f64], group: usize) -> Outcome<Centre> {
        assert_eq!(codes.len(), tally.points(), "one code per point");
        let points: Vec<WeightSums> =
            (0..codes.len()).map(|point| tally.over_strata(group, point)).collect();
        let mut sums = WeightSums::default();
        points.iter().for_each(|point| sums.merge(point));
        let heaviest = |&a: &usize, &b: &usize| points[a].weights.total_cmp(&points[b].weights);
        let heaviest = (0..codes.len()).max_by(heaviest).filter(|_| sums.n > 0);
        let mode = codes[heaviest.ok_or(Reason::EmptyGroup)?];
        let shifted = points.iter().zip(codes).map(|(point, code)| point.weights * (code - mode));
        let shift = shifted.sum::<f64>() / sums.weights;
        Ok(Centre { mode, shift, sums })
    }

    /// An answer's distance to the mean, over Σw.
    pub(super) fn value(&self, code: f64) -> f64 {
        ((code - self.mode) - self.shift) / self.sums.weights
    }
}

/// The estimate without its interval, and 1 minus its value.
fn estimate(tally: &WeightedTally, codes: &[f64], group: usize) -> Outcome<(Estimate, f64)> {
    let centre = Centre::of(tally, codes, group)?;
    let value = |_: usize, of: usize, point: usize| {
        if of == group { centre.value(codes[point]) } else { 0.0 }
    };
    let variance = tally.covariances(1, value)?[0][0].max(0.0);
    let WeightSums { n, weights, squares } = centre.sums;
    let base = n as f64;
    let spread: f64 = (0..codes.len())
        .map(|point| {
            let deviation = centre.value(codes[point]) * weights;
            tally.over_strata(group, point).weights / weights * deviation * deviation
        })
        .sum();
    // s²/n of a simple random sample: n/(n − 1) times the spread, over n.
    let simple = spread / (base - 1.0);
    let design_effect = match n {
        1 => Err(Reason::FewerThanTwoObservations),
        _ if spread <= 0.0 => Err(Reason::NoVariance),
        _ => Ok(variance / simple),
    };
    let estimate = Estimate {
        value: centre.mode + centre.shift,
        se: variance.sqrt(),
        df: tally.df(&[group]),
        ci95: Err(Reason::FewerThanTwoObservations),
        base: n,
        weighted_base: weights,
        effective_base: weights * (weights / squares),
        kish_effect: base * squares / weights / weights,
        design_effect,
    };
    Ok((estimate, (1.0 - centre.mode) - centre.shift))
}

fn symmetric(estimate: &Estimate) -> Outcome<[f64; 2]> {
    let reach = reach(estimate)?;
    Ok([estimate.value - reach, estimate.value + reach])
}

fn reach(estimate: &Estimate) -> Outcome<f64> {
    if estimate.df < 1.0 {
        return Err(Reason::FewerThanTwoObservations);
    }
    Ok(t_975(estimate.df) * estimate.se)
}
