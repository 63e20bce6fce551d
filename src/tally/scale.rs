//! Batteries as scales: one pass over all columns of a battery together, since
//! only together do they tell who answered all of it, and what everybody's mean is.

use super::{Bins, WeightedBins};
use crate::ingest::Codes;
use crate::responses::{CodedItem, Responses};
use crate::stats::Outcome;
use crate::stats::weighted::WeightedTally;

/// An item as a part of its battery's scale.
#[derive(Clone, Copy, Debug)]
pub struct ScaleColumn<'a> {
    /// The item and its column.
    pub coded: &'a CodedItem,
    /// Whether it runs the other way: its lowest answer then counts as the highest.
    pub turned: bool,
}

/// What a scale is computed of. Sums are of whole numbers, so nothing is lost.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScaleTally {
    /// Respondents who answered every item.
    pub complete: u64,
    /// Of those, per item the sum of its codes above the scale's lowest.
    pub sums: Vec<u64>,
    /// Of those, per pair of items the sum of products of these codes.
    pub products: Vec<Vec<u64>>,
    /// The different scores, from low to high: means of the answered items.
    pub scores: Vec<f64>,
    /// Per split and group, how many have each score.
    pub splits: Vec<Vec<Vec<u64>>>,
    /// The same of everybody who counts.
    pub total: Vec<u64>,
    /// The same weighted, where anything is, per split; those in no group are one more.
    pub weighted: Vec<Outcome<WeightedTally>>,
}

/// Codes of one scale lie at most this far apart: a byte holds an answer.
const WIDEST: i64 = 254;

/// Above all codes: no place on the scale.
const MISSING: u8 = 255;

/// Most counters that are held, over all groups of all splits.
const MOST_COUNTERS: usize = 1 << 24;

/// Respondents whose answers are held at once: they stay in the processor's cache,
/// and a sum of products over them fits 32 bits.
const PIECE: usize = 4_096;

