//! Sheets that people made by hand.

use super::{Export, counted, delimited, groups, headings, letters, workbook};
use crate::open;

const ANSWERS: Export = Export {
    headings: &["Naam|Afdeling||Ik werk hier graag|Mijn werk is nuttig|Cijfer|Leeftijd|Salaris"],
    answers: &[
        "Persoon {row}",
        "Noord / Zuid",
        "",
        "Eens / Oneens / Neutraal / Helemaal eens",
        "Eens / Neutraal / Helemaal oneens",
        "7,5 / 8 / 6,5 / 9 / 5,5",
        "21 / 34 / 45 / 48 / 52 / 58 / 61 / 29 / 39 / 41 / 33",
        "2500,50 / 3100,75 / 4000 / 5200,10",
    ],
    rows: 60,
};

fn row(text: &str) -> Vec<String> {
    text.split('|').map(str::to_owned).collect()
}

#[test]
fn titles_totals_empty_rows_and_other_sheets() {
    let mut cells = vec![row("Medewerkersonderzoek 2024"), row("Uitdraai van 1 maart"), Vec::new()];
    cells.extend(ANSWERS.cells());
    // An empty row among the responses, and totals below them.
    cells.insert(10, Vec::new());
    cells.push(row("Gemiddelde|||||7,3|41,9|3700,33"));
    let explained = [row("Toelichting"), row("Dit bestand bevat de antwoorden.")];
    let codebook = [row("Kolom|Betekenis"), row("Cijfer|Rapportcijfer van 1 tot 10")];
    let engine = open(&workbook(&[
        ("Toelichting", &explained),
        ("Antwoorden", &cells),
        ("Codeboek", &codebook),
    ]));
    let survey = engine.survey().expect("a survey");
    assert_eq!(survey.table.source.sheet.as_deref(), Some("Antwoorden"));
    assert_eq!(survey.table.rows, 60);
    assert_eq!(counted(&engine, "totals-left-out").as_deref(), Some("1"));
    assert_eq!(counted(&engine, "rows-above-headings").as_deref(), Some("2"));
    assert_eq!(headings(survey).len(), 7, "an empty column is no column");
    assert_eq!(letters(survey), "pSIIISS");
    // Headings in row 4, an empty row 11: the numbers are those of the sheet.
    let numbers: Vec<u64> = [0, 5, 6, 59].map(|row| survey.table.row_number(row)).to_vec();
    assert_eq!(numbers, [5, 10, 12, 65]);
    let total = survey.findings().into_iter().find(|finding| finding.code == "totals-left-out");
    assert_eq!(total.and_then(|finding| finding.location.row), Some(66));
}

#[test]
fn rows_of_headings_of_a_program_below_a_title() {
    let mut cells = vec![row("Export"), Vec::new()];
    cells.push(row("Respondent ID|Collector ID|Wat gebruikt u allemaal?||||||||"));
    cells.push(row("||Fiets|Trein|Auto|Bus|Boot|Step|Tram|Metro"));
    for number in 0..30 {
        cells.push(row(&format!("9{number:03}|5|Fiets|Trein||Bus||Step||")));
    }
    let engine = open(&workbook(&[("Sheet", &cells)]));
    let survey = engine.survey().expect("a survey");
    assert_eq!(survey.table.source.producer, "surveymonkey");
    assert_eq!((survey.table.rows, survey.table.row_number(0)), (30, 5));
    assert_eq!(headings(survey)[9], "Wat gebruikt u allemaal? [Metro]");
}

#[test]
fn an_answer_called_total_is_an_answer() {
    let engine = open(&delimited(
        &Export {
            headings: &["Soort|Q1|Q2|Q3"],
            answers: &["Totaal / Deel", "1 / 2 / 3 / 4", "4 / 3 / 2 / 1", "1 / 3 / 2 / 4"],
            rows: 60,
        }
        .cells(),
        ';',
    ));
    assert_eq!(counted(&engine, "totals-left-out"), None);
    assert_eq!(groups(&engine, "Soort"), ["Deel", "Totaal"]);
}
