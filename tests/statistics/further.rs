//! Differences, intervals, columns, benchmarks and batteries against two other programs.
//!
//! `further.json` is written by `tests/reference/further.py`.

use crate::support::{AGREES, close, flatten, kind, number, numbers, whole};
use peilglas::stats::{
    self, Adjustment, Agreement, CrossProducts, Moments, PairMethod, ZTest, adjust_by,
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Relative difference allowed to bounds from a noncentral F: R's `pf(ncp =)`
/// sums its series to 1e-9 of the probability, and the bound follows from it
/// with a slope that costs a digit or two.
const NONCENTRAL: f64 = 5e-8;

/// The same for ω by the usual searches, which stop when the likelihood hardly changes.
const SEARCHED: f64 = 2e-6;

const PROGRAMS: [&str; 2] = ["python", "r"];

pub fn further() -> Value {
    serde_json::from_str(include_str!("further.json")).expect("further.json is JSON")
}

pub fn samples() -> Value {
    let text = include_str!("../reference/samples.json");
    serde_json::from_str(text).expect("samples.json is JSON")
}

/// Holds all that was computed against both programs; every kind of value must
/// be known to both.
pub fn agrees(computed: &BTreeMap<String, f64>, expected: &Value, at: &str) -> BTreeSet<String> {
    let mut known: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for program in PROGRAMS {
        for (key, want) in expected[program].as_object().unwrap() {
            let got = computed.get(key).unwrap_or_else(|| panic!("{at}: no {key}"));
            let relative = if key.starts_with("omega2_interval") { NONCENTRAL } else { AGREES };
            // What is 0 exactly is left at 1e-17 by programs that subtract.
            let noise = want.as_f64().unwrap().abs() < 1e-13 && got.abs() < 1e-13;
            if !noise {
                close(&format!("{at} {key} {program}"), *got, want.as_f64().unwrap(), relative);
            }
            known.entry(kind(key)).or_default().insert(program);
        }
    }
    let lonely: Vec<_> = known.iter().filter(|(_, by)| by.len() < 2).collect();
    assert!(lonely.is_empty(), "{at}: checked by fewer than two programs: {lonely:?}");
    known.into_keys().collect()
}

#[test]
fn sizes_and_columns_agree_with_two_programs() {
    let cases: Value = serde_json::from_str(include_str!("../reference/cases.json")).unwrap();
    let (further, samples) = (further(), samples());
    let mut kinds = BTreeSet::new();
    let mut computed = BTreeSet::new();
    let both = cases["cases"].as_array().unwrap().iter().zip(further["cases"].as_array().unwrap());
    for (case, expected) in both {
        assert_eq!(case["name"], expected["name"]);
        let values = everything(case, &samples["benchmarks"]);
        computed.extend(values.keys().map(|key| kind(key)));
        kinds.extend(agrees(&values, expected, case["name"].as_str().unwrap()));
    }
    assert_eq!(kinds, computed, "not known to other programs");
    assert!(kinds.len() > 30, "only {} kinds of value", kinds.len());
}

#[test]
fn batteries_agree_with_two_programs() {
    let (further, samples) = (further(), samples());
    let batteries = samples["batteries"].as_array().unwrap();
    for (battery, expected) in batteries.iter().zip(further["batteries"].as_array().unwrap()) {
        let name = battery["name"].as_str().unwrap();
        let sums = cross_products(battery);
        let omega = stats::omega_total(&sums).unwrap();
        let document = json!({
            "alpha": stats::cronbach_alpha(&sums).unwrap(),
            "alpha_interval": stats::alpha_interval(&sums).unwrap(),
            "items": stats::item_rest(&sums).unwrap(),
            "omega": omega,
        });
        let mut values = BTreeMap::new();
        flatten("", &document, &mut values);
        assert_eq!(agrees(&values, expected, name).len(), 7);
        for program in ["factanal", "psych"] {
            let want = number(expected, &format!("searched.{program}"));
            close(&format!("{name} omega {program}"), omega.omega, want, SEARCHED);
        }
    }
}

#[test]
fn exact_tests_of_a_share_agree_with_two_programs() {
    let (further, samples) = (further(), samples());
    let rows = samples["benchmarks"]["exact"].as_array().unwrap();
    for (at, row) in rows.iter().map(numbers).enumerate() {
        let share = Agreement { agree: row[0] as u64, base: row[1] as u64 };
        let got = stats::share_against_exact(share, row[2]).unwrap();
        for program in PROGRAMS {
            let want = number(&further["exact"], &format!("{program}.{at}"));
            close(&format!("{row:?} {program}"), got, want, AGREES);
        }
    }
}

/// All that is computed for one case, by its path in the reference values.
fn everything(case: &Value, benchmarks: &Value) -> BTreeMap<String, f64> {
    let codes = numbers(&case["codes"]);
    let agreeing = numbers(&case["agree"]);
    let agree: Vec<bool> = codes.iter().map(|c| agreeing.contains(c)).collect();
    let groups: Vec<Vec<u64>> = case["groups"].as_array().unwrap().iter().map(whole).collect();
    let groups: Vec<&[u64]> = groups.iter().map(Vec::as_slice).collect();
    let means: Vec<Moments> = groups.iter().map(|g| stats::moments(&codes, g)).collect();
    let shares: Vec<Agreement> = groups.iter().map(|g| Agreement::of(g, &agree)).collect();
    let mut all = json!({
        "omega2_interval": stats::omega2_interval(&means).ok(),
        "share_pairs": {
            "bonferroni": stats::share_pairs(&shares, Adjustment::Bonferroni),
            "holm": stats::share_pairs(&shares, Adjustment::Holm),
            "bh": stats::share_pairs(&shares, Adjustment::BenjaminiHochberg),
        },
        "shares_against_rest": stats::shares_against_rest(&shares, Adjustment::Holm)
            .into_iter().map(Result::ok).collect::<Vec<_>>(),
    });
    // Other programs have no family in which some tests are missing.
    if means.iter().all(|group| group.squares > 0.0) {
        let pooled = PairMethod::Pooled(Adjustment::Bonferroni);
        all["mean_pairs"] = json!({
            "pooled_bonferroni": stats::mean_pairs(&means, pooled),
            "welch_holm": stats::mean_pairs(&means, PairMethod::Welch(Adjustment::Holm)),
        });
        let pairs = stats::mean_pairs(&means, PairMethod::Pooled(Adjustment::None));
        let difference =
            |pair: &stats::ColumnPair| stats::pooled_difference(&means, pair.a, pair.b).unwrap();
        all["pooled_difference"] = json!(pairs.iter().map(difference).collect::<Vec<_>>());
        let rest = stats::means_against_rest(&codes, &groups, Adjustment::Holm);
        all["means_against_rest"] = json!(rest.into_iter().map(Result::ok).collect::<Vec<_>>());
    }
    let (mean, share) = (number(benchmarks, "mean"), number(benchmarks, "share"));
    let against = means.iter().zip(&shares).map(|(group, agreement)| {
        let ZTest { z, p } = stats::share_against(*agreement, share).unwrap();
        json!({
            "mean": stats::mean_against(group, mean).ok(),
            "above": stats::mean_above(group, mean).ok(),
            "share": { "z": z, "p": p },
        })
    });
    all["against"] = against.collect();
    if let [a, b] = &means[..] {
        all["share_difference"] = json!(stats::share_difference(shares[0], shares[1]).unwrap());
        all["student_difference"] = json!(stats::student_difference(a, b).unwrap());
        all["welch_difference"] = json!(stats::welch_difference(a, b).unwrap());
        let interval = stats::cliffs_delta_interval(groups[0], groups[1]);
        all["cliffs_delta_interval"] = json!(interval.unwrap());
    }
    let mut flat = BTreeMap::new();
    flatten("", &all, &mut flat);
    flat
}

/// Sums over a battery whose answers are one digit per item.
fn cross_products(battery: &Value) -> CrossProducts {
    let rows: Vec<Vec<f64>> = (battery["rows"].as_array().unwrap().iter())
        .map(|row| row.as_str().unwrap().bytes().map(|digit| f64::from(digit - b'0')).collect())
        .collect();
    let sum = |value: &dyn Fn(&[f64]) -> f64| rows.iter().map(|row| value(row)).sum::<f64>();
    let items = 0..rows[0].len();
    CrossProducts {
        n: rows.len() as u64,
        sums: items.clone().map(|i| sum(&|row| row[i])).collect(),
        products: (items.clone())
            .map(|i| items.clone().map(|j| sum(&|row| row[i] * row[j])).collect())
            .collect(),
    }
}

#[test]
fn pairs_that_were_tested_already_are_the_same_pairs() {
    let codes = [1.0, 2.0, 3.0, 4.0, 5.0];
    // The last group's answers do not vary.
    let groups: [&[u64]; 4] =
        [&[3, 9, 12, 7, 2], &[1, 4, 12, 20, 9], &[6, 7, 8, 9, 10], &[0, 0, 0, 11, 0]];
    let means: Vec<Moments> = groups.iter().map(|g| stats::moments(&codes, g)).collect();
    let tested = stats::pairwise(&means);
    let games_howell = stats::range_pairs(&tested, |pair| &pair.games_howell);
    assert_eq!(games_howell, stats::mean_pairs(&means, PairMethod::GamesHowell));
    let tukey = stats::range_pairs(&tested, |pair| &pair.tukey);
    assert_eq!(tukey, stats::mean_pairs(&means, PairMethod::TukeyKramer));
    assert!(games_howell.iter().all(|pair| pair.test.is_ok()) && games_howell.len() == 6);
}

#[test]
fn bonferroni_is_at_most_one_and_none_changes_nothing() {
    let p = [0.01, 0.5, 0.04];
    assert_eq!(adjust_by(Adjustment::Bonferroni, &p), [0.03, 1.0, 0.12]);
    assert_eq!(adjust_by(Adjustment::None, &p), p);
}
