//! Every item of a plan, in total and by every split of it.

use std::sync::Arc;

use crate::base::{Finding, Text};
use crate::questionnaire::{Questionnaire, Scale};
use crate::responses::{CodedItem, Responses, Weights};
use crate::split::{Filter, Split};
use crate::stats::Outcome;
use crate::stats::weighted::WeightedTally;
use crate::tally::{Bins, WeightedBins, tally};

use super::weighted::{self, Sums};
use super::{
    Cell, ChoiceResult, Definitions, OpenResult, ScaleResult, Suppression, Tests, WeightsUsed,
    choice, scale,
};

/// What is asked of the responses.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The splits, side by side.
    pub splits: Vec<Split>,
    /// Who counts.
    pub filter: Filter,
    /// Only this battery, or this question with unordered answers; all of them when `None`.
    pub battery: Option<String>,
    /// Whether batteries are taken as scales as well.
    pub scales: bool,
    /// How groups are compared.
    pub definitions: Definitions,
    /// How much every respondent counts, where that differs.
    pub weights: Option<Arc<Weights>>,
    /// Answers of which the weighted share is asked together.
    pub stated: Vec<StatedCodes>,
}

/// Some of the answers to an item, of which a source states the share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedCodes {
    /// The item's id.
    pub item: String,
    /// Their codes.
    pub codes: Vec<i64>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Results {
    /// Respondents that count; `None` when hidden.
    pub respondents: Option<u64>,
    /// The splits, with their groups.
    pub splits: Vec<SplitInfo>,
    /// The filter.
    pub filter: Vec<FilterPart>,
    /// How groups are compared.
    pub definitions: Definitions,
    /// What respondents are weighted by.
    pub weights: Option<WeightsUsed>,
    /// The items, in the questionnaire's order.
    pub items: Vec<ItemResult>,
    /// The questions with unordered answers.
    pub choices: Vec<ChoiceResult>,
    /// The open questions.
    pub open: Vec<OpenResult>,
    /// The batteries as scales, where the plan asks for them.
    pub scales: Vec<ScaleResult>,
    /// What could not be computed, and why.
    pub findings: Vec<Finding>,
}

/// A split and the size of its groups.
#[derive(Clone, Debug)]
pub struct SplitInfo {
    /// The background question's id.
    pub id: String,
    /// A short name.
    pub label: Text,
    /// The groups.
    pub groups: Vec<GroupResult>,
    /// Respondents in none of them; `None` when hidden.
    pub in_no_group: Option<u64>,
}

/// A group and its size.
#[derive(Clone, Debug)]
pub struct GroupResult {
    /// The group's id.
    pub id: String,
    /// What it is called in a figure.
    pub label: Text,
    /// Respondents; `None` when hidden.
    pub n: Option<u64>,
    /// Σw of them; `None` when hidden, or where nothing is weighted.
    pub weighted: Option<f64>,
    /// Why it is hidden.
    pub suppressed: Option<Suppression>,
    /// Whether it takes part in tests.
    pub compared: bool,
    /// Whether disclosure control takes it out.
    pub left_out: bool,
}

/// One part of a filter.
#[derive(Clone, Debug)]
pub struct FilterPart {
    /// The split's id.
    pub split: String,
    /// The ids of the groups that count.
    pub groups: Vec<String>,
}

/// One item.
#[derive(Clone, Debug)]
pub struct ItemResult {
    /// The item's id.
    pub id: String,
    /// The statement as it was put.
    pub label: Text,
    /// The battery's id.
    pub battery: String,
    /// The heading of its column.
    pub column: String,
    /// The scale's codes, in order.
    pub codes: Vec<f64>,
    /// Which of them are the top box.
    pub agree: Vec<bool>,
    /// Everybody who counts.
    pub total: Cell,
    /// Per split of the plan.
    pub by: Vec<SplitResult>,
}

/// One item by one split.
#[derive(Clone, Debug)]
pub struct SplitResult {
    /// Per group of the split.
    pub cells: Vec<Cell>,
    /// Tests between the groups, once [`super::compare_groups`] made them.
    pub tests: Option<Tests>,
    /// Weighted sums of every group, also of those that will be hidden, until they are compared.
    pub(super) sums: Option<Outcome<WeightedTally>>,
}

