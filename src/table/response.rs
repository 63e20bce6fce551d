//! How many of those invited responded, per stratum. Table 3 of the report.

use super::{Cell, DisclosedTable, Row, Table};
use crate::analysis::CrossTab;
use crate::base::{Language, texts};
use crate::disclosure::Disclosed;
use crate::disclosure::words::Unit;

/// The table of sample and response. `invited` has per row and column group of
/// `responded` how many were invited, `None` where the sample has no such stratum.
pub fn response(
    responded: &Disclosed<CrossTab>,
    invited: &[Vec<Option<u64>>],
    language: Language,
) -> DisclosedTable {
    let words = |key: &str| texts::plain(language, key);
    let groups: Vec<&str> =
        responded.columns.groups.iter().map(|(_, label)| label.get(language)).collect();
    let total = words("table-total");
    let mut columns = vec![responded.rows.label.get(language).to_owned()];
    for part in ["table-sample", "table-response", "table-response-share"].map(words) {
        // Strata of one characteristic have no columns, only a total.
        let groups = groups.iter().copied().filter(|_| groups.len() > 1);
        let headings = groups.chain([total.as_str()]);
        columns.extend(headings.map(|group| format!("{part}: {group}")));
    }
    let strata: Vec<Stratum<'_>> = responded
        .rows
        .groups
        .iter()
        .zip(invited)
        .zip(&responded.counts)
        .map(|(((_, label), invited), counts)| Stratum {
            label: label.get(language),
            invited,
            counts,
        })
        .collect();
    let sampled = |stratum: &&Stratum<'_>| stratum.invited.iter().any(Option::is_some);
    let mut rows = Vec::new();
    let mut sums = Sums::new(groups.len());
    for stratum in strata.iter().filter(sampled) {
        rows.push(stratum.row());
        sums.add(stratum);
    }
    rows.push(Row::new(words("table-sample-total"), cells(&sums.invited, &sums.counts)));
    let sampled_rows = rows.len();
    for stratum in strata.iter().filter(|stratum| !sampled(stratum)) {
        rows.push(stratum.row());
        sums.add(stratum);
    }
    if rows.len() > sampled_rows {
        rows.push(Row::new(words("table-all"), cells(&vec![None; groups.len()], &sums.counts)));
    }
    let table = Table {
        id: "respons".to_owned(),
        caption: words("table-response-caption"),
        columns,
        rows,
        notes: vec![words("table-note-response")],
        ..Table::default()
    };
    table.protected(Unit::Cells, responded.rule(), language)
}

/// A row group of the strata.
struct Stratum<'a> {
    label: &'a str,
    invited: &'a [Option<u64>],
    counts: &'a [Option<u64>],
}

impl Stratum<'_> {
    fn row(&self) -> Row {
        Row::new(self.label, cells(self.invited, self.counts))
    }
}

/// Sample, response and response share of a row, each with its total.
fn cells(invited: &[Option<u64>], counts: &[Option<u64>]) -> Vec<Cell> {
    // No sample in any column: nothing to relate the response to.
    let all_invited: Option<u64> = invited.iter().copied().sum();
    let all_counts: Option<u64> = counts.iter().copied().sum();
    let divided = invited.len() > 1;
    let with_total = |parts: &[Option<u64>], all| {
        let parts = parts.iter().copied().filter(|_| divided);
        parts.chain([all]).collect::<Vec<Option<u64>>>()
    };
    let (invited, counts) = (with_total(invited, all_invited), with_total(counts, all_counts));
    let sample = invited.iter().map(|n| n.map_or(Cell::Empty, Cell::Count));
    let response = counts.iter().map(|n| Cell::count(*n));
    let share = invited.iter().zip(&counts).map(|(invited, count)| match invited {
        None => Cell::Empty,
        Some(_) => Cell::share(*count, *invited, 0),
    });
    sample.chain(response).chain(share).collect()
}

/// Column totals; hidden once a part of them is.
struct Sums {
    invited: Vec<Option<u64>>,
    counts: Vec<Option<u64>>,
}

impl Sums {
    fn new(columns: usize) -> Self {
        Sums { invited: vec![Some(0); columns], counts: vec![Some(0); columns] }
    }

    fn add(&mut self, stratum: &Stratum<'_>) {
        for (sum, n) in self.invited.iter_mut().zip(stratum.invited) {
            *sum = sum.map(|sum| sum + n.unwrap_or(0));
        }
        for (sum, n) in self.counts.iter_mut().zip(stratum.counts) {
            *sum = sum.zip(*n).map(|(sum, n)| sum + n);
        }
    }
}
