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

mod agreement;
mod benchmark;
mod chi;
mod columns;
mod comparison;
mod difference;
mod effect;
mod exact;
mod factor;
pub mod float;
mod interval;
mod letters;
mod matrix;
mod means;
mod moments;
mod multiplicity;
mod pairwise;
mod proportion;
mod quantile;
mod range;
mod ranks;
mod reason;
mod reliability;
mod root;
mod special;
pub mod tail;
pub mod weighted;
pub mod weighting;

pub use agreement::{AgreeChi2, Agreement, Fisher, agree_chi2, agree_fisher};
pub use benchmark::{ZTest, mean_above, mean_against, share_against, share_against_exact};
pub use columns::{
    Adjustment, ColumnPair, ColumnTest, PairMethod, adjust_by, mean_pairs, means_against_rest,
    pooled_difference, range_pairs, share_pairs, shares_against_rest,
};
pub use comparison::{Comparison, compare};
pub use difference::{Difference, share_difference, student_difference, welch_difference};
pub use effect::{HedgesG, hedges_g, omega2};
pub use factor::{Omega, omega_total};
pub use interval::{cliffs_delta_interval, omega2_interval};
pub use letters::{
    Arrow, Letter, MarkRule, Verdict, arrow, column_letters, column_name, letters_text,
};
pub use means::{FTest, TTest, anova, student, welch, welch_anova};
pub use moments::{Moments, moments};
pub use multiplicity::{Adjusted, adjust, benjamini_hochberg, holm, stars};
pub use pairwise::{Pair, RangeTest, games_howell, pairwise, tukey_kramer};
pub use proportion::{Proportion, proportion};
pub use ranks::{
    BrunnerMunzel, DunnPair, Kruskal, MannWhitney, brunner_munzel, cliffs_delta, dunn, kruskal,
    mann_whitney,
};
pub use reason::{Outcome, Reason};
pub use reliability::{CrossProducts, ItemRest, alpha_interval, cronbach_alpha, item_rest};
