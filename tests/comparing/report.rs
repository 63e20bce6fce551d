//! The values of the report: each of them is one of the questionnaire's, stands in
//! the report's text, and adds up.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use peilglas::base::Language;
use peilglas::questionnaire::{BuiltIn, Measure, Questionnaire, ReferenceValue};

fn report() -> &'static [ReferenceValue] {
    &Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap).references[0].values
}

/// The text of the report, where it lies beside the project; says so where it does not.
fn report_text() -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let file = std::fs::read_dir(&folder).ok().and_then(|mut files| files.next()?.ok());
    let text = file.and_then(|file| std::fs::read_to_string(file.path()).ok());
    if text.is_none() {
        let place = folder.display();
        // Straight to the terminal: the test harness swallows what a passing test prints.
        let _ = writeln!(std::io::stderr(), "SKIPPED: no report at {place}");
    }
    text
}

#[test]
fn every_value_names_what_it_is_of_once() {
    let mut seen = BTreeMap::new();
    for (at, value) in report().iter().enumerate() {
        let key = format!(
            "{} {:?} {:?} {:?} {:?}",
            value.of, value.measure, value.answer, value.codes, value.group
        );
        assert_eq!(seen.insert(key.clone(), at), None, "{key} occurs twice");
        assert!(!value.place.is_empty(), "{key} has no place");
        assert!(!value.stated(Language::Nl).is_empty(), "{key} says nothing");
    }
    assert_eq!(seen.len(), 135);
}

#[test]
fn counts_add_up_to_their_bases_and_round_to_what_is_printed() {
    let mut bases: BTreeMap<String, Vec<&ReferenceValue>> = BTreeMap::new();
    for value in report().iter().filter(|value| value.answer.is_some()) {
        let key = format!("{} {:?} {:?}", value.of, value.measure, value.group);
        bases.entry(key).or_default().push(value);
    }
    assert_eq!(bases.len(), 6 + 1 + 3 * 5);
    for (key, values) in bases {
        let counts: Vec<(u64, u64)> = values.iter().filter_map(|value| value.counted()).collect();
        assert_eq!(counts.len(), values.len(), "{key}: a base is missing");
        assert!(counts.iter().all(|(_, n)| *n == counts[0].1), "{key}: other bases");
        // Who did not name one of the four domains is in the base of their sizes.
        if values[0].measure == Measure::Share {
            assert_eq!(counts.iter().map(|(count, _)| count).sum::<u64>(), counts[0].1, "{key}");
        }
        for (value, (count, n)) in values.iter().zip(&counts) {
            let Some(printed) = &value.printed else { continue };
            let share = 100.0 * *count as f64 / *n as f64;
            let off = (share - printed.parse::<f64>().expect("a number")).abs();
            assert!(off <= 0.05 + 1e-9, "{key}: {share} is printed as {printed}");
        }
    }
}

#[test]
fn every_number_stands_in_the_report() {
    let Some(text) = report_text() else { return };
    let small = text.to_lowercase();
    let mut found = 0;
    for value in report() {
        if let Some(words) = &value.words {
            assert!(small.contains(&words.nl), "the report does not say '{}'", words.nl);
            found += 1;
            continue;
        }
        // In Table 4 a share stands before its count: '23.3% (142)'.
        let count = value.count.map(thousands);
        let wanted = match (&value.printed, &count) {
            (Some(printed), Some(count)) => format!("{printed}% ({count})"),
            (Some(printed), None) if value.measure == Measure::Mean => printed.clone(),
            (Some(printed), None) => format!("{printed}%"),
            (None, Some(count)) => count.clone(),
            (None, None) => panic!("{value:?} states nothing"),
        };
        assert!(text.contains(&wanted), "the report does not say {wanted}: {value:?}");
        found += 1;
    }
    assert_eq!(found, report().len());
}

/// Every percentage of the two chapters with results is one of the values; of those
/// that are not, `docs/source-report.md` says why.
#[test]
fn every_percentage_of_the_results_is_entered() {
    let Some(text) = report_text() else { return };
    let start = text.find("# Resultaten en analyse").expect("chapter 4");
    let end = text.find("# Conclusies en aanbevelingen").expect("chapter 5");
    let words: Vec<&str> =
        report().iter().filter_map(|v| v.words.as_ref()).map(|w| &*w.nl).collect();
    let printed: Vec<String> =
        report().iter().filter_map(|value| Some(format!("{}%", value.printed.as_ref()?))).collect();
    let mut checked = 0;
    for (at, _) in text[start..end].match_indices('%') {
        let before = &text[start..start + at];
        let number: String = before
            .chars()
            .rev()
            .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
            .collect();
        let number: String = number.chars().rev().collect::<String>() + "%";
        let known = printed.contains(&number) || words.iter().any(|words| words.contains(&number));
        assert!(known, "{number} is not entered: …{}", &before[before.len().saturating_sub(60)..]);
        checked += 1;
    }
    assert!(checked >= 9, "only {checked} percentages were found");
}

/// As the report writes whole numbers: `1.323`.
fn thousands(number: u64) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{}.{:03}", number / 1000, number % 1000),
    }
}
