//! Batteries as scales: how well their items hang together, and everybody's score.

use super::weighted::or_left_out;
use super::{Cell, Plan, ScaleTests, Suppression, WeightedScores};
use crate::base::{Finding, Location, Text};
use crate::questionnaire::{Battery, Questionnaire};
use crate::responses::{CodedItem, Responses};
use crate::stats::weighted::WeightedTally;
use crate::stats::{self, CrossProducts, ItemRest, Moments, Outcome};
use crate::tally::{Bins, ScaleColumn, ScaleTally, WeightedBins, tally_scale};

/// Fewest items of a scale. Of two items one correlation says it all.
const FEWEST: usize = 3;

/// A battery as a scale.
#[derive(Clone, Debug)]
pub struct ScaleResult {
    /// The battery's id.
    pub battery: String,
    /// A short title.
    pub label: Text,
    /// The lowest and the highest code, between which every score lies.
    pub range: [i64; 2],
    /// The items that have a column.
    pub items: Vec<ScaleItem>,
    /// How well they hang together, over everybody who answered all of them.
    pub reliability: Cell<Reliability>,
    /// The score of everybody who counts.
    pub total: Cell<ScoreValues>,
    /// Per split of the plan.
    pub by: Vec<ScaleSplit>,
    /// The different scores; nothing once groups were compared.
    pub(super) scores: Vec<f64>,
}

/// An item of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleItem {
    /// The item's id.
    pub id: String,
    /// The statement as it was put.
    pub label: Text,
    /// The heading of its column.
    pub column: String,
    /// Whether it was turned round, because the questionnaire says so.
    pub reversed: bool,
}

/// How well the items of a battery hang together.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// Respondents who answered every item.
    pub n: u64,
    /// Cronbach's α.
    pub alpha: Outcome<f64>,
    /// Its 95 % interval.
    pub alpha_ci95: Outcome<[f64; 2]>,
    /// McDonald's ω.
    pub omega: Outcome<f64>,
    /// Per item.
    pub items: Outcome<Vec<ItemRest>>,
}

/// The scores of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreValues {
    /// Base: those who answered half of the items or more.
    pub n: u64,
    /// Mean of their scores; `None` without respondents.
    pub mean: Option<f64>,
    /// Standard deviation (n − 1); `None` below two respondents.
    pub sd: Option<f64>,
    /// Respondents per score; nothing once groups were compared.
    pub(super) counts: Vec<u64>,
    /// Their weighted mean; `None` where nothing is weighted, or fewer have a weight than
    /// may be shown.
    pub weighted: Option<Box<WeightedScores>>,
}

impl ScoreValues {
    /// The mean score, of respondents or as they are weighted.
    ///
    /// # Errors
    /// Why it is hidden: too few have a weight, or it would have to be too coarse.
    pub fn mean(&self, weighted: bool) -> Result<Option<f64>, Suppression> {
        match weighted {
            false => Ok(self.mean),
            true => {
                let weighted = self.weighted.as_ref().ok_or(Suppression::Primary)?;
                or_left_out(weighted.average, weighted.steps.as_ref())
            }
        }
    }
}

/// A scale by one split.
#[derive(Clone, Debug)]
pub struct ScaleSplit {
    /// Per group of the split.
    pub cells: Vec<Cell<ScoreValues>>,
    /// Tests between the groups, once [`super::compare_scales`] made them.
    pub tests: Option<ScaleTests>,
    /// Weighted sums of every group, also of those that will be hidden, until they are compared.
    pub(super) sums: Option<Outcome<WeightedTally>>,
}

impl ScoreValues {
    /// Respondents per score; nothing once groups were compared.
    pub fn per_score(&self) -> &[u64] {
        &self.counts
    }
}

impl ScaleResult {
    /// The place of its columns in the file.
    pub(super) fn place(&self) -> Location {
        let first = self.items.first();
        first.map_or_else(Location::default, |item| Location::column(&item.column))
    }
}

/// Whether a battery with so many items in the file is taken as a scale.
pub fn has_scale(items: usize) -> bool {
    items >= FEWEST
}

