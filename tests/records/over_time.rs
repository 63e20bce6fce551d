//! What else several exports may tell together, and what they cannot.

use peilglas::engine::Crossings;
use peilglas::engine::protocol::{Part, Request, Response};
use peilglas::questionnaire::Scale;

use super::opening::view_request;
use super::*;

/// Per respondent an age, a team and an answer.
fn answered(respondents: &[(u32, u32, u32)]) -> String {
    let row = |(age, team, answer): &(u32, u32, u32)| format!("{age};{team};{answer}\n");
    String::from("leeftijd;team;item\n") + &respondents.iter().map(row).collect::<String>()
}

/// Four of every age from 20 to 59, of whom those of 40 to 42 all answered the highest, but
/// for so many.
fn alike(but: usize) -> Vec<(u32, u32, u32)> {
    let mut all: Vec<(u32, u32, u32)> = (20..60)
        .flat_map(|age| (0..4).map(move |at| (age, at % 2 + 1, (age + at) % 4 + 1)))
        .collect();
    let inside = all.iter_mut().filter(|(age, ..)| (40..43).contains(age));
    inside.enumerate().for_each(|(at, of)| of.2 = if at < but { 1 } else { 5 });
    all
}

fn agree(engine: &mut Engine, codes: &[i64]) {
    let survey = engine.survey_mut().expect("open");
    let scale = Scale { agree: codes.to_vec(), ..survey.questionnaire.scales[0].clone() };
    survey.edit(&Edit::Scale(scale)).expect("fits");
}

#[test]
fn bands_between_which_all_answered_alike_are_refused() {
    for (but, is_refused) in [(0, true), (1, true), (2, false)] {
        let mut engine = engine(&answered(&alike(but)));
        export(&mut engine, &asked(&["leeftijd"], 10)).expect("the first");
        // Twelve are between: enough, if they did not answer alike.
        bands(&mut engine, &[43.0]);
        match export(&mut engine, &asked(&["leeftijd"], 10)) {
            Ok(()) => assert!(!is_refused, "all but {but}"),
            Err(refused) => {
                assert!(is_refused, "all but {but}");
                assert_eq!(refused.finding.code, "export-alike-between");
                let told = refused.finding.message(Language::Nl);
                assert!(told.contains("keer 1: Leeftijd") && told.contains("tot 40"), "{told}");
                assert!(!refused.choices.is_empty());
            }
        }
    }
}

#[test]
fn what_nearly_everybody_answered_is_no_news_between_bands() {
    let mut all = alike(0);
    all.iter_mut().enumerate().for_each(|(at, of)| of.2 = if at % 30 == 1 { 4 } else { 5 });
    let between = all.iter_mut().filter(|(age, ..)| (40..43).contains(age));
    between.for_each(|of| of.2 = 5);
    let mut engine = engine(&answered(&all));
    export(&mut engine, &asked(&["leeftijd"], 10)).expect("the first");
    bands(&mut engine, &[43.0]);
    export(&mut engine, &asked(&["leeftijd"], 10)).expect("96 % of everybody answered it");
}

#[test]
fn other_answers_that_agree_are_judged_by_what_they_tell() {
    let mut engine = engine(&answered(&alike(6)));
    export(&mut engine, &asked(&["leeftijd"], 10)).expect("the first");
    agree(&mut engine, &[3, 4, 5]);
    export(&mut engine, &asked(&["leeftijd"], 10)).expect("the same cells");
    // Of 40 to 42 half answered 1 and half 5: all of them disagree by another scale.
    let mut all = alike(0);
    all.iter_mut().filter(|of| of.2 == 5).enumerate().for_each(|(at, of)| of.2 = at as u32 % 3 + 1);
    let mut again = super::engine(&answered(&all));
    export(&mut again, &asked(&["leeftijd"], 10)).expect("the first");
    bands(&mut again, &[43.0]);
    agree(&mut again, &[4, 5]);
    check_refused(&mut again, &asked(&["leeftijd"], 10), "export-alike-between");
}

/// Every two splits crossed, where that may be.
fn cross(engine: &mut Engine, minimum_base: u64) -> Result<(), Box<Refused>> {
    let request = asked(&["leeftijd", "team"], minimum_base);
    let survey = engine.survey_mut().expect("open");
    let mut work = Crossings::new(survey, &request).expect("two splits");
    while work.step(survey) {}
    match survey.judge_crossings(&work) {
        Ok(()) => {
            survey.note_crossings(&work);
            Ok(())
        }
        Err(Hindrance::Refused(refused)) => Err(refused),
        Err(Hindrance::Failed(finding)) => panic!("{}", finding.message(Language::En)),
    }
}

