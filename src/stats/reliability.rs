//! How well the items of a battery hang together.

use super::reason::{Outcome, Reason};

/// Sums over the respondents who answered every item of a battery, reversed
/// items already turned round.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct CrossProducts {
    /// Respondents.
    pub n: u64,
    /// Per item Σx, in the codes' unit.
    pub sums: Vec<f64>,
    /// Per pair of items Σxy, square and symmetric.
    pub products: Vec<Vec<f64>>,
}

/// Cronbach's α, at most 1; below 0 when items run against each other.
///
/// α = k/(k − 1)·(1 − Σcᵢᵢ/Σcᵢⱼ) with covariances cᵢⱼ = (Σxᵢxⱼ − ΣxᵢΣxⱼ/n)/(n − 1).
///
/// Equals reliability only when all items measure one thing equally well;
/// otherwise it is a lower bound.
/// Source: Cronbach, "Coefficient alpha and the internal structure of tests",
/// Psychometrika 16 (1951). Checked against R (`cov`) and pingouin `cronbach_alpha`.
///
/// # Errors
/// Fewer than two items, fewer than two respondents, a total score that does not vary.
///
/// # Panics
/// When `products` is not as wide and high as `sums` is long.
pub fn cronbach_alpha(battery: &CrossProducts) -> Outcome<f64> {
    let items = battery.sums.len();
    assert_eq!(battery.products.len(), items, "a row per item");
    if items < 2 {
        return Err(Reason::FewerThanTwoItems);
    }
    if battery.n < 2 {
        return Err(Reason::FewerThanTwoObservations);
    }
    // Multiplied by n, so that whole-number codes leave whole-number sums.
    let n = battery.n as f64;
    let (mut own, mut all) = (0.0, 0.0);
    for (i, row) in battery.products.iter().enumerate() {
        assert_eq!(row.len(), items, "a column per item");
        for (j, product) in row.iter().enumerate() {
            let covariance = n * product - battery.sums[i] * battery.sums[j];
            all += covariance;
            if i == j {
                own += covariance;
            }
        }
    }
    if all <= 0.0 {
        return Err(Reason::NoVariance);
    }
    let k = items as f64;
    Ok(k / (k - 1.0) * (1.0 - own / all))
}
