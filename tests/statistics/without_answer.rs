//! Intervals, batteries, benchmarks and weights without an answer say why; huge ones keep theirs.

use crate::support::{AGREES, SAME, close, number};
use peilglas::stats::weighted::{
    Stratum, WeightSums, WeightedTally, between_means, between_waves, estimate_against, rao_scott,
    wald_means, weighted_mean, weighted_share,
};
use peilglas::stats::weighting::{
    Margin, RakingLimits, WeightBounds, design_weights, post_stratify, rake, trim,
};
use peilglas::stats::{self, Agreement, CrossProducts, Reason, moments};
use serde_json::{Value, json};

const CODES: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 5.0];
const AGREE: [bool; 5] = [false, false, false, true, true];

/// Ten million respondents in a group.
const MANY: u64 = 10_000_000;

#[test]
fn intervals_without_groups_or_variance() {
    let none = Agreement { agree: 0, base: 0 };
    let all = Agreement { agree: 4, base: 4 };
    assert_eq!(stats::share_difference(none, all), Err(Reason::EmptyGroup));
    let same = stats::share_difference(all, all).unwrap();
    assert!(same.diff == 0.0 && same.ci95[0] < -0.4 && same.ci95[1] > 0.4, "{same:?}");
    let constant = moments(&CODES, &[0, 0, 7, 0, 0]);
    assert_eq!(stats::welch_difference(&constant, &constant), Err(Reason::NoVariance));
    assert_eq!(stats::omega2_interval(&[constant.clone(), constant]), Err(Reason::NoVariance));
    assert_eq!(stats::omega2_interval(&[]), Err(Reason::FewerThanTwoGroups));
    let interval = stats::cliffs_delta_interval;
    assert_eq!(interval(&[0, 0], &[1, 2]), Err(Reason::EmptyGroup));
    assert_eq!(interval(&[1, 0], &[1, 2]), Err(Reason::FewerThanTwoObservations));
    // Without overlap the inner bound is (n − z²)/(n + z²).
    let [low, high] = interval(&[0, 16], &[20, 0]).unwrap();
    close("inner bound", low, 0.612_784_638_931_1, 1e-9);
    assert_eq!(high, 1.0);
    // All alike: no difference, and a width all the same.
    let [low, high] = interval(&[9, 0], &[9, 0]).unwrap();
    assert!(low < 0.0 && high > 0.0 && (low + high).abs() < SAME);
}

#[test]
fn benchmarks_that_cannot_be_one() {
    let group = moments(&CODES, &[1, 2, 3, 2, 1]);
    assert_eq!(stats::mean_against(&group, f64::NAN), Err(Reason::ImpossibleReference));
    assert_eq!(stats::mean_against(&moments(&CODES, &[0; 5]), 3.0), Err(Reason::EmptyGroup));
    let one = moments(&CODES, &[1, 0, 0, 0, 0]);
    assert_eq!(stats::mean_against(&one, 3.0), Err(Reason::FewerThanTwoObservations));
    // One degree of freedom: half of the 97.5 % point of t, which is 12.70620473617471.
    let two = stats::mean_above(&moments(&CODES, &[1, 1, 0, 0, 0]), 1.0).unwrap();
    close("two respondents", two.ci95[1] - two.diff, 6.353_102_368_087_355, AGREES);
    let share = Agreement { agree: 3, base: 9 };
    assert_eq!(stats::share_against(share, 1.2), Err(Reason::ImpossibleReference));
    assert_eq!(stats::share_against(share, 1.0), Err(Reason::NoVariance));
    assert_eq!(stats::share_against_exact(share, -0.1), Err(Reason::ImpossibleReference));
    assert_eq!(stats::share_against_exact(share, 0.0), Ok(0.0));
    let none = Agreement { agree: 0, base: 9 };
    assert_eq!(stats::share_against_exact(none, 0.0), Ok(1.0));
}

