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

#[test]
fn a_record_that_cannot_be_read_stops_everything() {
    let other = file("ander-verslag.json", br#"{ "schema": "peilglas/record/9" }"#);
    check_refused(&["analyse", DEMO, "--record", &other], "peilglas/record/1");
    let none = file("geen-verslag.json", b"leiding;domein\n1;2\n");
    check_refused(&["analyse", DEMO, "--record", &none], "geen verslag");
}
