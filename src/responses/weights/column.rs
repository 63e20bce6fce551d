//! Weights that the file has a column of.

use super::{NO_CLASS, POSSIBLE, WeightClass, Weighting, Weights};
use crate::base::{Finding, Location};
use crate::ingest::{RawTable, Values};
use crate::questionnaire::number;
use crate::responses::findings::odd_values;
use crate::stats::weighted::Stratum;

/// Why a value is no weight.
#[derive(Clone, Copy, PartialEq, Eq)]
enum No {
    /// Nothing was filled in, or what the file says is nothing.
    Missing,
    /// A weight of 0: who has it does not count.
    Zero,
    /// Below 0, no number, or too large for a weight.
    Invalid,
}

impl Weights {
    /// The weights of a column.
    ///
    /// # Errors
    /// When its values were let go, or nobody has a weight.
    pub fn of_column(table: &RawTable, column: usize) -> Result<Self, Finding> {
        let raw = &table.columns[column];
        let place = || table.place_of_heading(&raw.heading);
        let Values::Coded { dictionary, codes } = &raw.values else {
            return Err(Finding::error("weight-too-varied", place()));
        };
        let missing = |text: &str| raw.meta.as_ref().is_some_and(|meta| meta.is_missing(text));
        let read = |text: &str| match number(text) {
            _ if text.is_empty() || missing(text) => Err(No::Missing),
            Some(weight) if POSSIBLE.contains(&weight) => Ok(weight),
            Some(0.0) => Err(No::Zero),
            _ => Err(No::Invalid),
        };
        let read: Vec<Result<f64, No>> = dictionary.iter().map(|entry| read(&entry.text)).collect();
        // `1` and `1,0` are the same weight.
        let mut different: Vec<f64> = read.iter().filter_map(|weight| weight.ok()).collect();
        different.sort_by(f64::total_cmp);
        different.dedup();
        let class = |weight: &Result<f64, No>| {
            let weight = weight.as_ref().ok()?;
            let class = different.binary_search_by(|other| other.total_cmp(weight)).ok()?;
            u16::try_from(class).ok()
        };
        let classes: Vec<u16> =
            read.iter().map(|weight| class(weight).unwrap_or(NO_CLASS)).collect();
        let class_of = codes.map(|code| classes[code]);
        let n = class_of.iter().filter(|class| **class != NO_CLASS).count() as u64;
        if n == 0 {
            return Err(Finding::error("weight-of-nobody", place()));
        }
        let found = [
            (No::Missing, "weight-missing"),
            (No::Zero, "weight-zero"),
            (No::Invalid, "weight-invalid"),
        ];
        let findings = found.into_iter().filter_map(|(no, name)| {
            let finding = Finding::warning(name, Location::default());
            odd_values(table, column, finding, &|code| read[code] == Err(no))
        });
        let mut counts = vec![0; different.len()];
        class_of
            .iter()
            .filter(|class| **class != NO_CLASS)
            .for_each(|at| counts[usize::from(*at)] += 1);
        let class = |(weight, n): (&f64, &u64)| WeightClass { weight: *weight, n: *n, part: 0 };
        Ok(Weights {
            weighting: Weighting::Column,
            without: class_of.len() as u64 - n,
            findings: findings.collect(),
            trimmed: 0,
            classes: different.iter().zip(&counts).map(class).collect(),
            strata: vec![Stratum { n, population: None }],
            fit: None,
            class_of,
        })
    }
}
