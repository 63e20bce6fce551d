//! What there is to lose: the answer of a group that is too small, or that all of a larger
//! one gave it.

use super::answers::{Answer, What};
use super::cluster::Budget;
use super::knowledge::Knowledge;
use super::space::Atoms;
use crate::disclosure::Rule;

/// What must not be known of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stake {
    /// How many gave an answer, or are there.
    Small,
    /// That all, or nearly all, gave it: fewer than `otherwise` did not.
    Alike { otherwise: u64 },
}

impl Stake {
    /// What must not be known of an answer of these smallest groups together; `None` where it
    /// may be.
    pub(super) fn of(rule: Rule, answer: &Answer, atoms: Atoms) -> Option<Self> {
        let (n, gave) = (atoms.sum(&answer.n), atoms.sum(&answer.counts));
        if !rule.minimum_base.allows(n) {
            // Where nobody gave it, that is all that can be known. How large a group is with
            // a score is told by how many have one.
            return (gave > 0 && answer.what != What::Score).then_some(Stake::Small);
        }
        let group = rule.group_disclosure.filter(|_| answer.what != What::Any)?;
        let otherwise = group.otherwise(n);
        let (all, gave_it) = (answer.n.iter().sum(), answer.counts.iter().sum::<u64>());
        let is_news =
            u64::saturating_sub(all, gave_it) > otherwise && !group.is_common(gave_it, all);
        (is_news && n - gave.min(n) < otherwise).then_some(Stake::Alike { otherwise })
    }

    /// Whether it is known to who knows this.
    pub(super) fn is_lost(
        self,
        known: &Knowledge,
        answer: &Answer,
        atoms: Atoms,
        budget: &Budget,
    ) -> bool {
        match (self, &answer.what) {
            (Stake::Small, What::Any) => known.gives_size(atoms, budget),
            (Stake::Small, _) => known.gives_away(atoms, &answer.counts, budget),
            (Stake::Alike { otherwise }, _) => {
                known.gives_all(atoms, (&answer.n, &answer.counts), otherwise, budget)
            }
        }
    }
}