#[test]
fn batteries_without_one_factor() {
    let battery = |rows: &[&[f64]]| {
        let items = 0..rows[0].len();
        let sum = |f: &dyn Fn(&[f64]) -> f64| rows.iter().map(|row| f(row)).sum::<f64>();
        CrossProducts {
            n: rows.len() as u64,
            sums: items.clone().map(|i| sum(&|r| r[i])).collect(),
            products: (items.clone())
                .map(|i| items.clone().map(|j| sum(&|r| r[i] * r[j])).collect())
                .collect(),
        }
    };
    let two = battery(&[&[1.0, 2.0], &[3.0, 2.0], &[4.0, 5.0]]);
    assert_eq!(stats::omega_total(&two), Err(Reason::FewerThanThreeItems));
    let items = stats::item_rest(&two).unwrap();
    assert_eq!(items[0].alpha_without, Err(Reason::FewerThanTwoItems));
    close("two items", items[0].correlation.unwrap(), items[1].correlation.unwrap(), SAME);
    let fixed = battery(&[&[1.0, 2.0, 2.0], &[3.0, 2.0, 1.0], &[4.0, 2.0, 5.0]]);
    assert_eq!(stats::omega_total(&fixed), Err(Reason::NoVariance));
    assert_eq!(stats::item_rest(&fixed).unwrap()[1].correlation, Err(Reason::NoVariance));
    let twice = battery(&[
        &[1.0, 1.0, 2.0, 4.0],
        &[3.0, 3.0, 2.0, 1.0],
        &[4.0, 4.0, 3.0, 2.0],
        &[5.0, 5.0, 3.0, 5.0],
        &[2.0, 2.0, 1.0, 3.0],
    ]);
    assert_eq!(stats::omega_total(&twice), Err(Reason::ImproperSolution));
    let one = battery(&[&[1.0, 2.0, 3.0]]);
    assert_eq!(stats::alpha_interval(&one), Err(Reason::FewerThanTwoObservations));
}

fn cells(n: &[u64], weight: f64) -> Vec<WeightSums> {
    let cell = |n: &u64| {
        let weights = *n as f64 * weight;
        WeightSums { n: *n, weights, squares: weights * weight }
    };
    n.iter().map(cell).collect()
}

#[test]
fn impossible_weights_and_strata() {
    let new = |n, population, cells: Vec<WeightSums>| {
        let groups = cells.len() / 5;
        WeightedTally::new(vec![Stratum { n, population }], groups, 5, cells).map(|_| ())
    };
    let few = [1, 2, 0, 0, 3];
    assert_eq!(new(6, None, cells(&few, 2.0)), Ok(()));
    assert_eq!(new(6, None, cells(&few, -2.0)), Err(Reason::ImpossibleWeight));
    assert_eq!(new(6, None, cells(&few, f64::NAN)), Err(Reason::ImpossibleWeight));
    assert_eq!(new(6, None, cells(&few, 0.0)), Err(Reason::ImpossibleWeight));
    assert_eq!(new(5, None, cells(&few, 1.0)), Err(Reason::PopulationBelowSample));
    assert_eq!(new(6, Some(5.0), cells(&few, 1.0)), Err(Reason::PopulationBelowSample));
    assert_eq!(new(6, Some(f64::NAN), cells(&few, 1.0)), Err(Reason::PopulationBelowSample));
}

