//! What splits that are shown beside each other tell of the pairs of their groups, and what
//! is hidden so that they do not.
//!
//! Where 5 of a group and 4 of a group of another split gave an answer that 7 gave in all,
//! at least 2 of them are in both. Any two splits of a file may be shown, so all are looked
//! at, whichever is asked for.

use super::Rule;
use super::audit::is_open;
use super::parts::{Fate, Part, protect};
use super::verdict::{self, Counted, OfQuestion, Verdict, outside, part};
use crate::analysis::{Cell, Crossed, Publication, Suppression};

/// What is hidden of everything that may be shown of everybody.
pub(super) fn of(rule: Rule, publication: &Publication) -> Verdict {
    let whole = &publication.results;
    let mut verdict = verdict::of(rule, whole);
    if !rule.secondary {
        return verdict;
    }
    let in_no_group = |split: usize| whole.splits[split].in_no_group.unwrap_or(0);
    let sizes: Vec<Vec<Size>> = (0..whole.splits.len())
        .map(|at| {
            let groups = whole.splits[at].groups.iter().zip(&verdict.groups[at]);
            let size = |n: u64, is_shown| Size { n, is_shown };
            let groups = groups.map(|(group, hidden)| size(group.n.unwrap_or(0), hidden.is_none()));
            groups.chain([size(in_no_group(at), true)]).collect()
        })
        .collect();
    let told = Told { rule, sizes: &sizes, crossed: &publication.crossed };
    for (item, hidden) in whole.items.iter().zip(&mut verdict.items) {
        told.protect(&item.total, item.by.iter().map(|by| &by.cells[..]), hidden);
    }
    for (choice, hidden) in whole.choices.iter().zip(&mut verdict.choices) {
        told.protect(&choice.total, choice.by.iter().map(|by| &by.cells[..]), hidden);
    }
    verdict
}

/// Respondents of a group, whether they answered a question or not.
struct Size {
    n: u64,
    is_shown: bool,
}

/// What is told of everybody, whatever they were asked.
struct Told<'a> {
    rule: Rule,
    /// Per split, per group, and those in none last.
    sizes: &'a [Vec<Size>],
    crossed: &'a [Crossed],
}

/// A group of a split.
type Place = (usize, usize);

impl Told<'_> {
    /// Hides more of a question where two of its splits tell of a small pair.
    fn protect<'c, V: Counted + 'c>(
        &self,
        total: &Cell<V>,
        by: impl Iterator<Item = &'c [Cell<V>]>,
        hidden: &mut OfQuestion,
    ) {
        // What everybody answered is hidden, and so is everything of it.
        if hidden.total.is_some() {
            return;
        }
        let whole = part(total, Fate::Outside);
        let splits = by.zip(&hidden.by).enumerate().map(|(at, (cells, hidden))| {
            let parts =
                cells.iter().zip(hidden).map(|(cell, hidden)| part(cell, Fate::of(*hidden)));
            let mut parts: Vec<Part> = parts.collect();
            parts.push(outside(&whole, &parts));
            Shown::new(self.rule, &whole.counts, parts, &self.sizes[at])
        });
        let mut splits: Vec<Shown> = splits.collect();
        while self.protect_pairs(&whole, &mut splits) {}
        for (hidden, split) in hidden.by.iter_mut().zip(&splits) {
            hidden
                .iter_mut()
                .zip(&split.parts)
                .for_each(|(hidden, part)| *hidden = part.fate.reason());
        }
    }

    /// Goes over every pair of groups once. Whether it hid anything.
    fn protect_pairs(&self, whole: &Part, splits: &mut [Shown]) -> bool {
        let mut changed = false;
        for crossed in self.crossed {
            for (row, sizes) in crossed.sizes.iter().enumerate() {
                for (column, size) in sizes.iter().enumerate() {
                    let places = [(crossed.splits[0], row), (crossed.splits[1], column)];
                    if !self.may_be_small(splits, places, *size) {
                        continue;
                    }
                    for answer in 0..whole.counts.len() {
                        let given = Given { answer, all: whole.counts[answer], size: *size };
                        changed |= self.protect_pair(whole, splits, places, given);
                    }
                }
            }
        }
        changed
    }

    /// Whether fewer of a pair than are shown may have answered: how many did is not counted.
    fn may_be_small(&self, splits: &[Shown], places: [Place; 2], size: u64) -> bool {
        let silent = places.map(|(split, group)| {
            self.sizes[split][group].n.saturating_sub(splits[split].parts[group].n)
        });
        let [most, other] = silent;
        size > 0 && size < self.rule.minimum_base.get() + most.min(other)
    }

    fn protect_pair(
        &self,
        whole: &Part,
        splits: &mut [Shown],
        places: [Place; 2],
        given: Given,
    ) -> bool {
        let [first, second] = places;
        if !given.tells([splits[first.0].group(first.1), splits[second.0].group(second.1)]) {
            return false;
        }
        let hide = |place: Place, other: Place| {
            let beside = splits[other.0].group(other.1);
            let told = |shown: &Shown| given.tells([shown.group(place.1), beside]);
            splits[place.0].hiding(self.rule, &whole.counts, place.1, &self.sizes[place.0], told)
        };
        let [one, other] = [hide(first, second), hide(second, first)];
        let dearer = (!other.1, other.2) < (!one.1, one.2);
        let (chosen, (shown, ..)) = if dearer { (second, other) } else { (first, one) };
        let changed = splits[chosen.0].parts != shown.parts;
        splits[chosen.0] = shown;
        changed
    }
}

