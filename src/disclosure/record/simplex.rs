//! The extremes of a sum of bounded counts of which some sums are known, from counts that fit:
//! the simplex method with bounds, on a table that is kept from one question to the next. What
//! it finds is checked by the sums as they were told, and not taken where it does not hold.
//!
//! `microlp` begins anew for every question; here thousands are asked of the same few sums.

/// What is smaller than this is 0.
const NOTHING: f64 = 1e-9;

/// A count is not told by another that hardly moves with it.
const HARDLY: f64 = 1e-7;

/// How far off sums and extremes may be.
const TOLERANCE: f64 = 1e-7;

/// Steps after which the first way up is taken instead of the steepest, so that none is gone
/// round, and after which it is given up, per row and column of the table.
const PATIENT: usize = 2;
const MOST: usize = 20;

/// The known sums, as far as they were turned around.
#[derive(Debug)]
pub(super) struct Simplex {
    /// Per count the sums that it is in.
    sums_of: Vec<Vec<usize>>,
    /// What every sum is.
    sums: Vec<f64>,
    /// Per sum a row: of every count, and of what every sum is off, which is nothing.
    rows: Vec<Vec<f64>>,
    /// Which of them each row tells by the others.
    told: Vec<usize>,
    is_told: Vec<bool>,
    /// Steps that were taken.
    steps: usize,
}

/// What is asked: the most that these counts have, each times its weight, together.
pub(super) struct Question<'a> {
    pub(super) weights: &'a [f64],
    pub(super) least: &'a [f64],
    pub(super) most: &'a [f64],
    /// So much needs not be exceeded.
    pub(super) enough: f64,
}

/// Counts that fit, and what they have together: the most, or enough.
pub(super) struct Found {
    pub(super) counts: Vec<f64>,
    pub(super) value: f64,
    /// Whether it is the most that can be.
    pub(super) is_most: bool,
}

impl Simplex {
    /// The sums that every count is in, and what each is.
    pub(super) fn new(sums_of: Vec<Vec<usize>>, sums: Vec<f64>) -> Self {
        let mut simplex = Simplex {
            rows: Vec::new(),
            told: Vec::new(),
            is_told: Vec::new(),
            steps: 0,
            sums_of,
            sums,
        };
        simplex.begin();
        simplex
    }

    /// The sums as they were told.
    fn begin(&mut self) {
        let (counts, sums) = (self.sums_of.len(), self.sums.len());
        self.rows = vec![vec![0.0; counts + sums]; sums];
        for (at, of) in self.sums_of.iter().enumerate() {
            of.iter().for_each(|sum| self.rows[*sum][at] = 1.0);
        }
        self.rows.iter_mut().enumerate().for_each(|(sum, row)| row[counts + sum] = 1.0);
        self.told = (counts..counts + sums).collect();
        self.is_told = (0..counts + sums).map(|at| at >= counts).collect();
    }

    /// How much was computed.
    pub(super) fn work(&self) -> u64 {
        let size = self.rows.len() * (self.sums_of.len() + self.sums.len());
        ((self.steps + 1) * size) as u64
    }

    /// Answers a question, from counts that fit. `None` where it could not.
    pub(super) fn most(&mut self, asked: &Question<'_>, from: &[f64]) -> Option<Found> {
        for _ in 0..2 {
            if let Some(found) = self.climb(asked, from).filter(|found| self.fits(asked, found)) {
                return Some(found);
            }
            self.begin();
        }
        None
    }

    /// Whether counts have the sums that are known.
    fn fits(&self, asked: &Question<'_>, found: &Found) -> bool {
        let mut sums = self.sums.clone();
        for (count, of) in found.counts.iter().zip(&self.sums_of) {
            of.iter().for_each(|sum| sums[*sum] -= count);
        }
        let bounds = asked.least.iter().zip(asked.most);
        let mut within = found.counts.iter().zip(bounds);
        sums.iter().all(|left| left.abs() <= TOLERANCE)
            && within.all(|(count, (least, most))| {
                *count >= least - TOLERANCE && *count <= most + TOLERANCE
            })
    }

