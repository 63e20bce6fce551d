//! Geometry of figures with labels of any length: words stay in the drawing,
//! clear of each other and of the marks.

use std::time::{SystemTime, UNIX_EPOCH};

use peilglas::analysis::{Definitions, Marks, Results};
use peilglas::base::Language;
use peilglas::disclosure::Disclosed;
use peilglas::figure::scene::{Area, Mark, Text};
use peilglas::figure::{Chart, FigureRequest, Order, Scene, scene, scene_of_scores};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::support::{Survey, agreeing, file, noise, small};

const CASES: u32 = 150;

/// What the drawing is rounded to, and a little more.
const HAIR: f64 = 0.02;

#[derive(Clone, Debug)]
struct Case {
    items: Vec<String>,
    groups: Vec<(String, u64)>,
    noise: u64,
    marks: Marks,
    request: FigureRequest,
}

#[test]
fn words_never_collide() {
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock").as_nanos() as u64;
    let seed = std::env::var("FIGURES_SEED").ok().map_or(clock, |seed| seed.parse().expect("u64"));
    eprintln!("FIGURES_SEED={seed}");
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let run = TestRunner::new_with_rng(config, rng).run(&cases(), |case| {
        check(&draw(&case)).map_err(TestCaseError::fail)?;
        scores(&case).map_or(Ok(()), |scene| check(&scene).map_err(TestCaseError::fail))
    });
    run.unwrap_or_else(|problem| panic!("FIGURES_SEED={seed}: {problem}"));
}

/// The check itself is able to see what it looks for.
#[test]
fn the_check_sees_a_collision_and_what_sticks_out() {
    let case = |noise| Case {
        items: vec!["one".to_owned(), "two".to_owned()],
        groups: vec![("a".to_owned(), 30), ("b".to_owned(), 40)],
        noise,
        marks: Marks::Stars,
        request: FigureRequest::new("battery", "split", Language::Nl),
    };
    // One of which nothing is hidden.
    let is_shown = |case: &Case| {
        let (_, results) = analysed(case);
        let mut cells = results.items.iter().flat_map(|item| &item.by[0].cells);
        cells.all(|cell| cell.values().is_some())
    };
    let case = (1..).map(case).find(is_shown).expect("one in some");
    let good = draw(&case);
    assert_eq!(check(&good), Ok(()));
    let last_text = |scene: &mut Scene, change: fn(&mut Text)| {
        let texts = scene.marks.iter_mut().rev();
        let mut texts = texts.filter_map(|mark| match mark {
            Mark::Text(text) => Some(text),
            _ => None,
        });
        change(texts.next().expect("a text"));
    };
    let mut moved = good.clone();
    last_text(&mut moved, |text| text.at.x -= 12.0);
    assert!(check(&moved).is_err_and(|problem| problem.contains("over a mark")));
    let mut longer = good.clone();
    last_text(&mut longer, |text| text.words = "100".repeat(80));
    assert!(check(&longer).is_err_and(|problem| problem.contains("sticks out")));
    let mut twice = good;
    let last = twice.marks.last().expect("a mark").clone();
    twice.marks.push(last);
    assert!(check(&twice).is_err_and(|problem| problem.contains("collide")));
}

