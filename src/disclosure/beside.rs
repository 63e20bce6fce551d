//! What splits that are shown beside each other tell of the pairs of their groups, and what
//! is hidden so that they do not.
//!
//! Where 5 of a group and 4 of a group of another split gave an answer that 7 gave in all,
//! at least 2 of them are in both. Any two splits of a file may be shown, so all are looked
//! at, whichever is asked for.

use super::audit::is_open;
use super::nested::{Nested, protect_nested};
use super::parts::{Fate, Part, protect};
use super::verdict::{self, Counted, OfQuestion, Verdict, outside, part};
use super::{GroupDisclosure, Rule};
use crate::analysis::{Cell, ChoiceValues, Crossed, Publication, Results, Suppression};

/// What is hidden of everybody, whatever of it is asked for.
pub struct Beside {
    pub(super) rule: Rule,
    pub(super) verdict: Verdict,
}

impl Beside {
    /// Of everything that may be shown of a file.
    pub fn new(rule: Rule, publication: &Publication) -> Self {
        Beside { rule, verdict: of(rule, publication) }
    }

    /// The rule by which it is.
    pub fn rule(&self) -> Rule {
        self.rule
    }
}

/// What is hidden of everything that may be shown of everybody.
fn of(rule: Rule, publication: &Publication) -> Verdict {
    let whole = &publication.results;
    if !rule.secondary {
        return verdict::of(rule, whole);
    }
    let in_no_group = |split: usize| whole.splits[split].in_no_group.unwrap_or(0);
    let size = |split: usize, group: usize| whole.splits[split].groups[group].n.unwrap_or(0);
    let nested = Nested::all(&publication.crossed, &size);
    let mut verdict = verdict::of_groups_known(rule, whole, groups(rule, whole, &nested));
    let sizes: Vec<Vec<Size>> = (0..whole.splits.len())
        .map(|at| {
            let groups = whole.splits[at].groups.iter().zip(&verdict.groups[at]);
            let size = |n: u64, is_shown| Size { n, is_shown };
            let groups = groups.map(|(group, hidden)| size(group.n.unwrap_or(0), hidden.is_none()));
            groups.chain([size(in_no_group(at), true)]).collect()
        })
        .collect();
    let told = Told { rule, sizes: &sizes, crossed: &publication.crossed, nested: &nested };
    for (item, hidden) in whole.items.iter().zip(&mut verdict.items) {
        let by = item.by.iter().map(|by| &by.cells[..]);
        told.protect(Question::scale(&item.total, &item.agree), by, hidden);
    }
    for (choice, hidden) in whole.choices.iter().zip(&mut verdict.choices) {
        let by = choice.by.iter().map(|by| &by.cells[..]);
        told.protect(Question::options(&choice.total), by, hidden);
    }
    verdict
}

/// What becomes of the groups of every split.
fn groups(rule: Rule, whole: &Results, nested: &[Nested]) -> Vec<Vec<Fate>> {
    let part = |n: Option<u64>, fate| Part { n: n.unwrap_or(0), counts: Vec::new(), fate };
    let splits = whole.splits.iter().map(|split| {
        let groups = split.groups.iter().zip(verdict::of_groups(rule, split));
        let groups = groups.map(|(group, fate)| part(group.n, fate));
        groups.chain([part(split.in_no_group, Fate::Outside)]).collect()
    });
    let mut splits: Vec<Vec<Part>> = splits.collect();
    protect_nested(rule, nested, &mut splits);
    let fates = |mut parts: Vec<Part>| {
        parts.pop();
        parts.into_iter().map(|part| part.fate).collect()
    };
    splits.into_iter().map(fates).collect()
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
    nested: &'a [Nested],
}

/// What everybody answered to a question.
struct Question {
    whole: Part,
    /// Per answer, and those who agree and do not, the points of the scale that are none of
    /// it; nothing where several answers can be given.
    others: Vec<Vec<usize>>,
}

impl Question {
    fn scale(total: &Cell, agree: &[bool]) -> Self {
        let but =
            |is_of: &dyn Fn(usize) -> bool| (0..agree.len()).filter(|at| !is_of(*at)).collect();
        let points = (0..agree.len()).map(|point| but(&|at| at == point));
        let boxes = [but(&|at| agree[at]), but(&|at| !agree[at])];
        Question { whole: part(total, Fate::Outside), others: points.chain(boxes).collect() }
    }

    fn options(total: &Cell<ChoiceValues>) -> Self {
        let whole = part(total, Fate::Outside);
        Question { others: vec![Vec::new(); whole.counts.len()], whole }
    }
}

/// A group of a split.
type Place = (usize, usize);

