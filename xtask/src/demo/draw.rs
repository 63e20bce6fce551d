//! Drawing whole numbers: the only chance in the demo data.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Half-width of what [`Draw::bell`] gives; its standard deviation is about 577.
const BELL: u64 = 1000;

/// A stream of whole numbers that is the same on every platform.
///
/// ChaCha is specified to the byte, and everything here is integer arithmetic,
/// so no platform's rounding can change the demo data.
pub struct Draw(ChaCha8Rng);

impl Draw {
    /// A stream that depends on these 32 bytes alone.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(ChaCha8Rng::from_seed(seed))
    }

    /// A number from 0 up to, not including, `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        // Multiply and shift: a bias of bound / 2^64 is nothing here, and the
        // number of draws stays the same whatever comes out.
        let product = u128::from(self.0.next_u64()) * u128::from(bound);
        (product >> 64) as u64
    }

    /// A bell-shaped number around 0: the sum of four even draws.
    pub fn bell(&mut self) -> i64 {
        let sum: u64 = (0..4).map(|_| self.below(BELL)).sum();
        sum as i64 - 2 * BELL as i64
    }

    /// The items in a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last as u64 + 1) as usize;
            items.swap(last, other);
        }
    }

    /// The items in the order of their ranks, with as much chance in it as `key` draws.
    pub fn ranked(&mut self, items: &[usize], key: impl Fn(usize, &mut Self) -> i64) -> Vec<usize> {
        // Keys first: a sort promises no order in which it asks for them.
        let mut keyed: Vec<(i64, usize)> =
            items.iter().map(|&item| (key(item, self), item)).collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, item)| item).collect()
    }

    /// The place of one of the weights, each as likely as it weighs.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (place, &weight) in weights.iter().enumerate() {
            if left < weight {
                return place;
            }
            left -= weight;
        }
        unreachable!("below() stays under the sum of the weights")
    }
}

/// `total` divided over the weights, the largest remainders rounded up.
pub fn apportion(total: usize, weights: &[u64]) -> Vec<usize> {
    let sum: u64 = weights.iter().sum();
    let exact = |weight: u64| total as u64 * weight;
    let mut counts: Vec<usize> =
        weights.iter().map(|&weight| (exact(weight) / sum) as usize).collect();
    let mut places: Vec<usize> = (0..weights.len()).collect();
    places.sort_by_key(|&place| std::cmp::Reverse(exact(weights[place]) % sum));
    let short = total - counts.iter().sum::<usize>();
    for &place in &places[..short] {
        counts[place] += 1;
    }
    counts
}

/// `numerator / denominator`, rounded half up; both at least 0, and 0 for an empty denominator.
pub fn rounded(numerator: i64, denominator: i64) -> i64 {
    if denominator == 0 { 0 } else { (2 * numerator + denominator).div_euclid(2 * denominator) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apportioning_keeps_the_total() {
        assert_eq!(apportion(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(apportion(7, &[0, 5, 2]), [0, 5, 2]);
        assert_eq!(apportion(0, &[3, 4]), [0, 0]);
    }

    #[test]
    fn rounding_is_half_up() {
        assert_eq!(rounded(1, 2), 1);
        assert_eq!(rounded(4, 10), 0);
        assert_eq!(rounded(-1, 4), 0);
        assert_eq!(rounded(5, 0), 0);
    }

    #[test]
    fn the_stream_is_the_one_chacha8_specifies() {
        // First eight bytes of ChaCha8 with an all-zero key and nonce, little endian
        // (ECRYPT test vectors, "3e 00 ef 2f 89 5f 40 d6").
        let mut draw = Draw::from_seed([0; 32]);
        assert_eq!(draw.0.next_u64(), 0xd640_5f89_2fef_003e);
    }
}
