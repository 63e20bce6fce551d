//! One row × column of a result.

use serde::{Deserialize, Serialize};

use super::weighted::or_left_out;
use super::{Base, WeightedValues};
use crate::stats::{self, Agreement, Moments};
use crate::tally::Tally;

pub use crate::tally::MissingCounts as Missing;

/// A cell: its values, or that it is hidden.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<V = CellValues> {
    /// Everything that is computed of it.
    Shown(Box<V>),
    /// Hidden by disclosure control; no value is left in it.
    Hidden(Suppression),
}

/// Why a cell is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Suppression {
    /// Its base is too small.
    Primary,
    /// It would give away another; or it is too small itself, where that would tell of
    /// others.
    Secondary,
}

/// What is computed of a group's answers to one item.
#[derive(Clone, Debug, PartialEq)]
pub struct CellValues {
    /// Base: those with a place on the scale.
    pub n: u64,
    /// Respondents per point of the scale.
    pub counts: Vec<u64>,
    /// Respondents beside the scale.
    pub missing: Missing,
    /// The top box.
    pub agree: Agree,
    /// Mean of the scale's codes; `None` without respondents.
    pub mean: Option<f64>,
    /// Standard deviation (n − 1); `None` below two respondents.
    pub sd: Option<f64>,
    /// The same, weighted; `None` where nothing is weighted, or fewer have a weight than
    /// may be shown.
    pub weighted: Option<Box<WeightedValues>>,
}

/// The top-2 box.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agree {
    /// Respondents in it.
    pub n: u64,
    /// Respondents that the share is of: those who answered, and who else is
    /// [counted](super::Base).
    pub base: u64,
    /// Share of the base, 0 to 1; `None` without respondents.
    pub share: Option<f64>,
    /// Wilson's 95 % interval.
    pub ci95: Option<[f64; 2]>,
}

impl Cell {
    /// A cell of these counts. `codes` are the scale's, `agree` says which
    /// points are in the top box, `base` of whom that is a share.
    pub fn new(tally: Tally, codes: &[f64], agree: &[bool], base: Base) -> Self {
        let in_box = tally.counts.iter().zip(agree).filter(|(_, agree)| **agree);
        let top: u64 = in_box.map(|(count, _)| count).sum();
        let n = tally.base();
        let Moments { mean, sd, .. } = stats::moments(codes, &tally.counts);
        Cell::Shown(Box::new(CellValues {
            n,
            counts: tally.counts,
            missing: tally.missing,
            agree: Agree::of(top, base.of(n, &tally.missing)),
            mean,
            sd,
            weighted: None,
        }))
    }
}

impl Agree {
    /// So many of a base, with their share.
    pub fn of(n: u64, base: u64) -> Self {
        let share = stats::proportion(n, base);
        Agree { n, base, share: share.share, ci95: share.ci95 }
    }

    /// As tests between shares take it.
    pub fn agreement(&self) -> Agreement {
        Agreement { agree: self.n, base: self.base }
    }
}

impl CellValues {
    /// The share that agrees, of respondents or as they are weighted.
    ///
    /// # Errors
    /// Why it is hidden: too few have a weight, or it would have to be too coarse.
    pub fn share(&self, weighted: bool) -> Result<Option<f64>, Suppression> {
        match weighted {
            false => Ok(self.agree.share),
            true => {
                let weighted = self.weighted.as_ref().ok_or(Suppression::Primary)?;
                or_left_out(weighted.share, weighted.steps.as_ref())
            }
        }
    }
}

impl<V> Cell<V> {
    /// The values, unless they are hidden.
    pub fn values(&self) -> Option<&V> {
        match self {
            Cell::Shown(values) => Some(values),
            Cell::Hidden(_) => None,
        }
    }

    /// Why it is hidden; `None` where it is not.
    pub fn reason(&self) -> Option<Suppression> {
        match self {
            Cell::Shown(_) => None,
            Cell::Hidden(reason) => Some(*reason),
        }
    }
}