/// Counts a battery. `codes` are those of its scale; everybody is taken from the first
/// of `splits`, of which there is one at least; `weighted` are the same splits with weights.
/// `None` where the codes lie so far apart, or the items are so many, that the scores could
/// not be counted.
pub fn tally_scale(
    responses: &Responses<'_>,
    columns: &[ScaleColumn<'_>],
    codes: &[i64],
    splits: &[Bins],
    weighted: &[WeightedBins<'_>],
) -> Option<ScaleTally> {
    let (everybody, scale) = (splits.first()?, Scores::new(columns.len(), codes)?);
    let rows: usize = splits.iter().map(|bins| bins.groups + 2).sum();
    if rows.checked_mul(scale.width()).is_none_or(|counters| counters > MOST_COUNTERS) {
        return None;
    }
    let tables: Vec<Vec<u8>> =
        columns.iter().map(|column| table(column, codes, scale.lowest, scale.spread)).collect();
    let mut piece = Piece::new(columns.len());
    let mut counted: Vec<Vec<u32>> =
        splits.iter().map(|bins| vec![0; (bins.groups + 2) * scale.width()]).collect();
    // Only weights ask whose score it is.
    let mut keys: Vec<u32> = Vec::new();
    for from in (0..everybody.bins.len()).step_by(PIECE) {
        let to = everybody.bins.len().min(from + PIECE);
        piece.clear(to - from);
        for (at, (column, table)) in columns.iter().zip(&tables).enumerate() {
            match responses.codes(column.coded.column) {
                Some(Codes::Narrow(stored)) => {
                    piece.take(at, stored[from..to].iter().map(|code| table[usize::from(*code)]));
                }
                Some(Codes::Wide(stored)) => {
                    piece.take(at, stored[from..to].iter().map(|code| table[usize::from(*code)]));
                }
                // A column whose values were let go was answered by nobody.
                None => {}
            }
        }
        piece.key(&scale);
        for (bins, counted) in splits.iter().zip(&mut counted) {
            for (key, bin) in piece.keys.iter().zip(&bins.bins[from..to]) {
                counted[usize::from(*bin) * scale.width() + *key as usize] += 1;
            }
        }
        if !weighted.is_empty() {
            keys.extend(&piece.keys);
        }
        piece.multiply(&everybody.bins[from..to], everybody.groups + 1);
    }
    Some(scale.tally(piece, splits, &counted, weighted, &keys))
}

/// Per stored code how far its answer stands above the lowest one, or [`MISSING`]; as
/// long as a byte reaches, or longer.
fn table(column: &ScaleColumn<'_>, codes: &[i64], lowest: i64, spread: i64) -> Vec<u8> {
    let value = |slot: &u8| {
        let above = codes.get(usize::from(*slot))? - lowest;
        u8::try_from(if column.turned { spread - above } else { above }).ok()
    };
    let slots = column.coded.slots.iter();
    let mut table: Vec<u8> = slots.map(|slot| value(slot).unwrap_or(MISSING)).collect();
    table.resize(table.len().max(256), MISSING);
    table
}

/// The scores that a battery can have, each with a counter: first that of no score, then
/// per number of answered items every sum.
struct Scores {
    lowest: i64,
    spread: i64,
    /// Fewest answered items that give a score: half of them.
    least: usize,
    /// Per number of answered items where their sums start.
    starts: Vec<usize>,
}

impl Scores {
    fn new(items: usize, codes: &[i64]) -> Option<Self> {
        let (lowest, highest) = (*codes.iter().min()?, *codes.iter().max()?);
        let spread = highest.checked_sub(lowest).filter(|spread| *spread <= WIDEST)?;
        let least = items.div_ceil(2).max(1);
        let mut starts = vec![0; least];
        let mut next = 1;
        // One more than there are items: where the last ones end.
        for answered in least..=items + 1 {
            starts.push(next);
            next += answered * spread as usize + 1;
        }
        Some(Scores { lowest, spread, least, starts })
    }

    fn width(&self) -> usize {
        self.starts.last().copied().unwrap_or_default()
    }

    /// Per counter its score, without those that nobody has, from low to high.
    fn found(&self, total: &[u64]) -> Vec<(usize, f64)> {
        let ends = self.starts.windows(2).enumerate().skip(self.least);
        let counters = ends.flat_map(|(answered, ends)| {
            (ends[0]..ends[1]).zip(0_i64..).map(move |(counter, sum)| {
                // Divided once: equal scores of different numbers of items come out equal.
                let answered = answered as i64;
                (counter, (self.lowest * answered + sum) as f64 / answered as f64)
            })
        });
        let mut found: Vec<(usize, f64)> = counters.filter(|(at, _)| total[*at] > 0).collect();
        found.sort_by(|a, b| a.1.total_cmp(&b.1));
        found
    }

    fn tally(
        &self,
        piece: Piece,
        splits: &[Bins],
        counted: &[Vec<u32>],
        weighted: &[WeightedBins<'_>],
        keys: &[u32],
    ) -> ScaleTally {
        let width = self.width();
        let mut total = vec![0; width];
        for row in counted[0].chunks_exact(width).take(splits[0].groups + 1) {
            total.iter_mut().zip(row).for_each(|(total, count)| *total += u64::from(*count));
        }
        let found = self.found(&total);
        let mut scores: Vec<f64> = found.iter().map(|(_, score)| *score).collect();
        scores.dedup();
        // Per counter the place of its score among these; past the last one where none.
        let mut places = vec![scores.len(); width];
        let mut at = 0;
        for (counter, score) in &found {
            at += usize::from(*score > scores[at]);
            places[*counter] = at;
        }
        let of = |count: &dyn Fn(usize) -> u64| {
            let mut counts = vec![0; scores.len()];
            found.iter().for_each(|(counter, _)| counts[places[*counter]] += count(*counter));
            counts
        };
        let weigh = |bins: &WeightedBins<'_>| {
            let scored = keys.iter().map(|key| places[*key as usize] as u32);
            bins.sums(scores.len(), scored)
        };
        let groups = |(bins, counted): (&Bins, &Vec<u32>)| {
            let rows = counted.chunks_exact(width).take(bins.groups);
            rows.map(|row| of(&|counter| u64::from(row[counter]))).collect()
        };
        ScaleTally {
            complete: piece.complete,
            sums: piece.sums,
            products: piece.products,
            splits: splits.iter().zip(counted).map(groups).collect(),
            total: of(&|counter| total[counter]),
            weighted: weighted.iter().map(weigh).collect(),
            scores,
        }
    }
}

/// A piece of the respondents, and what was summed over those before.
struct Piece {
    /// Per item and respondent the code above the lowest.
    values: Vec<Vec<i16>>,
    answered: Vec<u16>,
    added: Vec<u32>,
    keys: Vec<u32>,
    complete: u64,
    sums: Vec<u64>,
    products: Vec<Vec<u64>>,
}

impl Piece {
    fn new(items: usize) -> Self {
        Piece {
            values: vec![Vec::with_capacity(PIECE); items],
            answered: Vec::with_capacity(PIECE),
            added: Vec::with_capacity(PIECE),
            keys: Vec::with_capacity(PIECE),
            complete: 0,
            sums: vec![0; items],
            products: vec![vec![0; items]; items],
        }
    }

    fn clear(&mut self, respondents: usize) {
        let zeros = |values: &mut Vec<i16>| {
            values.clear();
            values.resize(respondents, 0);
        };
        self.values.iter_mut().for_each(zeros);
        self.answered.clear();
        self.answered.resize(respondents, 0);
        self.added.clear();
        self.added.resize(respondents, 0);
    }

    /// Takes the answers to one item.
    fn take(&mut self, item: usize, given: impl Iterator<Item = u8>) {
        let values = self.values[item].iter_mut();
        let respondents = values.zip(&mut self.answered).zip(&mut self.added);
        for (((value, answered), added), given) in respondents.zip(given) {
            let there = given != MISSING;
            let given = if there { given } else { 0 };
            *value = i16::from(given);
            *answered += u16::from(there);
            *added += u32::from(given);
        }
    }

    /// Gives every respondent the counter of their score.
    fn key(&mut self, scale: &Scores) {
        let key = |(answered, added): (&u16, &u32)| match usize::from(*answered) {
            answered if answered >= scale.least => scale.starts[answered] as u32 + added,
            _ => 0,
        };
        self.keys.clear();
        self.keys.extend(self.answered.iter().zip(&self.added).map(key));
    }

    /// Adds the products of those who answered everything and count; `out` is the bin of
    /// those who do not.
    fn multiply(&mut self, bins: &[u8], out: usize) {
        let items = self.values.len();
        for (answered, bin) in self.answered.iter_mut().zip(bins) {
            let whole = usize::from(*answered) == items && usize::from(*bin) != out;
            *answered = u16::from(whole);
            self.complete += u64::from(whole);
        }
        for (item, values) in self.values.iter_mut().enumerate() {
            // What does not take part counts as nothing.
            for (value, whole) in values.iter_mut().zip(&self.answered) {
                *value *= i16::from(*whole == 1);
            }
            let sum: u32 = values.iter().map(|value| u32::from(value.unsigned_abs())).sum();
            self.sums[item] += u64::from(sum);
        }
        for a in 0..items {
            for b in a..items {
                let pairs = self.values[a].iter().zip(&self.values[b]);
                let sum: i32 = pairs.map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
                self.products[a][b] += u64::from(sum.unsigned_abs());
                if a != b {
                    self.products[b][a] = self.products[a][b];
                }
            }
        }
    }
}
