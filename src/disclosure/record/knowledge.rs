//! What somebody knows who puts exports together: sums of unknown counts. What each can
//! be follows by linear programming.

use std::collections::HashSet;

use super::cluster::{Bounds, Budget, Cluster, Extreme, Mine, ROUNDING};
use super::space::Atoms;
use super::sums::reduced;

/// Sums that are known of the counts of the smallest groups.
#[derive(Debug)]
pub(super) struct Knowledge {
    bounds: Bounds,
    /// Those that are not known by themselves, as far as a sum has to do with them.
    clusters: Vec<Cluster>,
}

/// Fewer possible counts than this more than the least, and a count is as good as known;
/// unless nobody at all may have given the answer.
const ROOM: u64 = 2;

/// More than any count is.
const BEYOND: u64 = u32::MAX as u64;

/// A least and a most.
type Range = (u64, u64);

impl Knowledge {
    /// What these sums tell of counts, and the most that each can be; `None` where that is not
    /// known. `truth` is what they are.
    pub(super) fn new(sums: &[Atoms], most: &[Option<u64>], truth: &[u64]) -> Self {
        let most = most.iter().map(|most| most.unwrap_or(BEYOND)).collect();
        let mut bounds = Bounds { least: vec![0; truth.len()], most };
        let mut sums = sums.to_vec();
        loop {
            bounds.narrow(&sums, truth);
            // Taken out of every sum what is known by itself, so that few counts hang together.
            let open = |sum: &Atoms| sum.filter(|at| bounds.least[at] != bounds.most[at]);
            let left: Vec<Atoms> = sums.iter().map(open).collect();
            if left == sums {
                let clusters = Cluster::all(&sums, truth);
                return Knowledge { bounds, clusters };
            }
            sums = reduced(left.into_iter());
        }
    }

    /// Whether so little is possible that what some have together is as good as known, where
    /// `counts` is the truth: to anybody, or to one who is there and knows their own answer.
    pub(super) fn gives_away(&self, target: Atoms, counts: &[u64], budget: &Budget) -> bool {
        // One answer that is known narrows what is far from known too little.
        const FAR: u64 = 2 * ROOM + 2;
        let is_far = |(least, most): Range| most - least >= FAR;
        if self.seen_between(target, None).is_some_and(is_far) {
            return false;
        }
        let Some(least) = self.least_of(target, None, budget) else { return true };
        let Some(most) = self.most_of(target, None, least + FAR, budget) else { return true };
        if is_far((least, most)) {
            return false;
        }
        let is_known = |(least, most): Range| most > 0 && most - least < ROOM.min(most);
        if is_known((least, most)) {
            return true;
        }
        // Who is where somebody is known to have given it knows no more than anybody.
        let insiders =
            self.around(target).filter(|at| counts[*at] > 0 && self.bounds.least[*at] == 0);
        let mine = |at| Mine { at, least: 1, most: u64::MAX };
        self.different(target, insiders.map(mine)).into_iter().any(|mine| {
            let own = u64::from(target.has(mine.at));
            let is_open = |(least, most): Range| least <= own || most - least >= ROOM;
            let mine = Some(mine);
            let seen = self.seen_between(target, mine);
            if seen.is_some_and(is_open) {
                return false;
            }
            // It is open once it can be so little.
            let enough = seen.map_or(own, |(_, most)| own.max(most.saturating_sub(ROOM)));
            let least = self.toward(target, mine, (Extreme::Least, enough), budget).map(up);
            let Some(least) = least else { return true };
            if is_open((least, seen.map_or(least, |(_, most)| most.max(least)))) {
                return false;
            }
            let most = self.most_of(target, mine, least + ROOM, budget);
            !most.is_some_and(|most| is_open((least, most)))
        })
    }

