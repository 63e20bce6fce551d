//! LimeSurvey: headings by code, by text, by both; answers by code or in full.

use peilglas::engine::Engine;
use peilglas::questionnaire::Missing;
use peilglas::responses::slot;

use super::{Export, batteries, counted, groups};

/// Sixty responses of which every fifth was not submitted.
const ID: &str = "{row}";
const SUBMITTED: &str = "2024-03-01 10:00:{row} / 2024-03-01 10:01:{row} / 1980-01-01 00:00:00 \
    / 2024-03-01 10:02:{row} / ";
const PAGE: &str = "4 / 4 / 4 / 4 / 2";
const SEED: &str = "18{row}77";

const CODES: &str = "AO01 / AO02 / AO03 / AO04 / AO05 / ";
const AGREEMENT: &str =
    "Mee eens / Zeer mee eens / Neutraal / Mee oneens / Zeer mee oneens / N.v.t.";

#[track_caller]
fn check(
    headings: &'static [&'static str],
    answers: &'static [&'static str],
    roles: &str,
) -> Engine {
    let engine = Export { headings, answers, rows: 60 }.check("limesurvey", 48, roles);
    assert_eq!(counted(&engine, "unfinished-left-out").as_deref(), Some("12"));
    engine
}

#[test]
fn codes_of_questions_and_answers() {
    let engine = check(
        &[
            "id|submitdate|lastpage|startlanguage|seed|token|ipaddr|refurl|interviewtime|groupTime12\
           |v1[SQ001]|v1[SQ002]|v1[SQ003]|v2|v2[other]|v3[SQ001]|v3[SQ002]|v4|v5",
        ],
        &[
            ID,
            SUBMITTED,
            PAGE,
            "nl",
            SEED,
            "tk{row}x",
            "192.0.2.7",
            "http://example.org",
            "61.5",
            "12.25",
            CODES,
            CODES,
            "AO05 / AO04 / AO04 / AO01 / AO02 / AO03 / AO03",
            "A1 / A2 / A3 / A1 / A2 / -oth-",
            " /  /  /  /  / iets anders",
            "Y / Y / ",
            "Y / ",
            "iets over {row}",
            "M / F / F",
        ],
        "pptttpptttIIISOMMOS",
    );
    let made = batteries(&engine);
    assert_eq!(made, [("v1".to_owned(), "AO01 / AO02 / AO03 / AO04 / AO05".to_owned())]);
    let survey = engine.survey().expect("a survey");
    assert_eq!(groups(&engine, "v2"), ["A1", "A2", "A3", "-oth-"]);
    let unknown = survey.coding.items.iter().flat_map(|item| &item.slots);
    assert!(unknown.clone().all(|slot| *slot != slot::UNKNOWN), "every answer code is understood");
}

#[test]
fn whole_questions_with_answers_in_full() {
    let engine = check(
        &["Response ID|Date submitted|Last page|Start language|Seed\
           |Wat vindt u van uw werk? [Ik werk hier graag]|Wat vindt u van uw werk? [Mijn werk is nuttig]\
           |Wat gebruikt u? [Fiets]|Wat gebruikt u? [Trein]|Wat gebruikt u? [Anders]\
           |Werkt u thuis?|Waarom? - comment|Afdeling"],
        &[
            ID,
            SUBMITTED,
            PAGE,
            "nl",
            SEED,
            AGREEMENT,
            AGREEMENT,
            "Ja / Nee / Nee",
            "Ja / Ja / Nee",
            "step {row} /  / ",
            "Ja / Nee / N/A",
            "omdat {row} / ",
            "Noord / Zuid",
        ],
        "pptttIIMMMSOS",
    );
    let scale = "Zeer mee oneens / Mee oneens / Neutraal / Mee eens / Zeer mee eens";
    assert_eq!(batteries(&engine), [("Wat vindt u van uw werk?".to_owned(), scale.to_owned())]);
    let survey = engine.survey().expect("a survey");
    let kind = |label: &str| {
        let home = survey.questionnaire.background(label).expect("a split");
        home.outside.iter().map(|outside| outside.kind).collect::<Vec<_>>()
    };
    assert_eq!(kind("Werkt u thuis?"), [Missing::NotAsked], "not shown, so not asked");
}

