//! How groups differ, in words: the test that the asterisks are of, its p as it is
//! adjusted, and how large the difference is.

use crate::analysis::{Base, Definitions, Method, OptionTests, ScaleTests, StarTest, Tests};
use crate::base::{Language, number, texts};
use crate::stats::{Adjusted, Comparison, Difference, FTest, TTest};

/// Decimals of statistics and sizes, and of percentage points.
pub(super) const DECIMALS: usize = 2;
const POINT_DECIMALS: usize = 1;

/// The tests of an item's means: first the one that the asterisks are of, then the
/// other method's beside it. `None` when there is neither.
pub(super) fn test_words(method: Method, tests: &Tests, language: Language) -> Option<String> {
    let marked = |test| marked(method, test, tests.adjusted.as_ref(), tests.stars, language);
    mean_words(method, &tests.comparison, tests.groups.len(), marked, language)
}

/// The same of a scale's mean scores.
pub(super) fn scale_words(
    method: Method,
    tests: &ScaleTests,
    language: Language,
) -> Option<String> {
    let marked = |test| marked(method, test, tests.adjusted.as_ref(), tests.stars, language);
    mean_words(method, &tests.comparison, tests.groups.len(), marked, language)
}

fn mean_words(
    method: Method,
    compared: &Comparison,
    groups: usize,
    marked: impl Fn(String) -> String,
    language: Language,
) -> Option<String> {
    let [student, welch] = match groups {
        2 => [
            compared.student.as_ref().ok().map(|test| t_words("table-student", test, language)),
            compared.welch.as_ref().ok().map(|test| t_words("table-welch", test, language)),
        ],
        _ => [
            compared.anova.as_ref().ok().map(|test| f_words("table-anova", test, language)),
            compared.welch_anova.as_ref().ok().map(|test| f_words("table-welch", test, language)),
        ],
    };
    let (first, second) = match method {
        Method::Report => (student, welch),
        Method::Careful => (welch, student),
    };
    let parts: Vec<String> = first.map(marked).into_iter().chain(second).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The test of an answer's shares. `None` when there is none.
pub(super) fn option_words(
    method: Method,
    tests: &OptionTests,
    language: Language,
) -> Option<String> {
    let (star, p) = tests.star()?;
    let chi2 = tests.chi2.as_ref().ok()?;
    let p = number::p_value(language, p);
    let test = match star {
        StarTest::Fisher => format!("{} p {p}", texts::plain(language, "table-fisher")),
        _ => {
            format!("χ²({}) = {}, p {p}", chi2.df, number::decimal(language, chi2.chi2, DECIMALS))
        }
    };
    Some(marked(method, test, tests.adjusted.as_ref(), tests.stars, language))
}

/// How large the difference of an item is. `None` where groups were not compared.
pub(super) fn size_words(tests: &Tests, language: Language) -> Option<String> {
    let mut parts: Vec<String> =
        effect(&tests.comparison, tests.groups.len(), language).into_iter().collect();
    match tests.groups.len() {
        0 | 1 => return None,
        2 => {
            let agree = tests.agree_difference.as_ref().ok();
            parts.extend(agree.map(|agree| points("table-size-agree", agree, language)));
        }
        _ => parts.push(apart("table-size-agree-apart", tests.agree_apart, language)),
    }
    Some(parts.join("; "))
}

/// How large the difference of a scale's mean scores is.
pub(super) fn scale_size(tests: &ScaleTests, language: Language) -> Option<String> {
    effect(&tests.comparison, tests.groups.len(), language)
}

/// Hedges' g of two groups, ω² of more.
fn effect(compared: &Comparison, groups: usize, language: Language) -> Option<String> {
    let decimal = |value| number::decimal(language, value, DECIMALS);
    match groups {
        0 | 1 => None,
        2 => compared.hedges_g.as_ref().ok().map(|size| {
            format!("g = {} {}", decimal(size.g), interval(size.ci95.map(decimal), language))
        }),
        _ => compared.omega2.as_ref().ok().map(|size| format!("ω² = {}", decimal(*size))),
    }
}

/// How large the difference of an answer's shares is, among so many groups.
pub(super) fn option_size(
    tests: &OptionTests,
    groups: usize,
    language: Language,
) -> Option<String> {
    let chi2 = tests.chi2.as_ref().ok()?;
    let strength = number::decimal(language, chi2.cramers_v, DECIMALS);
    let strength = format!("{} {strength}", texts::plain(language, "table-cramer"));
    let share = match &tests.difference {
        Ok(difference) if groups == 2 => points("table-size-share", difference, language),
        _ => apart("table-size-apart", tests.apart, language),
    };
    Some(format!("{strength}; {share}"))
}

/// That only differences of a certain size are marked, where that is so.
pub(super) fn least(definitions: Definitions, language: Language) -> Option<String> {
    let points = number::exact(language, definitions.least_difference);
    let note = || texts::say(language, "table-note-least", &[("points", points.into())]);
    (definitions.least_difference > 0.0).then(note)
}

/// Of whom shares are, as a note goes on: of n, or of the base beside it.
pub(super) fn whom(base: Base, language: Language) -> String {
    let key = match base {
        Base::Answered => "table-whom-answered",
        Base::WithNoOpinion => "table-whom-no-opinion",
        Base::WithRefused => "table-whom-refused",
    };
    texts::plain(language, key)
}

/// A test with its asterisks, behind the p that they are of.
pub(super) fn marked(
    method: Method,
    test: String,
    adjusted: Option<&Adjusted>,
    stars: &str,
    language: Language,
) -> String {
    let holm = adjusted.filter(|_| method == Method::Careful).map(|adjusted| {
        let p = number::p_value(language, adjusted.holm);
        format!("; {} p {p}", texts::plain(language, "table-holm"))
    });
    let words = test + &holm.unwrap_or_default();
    if stars.is_empty() { words } else { format!("{words} {stars}") }
}

fn points(key: &str, difference: &Difference, language: Language) -> String {
    let points = |share: f64| number::decimal(language, 100.0 * share, POINT_DECIMALS);
    let ends = interval(difference.ci95.map(points), language);
    let args = [("points", points(difference.diff).into()), ("interval", ends.into())];
    texts::say(language, key, &args)
}

fn apart(key: &str, apart: f64, language: Language) -> String {
    let points = number::decimal(language, 100.0 * apart, POINT_DECIMALS);
    texts::say(language, key, &[("points", points.into())])
}

pub(super) fn interval([low, high]: [String; 2], language: Language) -> String {
    format!("[{low}{}{high}]", between(language))
}

pub(super) fn t_words(name: &str, test: &TTest, language: Language) -> String {
    let value = number::decimal(language, test.t, DECIMALS);
    format!(
        "{} t({}) = {value}, p {}",
        texts::plain(language, name),
        degrees(test.df, language),
        number::p_value(language, test.p)
    )
}

pub(super) fn f_words(name: &str, test: &FTest, language: Language) -> String {
    let value = number::decimal(language, test.f, DECIMALS);
    let between = between(language);
    format!(
        "{} F({}{between}{}) = {value}, p {}",
        texts::plain(language, name),
        degrees(test.df1, language),
        degrees(test.df2, language),
        number::p_value(language, test.p)
    )
}

/// Whole degrees of freedom without decimals, Welch's with one.
pub(super) fn degrees(df: f64, language: Language) -> String {
    number::decimal(language, df, usize::from(df.fract() != 0.0))
}

/// A comma between two Dutch decimals would read as one more.
fn between(language: Language) -> &'static str {
    match language {
        Language::Nl => "; ",
        Language::En => ", ",
    }
}
