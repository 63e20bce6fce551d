//! What must not change, or must change sign only, whatever the counts are.

use crate::support::{SAME, close, seeded};
use peilglas::stats::{self, Comparison, Moments, Outcome, moments};
use proptest::prelude::*;

const CODES: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 5.0];
const AGREE: [bool; 5] = [false, false, false, true, true];

/// Counts of one group: mostly a few dozen per point, now and then none or millions.
fn counts() -> impl Strategy<Value = Vec<u64>> {
    let count = prop_oneof![2 => Just(0), 8 => 0..60_u64, 1 => 0..3_000_000_u64];
    prop::collection::vec(count, 5)
}

fn groups(k: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Vec<u64>>> {
    prop::collection::vec(counts(), k)
}

fn compare(groups: &[Vec<u64>]) -> Comparison {
    let groups: Vec<&[u64]> = groups.iter().map(Vec::as_slice).collect();
    stats::compare(&CODES, &groups, &AGREE)
}

fn reversed(groups: &[Vec<u64>]) -> Vec<Vec<u64>> {
    groups.iter().map(|g| g.iter().rev().copied().collect()).collect()
}

/// The signed values of two groups' comparison, none where there is no value.
fn signed(c: &Comparison) -> [(&'static str, Option<f64>); 6] {
    [
        ("student", c.student.as_ref().ok().map(|t| t.t)),
        ("welch", c.welch.as_ref().ok().map(|t| t.t)),
        ("mann_whitney", c.mann_whitney.as_ref().ok().map(|m| m.z)),
        ("brunner_munzel", c.brunner_munzel.as_ref().ok().map(|b| b.w)),
        ("hedges_g", c.hedges_g.as_ref().ok().map(|h| h.g)),
        ("cliffs_delta", c.cliffs_delta.ok()),
    ]
}

/// Every p of a comparison.
fn ps(c: &Comparison) -> Vec<(&'static str, Option<f64>)> {
    fn p<T>(outcome: &Outcome<T>, p: impl Fn(&T) -> f64) -> Option<f64> {
        outcome.as_ref().ok().map(p)
    }
    let mut all = vec![
        ("student", p(&c.student, |t| t.p)),
        ("welch", p(&c.welch, |t| t.p)),
        ("anova", p(&c.anova, |t| t.p)),
        ("welch_anova", p(&c.welch_anova, |t| t.p)),
        ("mann_whitney", p(&c.mann_whitney, |t| t.p)),
        ("brunner_munzel", p(&c.brunner_munzel, |t| t.p)),
        ("kruskal", p(&c.kruskal, |t| t.p)),
        ("agree_chi2", p(&c.agree_chi2, |t| t.p)),
        ("agree_fisher", p(&c.agree_fisher, |t| t.p)),
    ];
    for pair in &c.pairwise {
        all.push(("games_howell", p(&pair.games_howell, |t| t.p)));
        all.push(("tukey", p(&pair.tukey, |t| t.p)));
    }
    all
}

/// Equal but for rounding. Far in the tail a p multiplies the rounding of its
/// statistic by the size of its exponent, so it may differ by that much more.
fn same_p(what: &str, a: Option<f64>, b: Option<f64>) {
    assert_eq!(a.is_some(), b.is_some(), "{what}");
    if let (Some(a), Some(b)) = (a, b) {
        let exponent = 1.0 + a.max(1e-300).ln().abs();
        if a > 1e-290 {
            close(what, a, b, SAME * exponent);
        }
    }
}

fn opposite(what: &str, a: Option<f64>, b: Option<f64>) {
    assert_eq!(a.is_some(), b.is_some(), "{what}");
    if let (Some(a), Some(b)) = (a, b) {
        assert!((a + b).abs() <= SAME * (1.0 + a.abs()), "{what}: {a} and {b}");
    }
}

proptest! {
    #![proptest_config(seeded(256))]

    #[test]
    fn swapping_groups_turns_the_sign_and_keeps_p(pair in groups(2..3)) {
        let swapped = vec![pair[1].clone(), pair[0].clone()];
        let (there, back) = (compare(&pair), compare(&swapped));
        for ((what, a), (_, b)) in signed(&there).into_iter().zip(signed(&back)) {
            opposite(what, a, b);
        }
        for ((what, a), (_, b)) in ps(&there).into_iter().zip(ps(&back)) {
            same_p(what, a, b);
        }
        if let (Ok(a), Ok(b)) = (&there.hedges_g, &back.hedges_g) {
            opposite("lower bound", Some(a.ci95[0]), Some(b.ci95[1]));
            prop_assert!(a.ci95[0] <= a.g && a.g <= a.ci95[1], "{a:?}");
        }
    }

    #[test]
    fn reversing_the_scale_turns_the_sign_and_keeps_p(pair in groups(2..3)) {
        let (there, back) = (compare(&pair), compare(&reversed(&pair)));
        for ((what, a), (_, b)) in signed(&there).into_iter().zip(signed(&back)) {
            opposite(what, a, b);
        }
        // The top-2 box is another one on the reversed scale.
        let of_codes = |(what, _): &(&str, Option<f64>)| !what.starts_with("agree");
        let both = ps(&there).into_iter().zip(ps(&back));
        for ((what, a), (_, b)) in both.filter(|(a, _)| of_codes(a)) {
            same_p(what, a, b);
        }
    }

    #[test]
    fn a_group_beside_itself_does_not_differ(one in counts()) {
        let c = compare(&[one.clone(), one]);
        for (what, value) in signed(&c) {
            prop_assert!(value.is_none_or(|v| v == 0.0), "{what}: {value:?}");
        }
        for (what, p) in ps(&c) {
            prop_assert!(p.is_none_or(|p| p == 1.0), "{what}: {p:?}");
        }
    }

    #[test]
    fn three_times_the_same_answers_do_not_differ(one in counts(), factor in 2..40_u64) {
        let more: Vec<u64> = one.iter().map(|n| n * factor).collect();
        let c = compare(&[one.clone(), more, one]);
        for (what, p) in ps(&c) {
            prop_assert!(p.is_none_or(|p| p > 1.0 - SAME), "{what}: {p:?}");
        }
        for pair in &c.pairwise {
            prop_assert!(pair.diff.is_err() || pair.diff == Ok(0.0), "{pair:?}");
        }
    }

    #[test]
    fn every_p_is_a_probability_and_every_value_finite(groups in groups(0..5)) {
        let c = compare(&groups);
        for (what, p) in ps(&c) {
            prop_assert!(p.is_none_or(|p| (0.0..=1.0).contains(&p)), "{what}: {p:?}");
        }
        let text = format!("{c:?}");
        prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
        if let Ok(chi2) = &c.agree_chi2 {
            prop_assert!((0.0..=1.0 + SAME).contains(&chi2.cramers_v), "{chi2:?}");
        }
    }

    #[test]
    fn analysis_of_variance_of_two_groups_is_the_t_test_squared(pair in groups(2..3)) {
        let c = compare(&pair);
        if let (Ok(t), Ok(f)) = (&c.student, &c.anova) {
            prop_assert!((t.t * t.t - f.f).abs() <= SAME * (1.0 + f.f), "{t:?} {f:?}");
            same_p("student and anova", Some(t.p), Some(f.p));
        }
        if let (Ok(t), Ok(f)) = (&c.welch, &c.welch_anova) {
            prop_assert!((t.t * t.t - f.f).abs() <= SAME * (1.0 + f.f), "{t:?} {f:?}");
            close("df", f.df2, t.df, SAME);
        }
        if let (Ok(m), Ok(k)) = (&c.mann_whitney, &c.kruskal) {
            prop_assert!((m.z * m.z - k.h).abs() <= SAME * (1.0 + k.h), "{m:?} {k:?}");
        }
    }

    #[test]
    fn pairs_of_two_groups_are_the_t_tests(pair in groups(2..3)) {
        let described: Vec<Moments> = pair.iter().map(|g| moments(&CODES, g)).collect();
        let p = |test: Outcome<stats::RangeTest>| test.ok().map(|test| test.p);
        let t = |test: Outcome<stats::TTest>| test.ok().map(|test| test.p);
        let [a, b] = &described[..] else { unreachable!("two groups") };
        same_p("tukey", p(stats::tukey_kramer(&described, 0, 1)), t(stats::student(a, b)));
        same_p("games_howell", p(stats::games_howell(&described, 0, 1)), t(stats::welch(a, b)));
    }

    #[test]
    fn adding_points_that_nobody_chose_changes_nothing(pair in groups(2..3)) {
        let wide: Vec<Vec<u64>> = pair.iter().map(|g| [&[0], &g[..], &[0]].concat()).collect();
        let wide: Vec<&[u64]> = wide.iter().map(Vec::as_slice).collect();
        let codes = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
        let agree = [false, false, false, false, true, true, true];
        prop_assert_eq!(stats::compare(&codes, &wide, &agree), compare(&pair));
    }

    #[test]
    fn adjusted_p_keep_their_order_and_are_no_smaller(
        p in prop::collection::vec(0.0..=1.0_f64, 1..30),
    ) {
        let (holm, bh) = (stats::holm(&p), stats::benjamini_hochberg(&p));
        for i in 0..p.len() {
            prop_assert!(p[i] <= bh[i] * (1.0 + SAME) && bh[i] <= holm[i] * (1.0 + SAME));
            prop_assert!(holm[i] <= 1.0);
            for j in 0..p.len() {
                prop_assert!(p[i] > p[j] || holm[i] <= holm[j] && bh[i] <= bh[j]);
            }
        }
    }

    #[test]
    fn a_smaller_distance_is_more_probable(
        q in 0.0..30.0_f64, more in 0.01..3.0_f64, k in 2..80_usize, df in 1.0..5000.0_f64,
    ) {
        let upper = stats::tail::studentized_range_upper;
        let (near, far) = (upper(q, k, df), upper(q + more, k, df));
        prop_assert!(near >= far * (1.0 - SAME), "{near} {far}");
        prop_assert!(upper(q, k + 1, df) >= near * (1.0 - 1e-8), "one more group");
    }

    #[test]
    fn every_respondent_twice_keeps_sizes_and_doubles_chi2(
        pair in groups(2..3), factor in 2..5_u64,
    ) {
        let more: Vec<Vec<u64>> =
            pair.iter().map(|g| g.iter().map(|n| n * factor).collect()).collect();
        let (one, many) = (compare(&pair), compare(&more));
        for (a, b) in pair.iter().zip(&more) {
            let (a, b) = (moments(&CODES, a), moments(&CODES, b));
            prop_assert_eq!(a.mean, b.mean);
            prop_assert!((a.squares * factor as f64 - b.squares).abs() <= SAME * b.squares);
        }
        prop_assert_eq!(one.cliffs_delta.is_ok(), many.cliffs_delta.is_ok());
        if let (Ok(a), Ok(b)) = (one.cliffs_delta, many.cliffs_delta) {
            prop_assert!((a - b).abs() <= SAME, "{} {}", a, b);
        }
        if let (Ok(a), Ok(b)) = (&one.agree_chi2, &many.agree_chi2) {
            prop_assert!((a.chi2 * factor as f64 - b.chi2).abs() <= SAME * (1.0 + b.chi2));
            prop_assert!((a.cramers_v - b.cramers_v).abs() <= SAME);
        }
        if let (Ok(a), Ok(b)) = (&one.student, &many.student) {
            prop_assert!(b.t.abs() >= a.t.abs() * (1.0 - SAME), "{:?} {:?}", a, b);
        }
    }

    #[test]
    fn merged_groups_have_the_base_the_mean_and_the_spread_of_both(pair in groups(2..3)) {
        let both: Vec<u64> = pair[0].iter().zip(&pair[1]).map(|(a, b)| a + b).collect();
        let merged = moments(&CODES, &both);
        let (a, b) = (moments(&CODES, &pair[0]), moments(&CODES, &pair[1]));
        prop_assert_eq!(merged.n, a.n + b.n);
        let sum = |m: &Moments| m.mean.map_or(0.0, |mean| mean * m.n as f64);
        prop_assert!((sum(&merged) - sum(&a) - sum(&b)).abs() <= SAME * (1.0 + sum(&merged)));
        if let Ok(distance) = a.above(&b) {
            let (na, nb) = (a.n as f64, b.n as f64);
            let between = distance * distance * na / (na + nb) * nb;
            let squares = a.squares + b.squares + between;
            prop_assert!((merged.squares - squares).abs() <= SAME * (1.0 + squares));
        }
        let shares = [&pair[0], &pair[1], &both].map(|g| stats::Agreement::of(g, &AGREE));
        prop_assert_eq!(shares[0].agree + shares[1].agree, shares[2].agree);
        prop_assert_eq!(shares[0].base + shares[1].base, shares[2].base);
    }
}
