//! Hides small counts in tables of respondents, and what would give them back.

use super::grid::{Grid, Told};
use super::means::{Audited, ShownMeans};
use super::parts::{Fate, Part, protect, sizes};
use super::{Crossing, Disclosed, Rule};
use crate::analysis::CrossTab;

/// A cross table as it may be seen: rows, columns and counts below the minimum base are
/// hidden, and others where these would come back by subtraction; with a column's
/// base its mean, and a mean that would narrow a hidden count.
///
/// Where `crossing` says what is hidden of the two splits crossed, of everybody, that is.
pub fn crosstab(
    rule: Rule,
    mut table: CrossTab,
    crossing: Option<&Crossing>,
) -> Disclosed<CrossTab> {
    let (rows, columns) = match crossing {
        Some(crossing) => (crossing.rows.groups.clone(), crossing.columns.groups.clone()),
        None => (
            sizes(rule, &table.row_totals, table.total),
            sizes(rule, &table.column_totals, table.total),
        ),
    };
    let fates = match crossing {
        Some(crossing) => crossing.sizes.clone(),
        None => {
            let told = Told::Sizes { outside: [false; 2] };
            let outside = columns.iter().copied().chain([Fate::Outside]).collect();
            Grid::new(cells(&table), rows.clone(), outside, told).protect(rule).fates
        }
    };
    let bases = bases(rule, &table, &columns);
    let allows = |n: &u64| rule.minimum_base.allows(*n);
    let mut means = ShownMeans {
        columns: bases.iter().map(|fate| *fate == Fate::Shown).collect(),
        total: table.base.is_some_and(|base| allows(&base)),
    };
    if let Some(known) = table.means.as_ref().filter(|_| rule.secondary) {
        let audited = Audited { table: &table, fates: &fates, rows: &rows, columns: &columns };
        audited.protect(rule, known, &mut means);
    }
    for (counts, fates) in table.counts.iter_mut().zip(&fates) {
        for (count, fate) in counts.iter_mut().zip(fates) {
            *count = count.filter(|_| *fate == Fate::Shown);
        }
    }
    hide(&mut table.row_totals, &rows);
    hide(&mut table.column_bases, &bases);
    hide(&mut table.column_totals, &columns);
    table.base = table.base.filter(allows);
    table.total = table.total.filter(allows);
    if let Some(known) = &mut table.means {
        for (column, shown) in means.columns.iter().enumerate() {
            known.columns[column] = known.columns[column].filter(|_| *shown);
            known.spread[column] = known.spread[column].take().filter(|_| *shown);
        }
        known.total = known.total.filter(|_| means.total);
        known.total_spread = known.total_spread.take().filter(|_| means.total);
        known.limits.clear();
    }
    take_out(&mut table);
    Disclosed { value: table, rule }
}

/// What becomes of how many of each column answered: those of a few come back by subtraction
/// from those of everybody, and their mean with them.
fn bases(rule: Rule, table: &CrossTab, columns: &[Fate]) -> Vec<Fate> {
    let part = |n: u64, fate| Part { n, counts: Vec::new(), fate };
    let columns = table.column_bases.iter().zip(columns);
    let mut parts: Vec<Part> = columns.map(|(n, fate)| part(n.unwrap_or(0), *fate)).collect();
    let inside = parts.iter().map(|part| part.n).sum();
    parts.push(part(table.base.unwrap_or(0).saturating_sub(inside), Fate::Outside));
    protect(&mut parts, rule);
    parts.pop();
    parts.into_iter().map(|part| part.fate).collect()
}

/// The counts, with a column more for those in no group of the columns. Who is in no
/// group of the rows did not answer, and is in no sum of a column here.
fn cells(table: &CrossTab) -> Vec<Vec<Part>> {
    let row = |(counts, total): (&Vec<Option<u64>>, &Option<u64>)| {
        let counts: Vec<u64> = counts.iter().map(|count| count.unwrap_or(0)).collect();
        let outside = total.unwrap_or(0).saturating_sub(counts.iter().sum());
        let part = |n| Part { n, counts: Vec::new(), fate: Fate::Shown };
        counts.into_iter().chain([outside]).map(part).collect()
    };
    table.counts.iter().zip(&table.row_totals).map(row).collect()
}

fn hide(sums: &mut [Option<u64>], fates: &[Fate]) {
    for (sum, fate) in sums.iter_mut().zip(fates) {
        *sum = sum.filter(|_| *fate == Fate::Shown);
    }
}