fn cases() -> impl Strategy<Value = Case> {
    // Mostly words as labels have them, sometimes one without an end, other
    // scripts and marks.
    let label = prop_oneof![
        6 => prop::collection::vec("[A-Za-zëïé'’(),/-]{1,14}", 1..12).prop_map(|w| w.join(" ")),
        1 => "[A-Za-z]{30,160}",
        1 => "\\PC{1,90}",
        1 => "[MW@%]{1,40}",
    ];
    let size = prop_oneof![1 => Just(0u64), 2 => 1u64..10, 6 => 10u64..60];
    let request = (280.0f64..1600.0, any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    let request = request.prop_map(|(width, dots, value, english, captioned)| FigureRequest {
        chart: if dots { Chart::Dots } else { Chart::Bars },
        order: if value { Order::Value } else { Order::Questionnaire },
        language: if english { Language::En } else { Language::Nl },
        width: width.round(),
        captioned,
        ..FigureRequest::new("battery", "split", Language::Nl)
    });
    let items = prop::collection::vec(label.clone(), 1..6);
    let groups = prop::collection::vec((label, size), 2..=14);
    let marks = prop_oneof![Just(Marks::Stars), Just(Marks::Letters), Just(Marks::Arrows)];
    (items, groups, any::<u64>(), marks, request)
        .prop_filter("somebody answers", |(_, groups, ..)| groups.iter().any(|(_, n)| *n > 0))
        .prop_map(|(items, groups, noise, marks, request)| Case {
            items,
            groups,
            noise,
            marks,
            request,
        })
}

fn draw(case: &Case) -> Scene {
    let (survey, results) = analysed(case);
    scene(&survey.questionnaire, &results, &case.request).expect("the figure is there")
}

/// The figure of scale scores, where there are enough items for a scale.
fn scores(case: &Case) -> Option<Scene> {
    let (survey, results) = analysed(case);
    let drawn = scene_of_scores(&survey.questionnaire, &results, [1, 5], &case.request);
    assert_eq!(drawn.is_some(), case.items.len() >= 3);
    drawn
}

fn analysed(case: &Case) -> (Survey, Disclosed<Results>) {
    let (labels, sizes): (Vec<String>, Vec<u64>) = case.groups.iter().cloned().unzip();
    let questionnaire = small(&case.items, &labels);
    let share = |item: usize, group: usize| {
        let level = noise(case.noise.wrapping_add((item * 100 + group) as u64));
        // Often everybody or nobody, where there is least room.
        (level * 1.4 - 0.2).clamp(0.0, 1.0)
    };
    let answers = |item: usize, group: usize| {
        // Some items go unanswered, so that cells of a shown group are hidden.
        let asked = noise(case.noise.wrapping_add((item * 77 + group) as u64)) < 0.85;
        let n = if asked { sizes[group] } else { sizes[group] / 4 };
        agreeing(n, share(item, group))
    };
    let csv = file(&questionnaire, "split", &sizes, answers);
    let survey = Survey::read(questionnaire, &csv);
    let definitions = Definitions { marks: case.marks, ..Definitions::default() };
    let results = survey.compared("split", definitions);
    (survey, results)
}

fn check(scene: &Scene) -> Result<(), String> {
    let canvas = Area { x: 0.0, y: 0.0, width: scene.width, height: scene.height };
    // The first mark is the paper.
    let marks = &scene.marks[1..];
    for mark in marks {
        inside(mark, &canvas)?;
    }
    let texts: Vec<&Text> = marks.iter().filter_map(text).collect();
    clear_of_each_other(&texts)?;
    for text in &texts {
        let solid =
            marks.iter().filter(|mark| matches!(mark, Mark::Rect { .. } | Mark::Marker { .. }));
        for mark in solid {
            if shrunk(text.area()).meets(&mark.area()) {
                return Err(format!("{:?} stands over a mark at {:?}", text.words, mark.area()));
            }
        }
    }
    for item in &scene.items {
        let [Mark::Rect { area, .. }, lines @ ..] = &item.tip[..] else { continue };
        inside(&item.tip[0], &canvas)?;
        for line in lines {
            inside(line, area)?;
        }
        clear_of_each_other(&lines.iter().filter_map(text).collect::<Vec<_>>())?;
    }
    Ok(())
}

fn text(mark: &Mark) -> Option<&Text> {
    match mark {
        Mark::Text(text) => Some(text),
        _ => None,
    }
}

fn inside(mark: &Mark, outer: &Area) -> Result<(), String> {
    let area = mark.area();
    let fits = area.x >= outer.x - HAIR
        && area.y >= outer.y - HAIR
        && area.right() <= outer.right() + HAIR
        && area.bottom() <= outer.bottom() + HAIR;
    if fits { Ok(()) } else { Err(format!("{mark:?} sticks out of {outer:?}")) }
}

fn clear_of_each_other(texts: &[&Text]) -> Result<(), String> {
    for (at, text) in texts.iter().enumerate() {
        for other in &texts[at + 1..] {
            if shrunk(text.area()).meets(&shrunk(other.area())) {
                return Err(format!("{:?} and {:?} collide", text, other));
            }
        }
    }
    Ok(())
}

fn shrunk(area: Area) -> Area {
    Area {
        x: area.x + HAIR,
        y: area.y + HAIR,
        width: area.width - 2.0 * HAIR,
        height: area.height - 2.0 * HAIR,
    }
}
