//! What two files of one survey show beside each other.

use std::collections::BTreeSet;

use super::Disclosed;
use crate::analysis::{self, Place, Results, compare_choices, compare_groups, places};

/// One place in two files.
pub struct Wave {
    /// Whose answers, by position in this file's results.
    pub place: Place,
    /// The answers, by file.
    pub results: Disclosed<Results>,
}

/// Every place of these results that the earlier file has too, by file. Each
/// file is shown as it may be by itself, and a difference is there only where
/// both are. Questions with an id in `apart` are left out.
pub fn waves(
    now: &Disclosed<Results>,
    earlier: &Disclosed<Results>,
    apart: &BTreeSet<String>,
) -> Vec<Wave> {
    let wave = |place: Place| {
        let mut value = analysis::waves(now, earlier, place, apart)?;
        compare_groups(&mut value);
        compare_choices(&mut value);
        Some(Wave { place, results: Disclosed { value, rule: now.rule } })
    };
    places(now).into_iter().filter_map(wave).collect()
}