#[test]
fn crossings_are_recorded_and_judged_with_everything_else() {
    // Between 40 and 45 are twenty, and of each team ten; up to 44 of each team eight.
    for (start, is_refused) in [(45.0, false), (44.0, true)] {
        let mut engine = engine(&csv(&ages(4, &[])));
        cross(&mut engine, 10).expect("the first");
        assert_eq!(engine.survey().expect("open").record.len(), 1);
        // The family goes on: a selection of the same pairs.
        let request =
            DocumentRequest { selection: vec![select("team", "a")], ..asked(&["leeftijd"], 10) };
        export(&mut engine, &request).expect("the same cells");
        bands(&mut engine, &[start]);
        let before = engine.survey().expect("open").record.to_json();
        let refused = cross(&mut engine, 10);
        assert_eq!(refused.is_err(), is_refused, "{start}");
        let Err(refused) = refused else { continue };
        let told = refused.finding.message(Language::Nl);
        assert!(told.contains("keer 1: Leeftijd, Team"), "{told}");
        assert_eq!(engine.survey().expect("open").record.to_json(), before, "nothing is noted");
        // Nor by a selection, after crossings.
        check_refused(&mut engine, &request, "export-between");
        // As a record that was saved says it.
        let mut again = super::engine(&csv(&ages(4, &[])));
        again.take_record(&before).expect("of this file");
        bands(&mut again, &[start]);
        cross(&mut again, 10).expect_err("as before");
    }
}

#[test]
fn the_page_asks_before_it_saves_crossings() {
    let mut engine = engine(&csv(&ages(4, &[])));
    let request = || Request::Crossings(asked(&["leeftijd", "team"], 10));
    assert!(matches!(engine.handle(request()), Response::Document(_)));
    bands(&mut engine, &[44.0]);
    let Response::Refused(refused) = engine.handle(request()) else { panic!("it tells too much") };
    assert!(refused.choices.iter().any(|choice| matches!(choice, SafeChoice::Bands { .. })));
}

#[test]
fn tables_of_respondents_are_recorded_beyond_their_margins() {
    // Twenty between 40 and 45, of whom two are in the one team: the margins alone tell it of
    // nobody.
    let mut engine = engine(&csv(&ages(4, &[(42, 3); 12])));
    let table = Wish::View(view_request(Part::Respondents, "team", Definitions::default()));
    let survey = engine.survey_mut().expect("open");
    survey.note_export(&table).expect("can be made");
    let json = survey.record.to_json();
    assert!(json.contains("\"crosses\"") && json.contains("\"mean\""), "{json}");
    bands(&mut engine, &[44.0]);
    // Between are sixteen and twelve: eight of each large team.
    let survey = engine.survey_mut().expect("open");
    let Err(Hindrance::Refused(refused)) = survey.judge(&table) else {
        panic!("it tells too much")
    };
    assert!(refused.finding.code.starts_with("export-"), "{}", refused.finding.code);
    // Only who responded, by everything else, may be seen again.
    bands(&mut engine, &[40.0]);
    let survey = engine.survey_mut().expect("open");
    assert!(survey.judge(&table).is_ok());
}

#[test]
fn means_by_other_groups_are_refused_where_a_count_is_hidden() {
    // Seven of the third team, hidden with the fourth.
    let extra: Vec<(u32, u32)> = (0..7).map(|_| (30, 3)).chain((0..13).map(|_| (35, 4))).collect();
    let mut engine = engine(&csv(&ages(4, &extra)));
    let table = Wish::View(view_request(Part::Respondents, "team", Definitions::default()));
    engine.survey_mut().expect("open").note_export(&table).expect("can be made");
    // Between 40 and 50 are enough in each large team, and nobody of the small ones.
    bands(&mut engine, &[50.0]);
    let survey = engine.survey_mut().expect("open");
    let Err(Hindrance::Refused(refused)) = survey.judge(&table) else {
        panic!("it tells too much")
    };
    assert_eq!(refused.finding.code, "export-means");
    assert!(!refused.choices.is_empty());
}

/// A questionnaire with an open question, of which `wrote` of a hundred wrote something.
fn with_open(wrote: usize) -> Engine {
    let questionnaire = QUESTIONNAIRE.replace(
        "\"background\": [",
        "\"open\": [{ \"id\": \"vrij\", \"question\": { \"nl\": \"Nog iets?\", \"en\": \"Anything?\" } }],
  \"background\": [",
    );
    let questionnaire = Questionnaire::from_json(&questionnaire).expect("a questionnaire");
    let mut engine = Engine::with_questionnaire(Arc::new(questionnaire));
    let plain = csv(&ages(4, &[]));
    let rows = plain.lines().enumerate().map(|(at, line)| match at {
        0 => format!("{line};vrij\n"),
        at if at <= wrote => format!("{line};iets {at}\n"),
        _ => format!("{line};\n"),
    });
    open(&mut engine, &rows.collect::<String>());
    engine
}

