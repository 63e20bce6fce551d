//! How well the items of a battery hang together.

use super::quantile::f_point;
use super::reason::{Outcome, Reason, value_or_null};
use serde::Serialize;

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

/// How one item hangs together with the others of its battery.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemRest {
    /// Correlation of the item with the sum of the other items, −1 to 1.
    #[serde(serialize_with = "value_or_null")]
    pub correlation: Outcome<f64>,
    /// Cronbach's α of the other items.
    #[serde(serialize_with = "value_or_null")]
    pub alpha_without: Outcome<f64>,
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
    alpha_of(&battery.scaled_covariances()?)
}

/// 95 % interval of [`cronbach_alpha`], lower and upper bound.
///
/// (1 − α)/(1 − α̂) follows F with (n − 1) and (n − 1)(k − 1) degrees of freedom:
/// 1 − (1 − α̂)·f₀.₉₇₅ to 1 − (1 − α̂)·f₀.₀₂₅.
///
/// Exact for normal answers to items that measure one thing equally well; for
/// answers on a few points an approximation.
/// Source: Feldt, "The approximate sampling distribution of Kuder-Richardson
/// reliability coefficient twenty", Psychometrika 30 (1965); Feldt, Woodruff and
/// Salih, Applied Psychological Measurement 11 (1987). Checked against pingouin
/// `cronbach_alpha` and R `qf`.
///
/// # Errors
/// As [`cronbach_alpha`].
///
/// # Panics
/// As [`cronbach_alpha`].
pub fn alpha_interval(battery: &CrossProducts) -> Outcome<[f64; 2]> {
    let rest = 1.0 - cronbach_alpha(battery)?;
    let df1 = battery.n as f64 - 1.0;
    let df2 = df1 * (battery.sums.len() as f64 - 1.0);
    let bound = |upper_tail: f64| 1.0 - rest * f_point(upper_tail, df1, df2);
    Ok([bound(0.025), bound(0.975)])
}

/// Per item its correlation with the sum of the others, and α without it.
///
/// r = (cᵢ. − cᵢᵢ)/√(cᵢᵢ·(c.. − 2cᵢ. + cᵢᵢ)), a dot for the sum over all items.
///
/// Source: Nunnally and Bernstein, "Psychometric theory" (1994), corrected
/// item-total correlation. Checked against R psych `alpha` (`r.drop`,
/// `alpha.drop`) and NumPy `corrcoef` with pingouin `cronbach_alpha`.
///
/// # Errors
/// Fewer than two items, fewer than two respondents; per item an item or a rest
/// that does not vary, and for α fewer than two items left.
///
/// # Panics
/// As [`cronbach_alpha`].
pub fn item_rest(battery: &CrossProducts) -> Outcome<Vec<ItemRest>> {
    let covariances = battery.scaled_covariances()?;
    let item = |i: usize| {
        let others = without(&covariances, i);
        let rest: f64 = others.iter().flatten().sum();
        let shared: f64 = covariances[i].iter().sum::<f64>() - covariances[i][i];
        let spread = covariances[i][i] * rest;
        let correlation = if covariances[i][i] > 0.0 && rest > 0.0 {
            Ok((shared / spread.sqrt()).clamp(-1.0, 1.0))
        } else {
            Err(Reason::NoVariance)
        };
        ItemRest { correlation, alpha_without: alpha_of(&others) }
    };
    Ok((0..covariances.len()).map(item).collect())
}

impl CrossProducts {
    /// Covariances with n − 1, in the codes' unit squared, square and symmetric.
    ///
    /// # Errors
    /// Fewer than two items, fewer than two respondents.
    ///
    /// # Panics
    /// When `products` is not as wide and high as `sums` is long.
    pub fn covariances(&self) -> Outcome<Vec<Vec<f64>>> {
        let mut covariances = self.scaled_covariances()?;
        let n = self.n as f64;
        covariances.iter_mut().flatten().for_each(|c| *c /= n * (n - 1.0));
        Ok(covariances)
    }

    /// Covariances times n(n − 1): whole-number codes leave whole numbers.
    fn scaled_covariances(&self) -> Outcome<Vec<Vec<f64>>> {
        let items = self.sums.len();
        assert_eq!(self.products.len(), items, "a row per item");
        if items < 2 {
            return Err(Reason::FewerThanTwoItems);
        }
        if self.n < 2 {
            return Err(Reason::FewerThanTwoObservations);
        }
        let n = self.n as f64;
        let row = |(row, own): (&Vec<f64>, &f64)| {
            assert_eq!(row.len(), items, "a column per item");
            row.iter().zip(&self.sums).map(|(product, other)| n * product - own * other).collect()
        };
        Ok(self.products.iter().zip(&self.sums).map(row).collect())
    }
}

fn alpha_of(covariances: &[Vec<f64>]) -> Outcome<f64> {
    if covariances.len() < 2 {
        return Err(Reason::FewerThanTwoItems);
    }
    let all: f64 = covariances.iter().flatten().sum();
    let own = super::matrix::trace(covariances);
    if all <= 0.0 {
        return Err(Reason::NoVariance);
    }
    let k = covariances.len() as f64;
    Ok(k / (k - 1.0) * (1.0 - own / all))
}

fn without(covariances: &[Vec<f64>], item: usize) -> Vec<Vec<f64>> {
    let others = |&i: &usize| i != item;
    (0..covariances.len())
        .filter(others)
        .map(|i| (0..covariances.len()).filter(others).map(|j| covariances[i][j]).collect())
        .collect()
}
