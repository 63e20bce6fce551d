//! Which respondents count.

use super::Split;
use crate::responses::Responses;

/// Only respondents in all of these groups; none means everybody.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Splits, each with the positions of the groups that stay.
    pub parts: Vec<(Split, Vec<usize>)>,
}

impl Filter {
    /// Per respondent whether they count; `None` when everybody does.
    pub fn mask(&self, responses: &Responses<'_>) -> Option<Vec<bool>> {
        let mut mask: Option<Vec<bool>> = None;
        for (split, groups) in &self.parts {
            let assigned = split.assign(responses);
            let stays = |group: &u8| groups.contains(&usize::from(*group));
            mask = Some(match mask {
                None => assigned.iter().map(stays).collect(),
                Some(mask) => {
                    mask.iter().zip(&assigned).map(|(kept, group)| *kept && stays(group)).collect()
                }
            });
        }
        mask
    }
}
