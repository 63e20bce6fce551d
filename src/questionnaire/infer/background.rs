//! Questions about the respondent: what they are called, the order of their
//! groups, and bands for their numbers.

use super::labels;
use crate::base::Text;
use crate::questionnaire::file::Band;
use crate::questionnaire::spelling::{normalise, number};

/// Beginnings of words in a short heading that ask who somebody is.
const WORDS: &[&str] = &[
    "geslacht",
    "gender",
    "sekse",
    "sex",
    "leeftijd",
    "age",
    "agegroup",
    "agegrp",
    "ageband",
    "opleiding",
    "education",
    "educ",
    "afdeling",
    "department",
    "dept",
    "team",
    "directie",
    "divisie",
    "division",
    "functie",
    "function",
    "job",
    "beroep",
    "occupation",
    "rol",
    "role",
    "schaal",
    "salarisschaal",
    "grade",
    "dienstverband",
    "contract",
    "dienstjaren",
    "tenure",
    "anciënniteit",
    "seniority",
    "leidinggevend",
    "manager",
    "management",
    "organisatie",
    "organisation",
    "organization",
    "ministerie",
    "ministry",
    "sector",
    "domein",
    "domain",
    "regio",
    "region",
    "locatie",
    "location",
    "vestiging",
    "land",
    "country",
    "provincie",
    "inkomen",
    "income",
    "religion",
    "vote",
    "nationality",
];

/// Words that may stand alone only: `age`, not `agenda`.
const WHOLE: &[&str] = &[
    "age", "sex", "job", "rol", "role", "land", "team", "vote", "grade", "schaal", "function",
    "manager",
];

/// Ways to ask who somebody is.
const QUESTIONS: &[&str] = &[
    "wat is uw",
    "wat is je",
    "what is your",
    "what s your",
    "whats your",
    "hoe oud",
    "how old",
    "in welke",
    "in welk",
    "in which",
    "bij welke",
    "bij welk",
    "at which",
    "hoe lang",
    "hoelang",
    "hoeveel jaar",
    "how long",
    "how many years",
    "tot welke",
    "bent u",
    "are you a",
    "which best describes you",
];

/// Whether a heading asks who the respondent is.
pub(super) fn asks_who(text: &str) -> bool {
    let words = normalise(text);
    let tokens: Vec<&str> = words.split(' ').collect();
    let known = |token: &&&str| {
        WHOLE.contains(*token)
            || WORDS.iter().any(|word| {
                let word = normalise(word);
                !WHOLE.contains(&&*word) && token.starts_with(&*word)
            })
    };
    let coded = text.split('_').map(normalise).any(|part| known(&&&*part));
    let short = tokens.len() <= 4 && (tokens.iter().any(|token| known(&token)) || coded);
    short || QUESTIONS.iter().any(|start| words.starts_with(start))
}

/// Puts the answers of a list in order: bands from low to high, everything
/// else by the alphabet, so that the order is not that of the rows.
pub(super) fn order(labels: &mut [&str]) {
    labels.sort_by_cached_key(|label| label.to_lowercase());
    let starts: Option<Vec<f64>> = labels.iter().map(|label| start_of_band(label)).collect();
    if starts.is_some() {
        labels.sort_by(|a, b| {
            start_of_band(a).unwrap_or(0.0).total_cmp(&start_of_band(b).unwrap_or(0.0))
        });
    }
}

/// Where a band begins: `20-29`, `<=19`, `60+`, `$25,000 - $49,999`, `jonger dan 30`.
fn start_of_band(label: &str) -> Option<f64> {
    let cleaned: String = label.chars().filter(|c| !matches!(c, '$' | '€' | ' ')).collect();
    let mut digits = cleaned.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
        .unwrap_or(digits.len());
    digits = &digits[..end];
    // `24,999` and `2.500` are thousands: three digits behind the mark.
    let grouped = digits.rsplit(['.', ',']).next().is_some_and(|last| last.len() == 3);
    let plain: String = match grouped {
        true => digits.chars().filter(char::is_ascii_digit).collect(),
        false => digits.trim_end_matches(['.', ',']).to_owned(),
    };
    let first = number(&plain)?;
    let words = label.to_lowercase();
    let below = ["<", "≤", "t/m", "tot ", "under", "jonger", "minder", "less", "younger", "up to"];
    let above = [">", "meer dan", "more than", "over ", "ouder dan", "older than"];
    if below.iter().any(|word| words.trim_start().starts_with(word)) {
        Some(first - 1e6)
    } else if above.iter().any(|word| words.trim_start().starts_with(word)) {
        Some(first + 0.5)
    } else {
        Some(first)
    }
}

