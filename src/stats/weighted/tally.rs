//! What a tally of weighted respondents must deliver.

use super::fit::Fit;
use crate::stats::reason::{Outcome, Reason};
use serde::Serialize;
use std::sync::Arc;

/// Sums over respondents who are alike: one stratum, one group, one answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct WeightSums {
    /// Respondents.
    pub n: u64,
    /// Σw.
    pub weights: f64,
    /// Σw².
    pub squares: f64,
}

/// One stratum of the sample.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stratum {
    /// All its respondents with a weight, whatever their group or answer, those
    /// without an answer included.
    pub n: u64,
    /// People in it; `None` where unknown, which leaves out the finite population correction.
    pub population: Option<f64>,
}

/// Per stratum, group and answer the sums that every weighted statistic needs.
///
/// An unstratified sample is one stratum. Respondents with a weight of 0 are
/// left out everywhere. Groups exclude each other; a respondent in no group or
/// without an answer on the scale is in [`Stratum::n`] only.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedTally {
    strata: Vec<Stratum>,
    groups: usize,
    points: usize,
    /// Per part: each a stratum, or where weights were fitted a part of one.
    cells: Vec<WeightSums>,
    fit: Option<Arc<Fit>>,
}

impl WeightSums {
    /// Counts one respondent.
    pub fn add(&mut self, weight: f64) {
        self.merge(&WeightSums { n: 1, weights: weight, squares: weight * weight });
    }

    /// Leaves out the respondents of another cell, who are among these.
    fn take(&mut self, other: &WeightSums) {
        self.n -= other.n.min(self.n);
        self.weights -= other.weights;
        self.squares -= other.squares;
    }

    /// Counts the respondents of another cell.
    pub fn merge(&mut self, other: &WeightSums) {
        self.n += other.n;
        self.weights += other.weights;
        self.squares += other.squares;
    }
}

impl WeightedTally {
    /// From one cell per stratum, group and point, the points of a group and
    /// the groups of a stratum side by side.
    ///
    /// # Errors
    /// Sums that are not finite, or not above 0 where there are respondents; a
    /// stratum with fewer people than respondents, or fewer respondents than its cells have.
    ///
    /// # Panics
    /// When there is not exactly one cell for each.
    pub fn new(
        strata: Vec<Stratum>,
        groups: usize,
        points: usize,
        cells: Vec<WeightSums>,
    ) -> Outcome<WeightedTally> {
        assert_eq!(cells.len(), strata.len() * groups * points, "a cell for each");
        let tally = WeightedTally { strata, groups, points, cells, fit: None };
        tally.checked()
    }

    /// From weights that were fitted to known numbers: one cell per part, group and point.
    ///
    /// # Errors
    /// As [`WeightedTally::new`].
    ///
    /// # Panics
    /// When there is not exactly one cell for each.
    pub fn fitted(
        strata: Vec<Stratum>,
        fit: Arc<Fit>,
        groups: usize,
        points: usize,
        cells: Vec<WeightSums>,
    ) -> Outcome<WeightedTally> {
        assert_eq!(cells.len(), fit.all.len() * groups * points, "a cell for each");
        WeightedTally { strata, groups, points, cells, fit: Some(fit) }.checked()
    }

    fn checked(self) -> Outcome<WeightedTally> {
        let possible = |cell: &WeightSums| {
            let filled = cell.n > 0;
            let above = |x: f64| x.is_finite() && (x > 0.0) == filled && x >= 0.0;
            above(cell.weights) && above(cell.squares)
        };
        if !self.cells.iter().all(possible) {
            return Err(Reason::ImpossibleWeight);
        }
        for (h, stratum) in self.strata.iter().enumerate() {
            let counted: u64 = self.of_stratum(h).map(|cell| cell.n).sum();
            let people = stratum.population.unwrap_or(f64::INFINITY);
            if counted > stratum.n || people.is_nan() || people < stratum.n as f64 {
                return Err(Reason::PopulationBelowSample);
            }
        }
        Ok(self)
    }

