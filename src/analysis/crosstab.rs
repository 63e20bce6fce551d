//! Respondents by two splits: the tables of respondent characteristics.

use std::collections::HashMap;

use crate::base::Text;
use crate::responses::Responses;
use crate::split::{Filter, Split};
use crate::stats::{self, Moments};
use crate::tally::Bins;

/// Counts of respondents: the groups of one split down, of another across.
#[derive(Clone, Debug)]
pub struct CrossTab {
    /// The split down.
    pub rows: CrossGroup,
    /// The split across.
    pub columns: CrossGroup,
    /// Respondents per row group and column group; `None` when hidden.
    pub counts: Vec<Vec<Option<u64>>>,
    /// Respondents per row group, in a column group or not.
    pub row_totals: Vec<Option<u64>>,
    /// Respondents per column group that are in a row group.
    pub column_bases: Vec<Option<u64>>,
    /// Respondents per column group, in a row group or not.
    pub column_totals: Vec<Option<u64>>,
    /// Respondents in a row group.
    pub base: Option<u64>,
    /// All respondents that count.
    pub total: Option<u64>,
    /// The mean of the numbers that the row split's bands were made of.
    pub means: Option<Means>,
}

/// One side of a cross table.
#[derive(Clone, Debug)]
pub struct CrossGroup {
    /// The split's id.
    pub id: String,
    /// A short name.
    pub label: Text,
    /// The groups.
    pub groups: Vec<(String, Text)>,
    /// Positions of the groups that disclosure control takes out.
    pub left_out: Vec<usize>,
}

/// Means of a number: per column, and over everybody who answered it.
#[derive(Clone, Debug, PartialEq)]
pub struct Means {
    /// Per column group.
    pub columns: Vec<Option<f64>>,
    /// Over everybody, in a column group or not.
    pub total: Option<f64>,
    /// Per column group, with the spread that tests are made of.
    pub spread: Vec<Option<Moments>>,
    /// The same over everybody.
    pub total_spread: Option<Moments>,
    /// Per row group the lowest and the highest number of anybody in it; disclosure control
    /// takes them out.
    pub limits: Vec<Option<[f64; 2]>>,
}

/// Counts respondents by two splits.
pub fn crosstab(
    responses: &Responses<'_>,
    rows: &Split,
    columns: &Split,
    filter: &Filter,
) -> CrossTab {
    let mask = filter.mask(responses);
    let across = Bins::new(columns.assign(responses), columns.groups.len(), mask.as_deref());
    let down = Bins::new(rows.assign(responses), rows.groups.len(), mask.as_deref());
    let (height, width) = (rows.groups.len() + 1, columns.groups.len() + 1);
    let mut counts = vec![vec![0u64; width]; height];
    for (row, column) in down.iter().zip(across.iter()) {
        if row < height && column < width {
            counts[row][column] += 1;
        }
    }
    let means = rows.numbers(responses).map(|numbers| {
        let counted = down.iter().zip(across.iter()).zip(&numbers);
        // Only numbers in a band: one outside every band is in no row either.
        let counted = counted.filter(|((row, _), _)| *row < height - 1);
        let limits = limits(down.iter().zip(&numbers), height - 1);
        means(counted.map(|((_, column), n)| (column, *n)), width, limits)
    });
    let (bands, groups) = (height - 1, width - 1);
    let over_rows = |column: usize, rows: usize| counts[..rows].iter().map(|row| row[column]).sum();
    let base = counts[..bands].iter().flatten().sum();
    CrossTab {
        rows: side(rows),
        columns: side(columns),
        row_totals: counts[..bands].iter().map(|row| Some(row.iter().sum())).collect(),
        column_bases: (0..groups).map(|column| Some(over_rows(column, bands))).collect(),
        column_totals: (0..groups).map(|column| Some(over_rows(column, height))).collect(),
        base: Some(base),
        total: Some(counts.iter().flatten().sum()),
        counts: counts[..bands]
            .iter()
            .map(|row| row[..groups].iter().copied().map(Some).collect())
            .collect(),
        means,
    }
}

/// The lowest and the highest number of each row.
fn limits<'a>(
    numbers: impl Iterator<Item = (usize, &'a Option<f64>)>,
    rows: usize,
) -> Vec<Option<[f64; 2]>> {
    let mut limits: Vec<Option<[f64; 2]>> = vec![None; rows];
    for (row, number) in numbers {
        if let (Some(limits), Some(number)) = (limits.get_mut(row), number) {
            let [low, high] = limits.unwrap_or([*number; 2]);
            *limits = Some([low.min(*number), high.max(*number)]);
        }
    }
    limits
}

fn means(
    numbers: impl Iterator<Item = (usize, Option<f64>)>,
    width: usize,
    limits: Vec<Option<[f64; 2]>>,
) -> Means {
    let mut given = vec![HashMap::<u64, u64>::new(); width];
    for (column, number) in numbers {
        if let (Some(given), Some(number)) = (given.get_mut(column), number) {
            *given.entry(number.to_bits()).or_default() += 1;
        }
    }
    let total_spread = moments(given.iter().flatten());
    let spread: Vec<Option<Moments>> =
        given[..width - 1].iter().map(|given| moments(given.iter())).collect();
    let mean = |spread: &Option<Moments>| spread.as_ref().and_then(|spread| spread.mean);
    Means {
        columns: spread.iter().map(mean).collect(),
        total: mean(&total_spread),
        spread,
        total_spread,
        limits,
    }
}

/// Of how many gave each number; added from the lowest up, so that the order of the
/// respondents leaves no trace. `None` without any.
fn moments<'a>(given: impl Iterator<Item = (&'a u64, &'a u64)>) -> Option<Moments> {
    let mut given: Vec<(f64, u64)> = given.map(|(bits, n)| (f64::from_bits(*bits), *n)).collect();
    given.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    // Once per number: two columns may have the same.
    given.dedup_by(|(number, n), (kept, sum)| {
        let same = number == kept;
        if same {
            *sum += *n;
        }
        same
    });
    let (numbers, counts): (Vec<f64>, Vec<u64>) = given.into_iter().unzip();
    (!counts.is_empty()).then(|| stats::moments(&numbers, &counts))
}

fn side(split: &Split) -> CrossGroup {
    let groups = split.groups.iter().map(|group| (group.id.clone(), group.label.clone()));
    let left_out = split.groups.iter().enumerate().filter(|(_, group)| group.left_out);
    CrossGroup {
        id: split.id.clone(),
        label: split.label.clone(),
        left_out: left_out.map(|(position, _)| position).collect(),
        groups: groups.collect(),
    }
}
