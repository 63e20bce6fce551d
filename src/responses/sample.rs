//! The sample per stratum, from a small second file: columns that name the
//! strata, in the words or codes of the responses, and one that counts.

use std::collections::BTreeMap;

use super::coding::ReadColumn;
use super::slot;
use crate::base::{Finding, Location, Text};
use crate::ingest::{RawTable, Values};
use crate::questionnaire::{
    Background, BackgroundKind, Coder, Questionnaire, Target, match_table, normalise,
};

/// Headings that a column of counts goes by.
const COUNT_HEADINGS: [&str; 10] = [
    "steekproef",
    "sample",
    "uitgenodigd",
    "invited",
    "aantal",
    "count",
    "populatie",
    "population",
    "n",
    "totaal",
];

/// More people than this there are not, and so many can be added up.
const MOST_PEOPLE: u64 = 1_000_000_000_000;

/// Headings of columns that count everybody, invited or not.
const POPULATION_HEADINGS: [&str; 4] = ["populatie", "population", "personeel", "staff"];

/// How many people there are, and how many of them were invited, per stratum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SampleCounts {
    /// The background questions whose answers make the strata, by id.
    pub strata: Vec<String>,
    /// Invited, by the positions of the answers in the questionnaire, one per
    /// question of `strata`.
    pub invited: BTreeMap<Vec<u8>, u64>,
    /// People by the same, where the file counts them.
    pub population: Option<BTreeMap<Vec<u8>, u64>>,
    /// Per question of `strata` people by the position of one answer: rows that name no
    /// other answer are known margins.
    pub margins: Vec<BTreeMap<u8, u64>>,
    /// Per stratum, and per answer of a margin, the row that has it, as a spreadsheet counts.
    pub rows: BTreeMap<Vec<Option<u8>>, u64>,
    /// Rows that are not used, with the reason.
    pub findings: Vec<Finding>,
}

impl SampleCounts {
    /// Reads the sample from a table. Where the questionnaire does not say what
    /// the strata are, they are the background questions that have a column.
    ///
    /// # Errors
    /// When the file lacks a column of the strata, has none at all, or does not count.
    pub fn read(
        questionnaire: &Questionnaire,
        table: &RawTable,
        others: Others,
    ) -> Result<Self, Finding> {
        let missing = |what: &Text| {
            Finding::error("sample-without-column", Location::default()).with_text("column", what)
        };
        let matching = match_table(questionnaire, table);
        let column_of = |id: &str| matching.column_of(&Target::Background(id.to_owned()));
        let strata: Vec<&Background> = match &questionnaire.strata {
            Some(strata) => [&strata.rows, &strata.columns]
                .into_iter()
                .map(|id| questionnaire.background(id).ok_or_else(|| missing(&Text::same(id))))
                .collect::<Result<_, _>>()?,
            None => {
                let asked = questionnaire.background.iter();
                asked.filter(|asked| column_of(&asked.id).is_some()).collect()
            }
        };
        if strata.is_empty() {
            let known = |name: fn(&Text) -> &str| {
                let names = questionnaire.background.iter().map(|asked| name(&asked.label));
                names.collect::<Vec<_>>().join(", ")
            };
            let known = Text { nl: known(|label| &label.nl), en: known(|label| &label.en) };
            let found = Finding::error("sample-without-splits", Location::default());
            return Err(found.with_text("known", &known));
        }
        let read = |background: &&Background| {
            let column = column_of(&background.id).ok_or_else(|| missing(&background.label))?;
            let coder = Coder::for_background(background);
            let slots = ReadColumn::new(&coder, table, column).slots;
            let (slots, known) = match others {
                Others::Unknown => (slots, usize::MAX),
                Others::OfNobody => with_others(background, table, column, slots),
            };
            Ok::<_, Finding>((column, slots, known))
        };
        let columns: Vec<(usize, Vec<u8>, usize)> =
            strata.iter().map(read).collect::<Result<_, _>>()?;
        let counts = count_column(table).ok_or_else(|| {
            missing(&Text { nl: COUNT_HEADINGS[0].to_owned(), en: COUNT_HEADINGS[1].to_owned() })
        })?;
        let everybody = column_called(table, &POPULATION_HEADINGS);
        let mut sample = SampleCounts {
            strata: strata.iter().map(|asked| asked.id.clone()).collect(),
            population: everybody.map(|_| BTreeMap::new()),
            margins: vec![BTreeMap::new(); strata.len()],
            ..SampleCounts::default()
        };
        for row in 0..table.rows {
            let number = |column: usize| {
                text(table, column, row)?.parse::<u64>().ok().filter(|n| *n <= MOST_PEOPLE)
            };
            let counts = [Some(counts), everybody].map(|column| column.map(number));
            let slot = |(column, slots, _): &(usize, Vec<u8>, usize)| {
                let slot = slots.get(code(table, *column, row)?).copied()?;
                Some(slot)
                    .filter(|slot| usize::from(*slot) < slot::POINTS || *slot == slot::NOT_ANSWERED)
            };
            let named: Option<Vec<u8>> = columns.iter().map(slot).collect();
            let place = || Location::row(table.row_number(row));
            match named {
                Some(named) if sample.take(&named, counts, table.row_number(row)) => {
                    let other = |(slot, (.., known)): (&u8, &(usize, Vec<u8>, usize))| {
                        usize::from(*slot) >= *known && *slot != slot::NOT_ANSWERED
                    };
                    if named.iter().zip(&columns).any(other) {
                        sample.findings.push(Finding::warning("sample-row-nobody", place()));
                    }
                }
                _ => sample.findings.push(Finding::warning("sample-row-not-used", place())),
            }
        }
        Ok(sample)
    }

