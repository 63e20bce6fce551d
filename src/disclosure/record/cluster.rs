//! Counts that hang together by known sums, and what each can be.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::simplex::{Question, Simplex};
use super::space::Atoms;

/// Solutions are as exact as doubles of their size; counts are whole.
pub(super) const ROUNDING: f64 = 1e-6;

/// Most that is kept of what was found.
const SEEN: usize = 48;

/// The smallest groups that some sums are of, of which no other sum has to do with any.
#[derive(Debug)]
pub(super) struct Cluster {
    /// These groups.
    pub(super) atoms: Atoms,
    /// Some of them, and what these have together.
    sums: Vec<(Atoms, u64)>,
    /// Counts that fit, in the order of the groups, the truth first: what was found of some
    /// often answers for others.
    seen: RefCell<Vec<Vec<f64>>>,
    /// Where the next is kept.
    next: Cell<usize>,
    simplex: RefCell<Simplex>,
    /// What was found by computing.
    found: RefCell<HashMap<(Atoms, Option<Mine>, Extreme), f64>>,
}

/// Between what every count is.
#[derive(Debug)]
pub(super) struct Bounds {
    pub(super) least: Vec<u64>,
    pub(super) most: Vec<u64>,
}

/// What one respondent knows besides of the smallest group that they are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Mine {
    pub(super) at: usize,
    pub(super) least: u64,
    pub(super) most: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Extreme {
    Least,
    Most,
}

/// What may still be computed: so much work that a page can wait for it.
pub(super) struct Budget(Cell<u64>);

impl Budget {
    pub(super) fn new(work: u64) -> Self {
        Budget(Cell::new(work))
    }

    /// Whether all of it was used.
    pub(super) fn is_spent(&self) -> bool {
        self.0.get() == 0
    }

    fn spend(&self, work: u64) -> bool {
        self.0.set(self.0.get().saturating_sub(work));
        !self.is_spent()
    }
}

impl Bounds {
    /// Between what a count is to one who knows this besides.
    pub(super) fn of(&self, at: usize, mine: Option<Mine>) -> (u64, u64) {
        let (least, most) = (self.least[at], self.most[at]);
        match mine.filter(|mine| mine.at == at) {
            Some(mine) => (least.max(mine.least), most.min(mine.most)),
            None => (least, most),
        }
    }

    fn sum(&self, atoms: Atoms, mine: Option<Mine>) -> (u64, u64) {
        let bounds = atoms.iter().map(|at| self.of(at, mine));
        bounds.fold((0, 0), |all, (least, most)| (all.0 + least, all.1 + most))
    }
}

impl Cluster {
    /// Those that hang together by some sums; `truth` is what every count is.
    pub(super) fn all(sums: &[Atoms], truth: &[u64]) -> Vec<Self> {
        let mut all: Vec<Atoms> = Vec::new();
        for sum in sums {
            let (touching, others): (Vec<Atoms>, Vec<Atoms>) =
                all.into_iter().partition(|atoms| !atoms.and(*sum).is_empty());
            all = others;
            all.push(touching.into_iter().fold(*sum, Atoms::or));
        }
        let cluster = |atoms: Atoms| {
            let own = sums.iter().filter(|sum| sum.is_within(atoms));
            let sums: Vec<(Atoms, u64)> = own.map(|sum| (*sum, sum.sum(truth))).collect();
            let sums_of = |at| (0..sums.len()).filter(|sum| sums[*sum].0.has(at)).collect();
            let simplex = Simplex::new(
                atoms.iter().map(sums_of).collect(),
                sums.iter().map(|(_, sum)| *sum as f64).collect(),
            );
            Cluster {
                atoms,
                sums,
                simplex: RefCell::new(simplex),
                next: Cell::new(0),
                seen: RefCell::new(vec![atoms.iter().map(|at| truth[at] as f64).collect()]),
                found: RefCell::default(),
            }
        };
        all.into_iter().map(cluster).collect()
    }

    /// The sums that one of its groups is in, by position.
    pub(super) fn sums_of(&self, at: usize) -> Vec<usize> {
        (0..self.sums.len()).filter(|sum| self.sums[*sum].0.has(at)).collect()
    }

    /// Between what some of its groups have together in what was seen by one who knows this
    /// besides; `None` where nothing was.
    pub(super) fn seen(&self, part: Atoms, mine: Option<Mine>) -> Option<(f64, f64)> {
        let places: Vec<usize> = part.iter().map(|at| self.place(at)).collect();
        let mine = mine.map(|mine| (self.place(mine.at), mine));
        let fits = |seen: &&Vec<f64>| mine.is_none_or(|(place, mine)| mine.fits(seen[place]));
        let seen = self.seen.borrow();
        let sums = seen.iter().filter(fits).map(|seen| of(&places, seen));
        sums.fold(None, |all: Option<(f64, f64)>, sum: f64| match all {
            None => Some((sum, sum)),
            Some((least, most)) => Some((least.min(sum), most.max(sum))),
        })
    }

    /// How many of its groups are before this one.
    fn place(&self, at: usize) -> usize {
        self.atoms.before(at).len() as usize
    }