#[test]
fn codes_and_texts_in_one_heading() {
    let engine = check(
        &[
            "id. Response ID|submitdate. Date submitted|lastpage. Last page|startlanguage. Start language\
           |seed. Seed|v1[SQ001]. Wat vindt u van uw werk? [Graag]\
           |v1[SQ002]. Wat vindt u van uw werk? [Nuttig]|v2. Afdeling",
        ],
        &[ID, SUBMITTED, PAGE, "nl", SEED, AGREEMENT, AGREEMENT, "Noord / Zuid"],
        "pptttIIS",
    );
    let survey = engine.survey().expect("a survey");
    let battery = &survey.questionnaire.batteries[0];
    assert_eq!(battery.title.nl, "Wat vindt u van uw werk?");
    let items: Vec<(&str, &str)> =
        battery.items.iter().map(|item| (&*item.id, &*item.label.nl)).collect();
    assert_eq!(items, [("v1[SQ001]", "Graag"), ("v1[SQ002]", "Nuttig")]);
}

#[test]
fn two_scales_beside_one_statement_are_two_batteries() {
    let engine = check(
        &["Antwort ID|Datum Abgeschickt|Letzte Seite|Start-Sprache|Zufallsstartwert\
           |Uw werk [Loon][Schaal 1]|Uw werk [Loon][Schaal 2]|Uw werk [Sfeer][Schaal 1]\
           |Uw werk [Sfeer][Schaal 2]|Uw werk [Rust][Schaal 1]|Uw werk [Rust][Schaal 2]"],
        &[
            ID,
            SUBMITTED,
            PAGE,
            "de",
            SEED,
            "Belangrijk / Zeer belangrijk / Onbelangrijk / Neutraal",
            "Tevreden / Zeer tevreden / Ontevreden / Neutraal / Zeer ontevreden / ",
            "Belangrijk / Zeer onbelangrijk / Onbelangrijk",
            "Tevreden / Zeer tevreden / Ontevreden",
            "Zeer belangrijk / Zeer onbelangrijk / Neutraal",
            "Neutraal / Zeer tevreden / Ontevreden",
        ],
        "pptttIIIIII",
    );
    let made = &engine.survey().expect("a survey").questionnaire;
    let labels: Vec<Vec<&str>> = made
        .batteries
        .iter()
        .map(|battery| battery.items.iter().map(|item| &*item.label.nl).collect())
        .collect();
    assert_eq!(labels, [["Loon", "Sfeer", "Rust"], ["Loon", "Sfeer", "Rust"]]);
}

#[test]
fn metadata_in_other_languages_and_shortened_headings() {
    check(
        &["ID de la réponse|Date de soumission|Dernière page|Langue de départ|Tête de série\
           |Wat vindt u van.. [SQ001]|Wat vindt u van.. [SQ002]|Afdeling.. "],
        &[ID, SUBMITTED, PAGE, "fr", SEED, AGREEMENT, AGREEMENT, "Noord / Zuid"],
        "pptttIIS",
    );
    check(
        &["Antwoord-ID|Datum ingestuurd|Laatste pagina|Starttaal|Seed|Datum gestart\
           |Datum laatste actie|IP-adres|Verwijzende URL|G01Q01_SQ001|G01Q01_SQ002|G01Q02"],
        &[
            ID,
            SUBMITTED,
            PAGE,
            "nl",
            SEED,
            "2024-03-01 09:00:{row}",
            "2024-03-01 10:00:{row}",
            "192.0.2.7",
            "",
            "4 / 5 / 3 / 2 / 1 / ",
            "5 / 5 / 3 / 1",
            "A1 / A2 / A3",
        ],
        "pptttppptIIS",
    );
}
