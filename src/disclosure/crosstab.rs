//! Hides small groups in tables of respondents.

use super::{Disclosed, Rule};
use crate::analysis::CrossTab;

/// A cross table as it may be seen: counts below the minimum base are hidden,
/// and with a column's base its mean.
pub fn crosstab(rule: Rule, mut table: CrossTab) -> Disclosed<CrossTab> {
    let allows = |n: u64| rule.minimum_base.allows(n);
    if let Some(means) = &mut table.means {
        let in_a_band = table.counts.len() - 1;
        for (column, mean) in means.columns.iter_mut().enumerate() {
            let base: u64 = table.counts[..in_a_band].iter().filter_map(|row| row[column]).sum();
            *mean = mean.filter(|_| allows(base));
        }
        let base: u64 = table.counts[..in_a_band].iter().flatten().flatten().sum();
        means.total = means.total.filter(|_| allows(base));
    }
    for count in table.counts.iter_mut().flatten() {
        *count = count.filter(|n| allows(*n));
    }
    Disclosed { value: table, rule }
}
