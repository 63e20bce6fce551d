//! Which parts of a whole stay hidden, so that none comes back by subtraction.
//!
//! A whole that is shown and the parts that are shown give away what the other
//! parts are together. So the hidden parts together must be a group that may be
//! seen, no count of a small one among them may be nearly known, and of none that tells
//! of everybody in it may be known that it does.

use super::Rule;
use super::telling::{Told, told};
use crate::analysis::Suppression;

/// The answers of one part of a whole to one question, or only how many it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Respondents who answered.
    pub(super) n: u64,
    /// Respondents per answer.
    pub(super) counts: Vec<u64>,
    /// How it stands.
    pub(super) fate: Fate,
}

/// What becomes of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is shown.
    Shown,
    /// It is hidden, being too small.
    Small,
    /// It is hidden, or else a small one would come back.
    Protecting,
    /// It is never shown, as those who are in no group are not.
    Outside,
}

impl Fate {
    /// Why it is hidden; `None` where it is shown, or never was.
    pub(super) fn reason(self) -> Option<Suppression> {
        match self {
            Fate::Small => Some(Suppression::Primary),
            Fate::Protecting => Some(Suppression::Secondary),
            Fate::Shown | Fate::Outside => None,
        }
    }
}

/// A count of a hidden part is nearly known when fewer than this many counts more
/// than the least are possible: three possible counts must remain, or all from
/// nobody up to everybody that it can be.
const ROOM: u64 = 2;

/// Hides what is too small or tells of everybody in it, and then the smallest parts that
/// must be hidden with it.
pub(super) fn protect(parts: &mut [Part], rule: Rule) {
    protect_told(parts, rule, &told(parts, rule));
}

/// The same, where it is known what tells of everybody in a part.
pub(super) fn protect_told(parts: &mut [Part], rule: Rule, told: &[Told]) {
    for part in parts.iter_mut() {
        if part.fate == Fate::Shown && !rule.minimum_base.allows(part.n) {
            part.fate = Fate::Small;
        }
    }
    for told in told {
        // That it is hidden for this must not tell it.
        if parts[told.part].fate == Fate::Shown {
            parts[told.part].fate = Fate::Protecting;
        }
    }
    let mut protecting = Vec::new();
    while rule.secondary && !is_safe(parts, told, rule) {
        let shown = parts.iter().enumerate();
        let shown = shown.filter(|(_, part)| part.fate == Fate::Shown && part.n > 0);
        match shown.min_by_key(|(_, part)| part.n) {
            Some((smallest, _)) => {
                parts[smallest].fate = Fate::Protecting;
                protecting.push(smallest);
            }
            // Everything is hidden; the whole itself may be seen. That a part is small would
            // tell how large the others are, so the reason is kept back.
            None => {
                let small = parts.iter_mut().filter(|part| part.fate == Fate::Small);
                small.for_each(|part| part.fate = Fate::Protecting);
                return;
            }
        }
    }
    // A larger one may have made a smaller one needless.
    for smaller in protecting {
        parts[smaller].fate = Fate::Shown;
        if !is_safe(parts, told, rule) {
            parts[smaller].fate = Fate::Protecting;
        }
    }
}

/// What becomes of groups of these sizes that divide a whole, with those in none of
/// them. How many are in none is the first to be hidden.
pub(super) fn sizes(rule: Rule, groups: &[Option<u64>], whole: Option<u64>) -> Vec<Fate> {
    let part = |n, fate| Part { n, counts: Vec::new(), fate };
    let groups = groups.iter().map(|n| part(n.unwrap_or(0), Fate::Shown));
    let mut parts: Vec<Part> = groups.collect();
    let outside = whole.unwrap_or(0).saturating_sub(parts.iter().map(|part| part.n).sum());
    parts.push(part(outside, Fate::Outside));
    protect(&mut parts, rule);
    parts.pop();
    parts.into_iter().map(|part| part.fate).collect()
}

/// Counts of some parts together.
pub(super) fn add(parts: &[Part]) -> Vec<u64> {
    let answers = parts.iter().map(|part| part.counts.len()).max().unwrap_or(0);
    let of = |answer: usize| parts.iter().filter_map(|part| part.counts.get(answer)).sum();
    (0..answers).map(of).collect()
}

/// Whether no small part among the hidden ones is known from what they are together, and
/// of none that it tells of everybody in it.
fn is_safe(parts: &[Part], told: &[Told], rule: Rule) -> bool {
    let hidden: Vec<&Part> =
        parts.iter().filter(|part| part.fate != Fate::Shown && part.n > 0).collect();
    if !told.iter().all(|told| told.is_open(&hidden)) {
        return false;
    }
    let is_small = |part: &&&Part| {
        !rule.minimum_base.allows(part.n) && (part.fate != Fate::Outside || rule.remainder)
    };
    let mut small = hidden.iter().filter(is_small).peekable();
    if small.peek().is_none() {
        return true;
    }
    let together: u64 = hidden.iter().map(|part| part.n).sum();
    // One of them knows their own answer, and so of all the others together.
    if !rule.minimum_base.allows(together.saturating_sub(1)) || together == 1 {
        return false;
    }
    let answers = hidden.iter().map(|part| part.counts.len()).max().unwrap_or(0);
    let sum = |answer: usize| -> u64 { hidden.iter().map(|part| part.counts[answer]).sum() };
    let sums: Vec<u64> = (0..answers).map(sum).collect();
    small.all(|part| sums.iter().all(|count| is_open(*count, part.n, together - part.n)))
}

