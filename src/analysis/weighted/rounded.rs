//! Weighted numbers that are rounded, where in full precision they would tell of what is
//! hidden: with the weights known, they say how many of each weight gave an answer.

use super::{WeightedChoice, WeightedScores, WeightedValues, WeightsUsed};
use crate::analysis::Suppression;
use crate::stats::weighted::Estimate;
use crate::stats::{Outcome, Reason};

/// The steps to which a cell's weighted numbers are rounded. A step of 0 is of a number that
/// is not: all who are in it have one weight. `None` of a number that is left out, since no
/// step that leaves anything to read would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    /// Of Σw.
    pub base: f64,
    /// Of Σw of those that shares are of.
    pub share_base: f64,
    /// Of the shares of the points, or of the answers.
    pub shares: Vec<Option<f64>>,
    /// Of the share that agrees.
    pub share: Option<f64>,
    /// Of the mean.
    pub average: Option<f64>,
}

/// How coarse weighted numbers are: they would be the same if so many respondents had any
/// other of the weights that there are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coarseness {
    /// How much that changes a sum of weights at most.
    change: f64,
}

/// A weighted number, if there is one; hidden where it had to be left out.
pub(in crate::analysis) fn or_left_out(
    value: Option<f64>,
    steps: Option<&Steps>,
) -> Result<Option<f64>, Suppression> {
    match (value, steps) {
        (None, Some(_)) => Err(Suppression::Secondary),
        (value, _) => Ok(value),
    }
}

/// Shares and means are rounded to thousandths, or coarser.
const THOUSANDTHS: f64 = 1000.0;

/// Coarser than a tenth of what a number can be, it is left out.
const COARSEST: f64 = 0.1;

/// Weights are doubles; this much of them is rounding.
const ROUNDING: f64 = 1e-9;

/// A number and the step that it was rounded to.
type Rounded = (f64, f64);

impl Coarseness {
    /// So that so many respondents may have other weights. `None` where all weights are the
    /// same, and tell nothing.
    pub fn new(respondents: u64, weights: &WeightsUsed) -> Option<Self> {
        let change = respondents as f64 * weights.range;
        (weights.range > 0.0).then_some(Coarseness { change: change * (1.0 + ROUNDING) })
    }

    /// A sum of weights, rounded.
    pub fn sum(self, sum: f64) -> f64 {
        self.of_sum(sum).0
    }

    fn of_sum(self, sum: f64) -> Rounded {
        // Weights may be in any unit. Of steps without end one is coarse enough.
        let unit = powers_of_ten().find(|unit| self.change * unit >= 1.0);
        let of = |unit| rounded(sum, self.change, unit, [0.0, f64::INFINITY], f64::INFINITY);
        unit.and_then(of).unwrap_or_default()
    }

    /// A share of this sum of weights.
    fn of_share(self, share: f64, base: f64) -> Option<Rounded> {
        self.of_mean(share, base, [0.0, 1.0])
    }

    /// A mean of numbers between these, with this sum of weights.
    fn of_mean(self, mean: f64, base: f64, limits: [f64; 2]) -> Option<Rounded> {
        let rest = base - self.change;
        let [low, high] = limits;
        let reach = (high - low) * self.change / rest;
        if rest <= 0.0 {
            return None;
        }
        rounded(mean, reach, THOUSANDTHS, limits, (high - low) * COARSEST)
    }
}

/// 1, 10, 100 and so on, all of them exact.
fn powers_of_ten() -> impl Iterator<Item = f64> {
    std::iter::successors(Some(1.0), |power| Some(power * 10.0)).take(18)
}

/// Rounds to the smallest step to which everything within reach is rounded alike: of 1, 2,
/// 5, 10 and so on, so many in a unit, up to a coarsest.
fn rounded(
    value: f64,
    reach: f64,
    unit: f64,
    [low, high]: [f64; 2],
    coarsest: f64,
) -> Option<Rounded> {
    let mut steps = powers_of_ten().flat_map(|power| [1.0, 2.0, 5.0].map(|of| of * power));
    steps.find_map(|step| {
        let place = |value: f64| (value * unit / step + 0.5).floor();
        let at = place(value);
        let alike = place((value - reach).max(low)) == at && place((value + reach).min(high)) == at;
        (alike && step <= coarsest * unit).then(|| (at * step / unit, step / unit))
    })
}

/// Whether all who are in an estimate have one weight.
fn is_of_one_weight(estimate: &Outcome<Estimate>) -> bool {
    estimate.as_ref().is_ok_and(|estimate| estimate.kish_effect <= 1.0 + ROUNDING)
}

/// Puts a rounded number in the place of one, if there is one.
fn put(value: &mut Option<f64>, rounded: impl Fn(f64) -> Option<Rounded>) -> Option<f64> {
    let (rounded, step) = rounded((*value)?).unzip();
    *value = rounded;
    step
}