impl Told<'_> {
    /// Hides more of a question where two of its splits tell of a small pair.
    fn protect<'c, V: Counted + 'c>(
        &self,
        question: Question,
        by: impl Iterator<Item = &'c [Cell<V>]>,
        hidden: &mut OfQuestion,
    ) {
        // What everybody answered is hidden, and so is everything of it.
        if hidden.total.is_some() {
            return;
        }
        let whole = &question.whole;
        let splits = by.zip(&hidden.by).enumerate().map(|(at, (cells, hidden))| {
            let parts =
                cells.iter().zip(hidden).map(|(cell, hidden)| part(cell, Fate::of(*hidden)));
            let mut parts: Vec<Part> = parts.collect();
            parts.push(outside(whole, &parts));
            Shown::new(self.rule, &whole.counts, parts, &self.sizes[at])
        });
        let mut splits: Vec<Shown> = splits.collect();
        self.know(&mut splits);
        while self.protect_pairs(&question, &mut splits) || self.protect_nested(whole, &mut splits)
        {
        }
        for (hidden, split) in hidden.by.iter_mut().zip(&splits) {
            hidden
                .iter_mut()
                .zip(&split.parts)
                .for_each(|(hidden, part)| *hidden = part.fate.reason());
        }
    }

    /// Hides more where one split lies within another. Whether it did.
    fn protect_nested(&self, whole: &Part, splits: &mut [Shown]) -> bool {
        let mut parts: Vec<Vec<Part>> = splits.iter().map(|shown| shown.parts.clone()).collect();
        let changed = protect_nested(self.rule, self.nested, &mut parts);
        if changed {
            for ((shown, parts), sizes) in splits.iter_mut().zip(parts).zip(self.sizes) {
                *shown = Shown::new(self.rule, &whole.counts, parts, sizes);
            }
            self.know(splits);
        }
        changed
    }

    /// Goes over every pair of groups once. Whether it hid anything.
    fn protect_pairs(&self, question: &Question, splits: &mut [Shown]) -> bool {
        let mut changed = false;
        let whole = &question.whole;
        for crossed in self.crossed {
            for (row, sizes) in crossed.sizes.iter().enumerate() {
                for (column, size) in sizes.iter().enumerate() {
                    let places = [(crossed.splits[0], row), (crossed.splits[1], column)];
                    let is_small = self.may_be_small(splits, places, *size);
                    for answer in 0..whole.counts.len() {
                        let others = &question.others[answer][..];
                        let of = |asked| Given { answer, all: whole.counts[answer], others, asked };
                        let count = is_small.then(|| of(Asked::HowMany { size: *size }));
                        let silent = self.silent(splits, places);
                        let everybody = self.everybody(whole, answer, *size, silent).map(of);
                        for given in count.into_iter().chain(everybody) {
                            changed |= self.protect_pair(whole, splits, places, given);
                        }
                    }
                }
            }
        }
        changed
    }

    /// Whether fewer of a pair than are shown may have answered.
    fn may_be_small(&self, splits: &[Shown], places: [Place; 2], size: u64) -> bool {
        size > 0 && size < self.rule.minimum_base.get() + self.silent(splits, places)
    }

    /// The most of a pair that can have left the question empty: how many did is not counted.
    fn silent(&self, splits: &[Shown], places: [Place; 2]) -> u64 {
        let [most, other] = places.map(|(split, group)| {
            self.sizes[split][group].n.saturating_sub(splits[split].parts[group].n)
        });
        most.min(other)
    }

    /// What may not be told of everybody in a pair of this size that may be shown: that all
    /// of them gave an answer, or nearly all. Not where that is no news.
    fn everybody(&self, whole: &Part, answer: usize, size: u64, silent: u64) -> Option<Asked> {
        let group = self.rule.group_disclosure?;
        let otherwise = group.most_otherwise(size.saturating_sub(silent), size);
        let gave = whole.counts[answer];
        let is_news = whole.n - gave > otherwise && !group.is_common(gave, whole.n);
        let of = self.rule.minimum_base.get();
        (size >= of && is_news).then_some(Asked::Whether { group, otherwise, of })
    }

    fn protect_pair(
        &self,
        whole: &Part,
        splits: &mut [Shown],
        places: [Place; 2],
        given: Given<'_>,
    ) -> bool {
        let [first, second] = places;
        if !given.tells([splits[first.0].group(first.1), splits[second.0].group(second.1)]) {
            return false;
        }
        let hide = |place: Place, other: Place| {
            let beside = splits[other.0].group(other.1);
            let told = |shown: &Shown| {
                if self.nested.is_empty() {
                    return given.tells([shown.group(place.1), beside]);
                }
                let mut splits = splits.to_vec();
                splits[place.0] = shown.clone();
                self.know(&mut splits);
                given.tells([place, other].map(|(split, group)| splits[split].group(group)))
            };
            splits[place.0].hiding(self.rule, &whole.counts, place.1, &self.sizes[place.0], told)
        };
        let [one, other] = [hide(first, second), hide(second, first)];
        let dearer = (!other.1, other.2) < (!one.1, one.2);
        let (chosen, (shown, ..)) = if dearer { (second, other) } else { (first, one) };
        let changed = splits[chosen.0].parts != shown.parts;
        splits[chosen.0] = shown;
        self.know(splits);
        changed
    }

    /// Notes what splits tell of each other's groups where one lies within another.
    fn know(&self, splits: &mut [Shown]) {
        if self.nested.is_empty() {
            return;
        }
        splits.iter_mut().for_each(|shown| shown.known.clone_from(&shown.ranges));
        for nested in self.nested {
            let [outer, inner] = nested.splits();
            for (group, within) in nested.groups() {
                // Who is in the group above, and in none inside.
                let n = |split: usize, at: usize| self.sizes[split][at].n;
                let rest = n(outer, group) - within.iter().map(|at| n(inner, *at)).sum::<u64>();
                let answers = splits[outer].ranges[group][0].len();
                for answer in 0..answers {
                    let range = |split: usize, at: usize| {
                        let [least, most] = &splits[split].known[at];
                        [least[answer], most[answer]]
                    };
                    let whole = range(outer, group);
                    let parts: Vec<[u64; 2]> = within.iter().map(|at| range(inner, *at)).collect();
                    let (whole, parts) = narrowed(whole, &parts, rest);
                    splits[outer].narrow(group, answer, whole);
                    for (at, part) in within.iter().zip(parts) {
                        splits[inner].narrow(*at, answer, part);
                    }
                }
            }
        }
    }
}

