//! Tally and statistics together: [`Results`], not yet safe to show.

mod cell;
mod crosstab;
mod results;
mod tests;

pub use cell::{Agree, Cell, CellValues, Missing, Suppression};
pub use crosstab::{CrossGroup, CrossTab, Means, crosstab};
pub use results::{
    FilterPart, GroupResult, ItemResult, Plan, Results, SplitInfo, SplitResult, analyse,
};
pub use tests::{StarTest, Tests, compare_groups};
