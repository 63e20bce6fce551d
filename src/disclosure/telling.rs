//! Which parts of a whole tell of everybody in them: all, or all but one, gave one answer.
//!
//! Then what one of them answered need not be worked out; it stands there. Such a part is
//! hidden as a small one is, and what is hidden must leave open that others answered
//! otherwise.

use super::Rule;
use super::parts::{Fate, Part};

/// An answer that tells of everybody in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Position of the part.
    pub(super) part: usize,
    /// Position of the answer.
    pub(super) answer: usize,
    /// How many must have answered otherwise for the part to be shown.
    otherwise: u64,
}

/// Every answer that tells of everybody in a part, also in one that is hidden already.
///
/// What nearly everybody answered is no news of a part, and can be hidden nowhere: the
/// whole is shown. A part below the minimum base is protected as such.
pub(super) fn told(parts: &[Part], rule: Rule) -> Vec<Told> {
    let Some(group) = rule.group_disclosure else { return Vec::new() };
    let answers = parts.iter().map(|part| part.counts.len()).max().unwrap_or(0);
    let whole: u64 = parts.iter().map(|part| part.n).sum();
    let mut told = Vec::new();
    for answer in 0..answers {
        let gave: u64 = parts.iter().map(|part| count(part, answer)).sum();
        let others = whole.saturating_sub(gave);
        for (position, part) in parts.iter().enumerate() {
            let is_group = part.fate != Fate::Outside || rule.remainder;
            let otherwise = group.otherwise(part.n);
            let is_told = part.n.saturating_sub(count(part, answer)) < otherwise;
            let is_news = others > otherwise && !group.is_common(gave, whole);
            if is_group && rule.minimum_base.allows(part.n) && is_told && is_news {
                told.push(Told { part: position, answer, otherwise });
            }
        }
    }
    told
}

impl Told {
    /// The same of a part that stands elsewhere.
    pub(super) fn at(self, part: usize) -> Self {
        Told { part, ..self }
    }

    /// How many of a part answered otherwise.
    pub(super) fn others(&self, part: &Part) -> u64 {
        part.n.saturating_sub(count(part, self.answer))
    }

    /// Whether so many can have answered otherwise, one of whom may be who asks.
    pub(super) fn is_enough(&self, others: u64) -> bool {
        others > self.otherwise
    }

    /// Whether what is hidden together leaves open that enough of this part answered
    /// otherwise; also to one respondent, who may be one of those.
    pub(super) fn is_open(&self, hidden: &[&Part]) -> bool {
        self.is_enough(hidden.iter().map(|part| self.others(part)).sum())
    }
}

/// How many of a part gave an answer; nobody of one that does not have it.
fn count(part: &Part, answer: usize) -> u64 {
    part.counts.get(answer).copied().unwrap_or(0)
}
