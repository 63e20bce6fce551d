//! Beside the test of the means, in words: the test of the shares, and the rank tests as a
//! check.

use super::comparison::{DECIMALS, degrees};
use crate::analysis::Tests;
use crate::base::{Language, Paragraph, number, texts};

/// Where the check and the test of the means are held against each other.
const LEVEL: f64 = 0.05;

/// Where fewer than this are expected in a cell, χ² is a rough measure.
const FEW_EXPECTED: f64 = 5.0;

/// The test of the share that agrees: χ², or Fisher's for two groups where a count of
/// less than 5 is expected. `None` when there is none.
pub(super) fn agree_words(tests: &Tests, language: Language) -> Option<(String, Paragraph)> {
    let chi2 = tests.comparison.agree_chi2.as_ref().ok()?;
    let strength = format!(
        "{} {}",
        texts::plain(language, "table-cramer"),
        number::decimal(language, chi2.cramers_v, DECIMALS)
    );
    Some(match &tests.comparison.agree_fisher {
        Ok(fisher) if chi2.min_expected < FEW_EXPECTED => {
            let p = number::p_value(language, fisher.p);
            let words = format!("{} p {p}; {strength}", texts::plain(language, "table-fisher"));
            (words, Paragraph::AgreeFisher)
        }
        _ => {
            let value = number::decimal(language, chi2.chi2, DECIMALS);
            let p = number::p_value(language, chi2.p);
            let rough = match chi2.min_expected < FEW_EXPECTED {
                true => format!(" {}", texts::plain(language, "table-rough")),
                false => String::new(),
            };
            (format!("χ²({}) = {value}, p {p}{rough}; {strength}", chi2.df), Paragraph::AgreeChi2)
        }
    })
}

/// The rank tests, and a remark where one of them says otherwise than the test of the
/// means. `None` when there is none.
pub(super) fn rank_words(tests: &Tests, language: Language) -> Option<(String, Paragraph)> {
    let words = |key: &str| texts::plain(language, key);
    let decimal = |value| number::decimal(language, value, DECIMALS);
    let p = |value| number::p_value(language, value);
    let compared = &tests.comparison;
    let mut parts = Vec::new();
    let mut found = Vec::new();
    let mut add = |name: &str, statistic: String, value: f64| {
        parts.push(format!("{} {statistic}, p {}", words(name), p(value)));
        found.push(value);
    };
    let paragraph = match tests.groups.len() {
        2 => {
            if let Ok(test) = &compared.mann_whitney {
                add("table-mann-whitney", format!("z = {}", decimal(test.z)), test.p);
            }
            if let Ok(test) = &compared.brunner_munzel {
                let df = degrees(test.df, language);
                add("table-brunner-munzel", format!("W({df}) = {}", decimal(test.w)), test.p);
            }
            Paragraph::MannWhitney
        }
        _ => {
            if let Ok(test) = &compared.kruskal {
                let df = degrees(test.df, language);
                add("table-kruskal", format!("H({df}) = {}", decimal(test.h)), test.p);
            }
            Paragraph::Kruskal
        }
    };
    let remark = remark(tests.star_p(), &found).map(words);
    let words = parts.join("; ") + &remark.map_or(String::new(), |remark| format!(". {remark}"));
    (!found.is_empty()).then_some((words, paragraph))
}

/// Whether a check lies at the other side of 5 % than the test of the means, both before
/// any adjustment.
fn remark(test: Option<f64>, checks: &[f64]) -> Option<&'static str> {
    let differs = test? <= LEVEL;
    match checks.iter().any(|check| (*check <= LEVEL) != differs) {
        true if differs => Some("table-check-less"),
        true => Some("table-check-more"),
        false => None,
    }
}

#[cfg(test)]
mod tests {
    use super::remark;

    #[test]
    fn a_remark_stands_only_where_a_check_says_otherwise() {
        assert_eq!(remark(Some(0.04), &[0.05, 0.01]), None);
        assert_eq!(remark(Some(0.04), &[0.01, 0.051]), Some("table-check-less"));
        assert_eq!(remark(Some(0.06), &[0.05]), Some("table-check-more"));
        assert_eq!(remark(Some(0.06), &[0.9, 0.07]), None);
        assert_eq!(remark(None, &[0.01]), None);
    }
}
