//! Long work is done a step at a time: what comes out is what comes out at once, and what was
//! done before somebody stopped needs not be done again.

use peilglas::analysis::Definitions;
use peilglas::engine::protocol::{Part, Request, Response, Selection, ViewRequest};
use peilglas::engine::{Crossings, Engine, Job, known_splits};

use crate::opening;

/// Eight splits of two to five groups, with ages among them, and four items.
fn personnel() -> String {
    let names = ["Afdeling", "Team", "Contract", "Uren", "Opleiding", "Rooster", "Regio"];
    let items = ["Werk", "Leiding", "Sfeer", "Ruimte"];
    let mut file = format!("{};Leeftijd;{}\n", names.join(";"), items.join(";"));
    let mut state = 20_261_124_u64;
    let mut next = move |below: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for _ in 0..240 {
        for (at, name) in names.iter().enumerate() {
            file.push_str(&format!("{name} {};", next(2 + at as u64 % 4)));
        }
        file.push_str(&format!("{}", 20 + next(45)));
        items.iter().for_each(|_| file.push_str(&format!(";{}", next(5) + 1)));
        file.push('\n');
    }
    file
}

fn opened() -> Engine {
    opening::opened_unknown(&personnel())
}

fn view(part: Part, selection: &[(&str, &str)]) -> ViewRequest {
    let selected = |(split, group): &(&str, &str)| Selection {
        split: (*split).to_owned(),
        groups: vec![(*group).to_owned()],
    };
    let selection = selection.iter().map(selected).collect();
    let split = opened().survey().and_then(|survey| known_splits(survey).next().map(str::to_owned));
    let split = split.expect("a split");
    ViewRequest { selection, ..opening::view_request(part, &split, Definitions::default()) }
}

/// Of the last split but one, the first group.
fn selection() -> Vec<(String, String)> {
    let engine = opened();
    let survey = engine.survey().expect("open");
    let id = known_splits(survey).nth(6).expect("seven splits").to_owned();
    let split = survey.split(&id, peilglas::split::OnRequest::Counted).expect("a split");
    vec![(id, split.groups[0].id.clone())]
}

fn job(engine: &Engine, request: &Request) -> Option<Job> {
    Job::of(engine.survey().expect("open"), request)
}

#[test]
fn the_answer_after_all_steps_is_the_answer_at_once() {
    let selection = selection();
    let selection: Vec<(&str, &str)> =
        selection.iter().map(|(split, group)| (&**split, &**group)).collect();
    for asked in [view(Part::AllBatteries, &selection), view(Part::Respondents, &[])] {
        let request = Request::View(asked);
        let at_once = opened().handle(request.clone());
        assert!(matches!(at_once, Response::View(_)), "{at_once:?}");
        let mut engine = opened();
        let mut job = job(&engine, &request).expect("two splits are crossed for it");
        let survey = engine.survey().expect("open");
        let [first, all] = job.progress();
        // Twenty-eight pairs, five questions with that of sizes, and a crossing.
        assert_eq!([first, all], [0, 28 + 5 + 1]);
        let mut steps = 1;
        while job.step(survey) {
            assert_eq!(job.progress(), [steps, all]);
            steps += 1;
        }
        assert_eq!(steps, all);
        assert_eq!(engine.handle(request.clone()), at_once);
    }
}

#[test]
fn what_was_done_before_a_stop_stays_done() {
    let engine = opened();
    let survey = engine.survey().expect("open");
    let request = Request::View(view(Part::Respondents, &[]));
    let mut stopped = job(&engine, &request).expect("long work");
    for _ in 0..30 {
        stopped.step(survey);
    }
    drop(stopped);
    assert_eq!(job(&engine, &request).map(|job| job.progress()), Some([30, 34]));
    // So it is for every two splits crossed.
    let splits: Vec<&str> = known_splits(survey).collect();
    let document = opening::request(&splits, 10, Definitions::default());
    let mut work = Crossings::new(survey, &document).expect("eight splits");
    assert_eq!(work.progress(), [30, 28 + 5 + 28]);
    let mut before = work.progress()[0];
    while work.step(survey) {
        assert_eq!(work.progress()[0], before + 1);
        before += 1;
    }
    assert_eq!(work.progress(), [61, 61]);
}

#[test]
fn what_needs_no_crossing_is_answered_at_once() {
    let engine = opened();
    for request in [
        Request::View(view(Part::AllBatteries, &[])),
        Request::View(view(Part::Scales, &[])),
        Request::RecordState,
    ] {
        assert!(job(&engine, &request).is_none());
    }
}