    /// Whether of the `n` of a group so many gave an answer that fewer than `otherwise` can
    /// have answered otherwise: to anybody, or to one beside them who did. `n` and `counts`
    /// are the truth, per smallest group.
    pub(super) fn gives_all(
        &self,
        target: Atoms,
        (n, counts): (&[u64], &[u64]),
        otherwise: u64,
        budget: &Budget,
    ) -> bool {
        let enough = target.sum(n).saturating_sub(otherwise);
        let is_open = |mine| {
            let least = || self.toward(target, mine, (Extreme::Least, enough), budget).map(up);
            self.seen_between(target, mine).is_some_and(|(least, _)| least <= enough)
                || least().is_some_and(|least| least <= enough)
        };
        if !is_open(None) {
            return true;
        }
        let beside = self.around(target).filter(|at| {
            // Who is where somebody is known to have answered otherwise knows no more.
            !target.has(*at) && n[*at] > counts[*at] && self.bounds.most[*at] >= n[*at]
        });
        let mine = |at: usize| Mine { at, least: 0, most: n[at] - 1 };
        self.different(target, beside.map(mine)).into_iter().any(|mine| !is_open(Some(mine)))
    }

    /// Whether how many some are together can be told to within one.
    pub(super) fn gives_size(&self, target: Atoms, budget: &Budget) -> bool {
        let is_told = |(least, most): Range| most - least < ROOM;
        if self.seen_between(target, None).is_some_and(|seen| !is_told(seen)) {
            return false;
        }
        let Some(least) = self.least_of(target, None, budget) else { return true };
        let most = self.most_of(target, None, least + ROOM, budget);
        most.is_none_or(|most| is_told((least, most)))
    }

    /// Those of the counts that hang together with some that are not known by themselves.
    fn around(&self, target: Atoms) -> impl Iterator<Item = usize> {
        let touched = self.touched(target).map(|cluster| cluster.atoms);
        touched.fold(target, Atoms::or).iter()
    }

    fn touched(&self, target: Atoms) -> impl Iterator<Item = &Cluster> {
        self.clusters.iter().filter(move |cluster| !cluster.atoms.and(target).is_empty())
    }

    /// Those of them who know something different: who is in the same sums, within the same
    /// bounds, knows the same.
    fn different(&self, target: Atoms, all: impl Iterator<Item = Mine>) -> Vec<Mine> {
        let mut known = HashSet::new();
        let is_new = |mine: &Mine| {
            let at = mine.at;
            let mut clusters = self.clusters.iter().enumerate();
            let own = clusters.find(|(_, cluster)| cluster.atoms.has(at));
            let sums = own.map(|(position, cluster)| (position, cluster.sums_of(at)));
            // By itself a count is like no other.
            let alone = sums.is_none().then_some(at);
            let of = self.bounds.of(at, None);
            known.insert((alone, sums, of, (mine.least, mine.most), target.has(at)))
        };
        all.filter(is_new).collect()
    }

    /// Between what some have together in what was seen by one who knows this besides; `None`
    /// where nothing was.
    fn seen_between(&self, target: Atoms, mine: Option<Mine>) -> Option<Range> {
        let (least, most) = self.alone(target, mine);
        let (mut least, mut most) = (least as f64, most as f64);
        for cluster in self.touched(target) {
            let mine = mine.filter(|mine| cluster.atoms.has(mine.at));
            let seen = cluster.seen(target.and(cluster.atoms), mine)?;
            (least, most) = (least + seen.0, most + seen.1);
        }
        Some((up(least), down(most)))
    }

    /// Between what those of some that are in no sum have together.
    fn alone(&self, target: Atoms, mine: Option<Mine>) -> Range {
        let of_sums = self.touched(target).fold(Atoms::default(), |all, of| all.or(of.atoms));
        let bounds = target.without(of_sums).iter().map(|at| self.bounds.of(at, mine));
        bounds.fold((0, 0), |all, of| (all.0 + of.0, all.1 + of.1))
    }

    /// The least that some have together, to one who knows this besides. `None` where that could
    /// not be computed, which is to be taken for the worst.
    fn least_of(&self, target: Atoms, mine: Option<Mine>, budget: &Budget) -> Option<u64> {
        self.toward(target, mine, (Extreme::Least, 0), budget).map(up)
    }

    /// The most, or `enough` where it is more.
    fn most_of(
        &self,
        target: Atoms,
        mine: Option<Mine>,
        enough: u64,
        budget: &Budget,
    ) -> Option<u64> {
        self.toward(target, mine, (Extreme::Most, enough), budget).map(down)
    }

