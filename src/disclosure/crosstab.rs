//! Hides small counts in tables of respondents, and what would give them back.

use super::grid::{Grid, Told};
use super::parts::{Fate, Part, sizes};
use super::{Disclosed, Rule};
use crate::analysis::CrossTab;

/// A cross table as it may be seen: rows, columns and counts below the minimum base are
/// hidden, and others where these would come back by subtraction; with a column's
/// base its mean.
pub fn crosstab(rule: Rule, mut table: CrossTab) -> Disclosed<CrossTab> {
    let rows = sizes(rule, &table.row_totals, table.total);
    let mut columns = sizes(rule, &table.column_totals, table.total);
    columns.push(Fate::Outside);
    let fates = Grid::new(
        cells(&table),
        rows.clone(),
        columns.clone(),
        Told::Sizes { outside: [false; 2] },
    )
    .protect(rule)
    .fates;
    for (counts, fates) in table.counts.iter_mut().zip(&fates) {
        for (count, fate) in counts.iter_mut().zip(fates) {
            *count = count.filter(|_| *fate == Fate::Shown);
        }
    }
    hide(&mut table.row_totals, &rows);
    hide(&mut table.column_bases, &columns);
    hide(&mut table.column_totals, &columns);
    let allows = |n: &u64| rule.minimum_base.allows(*n);
    for base in &mut table.column_bases {
        *base = base.filter(allows);
    }
    table.base = table.base.filter(allows);
    table.total = table.total.filter(allows);
    if let Some(means) = &mut table.means {
        for (mean, base) in means.columns.iter_mut().zip(&table.column_bases) {
            *mean = mean.filter(|_| base.is_some());
        }
        means.total = means.total.filter(|_| table.base.is_some());
        for (spread, base) in means.spread.iter_mut().zip(&table.column_bases) {
            *spread = spread.take().filter(|_| base.is_some());
        }
        means.total_spread = means.total_spread.take().filter(|_| table.base.is_some());
    }
    take_out(&mut table);
    Disclosed { value: table, rule }
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
        keep(&mut means.spread, &columns);
    }
}

fn keep<T>(values: &mut Vec<T>, left_out: &[usize]) {
    let mut position = 0..;
    values.retain(|_| position.next().is_none_or(|at| !left_out.contains(&at)));
}
