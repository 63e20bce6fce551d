//! Answer sets and questions about people as surveys really have them.

use super::exports::{Export, batteries, groups, letters};
use super::open;

/// The survey of one column of answers, beside another that is no item.
#[track_caller]
fn column(heading: &str, answers: &str) -> peilglas::engine::Engine {
    let mut text = format!("\"{heading}\";Team\n");
    let answers: Vec<&str> = answers.split(" / ").collect();
    for row in 0..answers.len() * 12 {
        text += &format!("\"{}\";{}\n", answers[row % answers.len()].trim(), ["A", "B"][row % 2]);
    }
    open(text.as_bytes())
}

/// The scale of a column with these answers, from low to high, in whatever order they came.
#[track_caller]
fn check(low_to_high: &str, beside: &str) {
    let points: Vec<&str> = low_to_high.split(" / ").collect();
    for turned in [false, true] {
        let mut given = points.clone();
        if turned {
            given.reverse();
        }
        given.extend(beside.split(" / ").filter(|label| !label.is_empty()));
        let engine = column("Wat vindt u hiervan?", &given.join(" / "));
        assert_eq!(letters(engine.survey().expect("a survey")), "IS", "{low_to_high}");
        assert_eq!(batteries(&engine)[0].1, low_to_high);
    }
}

#[test]
fn scales_of_four_to_eleven_points() {
    check("Helemaal mee oneens / Mee oneens / Mee eens / Helemaal mee eens", "Weet niet");
    check("Volledig oneens / Oneens / Niet eens, niet oneens / Eens / Volledig eens", "n.v.t.");
    check("Zeer oneens / Oneens / Enigszins oneens / Enigszins eens / Eens / Zeer eens", "");
    check(
        "Strongly disagree / Disagree / Somewhat disagree / Neither agree nor disagree \
         / Somewhat agree / Agree / Strongly agree",
        "Don't know / Prefer not to say",
    );
    check("Zeer ontevreden / Ontevreden / Neutraal / Tevreden / Zeer tevreden", "Geen mening");
    check("Very dissatisfied / Dissatisfied / Satisfied / Very satisfied", "Not applicable");
    check("Nooit / Zelden / Soms / Vaak / Altijd", "Weet ik niet");
    check("Never / Rarely / Sometimes / Often / Always", "N/A");
    check("Nooit / Sporadisch / Af en toe / Regelmatig / Dikwijls / Zeer dikwijls / Altijd", "");
    check("Zeer onbelangrijk / Onbelangrijk / Neutraal / Belangrijk / Zeer belangrijk", "");
    check("Zeer onwaarschijnlijk / Onwaarschijnlijk / Waarschijnlijk / Zeer waarschijnlijk", "");
    check(
        "In zeer geringe mate / In geringe mate / In enige mate / In hoge mate / In zeer hoge mate",
        "Kan ik niet beoordelen",
    );
    check("Zeer slecht / Slecht / Voldoende / Goed / Zeer goed", "Geen ervaring mee");
    check("Zeer moeilijk / Moeilijk / Neutraal / Makkelijk / Zeer makkelijk", "");
    check(
        "No confidence at all / Not very much confidence / Quite a lot of confidence / A great deal of confidence",
        "",
    );
    check("1 - Zeer slecht / 2 / 3 / 4 / 5 / 6 / 7 - Zeer goed", "9 - Weet niet");
    check(
        "0 (zeer onwaarschijnlijk) / 1 / 2 / 3 / 4 / 5 / 6 / 7 / 8 / 9 / 10 (zeer waarschijnlijk)",
        "",
    );
    check("1 / 2 / 3 / 4 / 5 / 6 / 7 / 8 / 9 / 10", "");
}

#[test]
fn yes_and_no_are_no_scale() {
    for answers in ["Ja / Nee / Weet niet", "Yes / No", "Ja / Nee / Zeg ik liever niet"] {
        let engine = column("Werkt u thuis?", answers);
        assert_eq!(letters(engine.survey().expect("a survey")), "SS", "{answers}");
        assert_eq!(groups(&engine, "Werkt u thuis?").len(), 2, "{answers}");
    }
}

#[test]
fn statements_about_a_manager_or_name_are_items() {
    let agreement = "1 / 2 / 3 / 4 / 5";
    let headings = [
        "Mijn leidinggevende steunt mij",
        "Mijn naam wordt gerespecteerd",
        "De organisatie luistert",
        "E-mail is een goed middel",
    ];
    let mut text = headings.join(";") + ";Leidinggevend\n";
    for row in 0..60 {
        let values: Vec<&str> = agreement.split(" / ").collect();
        let cells: Vec<&str> = (0..4).map(|column| values[(row + column) % 5]).collect();
        text += &format!("{};{}\n", cells.join(";"), ["ja", "nee"][row % 2]);
    }
    assert_eq!(letters(open(text.as_bytes()).survey().expect("a survey")), "IIIIS");
}

#[test]
fn numbers_about_people_are_banded() {
    let engine = Export {
        headings: &["Leeftijd|Geboortejaar|Dienstjaren|Uren per week|Schaal|Q1|Q2|Q3"],
        answers: &[
            "21 / 34 / 45 / 48 / 52 / 58 / 61 / 29 / 39 / 41 / 33",
            "1961 / 1970 / 1975 / 1982 / 1988 / 1991 / 1999 / 1966 / 2001",
            "0 / 1 / 2 / 3 / 5 / 8 / 12 / 15 / 20 / 31 / 40",
            "8 / 16 / 20 / 24 / 28 / 32 / 36 / 38 / 40 / 12",
            "8 / 9 / 10 / 11 / 12 / 13",
            "1 / 2 / 3 / 4 / 5",
            "5 / 4 / 3 / 2 / 1",
            "1 / 3 / 2 / 5 / 4",
        ],
        rows: 120,
    };
    let engine = engine.check("unknown", 120, "SSSSSIII");
    for split in ["Leeftijd", "Geboortejaar", "Dienstjaren", "Uren per week"] {
        assert!((3..=5).contains(&groups(&engine, split).len()), "{split}");
    }
    assert_eq!(groups(&engine, "Schaal"), ["8", "9", "10", "11", "12", "13"]);
}

#[test]
fn what_tells_who_somebody_is_is_set_aside() {
    let survey = Export {
        headings: &[
            "Postcode|Wat is uw e-mailadres?|Personeelsnummer|Geboortedatum|Kenteken|Code|User agent\
             |Waar woont u?|Q1|Q2|Q3",
        ],
        answers: &[
            "1234 AB / 2511 XZ",
            "a{row}@example.org",
            "{row}",
            "1970-01-02",
            "AB-12-CD",
            "MW-{row}",
            "Mozilla/5.0 ({row})",
            "1{row} AB",
            "1 / 2 / 3 / 4",
            "4 / 3 / 2 / 1",
            "1 / 3 / 2 / 4",
        ],
        rows: 60,
    };
    survey.check("unknown", 60, "ppppppppIII");
}
