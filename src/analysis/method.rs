//! By which method differences are tested, and which of them are marked.

use serde::{Deserialize, Serialize};

use super::{Missing, PairTest, StarTest};
use crate::responses::Weighting;
use crate::stats::{self, Adjusted, Agreement, Difference, Outcome, Reason, share_difference};
use crate::tally::Beside;

/// Shares are fractions, of which a difference of exactly 5 points may come out a
/// hair below .05.
const ROUNDING: f64 = 1e-12;

/// How differences are tested; chosen once, for everything that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// As in the report: Student's t and one-way analysis of variance, not adjusted
    /// for the number of tests.
    Report,
    /// Welch's t and Welch's analysis of variance, which suppose no equal variances,
    /// adjusted by Holm over the items of one battery, or the answers to one question,
    /// by one split. Pairs of groups by Games and Howell.
    #[default]
    Careful,
}

/// What is drawn in a figure beside its asterisks; tables have all of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Marks {
    /// Nothing.
    #[default]
    Stars,
    /// Behind a value the letters of the groups whose share it exceeds.
    Letters,
    /// Behind a value an arrow where it lies above or below the rest.
    Arrows,
}

/// Of whom shares are: what their base counts besides those who answered. Means are of
/// those who answered in any case, and who was not asked is in no base.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Nobody: those with a place on the scale, or who answered the question.
    #[default]
    Answered,
    /// Also 'no opinion'.
    WithNoOpinion,
    /// Also 'no opinion' and refusals.
    WithRefused,
}

/// By which definitions everything is computed and marked; chosen once, and said everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Definitions {
    /// How differences are tested.
    pub method: Method,
    /// The smallest difference of shares that is marked, in percentage points, between
    /// the highest group and the lowest; 0 marks all that are significant.
    pub least_difference: f64,
    /// Which test compares the means of two groups, for letters and pairs.
    pub pairs: PairTest,
    /// What a figure has beside its asterisks.
    pub marks: Marks,
    /// Of whom shares are.
    pub base: Base,
    /// What respondents are weighted by.
    pub weighting: Weighting,
    /// The heaviest that a weight may be, in times the mean weight; 0 cuts none off.
    pub heaviest_weight: f64,
}

impl Base {
    /// How many it counts of so many who answered, and those who did not. Of nobody who
    /// answered there is no share, whoever had no opinion.
    pub fn of(self, answered: u64, missing: &Missing) -> u64 {
        match self {
            _ if answered == 0 => 0,
            Base::Answered => answered,
            Base::WithNoOpinion => answered + missing.no_opinion,
            Base::WithRefused => answered + missing.no_opinion + missing.refused,
        }
    }
}

impl Base {
    /// Which respondents without an answer it counts.
    pub(super) fn beside(self) -> Beside {
        Beside { no_opinion: self != Base::Answered, refused: self == Base::WithRefused }
    }
}

impl Method {
    /// The test of means that the asterisks are of, for so many groups.
    pub fn of_means(self, groups: usize) -> StarTest {
        match (self, groups) {
            (Method::Report, 2) => StarTest::Student,
            (Method::Report, _) => StarTest::Anova,
            (Method::Careful, 2) => StarTest::Welch,
            (Method::Careful, _) => StarTest::WelchAnova,
        }
    }

    /// The p that the asterisks are made of: of the test itself, or the adjusted one.
    pub fn marked_p(self, p: f64, adjusted: &Adjusted) -> f64 {
        match self {
            Method::Report => p,
            Method::Careful => adjusted.holm,
        }
    }
}

impl Definitions {
    /// The asterisks of a test between groups whose shares lie so far apart.
    pub(super) fn stars(&self, p: f64, adjusted: &Adjusted, apart: f64) -> &'static str {
        match self.is_large(apart) {
            true => stats::stars(self.method.marked_p(p, adjusted)),
            false => "",
        }
    }

    /// Whether shares lie so far apart, 0 to 1, that it is worth a mark.
    pub(super) fn is_large(&self, apart: f64) -> bool {
        apart + ROUNDING >= self.least_difference / 100.0
    }
}

/// How far the highest and the lowest share lie apart, 0 to 1. Groups have respondents.
pub(super) fn apart(groups: &[Agreement]) -> f64 {
    farthest(groups.iter().map(|group| group.agree as f64 / group.base as f64))
}

/// How far the highest and the lowest of shares lie apart, 0 to 1.
pub(super) fn farthest(shares: impl Iterator<Item = f64>) -> f64 {
    let (low, high) =
        shares.fold((1.0, 0.0), |(low, high): (f64, f64), share| (low.min(share), high.max(share)));
    (high - low).max(0.0)
}

/// The difference of the shares of two groups, with its interval.
pub(super) fn of_two_shares(groups: &[Agreement]) -> Outcome<Difference> {
    match groups {
        [a, b] => share_difference(*a, *b),
        [] | [_] => Err(Reason::FewerThanTwoGroups),
        _ => Err(Reason::NotTwoGroups),
    }
}

/// The positions of items, per family of tests that are adjusted together: those of
/// one battery.
pub(super) fn families<'a>(batteries: impl Iterator<Item = &'a str>) -> Vec<Vec<usize>> {
    let mut families: Vec<(&str, Vec<usize>)> = Vec::new();
    for (position, battery) in batteries.enumerate() {
        match families.iter_mut().find(|(known, _)| *known == battery) {
            Some((_, family)) => family.push(position),
            None => families.push((battery, vec![position])),
        }
    }
    families.into_iter().map(|(_, family)| family).collect()
}
