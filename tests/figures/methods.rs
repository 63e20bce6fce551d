//! By which method differences are tested and marked, and that figures say so.

use peilglas::analysis::{Base, Definitions, Method, StarTest};
use peilglas::base::Language;
use peilglas::figure::{DisclosedDrawing, FigureRequest, draw};
use peilglas::stats;
use proptest::prelude::*;

use crate::support::{Survey, agreeing, built_in, file, noise};

fn definitions(method: Method, least_difference: f64) -> Definitions {
    Definitions { method, least_difference, ..Definitions::default() }
}

/// Groups that differ more or less, item by item.
fn survey(split: &str, sizes: &[u64], seed: u64) -> Survey {
    let questionnaire = built_in();
    let answers = |item: usize, group: usize| {
        let apart = noise((item * 31 + group) as u64 + 1000 * seed) - 0.5;
        agreeing(sizes[group], 0.5 + 0.3 * apart)
    };
    let csv = file(&questionnaire, split, sizes, answers);
    Survey::read(questionnaire, &csv)
}

fn drawn(survey: &Survey, split: &str, definitions: Definitions) -> DisclosedDrawing {
    let request = FigureRequest::new("waarden", split, Language::Nl);
    let results = survey.compared(split, definitions);
    draw(&survey.questionnaire, &results, &request).expect("the figure is there")
}

#[test]
fn careful_asterisks_are_adjusted_over_the_items_of_a_battery() {
    let cases = [
        ("leiding", &[150, 200][..], StarTest::Welch, StarTest::Student),
        ("domein", &[150, 90, 200][..], StarTest::WelchAnova, StarTest::Anova),
    ];
    for (split, sizes, careful, report) in cases {
        let survey = survey(split, sizes, 1);
        let results = survey.compared(split, definitions(Method::Careful, 0.0));
        let unadjusted = survey.compared(split, definitions(Method::Report, 0.0));
        let (mut marked, mut marked_in_report) = (0, 0);
        for battery in &survey.questionnaire.batteries {
            let of = |item: &&peilglas::analysis::ItemResult| item.battery == battery.id;
            let tests: Vec<_> = results.items.iter().filter(of).collect();
            let tests: Vec<_> = tests.iter().filter_map(|item| item.by[0].tests.as_ref()).collect();
            assert_eq!(tests.len(), battery.items.len());
            let p: Vec<f64> = tests.iter().filter_map(|tests| tests.star_p()).collect();
            assert_eq!(p.len(), tests.len(), "every item has a test");
            for (tests, holm) in tests.iter().zip(stats::holm(&p)) {
                assert_eq!(tests.star_test, careful);
                let adjusted = tests.adjusted.as_ref().expect("adjusted");
                assert_eq!((adjusted.holm, adjusted.family), (holm, p.len()));
                assert_eq!(tests.stars, stats::stars(holm));
                marked += usize::from(!tests.stars.is_empty());
            }
            for item in unadjusted.items.iter().filter(of) {
                let tests = item.by[0].tests.as_ref().expect("tests");
                assert_eq!(tests.star_test, report);
                assert_eq!(tests.stars, stats::stars(tests.star_p().expect("a test")));
                marked_in_report += usize::from(!tests.stars.is_empty());
            }
        }
        assert!(0 < marked && marked < marked_in_report, "{split}: {marked} {marked_in_report}");
    }
}

#[test]
fn the_note_and_the_words_name_the_method() {
    let survey = survey("leiding", &[150, 200], 1);
    let careful = drawn(&survey, "leiding", Definitions::default());
    assert!(careful.note.contains("Welch") && careful.note.contains("Holm"), "{}", careful.note);
    assert!(careful.note.contains("alle stellingen van deze figuur samen"), "{}", careful.note);
    assert!(careful.words.contains("(p ≤ 0,05 na correctie)"), "{}", careful.words);
    assert!(!careful.note.contains("procentpunt"), "{}", careful.note);
    let report = drawn(&survey, "leiding", definitions(Method::Report, 0.0));
    assert!(report.note.contains("Student") && report.note.contains("als in het rapport"));
    assert!(report.note.contains("niet gecorrigeerd") && report.words.contains("(p ≤ 0,05)"));
    let least = drawn(&survey, "leiding", definitions(Method::Careful, 7.5));
    assert!(least.note.contains("7,5 procentpunt of meer"), "{}", least.note);
    let rule = "(p ≤ 0,05 na correctie en ten minste 7,5 procentpunt)";
    assert!(least.words.contains(rule), "{}", least.words);
}

