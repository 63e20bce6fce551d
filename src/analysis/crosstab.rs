//! Respondents by two splits: the tables of respondent characteristics.

use crate::base::Text;
use crate::responses::Responses;
use crate::split::{Filter, Split};
use crate::stats::Moments;
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
        means(counted.filter(|((row, _), _)| *row < height - 1).map(|((_, c), n)| (c, *n)), width)
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

fn means(numbers: impl Iterator<Item = (usize, Option<f64>)>, width: usize) -> Means {
    let mut sums = vec![Sums::default(); width];
    let mut first = None;
    for (column, number) in numbers {
        if let (Some(sums), Some(number)) = (sums.get_mut(column), number) {
            sums.add(number - *first.get_or_insert(number));
        }
    }
    let centre = first.unwrap_or(0.0);
    let all = sums.iter().fold(Sums::default(), |all, part| Sums {
        n: all.n + part.n,
        first: all.first + part.first,
        second: all.second + part.second,
    });
    let spread: Vec<Option<Moments>> =
        sums[..width - 1].iter().map(|sums| sums.moments(centre)).collect();
    let total_spread = all.moments(centre);
    let mean = |spread: &Option<Moments>| spread.as_ref().and_then(|spread| spread.mean);
    Means {
        columns: spread.iter().map(mean).collect(),
        total: mean(&total_spread),
        spread,
        total_spread,
    }
}

/// Sums of the distances of some numbers to a common centre.
#[derive(Clone, Copy, Default)]
struct Sums {
    n: u64,
    first: f64,
    second: f64,
}

impl Sums {
    fn add(&mut self, distance: f64) {
        self.n += 1;
        self.first += distance;
        self.second += distance * distance;
    }

    /// `None` without numbers.
    fn moments(&self, centre: f64) -> Option<Moments> {
        let n = self.n as f64;
        let shift = self.first / n;
        let squares = (self.second - self.first * shift).max(0.0);
        (self.n > 0).then(|| Moments {
            n: self.n,
            mean: Some(centre + shift),
            mode: centre,
            shift,
            sd: (self.n >= 2).then(|| (squares / (n - 1.0)).sqrt()),
            squares,
        })
    }
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