/// Takes out the groups that are not shown unless asked for.
fn take_out(table: &mut CrossTab) {
    let rows = std::mem::take(&mut table.rows.left_out);
    let columns = std::mem::take(&mut table.columns.left_out);
    keep(&mut table.rows.groups, &rows);
    keep(&mut table.counts, &rows);
    keep(&mut table.row_totals, &rows);
    keep(&mut table.columns.groups, &columns);
    table.counts.iter_mut().for_each(|row| keep(row, &columns));
    keep(&mut table.column_bases, &columns);
    keep(&mut table.column_totals, &columns);
    if let Some(means) = &mut table.means {
        keep(&mut means.columns, &columns);
        keep(&mut means.spread, &columns);
    }
}

fn keep<T>(values: &mut Vec<T>, left_out: &[usize]) {
    let mut position = 0..;
    values.retain(|_| position.next().is_none_or(|at| !left_out.contains(&at)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{CrossGroup, Means};
    use crate::base::Text;

    /// Bands of people who are all of one age, and groups of them.
    fn table(counts: &[[u64; 3]], ages: &[[f64; 2]]) -> CrossTab {
        let side = |id: &str, n: usize| CrossGroup {
            id: id.to_owned(),
            label: Text::default(),
            groups: (0..n).map(|at| (at.to_string(), Text::default())).collect(),
            left_out: Vec::new(),
        };
        let sum = |column: usize| counts.iter().map(|row| row[column]).sum::<u64>();
        let sums: Vec<u64> = (0..3).map(sum).collect();
        let middle = |row: usize| (ages[row][0] + ages[row][1]) / 2.0;
        let years = |column: usize| -> f64 {
            counts.iter().enumerate().map(|(row, n)| middle(row) * n[column] as f64).sum()
        };
        let n: u64 = sums.iter().sum();
        let all: f64 = (0..3).map(years).sum();
        CrossTab {
            rows: side("leeftijd", counts.len()),
            columns: side("team", 3),
            counts: counts.iter().map(|row| row.iter().copied().map(Some).collect()).collect(),
            row_totals: counts.iter().map(|row| Some(row.iter().sum())).collect(),
            column_bases: sums.iter().copied().map(Some).collect(),
            column_totals: sums.iter().copied().map(Some).collect(),
            base: Some(n),
            total: Some(n),
            means: Some(Means {
                columns: (0..3).map(|at| Some(years(at) / sums[at] as f64)).collect(),
                total: Some(all / n as f64),
                spread: vec![None; 3],
                total_spread: None,
                limits: ages.iter().copied().map(Some).collect(),
            }),
        }
    }

    const COUNTS: [[u64; 3]; 3] = [[4, 30, 40], [16, 50, 60], [40, 80, 90]];

    fn shown(means: &Option<Means>) -> Vec<bool> {
        means.iter().flat_map(|means| &means.columns).map(Option::is_some).collect()
    }

    #[test]
    fn a_mean_that_tells_how_many_are_in_a_band_is_hidden_with_another() {
        let narrow = [[20.0, 20.0], [40.0, 40.0], [60.0, 60.0]];
        let disclosed = crosstab(Rule::default(), table(&COUNTS, &narrow), None);
        assert_eq!(disclosed.counts[0][0], None);
        let means = shown(&disclosed.means);
        assert!(!means[0], "four of twenty in the first column");
        assert!(means.iter().filter(|shown| !**shown).count() > 1, "the total gives one back");
    }

    #[test]
    fn a_mean_of_wide_bands_stays() {
        let wide = [[20.0, 35.0], [35.0, 50.0], [50.0, 65.0]];
        let disclosed = crosstab(Rule::default(), table(&COUNTS, &wide), None);
        assert_eq!(disclosed.counts[0][0], None);
        assert_eq!(shown(&disclosed.means), [true; 3]);
    }

    #[test]
    fn the_mean_of_a_few_who_answered_does_not_come_back_by_subtraction() {
        let ages = [[20.0, 35.0], [35.0, 50.0], [50.0, 65.0]];
        let mut table = table(&[[1, 30, 40], [1, 50, 60], [2, 80, 90]], &ages);
        table.column_totals[0] = Some(50);
        table.total = table.total.map(|n| n + 46);
        let disclosed = crosstab(Rule::default(), table, None);
        assert_eq!(shown(&disclosed.means), [false, false, true]);
    }
}
