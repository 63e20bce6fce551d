//! Input without an answer says why; huge input keeps its digits.

use crate::support::{AGREES, SAME, close, number};
use peilglas::stats::{self, Agreement, Comparison, CrossProducts, Moments, Reason};
use serde_json::Value;

const CODES: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 5.0];
const AGREE: [bool; 5] = [false, false, false, true, true];

/// Ten million respondents in a group.
const MANY: u64 = 10_000_000;

fn described(groups: &[&[u64]]) -> Vec<Moments> {
    groups.iter().map(|counts| stats::moments(&CODES, counts)).collect()
}

/// Every reason that a comparison of these groups gives, by the name of the test.
fn reasons(groups: &[&[u64]]) -> Vec<(&'static str, Option<Reason>)> {
    let c = stats::compare(&CODES, groups, &AGREE);
    vec![
        ("student", c.student.err()),
        ("welch", c.welch.err()),
        ("anova", c.anova.err()),
        ("welch_anova", c.welch_anova.err()),
        ("mann_whitney", c.mann_whitney.err()),
        ("brunner_munzel", c.brunner_munzel.err()),
        ("kruskal", c.kruskal.err()),
        ("agree_chi2", c.agree_chi2.err()),
        ("agree_fisher", c.agree_fisher.err()),
        ("hedges_g", c.hedges_g.err()),
        ("cliffs_delta", c.cliffs_delta.err()),
        ("omega2", c.omega2.err()),
    ]
}

/// Holds each test's reason against the first line that names it, or "all others".
#[track_caller]
fn check(groups: &[&[u64]], expected: &[(&str, Option<Reason>)]) {
    for (test, reason) in reasons(groups) {
        let named = |(names, _): &&(&str, _)| names.split(' ').any(|name| name == test);
        let line = expected.iter().find(named);
        let (_, want) = line.unwrap_or_else(|| expected.last().expect("a line for all others"));
        assert_eq!(reason, *want, "{test} of {groups:?}");
    }
}

#[test]
fn no_group_or_one_is_no_comparison() {
    check(&[], &[("all others", Some(Reason::FewerThanTwoGroups))]);
    check(&[&[1, 2, 3, 2, 1]], &[("all others", Some(Reason::FewerThanTwoGroups))]);
    assert!(stats::compare(&CODES, &[&[1, 2, 3, 2, 1]], &AGREE).pairwise.is_empty());
    assert_eq!(stats::dunn(&[]), Err(Reason::FewerThanTwoGroups));
    assert_eq!(stats::games_howell(&[], 0, 0), Err(Reason::FewerThanTwoGroups));
}

#[test]
fn an_empty_group_leaves_nothing_to_compare() {
    check(&[&[0; 5], &[1, 2, 3, 2, 1]], &[("all others", Some(Reason::EmptyGroup))]);
    let three = stats::compare(&CODES, &[&[1, 2, 3, 2, 1], &[0; 5], &[2, 2, 2, 2, 2]], &AGREE);
    assert_eq!(three.anova, Err(Reason::EmptyGroup));
    assert_eq!(three.pairwise.len(), 3);
    for pair in three.pairwise {
        assert_eq!(pair.games_howell, Err(Reason::EmptyGroup));
        assert_eq!(pair.tukey, Err(Reason::EmptyGroup));
        assert_eq!(pair.diff.is_ok(), (pair.a, pair.b) == (0, 2));
    }
}

#[test]
fn everybody_on_one_point_has_no_variance() {
    check(
        &[&[0, 0, 0, 7, 0], &[0, 0, 0, 9, 0]],
        &[("agree_fisher cliffs_delta", None), ("all others", Some(Reason::NoVariance))],
    );
    let same = stats::compare(&CODES, &[&[0, 0, 0, 7, 0], &[0, 0, 0, 9, 0]], &AGREE);
    assert_eq!(same.agree_fisher.unwrap().p, 1.0);
    assert_eq!(same.cliffs_delta, Ok(0.0));
}

