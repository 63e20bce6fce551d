//! Weighted estimates and tests, and the making of weights, against two other programs.

use crate::further::{agrees, further, samples};
use crate::support::{flatten, number, numbers, whole};
use peilglas::stats::Adjustment;
use peilglas::stats::weighted::{
    Estimate, Stratum, WeightSums, WeightedTally, between_means, between_shares, between_waves,
    estimate_against, rao_scott, wald_means, wald_shares, weighted_against_rest, weighted_mean,
    weighted_pairs, weighted_share,
};
use peilglas::stats::weighting::{
    Margin, RakingLimits, WeightBounds, design_weights, post_stratify, rake, trim,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const CODES: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 5.0];
const AGREE: [bool; 5] = [false, false, false, true, true];

#[test]
fn weighted_statistics_agree_with_two_programs() {
    let samples = samples();
    let mut document = making(&samples);
    for design in ["fpc", "strata", "single"] {
        document[design] = statistics(&samples, design);
    }
    document["sparse"] = sparse(&samples["sample"]);
    let mut values = BTreeMap::new();
    flatten("", &document, &mut values);
    let expected = &further()["weights"];
    agrees(&values, expected, "weights");
    for program in ["python", "r"] {
        let known = expected[program].as_object().unwrap();
        let lonely: Vec<_> = values.keys().filter(|key| !known.contains_key(*key)).collect();
        assert!(lonely.is_empty(), "not known to {program}: {lonely:?}");
    }
    assert!(values.len() > 500, "only {} values", values.len());
}

fn statistics(samples: &Value, design: &str) -> Value {
    let (total, groups) = tallies(&samples["sample"], design);
    let (other, _) = tallies(&samples["second_wave"], design);
    let mean = |tally: &WeightedTally, group| weighted_mean(tally, &CODES, group).unwrap();
    let share = |tally: &WeightedTally, group| weighted_share(tally, &AGREE, group).unwrap();
    let of_all = |of: &dyn Fn(&WeightedTally, usize) -> Estimate| {
        json!({
            "total": of(&total, 0), "0": of(&groups, 0), "1": of(&groups, 1), "2": of(&groups, 2),
        })
    };
    let two = groups.regrouped(&[vec![0], vec![1]]);
    let benchmarks = &samples["benchmarks"];
    let against = |estimate: &Estimate, what: &str| {
        estimate_against(estimate, number(benchmarks, what)).unwrap()
    };
    let rest = |codes: &[f64]| {
        let tests = weighted_against_rest(&groups, codes, Adjustment::Bonferroni);
        tests.into_iter().map(Result::unwrap).collect::<Vec<_>>()
    };
    json!({
        "mean": of_all(&mean),
        "share": of_all(&share),
        "between_means": between_means(&two, &CODES, 0, 1).unwrap(),
        "between_shares": between_shares(&groups, &AGREE, 0, 1).unwrap(),
        "wald_means": wald_means(&groups, &CODES).unwrap(),
        "wald_shares": wald_shares(&groups, &AGREE).unwrap(),
        "rao_scott_means": rao_scott(&groups, &[0, 1, 2, 3, 4]).unwrap(),
        "rao_scott_shares": rao_scott(&groups, &[0, 0, 0, 1, 1]).unwrap(),
        "pairs_mean": weighted_pairs(&groups, &CODES, Adjustment::Holm),
        "pairs_share": weighted_pairs(&groups, &AGREE.map(|agree| f64::from(u8::from(agree))), Adjustment::Holm),
        "rest_mean": rest(&CODES),
        "rest_share": rest(&AGREE.map(|agree| f64::from(u8::from(agree)))),
        "waves_mean": between_waves(&mean(&other, 0), &mean(&total, 0)).unwrap(),
        "waves_share": between_waves(&share(&other, 0), &share(&total, 0)).unwrap(),
        "against_mean": against(&mean(&total, 0), "mean"),
        "against_share": against(&share(&total, 0), "share"),
    })
}

/// The last stratum by itself: a table with empty cells.
fn sparse(sample: &Value) -> Value {
    let rows = sample["rows"].as_array().unwrap().iter().filter(|row| row[0] == 3);
    let part = json!({ "rows": rows.collect::<Vec<_>>(), "strata": [18], "groups": 3 });
    let (_, groups) = tallies(&part, "single");
    let test = rao_scott(&groups, &[0, 1, 2, 3, 4]).unwrap();
    json!({ "f": test.f, "df1": test.df1, "df2": test.df2, "p": test.p })
}

/// Everybody in one group, and the groups.
fn tallies(sample: &Value, design: &str) -> (WeightedTally, WeightedTally) {
    let population = numbers(&sample["strata"]);
    let strata = if design == "single" { 1 } else { population.len() };
    let groups = sample["groups"].as_u64().unwrap() as usize;
    let mut n = vec![0; strata];
    let mut total = vec![WeightSums::default(); strata * 5];
    let mut cells = vec![WeightSums::default(); strata * groups * 5];
    for row in sample["rows"].as_array().unwrap() {
        let row = numbers(row);
        let (h, group, answer) = (row[0] as usize % strata, row[1] as usize, row[2] as usize);
        n[h] += 1;
        if answer > 0 {
            total[h * 5 + answer - 1].add(row[3]);
            if group < groups {
                cells[(h * groups + group) * 5 + answer - 1].add(row[3]);
            }
        }
    }
    let of_stratum = |(n, population): (&u64, &f64)| Stratum {
        n: *n,
        population: (design == "fpc").then_some(*population),
    };
    let strata: Vec<Stratum> = n.iter().zip(&population).map(of_stratum).collect();
    let total = WeightedTally::new(strata.clone(), 1, 5, total).unwrap();
    (total, WeightedTally::new(strata, groups, 5, cells).unwrap())
}

fn making(samples: &Value) -> Value {
    let raking = &samples["raking"];
    let cells: Vec<Vec<u64>> = raking["cells"].as_array().unwrap().iter().map(whole).collect();
    let counts = numbers(&raking["counts"]);
    let margins: Vec<Margin> = (raking["targets"].as_array().unwrap().iter().enumerate())
        .map(|(at, targets)| Margin {
            category: cells.iter().map(|cell| cell[at] as usize).collect(),
            targets: numbers(targets),
        })
        .collect();
    let raked = rake(&counts, &margins, &RakingLimits { tolerance: 1e-13, rounds: 1000 }).unwrap();
    assert!(raked.worst <= 1e-13 && raked.rounds > 2, "{raked:?}");
    // Where nobody is, other programs have no weight.
    let raked: Vec<Option<f64>> =
        raked.factors.iter().zip(&counts).map(|(f, n)| (*n > 0.0).then_some(*f)).collect();
    let mut sums = vec![0.0; 3];
    cells.iter().zip(&counts).for_each(|(cell, n)| sums[cell[0] as usize] += n);
    let trimming = &samples["trimming"];
    let bounds =
        WeightBounds { lower: number(trimming, "lower"), upper: number(trimming, "upper") };
    let trimmed =
        trim(&numbers(&trimming["weights"]), &whole(&trimming["counts"]), &bounds).unwrap();
    let sample = &samples["sample"];
    let mut respondents = vec![0; 4];
    let rows = sample["rows"].as_array().unwrap();
    rows.iter().for_each(|row| respondents[row[0].as_u64().unwrap() as usize] += 1);
    json!({
        "rake": raked,
        "post_stratify": post_stratify(&sums, &margins[0].targets).unwrap(),
        "trim": trimmed.weights,
        "design_weights": design_weights(&respondents, &numbers(&sample["strata"])).unwrap(),
    })
}
