//! Number, mean and standard deviation of one group.

use super::reason::{Outcome, Reason};
use serde::Serialize;

/// Description of one group's answers on the scale's codes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moments {
    /// Observations: the sum of the counts.
    pub n: u64,
    /// Arithmetic mean in the codes' unit; `None` without observations.
    pub mean: Option<f64>,
    /// Most frequent code; 0 without observations.
    pub mode: f64,
    /// Mean minus mode. Kept beside the mean, because the difference of two
    /// nearly equal means is lost in their last digits, but not in these.
    pub shift: f64,
    /// Standard deviation with n − 1, in the codes' unit; `None` below two observations.
    pub sd: Option<f64>,
    /// Σ count · (code − mean)², the squared deviations that every test of means is made of.
    pub squares: f64,
}

impl Moments {
    /// Variance with n − 1, in the codes' unit squared; `None` below two observations.
    pub fn variance(&self) -> Option<f64> {
        (self.n >= 2).then(|| self.squares / (self.n - 1) as f64)
    }

    /// This group's mean minus the other's, in the codes' unit.
    ///
    /// # Errors
    /// Either group has no observations.
    pub fn above(&self, other: &Moments) -> Outcome<f64> {
        if self.n == 0 || other.n == 0 {
            return Err(Reason::EmptyGroup);
        }
        Ok((self.mode - other.mode) + (self.shift - other.shift))
    }
}

/// Describes one group from `counts[i]` observations of `codes[i]`.
///
/// Deviations are taken from the most frequent code. For whole-number codes
/// both sums are then exact far beyond ten million respondents, equal
/// proportions give equal means to the last bit, and, by Cauchy-Schwarz, the
/// subtraction below never cancels more than a factor "number of points".
///
/// mean = c + Σnᵢdᵢ/n, squares = Σnᵢdᵢ² − (Σnᵢdᵢ)²/n, sd = √(squares/(n−1)),
/// with dᵢ = codeᵢ − c and c the most frequent code.
///
/// Source: Chan, Golub and LeVeque, "Algorithms for computing the sample
/// variance", The American Statistician 37 (1983), shifted data.
/// Checked against NumPy and R (`mean`, `sd`).
///
/// # Panics
/// When `codes` and `counts` differ in length.
pub fn moments(codes: &[f64], counts: &[u64]) -> Moments {
    assert_eq!(codes.len(), counts.len(), "one count per code");
    let n: u64 = counts.iter().sum();
    let Some(mode) = (0..counts.len()).max_by_key(|&i| counts[i]).filter(|_| n > 0) else {
        return Moments { n: 0, mean: None, mode: 0.0, shift: 0.0, sd: None, squares: 0.0 };
    };
    let (mut first, mut second) = (0.0, 0.0);
    for (code, &count) in codes.iter().zip(counts) {
        let deviation = code - codes[mode];
        first += count as f64 * deviation;
        second += count as f64 * deviation * deviation;
    }
    let shift = first / n as f64;
    let squares = (second - first * shift).max(0.0);
    Moments {
        n,
        mean: Some(codes[mode] + shift),
        mode: codes[mode],
        shift,
        sd: (n >= 2).then(|| (squares / (n - 1) as f64).sqrt()),
        squares,
    }
}