#[test]
fn groups_that_do_not_overlap_or_vary_have_an_order_but_no_t() {
    let c = stats::compare(&CODES, &[&[9, 0, 0, 0, 0], &[0, 0, 0, 0, 9]], &AGREE);
    assert_eq!(c.student, Err(Reason::NoVariance));
    assert_eq!(c.brunner_munzel, Err(Reason::NoVariance));
    assert_eq!(c.cliffs_delta, Ok(-1.0));
    assert_eq!(c.omega2, Ok(1.0));
    assert!(c.mann_whitney.unwrap().p < 1e-4);
}

#[test]
fn one_respondent_has_no_variance_of_their_own() {
    let one = stats::moments(&CODES, &[0, 1, 0, 0, 0]);
    assert_eq!((one.n, one.mean, one.sd), (1, Some(2.0), None));
    check(
        &[&[0, 1, 0, 0, 0], &[1, 2, 3, 2, 1]],
        &[
            ("welch welch_anova brunner_munzel", Some(Reason::FewerThanTwoObservations)),
            ("all others", None),
        ],
    );
    check(
        &[&[0, 1, 0, 0, 0], &[0, 0, 1, 0, 0]],
        &[
            ("mann_whitney kruskal cliffs_delta agree_fisher", None),
            ("agree_chi2", Some(Reason::NoVariance)),
            ("all others", Some(Reason::FewerThanTwoObservations)),
        ],
    );
    // Three in all: a t with one degree of freedom, for which g has no correction.
    check(
        &[&[0, 1, 0, 0, 0], &[0, 0, 1, 1, 0]],
        &[
            ("hedges_g welch welch_anova brunner_munzel", Some(Reason::FewerThanTwoObservations)),
            ("all others", None),
        ],
    );
}

#[test]
fn nobody_has_no_mean_and_no_share() {
    let none = stats::moments(&CODES, &[0; 5]);
    assert_eq!((none.n, none.mean, none.sd), (0, None, None));
    let none = stats::moments(&[], &[]);
    assert_eq!((none.n, none.mean), (0, None));
    let share = stats::proportion(0, 0);
    assert_eq!((share.share, share.ci95), (None, None));
}

#[test]
fn intervals_end_at_nothing_and_everything() {
    for base in [1, 10, 3_724, MANY] {
        let [low, high] = stats::proportion(0, base).ci95.unwrap();
        assert!(low == 0.0 && high > 0.0 && high < 1.0, "0 of {base}: {low}, {high}");
        let [low, high] = stats::proportion(base, base).ci95.unwrap();
        assert!(low > 0.0 && low < 1.0 && high == 1.0, "{base} of {base}: {low}, {high}");
    }
}

#[test]
fn a_document_has_null_and_never_nan() {
    for groups in [
        [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0]],
        [[0, 0, 0, 0, 0], [1, 0, 0, 0, 0]],
        [[1, 0, 0, 0, 0], [0, 0, 0, 0, 1]],
        [[3, 0, 0, 0, 0], [3, 0, 0, 0, 0]],
        [[MANY, 0, 0, 0, 0], [0, 0, 0, 0, MANY]],
        [[MANY, 0, 0, 0, 1], [1, 0, 0, 0, MANY]],
    ] {
        let groups: Vec<&[u64]> = groups.iter().map(|g| &g[..]).collect();
        let c = stats::compare(&CODES, &groups, &AGREE);
        // serde_json writes NaN and infinity as null, so the debug text is looked at too.
        let text = format!("{c:?}");
        assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
        let document = serde_json::to_value(&c).unwrap();
        assert_eq!(document["student"].is_null(), c.student.is_err());
        assert!(document.get("agree_fisher").is_some());
        assert!(document["hedges_g"]["ci95"].is_array() || document["hedges_g"] == Value::Null);
    }
}

#[test]
fn ten_million_with_huge_ties_keep_their_digits() {
    // Expected values by textbook formulas with 40 digits: tests/reference/large.py.
    let codes: Vec<f64> = (1..=11).map(f64::from).collect();
    let agree: Vec<bool> = (1..=11).map(|code| code >= 10).collect();
    let a: &[u64] = &[3, 1, 4, 1, 5, 9, 2, 6, 5, 1_000_000, 8_999_964];
    let b: &[u64] = &[12, 7, 1, 18, 2, 28, 1, 8, 2, 1_000_850, 8_999_071];
    let got = stats::compare(&codes, &[a, b], &agree);
    assert_eq!(agrees_with_large("ten_million", &got), 26);
}