    /// An extreme of what some have together, or what goes as far as is enough.
    fn toward(
        &self,
        target: Atoms,
        mine: Option<Mine>,
        (extreme, enough): (Extreme, u64),
        budget: &Budget,
    ) -> Option<f64> {
        let (least, most) = self.alone(target, mine);
        let alone = match extreme {
            Extreme::Least => least,
            Extreme::Most => most,
        } as f64;
        // Of several clusters none knows what is enough of it.
        let is_one = self.touched(target).count() == 1;
        let enough = is_one.then_some(enough as f64 - alone);
        let of = |cluster: &Cluster| {
            let mine = mine.filter(|mine| cluster.atoms.has(mine.at));
            let part = target.and(cluster.atoms);
            cluster.extreme(part, mine, extreme, enough, &self.bounds, budget)
        };
        Some(self.touched(target).map(of).sum::<Option<f64>>()? + alone)
    }
}

impl Bounds {
    /// Brings the bounds nearer by what every sum leaves to each of its counts.
    fn narrow(&mut self, sums: &[Atoms], truth: &[u64]) {
        /// Times that all are gone through; more of it is not needed to be right.
        const TIMES: usize = 8;
        for _ in 0..TIMES {
            let mut is_done = true;
            for atoms in sums {
                let sum = atoms.sum(truth);
                let (least, most) = (atoms.sum(&self.least), atoms.sum(&self.most));
                for at in atoms.iter() {
                    let (own_least, own_most) = (self.least[at], self.most[at]);
                    // What the others have at most, and at least, is not this one's.
                    let new_least = own_least.max(sum.saturating_sub(most - own_most));
                    let new_most = own_most.min(sum - (least - own_least));
                    is_done &= (new_least, new_most) == (own_least, own_most);
                    (self.least[at], self.most[at]) = (new_least, new_most);
                }
            }
            if is_done {
                return;
            }
        }
    }
}

/// The whole number that a least is, and a most.
fn up(least: f64) -> u64 {
    (least - ROUNDING).ceil().max(0.0) as u64
}

fn down(most: f64) -> u64 {
    (most + ROUNDING).floor().max(0.0) as u64
}

#[cfg(test)]
mod tests {
    use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

    use super::*;

    fn atoms(positions: &[usize]) -> Atoms {
        positions.iter().fold(Atoms::default(), |all, at| all.or(Atoms::one(*at)))
    }

    /// What sums tell of these counts, each with the most that it can be.
    fn known(sums: &[&[usize]], counts: &[(u64, u64)]) -> (Knowledge, Vec<u64>) {
        let truth: Vec<u64> = counts.iter().map(|(count, _)| *count).collect();
        let most: Vec<Option<u64>> = counts.iter().map(|(_, most)| Some(*most)).collect();
        let sums = reduced(sums.iter().map(|sum| atoms(sum)));
        (Knowledge::new(&sums, &most, &truth), truth)
    }

    fn range(known: &Knowledge, target: &[usize]) -> Range {
        let (target, budget) = (atoms(target), Budget::new(u64::MAX));
        let least = known.least_of(target, None, &budget).expect("computed");
        (least, known.most_of(target, None, u64::MAX, &budget).expect("computed"))
    }

    /// 20 of the first two, 17 of the first: the second has 3 however it is hidden.
    #[test]
    fn a_difference_of_two_sums_is_known() {
        let budget = Budget::new(1_000);
        let counts = [(17, 30), (3, 5), (20, 30)];
        let (open, truth) = known(&[&[0, 1], &[0, 1, 2]], &counts);
        assert!(!open.gives_away(atoms(&[1]), &truth, &budget));
        let (told, truth) = known(&[&[0, 1], &[0, 1, 2], &[0]], &counts);
        assert_eq!(range(&told, &[1]), (3, 3));
        assert!(told.gives_away(atoms(&[1]), &truth, &budget));
    }

    /// Three of a small group may or may not have given an answer that four gave; who is
    /// one of the two others that did knows more.
    #[test]
    fn one_who_knows_their_own_answer_narrows_it() {
        let budget = Budget::new(10_000);
        let (narrow, truth) = known(&[&[0, 1]], &[(3, 4), (1, 1)]);
        assert_eq!(range(&narrow, &[0]), (3, 4));
        assert!(narrow.gives_away(atoms(&[0]), &truth, &budget));
        let (open, truth) = known(&[&[0, 1]], &[(3, 4), (1, 2)]);
        assert_eq!(range(&open, &[0]), (2, 4));
        assert!(open.gives_away(atoms(&[0]), &truth, &budget), "to one of the second group");
        let (wide, truth) = known(&[&[0, 1]], &[(3, 4), (1, 9)]);
        assert!(!wide.gives_away(atoms(&[0]), &truth, &budget));
    }