/// About five bands with round bounds and about as many respondents in each;
/// none where the numbers do not allow two. Codes for missing are left out.
pub(super) fn bands(values: &[(f64, u64)]) -> Vec<Band> {
    let mut values: Vec<(f64, u64)> = values.to_vec();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: u64 = values.iter().map(|(_, n)| n).sum();
    let (Some(first), Some(last)) = (values.first(), values.last()) else { return Vec::new() };
    let step = match last.0 - first.0 {
        range if range < 10.0 => return Vec::new(),
        range if range < 25.0 => 1.0,
        range if range < 200.0 => 5.0,
        range => 10f64.powf((range / 20.0).log10().floor()) * 5.0,
    };
    let mut bounds: Vec<f64> = Vec::new();
    let (mut below, mut fifth) = (0, 1);
    for (value, n) in &values {
        below += n;
        while fifth < 5 && below * 5 >= total * fifth {
            let bound = (value / step).round() * step;
            let inside = bound > first.0 && bound <= last.0;
            if inside && bounds.last().is_none_or(|before| bound > *before) {
                bounds.push(bound);
            }
            fifth += 1;
        }
    }
    if bounds.is_empty() {
        return Vec::new();
    }
    // A bound is where the next band begins.
    let starts = [None].into_iter().chain(bounds.iter().copied().map(Some));
    let ends = bounds.iter().map(|bound| Some(bound - 1.0)).chain([None]);
    starts.zip(ends).map(|(from, to)| band(from, to)).collect()
}

/// A band with a name of its bounds.
pub(in crate::questionnaire) fn band(from: Option<f64>, to: Option<f64>) -> Band {
    let (id, nl, en) = match (from, to) {
        (None, Some(to)) => (format!("tm-{to}"), format!("t/m {to}"), format!("up to {to}")),
        (Some(from), None) => {
            (format!("vanaf-{from}"), format!("{from} of meer"), format!("{from} or more"))
        }
        (Some(from), Some(to)) if from == to => {
            (from.to_string(), from.to_string(), to.to_string())
        }
        (None, None) => ("alle".to_owned(), "alle".to_owned(), "all".to_owned()),
        (from, to) => {
            let words = format!("{}–{}", from.unwrap_or(0.0), to.unwrap_or(0.0));
            (words.replace('–', "-"), words.clone(), words)
        }
    };
    Band { id, label: Text { nl, en }, from, to, also: Vec::new() }
}

/// The numbers that are codes for missing: 99 among ages that end at 66. They
/// lie far above every other number, or below zero where no other does.
pub(super) fn missing_numbers(values: &[(f64, u64)]) -> Vec<i64> {
    const FAR: f64 = 9.0;
    let mut numbers: Vec<f64> = values.iter().map(|value| value.0).collect();
    numbers.sort_by(f64::total_cmp);
    let custom = |number: f64| {
        number.fract() == 0.0 && number.abs() < 1e6 && labels::outside_code(number as i64).is_some()
    };
    let mut apart: Vec<i64> = Vec::new();
    // From the top: 98 and 99 stand apart together.
    for position in (1..numbers.len()).rev() {
        if !custom(numbers[position]) {
            break;
        }
        if numbers[position] - numbers[position - 1] > FAR {
            apart.extend(numbers[position..].iter().map(|number| *number as i64));
            break;
        }
    }
    let negative = numbers.iter().filter(|number| **number < 0.0);
    if negative.clone().all(|number| custom(*number)) {
        apart.extend(negative.map(|number| *number as i64));
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_come_from_low_to_high_and_words_by_the_alphabet() {
        let check = |given: &[&str], expected: &[&str]| {
            let mut labels = given.to_vec();
            order(&mut labels);
            assert_eq!(labels, expected);
        };
        check(
            &[">=50", "20-29", "<=19", "40-49", "30-39"],
            &["<=19", "20-29", "30-39", "40-49", ">=50"],
        );
        check(&["> 60", "45-60", "18-29", "30-44"], &["18-29", "30-44", "45-60", "> 60"]);
        check(
            &["$100,000 - $149,999", "$0 - $24,999", "$150,000+", "$25,000 - $49,999"],
            &["$0 - $24,999", "$25,000 - $49,999", "$100,000 - $149,999", "$150,000+"],
        );
        check(&["Uitvoering", "beleid", "Inspectie"], &["beleid", "Inspectie", "Uitvoering"]);
    }

    #[test]
    fn headings_that_ask_who() {
        for heading in
            ["gender", "Education", "agegrp", "Age group", "Wat is uw leeftijd?", "e16sex_sex"]
        {
            assert!(asks_who(heading), "{heading}");
        }
        for heading in
            ["A1", "Agenda", "econ_nat", "Mijn leidinggevende geeft mij het goede voorbeeld"]
        {
            assert!(!asks_who(heading), "{heading}");
        }
    }

    #[test]
    fn numbers_fall_in_round_bands() {
        let ages: Vec<(f64, u64)> = (20..67).map(|age| (f64::from(age), 3)).collect();
        let bands = bands(&ages);
        let labels: Vec<&str> = bands.iter().map(|band| &*band.label.nl).collect();
        assert_eq!(labels, ["t/m 29", "30–39", "40–49", "50–54", "55 of meer"]);
        for age in 15..80 {
            let holding = bands.iter().filter(|band| band.holds(f64::from(age))).count();
            assert_eq!(holding, 1, "{age}");
        }
        assert_eq!(missing_numbers(&[(20.0, 1), (66.0, 1), (99.0, 4)]), [99]);
        assert_eq!(missing_numbers(&[(20.0, 1), (91.0, 1), (99.0, 4)]), [0i64; 0]);
        assert_eq!(missing_numbers(&[(-9.0, 1), (20.0, 1), (98.0, 1), (99.0, 4)]), [98, 99, -9]);
    }
}
