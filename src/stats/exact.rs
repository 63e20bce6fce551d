//! Exact two-sided probabilities of a count.

use super::float::{exp, ln, ln_1p};
use super::special::{log_minus, stirling_error};
use std::f64::consts::PI;

/// Two counts whose probabilities differ by less than this part count as
/// equally probable: they are so by symmetry, and only rounding parts them.
/// R's tests have the same.
const SAME_PROBABILITY: f64 = 1e-7;

/// A distribution over whole numbers with one peak: its logarithm, and the ratio
/// of neighbouring probabilities.
pub(super) struct Distribution<L, R> {
    /// The least count.
    pub from: f64,
    /// The largest.
    pub to: f64,
    /// The most probable.
    pub mode: f64,
    /// Natural logarithm of the probability of x.
    pub ln: L,
    /// Probability of x + 1 over that of x.
    pub ratio: R,
}

impl<L: Fn(f64) -> f64, R: Fn(f64) -> f64> Distribution<L, R> {
    /// The probability of all counts that are no more probable than `observed`.
    ///
    /// Both tails are sums that begin at their largest term and end where a term adds
    /// nothing, so that little more is to be done for millions than for dozens.
    pub(super) fn as_rare_as(&self, observed: f64) -> f64 {
        let limit = (self.ln)(observed) + SAME_PROBABILITY;
        let mode = self.mode.clamp(self.from, self.to);
        if (self.ln)(mode) <= limit {
            return 1.0;
        }
        let below = self.tail(self.first_as_rare(mode, self.from, limit), -1.0);
        let above = self.tail(self.first_as_rare(mode, self.to, limit), 1.0);
        f64::min(below + above, 1.0)
    }

    /// The count nearest to the mode, on the way to `end`, that is no more probable than
    /// `limit`; `None` where none is.
    fn first_as_rare(&self, mode: f64, end: f64, limit: f64) -> Option<f64> {
        if (self.ln)(end) > limit {
            return None;
        }
        let (mut probable, mut rare) = (mode, end);
        while (rare - probable).abs() > 1.0 {
            let middle = (0.5 * (probable + rare)).round();
            if (self.ln)(middle) <= limit {
                rare = middle;
            } else {
                probable = middle;
            }
        }
        Some(rare)
    }

    /// The probability of a count and all further ones in that direction.
    fn tail(&self, start: Option<f64>, direction: f64) -> f64 {
        let Some(mut x) = start else { return 0.0 };
        let (mut term, mut sum) = (exp((self.ln)(x)), 0.0);
        while term > sum * f64::EPSILON / 8.0 {
            sum += term;
            if x == self.from && direction < 0.0 || x == self.to && direction > 0.0 {
                break;
            }
            term *= if direction > 0.0 { (self.ratio)(x) } else { 1.0 / (self.ratio)(x - 1.0) };
            x += direction;
        }
        sum
    }
}

/// Natural logarithm of the probability of `x` of `n`, each with probability `p` and not
/// with `q` = 1 − p, both above 0.
///
/// Written as a deviation from the peak, which loses no digits at ten million. Source:
/// Loader, "Fast and accurate computation of binomial probabilities" (2000). R's
/// `dbinom` has the same.
pub(super) fn ln_binomial(x: f64, n: f64, p: f64, q: f64) -> f64 {
    let rest = n - x;
    let ln_of = |share: f64, other: f64| if other < 0.5 { ln_1p(-other) } else { ln(share) };
    if x == 0.0 {
        return n * ln_of(q, p);
    }
    if rest == 0.0 {
        return n * ln_of(p, q);
    }
    let off = n * p - x;
    // x·ln(np/x) + rest·ln(nq/rest), each less its first-order part: those cancel.
    let deviation = x * log_minus(n * p / x, off / x) + rest * log_minus(n * q / rest, -off / rest);
    let stirling = stirling_error(n) - stirling_error(x) - stirling_error(rest);
    deviation + stirling + 0.5 * ln(n / (2.0 * PI * x * rest))
}
