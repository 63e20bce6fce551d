//! Letters and arrows behind a figure's values, where they were chosen.

use peilglas::analysis::{Definitions, Marks, Method, Results};
use peilglas::base::{Language, Paragraph};
use peilglas::disclosure::Disclosed;
use peilglas::figure::scene::{Mark, Shape, Text};
use peilglas::figure::{Chart, DisclosedDrawing, FigureRequest, Scene, draw, scene};
use peilglas::split::{OnRequest, Split};
use peilglas::stats::{Arrow, letters_text};

use crate::support::{Survey, agreeing, built_in, file};

/// With two small groups no other is hidden to protect them.
const SIZES: [u64; 5] = [300, 400, 500, 8, 9];
const SHARES: [f64; 5] = [0.7, 0.4, 0.5, 0.9, 0.6];

#[test]
fn a_figure_leads_to_where_its_asterisks_or_values_are_explained() {
    let survey = survey();
    let explained = |split: Split, method| {
        let definitions = Definitions { method, ..Definitions::default() };
        let results = survey.by(split.clone(), definitions);
        let request = FigureRequest::new("opvattingen", split.id, Language::Nl);
        draw(&survey.questionnaire, &results, &request).expect("the figure is there").explained
    };
    let domain = || survey.split("domein", OnRequest::LeftOut);
    assert_eq!(explained(domain(), Method::Careful), Paragraph::WelchAnova);
    assert_eq!(explained(domain(), Method::Report), Paragraph::Anova);
    assert_eq!(explained(Split::everybody(), Method::Careful), Paragraph::Share);
}

/// Three domains that lie apart, and two that are hidden.
fn survey() -> Survey {
    let questionnaire = built_in();
    let csv =
        file(&questionnaire, "domein", &SIZES, |_, group| agreeing(SIZES[group], SHARES[group]));
    Survey::read(questionnaire, &csv)
}

struct Drawn {
    results: Disclosed<Results>,
    scene: Scene,
    drawing: DisclosedDrawing,
}

fn drawn(marks: Marks, chart: Chart, method: Method) -> Drawn {
    let survey = survey();
    let definitions = Definitions { marks, method, ..Definitions::default() };
    let results = survey.compared("domein", definitions);
    let request =
        FigureRequest { chart, ..FigureRequest::new("opvattingen", "domein", Language::Nl) };
    let scene = scene(&survey.questionnaire, &results, &request).expect("the figure is there");
    let drawing = draw(&survey.questionnaire, &results, &request).expect("the figure is there");
    Drawn { results, scene, drawing }
}

fn texts(scene: &Scene) -> Vec<&Text> {
    let marks = scene.marks.iter();
    marks
        .filter_map(|mark| match mark {
            Mark::Text(text) => Some(text),
            _ => None,
        })
        .collect()
}

#[test]
fn letters_stand_behind_the_values_of_their_groups() {
    let Drawn { results, scene, drawing } = drawn(Marks::Letters, Chart::Bars, Method::Careful);
    let words: Vec<&str> = texts(&scene).iter().map(|text| text.words.as_str()).collect();
    // The legend tells whose letter it is, also of a group that is hidden.
    for name in ["A Beleid", "B Inspectie", "C Uitvoering", "D Bedrijfsvoering"] {
        assert!(words.contains(&name), "{name} in {words:?}");
    }
    let mut expected = Vec::new();
    for item in results.items.iter().filter(|item| item.battery == "opvattingen") {
        let marks = &item.by[0].tests.as_ref().expect("tests").shares.marks;
        expected.extend(marks.iter().flatten().map(|marks| letters_text(&marks.letters)));
    }
    expected.retain(|letters| !letters.is_empty());
    // Seventy percent lies above both, fifty above forty.
    assert_eq!(expected, ["B C", "B"].repeat(expected.len() / 2));
    let found: Vec<&str> =
        words.iter().copied().filter(|words| ["B C", "B"].contains(words)).collect();
    assert_eq!(found, expected);
    assert!(drawing.note.contains("Letters achter een waarde"), "{}", drawing.note);
    assert!(drawing.note.contains("na Holms correctie voor alle paren"), "{}", drawing.note);
    let item = &scene.items[0].name;
    assert!(item.contains("A Beleid: 70\u{a0}%, hoger dan B, C;"), "{item}");
    assert!(item.contains("B Inspectie: 40\u{a0}%;"), "{item}");
}

#[test]
fn arrows_stand_behind_the_values_of_who_lies_apart_from_the_rest() {
    let Drawn { results, scene, drawing } = drawn(Marks::Arrows, Chart::Bars, Method::Report);
    let mut expected = Vec::new();
    for item in results.items.iter().filter(|item| item.battery == "opvattingen") {
        let marks = &item.by[0].tests.as_ref().expect("tests").shares.marks;
        expected.extend(marks.iter().flatten().filter_map(|marks| marks.arrow));
    }
    let shape = |mark: &Mark| match mark {
        Mark::Marker { shape: Shape::Triangle, .. } => Some(Arrow::Up),
        Mark::Marker { shape: Shape::TriangleDown, .. } => Some(Arrow::Down),
        _ => None,
    };
    let found: Vec<Arrow> = scene.marks.iter().filter_map(shape).collect();
    assert_eq!(found, expected);
    assert!(found.contains(&Arrow::Up) && found.contains(&Arrow::Down));
    assert!(drawing.note.contains("driehoek") && drawing.note.contains("niet gecorrigeerd"));
    let item = &scene.items[0].name;
    assert!(item.contains("Beleid: 70\u{a0}%, hoger dan de rest"), "{item}");
    assert!(item.contains("Inspectie: 40\u{a0}%, lager dan de rest"), "{item}");
    assert!(!item.contains("A Beleid"), "no letters: {item}");
}

#[test]
fn without_a_choice_nothing_stands_behind_the_values() {
    let Drawn { scene, drawing, .. } = drawn(Marks::Stars, Chart::Bars, Method::Careful);
    let markers = scene.marks.iter().filter(|mark| matches!(mark, Mark::Marker { .. }));
    assert_eq!(markers.count(), 0);
    assert!(!texts(&scene).iter().any(|text| ["B C", "B", "A Beleid"].contains(&&*text.words)));
    assert!(!drawing.note.contains("achter een waarde"), "{}", drawing.note);
}

#[test]
fn below_dots_stand_letters_behind_the_letter_of_their_group() {
    let Drawn { scene, drawing, .. } = drawn(Marks::Letters, Chart::Dots, Method::Careful);
    assert!(drawing.note.contains("teken van hun groep"), "{}", drawing.note);
    let bars = drawn(Marks::Letters, Chart::Bars, Method::Careful);
    let letters = |scene: &Scene| {
        let texts = texts(scene).into_iter().map(|text| text.words.clone());
        texts.filter(|words| ["B C", "B"].contains(&&**words)).collect::<Vec<_>>()
    };
    let named = |letters: String| match letters.as_str() {
        "B C" => "A > B C".to_owned(),
        _ => format!("C > {letters}"),
    };
    let expected: Vec<String> = letters(&bars.scene).into_iter().map(named).collect();
    let words = texts(&scene).into_iter().map(|text| text.words.clone());
    let found: Vec<String> = words.filter(|words| words.contains(" > ")).collect();
    assert!(!found.is_empty());
    assert_eq!(found, expected);
    let plain = drawn(Marks::Stars, Chart::Dots, Method::Careful);
    assert!(scene.height > plain.scene.height);
    // Who cannot see the figure hears them all the same.
    assert!(scene.items[0].name.contains("hoger dan B, C"), "{}", scene.items[0].name);
}