#[test]
fn a_difference_of_exactly_the_least_one_is_marked() {
    // 55 % and 30 % of 1,000: as fractions a hair apart from .25.
    let questionnaire = built_in();
    let csv = file(&questionnaire, "leiding", &[1000, 1000], |_, group| {
        agreeing(1000, [0.55, 0.30][group])
    });
    let survey = Survey::read(questionnaire, &csv);
    let marked = |least: f64| {
        let results = survey.compared("leiding", definitions(Method::Careful, least));
        let tests = results.items[0].by[0].tests.clone().expect("tests");
        (tests.stars, tests.agree_difference.expect("two groups").diff)
    };
    let (stars, difference) = marked(25.0);
    assert_eq!(stars, "***");
    assert!((difference - 0.25).abs() < 1e-12);
    assert_eq!(marked(25.01).0, "");
}

#[test]
fn a_group_without_spread_is_told_where_welch_cannot_compare_it() {
    let questionnaire = built_in();
    let answers = |item: usize, group: usize| match (item, group) {
        (0, 0) => [0, 0, 0, 40, 0, 0],
        _ => agreeing(40, [0.2, 0.9, 0.5][group]),
    };
    let csv = file(&questionnaire, "domein", &[40, 40, 40], answers);
    let survey = Survey::read(questionnaire, &csv);
    let told = |method| {
        let results = survey.with_unanimous("domein", definitions(method, 0.0));
        let tests = results.items[0].by[0].tests.clone().expect("tests");
        assert_eq!(tests.stars.is_empty(), method == Method::Careful);
        assert_eq!(tests.adjusted.is_none(), method == Method::Careful);
        let findings = results.findings.iter().filter(|finding| finding.code == "not-computed");
        findings.map(|finding| finding.message(Language::Nl)).collect::<Vec<_>>()
    };
    assert!(told(Method::Report).is_empty());
    let careful = told(Method::Careful);
    assert_eq!(careful.len(), 1);
    assert!(careful[0].contains("in één groep gaf iedereen hetzelfde antwoord"), "{careful:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// A least difference takes asterisks away and changes nothing else.
    #[test]
    fn only_differences_that_are_large_enough_are_marked(
        seed in 0..1000_u64,
        least in 0.0..40.0_f64,
        careful in any::<bool>(),
    ) {
        let method = if careful { Method::Careful } else { Method::Report };
        let survey = survey("domein", &[60, 90, 70], seed);
        let all = survey.compared("domein", definitions(method, 0.0));
        let large = survey.compared("domein", definitions(method, least));
        for (all, large) in all.items.iter().zip(&large.items) {
            let (all, large) = (&all.by[0], &large.by[0]);
            let shares: Vec<f64> = all
                .cells
                .iter()
                .filter_map(|cell| cell.values()?.agree.share)
                .collect();
            let high = shares.iter().copied().fold(0.0, f64::max);
            let low = shares.iter().copied().fold(1.0, f64::min);
            let (all, large) = (all.tests.as_ref().expect("tests"), large.tests.as_ref().expect("tests"));
            prop_assert_eq!(&all.adjusted, &large.adjusted);
            let kept = if 100.0 * (high - low) >= least { all.stars } else { "" };
            prop_assert_eq!(large.stars, kept);
        }
    }
}

#[test]
fn a_figure_says_of_whom_its_percentages_are() {
    let questionnaire = built_in();
    let answers = |_: usize, group: usize| [10, 20, 20, 40, 20, 30 * group as u64];
    let csv = file(&questionnaire, "leiding", &[110, 140], answers);
    let survey = Survey::read(questionnaire, &csv);
    let drawn = |base| drawn(&survey, "leiding", Definitions { base, ..Definitions::default() });
    let answered = drawn(Base::Answered);
    assert!(answered.subtitle.contains("onder wie een mening gaf:"), "{}", answered.subtitle);
    for words in [&answered.subtitle, &answered.note, &answered.words] {
        assert!(!words.contains("geen mening"), "{words}");
    }
    for (base, others) in [
        (Base::WithNoOpinion, "of geen mening had"),
        (Base::WithRefused, "of geen mening had of niet wilde antwoorden"),
    ] {
        let drawing = drawn(base);
        let among = format!("onder wie een mening gaf {others}: is een belangrijk");
        assert!(drawing.subtitle.contains(&among), "{}", drawing.subtitle);
        let of = format!("Percentages zijn van wie een mening gaf {others};");
        for words in [&drawing.note, &drawing.words] {
            assert!(words.contains(&of), "{words}");
        }
    }
    // 60 of 110 in both groups; with no opinion 60 of 140 in the second.
    assert!(answered.words.contains("Niet-leidinggevend: 55"), "{}", answered.words);
    let more = drawn(Base::WithNoOpinion);
    assert!(more.words.contains("Niet-leidinggevend: 43"), "{}", more.words);
}