    fn climb(&mut self, asked: &Question<'_>, from: &[f64]) -> Option<Found> {
        let counts = self.sums_of.len();
        let width = counts + self.sums.len();
        let mut now = from.to_vec();
        now.resize(width, 0.0);
        let bounds = |at: usize| match at < counts {
            true => (asked.least[at], asked.most[at]),
            false => (0.0, 0.0),
        };
        let mut gain = asked.weights.to_vec();
        gain.resize(width, 0.0);
        for (row, told) in self.rows.iter().zip(&self.told) {
            let weight = asked.weights.get(*told).copied().unwrap_or(0.0);
            if weight != 0.0 {
                take(&mut gain, weight, row);
            }
        }
        let (patient, most) = (PATIENT * width, MOST * width);
        for step in 0..most {
            let value = total(asked.weights, &now);
            if value >= asked.enough {
                let found = Found { counts: now[..counts].to_vec(), value, is_most: false };
                return Some(found);
            }
            let ways = (0..counts).filter(|at| !self.is_told[*at]).filter(|at| {
                let (least, most) = bounds(*at);
                let room = if gain[*at] > 0.0 { most - now[*at] } else { now[*at] - least };
                gain[*at].abs() > NOTHING && room > NOTHING
            });
            let way = match step < patient {
                true => { ways }.max_by(|a, b| gain[*a].abs().total_cmp(&gain[*b].abs())),
                false => { ways }.next(),
            };
            let Some(way) = way else {
                now.truncate(counts);
                let value = total(asked.weights, &now);
                let is_most = self.bound(asked, &gain[counts..]) <= value + TOLERANCE * 10.0;
                return is_most.then_some(Found { counts: now, value, is_most });
            };
            self.steps += 1;
            self.step(way, &mut now, &mut gain, &bounds);
        }
        None
    }

    /// Goes one way as far as that is possible.
    fn step(
        &mut self,
        way: usize,
        now: &mut [f64],
        gain: &mut [f64],
        bounds: &dyn Fn(usize) -> (f64, f64),
    ) {
        let up = if gain[way] > 0.0 { 1.0 } else { -1.0 };
        let (least, most) = bounds(way);
        let mut far = if up > 0.0 { most - now[way] } else { now[way] - least };
        let mut held: Option<usize> = None;
        for (at, row) in self.rows.iter().enumerate() {
            let slope = -row[way] * up;
            if slope.abs() <= HARDLY {
                continue;
            }
            let told = self.told[at];
            let (least, most) = bounds(told);
            let room = if slope > 0.0 { most - now[told] } else { now[told] - least };
            let limit = room.max(0.0) / slope.abs();
            let is_surer = |other: usize| row[way].abs() > self.rows[other][way].abs();
            let is_nearer = limit < far - NOTHING;
            if is_nearer || (limit <= far + NOTHING && held.is_none_or(is_surer)) {
                (far, held) = (far.min(limit), Some(at));
            }
        }
        now[way] += up * far;
        for (row, told) in self.rows.iter().zip(&self.told) {
            now[*told] -= row[way] * up * far;
        }
        let Some(held) = held else {
            // It goes to its own end.
            now[way] = if up > 0.0 { most } else { least };
            return;
        };
        // What holds it is at its end.
        let told = self.told[held];
        let (least, most) = bounds(told);
        now[told] = if -self.rows[held][way] * up > 0.0 { most } else { least };
        self.turn(held, way, gain);
    }

    /// Lets a row tell another count.
    fn turn(&mut self, held: usize, way: usize, gain: &mut [f64]) {
        let mut row = std::mem::take(&mut self.rows[held]);
        let by = row[way];
        row.iter_mut().for_each(|of| *of /= by);
        for other in self.rows.iter_mut().filter(|other| !other.is_empty()) {
            let times = other[way];
            if times != 0.0 {
                take(other, times, &row);
                other[way] = 0.0;
            }
        }
        let times = gain[way];
        take(gain, times, &row);
        gain[way] = 0.0;
        self.is_told[self.told[held]] = false;
        self.is_told[way] = true;
        self.told[held] = way;
        self.rows[held] = row;
    }

