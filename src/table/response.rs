//! How many of those invited responded, per stratum. Table 3 of the report.

use super::{Cell, DisclosedTable, Row, Table};
use crate::analysis::CrossTab;
use crate::base::{Language, texts};
use crate::disclosure::words::Unit;
use crate::disclosure::{Disclosed, Participation, Stratum};

/// The table of sample and response, by the groups of `responded`.
pub fn response(
    responded: &Disclosed<CrossTab>,
    participation: &Disclosed<Participation>,
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
    let strata: Vec<(&str, &[Stratum])> = responded
        .rows
        .groups
        .iter()
        .zip(&participation.strata)
        .map(|((_, label), strata)| (label.get(language), &strata[..]))
        .collect();
    let sampled = |(_, row): &&(&str, &[Stratum])| row.iter().any(|stratum| stratum.sampled);
    let mut rows = Vec::new();
    let mut sums =
        vec![Stratum { invited: Some(0), responded: Some(0), sampled: true }; groups.len()];
    for (label, row) in strata.iter().filter(sampled) {
        rows.push(Row::new(*label, cells(row, together(row))));
        add(&mut sums, row);
    }
    // Of all strata together it is known what is hidden of each.
    rows.push(Row::new(words("table-sample-total"), cells(&sums, participation.total)));
    let sampled_rows = rows.len();
    for (label, row) in strata.iter().filter(|row| !sampled(row)) {
        rows.push(Row::new(*label, cells(row, together(row))));
        add(&mut sums, row);
    }
    if rows.len() > sampled_rows {
        let all: Vec<Stratum> =
            sums.iter().map(|sum| Stratum { sampled: false, invited: None, ..*sum }).collect();
        rows.push(Row::new(words("table-all"), cells(&all, together(&all))));
    }
    let table = Table {
        id: "respons".to_owned(),
        caption: words("table-response-caption"),
        columns,
        rows,
        notes: vec![words("table-note-response")],
        ..Table::default()
    };
    table.protected(Unit::Cells, participation.rule(), language)
}

/// The strata of a row as one; hidden once one of them is.
fn together(row: &[Stratum]) -> Stratum {
    // No sample in any column: nothing to relate the response to.
    let sampled = row.iter().all(|stratum| stratum.sampled);
    Stratum {
        sampled,
        invited: row.iter().map(|stratum| stratum.invited).sum(),
        responded: row.iter().map(|stratum| stratum.responded).sum(),
    }
}

/// Sample, response and response share of a row, each with its total.
fn cells(row: &[Stratum], whole: Stratum) -> Vec<Cell> {
    let parts = row.iter().copied().filter(|_| row.len() > 1);
    let parts: Vec<Stratum> = parts.chain([whole]).collect();
    let of_sample = |shown: fn(&Stratum) -> Cell| {
        let cell = move |part: &Stratum| if part.sampled { shown(part) } else { Cell::Empty };
        parts.iter().map(cell).collect::<Vec<Cell>>()
    };
    let sample = of_sample(|part| Cell::count(part.invited));
    let share = of_sample(|part| Cell::share(part.responded, part.invited, 0));
    let response = parts.iter().map(|part| Cell::count(part.responded));
    sample.into_iter().chain(response).chain(share).collect()
}

/// Adds a row to column totals; hidden once a part of them is.
fn add(sums: &mut [Stratum], row: &[Stratum]) {
    for (sum, stratum) in sums.iter_mut().zip(row) {
        let invited = if stratum.sampled { stratum.invited } else { Some(0) };
        sum.invited = sum.invited.zip(invited).map(|(sum, n)| sum + n);
        sum.responded = sum.responded.zip(stratum.responded).map(|(sum, n)| sum + n);
    }
}