    /// An unweighted sample of one stratum, from counts per group and point.
    ///
    /// # Panics
    /// When the groups differ in length.
    pub fn unweighted(groups: &[&[u64]]) -> WeightedTally {
        let points = groups.first().map_or(0, |group| group.len());
        assert!(groups.iter().all(|group| group.len() == points), "one count per point");
        let cell = |n: &u64| WeightSums { n: *n, weights: *n as f64, squares: *n as f64 };
        let cells: Vec<WeightSums> = groups.iter().copied().flatten().map(cell).collect();
        let n = cells.iter().map(|cell| cell.n).sum();
        let strata = vec![Stratum { n, population: None }];
        WeightedTally { strata, groups: groups.len(), points, cells, fit: None }
    }

    /// The strata.
    pub fn strata(&self) -> &[Stratum] {
        &self.strata
    }

    /// Groups.
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// Points of the scale.
    pub fn points(&self) -> usize {
        self.points
    }

    /// The same with other groups, each put together from groups of this one:
    /// all in one for a total, one against the others for a comparison with the rest.
    ///
    /// # Panics
    /// When a group is named that is not there, or twice.
    pub fn regrouped(&self, parts: &[Vec<usize>]) -> WeightedTally {
        let mut taken = vec![false; self.groups];
        for &group in parts.iter().flatten() {
            assert!(!std::mem::replace(&mut taken[group], true), "groups exclude each other");
        }
        let mut cells = vec![WeightSums::default(); self.parts() * parts.len() * self.points];
        for h in 0..self.parts() {
            for (to, part) in parts.iter().enumerate() {
                for point in 0..self.points {
                    let at = (h * parts.len() + to) * self.points + point;
                    part.iter().for_each(|&from| cells[at].merge(self.cell(h, from, point)));
                }
            }
        }
        let (strata, points, fit) = (self.strata.clone(), self.points, self.fit.clone());
        WeightedTally { strata, groups: parts.len(), points, cells, fit }
    }

    /// The same of the first points only: who has another counts as without an answer.
    ///
    /// # Panics
    /// When there are fewer points.
    pub fn narrowed(&self, points: usize) -> WeightedTally {
        assert!(points <= self.points, "points that are there");
        let groups = self.cells.chunks_exact(self.points.max(1));
        let cells = groups.flat_map(|points_of| &points_of[..points]).copied().collect();
        let (strata, fit) = (self.strata.clone(), self.fit.clone());
        WeightedTally { strata, groups: self.groups, points, cells, fit }
    }

    /// Parts: as many as there are strata, or more.
    fn parts(&self) -> usize {
        self.fit.as_ref().map_or(self.strata.len(), |fit| fit.all.len())
    }

    fn stratum_of(&self, part: usize) -> usize {
        self.fit.as_ref().map_or(part, |fit| fit.stratum[part])
    }

    /// The sums of one cell.
    fn cell(&self, part: usize, group: usize, point: usize) -> &WeightSums {
        &self.cells[(part * self.groups + group) * self.points + point]
    }

    /// The sums of a group and a point over all strata.
    ///
    /// # Panics
    /// When the group or the point is not there.
    pub fn over_strata(&self, group: usize, point: usize) -> WeightSums {
        let mut sums = WeightSums::default();
        (0..self.parts()).for_each(|h| sums.merge(self.cell(h, group, point)));
        sums
    }

    /// Design degrees of freedom of some groups together: their respondents on
    /// the scale minus the strata that have any of them.
    pub(super) fn df(&self, groups: &[usize]) -> f64 {
        let mut in_stratum = vec![0; self.strata.len()];
        for part in 0..self.parts() {
            let cells = groups.iter().flat_map(|&g| (0..self.points).map(move |a| (g, a)));
            in_stratum[self.stratum_of(part)] +=
                cells.map(|(g, a)| self.cell(part, g, a).n).sum::<u64>();
        }
        let filled = in_stratum.into_iter().filter(|n| *n > 0);
        filled.map(|n| n as f64 - 1.0).sum()
    }

    fn of_stratum(&self, stratum: usize) -> impl Iterator<Item = &WeightSums> {
        let width = (self.groups * self.points).max(1);
        let parts = self.cells.chunks_exact(width).enumerate();
        let parts = parts.filter(move |(part, _)| self.stratum_of(*part) == stratum);
        parts.flat_map(|(_, cells)| cells)
    }

