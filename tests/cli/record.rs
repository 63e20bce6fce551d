//! `--record`: what was written before decides what may be written.

use super::{DEMO, check_refused, file, peilglas, temporary};

/// Five teams, of which one has four people and one ten.
const TEAMS: &str = "tests/disclosure/small-teams.csv";

#[test]
fn the_record_grows_and_refuses_and_says_what_can_be_done() {
    let record = temporary("verslag.json");
    let _ = std::fs::remove_file(&record);
    let record = record.display().to_string();
    let with = |more: &[&str]| {
        let start = ["analyse", TEAMS, "--by", "Team", "--min-base", "11", "--record", &record];
        peilglas(&[&start[..], more].concat())
    };
    assert!(with(&[]).status.success());
    let written = std::fs::read_to_string(&record).expect("the record");
    // The same again adds nothing.
    assert!(with(&["--format", "csv"]).status.success());
    assert_eq!(std::fs::read_to_string(&record).expect("the record"), written);
    // Of a team of ten it was promised that it stays hidden.
    let start = ["analyse", TEAMS, "--by", "Team", "--record", &record];
    check_refused(&[&start[..], &["--min-base", "5"]].concat(), "--min-base 11");
    check_refused(
        &[&start[..], &["--min-base", "5", "--language", "en"]].concat(),
        "What can be done",
    );
    assert_eq!(std::fs::read_to_string(&record).expect("the record"), written);
    // A selection by one split is of the same family.
    assert!(with(&["--where", "Functie=Medewerker"]).status.success());
    assert_ne!(std::fs::read_to_string(&record).expect("the record"), written);
}

/// A survey with an age in two bands, a team and an item.
fn questionnaire(start: u32) -> String {
    let text = |text: &str| serde_json::json!({ "nl": text, "en": text });
    let points = (1..=5).map(|code| serde_json::json!({ "code": code, "label": text("punt") }));
    let questionnaire = serde_json::json!({
        "schema": "peilglas/questionnaire/1", "id": "klein", "title": text("Klein"),
        "scales": [{ "id": "s", "agree": [4, 5], "points": points.collect::<Vec<_>>() }],
        "batteries": [{ "id": "blok", "title": text("Blok"), "scale": "s",
            "items": [{ "id": "item", "label": text("Item"), "codes": ["item"] }] }],
        "background": [
            { "id": "leeftijd", "label": text("Leeftijd"), "codes": ["leeftijd"],
              "kind": "number", "bands": [
                { "id": "jong", "label": text("jonger"), "to": start - 1 },
                { "id": "oud", "label": text("ouder"), "from": start }] },
            { "id": "team", "label": text("Team"), "codes": ["team"], "kind": "choice",
              "answers": [{ "id": "a", "code": 1, "label": text("A") },
                          { "id": "b", "code": 2, "label": text("B") }] }],
    });
    file(&format!("banden-{start}.json"), questionnaire.to_string().as_bytes())
}

/// Crossed with the team, of which each has two of every age, bands tell sooner of few.
#[test]
fn crossings_are_recorded_and_refused_where_other_bands_tell() {
    let rows = (20..60).flat_map(|age| (0..4).map(move |at| (age, at % 2 + 1, (age + at) % 5 + 1)));
    let rows = rows.map(|(age, team, answer)| format!("{age};{team};{answer}\n"));
    let csv = String::from("leeftijd;team;item\n") + &rows.collect::<String>();
    let responses = file("gekruist.csv", csv.as_bytes());
    let record = temporary("verslag-gekruist.json");
    let _ = std::fs::remove_file(&record);
    let path = record.display().to_string();
    let read = || std::fs::read_to_string(&record).expect("the record");
    let crossed = |start: u32, more: &[&str]| {
        let questionnaire = questionnaire(start);
        let start = ["analyse", &responses, "--questionnaire", &questionnaire, "--record", &path];
        peilglas(&[&start[..], more].concat())
    };
    let first = crossed(40, &["--crossings"]);
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    let written = read();
    let value: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    let crosses = &value["exports"][0]["splits"][0]["crosses"];
    assert_eq!(*crosses, serde_json::json!(["leeftijd", "team"]));
    // The same again is the same, and adds nothing.
    let again = crossed(40, &["--crossings"]);
    assert_eq!((again.status.success(), again.stdout), (true, first.stdout));
    assert_eq!(read(), written);
    // From 40 to 43 are eight of each team; crossed, or selected, that is told.
    for more in [&["--crossings"][..], &["--by", "leeftijd", "--where", "team=a"]] {
        let refused = crossed(44, more);
        assert_eq!(refused.status.code(), Some(2), "{more:?}");
        assert!(refused.stdout.is_empty());
        let told = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(told.contains("keer 1: Leeftijd, Team"), "{told}");
        assert!(told.contains("de groepen van eerder") && told.contains("samenvoegen"), "{told}");
        assert_eq!(read(), written, "nothing is noted");
    }
    // From 40 to 44 are ten of each.
    let allowed = crossed(45, &["--crossings"]);
    assert!(allowed.status.success(), "{}", String::from_utf8_lossy(&allowed.stderr));
    assert_ne!(read(), written);
}

#[test]
fn a_record_that_cannot_be_read_stops_everything() {
    let other = file("ander-verslag.json", br#"{ "schema": "peilglas/record/9" }"#);
    check_refused(&["analyse", DEMO, "--record", &other], "peilglas/record/1");
    let none = file("geen-verslag.json", b"leiding;domein\n1;2\n");
    check_refused(&["analyse", DEMO, "--record", &none], "geen verslag");
}
