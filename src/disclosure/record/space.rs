//! The smallest groups that some definitions make together, of which every part that
//! was exported is a sum.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::definition::{Definition, Part};
use crate::ingest::{Codes, RawTable, Values};
use crate::responses::slot;
use crate::tally::Bins;

/// Most of the smallest groups: each has a bit, and a byte for who is in it.
const MOST: usize = 253;

/// Most combinations that are looked through for somebody.
const WIDEST: usize = 1 << 16;

/// Some of the smallest groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Atoms([u64; 4]);

impl Atoms {
    pub(super) fn one(at: usize) -> Self {
        let mut atoms = Atoms::default();
        atoms.insert(at);
        atoms
    }

    pub(super) fn insert(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    pub(super) fn iter(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(word, bits)| {
            let without_lowest = |bits: &u64| Some(bits & bits.wrapping_sub(1));
            let left = std::iter::successors(Some(bits), without_lowest);
            let left = left.take_while(|bits| *bits != 0);
            left.map(move |bits| word * 64 + bits.trailing_zeros() as usize)
        })
    }

    pub(super) fn has(self, at: usize) -> bool {
        self.0[at / 64] >> (at % 64) & 1 == 1
    }

    /// Those of these that are before one.
    pub(super) fn before(self, at: usize) -> Self {
        let mask = |word: usize| match (at / 64).cmp(&word) {
            Ordering::Less => 0,
            Ordering::Equal => (1 << (at % 64)) - 1,
            Ordering::Greater => u64::MAX,
        };
        Atoms([0, 1, 2, 3].map(|word| self.0[word] & mask(word)))
    }

    /// Those that this is true of.
    pub(super) fn filter(self, of: impl Fn(usize) -> bool) -> Self {
        let mut all = self;
        for at in self.iter().filter(|at| !of(*at)) {
            all.0[at / 64] &= !(1 << (at % 64));
        }
        all
    }

    /// Whether another has all of these.
    pub(super) fn is_within(self, other: Atoms) -> bool {
        self.without(other).is_empty()
    }

    pub(super) fn len(self) -> u32 {
        self.0.iter().map(|bits| bits.count_ones()).sum()
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == [0; 4]
    }

    pub(super) fn and(self, other: Atoms) -> Self {
        Atoms([0, 1, 2, 3].map(|at| self.0[at] & other.0[at]))
    }

    pub(super) fn or(self, other: Atoms) -> Self {
        Atoms([0, 1, 2, 3].map(|at| self.0[at] | other.0[at]))
    }

    pub(super) fn without(self, other: Atoms) -> Self {
        Atoms([0, 1, 2, 3].map(|at| self.0[at] & !other.0[at]))
    }

    /// What these have together, of so many each.
    pub(super) fn sum(self, counts: &[u64]) -> u64 {
        self.iter().filter_map(|at| counts.get(at)).sum()
    }
}

/// The smallest groups of some definitions.
pub(super) struct Space {
    /// The definitions, by position.
    pub(super) of: BTreeSet<usize>,
    /// Per smallest group its group by every definition.
    groups: Vec<Vec<u8>>,
    /// Per respondent the smallest group.
    pub(super) bins: Bins,
}

impl Space {
    /// The space of these definitions; `None` where it has too many groups.
    pub(super) fn new(
        of: &BTreeSet<usize>,
        definitions: &[Definition],
        table: &RawTable,
    ) -> Option<Self> {
        let columns: BTreeSet<usize> = of.iter().map(|at| definitions[*at].column).collect();
        let mut groups: Vec<Vec<(usize, u8)>> = vec![Vec::new()];
        let mut assigned = vec![0_usize; table.rows];
        for column in columns {
            // By one column only those pairs of groups are possible that a value is in.
            let here: Vec<usize> =
                of.iter().copied().filter(|at| definitions[*at].column == column).collect();
            let Values::Coded { dictionary, codes } = &table.columns[column].values else {
                continue;
            };
            let place = |code: usize| -> Vec<u8> {
                here.iter().map(|at| definitions[*at].group_of_code[code]).collect()
            };
            let places: Vec<Vec<u8>> = (0..dictionary.len()).map(place).collect();
            let nowhere = vec![slot::NO_GROUP; here.len()];
            let different: BTreeSet<&Vec<u8>> = places.iter().chain([&nowhere]).collect();
            let different: Vec<&Vec<u8>> = different.into_iter().collect();
            if groups.len() * different.len() > WIDEST {
                return None;
            }
            let with = |group: &Vec<(usize, u8)>| -> Vec<Vec<(usize, u8)>> {
                let more =
                    different.iter().map(|place| here.iter().copied().zip(place.iter().copied()));
                more.map(|more| group.iter().copied().chain(more).collect()).collect()
            };
            groups = groups.iter().flat_map(with).collect();
            let number = |place: &Vec<u8>| different.binary_search(&place).unwrap_or(0);
            let numbers: Vec<usize> = places.iter().map(number).collect();
            let codes: Vec<usize> = numbers_of(codes, &numbers);
            for (assigned, number) in assigned.iter_mut().zip(codes) {
                *assigned = *assigned * different.len() + number;
            }
        }
        // Those that nobody is in need no place: that they are empty is taken for known.
        let taken: BTreeSet<usize> = assigned.iter().copied().collect();
        let taken: Vec<usize> = taken.into_iter().collect();
        if taken.len() > MOST {
            return None;
        }
        let place = |at: usize| taken.binary_search(&at).unwrap_or(0);
        let sorted = |mut group: Vec<(usize, u8)>| {
            group.sort_unstable();
            group.into_iter().map(|(_, group)| group).collect()
        };
        let assigned = assigned.into_iter().map(|at| place(at) as u8).collect();
        Some(Space {
            of: of.clone(),
            groups: taken.iter().map(|at| sorted(groups[*at].clone())).collect(),
            bins: Bins::new(assigned, taken.len(), None),
        })
    }

    /// How many smallest groups there are.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// A part as smallest groups; `None` where other definitions tell it.
    pub(super) fn atoms(&self, part: &Part) -> Option<Atoms> {
        let mut atoms = Atoms::default();
        let mut wanted = Vec::with_capacity(part.conditions.len());
        for (definition, groups) in &part.conditions {
            wanted.push((self.of.iter().position(|known| known == definition)?, groups));
        }
        for (at, place) in self.groups.iter().enumerate() {
            if wanted.iter().all(|(position, groups)| groups.contains(&place[*position])) {
                atoms.insert(at);
            }
        }
        Some(atoms)
    }
}

fn numbers_of(codes: &Codes, numbers: &[usize]) -> Vec<usize> {
    codes.map(|code| numbers[code])
}