/// How many of everybody wrote something has nothing to do with bands or selections.
#[test]
fn open_questions_add_nothing_but_by_a_lower_minimum_base() {
    let wrote = |engine: &Engine, request: &DocumentRequest| -> serde_json::Value {
        let survey = engine.survey().expect("open");
        let document = peilglas::engine::document(survey, request).expect("can be made");
        let document: serde_json::Value = serde_json::from_str(&document).expect("JSON");
        let all = document["items"].as_array().expect("items");
        all.iter().find(|item| item["id"] == "vrij").expect("asked")["total"].clone()
    };
    let mut engine = with_open(43);
    let request = asked(&["leeftijd"], 10);
    let first = wrote(&engine, &request);
    assert_eq!(first["n"], 43, "{first}");
    export(&mut engine, &request).expect("the first");
    bands(&mut engine, &[50.0]);
    assert_eq!(wrote(&engine, &request), first);
    let selection = DocumentRequest { selection: vec![select("team", "a")], ..request.clone() };
    assert!(wrote(&engine, &selection)["n"].is_null());
    export(&mut engine, &request).expect("enough lie between");
    // Twelve wrote something: hidden by a minimum base of 10, shown by one of 5.
    let mut engine = with_open(12);
    export(&mut engine, &asked(&["leeftijd"], 10)).expect("the first");
    let refused = check_refused(&mut engine, &asked(&["leeftijd"], 5), "export-open");
    assert!(refused.finding.message(Language::Nl).contains("vanaf 20 antwoorden"));
    assert!(refused.choices.contains(&SafeChoice::MinimumBase(10)));
}

/// Of whom shares are, how groups are tested and what is marked follow from the same counts.
#[test]
fn other_definitions_of_the_same_cells_add_nothing() {
    use peilglas::analysis::{Base, Marks, Method};
    let mut engine = engine(&csv(&ages(2, &[(30, 3); 7])));
    export(&mut engine, &asked(&["leeftijd", "team"], 10)).expect("the first");
    for base in [Base::WithNoOpinion, Base::WithRefused] {
        let (method, marks) = (Method::Report, Marks::Letters);
        let definitions = Definitions { base, method, marks, ..Definitions::default() };
        let request = DocumentRequest { definitions, ..asked(&["leeftijd", "team"], 10) };
        export(&mut engine, &request).expect("the same cells");
    }
}

/// Judging is part of every look at the page.
#[test]
fn judging_the_demo_is_quick() {
    let demo = std::fs::read("www/demo/voorbeeld-antwoorden-synthetisch.csv").expect("the demo");
    let mut engine = Engine::new();
    engine.open(peilglas::engine::protocol::Role::Responses, "demo.csv", demo.len() as u64);
    engine.push(&demo).expect("readable");
    engine.finish();
    let survey = engine.survey_mut().expect("open");
    let all: Vec<String> = peilglas::engine::known_splits(survey).map(str::to_owned).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let document = Wish::Document(asked(&all, 10));
    survey.note_export(&document).expect("can be made");
    // Other bands of the numbers, few and many.
    for (id, starts) in [
        ("schaal", &[11.0, 14.0][..]),
        ("leeftijd", &[30.0, 40.0, 50.0, 60.0]),
        ("dienstjaren", &[5.0, 10.0, 20.0, 30.0]),
    ] {
        let number = survey.questionnaire.background(id).expect("asked").clone();
        let mut other = number.clone();
        other.set_band_starts(starts);
        survey.edit(&Edit::Background(other)).expect("fits");
        for wish in [
            document.clone(),
            Wish::View(view_request(Part::AllBatteries, id, Definitions::default())),
            Wish::View(view_request(Part::Respondents, all[0], Definitions::default())),
        ] {
            let begun = std::time::Instant::now();
            let judged = survey.judge(&wish);
            let took = begun.elapsed();
            let word = match judged {
                Ok(()) => "allowed".to_owned(),
                Err(Hindrance::Refused(refused)) => {
                    format!("{} {:?}", refused.finding.message(Language::En), refused.choices)
                }
                Err(Hindrance::Failed(finding)) => panic!("{}", finding.message(Language::En)),
            };
            println!("{id}: {} ms: {word}", took.as_millis());
        }
        survey.edit(&Edit::Background(number)).expect("fits");
    }
}
