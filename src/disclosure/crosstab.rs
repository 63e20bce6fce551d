//! Hides small groups in tables of respondents.

use super::{Disclosed, Rule};
use crate::analysis::CrossTab;

/// A cross table as it may be seen: counts below the minimum base are hidden,
/// and with a column's base its mean.
pub fn crosstab(rule: Rule, mut table: CrossTab) -> Disclosed<CrossTab> {
    let hide = |count: &mut Option<u64>| *count = count.filter(|n| rule.minimum_base.allows(*n));
    table.counts.iter_mut().flatten().for_each(hide);
    table.row_totals.iter_mut().for_each(hide);
    table.column_bases.iter_mut().for_each(hide);
    table.column_totals.iter_mut().for_each(hide);
    hide(&mut table.base);
    hide(&mut table.total);
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
    Disclosed { value: table, rule }
}
