//! Figures of scale scores.

use peilglas::analysis::{Definitions, Method, Results};
use peilglas::base::Language;
use peilglas::disclosure::Disclosed;
use peilglas::figure::{
    DisclosedDrawing, FigureRequest, Order, draw_scores, ranges, scene_of_scores,
};
use peilglas::stats;

use crate::support::{Survey, agreeing, built_in, file, noise};

const SIZES: [u64; 4] = [150, 90, 200, 6];

/// Items of a battery go together: whoever agrees with one agrees with the next.
fn survey() -> Survey {
    let questionnaire = built_in();
    let answers = |item: usize, group: usize| {
        agreeing(SIZES[group], 0.4 + 0.2 * noise(item as u64) + 0.1 * group as f64)
    };
    let csv = file(&questionnaire, "domein", &SIZES, answers);
    Survey::read(questionnaire, &csv)
}

fn drawn(
    survey: &Survey,
    results: &Disclosed<Results>,
    request: &FigureRequest,
) -> DisclosedDrawing {
    draw_scores(&survey.questionnaire, results, [1, 5], request).expect("the figure is there")
}

fn request() -> FigureRequest {
    FigureRequest::new("", "domein", Language::Nl)
}

#[test]
fn the_values_are_mean_scores_on_the_scale_s_own_axis() {
    let survey = survey();
    let results = survey.results("domein", 10);
    assert_eq!(ranges(&results), [[1, 5]]);
    let drawing = drawn(&survey, &results, &request());
    assert_eq!(drawing.number, None);
    assert_eq!(drawing.title, "Schaalscores, naar domein");
    assert!(drawing.subtitle.contains("van 1 tot 5"), "{}", drawing.subtitle);
    assert!(drawing.words.starts_with("7 schalen, 4 groepen."), "{}", drawing.words);
    assert!(drawing.note.contains("alle schalen samen"), "{}", drawing.note);
    assert!(!drawing.svg.contains('%') && !drawing.words.contains('%'), "no percentages");
    for scale in &results.scales {
        for cell in scale.by[0].cells.iter().filter_map(|cell| cell.values()) {
            let mean = format!("{:.2}", cell.mean.expect("a mean")).replace('.', ",");
            assert!(drawing.svg.contains(&mean), "{mean} of {} is missing", scale.battery);
        }
    }
}

#[test]
fn asterisks_are_adjusted_over_all_scales() {
    let survey = survey();
    for method in [Method::Careful, Method::Report] {
        let definitions = Definitions { method, ..Definitions::default() };
        let results = survey.compared("domein", definitions);
        let tests: Vec<_> = results.scales.iter().filter_map(|s| s.by[0].tests.as_ref()).collect();
        let p: Vec<f64> = tests.iter().filter_map(|tests| tests.star_p()).collect();
        assert_eq!(p.len(), 7);
        for ((tests, p), holm) in tests.iter().zip(&p).zip(stats::holm(&p)) {
            assert_eq!(tests.star_test, method.of_means(2), "one is small, one protects it");
            let adjusted = tests.adjusted.as_ref().expect("adjusted");
            assert_eq!((adjusted.holm, adjusted.family), (holm, 7));
            let marked = if method == Method::Careful { holm } else { *p };
            assert_eq!(tests.stars, stats::stars(marked));
        }
        assert!(tests.iter().any(|tests| !tests.stars.is_empty()));
    }
}

#[test]
fn the_highest_score_comes_first_when_asked() {
    let survey = survey();
    let results = survey.results("domein", 10);
    let request = FigureRequest { order: Order::Value, ..request() };
    let scene = scene_of_scores(&survey.questionnaire, &results, [1, 5], &request).expect("drawn");
    let mean = |id: &String| {
        let scale = results.scales.iter().find(|scale| scale.battery == *id).expect("a scale");
        scale.total.values().and_then(|values| values.mean).expect("a mean")
    };
    let means: Vec<f64> = scene.items.iter().map(|item| mean(&item.id)).collect();
    assert!(means.is_sorted_by(|a, b| a >= b), "{means:?}");
    assert_eq!(means.len(), 7);
}

#[test]
fn a_hidden_group_has_no_score_in_the_drawing() {
    let survey = survey();
    let results = survey.results("domein", 10);
    let scene =
        scene_of_scores(&survey.questionnaire, &results, [1, 5], &request()).expect("drawn");
    for item in &scene.items {
        assert!(item.name.contains("Bedrijfsvoering: verborgen (te klein)"), "{}", item.name);
    }
    let hidden = drawn(&survey, &survey.results("domein", 500), &request());
    assert!(hidden.words.contains("niets te tonen"), "{}", hidden.words);
}

#[test]
fn scales_that_hang_together_badly_are_named() {
    // One of the four items of 'Opvattingen' runs the other way.
    let mut csv = String::from("Q2,Q8_1,Q8_2,Q8_3,Q8_4\n");
    for row in 0..200 {
        let (group, answer) = (["ja", "nee"][row % 2], row % 5 + 1);
        csv += &format!("{group},{answer},{},{answer},{answer}\n", 6 - answer);
    }
    let survey = Survey::read(built_in(), &csv);
    let results = survey.results("leiding", 10);
    let request = FigureRequest::new("", "leiding", Language::Nl);
    let drawing = drawn(&survey, &results, &request);
    assert!(drawing.note.contains("Lage α (onder 0,60): Opvattingen"), "{}", drawing.note);
}
