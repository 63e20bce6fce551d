//! Known sums of the smallest groups, made as short as they can be without losing any of what
//! they say.

use super::space::Atoms;

/// Sums that say the same: from a sum that holds another that one is taken, so that few counts
/// hang together. What is the sum of others is left out.
pub(super) fn reduced(sums: impl Iterator<Item = Atoms>) -> Vec<Atoms> {
    let mut all: Vec<Atoms> = sums.collect();
    loop {
        all.retain(|sum| !sum.is_empty());
        all.sort_unstable_by_key(|sum| (sum.len(), *sum));
        all.dedup();
        let mut is_settled = true;
        for at in 0..all.len() {
            for smaller in 0..at {
                let other = all[smaller];
                if !other.is_empty() && other.is_within(all[at]) {
                    all[at] = all[at].without(other);
                    is_settled = false;
                }
            }
        }
        if is_settled {
            return all;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(of: &[&[usize]]) -> Vec<Atoms> {
        let sum =
            |at: &&[usize]| at.iter().fold(Atoms::default(), |all, at| all.or(Atoms::one(*at)));
        of.iter().map(sum).collect()
    }

    /// Bands up to 1, up to 3 and from 4, and bands up to 2 and from 3: every count follows.
    #[test]
    fn bands_that_are_all_told_leave_nothing_open() {
        let told = sums(&[&[0], &[1, 2], &[3, 4], &[0, 1], &[2, 3, 4], &[0, 1, 2, 3, 4]]);
        assert_eq!(reduced(told.into_iter()), sums(&[&[0], &[1], &[2], &[3, 4]]));
    }

    #[test]
    fn what_overlaps_stays() {
        let told = sums(&[&[0, 1], &[1, 2], &[0, 1, 2, 3]]);
        assert_eq!(reduced(told.into_iter()), sums(&[&[0, 1], &[1, 2], &[2, 3]]));
    }
}
