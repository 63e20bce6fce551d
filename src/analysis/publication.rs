//! Everything that may be shown of the same respondents: what is hidden of one split follows
//! from all of them, whichever is asked for.

use crate::questionnaire::{Background, BackgroundKind, Questionnaire};
use crate::responses::Responses;
use crate::split::{OnRequest, Split};
use crate::tally::Bins;

use super::{Plan, Results, analyse};

/// Every question by every split of a file, and how large the pairs of their groups are.
#[derive(Clone, Debug)]
pub struct Publication {
    /// Of everybody, by every split.
    pub results: Results,
    /// Every two of those splits.
    pub crossed: Vec<Crossed>,
    /// Splits of which a table of respondents tells, by any other split, how many are in none
    /// of their groups.
    pub tabled: Vec<String>,
}

/// How many respondents are in a group of one split and in one of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossed {
    /// Positions of the two splits.
    pub splits: [usize; 2],
    /// Per group of the first, per group of the second.
    pub sizes: Vec<Vec<u64>>,
}

/// Counts everything by every split.
pub fn publication(questionnaire: &Questionnaire, responses: &Responses<'_>) -> Publication {
    let breaks = responses.coding.breaks.iter();
    let splits: Vec<Split> =
        breaks.map(|coded| Split::new(questionnaire, coded, OnRequest::Counted)).collect();
    let bins: Vec<Bins> = splits
        .iter()
        .map(|split| Bins::new(split.assign(responses), split.groups.len(), None))
        .collect();
    let pairs =
        (0..bins.len()).flat_map(|first| (first + 1..bins.len()).map(move |at| [first, at]));
    let crossed = pairs.map(|splits| {
        let [rows, columns] = splits.map(|at| &bins[at]);
        Crossed { splits, sizes: sizes(rows, columns) }
    });
    let is_number =
        |background: &&Background| matches!(background.kind, BackgroundKind::Number { .. });
    let numbers = questionnaire.background.iter().filter(is_number).map(|of| &of.id);
    let strata = questionnaire.strata.iter().map(|strata| &strata.rows);
    Publication {
        tabled: numbers.chain(strata).cloned().collect(),
        crossed: crossed.collect(),
        results: analyse(questionnaire, responses, &Plan { splits, ..Plan::default() }),
    }
}

fn sizes(rows: &Bins, columns: &Bins) -> Vec<Vec<u64>> {
    let (height, width) = (rows.groups(), columns.groups());
    // With those in no group.
    let mut sizes = vec![vec![0; width + 1]; height + 1];
    for (row, column) in rows.iter().zip(columns.iter()) {
        sizes[row][column] += 1;
    }
    sizes.truncate(height);
    sizes.iter_mut().for_each(|row| row.truncate(width));
    sizes
}
