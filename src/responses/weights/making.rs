//! Weights that are made from known numbers of people.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::strata::Cells;
use super::{NO_CLASS, WeightClass, Weighting, Weights};
use crate::base::{Finding, Location};
use crate::questionnaire::Questionnaire;
use crate::responses::{Responses, SampleCounts};
use crate::stats::Reason;
use crate::stats::weighted::{Fit, Stratum, WeightSums};
use crate::stats::weighting::{
    Margin, RakingLimits, WeightBounds, design_weights, post_stratify, rake, trim,
};

impl Weights {
    /// Weights from the numbers of a sample file: people over respondents per stratum, or
    /// those that meet its margins.
    ///
    /// Respondents of whom the file does not know how many people they stand for have no
    /// weight. Strata are not put together where nobody answered: a finding says so.
    ///
    /// # Errors
    /// When nobody can be given a weight, or the numbers contradict each other.
    pub fn of_sample(
        questionnaire: &Questionnaire,
        responses: &Responses<'_>,
        sample: &SampleCounts,
        weighting: Weighting,
    ) -> Result<Self, Finding> {
        let made = match weighting {
            Weighting::Raked => Making::raked(questionnaire, responses, sample)?,
            _ => Making::by_stratum(questionnaire, responses, sample, weighting)?,
        };
        Ok(made.weights(weighting))
    }

    /// The same, of which none is more than `most` times the mean: what was cut off is
    /// spread over all others. The weights then meet no known numbers any more.
    ///
    /// # Errors
    /// When that leaves nobody to take over what is cut off.
    pub fn trimmed(mut self, most: f64) -> Result<Self, Finding> {
        let (weights, counts): (Vec<f64>, Vec<u64>) =
            self.classes.iter().map(|class| (class.weight, class.n)).unzip();
        let n: u64 = counts.iter().sum();
        let sum: f64 = self.classes.iter().map(|class| class.weight * class.n as f64).sum();
        let bounds = WeightBounds { lower: 0.0, upper: most * sum / n as f64 };
        let cut = trim(&weights, &counts, &bounds)
            .map_err(|_| Finding::error("weight-bounds", Location::default()))?;
        if cut.trimmed > 0 {
            for (class, weight) in self.classes.iter_mut().zip(cut.weights) {
                class.weight = weight;
            }
            self.unfit();
            self.trimmed = cut.trimmed;
            let found = Finding::warning("weight-trimmed", Location::default());
            self.findings.push(found.with("count", cut.trimmed));
        }
        Ok(self)
    }

    /// Forgets what the weights were fitted to: parts become their strata.
    fn unfit(&mut self) {
        if let Some(fit) = self.fit.take() {
            self.classes.iter_mut().for_each(|class| class.part = fit.stratum[class.part]);
        }
    }
}

/// Weights per cell, before respondents are given them.
struct Making {
    cells: Cells,
    /// Positions of the cells that have a weight.
    kept: Vec<usize>,
    /// Per kept cell.
    weights: Vec<f64>,
    strata: Vec<Stratum>,
    /// Where the weights were fitted, per margin and kept cell its category.
    margins: Option<Vec<Vec<usize>>>,
    findings: Vec<Finding>,
}

impl Making {
    fn by_stratum(
        questionnaire: &Questionnaire,
        responses: &Responses<'_>,
        sample: &SampleCounts,
        weighting: Weighting,
    ) -> Result<Self, Finding> {
        let cells = Cells::of(questionnaire, responses, &sample.strata)?;
        let known = |at: &usize| {
            sample.people().get(&cells.cells[*at].answers).is_some_and(|people| *people > 0)
        };
        let kept: Vec<usize> = (0..cells.cells.len()).filter(known).collect();
        let mut findings = cells.without(&kept);
        findings.extend(empty_strata(sample, &cells));
        let n: Vec<u64> = kept.iter().map(|at| cells.cells[*at].n).collect();
        let people = |at: &usize| sample.people()[&cells.cells[*at].answers] as f64;
        let people: Vec<f64> = kept.iter().map(people).collect();
        if n.is_empty() {
            return Err(error("weight-no-stratum"));
        }
        // Only where everybody is counted is it known how many were not asked.
        let counted = |people: f64| sample.population.as_ref().map(|_| people);
        let (weights, strata, margins) = if weighting == Weighting::Design {
            let weights = design_weights(&n, &people).map_err(|_| {
                let below = n.iter().zip(&people).filter(|(n, people)| **n as f64 > **people);
                error("weight-people-below").with("strata", below.count())
            })?;
            let strata = n.iter().zip(&people);
            let strata = strata.map(|(n, people)| Stratum { n: *n, population: counted(*people) });
            let strata: Vec<Stratum> = strata.collect();
            findings.extend(lonely(&strata));
            (weights, strata, None)
        } else {
            let sums: Vec<f64> = n.iter().map(|n| *n as f64).collect();
            let weights = post_stratify(&sums, &people).map_err(|_| error("weight-no-stratum"))?;
            let strata = whole(&n, counted(people.iter().sum()))?;
            (weights, strata, Some(vec![(0..n.len()).collect()]))
        };
        Ok(Making { cells, kept, weights, strata, margins, findings })
    }

