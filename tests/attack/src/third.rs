//! What a third split tells of a pair of groups of two others, when all are crossed: within
//! each of its groups, how many of both sides there are tells how many must be in both.

use crate::system::{Region, System};
use crate::trial::is_known;

/// Two splits crossed with a third, and that one: what is shown of an item.
pub struct Third<'a> {
    /// The first split with the third, and the second with the third; in each, `[side, third]`
    /// or, where that is how they stand, the other way round.
    pub crossed: [(&'a System, bool); 2],
    /// How many groups the third has.
    pub groups: usize,
}

impl Third<'_> {
    /// Whether it nearly tells how many of a pair of groups gave an answer.
    pub fn tells(&self, pair: [usize; 2], answer: usize) -> bool {
        let sides = [0, 1].map(|side| {
            let (system, turned) = self.crossed[side];
            let place = move |own: Option<usize>, third: Option<usize>| -> Region {
                if turned { vec![third, own] } else { vec![own, third] }
            };
            (system, place)
        });
        let count = |side: usize, own: Option<usize>, third: Option<usize>| {
            let (system, place) = &sides[side];
            system.counts(&place(own, third)).map(|counts| counts[answer])
        };
        let Some(all) = count(0, None, None) else { return false };
        let whole = [0, 1].map(|side| count(side, Some(pair[side]), None).unwrap_or(all));
        let (mut least, mut most, mut inside) = (0, 0, 0);
        for third in 0..self.groups {
            let here = count(0, None, Some(third));
            let known = [0, 1].map(|side| count(side, Some(pair[side]), Some(third)));
            let fewest = known.map(|known| known.unwrap_or(0));
            let high = [0, 1].map(|side| known[side].unwrap_or(here.unwrap_or(all)));
            least += here.map_or(0, |here| (fewest[0] + fewest[1] - here).max(0));
            most += high[0].min(high[1]);
            inside += here.unwrap_or(0);
        }
        // Those in no group of the third may be in both as well.
        let most = (most + all - inside).min(whole[0]).min(whole[1]);
        is_known((least, most))
    }
}
