//! Files as people make them: typing errors, spelled groups, titles and totals,
//! questions that are only numbered on, comments of few words.

use peilglas::engine::Engine;
use peilglas::engine::protocol::{Response, Role};

use super::exports::{batteries, counted, groups, headings, letters};
use super::open;

/// 200 rows below these headings; in row n a column has the n-th of its values.
fn rows(columns: &[(&str, &str)]) -> String {
    let headings: Vec<&str> = columns.iter().map(|(heading, _)| *heading).collect();
    let mut text = headings.join(";") + "\n";
    for row in 0..200 {
        let cells = columns.iter().map(|(_, values)| {
            let values: Vec<&str> = values.split(" / ").collect();
            values[row % values.len()]
        });
        text += &(cells.collect::<Vec<_>>().join(";") + "\n");
    }
    text
}

fn check(text: &str, roles: &str) -> Engine {
    let engine = open(text.as_bytes());
    let survey = engine.survey().expect("a survey");
    assert_eq!(letters(survey), roles, "{:?}", headings(survey));
    engine
}

const FIVE: &str = "1 / 2 / 3 / 4 / 5";

#[test]
fn a_typing_error_is_no_point_of_a_scale() {
    for (typed, heading) in [("6", "w_3"), ("0", "w_3"), ("7", "w_3"), ("0", "Vraag drie")] {
        let text = rows(&[("w_1", FIVE), ("w_2", FIVE), (heading, FIVE), ("Team", "A / B / C")]);
        // The first respondent answers the third question with a slip.
        let engine = check(&text.replacen("\n1;1;1;", &format!("\n1;1;{typed};"), 1), "IIIS");
        for (_, scale) in batteries(&engine) {
            assert_eq!(scale, FIVE, "{typed}");
        }
        assert_eq!(counted(&engine, "out-of-range").as_deref(), Some("1"), "{typed}");
    }
}

#[test]
fn a_point_that_few_chose_stays_where_no_other_scale_says_that_it_is_none() {
    let text = rows(&[("w_1", "2 / 3 / 4 / 5"), ("w_2", "2 / 3 / 4 / 5"), ("w_3", "2 / 3 / 4")]);
    let engine = check(&text.replacen("\n2;2;2\n", "\n2;1;2\n", 1), "III");
    assert_eq!(batteries(&engine)[0].1, FIVE);
    assert_eq!(counted(&engine, "out-of-range"), None);
}

#[test]
fn questions_that_are_only_numbered_on_may_have_different_scales() {
    let ten = "1 / 2 / 3 / 4 / 5 / 6 / 7 / 8 / 9 / 10";
    let four = "1 / 2 / 3 / 4";
    let scales = |columns: &[(&str, &str)]| -> Vec<String> {
        let engine = check(&rows(columns), &"I".repeat(columns.len()));
        batteries(&engine).into_iter().map(|(_, scale)| scale).collect()
    };
    let columns =
        [("Q1", FIVE), ("Q2", FIVE), ("Q3", FIVE), ("Q4", four), ("Q5", four), ("Q6", ten)];
    assert_eq!(scales(&columns), [FIVE, four, ten]);
    // One question's parts share a scale, and nobody need choose every point.
    let parts = [("Q1_1", FIVE), ("Q1_2", FIVE), ("Q1_3", four), ("Q1_4", four)];
    assert_eq!(scales(&parts), [FIVE]);
    assert_eq!(scales(&[("Q1", FIVE), ("Q2", FIVE), ("Q3", four), ("Q4", FIVE)]), [FIVE]);
}

#[test]
fn a_department_in_several_spellings_is_one_group() {
    let spelled = "HR / hr / Finance / FINANCE / HR / finance";
    let engine = check(&rows(&[("Afdeling", spelled), ("A1", FIVE), ("A2", FIVE)]), "SII");
    assert_eq!(groups(&engine, "Afdeling").len(), 2);
    assert_eq!(groups(&engine, "Afdeling")[1], "HR");
    // Nobody's own word becomes a group, and bands are not taken together.
    let text = rows(&[("Afdeling", spelled), ("A1", FIVE), ("A2", FIVE)]);
    check(&text.replacen("\nHR;", "\nDe kantine;", 1), "OII");
    let engine = check(&rows(&[("Leeftijd", "<40 / >40"), ("A1", FIVE), ("A2", FIVE)]), "SII");
    assert_eq!(groups(&engine, "Leeftijd"), ["<40", ">40"]);
}

