//! The groups that exports taken together could tell of: where two of their parts differ.

use std::collections::HashSet;

use super::definition::Part;
use super::space::{Atoms, Space};

/// A part of an export within a space.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    /// Position of the export; the new one has none.
    pub(super) export: Option<usize>,
    pub(super) part: &'a Part,
    pub(super) atoms: Atoms,
}

/// A group that could be told of.
pub(super) struct Target<'a> {
    pub(super) atoms: Atoms,
    /// The parts that it is what differs between.
    pub(super) now: Option<&'a Part>,
    pub(super) before: Option<&'a Part>,
}

/// Every group that may come out: what a new part and an earlier one do not share, or do,
/// every part that is there, and the smallest groups by all definitions.
pub(super) fn targets<'a>(space: &Space, parts: &[Placed<'a>]) -> Vec<Target<'a>> {
    let mut seen = HashSet::new();
    let mut all: Vec<Target<'a>> = Vec::new();
    let mut add = |atoms: Atoms, now: Option<&'a Part>, before: Option<&'a Part>| {
        if !atoms.is_empty() && seen.insert(atoms) {
            all.push(Target { atoms, now, before });
        }
    };
    let (now, before): (Vec<&Placed>, Vec<&Placed>) =
        parts.iter().partition(|placed| placed.export.is_none());
    for placed in &now {
        add(placed.atoms, Some(placed.part), None);
    }
    for placed in &before {
        add(placed.atoms, None, Some(placed.part));
    }
    for (a, b) in now.iter().flat_map(|a| before.iter().map(move |b| (a, b))) {
        for atoms in [a.atoms.without(b.atoms), b.atoms.without(a.atoms), a.atoms.and(b.atoms)] {
            add(atoms, Some(a.part), Some(b.part));
        }
    }
    for at in 0..space.len() {
        add(Atoms::one(at), None, None);
    }
    all
}
