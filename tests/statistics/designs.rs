//! What must hold of intervals, batteries and weighted statistics whatever the counts are.

use crate::support::{SAME, close, seeded};
use peilglas::stats::weighted::{
    Estimate, Stratum, WeightSums, WeightedTally, between_means, between_waves, estimate_against,
    rao_scott, wald_means, weighted_against_rest, weighted_mean, weighted_share,
};
use peilglas::stats::weighting::{Margin, RakingLimits, WeightBounds, rake, trim};
use peilglas::stats::{self, Agreement, CrossProducts, moments};
use proptest::prelude::*;

const CODES: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 5.0];
const AGREE: [bool; 5] = [false, false, false, true, true];

/// A few respondents at each point, now and then millions, never nobody.
fn counts() -> impl Strategy<Value = Vec<u64>> {
    let count = prop_oneof![2 => Just(0), 8 => 0..60_u64, 1 => 0..3_000_000_u64];
    prop::collection::vec(count, 5).prop_filter("two or more", |n| n.iter().sum::<u64>() > 1)
}

/// Per stratum (at most 3), group (3) and point (5) the weights of its respondents.
fn sample() -> impl Strategy<Value = Vec<Vec<f64>>> {
    let weight = prop_oneof![Just(1.0), 0.2..5.0_f64];
    prop::collection::vec(prop::collection::vec(weight, 0..4), 45)
}

fn tally(cells: &[Vec<f64>], factor: f64, order: [usize; 3]) -> WeightedTally {
    let mut strata = vec![Stratum { n: 3, population: None }; 3];
    let mut sums = Vec::new();
    for (h, stratum) in cells.chunks(15).enumerate() {
        for group in order {
            for weights in &stratum[group * 5..group * 5 + 5] {
                let mut cell = WeightSums::default();
                weights.iter().for_each(|weight| cell.add(weight * factor));
                strata[h].n += cell.n;
                sums.push(cell);
            }
        }
    }
    WeightedTally::new(strata, 3, 5, sums).unwrap()
}

fn close_or_none<T>(
    what: &str,
    a: stats::Outcome<T>,
    b: stats::Outcome<T>,
    of: impl Fn(&T) -> f64,
) {
    match (a, b) {
        (Ok(a), Ok(b)) => {
            let (a, b) = (of(&a), of(&b));
            assert!((a - b).abs() <= 1e-9 * (1.0 + a.abs()), "{what}: {a} and {b}");
        }
        (a, b) => assert_eq!(a.err(), b.err(), "{what}"),
    }
}

fn agreement(counts: &[u64]) -> Agreement {
    Agreement::of(counts, &AGREE)
}

