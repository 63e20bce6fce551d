//! Microsoft Forms and Google Forms.

use super::{Export, batteries, groups};

const DATE: &str = "2024-03-01 10:00:{row}";
const AGREEMENT: &str = "Mee eens / Helemaal mee eens / Niet mee eens/niet mee oneens / Mee oneens / Helemaal mee oneens";

#[test]
fn microsoft_forms_in_dutch() {
    let engine = Export {
        headings: &["ID|Begintijd|Tijd van voltooien|E-mail|Naam|Tijd van laatste wijziging\
             |Ik werk hier graag\u{a0}|Mijn naam wordt gerespecteerd\u{a0}|Welke dagen werkt u?\
             |Wat is uw afdeling?|Hoe waarschijnlijk is het dat u ons aanbeveelt?|Opmerkingen"],
        answers: &[
            "{row}",
            DATE,
            DATE,
            "anonymous",
            "",
            "",
            AGREEMENT,
            AGREEMENT,
            "ma;di; / ma; / di;wo; / ma;di;wo; / wo; / ma;wo;",
            "Noord / Zuid",
            "0 / 1 / 2 / 3 / 4 / 5 / 6 / 7 / 8 / 9 / 10",
            "vond {row} goed",
        ],
        rows: 60,
    }
    .check("ms-forms", 60, "ppppppIIMSIO");
    let made = batteries(&engine);
    assert_eq!(
        made[0].1,
        "Helemaal mee oneens / Mee oneens / Niet mee eens/niet mee oneens / Mee eens \
         / Helemaal mee eens"
    );
    assert_eq!(made[1].1.split(" / ").count(), 11);
}

#[test]
fn a_quiz_of_microsoft_forms() {
    Export {
        headings: &[
            "ID|Start time|Completion time|Email|Name|Total points|Quiz feedback|Last modified time\
             |I like it|Points - I like it|Feedback - I like it|Feedback - is given by my manager",
        ],
        answers: &[
            "{row}",
            DATE,
            DATE,
            "a{row}@example.org",
            "A. B{row}",
            "4",
            "",
            DATE,
            "Agree / Strongly agree / Disagree / Neutral",
            "0 / 1",
            "",
            "Agree / Disagree / Neutral",
        ],
        rows: 60,
    }
    .check("ms-forms", 60, "pppppttpIttI");
}

#[test]
fn google_forms_with_a_grid_and_several_answers() {
    let engine = Export {
        headings: &[
            "Tijdstempel|E-mailadres|Score|Wat vindt u? [Loon]|Wat vindt u? [Sfeer]|Wat gebruikt u?\
             |Opleiding|Hoe lang werkt u hier?",
        ],
        answers: &[
            DATE,
            "a{row}@example.org",
            "5 / 10",
            "Tevreden / Zeer tevreden / Ontevreden",
            "Neutraal / Tevreden / Zeer ontevreden",
            "Fiets, Trein / Fiets / Trein / Auto, Fiets / Auto / Auto, Trein",
            "HBO / WO / MBO",
            "1-5 jaar / minder dan 1 jaar / 6-10 jaar / meer dan 10 jaar",
        ],
        rows: 60,
    }
    .check("google-forms", 60, "pptIIMSS");
    assert_eq!(groups(&engine, "Opleiding"), ["MBO", "HBO", "WO"]);
    assert_eq!(
        groups(&engine, "Hoe lang werkt u hier?"),
        ["minder dan 1 jaar", "1-5 jaar", "6-10 jaar", "meer dan 10 jaar"]
    );
    Export {
        headings: &["Timestamp|Username|Rate us|Rate them|Team"],
        answers: &[DATE, "a{row}@example.org", "1 / 2 / 3 / 4 / 5", "5 / 4 / 3 / 2 / 1", "A / B"],
        rows: 60,
    }
    .check("google-forms", 60, "ppIIS");
}
