//! Every statistic against two other programs, on counts invented for it.
//!
//! `reference.json` is written by the scripts in `tests/reference`.

use crate::support::{AGREES, AGREES_RANGE, close, flatten, kind, number, numbers, whole};
use peilglas::stats::tail::{
    chi2_upper, f_upper, normal_two_sided, studentized_range_upper, t_two_sided,
};
use peilglas::stats::{self, Agreement, CrossProducts};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What the studentized range promises for up to 20 groups; mpmath is exact beside it.
const PRECISE: f64 = 1e-10;

const PROGRAMS: [&str; 3] = ["python", "r", "mpmath"];

fn reference() -> Value {
    serde_json::from_str(include_str!("reference.json")).expect("reference.json is JSON")
}

#[test]
fn every_statistic_agrees_with_two_programs() {
    let reference = reference();
    let mut programs: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for case in reference["cases"].as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let computed = everything(case);
        for program in PROGRAMS {
            for (key, want) in case[program].as_object().unwrap() {
                let got = computed.get(key).unwrap_or_else(|| panic!("{name}: no {key}"));
                let range = key.ends_with("games_howell.p") || key.ends_with("tukey.p");
                let relative = if range { AGREES_RANGE } else { AGREES };
                close(&format!("{name} {key} {program}"), *got, want.as_f64().unwrap(), relative);
                programs.entry(kind(key)).or_default().insert(program);
            }
        }
        for key in computed.keys() {
            programs.entry(kind(key)).or_default();
        }
    }
    let lonely: Vec<_> = programs.iter().filter(|(_, by)| by.len() < 2).collect();
    assert!(lonely.is_empty(), "checked by fewer than two programs: {lonely:?}");
    assert!(programs.len() > 40, "only {} kinds of value", programs.len());
}

#[test]
fn adjusted_p_agree_with_two_programs() {
    let family = &reference()["family"];
    let p = numbers(&family["p"]);
    let adjusted = stats::adjust(&p.iter().copied().map(Some).collect::<Vec<_>>());
    for program in ["python", "r"] {
        for (i, got) in adjusted.iter().enumerate() {
            let got = got.as_ref().unwrap();
            close(program, got.holm, number(family, &format!("{program}.holm.{i}")), AGREES);
            close(program, got.bh, number(family, &format!("{program}.bh.{i}")), AGREES);
            assert_eq!(got.family, p.len());
        }
    }
}

#[test]
fn cronbachs_alpha_agrees_with_two_programs() {
    let battery = &reference()["battery"];
    let answers: Vec<Vec<f64>> =
        battery["answers"].as_array().unwrap().iter().map(numbers).collect();
    let sum = |value: &dyn Fn(&[f64]) -> f64| answers.iter().map(|row| value(row)).sum::<f64>();
    let items = answers[0].len();
    let sums = CrossProducts {
        n: answers.len() as u64,
        sums: (0..items).map(|i| sum(&|row| row[i])).collect(),
        products: (0..items)
            .map(|i| (0..items).map(|j| sum(&|row| row[i] * row[j])).collect())
            .collect(),
    };
    let alpha = stats::cronbach_alpha(&sums).unwrap();
    for program in ["python", "r"] {
        close(program, alpha, number(battery, program), AGREES);
    }
}

#[test]
fn tails_agree_with_mpmath_and_scipy() {
    let tails = &reference()["tails"];
    let compute = |name: &str, at: &[f64]| match name {
        "t" => t_two_sided(at[0], at[1]),
        "f" => f_upper(at[0], at[1], at[2]),
        "chi2" => chi2_upper(at[0], at[1]),
        "z" => normal_two_sided(at[0]),
        "range" => studentized_range_upper(at[0], at[1] as usize, at[2]),
        other => panic!("no tail {other}"),
    };
    for (name, rows) in tails.as_object().unwrap() {
        let relative = if name == "range" { AGREES_RANGE } else { AGREES };
        for row in rows.as_array().unwrap() {
            let at = numbers(&row["at"]);
            let got = compute(name, &at);
            let precise =
                if relative == AGREES_RANGE && at[1] <= 20.0 { PRECISE } else { relative };
            close(&format!("{name} {at:?} mpmath"), got, number(row, "mpmath"), precise);
            if let Some(want) = row["scipy"].as_f64() {
                close(&format!("{name} {at:?} scipy"), got, want, relative);
            }
        }
    }
}

/// All that is computed for one case, by its path in the written document.
fn everything(case: &Value) -> BTreeMap<String, f64> {
    let codes = numbers(&case["codes"]);
    let agreeing = numbers(&case["agree"]);
    let agree: Vec<bool> = codes.iter().map(|c| agreeing.contains(c)).collect();
    let groups: Vec<Vec<u64>> = case["groups"].as_array().unwrap().iter().map(whole).collect();
    let groups: Vec<&[u64]> = groups.iter().map(Vec::as_slice).collect();
    let described: Vec<Value> =
        groups.iter().map(|counts| describe(&codes, counts, &agree)).collect();
    let mut all = serde_json::to_value(stats::compare(&codes, &groups, &agree)).unwrap();
    all["groups"] = described.into();
    if groups.len() > 2 {
        all["dunn"] = serde_json::to_value(stats::dunn(&groups).unwrap()).unwrap();
    }
    let mut flat = BTreeMap::new();
    flatten("", &all, &mut flat);
    flat
}

fn describe(codes: &[f64], counts: &[u64], agree: &[bool]) -> Value {
    let moments = stats::moments(codes, counts);
    let Agreement { agree, base } = Agreement::of(counts, agree);
    let share = stats::proportion(agree, base);
    json!({ "mean": moments.mean, "sd": moments.sd, "share": share.share, "ci95": share.ci95 })
}