    /// Of twelve, ten at least gave an answer; and of the two who may not have, one is known
    /// to be the other's.
    #[test]
    fn that_nearly_all_gave_one_answer_is_told_to_one_beside_them_sooner() {
        let budget = Budget::new(10_000);
        let counts = [(11, 12), (3, 5)];
        let n = [12, 5];
        let (open, truth) = known(&[&[0, 1]], &counts);
        // Three did not: all of them may be of the twelve.
        assert!(!open.gives_all(atoms(&[0]), (&n, &truth), 2, &budget));
        assert!(open.gives_all(atoms(&[0]), (&n, &truth), 3, &budget), "to one of the five");
        let (told, truth) = known(&[&[0, 1], &[1]], &counts);
        assert!(told.gives_all(atoms(&[0]), (&n, &truth), 2, &budget));
    }

    #[test]
    fn what_cannot_be_computed_is_taken_for_known() {
        let counts = [(3, 90), (9, 90), (7, 90), (8, 90)];
        for (work, is_given) in [(10_000, false), (1, true)] {
            let (known, truth) = known(&[&[0, 1], &[1, 2], &[2, 3]], &counts);
            assert_eq!(known.gives_away(atoms(&[0]), &truth, &Budget::new(work)), is_given);
        }
    }

    /// The slow definition: every extreme by a linear program of all sums as they were told, for
    /// everybody and for every respondent.
    struct Plainly<'a> {
        sums: &'a [Atoms],
        most: &'a [Option<u64>],
        truth: &'a [u64],
    }

    impl Plainly<'_> {
        fn extreme(&self, target: Atoms, mine: Option<Mine>, extreme: Extreme) -> f64 {
            let mut problem = Problem::new(match extreme {
                Extreme::Least => OptimizationDirection::Minimize,
                Extreme::Most => OptimizationDirection::Maximize,
            });
            let all: Vec<Variable> = (0..self.truth.len())
                .map(|at| {
                    let weight = f64::from(u8::from(target.has(at)));
                    let most = self.most[at].unwrap_or(BEYOND);
                    let own = mine.filter(|mine| mine.at == at);
                    let bounds = own.map_or((0, most), |own| (own.least, most.min(own.most)));
                    problem.add_var(weight, (bounds.0 as f64, bounds.1 as f64))
                })
                .collect();
            for sum in self.sums {
                let terms: Vec<_> = sum.iter().map(|at| (all[at], 1.0)).collect();
                problem.add_constraint(&terms, ComparisonOp::Eq, sum.sum(self.truth) as f64);
            }
            problem.solve().expect("feasible").into_solution().expect("solved").objective()
        }

        fn range(&self, target: Atoms, mine: Option<Mine>) -> Range {
            let least = self.extreme(target, mine, Extreme::Least);
            (up(least), down(self.extreme(target, mine, Extreme::Most)))
        }

        fn gives_away(&self, target: Atoms) -> bool {
            let is_known = |(least, most): Range| most > 0 && most - least < ROOM.min(most);
            let insiders = (0..self.truth.len()).filter(|at| self.truth[*at] > 0);
            let to_one = |at: usize| {
                let own = u64::from(target.has(at));
                let range = self.range(target, Some(Mine { at, least: 1, most: u64::MAX }));
                is_known((range.0.saturating_sub(own), range.1.saturating_sub(own)))
            };
            is_known(self.range(target, None)) || insiders.into_iter().any(to_one)
        }

        fn gives_all(&self, target: Atoms, n: &[u64], otherwise: u64) -> bool {
            let enough = target.sum(n).saturating_sub(otherwise);
            let beside = (0..n.len()).filter(|at| !target.has(*at) && n[*at] > self.truth[*at]);
            let to_one = |at: usize| {
                let mine = Mine { at, least: 0, most: n[at] - 1 };
                up(self.extreme(target, Some(mine), Extreme::Least)) > enough
            };
            up(self.extreme(target, None, Extreme::Least)) > enough
                || beside.into_iter().any(to_one)
        }

        fn gives_size(&self, target: Atoms) -> bool {
            let (least, most) = self.range(target, None);
            most - least < ROOM
        }
    }

    /// Numbers that look random, the same from the same seed.
    struct Draw(u64);

    impl Draw {
        fn below(&mut self, end: u64) -> u64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            self.0 % end
        }
    }

    /// Sums as exports have them: bands of a row of counts, of some teams or of all, of which
    /// some are hidden; and now and then any counts at all.
    fn told(draw: &mut Draw, (ages, teams): (usize, usize)) -> Vec<Atoms> {
        let mut all = Vec::new();
        for _ in 0..1 + draw.below(4) {
            let of_teams: Vec<Vec<usize>> = match draw.below(3) {
                0 => vec![(0..teams).collect()],
                1 => (0..teams).map(|team| vec![team]).collect(),
                _ => vec![vec![draw.below(teams as u64) as usize]],
            };
            let starts: Vec<usize> = (1..ages).filter(|_| draw.below(5) < 2).collect();
            let ends = starts.iter().copied().chain([ages]);
            for (start, end) in [0].iter().chain(&starts).copied().zip(ends) {
                for teams in &of_teams {
                    let is_hidden = draw.below(4) == 0;
                    let places = teams
                        .iter()
                        .flat_map(|team| (start..end).map(move |age| team * ages + age));
                    let sum: Vec<usize> = places.collect();
                    all.extend((!is_hidden).then(|| atoms(&sum)));
                }
            }
        }
        if draw.below(4) == 0 {
            let any: Vec<usize> = (0..ages * teams).filter(|_| draw.below(2) == 0).collect();
            all.push(atoms(&any));
        }
        all.retain(|sum| !sum.is_empty());
        all
    }

    /// What is found quickly is what the slow definition finds.
    #[test]
    fn every_answer_is_that_of_plain_linear_programs() {
        let (mut given, mut kept) = (0, 0);
        for seed in 1..=150_u64 {
            let mut draw = Draw(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
            let shape = (2 + draw.below(5) as usize, 1 + draw.below(3) as usize);
            let places = shape.0 * shape.1;
            let sums = told(&mut draw, shape);
            let n: Vec<u64> = (0..places).map(|_| draw.below(9)).collect();
            // Some answers are rare, and some are nearly everybody's.
            let kind = draw.below(3);
            let truth: Vec<u64> = n
                .iter()
                .map(|n| match kind {
                    0 => draw.below(n + 1),
                    1 => draw.below(2).min(*n),
                    _ => n - draw.below(2).min(*n),
                })
                .collect();
            let most: Vec<Option<u64>> = n.iter().map(|n| Some(*n)).collect();
            let plainly = Plainly { sums: &sums, most: &most, truth: &truth };
            let short = reduced(sums.iter().copied());
            let quickly = Knowledge::new(&short, &most, &truth);
            let unbounded = vec![None; places];
            let sizes = Plainly { sums: &sums, most: &unbounded, truth: &n };
            let of_sizes = Knowledge::new(&short, &unbounded, &n);
            let budget = Budget::new(u64::MAX);
            for _ in 0..6 {
                let target: Vec<usize> = (0..places).filter(|_| draw.below(3) == 0).collect();
                let target = atoms(&target);
                if target.is_empty() {
                    continue;
                }
                let otherwise = 1 + draw.below(3);
                let all = [
                    (quickly.gives_away(target, &truth, &budget), plainly.gives_away(target)),
                    (
                        quickly.gives_all(target, (&n, &truth), otherwise, &budget),
                        plainly.gives_all(target, &n, otherwise),
                    ),
                    (of_sizes.gives_size(target, &budget), sizes.gives_size(target)),
                ];
                for (at, (quick, slow)) in all.into_iter().enumerate() {
                    assert_eq!(quick, slow, "seed {seed}, question {at} of {target:?}");
                    *if slow { &mut given } else { &mut kept } += 1;
                }
            }
        }
        assert!(given > 200 && kept > 200, "{given} given, {kept} kept");
    }
}