/// An answer, how many gave it in all, and how large the pair is that it is looked at in.
#[derive(Clone, Copy)]
struct Given {
    answer: usize,
    all: u64,
    size: u64,
}

impl Given {
    /// Whether these two groups nearly tell how many of both gave the answer: to anybody, or
    /// to one who gave it and is in neither, or in one of them.
    fn tells(self, groups: [Group<'_>; 2]) -> bool {
        let [(a, a_least, a_most), (b, b_least, b_most)] = groups.map(|group| {
            (group.counts[self.answer], group.least[self.answer], group.most[self.answer])
        });
        let least = |all: u64| (a_least + b_least).saturating_sub(all);
        let most = |a: u64, b: u64| a.min(b).min(self.size);
        let told = |least: u64, most: u64| least <= most && !is_open((least, most));
        let in_both = a.min(b).min(self.size);
        let (outside, in_one) = (self.all + in_both > a + b, (a + b).saturating_sub(self.all));
        told(least(self.all), most(a_most, b_most))
            || (outside && told(least(self.all - 1), most(a_most, b_most)))
            || (a > in_one && told(least(self.all), most(a_most - 1, b_most)))
            || (b > in_one && told(least(self.all), most(a_most, b_most - 1)))
    }
}

/// What is shown of a question by one split, and what that tells of each group.
#[derive(Clone)]
struct Shown {
    /// Per group, and those in none last.
    parts: Vec<Part>,
    /// Per group, per answer, the fewest that can have given it, and the most.
    ranges: Vec<[Vec<u64>; 2]>,
}

/// What is shown of one group: per answer who gave it, and between what that is known.
#[derive(Clone, Copy)]
struct Group<'a> {
    counts: &'a [u64],
    least: &'a [u64],
    most: &'a [u64],
}

impl Shown {
    fn new(rule: Rule, all: &[u64], parts: Vec<Part>, sizes: &[Size]) -> Self {
        let mut ranges: Vec<[Vec<u64>; 2]> = vec![[Vec::new(), Vec::new()]; parts.len()];
        for answer in 0..all.len() {
            let count = |part: &Part| part.counts.get(answer).copied().unwrap_or(0);
            let hidden = parts.iter().filter(|part| part.fate != Fate::Shown);
            let together: u64 = hidden.map(count).sum();
            let most = |(part, size): (&Part, &Size)| match part.fate {
                Fate::Shown => 0,
                Fate::Outside => size.n.min(together),
                fate => {
                    let size = if size.is_shown { size.n } else { together };
                    let small = rule.minimum_base.get() - 1;
                    let told = if fate == Fate::Small { small } else { together };
                    size.min(told).min(together)
                }
            };
            let most: Vec<u64> = parts.iter().zip(sizes).map(most).collect();
            let all_most: u64 = most.iter().sum();
            for ((range, part), most) in ranges.iter_mut().zip(&parts).zip(&most) {
                let [least, most] = match part.fate {
                    Fate::Shown => [count(part); 2],
                    _ => [together.saturating_sub(all_most - most), *most],
                };
                range[0].push(least);
                range[1].push(most);
            }
        }
        Shown { parts, ranges }
    }

    fn group(&self, at: usize) -> Group<'_> {
        let [least, most] = &self.ranges[at];
        Group { counts: &self.parts[at].counts, least, most }
    }

    /// This with as many groups hidden, this one first and then the smallest, as it takes
    /// until nothing is told; whether that came about, and how many respondents it hides.
    fn hiding(
        &self,
        rule: Rule,
        all: &[u64],
        group: usize,
        sizes: &[Size],
        told: impl Fn(&Shown) -> bool,
    ) -> (Shown, bool, u64) {
        let mut shown = self.clone();
        loop {
            let is_shown =
                |at: &usize| shown.parts[*at].fate == Fate::Shown && shown.parts[*at].n > 0;
            let next = (0..shown.parts.len()).filter(is_shown);
            let next = next.min_by_key(|at| (*at != group, shown.parts[*at].n));
            let solved = !told(&shown);
            let Some(next) = next.filter(|_| !solved) else {
                let newly = self.parts.iter().zip(&shown.parts);
                let newly = newly
                    .filter(|(before, now)| before.fate == Fate::Shown && now.fate != Fate::Shown);
                let cost = newly.map(|(part, _)| part.n).sum();
                return (shown, solved, cost);
            };
            let mut parts = shown.parts;
            parts[next].fate = Fate::Protecting;
            protect(&mut parts, rule);
            shown = Shown::new(rule, all, parts, sizes);
        }
    }
}

impl Fate {
    /// What became of a part that is hidden for this reason.
    pub(super) fn of(hidden: Option<Suppression>) -> Self {
        match hidden {
            None => Fate::Shown,
            Some(Suppression::Primary) => Fate::Small,
            Some(Suppression::Secondary) => Fate::Protecting,
        }
    }
}
