//! Why a statistic has no value.

use serde::{Serialize, Serializer};
use std::fmt;

/// A value, or the reason why there is none.
pub type Outcome<T> = Result<T, Reason>;

/// Why a statistic cannot be computed from these counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A comparison was asked of one group, or of none.
    FewerThanTwoGroups,
    /// The statistic compares exactly two groups and was given another number.
    NotTwoGroups,
    /// A group that takes part has no observations.
    EmptyGroup,
    /// A variance, or its degrees of freedom, needs more observations than there are.
    FewerThanTwoObservations,
    /// Nothing varies that the difference could be measured against.
    NoVariance,
    /// Reliability was asked of a single item, or of none.
    FewerThanTwoItems,
    /// A one-factor model has no unique solution below three items.
    FewerThanThreeItems,
    /// A step-by-step computation did not settle within its rounds.
    NotConverged,
    /// The best-fitting factor leaves an item no error of its own, or less than none.
    ImproperSolution,
    /// The value to compare with cannot be one: not finite, or no share.
    ImpossibleReference,
    /// A weight that is not a number above 0.
    ImpossibleWeight,
    /// A known number of the population that is not a number above 0.
    ImpossibleTarget,
    /// A stratum has more respondents than people.
    PopulationBelowSample,
    /// A stratum has one respondent, who shows no spread, while more people are in it.
    LonelyStratum,
    /// People in the population whom no respondent can stand for.
    EmptyStratum,
    /// Margins to weight to that do not add up to the same number.
    MarginsDisagree,
    /// Bounds of the weights that leave nobody to take over what is cut off.
    BoundsTooTight,
    /// The groups are samples of their own, and the statistic is of groups of one.
    NotOneSample,
    /// Answers are weighted, and the statistic knows nothing of weights.
    NoWeightedVersion,
    /// Too few respondents of a group have a weight to show what is weighted of it.
    TooFewWeighted,
    /// Weighted numbers are rounded here, and the statistic would tell what they were.
    RoundedWeighted,
    /// The statistic is of another kind of question.
    DoesNotApply,
}

impl Reason {
    /// Its name in a document and in texts: another one for every reason.
    pub fn name(self) -> &'static str {
        match self {
            Reason::FewerThanTwoGroups => "fewer-than-two-groups",
            Reason::NotTwoGroups => "not-two-groups",
            Reason::EmptyGroup => "empty-group",
            Reason::FewerThanTwoObservations => "fewer-than-two-observations",
            Reason::NoVariance => "no-variance",
            Reason::FewerThanTwoItems => "fewer-than-two-items",
            Reason::FewerThanThreeItems => "fewer-than-three-items",
            Reason::NotConverged => "not-converged",
            Reason::ImproperSolution => "improper-solution",
            Reason::ImpossibleReference => "impossible-reference",
            Reason::ImpossibleWeight => "impossible-weight",
            Reason::ImpossibleTarget => "impossible-target",
            Reason::PopulationBelowSample => "population-below-sample",
            Reason::LonelyStratum => "lonely-stratum",
            Reason::EmptyStratum => "empty-stratum",
            Reason::MarginsDisagree => "margins-disagree",
            Reason::BoundsTooTight => "bounds-too-tight",
            Reason::NotOneSample => "not-one-sample",
            Reason::NoWeightedVersion => "no-weighted-version",
            Reason::TooFewWeighted => "too-few-weighted",
            Reason::RoundedWeighted => "rounded-weighted",
            Reason::DoesNotApply => "does-not-apply",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::FewerThanTwoGroups => "fewer than two groups",
            Reason::NotTwoGroups => "not exactly two groups",
            Reason::EmptyGroup => "a group without observations",
            Reason::FewerThanTwoObservations => "fewer than two observations",
            Reason::NoVariance => "no variance",
            Reason::FewerThanTwoItems => "fewer than two items",
            Reason::FewerThanThreeItems => "fewer than three items",
            Reason::NotConverged => "no convergence",
            Reason::ImproperSolution => "an item without error of its own",
            Reason::ImpossibleReference => "an impossible reference value",
            Reason::ImpossibleWeight => "an impossible weight",
            Reason::ImpossibleTarget => "an impossible number in the population",
            Reason::PopulationBelowSample => "fewer people than respondents",
            Reason::LonelyStratum => "a stratum with one respondent",
            Reason::EmptyStratum => "a part of the population without respondents",
            Reason::MarginsDisagree => "margins with different totals",
            Reason::BoundsTooTight => "bounds that leave no weight free",
            Reason::NotOneSample => "groups of more than one sample",
            Reason::NoWeightedVersion => "no version that respects weights",
            Reason::TooFewWeighted => "too few respondents with a weight",
            Reason::RoundedWeighted => "weighted numbers that are rounded",
            Reason::DoesNotApply => "of another kind of question",
        })
    }
}

impl std::error::Error for Reason {}

/// Writes the value itself, or null: a document's reader gets the reason as a
/// finding, not in the place of a number.
pub(super) fn value_or_null<T: Serialize, S: Serializer>(
    outcome: &Outcome<T>,
    to: S,
) -> Result<S::Ok, S::Error> {
    outcome.as_ref().ok().serialize(to)
}