/// The fewest and the most of a whole and of its parts, where up to `rest` may be in no part.
fn narrowed(whole: [u64; 2], parts: &[[u64; 2]], rest: u64) -> ([u64; 2], Vec<[u64; 2]>) {
    let [least, most] = [0, 1].map(|at| parts.iter().map(|part| part[at]).sum::<u64>());
    let most = most.saturating_add(rest);
    let whole = [whole[0].max(least), whole[1].min(most)];
    let part = |part: &[u64; 2]| {
        let (others_least, others_most) = (least - part[0], most - part[1]);
        [
            part[0].max(whole[0].saturating_sub(others_most)),
            part[1].min(whole[1].saturating_sub(others_least)),
        ]
    };
    (whole, parts.iter().map(part).collect())
}

/// An answer, how many gave it in all, and what may not be told of a pair.
#[derive(Clone, Copy)]
struct Given<'a> {
    answer: usize,
    all: u64,
    /// What else could be answered, where one answer leaves out the others.
    others: &'a [usize],
    asked: Asked,
}

#[derive(Clone, Copy)]
enum Asked {
    /// How many of a small pair of this size gave the answer.
    HowMany { size: u64 },
    /// Whether fewer than this of a pair answered otherwise, of which so many answered or more.
    Whether { group: GroupDisclosure, otherwise: u64, of: u64 },
}

impl Given<'_> {
    /// Whether these two groups nearly tell how many of both gave the answer: to anybody, or
    /// to one who gave it and is in neither, or in one of them.
    fn tells(self, groups: [Group<'_>; 2]) -> bool {
        let size = match self.asked {
            Asked::HowMany { size } => size,
            Asked::Whether { group, otherwise, of } => {
                let [one, other] = groups;
                // What is true of nearly everybody in a group that is shown is no news.
                let is_known = |shown: &Group<'_>| {
                    let gave = shown.counts[self.answer];
                    let others = shown.n.saturating_sub(gave);
                    shown.is_shown && (others <= otherwise || group.is_common(gave, shown.n))
                };
                if one.n.min(other.n) < of || groups.iter().any(is_known) {
                    return false;
                }
                // No more of both answered otherwise than of either, whichever way they did.
                let most = groups.map(|group| group.n.saturating_sub(group.least[self.answer]));
                let each = self.others.iter().map(|at| one.most[*at].min(other.most[*at])).sum();
                let each = if self.others.is_empty() { u64::MAX } else { each };
                // Who answered otherwise and is in one of them only knows of one fewer.
                return most[0].min(most[1]).min(each) <= otherwise;
            }
        };
        let [(a, a_least, a_most), (b, b_least, b_most)] = groups.map(|group| {
            (group.counts[self.answer], group.least[self.answer], group.most[self.answer])
        });
        let least = |all: u64| (a_least + b_least).saturating_sub(all);
        let most = |a: u64, b: u64| a.min(b).min(size);
        let told = |least: u64, most: u64| least <= most && !is_open((least, most));
        let in_both = a.min(b).min(size);
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
    /// The same with what other splits tell that lie within this one, or this one in them.
    known: Vec<[Vec<u64>; 2]>,
    /// Per group, the most that can have answered.
    most: Vec<u64>,
}

/// What is shown of one group: who answered, per answer who gave it, and between what that
/// is known.
#[derive(Clone, Copy)]
struct Group<'a> {
    is_shown: bool,
    /// Who answered; of a hidden group the most that can have.
    n: u64,
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
        let most = sizes.iter().map(|size| size.n).collect();
        Shown { parts, known: ranges.clone(), ranges, most }
    }

    fn group(&self, at: usize) -> Group<'_> {
        let [least, most] = &self.known[at];
        let part = &self.parts[at];
        let is_shown = part.fate == Fate::Shown;
        let n = if is_shown { part.n } else { self.most[at] };
        Group { is_shown, n, counts: &part.counts, least, most }
    }

    fn narrow(&mut self, group: usize, answer: usize, [least, most]: [u64; 2]) {
        self.known[group][0][answer] = least;
        self.known[group][1][answer] = most;
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
