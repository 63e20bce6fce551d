//! SurveyMonkey: a question above its first column, its parts below.

use super::{Export, batteries, headings};

const KEY: &str = "1145887{row}";
const DATE: &str = "03/01/2024 10:00:{row} AM";

#[test]
fn a_column_per_answer() {
    let engine = Export {
        headings: &[
            "Respondent ID|Collector ID|Start Date|End Date|IP Address|Email Address|First Name\
             |Last Name|Custom Data 1|How much do you agree?||What do you use?|||Your department?\
             ||Anything else?",
            "|||||||||I like it|It is useful|Bike|Train|Other (please specify)|Response\
             |Other (please specify)|Open-Ended Response",
        ],
        answers: &[
            KEY,
            "4410",
            DATE,
            DATE,
            "192.0.2.7",
            "",
            "",
            "",
            "North / South",
            "Strongly agree / Agree / Neither agree nor disagree / Disagree / Strongly disagree",
            "Agree / Disagree / Strongly agree / ",
            "Bike / ",
            "Train / Train / ",
            "steps {row} /  / ",
            "Sales / Finance / HR",
            " /  / my own {row}",
            "something {row}",
        ],
        rows: 60,
    }
    .check("surveymonkey", 60, "ptpppppp S II MMM SO O".replace(' ', "").as_str());
    let survey = engine.survey().expect("a survey");
    assert_eq!(
        headings(survey)[8..13],
        [
            "Custom Data 1",
            "How much do you agree? [I like it]",
            "How much do you agree? [It is useful]",
            "What do you use? [Bike]",
            "What do you use? [Train]",
        ]
    );
    assert_eq!(headings(survey)[14], "Your department?");
    assert_eq!(batteries(&engine)[0].0, "How much do you agree?");
}

#[test]
fn a_column_per_question_in_numbers() {
    Export {
        headings: &[
            "Respondent ID|Collector ID|Date Created|Date Modified|IP Address\
             |How satisfied are you with your work, all in all?|Your department?",
            "|||||Response|Response",
        ],
        answers: &[KEY, "4410", DATE, DATE, "192.0.2.7", "1 / 2 / 3 / 4 / 5 / ", "Sales / HR"],
        rows: 60,
    }
    .check("surveymonkey", 60, "ptpppIS");
}

#[test]
fn words_of_another_language_and_of_programs_for_data() {
    let engine = Export {
        headings: &[
            "Respondent-ID|Collector-ID|Begindatum|Einddatum|IP-adres|Wat vindt u?|Unnamed: 6\
             |Uw afdeling?|Hoe oud bent u?",
            "|||||Leuk|Nuttig|Respons|Respons",
        ],
        answers: &[
            KEY,
            "4410",
            DATE,
            DATE,
            "192.0.2.7",
            "Eens / Oneens / Helemaal eens / Neutraal",
            "Eens / Neutraal / Helemaal oneens",
            "A / B",
            "18-29 / 30-44 / 45-60 / > 60",
        ],
        rows: 60,
    }
    .check("surveymonkey", 60, "ptpppIISS");
    let survey = engine.survey().expect("a survey");
    assert_eq!(
        headings(survey)[5..],
        ["Wat vindt u? [Leuk]", "Wat vindt u? [Nuttig]", "Uw afdeling?", "Hoe oud bent u?"]
    );
}
