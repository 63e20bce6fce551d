//! The column that says how much every respondent counts.

use super::file::WeightReason;
use super::spelling::{normalise, number};
use crate::ingest::{Codes, Entry, RawColumn, RawTable, Values};

/// Headings that a column of weights goes by, normalised.
const HEADINGS: &[&str] = &[
    "weight",
    "weights",
    "weging",
    "wegingen",
    "gewicht",
    "gewichten",
    "weegfactor",
    "wegingsfactor",
    "wegingscoefficient",
    "weegcoefficient",
    "wgt",
    "wght",
    "wt",
    "survey weight",
    "sampling weight",
    "sample weight",
    "case weight",
    "weighting",
    "weighting factor",
    "weight factor",
    "respondent weight",
    "poststratification weight",
    "post stratification weight",
    "pspwght",
    "dweight",
];

/// A respondent who counts for more than this many has no weight but an amount.
const MOST: f64 = 100.0;

/// The column of weights and what tells it: the file itself, or a heading with
/// numbers that lie around 1.
pub(super) fn find(table: &RawTable) -> Option<(usize, WeightReason)> {
    let stated = table.weight.filter(|at| *at < table.columns.len());
    if let Some(at) = stated {
        return Some((at, WeightReason::File));
    }
    let named = |column: &RawColumn| {
        // `wgt: Weegfactor`: either part tells.
        let spoken = column.spoken();
        spoken.split(": ").any(|part| HEADINGS.contains(&&*normalise(part)))
    };
    let found = table.columns.iter().position(|column| named(column) && weighs(column));
    found.map(|at| (at, WeightReason::Heading))
}

/// Whether every value can be a weight: a number from 0, not an amount.
pub(super) fn can_weigh(column: &RawColumn) -> bool {
    let readable = |entry: &Entry| match number(&entry.text) {
        Some(number) => (0.0..=MOST).contains(&number),
        None => entry.text.is_empty(),
    };
    let dictionary = column.dictionary();
    dictionary.iter().any(|entry| !entry.text.is_empty()) && dictionary.iter().all(readable)
}

/// Whether the values are positive numbers around 1, and not two or three codes.
fn weighs(column: &RawColumn) -> bool {
    let Values::Coded { dictionary, codes } = &column.values else { return false };
    if !can_weigh(column) {
        return false;
    }
    let numbers: Vec<Option<f64>> = dictionary.iter().map(|entry| number(&entry.text)).collect();
    let mut counts = vec![0_u64; dictionary.len()];
    match codes {
        Codes::Narrow(codes) => codes.iter().for_each(|code| counts[usize::from(*code)] += 1),
        Codes::Wide(codes) => codes.iter().for_each(|code| counts[usize::from(*code)] += 1),
    }
    let (mut sum, mut given, mut whole) = (0.0, 0.0, true);
    for (number, n) in numbers.iter().zip(counts).filter(|(_, n)| *n > 0) {
        let Some(number) = number else { continue };
        sum += number * n as f64;
        given += n as f64;
        whole &= *number == 1.0;
    }
    let fractions = numbers.iter().flatten().any(|number| number.fract() != 0.0);
    given > 0.0 && (0.5..=2.0).contains(&(sum / given)) && (fractions || whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Reader;

    #[test]
    fn weights_are_known_by_heading_and_numbers() {
        let check = |heading: &str, values: &[&str], expected: bool| {
            let text = format!("Q1;{heading}\n1;{}\n", values.join("\n2;"));
            let mut reader = Reader::new("test.csv", 0);
            reader.push(text.as_bytes()).expect("readable");
            let table = reader.finish().expect("a table");
            assert_eq!(find(&table).is_some(), expected, "{heading} {values:?}");
        };
        for heading in ["Weging", "GEWICHT", "weegfactor", "wgt", "Sample weight"] {
            check(heading, &["0,5", "1,25", "", "2,1"], true);
        }
        check("weight", &["1", "1", "1"], true);
        check("weight", &["0.82", "1.4"], true);
        check("Gewicht", &["62.5", "80", "75"], false);
        check("Gewicht", &["1", "2", "1"], false);
        check("Gewicht", &["0.5", "zwaar", "1"], false);
        check("Gewicht", &["-1", "0.5", "2.5"], false);
        check("Score", &["0.5", "1.25", "1"], false);
    }
}