#[test]
fn comments_of_few_words_and_names_of_managers_are_never_groups() {
    let few = " / geen / nvt / ziek";
    for heading in ["Opmerking", "Toelichting:", "Heeft u nog opmerkingen?", "Any other comments?"]
    {
        check(&rows(&[(heading, few), ("A1", FIVE), ("A2", FIVE)]), "OII");
    }
    check(&rows(&[("Naam leidinggevende", "Bos / Vos"), ("A1", FIVE), ("A2", FIVE)]), "pII");
    check(&rows(&[("Heeft u nog vragen?", "Ja / Nee"), ("A1", FIVE), ("A2", FIVE)]), "SII");
}

#[test]
fn titles_and_totals_around_the_answers_are_no_answers() {
    let table = rows(&[("Nr", FIVE), ("Ik leer", FIVE), ("Ik groei", FIVE), ("Team", "A / B")]);
    let totals = "Totaal / gemiddelde;2,97;3,01;\n";
    for (title, above) in [("", None), ("Enquête 2024;;;\n;;;\n", Some("2"))] {
        let engine = check(&format!("{title}{table}{totals}"), "pIIS");
        assert_eq!(engine.survey().expect("a survey").table.rows, 200);
        assert_eq!(counted(&engine, "totals-left-out").as_deref(), Some("1"));
        assert_eq!(counted(&engine, "rows-above-headings").as_deref(), above);
    }
}

#[test]
fn a_mark_for_a_department_or_a_manager_is_an_item() {
    let ten = "1 / 2 / 3 / 4 / 5 / 6 / 7 / 8 / 9 / 10";
    let columns =
        [("Tevredenheid met team", ten), ("Cijfer leidinggevende", ten), ("Team", "A / B")];
    check(&rows(&columns), "IIS");
}

#[test]
fn options_behind_a_colon_are_one_question() {
    let columns = [("Gebruikt: fiets", "1 / 0"), ("Gebruikt: auto", "0 / 0 / 1"), ("A1", FIVE)];
    let text = rows(&[&columns[..], &[("A2", FIVE)]].concat());
    let engine = check(&text, "MMII");
    let asked = &engine.survey().expect("a survey").questionnaire.choices[0];
    assert_eq!(asked.label.nl, "Gebruikt");
    assert_eq!(asked.answers.iter().map(|a| &*a.label.nl).collect::<Vec<_>>(), ["fiets", "auto"]);
    // Two scales behind one question are no options.
    check(&rows(&[("Werk: druk", FIVE), ("Werk: sfeer", FIVE), ("Werk: rust", FIVE)]), "III");
}

#[test]
fn names_of_people_split_nobody() {
    let names = "Jan de Vries / Sanne Bakker / J. van den Berg / Ali Demir";
    let engine = check(
        &rows(&[
            ("Wie is uw chef?", names),
            ("Leidinggevende", "Zhang Wei / Xu Li / Dupont Zoe"),
            ("Manager", "ja / nee"),
            ("A1", FIVE),
            ("A2", FIVE),
        ]),
        "ppSII",
    );
    assert_eq!(groups(&engine, "Manager"), ["ja", "nee"]);
}

#[test]
fn one_answer_with_a_comma_is_one_answer() {
    let some = "Nee, bij geen van hen / Ja, bij allemaal / Bij sommigen";
    check(&rows(&[("Was dat veilig?", some), ("A1", FIVE), ("A2", FIVE)]), "SII");
    let ranked = "A|B|C / B|A|C / C|B|A / A|C|B";
    check(&rows(&[("Rangschik dit naar belang", ranked), ("A1", FIVE), ("A2", FIVE)]), "CII");
}

#[test]
fn a_manager_in_a_statement_with_a_number_splits_nobody() {
    let headings = ["Q9a  City Manager's Office", "Q9b  Human Resources", "Q9c  Police"];
    let columns = headings.map(|heading| (heading, FIVE));
    let engine = check(&rows(&columns), "III");
    assert_eq!(batteries(&engine).len(), 1);
}