#[test]
fn weighted_groups_without_respondents_or_spread() {
    let strata = |sizes: [u64; 2], population| sizes.map(|n| Stratum { n, population }).to_vec();
    let empty = WeightedTally::unweighted(&[&[0; 5], &[1, 2, 3, 4, 5]]);
    assert_eq!(weighted_mean(&empty, &CODES, 0), Err(Reason::EmptyGroup));
    assert_eq!(between_means(&empty, &CODES, 0, 1), Err(Reason::EmptyGroup));
    assert_eq!(wald_means(&empty.regrouped(&[vec![1]]), &CODES), Err(Reason::FewerThanTwoGroups));
    assert_eq!(rao_scott(&empty, &[0, 0, 0, 1, 1]), Err(Reason::FewerThanTwoGroups));
    let same = WeightedTally::unweighted(&[&[0, 0, 0, 9, 0], &[0, 0, 0, 4, 0]]);
    assert_eq!(wald_means(&same, &CODES), Err(Reason::NoVariance));
    assert_eq!(rao_scott(&same, &[0, 0, 0, 1, 1]), Err(Reason::NoVariance));
    let all = weighted_share(&same, &AGREE, 0).unwrap();
    assert_eq!((all.value, all.se, all.design_effect), (1.0, 0.0, Err(Reason::NoVariance)));
    let plain = stats::proportion(9, 9).ci95.unwrap();
    close("wilson", all.ci95.unwrap()[0], plain[0], SAME);
    assert_eq!(between_waves(&all, &all), Err(Reason::NoVariance));
    assert_eq!(estimate_against(&all, 0.5), Err(Reason::NoVariance));
    // One respondent of a stratum shows no spread, unless they are all of it.
    let one = [[1, 0, 0, 0, 0], [2, 3, 1, 0, 2]].concat();
    let lonely = |population| {
        let tally = WeightedTally::new(strata([1, 8], population), 1, 5, cells(&one, 1.0));
        tally.and_then(|tally| weighted_mean(&tally, &CODES, 0))
    };
    assert_eq!(lonely(None), Err(Reason::LonelyStratum));
    assert_eq!(lonely(Some(9.0)), Err(Reason::LonelyStratum));
    let mixed =
        vec![Stratum { n: 1, population: Some(1.0) }, Stratum { n: 8, population: Some(80.0) }];
    let tally = WeightedTally::new(mixed, 1, 5, cells(&one, 1.0)).unwrap();
    assert!(weighted_mean(&tally, &CODES, 0).unwrap().se > 0.0);
    // Everybody was asked: nothing is uncertain.
    let census = strata([6, 8], Some(8.0));
    let counts = [[1, 2, 0, 0, 3], [2, 3, 1, 0, 2]].concat();
    let tally = WeightedTally::new(census, 1, 5, cells(&counts, 1.0)).unwrap();
    let some = weighted_mean(&tally, &CODES, 0).unwrap();
    assert!(some.se > 0.0);
    let full = vec![Stratum { n: 14, population: Some(14.0) }];
    let all = WeightedTally::new(full, 2, 5, cells(&counts, 1.0)).unwrap();
    assert_eq!(weighted_mean(&all, &CODES, 0).unwrap().se, 0.0);
}

#[test]
fn weights_that_cannot_be_made() {
    assert_eq!(design_weights(&[5, 0], &[50.0, 3.0]), Err(Reason::EmptyStratum));
    assert_eq!(design_weights(&[5, 0], &[50.0, 0.0]), Ok(vec![10.0, 0.0]));
    assert_eq!(design_weights(&[5], &[4.0]), Err(Reason::PopulationBelowSample));
    assert_eq!(design_weights(&[5], &[f64::NAN]), Err(Reason::ImpossibleTarget));
    assert_eq!(post_stratify(&[0.0, 2.0], &[1.0, 1.0]), Err(Reason::EmptyStratum));
    assert_eq!(post_stratify(&[1.0, 2.0], &[0.0, 1.0]), Err(Reason::ImpossibleTarget));
    let margins = |first: [f64; 2], second: [f64; 2]| {
        [
            Margin { category: vec![0, 0, 1, 1], targets: first.to_vec() },
            Margin { category: vec![0, 1, 0, 1], targets: second.to_vec() },
        ]
    };
    let limits = RakingLimits::default();
    let off = rake(&[1.0; 4], &margins([5.0, 5.0], [5.0, 6.0]), &limits);
    assert_eq!(off, Err(Reason::MarginsDisagree));
    let empty = rake(&[0.0, 0.0, 1.0, 2.0], &margins([5.0, 5.0], [5.0, 5.0]), &limits);
    assert_eq!(empty, Err(Reason::EmptyStratum));
    // With one cell of a row and one of a column only, no weights give 7 and 4.
    let diagonal = rake(&[1.0, 0.0, 0.0, 2.0], &margins([7.0, 3.0], [4.0, 6.0]), &limits);
    assert_eq!(diagonal, Err(Reason::NotConverged));
    let rounded = margins([0.5, 0.5], [0.333_333_3, 0.666_666_6]);
    assert!(rake(&[1.0, 2.0, 3.0, 1.0], &rounded, &limits).is_ok());
    let bounds = |lower, upper| WeightBounds { lower, upper };
    assert_eq!(trim(&[9.0], &[4], &bounds(0.5, 3.0)), Err(Reason::BoundsTooTight));
    assert_eq!(trim(&[1.0], &[4], &bounds(3.0, 3.0)), Err(Reason::BoundsTooTight));
    assert_eq!(trim(&[0.0], &[4], &bounds(0.5, 3.0)), Err(Reason::ImpossibleWeight));
    let kept = trim(&[1.0, 0.0], &[4, 0], &bounds(0.5, 3.0)).unwrap();
    assert_eq!((kept.weights, kept.trimmed, kept.rounds), (vec![1.0, 0.0], 0, 0));
}

