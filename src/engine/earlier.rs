//! An earlier file of the same survey: what of it can be compared, and what not.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Survey;
use crate::base::{Finding, Location};
use crate::disclosure::Record;
use crate::ingest::RawTable;
use crate::questionnaire::{Choice, Questionnaire};
use crate::responses::{CodedChoice, CodedItem};
use crate::tally::{Bins, Tally, tally};

/// Where more than one answer in so many is not on the scale, it is another scale.
const STRAY: u64 = 100;

/// An answer that more than one in so many give in one file, and nobody in the other.
const UNUSED: u64 = 20;

/// Among fewer answers nobody may well give one of them.
const ENOUGH: u64 = 50;

/// An earlier file, understood by the questionnaire of the responses that are open.
pub struct Earlier {
    /// The file.
    pub survey: Survey,
    /// Ids of items and questions that both files have and that are not comparable.
    pub apart: BTreeSet<String>,
    /// Items and questions that are compared.
    pub compared: usize,
    /// What is not compared, and what is odd about the file.
    pub findings: Vec<Finding>,
}

impl Earlier {
    /// Understands a table as an earlier file of the survey.
    pub(super) fn new(now: &Survey, table: RawTable) -> Self {
        let survey = Survey::new(Arc::clone(&now.questionnaire), table);
        let mut earlier =
            Earlier { survey, apart: BTreeSet::new(), compared: 0, findings: Vec::new() };
        earlier.compare(now);
        earlier
    }

    /// The same file, understood anew. What was shown of it stays known.
    pub(super) fn again(self, now: &Survey) -> Self {
        let Survey { table, record, data, .. } = self.survey;
        let mut earlier = Earlier::new(now, table);
        earlier.survey.record = record;
        earlier.survey.data = data;
        earlier
    }

    /// Takes what records know of what was shown of it.
    pub(super) fn take_records<'a>(&mut self, records: impl Iterator<Item = &'a Record>) {
        for record in records {
            if let Some(known) = record.of(self.survey.data()) {
                self.survey.record.take(known);
            }
        }
    }

    fn compare(&mut self, now: &Survey) {
        let questionnaire = &*now.questionnaire;
        let items = items(questionnaire, now, &self.survey);
        for (id, found) in items.chain(choices(questionnaire, now, &self.survey)) {
            match &found {
                None => self.compared += 1,
                Some((finding, Kept::Compared)) => {
                    self.compared += 1;
                    self.findings.push(finding.clone());
                }
                Some((finding, Kept::Apart)) => {
                    self.apart.insert(id.to_owned());
                    self.findings.push(finding.clone());
                }
            }
        }
        let splits = now.coding.breaks.iter().filter(|coded| {
            let mut there = self.survey.coding.breaks.iter();
            !there.any(|earlier| earlier.background == coded.background)
        });
        self.findings.extend(splits.map(|coded| {
            let asked = &questionnaire.background[coded.background];
            Finding::note("earlier-split-absent", place(now, coded.column))
                .with_text("label", &asked.label)
        }));
        let name = name(&self.survey).to_owned();
        // Which items it lacks was said above, of those that this file has.
        let of_file = self.survey.findings().into_iter();
        let of_file = of_file.filter(|finding| finding.code != "item-without-column");
        self.findings.extend(of_file.map(|finding| finding.in_file(&name)));
    }
}

/// Whether what a finding is about is compared all the same.
#[derive(Clone, Copy)]
enum Kept {
    Compared,
    Apart,
}

type Found = Option<(Finding, Kept)>;

