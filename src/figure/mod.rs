//! Figures, drawn once: results to a scene of positioned marks, a scene to SVG.

use serde::{Deserialize, Serialize};

/// The order of the items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// As they were asked.
    #[default]
    Questionnaire,
    /// The highest total first.
    Value,
}

/// The kind of figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Chart {
    /// Bars, a bar per group.
    #[default]
    Bars,
    /// Dots on a line per item.
    Dots,
}