#[test]
fn what_programs_write_into_empty_cells_is_no_opinion_of_anybody() {
    let columns = [
        ("Team", "Noord / Zuid / NA"),
        ("A1", "1 / 2 / 3 / 4 / NA"),
        ("A2", "5 / 4 / 3 / 2 / 1"),
        ("A3", "1 / 2 / #NULL! / 4 / 5"),
    ];
    let engine = check(&rows(&columns), "SIII");
    assert_eq!(counted(&engine, "missing-markers").as_deref(), Some("3"));
    let survey = engine.survey().expect("a survey");
    let made = &survey.inferred().expect("inferred").questionnaire;
    assert!(made.scales.iter().all(|scale| scale.outside.is_empty()));
    assert!(made.background.iter().all(|asked| asked.outside.is_empty()));
    // Where other cells are empty, it may be an answer.
    let columns = [("A1", "1 / 2 / 3 / 4 / NA"), ("A2", FIVE), ("A3", "1 / 2 / 3 / 4 / ")];
    let engine = check(&rows(&columns), "III");
    assert_eq!(counted(&engine, "missing-markers"), None);
}

/// Why a file is refused, and in which row.
fn refused(text: &str) -> (String, Option<u64>) {
    let mut engine = Engine::new();
    engine.open(Role::Responses, "lang.csv", text.len() as u64);
    engine.push(text.as_bytes()).expect("readable");
    let Response::Failed(finding) = engine.finish() else { panic!("it opened") };
    (finding.code, finding.location.row)
}

#[test]
fn a_file_with_a_row_per_answer_is_refused() {
    let columns = [("id", "1 / 2"), ("Vraag", "Werk / Team / Loon"), ("Antwoord", FIVE)];
    assert_eq!(refused(&rows(&columns)), ("rows-are-answers".to_owned(), Some(1)));
}

#[test]
fn a_file_without_headings_is_refused() {
    let text = rows(&[("Noord", "Noord / Zuid"), ("ja", "ja / nee"), ("4", FIVE), ("4", FIVE)]);
    assert_eq!(refused(&text), ("headings-are-answers".to_owned(), Some(1)));
    // Questions that are called by their number are questions.
    check(&rows(&[("1", FIVE), ("2", FIVE), ("3", FIVE), ("4", FIVE)]), "IIII");
}

#[test]
fn degrees_of_a_word_are_a_scale() {
    let harmful = "Not harmful at all / Slightly harmful / Very harmful / Extremely harmful";
    let engine = check(&rows(&[("Is it?", harmful), ("Team", "A / B")]), "IS");
    assert!(
        batteries(&engine)[0].1.starts_with("Not harmful at all / Slightly harmful / Redelijk")
    );
}

#[test]
fn faces_are_a_scale() {
    let faces = "😡 / 🙁 / 😐 / 🙂 / 😀";
    let engine = check(&rows(&[("Hoe was uw dag?", faces), ("Team", "A / B")]), "IS");
    assert_eq!(batteries(&engine)[0].1, faces);
}

#[test]
fn grades_with_decimals_are_items_with_their_own_mean() {
    let columns = [
        ("Welk rapportcijfer geeft u uw werk?", "7,5 / 8,0 / 6 / 9,5 / geen mening"),
        ("Cijfer leidinggevende", "7.5 / 8 / 6.0 / 5.5"),
        ("Uren per week", "7,5 / 8 / 36 / 24,5"),
        ("Team", "A / B"),
    ];
    let engine = check(&rows(&columns), "IISS");
    let document = super::document(engine.survey().expect("a survey"), &["Team".to_owned()]);
    let items = document["items"].as_array().expect("items");
    assert_eq!(items[0]["total"]["n"], 160);
    assert_eq!(items[0]["total"]["mean"], 7.75);
    assert_eq!(items[1]["total"]["mean"], 6.75);
    assert_eq!(counted(&engine, "out-of-range"), None);
    assert_eq!(batteries(&engine).len(), 1);
}

#[test]
fn crosses_below_words_are_one_question_and_codes_may_stand_in_brackets() {
    let scale =
        "(1) Zeer mee oneens / (2) Mee oneens / (3) Neutraal / (4) Mee eens / (9) Weet niet";
    let columns = [
        ("Team", "A / B"),
        ("Fiets", "x / "),
        ("Trein", " / x / x"),
        ("Stelling 1: Ik ben trots", scale),
        ("Stelling 2: Ik ben fit", scale),
        ("Tevredenheid (1-10)", "4 / 5 / 6 / 7 / 8 / 9 / 10"),
    ];
    let engine = check(&rows(&columns), "SMMIII");
    let ten = "1 / 2 / 3 / 4 / 5 / 6 / 7 / 8 / 9 / 10";
    assert_eq!(batteries(&engine).last().map(|(_, scale)| scale.as_str()), Some(ten));
}
