//! Reference values after a change of the questionnaire.

use std::sync::Arc;

use peilglas::base::Text;
use peilglas::engine::Engine;
use peilglas::engine::protocol::{FileView, Request, Response, Role};
use peilglas::questionnaire::{BackgroundKind, Edit};

use crate::support::{findings, fixture, load, survey};

fn open() -> Engine {
    let mut engine = Engine::with_questionnaire(Arc::new(survey()));
    load(&mut engine, Role::Responses, "now.csv", &fixture("now.csv"));
    engine
}

fn ask(engine: &mut Engine, request: Request) -> FileView {
    match engine.handle(request) {
        Response::Opened(file) => *file,
        other => panic!("{other:?}"),
    }
}

#[test]
fn other_names_leave_every_value_and_another_scale_takes_those_of_its_items() {
    let mut engine = open();
    let mut team = survey().background[0].clone();
    team.label = Text::same("Afdeling");
    if let BackgroundKind::Choice { answers } = &mut team.kind {
        answers[0].label = Text::same("Boven");
        answers.swap(0, 1);
    }
    let file = ask(&mut engine, Request::Edit(Edit::Background(team)));
    assert_eq!(file.questionnaire.reference_values(), 15);
    assert!(findings(&engine, "references-unfit").is_empty());
    let mut scale = survey().scales[0].clone();
    scale.agree = vec![5];
    let file = ask(&mut engine, Request::Edit(Edit::Scale(scale)));
    let left = &file.questionnaire.references[0].values;
    assert!(left.iter().all(|value| ["leeftijd", "team", "eerst"].contains(&&*value.of)));
    assert_eq!(left.len(), 6);
    assert_eq!(findings(&engine, "references-unfit").len(), 1);
    let file = ask(&mut engine, Request::Undo);
    assert_eq!(file.questionnaire.reference_values(), 15);
    assert!(findings(&engine, "references-unfit").is_empty());
}

#[test]
fn other_groups_take_the_values_of_their_split() {
    let mut engine = open();
    let mut team = survey().background[0].clone();
    if let BackgroundKind::Choice { answers } = &mut team.kind {
        answers.pop();
    }
    let file = ask(&mut engine, Request::Edit(Edit::Background(team)));
    let left = &file.questionnaire.references[0].values;
    assert!(left.iter().all(|value| value.of != "team" && value.split.is_none()));
    let mut age = survey().background[1].clone();
    if let BackgroundKind::Number { bands, .. } = &mut age.kind {
        (bands[0].to, bands[1].from) = (Some(39.0), Some(40.0));
    }
    let file = ask(&mut engine, Request::Edit(Edit::Background(age)));
    let left = &file.questionnaire.references[0].values;
    assert!(left.iter().all(|value| value.of != "leeftijd"));
    assert!(!left.is_empty());
}