    /// Covariances of several linearised totals.
    ///
    /// `value(k, group, point)` is what one respondent with weight 1 adds to
    /// total k. Per stratum h: (1 − f)·n/(n − 1)·(Σzₖzₗ − ΣzₖΣzₗ/n), z the
    /// weighted value and n all respondents of the stratum. Where weights were fitted,
    /// what the known numbers explain is taken off the values first.
    pub(super) fn covariances(
        &self,
        totals: usize,
        value: impl Fn(usize, usize, usize) -> f64,
    ) -> Outcome<Vec<Vec<f64>>> {
        let explained = self.explained(totals, &value);
        let mut spreads = vec![Spread::new(totals); self.strata.len()];
        for part in 0..self.parts() {
            let spread = &mut spreads[self.stratum_of(part)];
            let off = |k: usize| explained.as_ref().map_or(0.0, |explained| explained[k][part]);
            let mut rest = self.fit.as_ref().map(|fit| fit.all[part]);
            for group in 0..self.groups {
                for point in 0..self.points {
                    let cell = self.cell(part, group, point);
                    if cell.n == 0 {
                        continue;
                    }
                    if let Some(rest) = &mut rest {
                        rest.take(cell);
                    }
                    let z: Vec<f64> =
                        (0..totals).map(|k| value(k, group, point) - off(k)).collect();
                    spread.add(cell, &z);
                }
            }
            // Who is in no group, or has no answer, has the value 0.
            if let Some(rest) = rest.filter(|rest| rest.n > 0) {
                spread.add(&rest, &(0..totals).map(|k| -off(k)).collect::<Vec<f64>>());
            }
        }
        let mut covariances = vec![vec![0.0; totals]; totals];
        for (stratum, Spread { sums, products }) in self.strata.iter().zip(spreads) {
            if products.iter().flatten().all(|product| *product == 0.0) {
                continue;
            }
            let Some(factor) = stratum.factor()? else { continue };
            let n = stratum.n as f64;
            for k in 0..totals {
                for l in 0..totals {
                    let spread = products[k][l] - sums[k] * sums[l] / n;
                    // Rounding of a stratum in which all are alike.
                    let size = (products[k][k] * products[l][l]).sqrt();
                    if spread.abs() > size * ALIKE {
                        covariances[k][l] += factor * spread;
                    }
                }
            }
        }
        Ok(covariances)
    }

    /// Per total and part what known numbers explain; `None` where weights were not fitted.
    fn explained(
        &self,
        totals: usize,
        value: &impl Fn(usize, usize, usize) -> f64,
    ) -> Option<Vec<Vec<f64>>> {
        let fit = self.fit.as_ref()?;
        let sum = |k: usize, part: usize| {
            let cells = (0..self.groups).flat_map(|g| (0..self.points).map(move |a| (g, a)));
            cells.map(|(g, a)| self.cell(part, g, a).n as f64 * value(k, g, a)).sum()
        };
        let sums = |k: usize| (0..self.parts()).map(|part| sum(k, part)).collect::<Vec<f64>>();
        Some((0..totals).map(|k| fit.explained(&sums(k))).collect())
    }
}

/// Σz and Σzz' of a stratum's respondents, for several values z.
#[derive(Clone)]
struct Spread {
    sums: Vec<f64>,
    products: Vec<Vec<f64>>,
}

impl Spread {
    fn new(totals: usize) -> Self {
        Spread { sums: vec![0.0; totals], products: vec![vec![0.0; totals]; totals] }
    }

    fn add(&mut self, cell: &WeightSums, z: &[f64]) {
        for k in (0..z.len()).filter(|&k| z[k] != 0.0) {
            self.sums[k] += cell.weights * z[k];
            (0..z.len()).for_each(|l| self.products[k][l] += cell.squares * z[k] * z[l]);
        }
    }
}

/// Below this part of the squares their spread is rounding.
const ALIKE: f64 = 1e-14;

impl Stratum {
    /// (1 − n/N)·n/(n − 1); none where there is nobody or everybody was asked.
    fn factor(&self) -> Outcome<Option<f64>> {
        let n = self.n as f64;
        let missed = self.population.map_or(1.0, |people| 1.0 - n / people);
        match self.n {
            0 => Ok(None),
            _ if missed <= 0.0 => Ok(None),
            1 => Err(Reason::LonelyStratum),
            _ => Ok(Some(missed * n / (n - 1.0))),
        }
    }
}
