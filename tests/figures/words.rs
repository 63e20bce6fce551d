//! What figures say: titles, among whom, which test, and the order of items.

use peilglas::base::Language;
use peilglas::figure::{DisclosedDrawing, FigureRequest, Order, draw, scene};
use peilglas::split::{Filter, OnRequest};

use crate::support::{Survey, agreeing, built_in, file};

const SIZES: [u64; 5] = [40, 50, 60, 30, 20];

/// Every domain, 'Anders' included; each item is agreed to by more than the one before.
fn domains() -> Survey {
    let questionnaire = built_in();
    let answers = |item: usize, group: usize| agreeing(SIZES[group], item as f64 / 100.0);
    let csv = file(&questionnaire, "domein", &SIZES, answers);
    Survey::read(questionnaire, &csv)
}

fn drawn(survey: &Survey, battery: &str, split: &str, language: Language) -> DisclosedDrawing {
    let request = FigureRequest::new(battery, split, language);
    let results = survey.results(split, 10);
    draw(&survey.questionnaire, &results, &request).expect("the figure is there")
}

#[test]
fn figures_of_the_report_have_its_numbers_and_captions() {
    let survey = domains();
    let drawing = drawn(&survey, "waarden", "domein", Language::Nl);
    assert_eq!(drawing.number, Some(10));
    assert_eq!(drawing.title, "Figuur 10 · Publieke waarden");
    assert_eq!(
        drawn(&survey, "waarden", "domein", Language::En).title,
        "Figure 10 · Public values"
    );
}

#[test]
fn other_figures_are_called_after_battery_and_split() {
    let questionnaire = built_in();
    let csv = file(&questionnaire, "leeftijd", &[20, 30], |_, _| agreeing(20, 0.5));
    let survey = Survey::read(questionnaire, &csv);
    let drawing = drawn(&survey, "waarden", "leeftijd", Language::Nl);
    assert_eq!((drawing.number, &*drawing.title), (None, "Waarden, naar leeftijd"));
    assert_eq!(drawn(&survey, "waarden", "leeftijd", Language::En).title, "Values, by age");
}

#[test]
fn the_subtitle_says_among_whom() {
    let survey = domains();
    let domain = survey.split("domein", OnRequest::Included);
    let filter = Filter { parts: vec![(domain.clone(), vec![0, 1])] };
    let results = survey.analysed(survey.split("domein", OnRequest::LeftOut), filter, 10);
    let request = FigureRequest::new("waarden", "domein", Language::Nl);
    let drawing = draw(&survey.questionnaire, &results, &request).expect("the figure is there");
    let end = "Naar domein, 90 respondenten. Alleen Beleid of Inspectie.";
    assert!(drawing.subtitle.ends_with(end), "{}", drawing.subtitle);
    let all = drawn(&survey, "waarden", "domein", Language::En);
    // 'Anders' is not in the figure.
    assert!(all.subtitle.ends_with("By domain, 180 respondents."), "{}", all.subtitle);
    let results = survey.results("domein", 35);
    let hidden = draw(&survey.questionnaire, &results, &request).expect("the figure is there");
    assert!(hidden.subtitle.ends_with(". Naar domein."), "{}", hidden.subtitle);
}

#[test]
fn the_note_names_the_test() {
    let survey = domains();
    let four = drawn(&survey, "waarden", "domein", Language::Nl).note.clone();
    assert!(four.contains("variantieanalyse van Welch") && !four.contains("t-toets"), "{four}");
    assert!(!four.contains("hoeveel er per vraag"), "all bases are the groups' sizes: {four}");

    let questionnaire = built_in();
    let answers = |_: usize, group: usize| agreeing([30, 40][group], [0.2, 0.9][group]);
    let csv = file(&questionnaire, "leiding", &[30, 42], answers);
    let two = Survey::read(questionnaire, &csv);
    let note = drawn(&two, "waarden", "leiding", Language::Nl).note.clone();
    assert!(note.contains("t-toets van Welch") && !note.contains("variantieanalyse"), "{note}");
    assert!(note.contains("hoeveel er per vraag"), "42 in the group, 40 answers: {note}");

    let questionnaire = built_in();
    let answers = |item: usize, group: usize| match (item, group) {
        // The first value: too few of the third group, and the fourth protects it.
        (15, 2) => agreeing(4, 0.5),
        (15, 3) => agreeing(30, 0.5),
        _ => agreeing(40, [0.2, 0.9, 0.5, 0.5][group]),
    };
    let csv = file(&questionnaire, "domein", &[40, 40, 40, 40], answers);
    let both = drawn(&Survey::read(questionnaire, &csv), "waarden", "domein", Language::Nl);
    assert!(both.note.contains("t-toets van Welch") && both.note.contains("variantieanalyse"));
}

/// Groups on request can be counted without a part in the test.
#[test]
fn the_note_names_groups_outside_the_test() {
    let survey = domains();
    let request = FigureRequest::new("waarden", "domein", Language::Nl);
    for (on_request, said) in [(OnRequest::Counted, true), (OnRequest::Included, false)] {
        let split = survey.split("domein", on_request);
        let results = survey.analysed(split, Filter::default(), 10);
        let drawing = draw(&survey.questionnaire, &results, &request).expect("the figure is there");
        assert!(drawing.svg.contains(">Anders</text>"));
        assert_eq!(drawing.note.contains("Niet in de toets: Anders."), said, "{}", drawing.note);
    }
}

#[test]
fn items_stand_as_asked_or_by_value() {
    let survey = domains();
    let results = survey.results("domein", 10);
    let order = |order| {
        let request = FigureRequest::new("competenties", "domein", Language::Nl);
        let scene = scene(&survey.questionnaire, &results, &FigureRequest { order, ..request });
        let items = scene.expect("the figure is there").items;
        items.into_iter().map(|item| item.id).collect::<Vec<_>>()
    };
    let battery = survey.questionnaire.battery("competenties").expect("the battery");
    let mut asked: Vec<String> = battery.items.iter().map(|item| item.id.clone()).collect();
    assert_eq!(order(Order::Questionnaire), asked);
    asked.reverse(); // each is agreed to by more than the one before
    assert_eq!(order(Order::Value), asked);
}

#[test]
fn the_description_says_highest_and_lowest() {
    let words = drawn(&domains(), "opvattingen", "domein", Language::En).words.clone();
    assert!(words.starts_with("4 items, 4 groups. Policy: highest for ‘"), "{words}");
    assert!(words.contains("(3%), lowest for ‘") && words.contains("(0%)."), "{words}");
    assert!(
        words.ends_with("No item shows a significant difference (p ≤ 0.05 after adjustment)."),
        "{words}"
    );
}
