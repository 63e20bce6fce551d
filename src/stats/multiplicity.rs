//! Asterisks, and p values adjusted for the number of tests.

/// Asterisks of a two-sided p: `***` at most .001, `**` at most .01, `*` at
/// most .05, otherwise nothing.
pub fn stars(p: f64) -> &'static str {
    if p <= 0.001 {
        "***"
    } else if p <= 0.01 {
        "**"
    } else if p <= 0.05 {
        "*"
    } else {
        ""
    }
}
