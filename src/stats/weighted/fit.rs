//! What weights that were fitted to known numbers leave unexplained.

use super::tally::WeightSums;

/// Weights that were post-stratified or raked: respondents of a part have one weight, and
/// the weights of a category add up to its known number.
///
/// What the known numbers explain of an answer has no error any more, so that errors are
/// those of what is left of it: see [`Fit::explained`].
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Per part its stratum.
    pub stratum: Vec<usize>,
    /// Per part all its respondents with a weight, whatever their group or answer.
    pub all: Vec<WeightSums>,
    /// Per margin, per part the category it belongs to; post-stratification has one
    /// margin, in which every part is a category.
    pub margins: Vec<Vec<usize>>,
}

/// Rounds over all margins, and the change below which there is none.
const ROUNDS: usize = 10_000;
const SETTLED: f64 = 1e-15;

impl Fit {
    /// Per part what the margins explain of the values whose sums it has: the least-squares
    /// fit of a number per category, by margin after margin until nothing changes.
    ///
    /// Source: Deville and Särndal, "Calibration estimators in survey sampling", JASA 87
    /// (1992). Checked against R survey `postStratify` and `rake`, which go round ten
    /// times, and the least-squares solution in NumPy.
    pub(super) fn explained(&self, sums: &[f64]) -> Vec<f64> {
        let n = |part: usize| self.all[part].n as f64;
        let mut fitted = vec![0.0; sums.len()];
        let scale = sums.iter().map(|sum| sum.abs()).fold(0.0, f64::max);
        for _ in 0..ROUNDS {
            let mut change = 0.0_f64;
            for margin in &self.margins {
                let categories = margin.iter().max().map_or(0, |last| last + 1);
                let (mut left, mut base) = (vec![0.0; categories], vec![0.0; categories]);
                for (part, category) in margin.iter().enumerate() {
                    left[*category] += sums[part] - n(part) * fitted[part];
                    base[*category] += n(part);
                }
                for (part, category) in margin.iter().enumerate().filter(|(part, _)| n(*part) > 0.0)
                {
                    let step = left[*category] / base[*category];
                    fitted[part] += step;
                    change = change.max((step * base[*category]).abs());
                }
            }
            if self.margins.len() < 2 || change <= SETTLED * scale {
                break;
            }
        }
        fitted
    }
}
