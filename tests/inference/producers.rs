//! What survey programs write is recognised as theirs.

use peilglas::engine::Survey;
use peilglas::questionnaire::{Aside, Role};

use super::open;

const QUALTRICS: &str = "\
StartDate,Status,IPAddress,Finished,ResponseId,Q1_1,Q1_2,Q2
Startdatum,Responstype,IP-adres,Voltooid,Antwoord-ID,Hoe tevreden bent u - Werk,Hoe tevreden bent u - Loon,Afdeling
\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"ip\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1_1\"\"}\",\"{\"\"ImportId\"\":\"\"QID1_2\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\"
";

/// A Qualtrics export: one trial, one unfinished response, twelve responses.
fn qualtrics() -> String {
    let mut text = QUALTRICS.to_owned();
    for row in 0..14 {
        let (status, finished) = (u8::from(row == 0), u8::from(row != 1));
        let (work, pay) = (row % 5 + 1, (row + 2) % 5 + 1);
        let group = if row % 2 == 0 { "Noord" } else { "Zuid" };
        text += &format!(
            "2024-03-01 08:28:{row:02},{status},192.0.2.{row},{finished},R_2YPOQ602ER1jk{row:02},{work},{pay},{group}\n"
        );
    }
    text
}

#[test]
fn qualtrics_with_three_rows_of_headings() {
    let engine = open(qualtrics().as_bytes());
    let survey = engine.survey().expect("a survey");
    assert_eq!(survey.table.source.producer, "qualtrics");
    assert_eq!(survey.table.rows, 12);
    let battery = &survey.questionnaire.batteries[0];
    assert_eq!(battery.title.nl, "Hoe tevreden bent u");
    let items: Vec<(&str, &str)> =
        battery.items.iter().map(|item| (&*item.id, &*item.label.nl)).collect();
    assert_eq!(items, [("Q1_1", "Werk"), ("Q1_2", "Loon")]);
    let set_aside = set_aside(survey);
    assert_eq!(set_aside, 5, "dates, status, address, finished, id");
    for (code, count) in [("previews-left-out", "1"), ("unfinished-left-out", "1")] {
        let finding = survey.table.findings.iter().find(|finding| finding.code == code);
        assert_eq!(finding.expect(code).args[0].1.nl, count);
    }
}

#[test]
fn a_file_of_trials_only_is_kept() {
    let trials = qualtrics().replace(",0,192", ",1,192");
    let engine = open(trials.as_bytes());
    assert_eq!(engine.survey().map(|survey| survey.table.rows), Some(13), "all but the unfinished");
}

#[test]
fn survey_monkey_with_questions_above_their_first_column() {
    let mut text = "\
Respondent ID,Collector ID,Wat gebruikt u?,,,Hoe vaak?,
,,Fiets,Trein,Anders,Thuis,Op kantoor
"
    .to_owned();
    for row in 0..20 {
        let train = if row % 3 == 0 { "Trein" } else { "" };
        let often = ["Nooit", "Soms", "Vaak", "Altijd"][row % 4];
        text += &format!("9{row:03},5,Fiets,{train},,{often},Soms\n");
    }
    let engine = open(text.as_bytes());
    let survey = engine.survey().expect("a survey");
    assert_eq!(survey.table.source.producer, "surveymonkey");
    let headings: Vec<&str> = survey.table.columns.iter().map(|c| &*c.heading).collect();
    assert_eq!(
        headings[3..6],
        ["Wat gebruikt u? [Trein]", "Wat gebruikt u? [Anders]", "Hoe vaak? [Thuis]"]
    );
    let roles = roles(survey);
    assert_eq!(roles[2..4], [Role::Multiple, Role::Multiple]);
    assert_eq!(roles[5..], [Role::Item, Role::Item]);
}

#[test]
fn forms_are_named_and_their_own_columns_set_aside() {
    let check = |headings: &str, expected: &str| {
        let mut text = format!("{headings},Afdeling,Hoe tevreden bent u?\n");
        for row in 0..20 {
            let cells: Vec<String> =
                headings.split(',').map(|_| format!("1-3-2024 8:{row:02}:00")).collect();
            let answer = ["Tevreden", "Ontevreden", "Zeer tevreden"][row % 3];
            text += &format!("{},{},{answer}\n", cells.join(","), ["A", "B"][row % 2]);
        }
        let engine = open(text.as_bytes());
        let survey = engine.survey().expect("a survey");
        assert_eq!(survey.table.source.producer, expected);
        let roles = roles(survey);
        let (own, asked) = roles.split_at(roles.len() - 2);
        assert!(own.iter().all(|role| *role == Role::Aside(Aside::Identifies)), "{own:?}");
        assert_eq!(asked, [Role::Split, Role::Item]);
    };
    check("Id,Begintijd,Tijd van voltooien,E-mail,Naam", "ms-forms");
    check("ID,Start time,Completion time,Email,Name", "ms-forms");
    check("Tijdstempel,E-mailadres", "google-forms");
}

fn roles(survey: &Survey) -> Vec<Role> {
    let inferred = survey.inferred().expect("an inferred questionnaire");
    inferred.reasons.iter().map(|reason| reason.role).collect()
}

fn set_aside(survey: &Survey) -> usize {
    let aside = |role: &Role| matches!(role, Role::Aside(Aside::Identifies | Aside::Technical));
    roles(survey).iter().filter(|role| aside(role)).count()
}
