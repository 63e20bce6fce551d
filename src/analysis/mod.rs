//! Tally and statistics together: [`Results`], not yet safe to show.

mod benchmark;
mod cell;
mod choice;
mod choice_tests;
mod crosstab;
mod method;
mod noted;
mod pairs;
mod publication;
mod results;
mod scale;
mod scale_tests;
mod tests;
mod waves;
mod weighted;

pub use crate::responses::Weighting;
pub use benchmark::{AgainstTest, Benchmark, Counted, Observed, benchmark, of_subject};
pub use cell::{Agree, Cell, CellValues, Missing, Suppression};
pub use choice::{
    ChoiceKind, ChoiceResult, ChoiceSplit, ChoiceValues, OpenResult, OpenSplit, OptionInfo,
};
pub use choice_tests::{ChoiceTests, OptionTests, compare_choices};
pub use crosstab::{CrossGroup, CrossTab, Means, crosstab};
pub use method::{Base, Definitions, Marks, Method};
pub use pairs::{Contrasts, GroupMarks, PairTest};
pub use publication::{Crossed, Publication, publication};
pub use results::{
    FilterPart, GroupResult, ItemResult, Plan, Results, SplitInfo, SplitResult, StatedCodes,
    analyse,
};
pub use scale::{Reliability, ScaleItem, ScaleResult, ScaleSplit, ScoreValues, has_scale};
pub use scale_tests::{ScaleTests, compare_scales};
pub use tests::{StarTest, Tests, compare_groups};
pub use waves::{EARLIER, NOW, Place, WAVE, both, mean_difference, places, waves};
pub use weighted::{
    Coarseness, Steps, WeightedChoice, WeightedOption, WeightedScores, WeightedTests,
    WeightedValues, WeightsUsed,
};