    fn raked(
        questionnaire: &Questionnaire,
        responses: &Responses<'_>,
        sample: &SampleCounts,
    ) -> Result<Self, Finding> {
        let known: Vec<Known> = known_margins(sample);
        let ids: Vec<String> =
            known.iter().map(|known| sample.strata[known.question].clone()).collect();
        if ids.is_empty() {
            return Err(error("weight-no-stratum"));
        }
        let cells = Cells::of(questionnaire, responses, &ids)?;
        let has = |at: &usize| {
            let answers = cells.cells[*at].answers.iter().zip(&known);
            answers.into_iter().all(|(answer, known)| known.people(*answer) > 0)
        };
        let kept: Vec<usize> = (0..cells.cells.len()).filter(has).collect();
        let mut findings = cells.without(&kept);
        let totals: Vec<u64> = known.iter().map(Known::total).collect();
        if totals.iter().any(|total| !alike(*total, totals[0])) {
            return Err(error("weight-margins-disagree"));
        }
        let n: Vec<u64> = kept.iter().map(|at| cells.cells[*at].n).collect();
        if n.is_empty() {
            return Err(error("weight-no-stratum"));
        }
        let mut margins = Vec::with_capacity(known.len());
        for (question, known) in known.iter().enumerate() {
            let answer = |at: &usize| cells.cells[*at].answers[question];
            let answered: Vec<u8> =
                kept.iter().map(answer).collect::<BTreeSet<u8>>().into_iter().collect();
            findings.extend(known.empty(&answered, sample));
            let people = answered.iter().map(|answer| known.people(*answer) as f64);
            let category = |at: &usize| answered.iter().position(|known| *known == answer(at));
            margins.push(Margin {
                category: kept.iter().filter_map(category).collect(),
                targets: people.collect(),
            });
        }
        // Without the empty ones margins may differ; they are then parts of one total.
        let total: f64 = margins[0].targets.iter().sum();
        for margin in &mut margins {
            let own: f64 = margin.targets.iter().sum();
            margin.targets.iter_mut().for_each(|people| *people *= total / own);
        }
        let sums: Vec<f64> = n.iter().map(|n| *n as f64).collect();
        let raking = rake(&sums, &margins, &RakingLimits::default()).map_err(|reason| {
            error(match reason {
                Reason::NotConverged => "weight-not-converged",
                _ => "weight-margins-disagree",
            })
        })?;
        let strata = whole(&n, sample.population.as_ref().map(|_| total))?;
        let margins = margins.into_iter().map(|margin| margin.category).collect();
        Ok(Making {
            cells,
            kept,
            weights: raking.factors,
            strata,
            margins: Some(margins),
            findings,
        })
    }

    fn weights(self, weighting: Weighting) -> Weights {
        let Making { cells, kept, weights, strata, margins, findings } = self;
        let class = |(part, (at, weight)): (usize, (&usize, &f64))| WeightClass {
            weight: *weight,
            n: cells.cells[*at].n,
            part,
        };
        let classes: Vec<WeightClass> = kept.iter().zip(&weights).enumerate().map(class).collect();
        let mut class_of_cell = vec![NO_CLASS; cells.cells.len()];
        for (class, at) in (0..).zip(&kept) {
            class_of_cell[*at] = class;
        }
        let class_of = |cell: &u16| class_of_cell.get(usize::from(*cell)).copied();
        let class_of: Vec<u16> =
            cells.cell_of.iter().map(|cell| class_of(cell).unwrap_or(NO_CLASS)).collect();
        let all = |class: &WeightClass| {
            let n = class.n as f64;
            let (weights, squares) = (class.weight * n, class.weight * class.weight * n);
            WeightSums { n: class.n, weights, squares }
        };
        let fit = margins.map(|margins| {
            let stratum = vec![0; classes.len()];
            Arc::new(Fit { stratum, all: classes.iter().map(all).collect(), margins })
        });
        let with: u64 = classes.iter().map(|class| class.n).sum();
        let without = class_of.len() as u64 - with;
        Weights { weighting, without, trimmed: 0, findings, classes, strata, fit, class_of }
    }
}