    /// No counts that fit have more than this, by prices of the sums: what a sum that is off
    /// would gain, turned round.
    fn bound(&self, asked: &Question<'_>, gains: &[f64]) -> f64 {
        let sums: f64 = gains.iter().zip(&self.sums).map(|(gain, sum)| -gain * sum).sum();
        let bounds = asked.least.iter().zip(asked.most);
        let counts = self.sums_of.iter().zip(asked.weights).zip(bounds);
        let counts = counts.map(|((of, weight), (least, most))| {
            let left = weight + of.iter().map(|sum| gains[*sum]).sum::<f64>();
            (left * least).max(left * most)
        });
        sums + counts.sum::<f64>()
    }
}

fn take(from: &mut [f64], times: f64, row: &[f64]) {
    from.iter_mut().zip(row).for_each(|(from, of)| *from -= times * of);
}

fn total(weights: &[f64], counts: &[f64]) -> f64 {
    weights.iter().zip(counts).map(|(weight, count)| weight * count).sum()
}

#[cfg(test)]
mod tests {
    use microlp::{ComparisonOp, OptimizationDirection, Problem};

    use super::*;

    /// Numbers that look random, the same from the same seed.
    fn draw(state: &mut u64, end: u64) -> u64 {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        *state % end
    }

    /// Whatever was asked before, it finds what another solver finds.
    #[test]
    fn the_most_is_that_of_another_solver() {
        for seed in 1..=60_u64 {
            let random = &mut seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let (counts, sums) = (4 + draw(random, 40) as usize, 1 + draw(random, 14));
            let truth: Vec<u64> = (0..counts).map(|_| draw(random, 12)).collect();
            let sums_of: Vec<Vec<usize>> = (0..counts)
                .map(|_| (0..sums as usize).filter(|_| draw(random, 3) == 0).collect())
                .collect();
            let sum = |at: usize| {
                let inside = sums_of.iter().zip(&truth).filter(|(of, _)| of.contains(&at));
                inside.map(|(_, count)| *count as f64).sum::<f64>()
            };
            let told: Vec<f64> = (0..sums as usize).map(sum).collect();
            let from: Vec<f64> = truth.iter().map(|count| *count as f64).collect();
            let mut simplex = Simplex::new(sums_of.clone(), told.clone());
            for question in 0..20 {
                let weights: Vec<f64> = (0..counts).map(|_| draw(random, 3) as f64 - 1.0).collect();
                let least: Vec<f64> =
                    truth.iter().map(|count| draw(random, count + 1) as f64).collect();
                let most: Vec<f64> =
                    truth.iter().map(|count| (count + draw(random, 5)) as f64).collect();
                let enough = f64::INFINITY;
                let asked = Question { weights: &weights, least: &least, most: &most, enough };
                let found = simplex.most(&asked, &from).expect("an answer");
                let mut problem = Problem::new(OptimizationDirection::Maximize);
                let variables: Vec<_> = (0..counts)
                    .map(|at| problem.add_var(weights[at], (least[at], most[at])))
                    .collect();
                for (at, sum) in told.iter().enumerate() {
                    let inside = (0..counts).filter(|count| sums_of[*count].contains(&at));
                    let terms: Vec<_> = inside.map(|count| (variables[count], 1.0)).collect();
                    problem.add_constraint(&terms, ComparisonOp::Eq, *sum);
                }
                let other = problem.solve().expect("feasible").into_solution().expect("solved");
                let off = (found.value - other.objective()).abs();
                assert!(found.is_most && off < 1e-6, "seed {seed}, question {question}: {off}");
            }
        }
    }
}
