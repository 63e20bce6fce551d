//! Where `docs/methods.md` explains a number. The page has that text in both languages.

use serde::{Deserialize, Serialize};

macro_rules! paragraphs {
    ($($name:ident = $anchor:literal,)*) => {
        /// A paragraph of `docs/methods.md` and `docs/methods.nl.md` that a number,
        /// heading or note leads to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Paragraph {
            $(#[doc = concat!("`#", $anchor, "`")] $name,)*
        }

        impl Paragraph {
            /// Every one that something leads to.
            pub const ALL: &[Paragraph] = &[$(Paragraph::$name,)*];

            /// Its anchor, the same in both languages.
            pub fn anchor(self) -> &'static str {
                match self {
                    $(Paragraph::$name => $anchor,)*
                }
            }
        }
    };
}

paragraphs! {
    Conventions = "conventions",
    Method = "method",
    Moments = "moments",
    Share = "share",
    Choices = "choices",
    Student = "student",
    Welch = "welch",
    Anova = "anova",
    WelchAnova = "welch_anova",
    MannWhitney = "mann_whitney",
    Kruskal = "kruskal",
    Dunn = "dunn",
    AgreeChi2 = "agree_chi2",
    AgreeFisher = "agree_fisher",
    HedgesG = "hedges_g",
    Difference = "difference",
    Omega2 = "omega2",
    ColumnPairs = "column_pairs",
    Letters = "letters",
    AgainstRest = "against_rest",
    Adjusted = "adjusted",
    Scales = "scales",
    Score = "score",
    Alpha = "alpha",
    AlphaInterval = "alpha_interval",
    ItemRest = "item_rest",
    Omega = "omega",
    Weights = "weights",
    WeightedDifference = "weighted_difference",
}
