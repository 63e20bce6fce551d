//! What a user corrects on the page: as the page asks it, and what comes of it.

use peilglas::base::{Language, Text};
use peilglas::engine::Engine;
use peilglas::engine::protocol::{FileView, Request, Response, Role};
use peilglas::questionnaire::{
    Aside, Edit, Holds, Missing, Outside, Questionnaire, Role as ColumnRole, Target,
};

use super::{AGREEMENT, document, file, open};

fn ask(engine: &mut Engine, request: Request) -> FileView {
    match engine.handle(request) {
        Response::Opened(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn edit(engine: &mut Engine, edit: Edit) -> FileView {
    ask(engine, Request::Edit(edit))
}

fn hold(engine: &mut Engine, column: usize, holds: Holds) -> FileView {
    edit(engine, Edit::Column { column, holds })
}

/// The change is refused for this reason, and nothing is changed.
#[track_caller]
fn check_refused(engine: &mut Engine, wrong: Edit, code: &str) {
    let before = questionnaire(engine);
    match engine.handle(Request::Edit(wrong)) {
        Response::Failed(finding) => assert_eq!(finding.code, code),
        other => panic!("{other:?}"),
    }
    assert_eq!(questionnaire(engine), before);
}

fn questionnaire(engine: &mut Engine) -> String {
    match engine.handle(Request::Questionnaire) {
        Response::Document(text) => text,
        other => panic!("{other:?}"),
    }
}

fn survey() -> Vec<u8> {
    file(&[
        ("Ik werk hier graag", AGREEMENT),
        ("Mijn werk is nuttig", "Mee eens / Neutraal / Mee oneens / Zeer mee eens"),
        ("Vreemd", "Mee eens / Mee oneens / Neutraal"),
        ("Afdeling", "Noord / Zuid / Oost"),
        ("Leeftijd", "21 / 34 / 45 / 48 / 52 / 58 / 61 / 29 / 39 / 41 / 33 / 55"),
        ("Ploeg", "1 / 2 / 3"),
        ("Toelichting", "antwoord {row} / nog iets {row}"),
        ("E-mail", "a{row}@example.org / b{row}@example.org"),
    ])
}

#[test]
fn a_column_becomes_something_else_and_back() {
    let mut engine = open(&survey());
    let first = questionnaire(&mut engine);
    let view = hold(&mut engine, 2, Holds::SplitList);
    assert_eq!(view.columns[2].role, ColumnRole::Split);
    assert!(view.columns[2].corrected && view.changed);
    assert!(view.splits.iter().any(|split| split.id == "Vreemd" && split.groups == 3));
    let view = hold(&mut engine, 2, Holds::Aside(Aside::Identifies));
    assert_eq!(view.columns[2].role, ColumnRole::Aside(Aside::Identifies));
    assert!(view.splits.iter().all(|split| split.id != "Vreemd"));
    let battery = view.batteries[0].id.clone();
    let view = hold(&mut engine, 2, Holds::Item(Some(battery)));
    assert_eq!(view.items_matched, 3);
    let view = hold(&mut engine, 3, Holds::Item(None));
    assert_eq!(view.batteries.len(), 2, "a scale of its own, from the words of the file");
    let made = view.questionnaire.scale(&view.questionnaire.batteries[1]);
    let words: Vec<&str> = made.points.iter().map(|point| &*point.label.nl).collect();
    assert_eq!((words, &made.agree[..]), (vec!["Noord", "Oost", "Zuid"], &[2, 3][..]));
    let view = ask(&mut engine, Request::Undo);
    assert_eq!((view.batteries.len(), view.columns[3].role), (1, ColumnRole::Split));
    let view = ask(&mut engine, Request::StartAgain);
    assert!(!view.changed);
    assert_eq!(questionnaire(&mut engine), first);
}

#[test]
fn nothing_of_open_or_identifying_columns_can_be_asked_for() {
    let mut engine = open(&survey());
    for column in [6, 7] {
        for (holds, code) in [
            (Holds::SplitList, "edit-no-list"),
            (Holds::Item(None), "edit-no-scale"),
            (Holds::SplitNumbers, "edit-no-numbers"),
            (Holds::Item(Some("battery-1".to_owned())), "edit-other-scale"),
            (Holds::Multiple, "edit-no-list"),
            (Holds::List, "edit-no-list"),
        ] {
            check_refused(&mut engine, Edit::Column { column, holds }, code);
        }
    }
    let view = serde_json::to_string(&hold(&mut engine, 6, Holds::Open)).expect("JSON");
    assert!(!view.contains("antwoord 1") && !view.contains("@example.org"));
}

#[test]
fn numbers_become_bands_and_codes_a_list() {
    let mut engine = open(&survey());
    let view = hold(&mut engine, 5, Holds::SplitList);
    let team = view.questionnaire.background("Ploeg").expect("a split");
    assert_eq!(team.groups(), 3);
    check_refused(
        &mut engine,
        Edit::Column { column: 3, holds: Holds::SplitNumbers },
        "edit-no-numbers",
    );
    let mut age = view.questionnaire.background("Leeftijd").expect("a split").clone();
    age.set_band_starts(&[30.0, 45.0]);
    let view = edit(&mut engine, Edit::Background(age.clone()));
    assert_eq!(view.splits.iter().find(|split| split.id == "Leeftijd").map(|s| s.groups), Some(3));
    let survey = engine.survey().expect("a file");
    let counted = document(survey, &["Leeftijd".to_owned()]);
    let sizes: Vec<u64> = counted["splits"][0]["groups"]
        .as_array()
        .expect("groups")
        .iter()
        .map(|group| group["n"].as_u64().expect("shown"))
        .collect();
    assert_eq!(sizes, [10, 20, 30], "21 and 29; 34, 39, 41 and 33; six of 45 and older");
    age.set_band_starts(&[45.0, 30.0]);
    check_refused(&mut engine, Edit::Background(age), "edit-bands");
}

#[test]
fn a_scale_is_changed_for_all_its_items_at_once() {
    let mut engine = open(&survey());
    let view = ask(&mut engine, Request::StartAgain);
    let mut scale = view.questionnaire.scales[0].clone();
    let neutral = scale.points.remove(2);
    scale.outside.push(Outside {
        kind: Missing::NoOpinion,
        codes: Vec::new(),
        label: neutral.label,
        also: neutral.also,
    });
    scale.agree = vec![5];
    let view = edit(&mut engine, Edit::Scale(scale.clone()));
    assert_eq!(
        view.questionnaire.batteries[0].measure.nl,
        "Aandeel 'Zeer mee eens' onder wie een mening gaf"
    );
    let all = document(engine.survey().expect("a file"), &["Afdeling".to_owned()]);
    let items = all["items"].as_array().expect("items");
    for item in items.iter().filter(|item| item["kind"] == "scale") {
        assert_eq!(item["scale"].as_array().expect("points").len(), 4);
        assert!(item["total"]["missing"]["no_opinion"].as_u64() > Some(0));
    }
    scale.points.truncate(1);
    scale.agree.clear();
    check_refused(&mut engine, Edit::Scale(scale), "edit-few-points");
}

#[test]
fn a_saved_questionnaire_gives_the_same_numbers_elsewhere() {
    let mut engine = open(&survey());
    hold(&mut engine, 5, Holds::SplitList);
    hold(&mut engine, 2, Holds::Aside(Aside::Unclear));
    let view = ask(
        &mut engine,
        Request::Edit(Edit::Battery { id: "battery-1".to_owned(), title: Text::same("Werk") }),
    );
    assert_eq!(view.batteries[0].title.nl, "Werk");
    let saved = questionnaire(&mut engine);
    let schema = std::fs::read_to_string("docs/questionnaire.schema.json").expect("the schema");
    let schema = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(validator.is_valid(&serde_json::from_str(&saved).expect("JSON")));
    let mut expected = document(engine.survey().expect("a file"), &[]);

    // After the file, and before it.
    let mut later = open(&survey());
    load(&mut later, Role::Questionnaire, &saved);
    let mut earlier = Engine::new();
    assert!(matches!(load(&mut earlier, Role::NextQuestionnaire, &saved), Response::Waiting(_)));
    super::read(&mut earlier, &survey());
    for engine in [&mut later, &mut earlier] {
        let mut found = document(engine.survey().expect("a file"), &[]);
        // That a questionnaire was inferred is no longer said.
        for document in [&mut expected, &mut found] {
            document["findings"] = serde_json::Value::Null;
        }
        assert_eq!(found, expected);
        let view = ask(engine, Request::Undo);
        assert_ne!(view.batteries[0].title.nl, "Werk");
        assert!(view.inferred);
    }
}

fn load(engine: &mut Engine, role: Role, json: &str) -> Response {
    engine.open(role, "vragenlijst.json", json.len() as u64);
    engine.push(json.as_bytes()).expect("small enough");
    engine.finish()
}

#[test]
fn a_wrong_questionnaire_file_says_where_and_changes_nothing() {
    let mut engine = open(&survey());
    let saved = questionnaire(&mut engine);
    let check = |engine: &mut Engine, json: &str, code: &str, row: Option<u64>| {
        let Response::Failed(finding) = load(engine, Role::Questionnaire, json) else {
            panic!("{code} was taken");
        };
        assert_eq!((&*finding.code, finding.location.row), (code, row));
        assert!(!finding.message(Language::Nl).contains("geheim"));
        assert_eq!(questionnaire(engine), saved);
    };
    check(
        &mut engine,
        "{\n\"schema\": \"peilglas/questionnaire/1\",\n",
        "questionnaire-shape",
        Some(3),
    );
    check(&mut engine, "[{\"antwoord\": \"geheim\"}]", "questionnaire-shape", Some(1));
    check(&mut engine, "{\"schema\": \"peilglas/analysis/1\"}", "questionnaire-schema", None);
    check(&mut engine, "{\"antwoord\": \"geheim\"}", "questionnaire-schema", None);
    let named = saved.replacen("\"title\":", "\"titel\":", 1);
    check(&mut engine, &named, "questionnaire-field", Some(4));
    let twice = saved.replacen("\"battery-1\"", "\"battery-x\"", 1).replace("agreement-1", "weg");
    let twice = twice.replacen("weg", "agreement-1", 1);
    check(&mut engine, &twice, "questionnaire-name", None);
}

#[test]
fn a_known_questionnaire_takes_a_column_of_one_s_own() {
    let text = std::fs::read_to_string("www/demo/voorbeeld-antwoorden-synthetisch.csv");
    let text = text.expect("the demo data");
    let mut lines = text.lines();
    let mut own = format!("{};afdeling;vreemd\n", lines.next().expect("headings"));
    for (row, line) in lines.enumerate() {
        own += &format!("{line};{};{}\n", ["A", "B", "C"][row % 3], row % 5 + 1);
    }
    let own = own.replace("leeftijd", "hoe oud");
    let separator = if text.lines().next().expect("headings").contains(';') { ';' } else { ',' };
    let own = if separator == ',' { own.replace(';', ",") } else { own };
    let mut engine = open(own.as_bytes());
    let view = ask(&mut engine, Request::StartAgain);
    assert!(!view.inferred && view.items_matched == 64);
    let at = view.columns.iter().position(|column| column.heading == "afdeling").expect("a column");
    let view = hold(&mut engine, at, Holds::SplitList);
    assert!(view.splits.iter().any(|split| split.id == "afdeling" && split.groups == 3));
    // A column that was recognised gives its question to another.
    let (item, column) = (view.questionnaire.batteries[0].items[0].id.clone(), at + 1);
    let target = Target::Item(item);
    let was = view
        .columns
        .iter()
        .position(|column| column.matched.as_ref().is_some_and(|matched| matched.target == target));
    let view = hold(&mut engine, column, Holds::Known(target.clone()));
    assert_eq!(view.columns[column].matched.as_ref().map(|m| &m.target), Some(&target));
    assert!(view.columns[was.expect("a column")].matched.is_none());
    assert_eq!(view.items_matched, 64);
    let saved = questionnaire(&mut engine);
    assert!(Questionnaire::from_json(&saved).is_ok());
}

#[test]
fn a_column_called_as_the_split_of_nobody_is_a_split_of_its_own() {
    let engine = open(&file(&[("Ik werk hier graag", AGREEMENT), ("none", "a / b")]));
    let counted = document(engine.survey().expect("a file"), &["none#2".to_owned()]);
    assert_eq!(counted["splits"][0]["groups"].as_array().map(Vec::len), Some(2));
    let everybody = document(engine.survey().expect("a file"), &["none".to_owned()]);
    assert_eq!(everybody["splits"][0]["groups"][0]["n"], 60);
}

#[test]
fn the_sample_follows_when_groups_are_put_together() {
    let demo = |name: &str| {
        let path = format!("www/demo/voorbeeld-{name}-synthetisch.csv");
        std::fs::read(path).expect("the demo data")
    };
    let mut engine = open(&demo("antwoorden"));
    let sample = demo("steekproef");
    engine.open(Role::Sample, "steekproef.csv", sample.len() as u64);
    engine.push(&sample).expect("readable");
    assert!(matches!(engine.finish(), Response::Opened(_)));
    let invited = |engine: &Engine| {
        let (_, sample) = engine.survey().and_then(|s| s.sample.as_ref()).expect("a sample");
        (sample.invited.len(), sample.invited.values().sum::<u64>())
    };
    let (strata, everybody) = invited(&engine);
    let view = ask(&mut engine, Request::StartAgain);
    let mut domain = view.questionnaire.background("domein").expect("it is asked").clone();
    domain.merge_group(1);
    edit(&mut engine, Edit::Background(domain));
    let (fewer, still) = invited(&engine);
    assert!(fewer < strata);
    assert_eq!(still, everybody);
}

#[test]
fn an_item_is_turned_round_in_its_scale_and_back() {
    let mut engine = open(&survey());
    let scale =
        |engine: &Engine| document(engine.survey().expect("open"), &[])["scales"][0].clone();
    let items = |engine: &Engine| document(engine.survey().expect("open"), &[])["items"].clone();
    let (before, answered) = (scale(&engine), items(&engine));
    let id = before["items"][1]["id"].as_str().expect("an id").to_owned();
    let view = edit(&mut engine, Edit::Turn { id: id.clone(), reversed: true });
    let item = view.questionnaire.items().find(|(_, item)| item.id == id).map(|(_, item)| item);
    assert!(item.is_some_and(|item| item.reversed));
    let turned = scale(&engine);
    assert_eq!(turned["items"][1]["reversed"], true);
    assert_ne!(turned["reliability"]["items"], before["reliability"]["items"]);
    assert_ne!(turned["total"]["mean"], before["total"]["mean"]);
    assert_eq!(items(&engine), answered, "the item itself stays as it was answered");
    assert!(questionnaire(&mut engine).contains("\"reversed\": true"));
    ask(&mut engine, Request::Undo);
    assert_eq!(scale(&engine), before);
    let unknown = Edit::Turn { id: "nowhere".to_owned(), reversed: true };
    check_refused(&mut engine, unknown, "edit-unfit");
}