#[test]
fn ten_million_respondents_keep_their_digits() {
    // Expected values by textbook formulas with 40 digits: tests/reference/large.py.
    let codes: Vec<f64> = (1..=11).map(f64::from).collect();
    let agree: Vec<bool> = (1..=11).map(|code| code >= 10).collect();
    let a: &[u64] = &[3, 1, 4, 1, 5, 9, 2, 6, 5, 1_000_000, 8_999_964];
    let b: &[u64] = &[12, 7, 1, 18, 2, 28, 1, 8, 2, 1_000_850, 8_999_071];
    let described = [a, b].map(|group| moments(&codes, group));
    let [first, second] = &described;
    let [share_a, share_b] = [a, b].map(|group| Agreement::of(group, &agree));
    let tally = WeightedTally::unweighted(&[a, b]);
    let got = json!({
        "share_difference": stats::share_difference(share_a, share_b).unwrap(),
        "cliffs_delta_interval": stats::cliffs_delta_interval(a, b).unwrap(),
        "student_difference": stats::student_difference(first, second).unwrap(),
        "welch_difference": stats::welch_difference(first, second).unwrap(),
        "omega2_interval": stats::omega2_interval(&described).unwrap(),
        "between_means": between_means(&tally, &codes, 0, 1).unwrap(),
    });
    assert_eq!(agrees_with_large("ten_million_further", &got), 14);
    let far: [&[u64]; 2] = [&[1000, 0, 0, 0, 1], &[1, 0, 0, 0, 1000]];
    let far = far.map(|group| moments(&CODES, group));
    let got = json!({ "omega2_interval": stats::omega2_interval(&far).unwrap() });
    assert_eq!(agrees_with_large("far_apart_further", &got), 2);
}

fn agrees_with_large(case: &str, got: &Value) -> usize {
    let large: Value = serde_json::from_str(include_str!("large.json")).unwrap();
    for (path, want) in large[case].as_object().unwrap() {
        close(path, number(got, path), want.as_f64().unwrap(), AGREES);
    }
    large[case].as_object().unwrap().len()
}

#[test]
fn batteries_of_ten_million_keep_their_digits() {
    // Four items with variance 2 and covariance 1: α and ω are 0.8, to within 1/n.
    let n = MANY as f64;
    let product = |i: usize, j: usize| n * (if i == j { 11.0 } else { 10.0 });
    let battery = CrossProducts {
        n: MANY,
        sums: vec![3.0 * n; 4],
        products: (0..4).map(|i| (0..4).map(|j| product(i, j)).collect()).collect(),
    };
    close("alpha", stats::cronbach_alpha(&battery).unwrap(), 0.8, SAME);
    let omega = stats::omega_total(&battery).unwrap();
    close("omega", omega.omega, 0.8, AGREES);
    close("loading", omega.loadings[2], (n / (n - 1.0)).sqrt(), AGREES);
    // ln F is normal by then, with variance 2/df₁ + 2/df₂.
    let reach = 1.959_963_984_540_054 * (2.0 / n + 2.0 / (3.0 * n)).sqrt();
    let [low, high] = stats::alpha_interval(&battery).unwrap();
    close("lower bound", low, 1.0 - 0.2 * reach.exp(), 1e-7);
    close("upper bound", high, 1.0 - 0.2 * (-reach).exp(), 1e-7);
}

#[test]
fn ten_million_respondents_do_not_overflow() {
    let a = [MANY, MANY, 3, MANY, 1];
    let share = Agreement::of(&a, &AGREE);
    let exact = stats::share_against_exact(share, 0.333_3).unwrap();
    let score = stats::share_against(share, 0.333_3).unwrap().p;
    close("exact and score", exact, score, 1e-3);
    // Far in the tail of a billion a weight must end at 0, not at the smallest number.
    let billion = Agreement { agree: 400_000_000, base: 1_000_000_000 };
    assert_eq!(stats::share_against_exact(billion, 0.41), Ok(0.0));
    // Far apart: a noncentrality of a billion.
    let far: [&[u64]; 2] = [&[MANY, 0, 0, 0, 10], &[10, 0, 0, 0, MANY]];
    let [low, high] = stats::omega2_interval(&far.map(|group| moments(&CODES, group))).unwrap();
    assert!(0.999_99 < low && low < high && high < 1.0, "{low} {high}");
}