#[test]
fn the_interval_of_g_holds_where_the_groups_hardly_overlap() {
    let far: [&[u64]; 2] = [&[1000, 0, 0, 0, 1], &[1, 0, 0, 0, 1000]];
    let got = stats::compare(&CODES, &far, &AGREE);
    assert_eq!(agrees_with_large("far_apart", &got), 3);
}

/// Holds a comparison against values computed with 40 digits; returns how many.
fn agrees_with_large(case: &str, got: &Comparison) -> usize {
    let large: Value = serde_json::from_str(include_str!("large.json")).unwrap();
    let got = serde_json::to_value(got).unwrap();
    for (path, want) in large[case].as_object().unwrap() {
        close(path, number(&got, path), want.as_f64().unwrap(), AGREES);
    }
    large[case].as_object().unwrap().len()
}

#[test]
fn fishers_test_ends_in_the_far_tail_of_huge_tables() {
    let half = Agreement { agree: MANY / 2, base: MANY };
    let all = Agreement { agree: MANY, base: MANY };
    assert_eq!(stats::agree_fisher(half, half).unwrap().p, 1.0);
    assert_eq!(stats::agree_fisher(all, half).unwrap().p, 0.0);
}

#[test]
fn reliability_needs_two_items_two_people_and_a_total_that_varies() {
    let alpha = |n, sums: &[f64], products: &[&[f64]]| {
        stats::cronbach_alpha(&CrossProducts {
            n,
            sums: sums.to_vec(),
            products: products.iter().map(|row| row.to_vec()).collect(),
        })
    };
    assert_eq!(alpha(9, &[20.0], &[&[50.0]]), Err(Reason::FewerThanTwoItems));
    assert_eq!(
        alpha(1, &[2.0, 3.0], &[&[4.0, 6.0], &[6.0, 9.0]]),
        Err(Reason::FewerThanTwoObservations)
    );
    // Two items that add up to 6 for everybody: (1, 5), (5, 1).
    assert_eq!(alpha(2, &[6.0, 6.0], &[&[26.0, 10.0], &[10.0, 26.0]]), Err(Reason::NoVariance));
    // The same item twice: α is 1.
    close("twice", alpha(2, &[6.0, 6.0], &[&[26.0, 26.0], &[26.0, 26.0]]).unwrap(), 1.0, SAME);
}

#[test]
fn asterisks_include_their_limits() {
    for (p, stars) in [
        (0.0, "***"),
        (0.001, "***"),
        (0.001_000_1, "**"),
        (0.01, "**"),
        (0.010_000_1, "*"),
        (0.05, "*"),
        (0.050_000_1, ""),
        (1.0, ""),
    ] {
        assert_eq!(stats::stars(p), stars, "{p}");
    }
}

#[test]
fn a_test_without_p_does_not_count_in_its_family() {
    let adjusted = stats::adjust(&[Some(0.03), None, Some(0.01)]);
    let both = |i: usize| adjusted[i].as_ref().map(|a| (a.holm, a.bh, a.family));
    assert_eq!(both(0), Some((0.03, 0.03, 2)));
    assert_eq!(both(1), None);
    assert_eq!(both(2), Some((0.02, 0.02, 2)));
    assert!(stats::adjust(&[]).is_empty());
    assert_eq!(stats::holm(&[0.9, 0.8]), [1.0, 1.0]);
    assert_eq!(stats::benjamini_hochberg(&[0.9, 0.8]), [0.9, 0.9]);
}

#[test]
fn a_mean_far_from_zero_keeps_its_variance() {
    let codes = [1e9 + 1.0, 1e9 + 2.0, 1e9 + 3.0];
    let sd = stats::moments(&codes, &[1, 1, 1]).sd;
    assert_eq!(sd, Some(1.0));
    let described = described(&[&[MANY - 1, 0, 0, 0, 1]]);
    // One of ten million on the other end: 16/n to seven digits, exactly 16(n−1)/n².
    let n = MANY as f64;
    close("squares", described[0].squares, 16.0 * (n - 1.0) / n, SAME);
}
