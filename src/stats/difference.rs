//! How far two groups lie apart, with the interval of that distance.

use super::agreement::Agreement;
use super::float::hypot;
use super::means::Contrast;
use super::moments::Moments;
use super::proportion::proportion;
use super::quantile::t_975;
use super::reason::{Outcome, Reason};
use serde::Serialize;

/// A difference with its 95 % interval.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// First minus second: of means in the codes' unit, of shares −1 to 1.
    pub diff: f64,
    /// 95 % interval, lower and upper bound, in the same unit.
    pub ci95: [f64; 2],
}

/// Difference of two shares, with Newcombe's hybrid score interval.
///
/// d = s₁ − s₂; with lᵢ and uᵢ the bounds of Wilson's interval of sᵢ the interval is
/// d − √((s₁ − l₁)² + (u₂ − s₂)²) to d + √((u₁ − s₁)² + (s₂ − l₂)²). Unlike
/// d ± z·SE it stays between −1 and 1 and has a width when nobody or everybody agrees.
///
/// Assumes independent answers. Source: Newcombe, "Interval estimation for the
/// difference between independent proportions", Statistics in Medicine 17
/// (1998), method 10. Checked against statsmodels `confint_proportions_2indep(method
/// = "newcomb")` and R's `prop.test` bounds of each share.
///
/// # Errors
/// An empty group.
pub fn share_difference(a: Agreement, b: Agreement) -> Outcome<Difference> {
    let diff = a.above(b)?;
    let shares = [proportion(a.agree, a.base), proportion(b.agree, b.base)];
    let reach = |i: usize| {
        let (share, [low, high]) = shares[i].share.zip(shares[i].ci95).ok_or(Reason::EmptyGroup)?;
        Ok((share - low, high - share))
    };
    let ((down_a, up_a), (down_b, up_b)) = (reach(0)?, reach(1)?);
    Ok(Difference { diff, ci95: [diff - hypot(down_a, up_b), diff + hypot(up_a, down_b)] })
}

/// Difference of two means, with the interval that belongs to
/// [`welch`](super::welch)'s test: diff ± t₀.₉₇₅(df)·√(v₁ + v₂).
///
/// Source and checks as of the test; bounds against R `t.test` and SciPy
/// `ttest_ind(equal_var = False).confidence_interval()`.
///
/// # Errors
/// As [`welch`](super::welch).
pub fn welch_difference(a: &Moments, b: &Moments) -> Outcome<Difference> {
    Ok(Contrast::welch(a, b)?.interval())
}

/// Difference of two means, with the interval that belongs to
/// [`student`](super::student)'s test: diff ± t₀.₉₇₅(df)·√(s²(1/n₁ + 1/n₂)).
///
/// Source and checks as of the test; bounds against R
/// `t.test(var.equal = TRUE)` and SciPy `ttest_ind().confidence_interval()`.
///
/// # Errors
/// As [`student`](super::student).
pub fn student_difference(a: &Moments, b: &Moments) -> Outcome<Difference> {
    Ok(Contrast::student(a, b)?.interval())
}

impl Contrast {
    pub(super) fn interval(&self) -> Difference {
        let reach = t_975(self.df) * self.error;
        let diff = self.difference;
        Difference { diff, ci95: [diff - reach, diff + reach] }
    }
}

impl Agreement {
    /// This group's share minus the other's, −1 to 1; exactly 0 for equal shares.
    ///
    /// # Errors
    /// Either group is empty.
    pub fn above(&self, other: Agreement) -> Outcome<f64> {
        if self.base == 0 || other.base == 0 {
            return Err(Reason::EmptyGroup);
        }
        let (na, nb) = (i128::from(self.base), i128::from(other.base));
        let over = i128::from(self.agree) * nb - i128::from(other.agree) * na;
        Ok(over as f64 / (na as f64 * nb as f64))
    }
}