/// The known numbers of one question.
struct Known {
    /// Its position among the strata.
    question: usize,
    /// Per answer people.
    people: Vec<(u8, u64)>,
}

impl Known {
    fn people(&self, answer: u8) -> u64 {
        self.people.iter().find(|(known, _)| *known == answer).map_or(0, |(_, people)| *people)
    }

    fn total(&self) -> u64 {
        self.people.iter().map(|(_, people)| people).sum()
    }

    /// Answers of people that no respondent gave.
    fn empty(&self, answered: &[u8], sample: &SampleCounts) -> Option<Finding> {
        let empty: Vec<&(u8, u64)> = (self.people.iter())
            .filter(|(answer, people)| *people > 0 && !answered.contains(answer))
            .collect();
        let row = |(answer, _): &&(u8, u64)| {
            let has = |named: &&Vec<Option<u8>>| named[self.question] == Some(*answer);
            sample.rows.iter().filter(|(named, _)| has(named)).map(|(_, row)| *row).min()
        };
        let people = empty.iter().map(|(_, people)| people).sum();
        empty_finding(empty.len(), people, empty.iter().filter_map(row).min())
    }
}

/// Per question its known numbers: rows that name its answer only, or where there are no
/// such rows the sums of all strata.
fn known_margins(sample: &SampleCounts) -> Vec<Known> {
    let given = sample.margins.iter().any(|margin| !margin.is_empty());
    let question = |question: usize| {
        let mut people = sample.margins[question].clone();
        if !given {
            for (stratum, n) in sample.people() {
                *people.entry(stratum[question]).or_default() += n;
            }
        }
        Known { question, people: people.into_iter().collect() }
    };
    let all = (0..sample.strata.len()).map(question);
    all.filter(|known| known.total() > 0).collect()
}

/// One stratum, of a sample that was drawn as a whole.
fn whole(n: &[u64], population: Option<f64>) -> Result<Vec<Stratum>, Finding> {
    let n: u64 = n.iter().sum();
    match population {
        Some(people) if people < n as f64 => Err(error("weight-people-below").with("strata", 1)),
        population => Ok(vec![Stratum { n, population }]),
    }
}

/// Strata of people of whom nobody responded.
fn empty_strata(sample: &SampleCounts, cells: &Cells) -> Option<Finding> {
    let answered: BTreeSet<&Vec<u8>> = cells.cells.iter().map(|cell| &cell.answers).collect();
    let empty = sample.people().iter();
    let empty: Vec<_> =
        empty.filter(|(stratum, people)| **people > 0 && !answered.contains(stratum)).collect();
    let row = |(stratum, _): &(&Vec<u8>, &u64)| {
        let named: Vec<Option<u8>> = stratum.iter().copied().map(Some).collect();
        sample.rows.get(&named).copied()
    };
    let people = empty.iter().map(|(_, people)| **people).sum();
    empty_finding(empty.len(), people, empty.iter().filter_map(row).min())
}

fn empty_finding(strata: usize, people: u64, row: Option<u64>) -> Option<Finding> {
    let place = row.map_or_else(Location::default, Location::row);
    let found = Finding::warning("weight-stratum-empty", place);
    (strata > 0).then(|| found.with("strata", strata).with("people", people))
}

/// Strata with one respondent, who shows no spread.
fn lonely(strata: &[Stratum]) -> Option<Finding> {
    let lonely = |stratum: &&Stratum| stratum.n == 1 && stratum.population != Some(1.0);
    let lonely = strata.iter().filter(lonely).count();
    let found = Finding::warning("weight-stratum-lonely", Location::default());
    (lonely > 0).then(|| found.with("strata", lonely))
}

/// Whether two totals are the same but for rounding.
fn alike(a: u64, b: u64) -> bool {
    a.abs_diff(b) as f64 <= 1e-6 * b as f64
}

fn error(code: &str) -> Finding {
    Finding::error(code, Location::default())
}
