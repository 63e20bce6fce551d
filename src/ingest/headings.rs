//! Headings as every reader hands them on: none empty, none endless, repeats named.

use std::collections::HashMap;

use super::MAX_HEADING;
use crate::base::{Finding, Location};

/// Tidies headings that stand in this row of the file; `None` for a file whose
/// columns have names instead of a row of headings.
pub(super) fn tidy(headings: Vec<String>, row: Option<u64>, odd: &mut Vec<Finding>) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut names = Vec::with_capacity(headings.len());
    let place = |name: &str| Location { row, ..Location::column(name) };
    for (position, heading) in headings.into_iter().enumerate() {
        let mut name = heading.trim().to_owned();
        if name.len() > MAX_HEADING {
            let end = (0..=MAX_HEADING).rev().find(|end| name.is_char_boundary(*end)).unwrap_or(0);
            name.truncate(end);
            odd.push(Finding::warning("long-heading", place(&name)));
        }
        if name.is_empty() {
            name = format!("#{}", position + 1);
            odd.push(Finding::note("empty-heading", place(&name)));
        }
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        if *times > 1 {
            odd.push(Finding::warning("duplicate-heading", place(&name)).with("times", *times));
        }
        names.push(name);
    }
    names
}