/// Every item that either file has, with what is odd about comparing it.
fn items<'a>(
    questionnaire: &'a Questionnaire,
    now: &'a Survey,
    earlier: &'a Survey,
) -> impl Iterator<Item = (&'a str, Found)> {
    let coded = |survey: &'a Survey, battery: usize, item: usize| {
        let mut items = survey.coding.items.iter();
        items.find(move |coded| coded.battery == battery && coded.item == item)
    };
    let all = questionnaire.batteries.iter().enumerate();
    all.flat_map(move |(at, battery)| {
        battery.items.iter().enumerate().filter_map(move |(position, item)| {
            let sides = (coded(now, at, position), coded(earlier, at, position));
            let found = match sides {
                (None, None) => return None,
                (Some(coded), None) => {
                    let found = Finding::note("earlier-item-absent", place(now, coded.column));
                    Some((found.with_text("label", &item.label), Kept::Apart))
                }
                (None, Some(coded)) => {
                    let found = Finding::note("earlier-item-only", place(earlier, coded.column));
                    Some((
                        found.with_text("label", &item.label).in_file(name(earlier)),
                        Kept::Apart,
                    ))
                }
                (Some(a), Some(b)) => {
                    let points = questionnaire.scale(battery).points.iter();
                    let labels: Vec<_> = points.map(|point| &point.label).collect();
                    let tallies = [(now, a), (earlier, b)]
                        .map(|(survey, coded)| everybody(survey, coded, labels.len()));
                    other_scale(&tallies, place(earlier, b.column), name(earlier)).or_else(|| {
                        let point = unused(&tallies)?;
                        let found = Finding::warning("earlier-unused", place(now, a.column));
                        let found = found.with_text("answer", labels[point]);
                        Some((found.with_text("label", &item.label), Kept::Compared))
                    })
                }
            };
            Some((item.id.as_str(), found))
        })
    })
}

/// Every question with unordered answers that either file has.
fn choices<'a>(
    questionnaire: &'a Questionnaire,
    now: &'a Survey,
    earlier: &'a Survey,
) -> impl Iterator<Item = (&'a str, Found)> {
    let coded = |survey: &'a Survey, at: usize| {
        survey.coding.choices.iter().find(move |coded| coded.choice == at)
    };
    let first = |choice: &CodedChoice| choice.columns.first().map_or(0, |column| column.column);
    questionnaire.choices.iter().enumerate().filter_map(move |(at, asked): (usize, &Choice)| {
        let found = match (coded(now, at), coded(earlier, at)) {
            (None, None) => return None,
            (Some(coded), None) => {
                let found = Finding::note("earlier-item-absent", place(now, first(coded)));
                Some((found.with_text("label", &asked.label), Kept::Apart))
            }
            (None, Some(coded)) => {
                let found = Finding::note("earlier-item-only", place(earlier, first(coded)));
                Some((found.with_text("label", &asked.label).in_file(name(earlier)), Kept::Apart))
            }
            // Who chose none is in the base of the one, and cannot be in the other's.
            (Some(a), Some(b)) if asked.multiple && a.tells_none() != b.tells_none() => {
                let found = Finding::warning("earlier-other-base", place(earlier, first(b)));
                Some((found.with_text("label", &asked.label).in_file(name(earlier)), Kept::Apart))
            }
            (Some(_), Some(_)) => None,
        };
        Some((asked.id.as_str(), found))
    })
}

/// That many answers of one of the files are not on the scale.
fn other_scale(tallies: &[Tally; 2], place: Location, file: &str) -> Found {
    let stray = |tally: &&Tally| {
        tally.missing.unrecognised * STRAY > tally.base() + tally.missing.unrecognised
    };
    let count = tallies.iter().find(stray)?.missing.unrecognised;
    let found = Finding::warning("earlier-other-scale", place);
    Some((found.with("count", count).in_file(file), Kept::Apart))
}

/// The first point that many give in one file and nobody in the other.
fn unused(tallies: &[Tally; 2]) -> Option<usize> {
    let bases = tallies.each_ref().map(Tally::base);
    let points = 0..tallies[0].counts.len();
    points.into_iter().find(|point| {
        let counts = tallies.each_ref().map(|tally| tally.counts[*point]);
        let only = |one: usize, other: usize| {
            counts[other] == 0 && bases[other] >= ENOUGH && counts[one] * UNUSED > bases[one]
        };
        bases.iter().all(|base| *base >= ENOUGH) && (only(0, 1) || only(1, 0))
    })
}

fn everybody(survey: &Survey, coded: &CodedItem, points: usize) -> Tally {
    let responses = survey.responses();
    let bins = Bins::new(vec![0; responses.respondents()], 1, None);
    tally(&responses, coded, points, &bins).1
}

fn place(survey: &Survey, column: usize) -> Location {
    survey.table.place_of_heading(&survey.table.columns[column].heading)
}

/// The name of a file.
fn name(survey: &Survey) -> &str {
    &survey.table.source.name
}
