//! The rules, and the smallest that they may be set to.

use serde::{Deserialize, Serialize};

/// The smallest base that is shown: 10, adjustable, never below 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct MinimumBase(u64);

impl MinimumBase {
    /// The lowest that can be chosen.
    pub const LOWEST: u64 = 5;

    /// A minimum base.
    ///
    /// # Errors
    /// Below [`MinimumBase::LOWEST`].
    pub fn new(base: u64) -> Result<Self, TooLow> {
        if base < Self::LOWEST { Err(TooLow) } else { Ok(MinimumBase(base)) }
    }

    /// The number of respondents.
    pub fn get(self) -> u64 {
        self.0
    }

    /// Whether a group of this size may be seen. An empty group has nobody to
    /// give away.
    pub fn allows(self, n: u64) -> bool {
        n == 0 || n >= self.0
    }
}

impl Default for MinimumBase {
    fn default() -> Self {
        MinimumBase(10)
    }
}

impl TryFrom<u64> for MinimumBase {
    type Error = TooLow;

    fn try_from(base: u64) -> Result<Self, TooLow> {
        MinimumBase::new(base)
    }
}

impl From<MinimumBase> for u64 {
    fn from(base: MinimumBase) -> u64 {
        base.0
    }
}

/// A minimum base below the lowest that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLow;

impl std::fmt::Display for TooLow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the minimum base is at least {}", MinimumBase::LOWEST)
    }
}

impl std::error::Error for TooLow {}

/// What is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Groups smaller than this.
    pub minimum_base: MinimumBase,
    /// Whether more is hidden where a small group would come back by subtraction.
    /// Off only to show what an attacker then finds.
    pub secondary: bool,
    /// Whether those in no group of a split are a group as well, whose answers must not
    /// be known by subtraction. They share no characteristic by which anybody could know
    /// who they are, only that they did not tell it.
    pub remainder: bool,
}

impl Rule {
    /// The whole rule, with this minimum base.
    pub fn new(minimum_base: MinimumBase) -> Self {
        Rule { minimum_base, secondary: true, remainder: false }
    }
}

impl Default for Rule {
    fn default() -> Self {
        Rule::new(MinimumBase::default())
    }
}
