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

/// Where one in so many who have a value has none that can be a weight, it is a column of
/// something else; fewer are mistakes, of which weighting says where they are.
const MISTAKES: u64 = 5;

/// Whether the values can be weights but for some mistakes: numbers from 0, not amounts.
pub(super) fn can_weigh(column: &RawColumn) -> bool {
    let Values::Coded { dictionary, codes } = &column.values else { return false };
    let counts = counts(dictionary.len(), codes);
    let respondents = |of: &dyn Fn(&Entry) -> bool| -> u64 {
        let found = dictionary.iter().zip(&counts).filter(|(entry, _)| of(entry));
        found.map(|(_, n)| n).sum()
    };
    let given = respondents(&|entry| !entry.text.is_empty());
    let weights = respondents(&|entry| weight(entry).is_some());
    weights > 0 && (given - weights) * MISTAKES < given
}

/// The number that may be a weight.
fn weight(entry: &Entry) -> Option<f64> {
    number(&entry.text).filter(|number| (0.0..=MOST).contains(number))
}

/// Respondents per entry of a dictionary.
fn counts(entries: usize, codes: &Codes) -> Vec<u64> {
    let mut counts = vec![0_u64; entries];
    match codes {
        Codes::Narrow(codes) => codes.iter().for_each(|code| counts[usize::from(*code)] += 1),
        Codes::Wide(codes) => codes.iter().for_each(|code| counts[usize::from(*code)] += 1),
    }
    counts
}

/// Whether the values are, but for mistakes, positive numbers around 1, and not two or
/// three codes.
fn weighs(column: &RawColumn) -> bool {
    let Values::Coded { dictionary, codes } = &column.values else { return false };
    if !can_weigh(column) {
        return false;
    }
    let numbers: Vec<Option<f64>> = dictionary.iter().map(weight).collect();
    let counts = counts(dictionary.len(), codes);
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
        // One mistake among enough weights is a mistake, not another kind of column.
        for mistake in ["-0.8", "n.v.t.", "", "0", "9999", "1e400"] {
            let values = ["0.82", "1.4", "0.9", mistake, "1.1", "0.7", "1.35"];
            check("weight", &values, true);
        }
        check("weight", &["0.82", "1.4", "-1", "n.v.t.", "0.9", "1.1"], false);
        check("Gewicht", &["62.5", "80", "75"], false);
        check("Gewicht", &["1", "2", "1"], false);
        check("Gewicht", &["0.5", "zwaar", "1"], false);
        check("Gewicht", &["-1", "0.5", "2.5"], false);
        check("Score", &["0.5", "1.25", "1"], false);
    }
}