    /// The least or the most that some of its groups have together, to one who knows this
    /// besides; or so much that it goes beyond what is `enough`. `None` where that could not be
    /// computed.
    pub(super) fn extreme(
        &self,
        part: Atoms,
        mine: Option<Mine>,
        extreme: Extreme,
        enough: Option<f64>,
        bounds: &Bounds,
        budget: &Budget,
    ) -> Option<f64> {
        if let [(_, sum)] = self.sums[..] {
            let (least, most) = bounds.sum(part, mine);
            let (others_least, others_most) = bounds.sum(self.atoms.without(part), mine);
            let found = match extreme {
                Extreme::Least => least.max(sum.saturating_sub(others_most)),
                Extreme::Most => most.min(sum.saturating_sub(others_least)),
            };
            return Some(found as f64);
        }
        let asked = (part, mine, extreme);
        if let Some(known) = self.found.borrow().get(&asked) {
            return Some(*known);
        }
        let (found, is_extreme) = self.solve(part, mine, extreme, enough, bounds, budget)?;
        if is_extreme {
            self.found.borrow_mut().insert(asked, found);
        }
        Some(found)
    }

    /// The same by linear programming, and whether it is the extreme.
    fn solve(
        &self,
        part: Atoms,
        mine: Option<Mine>,
        extreme: Extreme,
        enough: Option<f64>,
        bounds: &Bounds,
        budget: &Budget,
    ) -> Option<(f64, bool)> {
        let up = match extreme {
            Extreme::Least => -1.0,
            Extreme::Most => 1.0,
        };
        let weight = |at: usize| if part.has(at) { up } else { 0.0 };
        let weights: Vec<f64> = self.atoms.iter().map(weight).collect();
        let each = self.atoms.iter().map(|at| bounds.of(at, mine));
        let (least, most): (Vec<f64>, Vec<f64>) =
            each.map(|(least, most)| (least as f64, most as f64)).unzip();
        let asked = Question {
            weights: &weights,
            least: &least,
            most: &most,
            enough: enough.map_or(f64::INFINITY, |enough| up * enough),
        };
        let mut simplex = self.simplex.borrow_mut();
        let before = simplex.work();
        let found = simplex.most(&asked, &self.nearest(&weights, mine));
        if !budget.spend(simplex.work() - before) {
            return None;
        }
        let Some(found) = found else {
            return Some((up * self.solve_anew(&asked)?, true));
        };
        self.keep(found.counts);
        Some((up * found.value, found.is_most))
    }

    /// Of what was seen, or lies between that and the truth, what is furthest up for one who
    /// knows this besides.
    fn nearest(&self, weights: &[f64], mine: Option<Mine>) -> Vec<f64> {
        let value = |counts: &[f64]| -> f64 {
            weights.iter().zip(counts).map(|(weight, count)| weight * count).sum()
        };
        let mine = mine.map(|mine| (self.place(mine.at), mine));
        let seen = self.seen.borrow();
        let truth = value(&seen[0]);
        // How much of the truth it takes that it fits.
        let share = |seen: &[f64], truth: &[f64]| {
            let Some((place, mine)) = mine else { return 0.0 };
            let (own, true_own) = (seen[place], truth[place]);
            let wanted = own.clamp(mine.least as f64, mine.most as f64);
            if wanted == own { 0.0 } else { ((wanted - own) / (true_own - own)).clamp(0.0, 1.0) }
        };
        let candidates = seen.iter().map(|of| {
            let share = share(of, &seen[0]);
            (share * truth + (1.0 - share) * value(of), share, of)
        });
        let best = candidates.max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((_, share, of)) = best else { return seen[0].clone() };
        let mixed = of.iter().zip(&seen[0]).map(|(of, truth)| share * truth + (1.0 - share) * of);
        mixed.collect()
    }

    fn keep(&self, counts: Vec<f64>) {
        let mut seen = self.seen.borrow_mut();
        if seen.len() < SEEN {
            seen.push(counts);
        } else {
            // The truth stays.
            let at = 1 + self.next.get() % (SEEN - 1);
            seen[at] = counts;
            self.next.set(at);
        }
    }

    /// The same by another solver, from nothing.
    fn solve_anew(&self, asked: &Question<'_>) -> Option<f64> {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let bounds = asked.least.iter().zip(asked.most);
        let variables: Vec<Variable> = asked
            .weights
            .iter()
            .zip(bounds)
            .map(|(weight, (least, most))| problem.add_var(*weight, (*least, *most)))
            .collect();
        for (atoms, sum) in &self.sums {
            let terms: Vec<(Variable, f64)> =
                atoms.iter().map(|at| (variables[self.place(at)], 1.0)).collect();
            problem.add_constraint(&terms, ComparisonOp::Eq, *sum as f64);
        }
        Some(problem.solve().ok()?.into_solution().ok()?.objective())
    }
}

impl Mine {
    fn fits(self, count: f64) -> bool {
        let (least, most) = (self.least as f64 - ROUNDING, self.most as f64 + ROUNDING);
        (least..=most).contains(&count)
    }
}

fn of(places: &[usize], counts: &[f64]) -> f64 {
    places.iter().map(|at| counts[*at]).sum()
}