/// Counts and describes every cell of a plan. Groups are compared once it is
/// known which of them may be seen.
pub fn analyse(questionnaire: &Questionnaire, responses: &Responses<'_>, plan: &Plan) -> Results {
    let mask = plan.filter.mask(responses);
    let bins: Vec<Bins> = plan
        .splits
        .iter()
        .map(|split| Bins::new(split.assign(responses), split.groups.len(), mask.as_deref()))
        .collect();
    let counted = match &mask {
        None => responses.respondents() as u64,
        Some(mask) => mask.iter().filter(|counts| **counts).count() as u64,
    };
    let weights = plan.weights.as_deref();
    let everybody;
    let total_bins = match bins.first() {
        Some(first) => first,
        None => {
            everybody = Bins::new(vec![0; responses.respondents()], 1, mask.as_deref());
            &everybody
        }
    };
    // Per split, or without any of everybody.
    let weighted: Vec<WeightedBins<'_>> = match (weights, bins.is_empty()) {
        (None, _) => Vec::new(),
        (Some(weights), true) => vec![WeightedBins::new(total_bins, weights)],
        (Some(weights), false) => {
            bins.iter().map(|bins| WeightedBins::new(bins, weights)).collect()
        }
    };
    let wanted = |coded: &&CodedItem| {
        plan.battery.as_ref().is_none_or(|id| questionnaire.batteries[coded.battery].id == *id)
    };
    let items = responses.coding.items.iter().filter(wanted).map(|coded| {
        item_result(questionnaire, responses, coded, plan, &bins, total_bins, &weighted)
    });
    let splits = if bins.is_empty() { std::slice::from_ref(total_bins) } else { &bins };
    let mut findings = weighted::findings(weights);
    let scales = scale::scales(questionnaire, responses, plan, splits, &weighted, &mut findings);
    Results {
        respondents: Some(counted),
        items: items.collect(),
        choices: choice::choices(questionnaire, responses, plan, &bins, total_bins, &weighted),
        open: choice::open(questionnaire, responses, plan, &bins, total_bins),
        scales,
        splits: plan
            .splits
            .iter()
            .zip(&bins)
            .enumerate()
            .map(|(at, (split, bins))| split_info(split, bins, weighted.get(at)))
            .collect(),
        filter: plan.filter.parts.iter().map(filter_part).collect(),
        definitions: plan.definitions,
        weights: weights.map(WeightsUsed::of),
        findings,
    }
}

fn item_result(
    questionnaire: &Questionnaire,
    responses: &Responses<'_>,
    coded: &CodedItem,
    plan: &Plan,
    bins: &[Bins],
    total_bins: &Bins,
    weighted: &[WeightedBins<'_>],
) -> ItemResult {
    let battery = &questionnaire.batteries[coded.battery];
    let scale = questionnaire.scale(battery);
    let (codes, agree) = scale_codes(scale);
    let cell = |tally| Cell::new(tally, &codes, &agree, plan.definitions.base);
    let mut total = None;
    let mut by = Vec::with_capacity(bins.len());
    for bins in bins {
        let (groups, everybody) = tally(responses, coded, codes.len(), bins);
        total.get_or_insert(everybody);
        let cells: Vec<Cell> = groups.into_iter().map(cell).collect();
        by.push(SplitResult { cells, tests: None, sums: None });
    }
    let total = total.unwrap_or_else(|| tally(responses, coded, codes.len(), total_bins).1);
    let mut total = cell(total);
    let beside = plan.definitions.base.beside();
    let id = &battery.items[coded.item].id;
    let sums = weighted.iter().map(|bins| Sums::of(bins, responses, coded, codes.len(), beside));
    for (at, sums) in sums.enumerate() {
        if at == 0 {
            sums.give_total(&mut total, &codes, &agree);
        }
        if let Some(split) = by.get_mut(at) {
            sums.give(&mut split.cells, &codes, &agree);
        }
        for stated in plan.stated.iter().filter(|stated| stated.item == *id) {
            if at == 0 {
                sums.give_stated_total(&mut total, &codes, &stated.codes);
            }
            if let Some(split) = by.get_mut(at) {
                sums.give_stated(&mut split.cells, &codes, &stated.codes);
            }
        }
        if let Some(split) = by.get_mut(at) {
            split.sums = sums.kept();
        }
    }
    ItemResult {
        id: id.clone(),
        label: battery.items[coded.item].label.clone(),
        battery: battery.id.clone(),
        column: responses.heading(coded.column).to_owned(),
        total,
        codes,
        agree,
        by,
    }
}

fn scale_codes(scale: &Scale) -> (Vec<f64>, Vec<bool>) {
    let codes = scale.points.iter().map(|point| point.number()).collect();
    let agree = scale.points.iter().map(|point| scale.agree.contains(&point.code)).collect();
    (codes, agree)
}

fn split_info(split: &Split, bins: &Bins, weighted: Option<&WeightedBins<'_>>) -> SplitInfo {
    let sizes = bins.sizes();
    let weighted = weighted.map(WeightedBins::sizes);
    let groups = split.groups.iter().zip(&sizes);
    SplitInfo {
        id: split.id.clone(),
        label: split.label.clone(),
        in_no_group: sizes.last().copied(),
        groups: groups
            .enumerate()
            .map(|(at, (group, n))| GroupResult {
                id: group.id.clone(),
                label: group.label.clone(),
                n: Some(*n),
                weighted: weighted.as_ref().map(|sizes| sizes[at]),
                suppressed: None,
                compared: group.compared,
                left_out: group.left_out,
            })
            .collect(),
    }
}

fn filter_part((split, groups): &(Split, Vec<usize>)) -> FilterPart {
    let id = |group: &usize| split.groups[*group].id.clone();
    FilterPart { split: split.id.clone(), groups: groups.iter().map(id).collect() }
}
