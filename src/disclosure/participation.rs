//! Hides who took part of strata of which everybody did, or nobody.
//!
//! Where all of a stratum took part, or all but one, the response tells of each whom it is
//! known of that they were invited that they took part; where nobody did, that they did not.
//! The response itself is as many as the groups of respondents, which are shown; so how many
//! were invited is hidden with it, and of another stratum too, so that it stays open in which of
//! them somebody stayed away.

use super::{Disclosed, GroupDisclosure};
use crate::analysis::CrossTab;

/// Who was invited and who responded, per stratum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participation {
    /// Per row and column group of the strata.
    pub strata: Vec<Vec<Stratum>>,
    /// All strata of the sample together.
    pub total: Stratum,
}

/// One stratum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stratum {
    /// Whether the sample has it.
    pub sampled: bool,
    /// How many were invited; `None` when hidden, or not in the sample.
    pub invited: Option<u64>,
    /// How many responded; `None` when hidden.
    pub responded: Option<u64>,
}

/// What may be seen of who took part. `invited` has per row and column group of `responded`
/// how many were invited, `None` where the sample has no such stratum.
pub fn participation(
    responded: &Disclosed<CrossTab>,
    invited: &[Vec<Option<u64>>],
) -> Disclosed<Participation> {
    let rule = responded.rule;
    let stratum = |(invited, responded): (&Option<u64>, &Option<u64>)| Stratum {
        sampled: invited.is_some(),
        invited: *invited,
        responded: *responded,
    };
    let row = |(invited, responded): (&Vec<Option<u64>>, &Vec<Option<u64>>)| {
        invited.iter().zip(responded).map(stratum).collect()
    };
    let mut strata: Vec<Vec<Stratum>> = invited.iter().zip(&responded.counts).map(row).collect();
    let of_sample = || strata.iter().flatten().filter(|stratum| stratum.sampled);
    let mut total = Stratum {
        sampled: true,
        invited: of_sample().map(|stratum| stratum.invited).sum(),
        responded: of_sample().map(|stratum| stratum.responded).sum(),
    };
    if let Some(group) = rule.group_disclosure.filter(|_| rule.secondary) {
        let all: Vec<[u64; 2]> = of_sample().filter_map(Stratum::both).collect();
        let (hidden, open) = telling(&all, group);
        let known = strata.iter_mut().flatten().filter(|stratum| stratum.both().is_some());
        for (stratum, _) in known.zip(&hidden).filter(|(_, hidden)| **hidden) {
            (stratum.invited, stratum.responded) = (None, None);
        }
        if !open {
            (total.invited, total.responded) = (None, None);
        }
    }
    Disclosed { value: Participation { strata, total }, rule }
}

impl Stratum {
    fn both(&self) -> Option<[u64; 2]> {
        Some([self.invited?, self.responded?])
    }
}

/// Of strata with so many who were invited and who responded, those that are hidden; and
/// whether what they are together leaves it open of each.
fn telling(strata: &[[u64; 2]], group: GroupDisclosure) -> (Vec<bool>, bool) {
    let [invited, responded] = together(strata.iter());
    let away = invited.saturating_sub(responded);
    // What is true of nearly everybody who was invited is no news of a stratum.
    let (all_did, none_did) = (group.is_common(responded, invited), group.is_common(away, invited));
    let tells = |[invited, responded]: &[u64; 2]| {
        let everybody = responded + LEFT_OPEN > *invited && !all_did;
        let nobody = *responded == 0 && !none_did;
        *invited > 0 && (everybody || nobody)
    };
    let mut hidden: Vec<bool> = strata.iter().map(tells).collect();
    let everybody = strata.iter().any(|[invited, responded]| responded + LEFT_OPEN > *invited);
    let nobody = strata.iter().any(|[_, responded]| *responded == 0);
    while hidden.contains(&true) {
        let own = strata.iter().zip(&hidden).filter(|(_, hidden)| **hidden);
        let [invited, responded] = together(own.map(|(stratum, _)| stratum));
        // One of those who did otherwise knows of themselves.
        let away = !everybody || invited > responded + LEFT_OPEN;
        let here = !nobody || responded > LEFT_OPEN;
        let alone = hidden.iter().filter(|hidden| **hidden).count() == 1;
        if away && here && !alone {
            return (hidden, true);
        }
        let rest = (0..strata.len()).filter(|at| !hidden[*at] && strata[*at][0] > 0);
        match rest.min_by_key(|at| strata[*at][0]) {
            Some(smallest) => hidden[smallest] = true,
            None => return (hidden, false),
        }
    }
    (hidden, true)
}

/// So many must have done otherwise: one who did knows of all the others.
const LEFT_OPEN: u64 = 2;

fn together<'a>(strata: impl Iterator<Item = &'a [u64; 2]>) -> [u64; 2] {
    strata.fold([0, 0], |sum, stratum| [sum[0] + stratum[0], sum[1] + stratum[1]])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::MinimumBase;

    fn hidden(strata: &[[u64; 2]]) -> (Vec<bool>, bool) {
        telling(strata, GroupDisclosure::new(MinimumBase::default()))
    }

    #[test]
    fn a_stratum_of_which_everybody_took_part_is_hidden_with_the_smallest_other() {
        let strata = [[40, 40], [200, 90], [60, 30]];
        assert_eq!(hidden(&strata), (vec![true, false, true], true));
        let all_but_one = [[40, 39], [200, 90], [60, 30]];
        assert_eq!(hidden(&all_but_one), (vec![true, false, true], true));
        let two_stayed_away = [[40, 38], [200, 90], [60, 30]];
        assert_eq!(hidden(&two_stayed_away), (vec![false; 3], true));
    }

    #[test]
    fn so_is_one_of_which_nobody_did() {
        assert_eq!(hidden(&[[40, 0], [200, 90], [60, 30]]), (vec![true, false, true], true));
    }

    #[test]
    fn who_protect_each_other_leave_open_who_stayed_away() {
        // Two who stayed away of both: one of them knows of the other.
        let strata = [[40, 40], [60, 58], [80, 40], [200, 90]];
        assert_eq!(hidden(&strata), (vec![true, true, true, false], true));
        // Two of which everybody took part do not protect each other.
        let strata = [[40, 40], [60, 60], [80, 40], [200, 90]];
        assert_eq!(hidden(&strata), (vec![true, true, true, false], true));
    }

    #[test]
    fn the_total_is_hidden_where_nothing_else_can_be() {
        assert_eq!(hidden(&[[40, 39]]), (vec![false], true), "nearly everybody took part");
        assert_eq!(hidden(&[[10, 9]]), (vec![true], false));
        assert_eq!(hidden(&[[20, 20], [20, 17]]), (vec![true, true], true));
        assert_eq!(hidden(&[[20, 20], [20, 18]]), (vec![false; 2], true));
    }
}
