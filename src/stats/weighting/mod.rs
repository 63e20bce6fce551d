//! Making weights: from how many people there are, and how many answered.
//!
//! Respondents who are alike in everything that is weighted by share a weight,
//! so that counts per cell are enough here as well.

mod rake;
mod stratify;
mod trim;

pub use rake::{Margin, Raking, RakingLimits, rake};
pub use stratify::{design_weights, post_stratify};
pub use trim::{Trimmed, WeightBounds, trim};