impl WeightedValues {
    /// Rounds what is told of the weights. Errors and tests would tell it as well.
    pub fn round(&mut self, to: Coarseness, codes: &[f64]) {
        let WeightedValues { base, share_base, .. } = *self;
        if self.n == 0 {
            return;
        }
        let even = is_of_one_weight(&self.mean) && is_of_one_weight(&self.agree);
        self.withhold_errors();
        let mut steps = Steps::default();
        if even {
            let shares = vec![Some(0.0); self.shares.len()];
            self.steps =
                Some(Steps { shares, share: Some(0.0), average: Some(0.0), ..Steps::default() });
            return;
        }
        (self.base, steps.base) = to.of_sum(base);
        (self.share_base, steps.share_base) = to.of_sum(share_base);
        steps.share = put(&mut self.share, |share| to.of_share(share, share_base));
        let limits = extremes(codes);
        steps.average = put(&mut self.average, |mean| to.of_mean(mean, base, limits));
        for share in &mut self.shares {
            steps.shares.push(put(share, |share| to.of_share(share, base)));
        }
        self.steps = Some(steps);
    }

    fn withhold_errors(&mut self) {
        self.agree = Err(Reason::RoundedWeighted);
        self.mean = Err(Reason::RoundedWeighted);
        self.stated.iter_mut().for_each(|(_, share)| *share = Err(Reason::RoundedWeighted));
    }
}

impl WeightedChoice {
    /// As [`WeightedValues::round`].
    pub fn round(&mut self, to: Coarseness) {
        let share_base = self.share_base;
        if self.n == 0 {
            return;
        }
        let even = self.options.iter().all(is_of_one_weight);
        self.options.iter_mut().for_each(|share| *share = Err(Reason::RoundedWeighted));
        let mut steps = Steps::default();
        if even {
            steps.shares = vec![Some(0.0); self.shares.len()];
        } else {
            (self.base, steps.base) = to.of_sum(self.base);
            (self.share_base, steps.share_base) = to.of_sum(share_base);
            for share in &mut self.shares {
                steps.shares.push(put(share, |share| to.of_share(share, share_base)));
            }
        }
        self.steps = Some(steps);
    }
}

impl WeightedScores {
    /// As [`WeightedValues::round`]; scores lie between these.
    pub fn round(&mut self, to: Coarseness, range: [i64; 2]) {
        if self.n == 0 {
            return;
        }
        let even = is_of_one_weight(&self.mean);
        self.mean = Err(Reason::RoundedWeighted);
        let mut steps = Steps { average: Some(0.0), ..Steps::default() };
        if !even {
            let (base, limits) = (self.base, range.map(|code| code as f64));
            (self.base, steps.base) = to.of_sum(base);
            steps.average = put(&mut self.average, |mean| to.of_mean(mean, base, limits));
        }
        self.steps = Some(steps);
    }
}

fn extremes(codes: &[f64]) -> [f64; 2] {
    let from = [f64::INFINITY, f64::NEG_INFINITY];
    codes.iter().fold(from, |[low, high], code| [low.min(*code), high.max(*code)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const TENTH: f64 = 0.1;

    #[test]
    fn the_step_is_the_smallest_that_makes_all_within_reach_alike() {
        let share = |share, reach| rounded(share, reach, THOUSANDTHS, [0.0, 1.0], TENTH);
        assert_eq!(share(0.6173, 0.0001), Some((0.617, 0.001)));
        // 61.9 and 62.1 are both 62; 61.95 and 61.85 are not one tenth.
        assert_eq!(share(0.619, 0.001), Some((0.62, 0.005)));
        assert_eq!(share(0.62, 0.004), Some((0.62, 0.01)));
        // Between two steps of every size up to a tenth.
        assert_eq!(share(0.55, 0.004), Some((0.55, 0.01)));
        assert_eq!(share(0.55, 0.03), None);
    }

    #[test]
    fn nothing_is_below_nobody_or_above_everybody() {
        let share = |share, reach| rounded(share, reach, THOUSANDTHS, [0.0, 1.0], TENTH);
        assert_eq!(share(0.0, 0.04), Some((0.0, 0.1)));
        assert_eq!(share(1.0, 0.004), Some((1.0, 0.01)));
    }

    #[test]
    fn other_weights_of_so_many_leave_the_number() {
        let to = Coarseness { change: 12.0 };
        for at in 0..=400 {
            let (agree, base) = (f64::from(at), 400.0);
            let Some(found) = to.of_share(agree / base, base) else { continue };
            for change in [-12.0, -5.0, 5.0, 12.0] {
                let other: f64 = (agree + change).clamp(0.0, base) / base;
                let (value, step) = found;
                assert!((other - value).abs() <= step / 2.0 + ROUNDING, "{at}, {change}");
            }
        }
    }

    #[test]
    fn sums_have_a_step_of_any_size() {
        let to = Coarseness { change: 30.0 };
        assert_eq!(to.of_sum(3708.0), (3700.0, 100.0));
        assert_eq!(to.of_sum(3.0).0, 0.0);
        let to = Coarseness { change: 0.0030 };
        assert_eq!(to.of_sum(0.3708), (0.37, 0.01));
    }
}
