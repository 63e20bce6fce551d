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

/// A minimum base that others use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// The number of respondents.
    pub base: MinimumBase,
    /// The text that says who uses it.
    pub source: &'static str,
}

impl Preset {
    /// Those to choose from, the lowest first. `docs/disclosure.md` has their sources.
    pub const ALL: [Preset; 4] = [
        Preset { base: MinimumBase(5), source: "minimum-base-5" },
        Preset { base: MinimumBase(10), source: "minimum-base-10" },
        Preset { base: MinimumBase(23), source: "minimum-base-23" },
        Preset { base: MinimumBase(30), source: "minimum-base-30" },
    ];
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
    /// When the answers of a group that is large enough tell of everybody in it; `None`
    /// shows them.
    pub group_disclosure: Option<GroupDisclosure>,
    /// Of an open question it is shown how many wrote something from so many on, and never of
    /// a group.
    pub open_base: u64,
}

impl Rule {
    /// The whole rule, with this minimum base.
    pub fn new(minimum_base: MinimumBase) -> Self {
        Rule {
            minimum_base,
            secondary: true,
            remainder: false,
            group_disclosure: Some(GroupDisclosure::new(minimum_base)),
            open_base: 2 * minimum_base.get(),
        }
    }
}

/// When the answers of a group tell of everybody in it. `docs/disclosure.md` says why these
/// numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupDisclosure {
    /// In a group below this size no answer may dominate. In a group of any size two or more
    /// must have answered otherwise than the others.
    pub dominated_below: u64,
    /// An answer dominates that more than this share gave, in percent.
    pub dominant: u64,
    /// What at least this share of everybody answered is no news of a group, in percent.
    pub common: u64,
}

impl GroupDisclosure {
    /// With this minimum base: nine in ten dominate a group below three times as many.
    pub fn new(minimum_base: MinimumBase) -> Self {
        GroupDisclosure { dominated_below: 3 * minimum_base.get(), dominant: 90, common: 95 }
    }

    /// How many of a group of this size must have answered otherwise than the others.
    pub fn otherwise(&self, n: u64) -> u64 {
        /// One who answered otherwise knows what all the others answered.
        const BUT_ONE: u64 = 2;
        let dominated = n * (100 - self.dominant.min(100));
        match n {
            0 => 0,
            n if n < self.dominated_below => BUT_ONE.max(dominated.div_ceil(100)),
            _ => BUT_ONE,
        }
    }

    /// The most of them for any size from this to that.
    pub fn most_otherwise(&self, least: u64, most: u64) -> u64 {
        let dominated = most.min(self.dominated_below.saturating_sub(1));
        let below = if dominated >= least { self.otherwise(dominated) } else { 0 };
        below.max(self.otherwise(most))
    }

    /// Whether so many of a whole who gave an answer are nearly everybody.
    pub fn is_common(&self, gave: u64, whole: u64) -> bool {
        gave * 100 >= whole * self.common
    }
}

impl Default for Rule {
    fn default() -> Self {
        Rule::new(MinimumBase::default())
    }
}
