//! Exact two-sided probabilities of a count.

/// Two counts whose probabilities differ by less than this factor count as
/// equally probable: they are so by symmetry, and only rounding parts them.
/// R's tests have the same.
const SAME_PROBABILITY: f64 = 1.0 + 1e-7;

/// A distribution over whole numbers with one peak, known by the ratio of
/// neighbouring probabilities.
pub(super) struct Distribution<R> {
    from: f64,
    to: f64,
    mode: f64,
    ratio: R,
}

impl<R: Fn(f64) -> f64> Distribution<R> {
    /// Over `from..=to` with its peak at `mode`; `ratio(x)` is the probability
    /// of x + 1 over that of x.
    pub(super) fn new(from: f64, to: f64, mode: f64, ratio: R) -> Distribution<R> {
        Distribution { from, to, mode: mode.clamp(from, to), ratio }
    }

    /// The probability of all counts that are no more probable than `observed`.
    ///
    /// Starts at the most probable one, so that nothing overflows or cancels.
    pub(super) fn as_rare_as(&self, observed: f64) -> f64 {
        let limit = self.weight_at(observed) * SAME_PROBABILITY;
        let (mut total, mut as_rare) = (0.0, 0.0);
        self.each(|_, weight| {
            total += weight;
            if weight <= limit {
                as_rare += weight;
            }
        });
        f64::min(as_rare / total, 1.0)
    }

    /// Visits every count whose weight is not below the smallest normal number,
    /// with its probability relative to the most probable one. Below that a
    /// weight loses its digits, and then never gets to 0.
    fn each(&self, mut visit: impl FnMut(f64, f64)) {
        let (mut x, mut weight) = (self.mode, 1.0);
        while x <= self.to && weight >= f64::MIN_POSITIVE {
            visit(x, weight);
            weight *= (self.ratio)(x);
            x += 1.0;
        }
        let (mut x, mut weight) = (self.mode, 1.0);
        while x > self.from && weight >= f64::MIN_POSITIVE {
            x -= 1.0;
            weight /= (self.ratio)(x);
            visit(x, weight);
        }
    }

    fn weight_at(&self, x: f64) -> f64 {
        let mut found = 0.0;
        self.each(|at, weight| {
            if at == x {
                found = weight;
            }
        });
        found
    }
}
