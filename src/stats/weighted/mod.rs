//! Weighted shares and means with the errors that their sampling design gives them.
//!
//! Respondents of a stratum are a simple random sample of it, drawn without
//! replacement where the stratum's population is known; strata are independent.
//! Errors are linearised (Taylor), groups are domains: a respondent outside a
//! group counts as 0 in its stratum, not as absent.
//!
//! Everything follows from three sums per stratum, group and answer. A weight is
//! one over the chance of being in the sample. Weights that were fitted to known
//! numbers may say so; errors are then of what those do not explain.

mod chi2;
mod columns;
mod compare;
mod estimate;
mod fit;
mod tally;

pub use chi2::{RaoScott, rao_scott};
pub use columns::{weighted_against_rest, weighted_contrasts, weighted_pairs};
pub use compare::{
    WeightedTest, between_means, between_shares, between_waves, estimate_against, wald_means,
    wald_shares,
};
pub use estimate::{Estimate, weighted_mean, weighted_share, zero_one};
pub use fit::Fit;
pub use tally::{Stratum, WeightSums, WeightedTally};
