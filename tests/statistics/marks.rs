//! Letters and arrows.

use peilglas::stats::{
    self, Adjustment, Agreement, Arrow, ColumnTest, MarkRule, PairMethod, Reason, Verdict, arrow,
    column_letters, column_name, letters_text, moments,
};

const CODES: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 5.0];

fn check(columns: usize, verdicts: &[(usize, usize, f64, f64)], rule: MarkRule, want: &[&str]) {
    let verdicts = verdicts.iter().map(|&(a, b, diff, p)| Verdict { a, b, diff, p });
    let letters = column_letters(columns, verdicts, &rule);
    let texts: Vec<String> = letters.iter().map(|cell| letters_text(cell)).collect();
    assert_eq!(texts, want);
}

#[test]
fn letters_name_the_lower_column() {
    let verdicts = [(0, 1, 0.5, 0.01), (0, 2, -0.7, 0.05), (1, 2, -1.2, 0.000_1)];
    check(3, &verdicts, MarkRule::at(0.05), &["B", "", "A B"]);
    check(3, &verdicts, MarkRule::at(0.01), &["B", "", "B"]);
    check(3, &verdicts, MarkRule::at(0.000_01), &["", "", ""]);
}

#[test]
fn capitals_are_for_the_stricter_of_two_levels() {
    let verdicts = [(0, 1, 0.5, 0.01), (0, 2, -0.7, 0.05), (1, 2, -1.2, 0.000_1)];
    let rule = MarkRule { level: 0.05, strict: Some(0.01), least: 0.0 };
    check(3, &verdicts, rule, &["B", "", "a B"]);
}

#[test]
fn small_differences_are_not_marked_however_certain() {
    let verdicts = [(0, 1, 0.5, 1e-9), (0, 2, -0.7, 1e-9)];
    let rule = MarkRule { level: 0.05, strict: None, least: 0.6 };
    check(3, &verdicts, rule, &["", "", "A"]);
    // Equal columns exceed neither.
    check(2, &[(0, 1, 0.0, 0.0)], MarkRule::at(0.05), &["", ""]);
}

#[test]
fn columns_after_z_have_two_letters() {
    for (position, name) in [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA")] {
        assert_eq!(column_name(position), name);
    }
    assert_eq!(column_name(701), "ZZ");
    assert_eq!(column_name(702), "AAA");
    let rule = MarkRule { level: 0.05, strict: Some(0.01), least: 0.0 };
    let verdicts = [(30, 2, 1.0, 0.001), (30, 28, 1.0, 0.04)];
    let letters =
        column_letters(31, verdicts.map(|(a, b, diff, p)| Verdict { a, b, diff, p }), &rule);
    assert_eq!(letters_text(&letters[30]), "C ac");
}

#[test]
fn every_way_to_compare_columns_gives_letters() {
    let groups: [&[u64]; 3] = [&[40, 70, 50, 22, 8], &[10, 31, 66, 81, 20], &[12, 33, 60, 80, 21]];
    let means: Vec<_> = groups.iter().map(|group| moments(&CODES, group)).collect();
    let methods = [
        PairMethod::GamesHowell,
        PairMethod::TukeyKramer,
        PairMethod::Welch(Adjustment::Holm),
        PairMethod::Pooled(Adjustment::Bonferroni),
    ];
    let agree = [false, false, false, true, true];
    let shares: Vec<Agreement> = groups.iter().map(|group| Agreement::of(group, &agree)).collect();
    let of_shares = stats::share_pairs(&shares, Adjustment::Holm);
    let of_means = methods.map(|method| stats::mean_pairs(&means, method));
    for pairs in of_means.into_iter().chain([of_shares]) {
        let verdicts = pairs.iter().filter_map(stats::ColumnPair::verdict);
        let letters = column_letters(3, verdicts, &MarkRule::at(0.05));
        let texts: Vec<String> = letters.iter().map(|cell| letters_text(cell)).collect();
        assert_eq!(texts, ["", "A", "A"]);
    }
    let dunn = stats::dunn(&groups).unwrap();
    let letters = column_letters(3, dunn.iter().map(stats::DunnPair::verdict), &MarkRule::at(0.05));
    assert_eq!(letters_text(&letters[1]), "A");
}

#[test]
fn tests_on_the_range_keep_their_sign() {
    let groups: [&[u64]; 3] = [&[1, 2, 3], &[3, 2, 1], &[2, 2, 2]];
    let means: Vec<_> = groups.iter().map(|group| moments(&[1.0, 2.0, 3.0], group)).collect();
    for pair in stats::mean_pairs(&means, PairMethod::TukeyKramer) {
        let test = pair.test.unwrap();
        let plain = stats::tukey_kramer(&means, pair.a, pair.b).unwrap();
        assert_eq!((test.statistic.abs(), test.p), (plain.q, plain.p));
        assert_eq!(test.statistic > 0.0, test.diff > 0.0);
    }
}

#[test]
fn arrows_point_away_from_the_rest() {
    let test = |diff: f64, adjusted: f64| Ok(ColumnTest { diff, statistic: 0.0, p: 0.0, adjusted });
    let rule = MarkRule { level: 0.05, strict: None, least: 0.1 };
    assert_eq!(arrow(&test(0.3, 0.05), &rule), Some(Arrow::Up));
    assert_eq!(arrow(&test(-0.3, 0.01), &rule), Some(Arrow::Down));
    assert_eq!(arrow(&test(-0.3, 0.06), &rule), None);
    assert_eq!(arrow(&test(0.09, 0.001), &rule), None);
    assert_eq!(arrow(&Err(Reason::EmptyGroup), &rule), None);
}

#[test]
fn columns_that_cannot_differ_leave_the_family() {
    let column = |agree, base| Agreement { agree, base };
    let columns = [column(10, 40), column(25, 50), column(0, 30), column(30, 30), column(1, 1)];
    let pairs = stats::share_pairs(&columns, Adjustment::Bonferroni);
    let tested: Vec<_> = pairs.iter().filter(|pair| pair.test.is_ok()).collect();
    assert_eq!(tested.len(), 1);
    let test = tested[0].test.as_ref().unwrap();
    assert_eq!(test.p, test.adjusted);
    let reason = |a: usize, b: usize| {
        let pair = pairs.iter().find(|pair| (pair.a, pair.b) == (a, b)).unwrap();
        pair.test.clone().err()
    };
    assert_eq!(reason(0, 2), Some(Reason::NoVariance));
    assert_eq!(reason(1, 4), Some(Reason::FewerThanTwoObservations));
    assert!(stats::share_pairs(&columns[..1], Adjustment::Holm).is_empty());
}