/// Whether what so many of a small part answered stays open, where `count` of the
/// small part and the `others` together gave that answer: also to one of the small
/// part, and to one of the others, who know their own.
fn is_open(count: u64, small: u64, others: u64) -> bool {
    let open = |small: u64, others: u64| {
        let least = count.saturating_sub(others);
        let most = count.min(small);
        most - least.min(most) >= ROOM.min(most)
    };
    open(small, others) && open(small, others.saturating_sub(1)) && open(small - 1, others)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(sizes: &[&[u64]]) -> Vec<Part> {
        let part = |counts: &&[u64]| Part {
            n: counts.iter().sum(),
            counts: counts.to_vec(),
            fate: Fate::Shown,
        };
        sizes.iter().map(part).collect()
    }

    fn fates(sizes: &[&[u64]]) -> Vec<Fate> {
        let mut parts = parts(sizes);
        protect(&mut parts, Rule::default());
        parts.iter().map(|part| part.fate).collect()
    }

    use Fate::{Protecting, Shown, Small};

    #[test]
    fn a_lone_small_part_takes_the_smallest_other_with_it() {
        assert_eq!(
            fates(&[&[2, 2], &[15, 15], &[9, 11], &[0, 0]]),
            [Small, Shown, Protecting, Shown]
        );
    }

    #[test]
    fn two_small_parts_protect_each_other_when_together_they_may_be_seen() {
        assert_eq!(fates(&[&[3, 3], &[2, 3], &[20, 9]]), [Small, Small, Shown]);
        // Ten together: one of them would know the other nine.
        assert_eq!(fates(&[&[3, 2], &[2, 3], &[20, 9]]), [Small, Small, Protecting]);
    }

    #[test]
    fn parts_that_all_answered_the_same_do_not_protect_each_other() {
        assert_eq!(fates(&[&[0, 6], &[0, 6], &[20, 9]]), [Small, Small, Protecting]);
        // All but one: that one knows of all others.
        assert_eq!(fates(&[&[1, 5], &[0, 6], &[20, 9]]), [Small, Small, Protecting]);
    }

    #[test]
    fn nothing_is_hidden_where_nobody_is_small() {
        assert_eq!(fates(&[&[8, 2], &[20, 10], &[0, 0]]), [Shown; 3]);
    }

    #[test]
    fn a_part_that_tells_of_everybody_in_it_is_hidden_with_another() {
        // All, and all but one: with the smallest other part that has others enough.
        assert_eq!(fates(&[&[12, 0], &[20, 10], &[40, 30]]), [Protecting, Protecting, Shown]);
        assert_eq!(fates(&[&[1, 11], &[20, 10], &[40, 30]]), [Protecting, Protecting, Shown]);
        assert_eq!(fates(&[&[2, 10], &[20, 10], &[40, 30]]), [Shown; 3]);
        // Of any size; and the smaller that would not do stays shown.
        assert_eq!(fates(&[&[480, 0], &[38, 2], &[40, 30]]), [Protecting, Shown, Protecting]);
    }

    #[test]
    fn one_answer_dominates_a_part_below_three_times_the_minimum() {
        assert_eq!(fates(&[&[27, 2], &[20, 10], &[40, 30]]), [Protecting, Protecting, Shown]);
        assert_eq!(fates(&[&[26, 3], &[20, 10], &[40, 30]]), [Shown; 3]);
        assert_eq!(fates(&[&[28, 2], &[20, 10], &[40, 30]]), [Shown; 3]);
    }

    #[test]
    fn what_nearly_everybody_answered_is_no_news() {
        assert_eq!(fates(&[&[12, 0], &[480, 20], &[40, 0]]), [Shown; 3]);
        // A part that is everybody.
        assert_eq!(fates(&[&[12, 1], &[0, 0]]), [Shown; 2]);
        // Of everybody but two, what all but two answered cannot be hidden.
        assert_eq!(fates(&[&[12, 0], &[10, 2]]), [Shown; 2]);
        assert_eq!(fates(&[&[12, 0], &[11, 3]]), [Protecting; 2]);
    }

    #[test]
    fn group_disclosure_can_be_left_open() {
        let mut parts = parts(&[&[12, 0], &[20, 10]]);
        protect(&mut parts, Rule { group_disclosure: None, ..Rule::default() });
        assert_eq!(parts.map_fates(), [Shown; 2]);
    }

    #[test]
    fn those_in_no_group_protect_at_no_cost() {
        let mut parts = parts(&[&[2, 2], &[20, 9], &[15, 8]]);
        parts[2].fate = Fate::Outside;
        protect(&mut parts, Rule::default());
        assert_eq!(parts.map_fates(), [Small, Shown, Fate::Outside]);
    }

    #[test]
    fn a_few_in_no_group_are_protected_as_a_small_group_is_where_asked() {
        let mut parts = parts(&[&[12, 2], &[20, 9], &[1, 2]]);
        parts[2].fate = Fate::Outside;
        protect(&mut parts, Rule { remainder: true, ..Rule::default() });
        assert_eq!(parts.map_fates(), [Protecting, Shown, Fate::Outside]);
    }

    trait Fates {
        fn map_fates(&self) -> Vec<Fate>;
    }

    impl Fates for Vec<Part> {
        fn map_fates(&self) -> Vec<Fate> {
            self.iter().map(|part| part.fate).collect()
        }
    }
}
