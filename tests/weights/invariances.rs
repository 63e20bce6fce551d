//! What must hold of weighted results whatever the answers and weights are.

use peilglas::analysis::Weighting;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use serde_json::Value;

use crate::{SAME, document, flatten, item};

/// A respondent: group, answer (0 for none), weight in hundredths.
type Row = (usize, u32, u32);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec((0..3_usize, 0..=5_u32, 20..200_u32), 60..160)
}

/// A file of these rows, its weights multiplied.
fn file(rows: &[Row], weight: impl Fn(u32) -> f64) -> String {
    let answer = |answer: u32| if answer == 0 { String::new() } else { answer.to_string() };
    // All answers and groups occur, so that every file has the same scale.
    let all = [(0, 1, 100), (1, 2, 100), (2, 3, 100), (0, 4, 100), (1, 5, 100)];
    let rows = all.iter().chain(rows).map(|(group, given, hundredths)| {
        let group = ["Advies", "Beheer", "Controle"][*group];
        format!("{group};{};{};{}\n", answer(*given), answer(*given), weight(*hundredths))
    });
    format!("Team;Q1_1;Q1_2;Weging\n{}", rows.collect::<String>())
}

fn seeded() -> Config {
    let seed = std::env::var("PROPTEST_RNG_SEED").ok().and_then(|seed| seed.parse().ok());
    let rng_seed = seed.map_or(RngSeed::Random, RngSeed::Fixed);
    Config { cases: 24, rng_seed, failure_persistence: None, ..Config::default() }
}

/// The weighted values of an item, by their path.
fn weighted(document: &Value) -> std::collections::BTreeMap<String, f64> {
    let mut values = std::collections::BTreeMap::new();
    let item = item(document, "Q1_1");
    flatten("total", &item["total"]["weighted"], &mut values);
    for (group, cell) in item["by"]["Team"]["cells"].as_object().expect("cells") {
        flatten(group, &cell["weighted"], &mut values);
    }
    flatten("tests", &item["by"]["Team"]["tests"]["weighted"], &mut values);
    values
}

#[track_caller]
fn alike(what: &str, a: f64, b: f64) -> Result<(), TestCaseError> {
    prop_assert!((a - b).abs() <= 1e3 * SAME * (1.0 + a.abs()), "{what}: {a:e} and {b:e}");
    Ok(())
}

proptest! {
    #![proptest_config(seeded())]

    #[test]
    fn equal_weights_give_the_plain_values(rows in rows()) {
        let document = document(&file(&rows, |_| 1.0), Weighting::Column, &["Team"]);
        let item = item(&document, "Q1_1");
        let cells = item["by"]["Team"]["cells"].as_object().expect("cells").values();
        for cell in cells.chain([&item["total"]]).filter(|cell| cell["suppressed"].is_null()) {
            let (plain, n) = (cell, cell["n"].as_f64().expect("n"));
            let weighted = &cell["weighted"];
            prop_assert_eq!(&weighted["n"], &plain["n"]);
            let number = |value: &Value| value.as_f64().expect("a number");
            alike("base", number(&weighted["base"]), n)?;
            alike("share", number(&weighted["agree"]["value"]), number(&plain["agree"]["share"]))?;
            alike("mean", number(&weighted["mean"]["value"]), number(&plain["mean"]))?;
            alike("effective", number(&weighted["mean"]["effective_base"]), n)?;
            // The linearised error of a group is not that of the group as a sample of
            // its own: n respondents of a larger sample have n/(n − 1) of that sample.
            let error = number(&plain["sd"]) / n.sqrt();
            let se = number(&weighted["mean"]["se"]);
            prop_assert!((se / error - 1.0).abs() < 1.0 / n, "{se} and {error}");
        }
    }

    #[test]
    fn the_unit_of_weights_changes_bases_only(rows in rows(), factor in 12..32_u32) {
        let once = |hundredths: u32| f64::from(hundredths) / 100.0;
        let more = |hundredths: u32| once(hundredths) * f64::from(factor) / 20.0;
        let [once, more] = [file(&rows, once), file(&rows, more)]
            .map(|file| weighted(&document(&file, Weighting::Column, &["Team"])));
        let in_unit = |key: &str| {
            let own = key.ends_with(".base") && key.matches('.').count() == 1;
            own || key.ends_with(".weighted_base") || key.ends_with(".share_base")
        };
        prop_assert!(once.keys().eq(more.keys()));
        for ((key, a), b) in once.iter().zip(more.values()) {
            let factor = if in_unit(key) { f64::from(factor) / 20.0 } else { 1.0 };
            alike(key, a * factor, *b)?;
        }
    }

    #[test]
    fn twice_the_respondents_are_as_high_and_surer(rows in rows()) {
        let weight = |hundredths: u32| f64::from(hundredths) / 100.0;
        let once = file(&rows, weight);
        let (heading, body) = once.split_once('\n').expect("a heading");
        let twice = format!("{heading}\n{body}{body}");
        let [once, twice] = [once.as_str(), &twice]
            .map(|file| weighted(&document(file, Weighting::Column, &["Team"])));
        let end = |key: &str, ends: &[&str]| ends.iter().any(|end| key.ends_with(end));
        for (key, a) in &once {
            let Some(b) = twice.get(key) else { continue };
            if end(key, &[".value", ".kish_effect"]) || key.contains(".shares.") {
                alike(key, *a, *b)?;
            } else if end(key, &[".effective_base", ".weighted_base"]) {
                alike(key, 2.0 * a, *b)?;
            } else if end(key, &[".mean.se", ".agree.se"]) {
                // √(n/(n − 1)) of the one over √(2n/(2n − 1)) of the other.
                prop_assert!((a / b / 2f64.sqrt() - 1.0).abs() < 0.02, "{key}: {a} and {b}");
            }
        }
    }

    #[test]
    fn the_order_of_respondents_changes_no_digit(rows in rows()) {
        let weight = |hundredths: u32| f64::from(hundredths) / 100.0;
        let backwards: Vec<Row> = rows.iter().rev().copied().collect();
        let one = document(&file(&rows, weight), Weighting::Column, &["Team"]);
        let other = document(&file(&backwards, weight), Weighting::Column, &["Team"]);
        prop_assert_eq!(weighted(&one), weighted(&other));
    }
}
