//! Two files of one survey beside each other: this one, and an earlier one.
//!
//! They become results by a split with two groups, so that waves are counted,
//! hidden, tested and drawn as any two groups are.

use std::collections::BTreeSet;

use super::{
    Cell, CellValues, ChoiceResult, ChoiceSplit, FilterPart, GroupResult, ItemResult, Method,
    Results, SplitInfo, SplitResult, Suppression, WeightsUsed,
};
use crate::base::{Language, Text, texts};
use crate::split::EVERYBODY;
use crate::stats::{self, Difference, Outcome, Reason};

/// The id of the split by file; its groups are [`NOW`] and [`EARLIER`].
pub const WAVE: &str = "wave";

/// The group of this file's respondents, the first of the two: differences are
/// this file minus the earlier one.
pub const NOW: &str = "now";

/// The group of the earlier file's respondents.
pub const EARLIER: &str = "earlier";

/// Whose answers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Everybody who counts.
    Everybody,
    /// One group.
    Group {
        /// Position of the split among the results' splits.
        split: usize,
        /// Position of the group in the split.
        group: usize,
    },
}

/// The places of some results: everybody, then every group of every split.
pub fn places(results: &Results) -> Vec<Place> {
    let splits = results.splits.iter().enumerate().filter(|(_, info)| info.id != EVERYBODY);
    let groups = splits.flat_map(|(split, info)| {
        (0..info.groups.len()).map(move |group| Place::Group { split, group })
    });
    [Place::Everybody].into_iter().chain(groups).collect()
}

/// The answers of one place in two files, by file. Questions with an id in
/// `apart` are left out. `None` when the earlier file does not have the place.
///
/// Nothing is compared yet.
pub fn waves(
    now: &Results,
    earlier: &Results,
    place: Place,
    apart: &BTreeSet<String>,
) -> Option<Results> {
    let there = match place {
        Place::Everybody => Place::Everybody,
        Place::Group { split, group } => {
            let info = &now.splits[split];
            let id = &info.groups[group].id;
            let split = earlier.splits.iter().position(|known| known.id == info.id)?;
            let group = earlier.splits[split].groups.iter().position(|known| known.id == *id)?;
            Place::Group { split, group }
        }
    };
    let comparable = |id: &String| !apart.contains(id);
    let items = now.items.iter().filter(|item| comparable(&item.id)).filter_map(|item| {
        let before = earlier.items.iter().find(|known| known.id == item.id)?;
        Some(item_by_wave(item, [cell(item, place), cell(before, there)]))
    });
    let choices = now.choices.iter().filter(|choice| comparable(&choice.id)).filter_map(|choice| {
        let before = earlier.choices.iter().find(|known| known.id == choice.id)?;
        let cells = [chosen(choice, place), chosen(before, there)].map(Clone::clone).to_vec();
        let by = vec![ChoiceSplit { cells, tests: None, sums: None }];
        Some(ChoiceResult { by, total: chosen(choice, place).clone(), ..choice.clone() })
    });
    let group = |id: &str, label, results, place| GroupResult {
        id: id.to_owned(),
        label: text(label),
        n: size(results, place),
        weighted: weighted(results, place),
        suppressed: suppressed(results, place),
        compared: true,
        left_out: false,
    };
    // Each file has weights of its own, or neither is weighted.
    let weights = now
        .weights
        .clone()
        .zip(earlier.weights.clone())
        .map(|(now, earlier)| WeightsUsed { earlier: Some(Box::new(earlier)), ..now });
    let mut filter = now.filter.clone();
    if let Place::Group { split, group } = place {
        let info = &now.splits[split];
        let groups = vec![info.groups[group].id.clone()];
        filter.push(FilterPart { split: info.id.clone(), groups });
    }
    Some(Results {
        respondents: size(now, place),
        splits: vec![SplitInfo {
            id: WAVE.to_owned(),
            label: text("split-wave"),
            groups: vec![
                group(NOW, "split-wave-now", now, place),
                group(EARLIER, "split-wave-earlier", earlier, there),
            ],
            in_no_group: None,
        }],
        filter,
        weights,
        definitions: now.definitions,
        items: items.collect(),
        choices: choices.collect(),
        open: Vec::new(),
        scales: Vec::new(),
        findings: Vec::new(),
    })
}

/// The difference of the means of two waves, now minus earlier, with the
/// interval of the method's test.
///
/// # Errors
/// When a cell is hidden or empty, or nothing varies.
pub fn mean_difference(method: Method, item: &ItemResult) -> Outcome<Difference> {
    let [now, earlier] = both(item).ok_or(Reason::EmptyGroup)?;
    let [now, earlier] = [now, earlier].map(|cell| stats::moments(&item.codes, &cell.counts));
    match method {
        Method::Report => stats::student_difference(&now, &earlier),
        Method::Careful => stats::welch_difference(&now, &earlier),
    }
}

/// The values of both waves, where both are shown.
pub fn both(item: &ItemResult) -> Option<[&CellValues; 2]> {
    match &item.by.first()?.cells[..] {
        [Cell::Shown(now), Cell::Shown(earlier)] => Some([now, earlier]),
        _ => None,
    }
}

fn item_by_wave(item: &ItemResult, cells: [&Cell; 2]) -> ItemResult {
    ItemResult {
        total: cells[0].clone(),
        by: vec![SplitResult { cells: cells.map(Clone::clone).to_vec(), tests: None, sums: None }],
        ..item.clone()
    }
}

fn cell(item: &ItemResult, place: Place) -> &Cell {
    match place {
        Place::Everybody => &item.total,
        Place::Group { split, group } => &item.by[split].cells[group],
    }
}

fn chosen(choice: &ChoiceResult, place: Place) -> &Cell<super::ChoiceValues> {
    match place {
        Place::Everybody => &choice.total,
        Place::Group { split, group } => &choice.by[split].cells[group],
    }
}

fn size(results: &Results, place: Place) -> Option<u64> {
    match place {
        Place::Everybody => results.respondents,
        Place::Group { split, group } => results.splits[split].groups[group].n,
    }
}

/// Σw of a group; of everybody it is nowhere.
fn weighted(results: &Results, place: Place) -> Option<f64> {
    match place {
        Place::Everybody => None,
        Place::Group { split, group } => results.splits[split].groups[group].weighted,
    }
}

/// Why the size of a place is hidden.
fn suppressed(results: &Results, place: Place) -> Option<Suppression> {
    match place {
        Place::Everybody if results.respondents.is_some() => None,
        Place::Everybody => Some(Suppression::Primary),
        Place::Group { split, group } => results.splits[split].groups[group].suppressed,
    }
}

fn text(key: &str) -> Text {
    let [nl, en] = Language::ALL.map(|language| texts::plain(language, key));
    Text { nl, en }
}
