//! Counts of questions of which several answers could be given: one pass over
//! all columns of a question together, since who chose nothing in any of them
//! did not answer.

use super::{Beside, Bins, MissingCounts, WeightedBins};
use crate::ingest::Codes;
use crate::questionnaire::{Given, Missing};
use crate::responses::{CodedChoice, CodedColumn, CodedOpen, Responses};
use crate::stats::Outcome;
use crate::stats::weighted::WeightedTally;

/// How many respondents of one group chose each answer of one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChoiceTally {
    /// Respondents who answered the question: the base.
    pub base: u64,
    /// Per answer; together more than the base where several could be chosen.
    pub counts: Vec<u64>,
    /// Respondents who did not answer it.
    pub missing: MissingCounts,
}

/// Answers that one pass counts: a bit each, below the marks.
const BITS: usize = 58;

/// Marks above the answers' bits; the first that a respondent has counts.
const ANSWERED: u64 = 1;
const REFUSED: u64 = 1 << 1;
const NO_OPINION: u64 = 1 << 2;
const UNKNOWN: u64 = 1 << 3;
const NOT_ANSWERED: u64 = 1 << 4;
const NOT_ASKED: u64 = 1 << 5;

/// The different sets of marks.
const MARKS: usize = 1 << (64 - BITS);

/// Respondents whose bits are held at once: they stay in the processor's cache.
const PIECE: usize = 4_096;

/// Counts one question: per group, and in total over everybody who counts.
/// `answers` is how many it has.
pub fn tally_choice(
    responses: &Responses<'_>,
    coded: &CodedChoice,
    answers: usize,
    bins: &Bins,
) -> (Vec<ChoiceTally>, ChoiceTally) {
    let rows = bins.groups + 2;
    let mut marks = vec![0; rows * MARKS];
    let mut counts = vec![vec![0; answers]; rows];
    for from in (0..answers.max(1)).step_by(BITS) {
        let chosen = pass(responses, &coded.columns, from, bins, &mut marks);
        for (counts, chosen) in counts.iter_mut().zip(chosen.chunks_exact(BITS)) {
            for (count, chosen) in counts.iter_mut().skip(from).zip(chosen) {
                *count = *chosen;
            }
        }
    }
    let marks = marks.chunks_exact(MARKS);
    totalled(bins, marks.zip(counts).map(|(marks, counts)| ChoiceTally::of(marks, counts)))
}

/// Sums of weights of one question: per answer a tally with the points 'not chosen' and
/// 'chosen', of those who answered, and a third where others are counted `beside` them; the
/// groups, and as one more those in none.
pub fn weigh_choice(
    responses: &Responses<'_>,
    coded: &CodedChoice,
    answers: usize,
    bins: &WeightedBins<'_>,
    beside: Beside,
) -> Vec<Outcome<WeightedTally>> {
    let points = 2 + beside.points();
    let mut tallies = Vec::with_capacity(answers);
    for from in (0..answers).step_by(BITS) {
        let mut bits = vec![0_u64; responses.respondents()];
        for column in &coded.columns {
            let Some(codes) = responses.codes(column.column) else { continue };
            let table = table(&column.given, from);
            let given = codes.map(|code| table[code]);
            bits.iter_mut().zip(given).for_each(|(bits, given)| *bits |= given);
        }
        for at in 0..BITS.min(answers - from) {
            let point = |bits: &u64| {
                let has = |wanted: u64| bits >> BITS & wanted != 0;
                match () {
                    () if has(ANSWERED) => (bits >> at & 1) as u32,
                    () if has(REFUSED) && beside.refused => 2,
                    // Who also refused is counted as that.
                    () if has(NO_OPINION) && !has(REFUSED) && beside.no_opinion => 2,
                    () => points as u32,
                }
            };
            tallies.push(bins.sums(points, bits.iter().map(point)));
        }
    }
    tallies
}

/// Counts who wrote something at an open question, and never what.
pub fn tally_open(
    responses: &Responses<'_>,
    coded: &CodedOpen,
    bins: &Bins,
) -> (Vec<ChoiceTally>, ChoiceTally) {
    let mut marks = vec![0; (bins.groups + 2) * MARKS];
    if let Some(codes) = responses.codes(coded.column) {
        let wrote = codes.map(|code| coded.wrote[code]);
        for (wrote, bin) in wrote.into_iter().zip(&bins.bins) {
            let mark = if wrote { ANSWERED } else { NOT_ANSWERED };
            marks[usize::from(*bin) * MARKS + mark as usize] += 1;
        }
    }
    totalled(bins, marks.chunks_exact(MARKS).map(|marks| ChoiceTally::of(marks, Vec::new())))
}

