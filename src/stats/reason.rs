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
