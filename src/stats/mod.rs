//! Survey-blind mathematics: everything here follows from counts.
//!
//! A group is a slice of counts, one per scale point in the scale's order;
//! beside it stand the codes of those points. No function sees a respondent.
//! What cannot be computed is an [`Err`] with a [`Reason`] (or `None` in a
//! description of one group), never `NaN` and never infinity.
//!
//! Differences are first group minus second, with one exception that keeps its
//! authors' sign and says so: `brunner_munzel`.
//! Formulas, sources and the software they agree with: `docs/methods.md`.

mod means;
mod moments;
mod multiplicity;
mod proportion;
mod reason;
mod special;
pub mod tail;

pub use means::{FTest, TTest, anova, student, welch, welch_anova};
pub use moments::{Moments, moments};
pub use multiplicity::stars;
pub use proportion::{Proportion, proportion};
pub use reason::{Outcome, Reason};