/// Who chose which of the answers from `from` on, by bin; with the first answers
/// also which marks everybody has.
fn pass(
    responses: &Responses<'_>,
    columns: &[CodedColumn],
    from: usize,
    bins: &Bins,
    marks: &mut [u64],
) -> Vec<u64> {
    let columns: Vec<(&Codes, Vec<u64>)> = columns
        .iter()
        .filter_map(|column| Some((responses.codes(column.column)?, table(&column.given, from))))
        .collect();
    let mut chosen = vec![0; (bins.groups + 2) * BITS];
    let mut bits = vec![0u64; PIECE];
    for (piece, bins) in bins.bins.chunks(PIECE).enumerate() {
        let at = piece * PIECE;
        let bits = &mut bits[..bins.len()];
        bits.fill(0);
        for (codes, table) in &columns {
            match codes {
                Codes::Narrow(codes) => {
                    // A byte is never outside a table of 256.
                    let Ok(table) = <&[u64; 256]>::try_from(&table[..256]) else { continue };
                    for (bits, code) in bits.iter_mut().zip(&codes[at..]) {
                        *bits |= table[usize::from(*code)];
                    }
                }
                Codes::Wide(codes) => {
                    for (bits, code) in bits.iter_mut().zip(&codes[at..]) {
                        *bits |= table[usize::from(*code)];
                    }
                }
            }
        }
        for (bits, bin) in bits.iter().zip(bins) {
            let bin = usize::from(*bin);
            if from == 0 {
                marks[bin * MARKS + (bits >> BITS) as usize] += 1;
            }
            let mut left = bits & ((1 << BITS) - 1);
            while left != 0 {
                chosen[bin * BITS + left.trailing_zeros() as usize] += 1;
                left &= left - 1;
            }
        }
    }
    chosen
}

/// Per stored code its bits; as long as a byte reaches, or longer.
fn table(given: &[Given], from: usize) -> Vec<u64> {
    let bits = |given: &Given| match given {
        Given::Answers { chosen, .. } => {
            let here = chosen.iter().filter_map(|at| usize::from(*at).checked_sub(from));
            let here = here.filter(|at| *at < BITS).fold(0, |bits, at| bits | 1 << at);
            here | ANSWERED << BITS
        }
        Given::Missing(Missing::NoOpinion) => NO_OPINION << BITS,
        Given::Missing(Missing::Refused) => REFUSED << BITS,
        Given::Missing(Missing::NotAnswered) => NOT_ANSWERED << BITS,
        Given::Missing(Missing::NotAsked) => NOT_ASKED << BITS,
        Given::Unknown => UNKNOWN << BITS,
    };
    let mut table: Vec<u64> = given.iter().map(bits).collect();
    table.resize(table.len().max(256), UNKNOWN << BITS);
    table
}

impl ChoiceTally {
    /// Of how many respondents have each set of marks, and chose each answer.
    fn of(marks: &[u64], counts: Vec<u64>) -> Self {
        let mut tally = ChoiceTally { counts, ..ChoiceTally::default() };
        for (mark, count) in (0..).zip(marks) {
            let has = |wanted: u64| mark & wanted != 0;
            let missing = &mut tally.missing;
            let place = match () {
                () if has(ANSWERED) => &mut tally.base,
                () if has(REFUSED) => &mut missing.refused,
                () if has(NO_OPINION) => &mut missing.no_opinion,
                () if has(UNKNOWN) => &mut missing.unrecognised,
                // An empty column says less than one that says 'not asked'.
                () if has(NOT_ASKED) => &mut missing.not_asked,
                () => &mut missing.not_answered,
            };
            *place += count;
        }
        tally
    }

    fn add(&mut self, other: &ChoiceTally) {
        self.base += other.base;
        for (count, other) in self.counts.iter_mut().zip(&other.counts) {
            *count += other;
        }
        self.missing.add(&other.missing);
    }
}

/// The groups, and everybody who counts: in a group or in none.
fn totalled(
    bins: &Bins,
    rows: impl Iterator<Item = ChoiceTally>,
) -> (Vec<ChoiceTally>, ChoiceTally) {
    let mut groups: Vec<ChoiceTally> = rows.take(bins.groups + 1).collect();
    let answers = groups.first().map_or(0, |group| group.counts.len());
    let mut total = ChoiceTally { counts: vec![0; answers], ..ChoiceTally::default() };
    for group in &groups {
        total.add(group);
    }
    groups.truncate(bins.groups);
    (groups, total)
}
