//! Counts before percentages: the one step whose work grows with respondents.

mod choice;
mod scale;
mod weighted;

pub use choice::{ChoiceTally, tally_choice, tally_open, weigh_choice};
pub use scale::{ScaleColumn, ScaleTally, tally_scale};
pub use weighted::WeightedBins;

use crate::ingest::Codes;
use crate::responses::{CodedItem, Responses, slot};

/// How many respondents of one group gave each answer to one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Per point of the scale.
    pub counts: Vec<u64>,
    /// Beside the scale.
    pub missing: MissingCounts,
}

/// How many respondents have no place on the scale, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct MissingCounts {
    /// 'Geen mening'.
    pub no_opinion: u64,
    /// 'Wil ik niet zeggen'.
    pub refused: u64,
    /// Left empty.
    pub not_answered: u64,
    /// Not put to them.
    pub not_asked: u64,
    /// A value that the questionnaire does not know.
    pub unrecognised: u64,
}

/// Which respondents without an answer are in the base of shares all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Who had no opinion.
    pub no_opinion: bool,
    /// Who refused.
    pub refused: bool,
}

impl Beside {
    /// How many points they are: one, all of them together, or none.
    fn points(self) -> usize {
        usize::from(self.no_opinion || self.refused)
    }
}

impl MissingCounts {
    fn add(&mut self, other: &MissingCounts) {
        self.no_opinion += other.no_opinion;
        self.refused += other.refused;
        self.not_answered += other.not_answered;
        self.not_asked += other.not_asked;
        self.unrecognised += other.unrecognised;
    }
}

impl Tally {
    /// Those with a place on the scale: the base.
    pub fn base(&self) -> u64 {
        self.counts.iter().sum()
    }
}

/// A banner made ready for counting: per respondent the bin of their group.
pub struct Bins {
    /// Per respondent: a group's position, or one of the two bins after the
    /// groups — in no group, and not counted at all.
    bins: Vec<u8>,
    groups: usize,
}

impl Bins {
    /// Bins for `groups` groups; `mask` says who counts.
    pub fn new(mut assigned: Vec<u8>, groups: usize, mask: Option<&[bool]>) -> Self {
        // A questionnaire's answers number far fewer than a byte holds.
        let (no_group, out) = (groups.min(254) as u8, groups.min(254) as u8 + 1);
        for bin in &mut assigned {
            if *bin == slot::NO_GROUP {
                *bin = no_group;
            }
        }
        if let Some(mask) = mask {
            for (bin, counts) in assigned.iter_mut().zip(mask) {
                if !counts {
                    *bin = out;
                }
            }
        }
        Bins { bins: assigned, groups }
    }

    /// Respondents per group, and those in no group last.
    pub fn sizes(&self) -> Vec<u64> {
        let mut sizes = vec![0; self.groups + 2];
        for bin in &self.bins {
            sizes[usize::from(*bin)] += 1;
        }
        sizes.truncate(self.groups + 1);
        sizes
    }

    /// Per respondent the bin, for crossing two banners.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.bins.iter().map(|bin| usize::from(*bin))
    }

    /// Groups.
    pub fn groups(&self) -> usize {
        self.groups
    }
}

/// Counts one item: per group, and in total over everybody who counts, in a
/// group or not. `points` is the length of the item's scale.
pub fn tally(
    responses: &Responses<'_>,
    item: &CodedItem,
    points: usize,
    bins: &Bins,
) -> (Vec<Tally>, Tally) {
    let rows = bins.groups + 2;
    let codes = item.slots.len();
    let histogram = match responses.codes(item.column) {
        None => vec![0; rows * codes],
        Some(Codes::Narrow(stored)) => histogram_narrow(stored, &bins.bins, rows),
        Some(Codes::Wide(stored)) => {
            histogram_wide(stored, &bins.bins, rows, codes.next_power_of_two())
        }
    };
    let width = histogram.len() / rows;
    let mut groups = Vec::with_capacity(bins.groups);
    let mut total = Tally { counts: vec![0; points], missing: MissingCounts::default() };
    for (group, row) in histogram.chunks_exact(width.max(1)).take(bins.groups + 1).enumerate() {
        let mut tally = Tally { counts: vec![0; points], missing: MissingCounts::default() };
        for (count, slot) in row.iter().zip(&item.slots) {
            tally.add(*slot, u64::from(*count));
            total.add(*slot, u64::from(*count));
        }
        if group < bins.groups {
            groups.push(tally);
        }
    }
    (groups, total)
}

impl Tally {
    fn add(&mut self, at: u8, count: u64) {
        let missing = &mut self.missing;
        let place = match at {
            slot::NO_OPINION => &mut missing.no_opinion,
            slot::REFUSED => &mut missing.refused,
            slot::NOT_ANSWERED => &mut missing.not_answered,
            slot::NOT_ASKED => &mut missing.not_asked,
            point => match self.counts.get_mut(usize::from(point)) {
                Some(point) => point,
                None => &mut missing.unrecognised,
            },
        };
        *place += count;
    }
}

/// One row of 256 counters per bin: the index is built without multiplying.
fn histogram_narrow(codes: &[u8], bins: &[u8], rows: usize) -> Vec<u32> {
    let mut histogram = vec![0u32; rows << 8];
    for (code, bin) in codes.iter().zip(bins) {
        histogram[usize::from(*bin) << 8 | usize::from(*code)] += 1;
    }
    histogram
}

fn histogram_wide(codes: &[u16], bins: &[u8], rows: usize, width: usize) -> Vec<u32> {
    let mut histogram = vec![0u32; rows * width];
    for (code, bin) in codes.iter().zip(bins) {
        histogram[usize::from(*bin) * width + usize::from(*code)] += 1;
    }
    histogram
}