proptest! {
    #![proptest_config(seeded(128))]

    #[test]
    fn intervals_hold_their_value_and_turn_with_the_groups(a in counts(), b in counts()) {
        let (there, back) = (
            stats::share_difference(agreement(&a), agreement(&b)).unwrap(),
            stats::share_difference(agreement(&b), agreement(&a)).unwrap(),
        );
        prop_assert!(there.ci95[0] <= there.diff && there.diff <= there.ci95[1], "{there:?}");
        prop_assert!(there.ci95[0] >= -1.0 - SAME && there.ci95[1] <= 1.0 + SAME, "{there:?}");
        prop_assert!((there.ci95[0] + back.ci95[1]).abs() <= SAME);
        let (forth, turned) =
            (stats::cliffs_delta_interval(&a, &b), stats::cliffs_delta_interval(&b, &a));
        let delta = stats::cliffs_delta(&a, &b).unwrap();
        let ([low, high], [_, other]) = (forth.unwrap(), turned.unwrap());
        prop_assert!(low <= delta + SAME && delta <= high + SAME, "{low} {delta} {high}");
        prop_assert!(low >= -1.0 && high <= 1.0 && (low + other).abs() <= SAME);
        let (a, b) = (moments(&CODES, &a), moments(&CODES, &b));
        for (test, interval) in [
            (stats::welch(&a, &b), stats::welch_difference(&a, &b)),
            (stats::student(&a, &b), stats::student_difference(&a, &b)),
        ] {
            if let (Ok(test), Ok(interval)) = (test, interval) {
                let [low, high] = interval.ci95;
                // At the very limit rounding decides.
                if (test.p - 0.05).abs() > 1e-9 {
                    prop_assert_eq!(test.p < 0.05, low > 0.0 || high < 0.0, "{:?} {:?}", test, interval);
                }
            }
        }
        if let Ok([low, high]) = stats::omega2_interval(&[a.clone(), b.clone()]) {
            let p = stats::anova(&[a, b]).unwrap().p;
            prop_assert!(0.0 <= low && low <= high && high <= 1.0, "{low} {high}");
            if (p - 0.025).abs() > 1e-9 {
                prop_assert_eq!(p < 0.025, low > 0.0, "{} {}", p, low);
            }
        }
    }

    #[test]
    fn an_exact_test_does_not_care_which_answer_is_counted(
        base in 1..400_u64, part in 0.0..=1.0_f64, reference in 0.01..0.99_f64,
    ) {
        let agree = (base as f64 * part) as u64;
        let p = stats::share_against_exact(Agreement { agree, base }, reference).unwrap();
        let other = Agreement { agree: base - agree, base };
        let turned = stats::share_against_exact(other, 1.0 - reference).unwrap();
        prop_assert!((0.0..=1.0).contains(&p) && (p - turned).abs() <= 1e-9, "{} {}", p, turned);
    }

    #[test]
    fn without_weights_and_strata_it_is_the_plain_statistic(a in counts(), b in counts()) {
        let estimate = |counts: &[u64]| {
            weighted_mean(&WeightedTally::unweighted(&[counts]), &CODES, 0).unwrap()
        };
        let (x, y) = (moments(&CODES, &a), moments(&CODES, &b));
        let (first, second) = (estimate(&a), estimate(&b));
        close("mean", first.value, x.mean.unwrap(), SAME);
        let error = x.sd.unwrap() / (x.n as f64).sqrt();
        prop_assert!((first.se - error).abs() <= 1e-7 * error + 1e-12, "{} {error}", first.se);
        prop_assert_eq!(first.df, x.n as f64 - 1.0);
        close("kish", first.kish_effect, 1.0, SAME);
        close("effective", first.effective_base, x.n as f64, SAME);
        if let Ok(effect) = first.design_effect {
            close("design", effect, 1.0, 1e-7);
        }
        if let (Ok(welch), Ok(waves)) = (stats::welch(&x, &y), between_waves(&first, &second)) {
            prop_assert!((welch.t - waves.t).abs() <= 1e-6 * (1.0 + welch.t.abs()));
            close("df", waves.df, welch.df, 1e-6);
        }
        let one = (estimate_against(&first, 2.5), stats::mean_against(&x, 2.5));
        if let (Ok(weighted), Ok(plain)) = one {
            prop_assert!((weighted.t - plain.t).abs() <= 1e-6 * (1.0 + plain.t.abs()));
        }
    }

    #[test]
    fn the_unit_of_weights_and_the_order_of_groups_change_nothing(
        cells in sample(), factor in 0.01..100.0_f64,
    ) {
        let one = tally(&cells, 1.0, [0, 1, 2]);
        let other = tally(&cells, factor, [2, 0, 1]);
        let all_new = [(0, 1), (1, 2), (2, 0)];
        for (old, new) in all_new {
            let of = |mean: &Estimate| mean.value + mean.se + mean.df + mean.effective_base;
            let (a, b) = (weighted_mean(&one, &CODES, old), weighted_mean(&other, &CODES, new));
            close_or_none("mean", a, b, of);
            let bounds = |share: &Estimate| share.ci95.map_or(-9.0, |[low, high]| low + 3.0 * high);
            let (a, b) = (weighted_share(&one, &AGREE, old), weighted_share(&other, &AGREE, new));
            close_or_none("share", a, b, bounds);
        }
        let (a, b) = (between_means(&one, &CODES, 0, 1), between_means(&other, &CODES, 1, 2));
        close_or_none("between", a, b, |test| test.t + test.df + test.ci95[0]);
        let rows = [0, 0, 1, 1, 2];
        close_or_none("rao scott", rao_scott(&one, &rows), rao_scott(&other, &rows), |test| {
            test.f + test.df1 + test.df2 + test.cramers_v
        });
        close_or_none("wald", wald_means(&one, &CODES), wald_means(&other, &CODES), |test| {
            test.df1 + test.df2 + test.f.ln_1p()
        });
    }

    #[test]
    fn every_respondent_twice_keeps_the_estimate_and_doubles_the_base(cells in sample()) {
        let twice: Vec<Vec<f64>> = cells.iter().map(|cell| [&cell[..], &cell[..]].concat()).collect();
        let (one, two) = (tally(&cells, 1.0, [0, 1, 2]), tally(&twice, 1.0, [0, 1, 2]));
        for group in 0..3 {
            let both = (weighted_mean(&one, &CODES, group), weighted_mean(&two, &CODES, group));
            if let (Ok(a), Ok(b)) = both {
                close("mean", b.value, a.value, 1e-9);
                prop_assert_eq!(b.base, 2 * a.base);
                close("effective base", b.effective_base, 2.0 * a.effective_base, 1e-9);
                close("kish", b.kish_effect, a.kish_effect, 1e-9);
                prop_assert!(b.se <= a.se * (1.0 + 1e-9) , "{} {}", a.se, b.se);
            }
        }
    }

    #[test]
    fn merged_groups_have_the_weights_and_the_mean_of_both(cells in sample()) {
        let groups = tally(&cells, 1.0, [0, 1, 2]);
        let merged = groups.regrouped(&[vec![0, 2], vec![1]]);
        let mean = |tally: &WeightedTally, group| weighted_mean(tally, &CODES, group);
        if let (Ok(a), Ok(b), Ok(both)) = (mean(&groups, 0), mean(&groups, 2), mean(&merged, 0)) {
            let weight = a.weighted_base + b.weighted_base;
            close("weight", both.weighted_base, weight, 1e-9);
            prop_assert_eq!(both.base, a.base + b.base);
            let value = (a.value * a.weighted_base + b.value * b.weighted_base) / weight;
            close("mean", both.value, value, 1e-9);
        }
        // The rest of a comparison with the rest is the others merged.
        let tests = weighted_against_rest(&groups, &CODES, stats::Adjustment::None);
        let by_hand = between_means(&merged, &CODES, 1, 0);
        close_or_none("rest", by_hand.map(|t| t.t), tests[1].clone().map(|t| t.statistic), |t| *t);
    }

    #[test]
    fn a_wald_test_of_two_groups_is_t_squared(cells in sample()) {
        let two = tally(&cells, 1.0, [0, 1, 2]).regrouped(&[vec![2, 1], vec![0]]);
        if let (Ok(wald), Ok(t)) = (wald_means(&two, &CODES), between_means(&two, &CODES, 0, 1)) {
            prop_assert!((wald.f - t.t * t.t).abs() <= 1e-9 * (1.0 + wald.f));
            prop_assert_eq!(wald.df2, t.df);
        }
    }

    #[test]
    fn raked_weights_meet_their_margins(
        counts in prop::collection::vec(1.0..80.0_f64, 12),
        first in prop::collection::vec(0.1..1.0_f64, 3), second in prop::collection::vec(0.1..1.0_f64, 4),
    ) {
        let share = |parts: &[f64]| {
            let sum: f64 = parts.iter().sum();
            parts.iter().map(|part| 1000.0 * part / sum).collect::<Vec<_>>()
        };
        let margins = [
            Margin { category: (0..12).map(|i| i / 4).collect(), targets: share(&first) },
            Margin { category: (0..12).map(|i| i % 4).collect(), targets: share(&second) },
        ];
        let raked = rake(&counts, &margins, &RakingLimits::default()).unwrap();
        for margin in &margins {
            for (category, target) in margin.targets.iter().enumerate() {
                let of = |i: &usize| margin.category[*i] == category;
                let sum: f64 = (0..12).filter(of).map(|i| counts[i] * raked.factors[i]).sum();
                close("margin", sum, *target, 1e-9);
            }
        }
        // Every factor is a product of one number per category.
        let cross = raked.factors[0] * raked.factors[5] / raked.factors[1] / raked.factors[4];
        close("product", cross, 1.0, 1e-9);
    }

    #[test]
    fn trimming_keeps_the_sum(
        cells in prop::collection::vec((0.05..9.0_f64, 0..50_u64), 1..12), lower in 0.0..0.6_f64,
    ) {
        let (weights, counts): (Vec<f64>, Vec<u64>) = cells.into_iter().unzip();
        let bounds = WeightBounds { lower, upper: 4.0 };
        let sum = |weights: &[f64]| -> f64 {
            weights.iter().zip(&counts).map(|(w, n)| w * *n as f64).sum()
        };
        if let Ok(trimmed) = trim(&weights, &counts, &bounds) {
            prop_assert!((sum(&weights) - sum(&trimmed.weights)).abs() <= 1e-9 * (1.0 + sum(&weights)));
            let inside = |(w, n): (&f64, &u64)| *n == 0 || (lower..=4.0).contains(w);
            prop_assert!(trimmed.weights.iter().zip(&counts).all(inside), "{trimmed:?}");
        }
    }

    #[test]
    fn a_battery_does_not_care_for_order_or_direction(
        rows in prop::collection::vec(prop::collection::vec(1..6_u8, 4), 12..60),
    ) {
        let battery = |order: [usize; 4], turn: bool| {
            let rows: Vec<Vec<f64>> = (rows.iter())
                .map(|row| {
                    // One thing behind all items, so that the model has something to find.
                    let answer = |i: usize| f64::from(row[0] + row[i]) + f64::from(row[i]);
                    order.iter().map(|&i| if turn { 20.0 - answer(i) } else { answer(i) }).collect()
                })
                .collect();
            let sum = |f: &dyn Fn(&[f64]) -> f64| rows.iter().map(|row| f(row)).sum::<f64>();
            CrossProducts {
                n: rows.len() as u64,
                sums: (0..4).map(|i| sum(&|r| r[i])).collect(),
                products: (0..4).map(|i| (0..4).map(|j| sum(&|r| r[i] * r[j])).collect()).collect(),
            }
        };
        let (there, back) = (battery([0, 1, 2, 3], false), battery([3, 1, 0, 2], true));
        let (a, b) = (stats::alpha_interval(&there), stats::alpha_interval(&back));
        close_or_none("interval", a, b, |[low, high]| low + 3.0 * high);
        if let (Ok(alpha), Ok([low, high])) = (stats::cronbach_alpha(&there), a) {
            prop_assert!(low <= alpha && alpha <= high, "{low} {alpha} {high}");
        }
        let (a, b) = (stats::item_rest(&there).unwrap(), stats::item_rest(&back).unwrap());
        for (new, old) in [3, 1, 0, 2].into_iter().enumerate() {
            close_or_none("rest", a[old].correlation, b[new].correlation, |r| *r);
            close_or_none("without", a[old].alpha_without, b[new].alpha_without, |r| *r);
        }
        if let (Ok(a), Ok(b)) = (stats::omega_total(&there), stats::omega_total(&back)) {
            prop_assert!((a.omega - b.omega).abs() < 1e-7, "{} {}", a.omega, b.omega);
            prop_assert!((0.0..=1.0).contains(&a.omega));
        }
    }
}