    /// Takes a row that names an answer per question, or one answer only. Whether it could.
    fn take(&mut self, named: &[u8], counts: [Option<Option<u64>>; 2], row: u64) -> bool {
        let (Some(Some(invited)), people) = (counts[0], counts[1]) else { return false };
        if people == Some(None) {
            return false;
        }
        let answer = |slot: &u8| Some(*slot).filter(|slot| *slot != slot::NOT_ANSWERED);
        let named: Vec<Option<u8>> = named.iter().map(answer).collect();
        let stratum: Option<Vec<u8>> = named.iter().copied().collect();
        let mut only = named.iter().enumerate().filter_map(|(at, slot)| Some((at, (*slot)?)));
        match (stratum, only.next(), only.next()) {
            (Some(stratum), ..) => {
                if let (Some(population), Some(Some(people))) = (&mut self.population, people) {
                    *population.entry(stratum.clone()).or_default() += people;
                }
                *self.invited.entry(stratum).or_default() += invited;
            }
            (None, Some((question, answer)), None) => {
                let people = people.flatten().unwrap_or(invited);
                *self.margins[question].entry(answer).or_default() += people;
            }
            _ => return false,
        }
        self.rows.entry(named).or_insert(row);
        true
    }

    /// People per stratum: everybody where the file counts them, or those invited.
    pub fn people(&self) -> &BTreeMap<Vec<u8>, u64> {
        self.population.as_ref().unwrap_or(&self.invited)
    }

    /// Invited by the answers to the first question of the strata and, where
    /// there is one, the second; over those to any further.
    pub fn invited_in(&self, first: u8, second: u8) -> Option<u64> {
        let here = self.invited.iter().filter(|(stratum, _)| {
            stratum.first() == Some(&first) && stratum.get(1).is_none_or(|other| *other == second)
        });
        here.map(|(_, invited)| *invited).reduce(|sum, invited| sum + invited)
    }
}

/// What an answer is that the questionnaire does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// None: a row that names it is not used.
    Unknown,
    /// An answer that nobody gave: the questionnaire was inferred, and so knows those that
    /// respondents gave.
    OfNobody,
}

/// Slots in which other answers than the known ones have their own, from the number that
/// is given on.
fn with_others(
    asked: &Background,
    table: &RawTable,
    column: usize,
    mut slots: Vec<u8>,
) -> (Vec<u8>, usize) {
    let BackgroundKind::Choice { answers } = &asked.kind else { return (slots, usize::MAX) };
    let known = answers.len();
    let others = slots.iter_mut().zip(table.columns[column].dictionary());
    let others = others.filter(|(slot, entry)| **slot == slot::UNKNOWN && !entry.text.is_empty());
    for ((slot, _), free) in others.zip(known..slot::POINTS) {
        // Points are fewer than a byte holds.
        *slot = free as u8;
    }
    (slots, known)
}

fn count_column(table: &RawTable) -> Option<usize> {
    column_called(table, &COUNT_HEADINGS).or_else(|| column_called(table, &POPULATION_HEADINGS))
}

fn column_called(table: &RawTable, headings: &[&str]) -> Option<usize> {
    headings.iter().find_map(|wanted| {
        table.columns.iter().position(|column| normalise(&column.heading) == *wanted)
    })
}

fn code(table: &RawTable, column: usize, row: usize) -> Option<usize> {
    match &table.columns[column].values {
        Values::Coded { codes, .. } => codes.get(row),
        Values::TooVaried => None,
    }
}

/// A value's text without thousands separators.
fn text(table: &RawTable, column: usize, row: usize) -> Option<String> {
    let entry = table.columns[column].dictionary().get(code(table, column, row)?)?;
    Some(entry.text.chars().filter(|c| !matches!(c, '.' | ',' | ' ' | '\u{a0}')).collect())
}