/// Takes every battery of the plan as a scale, where that is asked.
pub(super) fn scales(
    questionnaire: &Questionnaire,
    responses: &Responses<'_>,
    plan: &Plan,
    splits: &[Bins],
    weighted: &[WeightedBins<'_>],
    findings: &mut Vec<Finding>,
) -> Vec<ScaleResult> {
    let batteries = questionnaire.batteries.iter().enumerate().filter(|_| plan.scales);
    let found = batteries.filter_map(|(position, battery)| {
        let items = responses.coding.items.iter().filter(|item| item.battery == position);
        let items: Vec<&CodedItem> = items.collect();
        if !has_scale(items.len()) {
            return None;
        }
        let scale = scale(questionnaire, responses, battery, &items, splits, weighted);
        if scale.is_none() {
            let place = Location::column(responses.heading(items[0].column));
            let code = match has_decimals(questionnaire, battery) {
                true => "scale-of-decimals",
                false => "scale-too-wide",
            };
            let finding = Finding::note(code, place);
            findings.push(finding.with_text("battery", &battery.title));
        }
        let mut scale = scale?;
        // Without a split the bins are everybody's.
        scale.by.truncate(plan.splits.len());
        Some(scale)
    });
    found.collect()
}

/// Whether answers are numbers of their own, as grades with decimals are.
fn has_decimals(questionnaire: &Questionnaire, battery: &Battery) -> bool {
    questionnaire.scale(battery).points.iter().any(|point| point.value.is_some())
}

fn scale(
    questionnaire: &Questionnaire,
    responses: &Responses<'_>,
    battery: &Battery,
    items: &[&CodedItem],
    splits: &[Bins],
    weighted: &[WeightedBins<'_>],
) -> Option<ScaleResult> {
    // Sums of scores are of whole numbers.
    if has_decimals(questionnaire, battery) {
        return None;
    }
    let codes: Vec<i64> =
        questionnaire.scale(battery).points.iter().map(|point| point.code).collect();
    let columns =
        items.iter().map(|coded| ScaleColumn { coded, turned: battery.items[coded.item].reversed });
    let columns: Vec<ScaleColumn<'_>> = columns.collect();
    let tally = tally_scale(responses, &columns, &codes, splits, weighted)?;
    let item = |coded: &&CodedItem| {
        let asked = &battery.items[coded.item];
        ScaleItem {
            id: asked.id.clone(),
            label: asked.label.clone(),
            column: responses.heading(coded.column).to_owned(),
            reversed: asked.reversed,
        }
    };
    let cell = |counts: &Vec<u64>| ScoreValues::cell(&tally.scores, counts);
    let by = tally.splits.iter().map(|groups| {
        let cells = groups.iter().map(cell).collect();
        ScaleSplit { cells, tests: None, sums: None }
    });
    let mut result = ScaleResult {
        battery: battery.id.clone(),
        label: battery.title.clone(),
        range: [*codes.iter().min()?, *codes.iter().max()?],
        items: items.iter().map(item).collect(),
        reliability: Cell::Shown(Box::new(Reliability::of(&tally))),
        total: cell(&tally.total),
        by: by.collect(),
        scores: tally.scores,
    };
    result.weigh(tally.weighted);
    Some(result)
}

impl ScoreValues {
    fn cell(scores: &[f64], counts: &[u64]) -> Cell<Self> {
        let Moments { n, mean, sd, .. } = stats::moments(scores, counts);
        let counts = counts.to_vec();
        Cell::Shown(Box::new(ScoreValues { n, mean, sd, counts, weighted: None }))
    }
}

impl Reliability {
    /// Below this α is called low: a rule of thumb, of which there are higher ones too.
    pub const LOW: f64 = 0.6;

    /// α, where it is low.
    pub fn low_alpha(&self) -> Option<f64> {
        self.alpha.ok().filter(|alpha| *alpha < Self::LOW)
    }

    /// Per item whether it goes against the others: whose it answers high tends to answer
    /// the others low.
    pub fn against(&self) -> impl Iterator<Item = bool> {
        let items = self.items.iter().flatten();
        items.map(|item| item.correlation.is_ok_and(|correlation| correlation < 0.0))
    }

    /// Codes are counted from the lowest: covariances do not know of it.
    fn of(tally: &ScaleTally) -> Self {
        let exact = |sums: &Vec<u64>| sums.iter().map(|sum| *sum as f64).collect();
        let battery = CrossProducts {
            n: tally.complete,
            sums: exact(&tally.sums),
            products: tally.products.iter().map(exact).collect(),
        };
        Reliability {
            n: tally.complete,
            alpha: stats::cronbach_alpha(&battery),
            alpha_ci95: stats::alpha_interval(&battery),
            omega: stats::omega_total(&battery).map(|model| model.omega),
            items: stats::item_rest(&battery),
        }
    }
}
