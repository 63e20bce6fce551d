//! What an SPSS file says of itself counts: labels, missing values, sets, weights.

use std::path::Path;
use std::sync::Arc;

use peilglas::base::Finding;
use peilglas::engine::Engine;
use peilglas::engine::protocol::Role;
use peilglas::questionnaire::{Role as ColumnRole, Target, WeightReason};
use peilglas::responses::slot;

use crate::findings::{has, known, read, survey};
use crate::sav_bytes::File;

/// An SPSS file of three items and a split; the items' labels and user-missing
/// value are these.
fn spss(labels: &[(f64, &str)], missing: f64) -> Vec<u8> {
    let mut file = File::new(false, 5, 0);
    for name in ["V1_1", "V1_2", "V1_3"] {
        file.variable(name, 0, 5, 1, &[missing]);
    }
    file.variable("TEAM", 8, 1, 0, &[]);
    file.int(3).int(i32::try_from(labels.len()).expect("few"));
    for (value, label) in labels {
        let length = label.len();
        file.float(*value).raw(&[u8::try_from(length).expect("short")]);
        file.text(label, (length + 1).next_multiple_of(8) - 1);
    }
    file.int(4).int(3).int(1).int(2).int(3);
    file.end_of_dictionary();
    for (answer, team) in
        [(1.0, "Noord"), (4.0, "Zuid"), (missing, "Noord"), (5.0, "Zuid"), (missing, "Noord")]
    {
        file.float(answer).float(answer).float(answer).text(team, 8);
    }
    file.bytes
}

#[test]
fn a_missing_value_that_only_the_file_knows_counts_as_missing() {
    let bytes = spss(&[(66.0, "Niet gesteld")], 66.0);
    let engine = read(known(), Role::Responses, "test.sav", &bytes).expect("a survey");
    let coding = &survey(&engine).coding;
    assert!(coding.items.iter().all(|item| item.slots.contains(&slot::NOT_ASKED)));
    let found: Vec<Finding> = survey(&engine)
        .findings()
        .into_iter()
        .filter(|finding| finding.code == "stated-missing")
        .collect();
    assert_eq!(found.len(), 3);
    assert_eq!(found[0].location.row, Some(3), "the third case");
    assert_eq!(found[0].args[0].1.nl, "2");
    assert!(!has(survey(&engine), "out-of-range"));
}

#[test]
fn the_label_of_a_value_goes_before_its_code() {
    // The questionnaire says that 4 is 'Mee eens'; the file says that 1 is.
    let bytes = spss(&[(1.0, "Mee eens"), (7.0, "mee eens")], 66.0);
    let engine = read(known(), Role::Responses, "test.sav", &bytes).expect("a survey");
    let slot_of_first = survey(&engine).coding.items[0].slots[1];
    assert_eq!(slot_of_first, 0, "a label that two values have tells nothing");
    let bytes = spss(&[(1.0, "Mee eens")], 66.0);
    let engine = read(known(), Role::Responses, "test.sav", &bytes).expect("a survey");
    let coding = &survey(&engine).coding;
    assert_eq!(coding.items[0].slots[1], 3);
    let found = survey(&engine).findings();
    let followed: Vec<_> = found.iter().filter(|f| f.code == "labels-followed").collect();
    assert_eq!((followed.len(), followed[0].location.row), (3, Some(1)));
}

#[test]
fn variables_are_matched_by_their_labels() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inference/fixtures/forms.sav");
    let bytes = std::fs::read(path).expect("the SPSS file");
    let first = read(Engine::new(), Role::Responses, "forms.sav", &bytes).expect("a survey");
    // The questions keep their words, and lose every name that a column goes by.
    let mut asked = (*survey(&first).questionnaire).clone();
    for (n, item) in asked.batteries.iter_mut().flat_map(|battery| &mut battery.items).enumerate() {
        item.id = format!("stelling-{}", ["a", "b", "c", "d", "e"][n]);
        item.codes.clear();
    }
    let engine = Engine::with_questionnaire(Arc::new(asked));
    let engine = read(engine, Role::Responses, "forms.sav", &bytes).expect("a survey");
    let column = |id: &str| survey(&engine).matching.column_of(&Target::Item(id.to_owned()));
    assert_eq!([column("stelling-a"), column("stelling-e")], [Some(1), Some(5)]);
    assert_eq!(survey(&engine).coding.items.len(), 5);
}

/// Value labels of the variables at these places, counted from 1.
fn labelled(file: &mut File, labels: &[(&str, &str)], variables: &[i32]) {
    file.int(3).int(i32::try_from(labels.len()).expect("few"));
    for (value, label) in labels {
        let length = label.len();
        file.text(value, 8).raw(&[u8::try_from(length).expect("short")]);
        file.text(label, (length + 1).next_multiple_of(8) - 1);
    }
    file.int(4).int(i32::try_from(variables.len()).expect("few"));
    variables.iter().for_each(|variable| {
        file.int(*variable);
    });
}

#[test]
fn letters_with_labels_of_a_known_set_are_a_scale() {
    let mut file = File::new(false, 12, 0);
    file.variable("V1", 8, 1, 0, &[]).variable("V2", 8, 1, 0, &[]).variable("TEAM", 8, 1, 0, &[]);
    let agreement = [
        ("A1", "Zeer mee eens"),
        ("A2", "Mee eens"),
        ("A3", "Neutraal"),
        ("A4", "Mee oneens"),
        ("A5", "Zeer mee oneens"),
        ("A6", "Geen mening"),
    ];
    labelled(&mut file, &agreement, &[1, 2]);
    labelled(&mut file, &[("n", "Noord"), ("z", "Zuid"), ("w", "West")], &[3]);
    file.end_of_dictionary();
    for row in 0..12 {
        let answer = ["A1", "A2", "A6"][row % 3];
        file.text(answer, 8).text("A2", 8).text(["z", "n"][row % 2], 8);
    }
    let engine = read(Engine::new(), Role::Responses, "test.sav", &file.bytes).expect("a survey");
    let survey = survey(&engine);
    let inferred = survey.inferred.as_ref().expect("inferred");
    let roles: Vec<ColumnRole> = inferred.reasons.iter().map(|reason| reason.role).collect();
    assert_eq!(roles, [ColumnRole::Item, ColumnRole::Item, ColumnRole::Split]);
    // The empty value, A1, A2, A6: reversed, and 'geen mening' beside the scale.
    let slots = &survey.coding.items[0].slots;
    assert_eq!(slots[..], [slot::NOT_ANSWERED, 4, 3, slot::NO_OPINION]);
    let split = survey.split("TEAM", Default::default()).expect("a split");
    let groups: Vec<(&str, &str)> =
        split.groups.iter().map(|group| (&*group.id, &*group.label.nl)).collect();
    assert_eq!(groups, [("n", "Noord"), ("z", "Zuid"), ("w", "West")], "in the file's order");
}

#[test]
fn labels_tell_the_direction_of_a_scale_and_points_that_nobody_chose() {
    let mut labels: Vec<(f64, &str)> = vec![(1.0, "Zeer tevreden"), (2.0, "Tevreden")];
    labels.extend([(3.0, "Neutraal"), (4.0, "Ontevreden"), (5.0, "Zeer ontevreden")]);
    labels.push((8.0, "Weet niet"));
    let bytes = spss(&labels, 66.0);
    let engine = read(Engine::new(), Role::Responses, "test.sav", &bytes).expect("a survey");
    let asked = &survey(&engine).questionnaire;
    let scale = asked.scale(&asked.batteries[0]);
    let codes: Vec<i64> = scale.points.iter().map(|point| point.code).collect();
    assert_eq!((&codes[..], &scale.agree[..]), (&[5, 4, 3, 2, 1][..], &[2, 1][..]));
    assert_eq!(scale.points[3].label.nl, "Tevreden", "nobody chose 2");
    let outside: Vec<_> = scale.outside.iter().map(|o| (&*o.label.nl, &o.codes[..])).collect();
    assert_eq!(outside, [("Weet niet", &[8, 66][..])]);
}

#[test]
fn regions_beside_each_other_are_no_scale() {
    let labels = [(1.0, "Groningen"), (4.0, "Limburg"), (5.0, "Zeeland"), (2.0, "Drenthe")];
    let bytes = spss(&labels[..3], 66.0);
    let engine = read(Engine::new(), Role::Responses, "test.sav", &bytes).expect("a survey");
    let asked = &survey(&engine).questionnaire;
    // Three variables of one stem with the same labels are taken for items …
    assert_eq!(asked.items().count(), 3);
    let mut file = File::new(false, 40, 0);
    file.variable("V1", 0, 5, 0, &[]).variable("WOONT", 0, 5, 0, &[]);
    let eight = |value: f64| value.to_le_bytes();
    file.int(3).int(3);
    for (value, label) in &labels[..3] {
        file.raw(&eight(*value)).raw(&[u8::try_from(label.len()).expect("short")]);
        file.text(label, (label.len() + 1).next_multiple_of(8) - 1);
    }
    file.int(4).int(1).int(2).end_of_dictionary();
    for row in 0..40 {
        file.float(f64::from(row % 7 + 1)).float([1.0, 4.0, 5.0][row as usize % 3]);
    }
    // … and one alone for a split, with the labels of its groups.
    let engine = read(Engine::new(), Role::Responses, "test.sav", &file.bytes).expect("a survey");
    let split = survey(&engine).split("WOONT", Default::default()).expect("a split");
    let groups: Vec<(&str, &str)> =
        split.groups.iter().map(|group| (&*group.id, &*group.label.nl)).collect();
    assert_eq!(groups, [("1", "Groningen"), ("4", "Limburg"), ("5", "Zeeland")]);
}

#[test]
fn sets_are_multiple_questions_and_the_file_names_its_weights() {
    let mut file = File::new(false, 30, 5);
    for name in ["O1", "O2", "O3", "V1", "W"] {
        file.variable(name, 0, 5, 0, &[]);
    }
    file.extension(7, b"$opties=D1 1 8 Welke af o1 o2 o3\n");
    file.end_of_dictionary();
    for row in 0..30 {
        let option = |other: i32| f64::from(row % other == 0);
        // Nobody chose the third; codes 1 to 7 make an item alone.
        file.float(option(2)).float(option(3)).float(-f64::MAX);
        file.float(f64::from(row % 7 + 1)).float(if row % 2 == 0 { 0.5 } else { 40.0 });
    }
    let engine = read(Engine::new(), Role::Responses, "test.sav", &file.bytes).expect("a survey");
    let inferred = survey(&engine).inferred.as_ref().expect("inferred");
    let roles: Vec<ColumnRole> = inferred.reasons.iter().map(|reason| reason.role).collect();
    use ColumnRole::{Item, Multiple, Weight};
    assert_eq!(roles, [Multiple, Multiple, Multiple, Item, Weight]);
    let reasons: Vec<&str> = inferred.reasons.iter().map(|reason| &*reason.why.code).collect();
    assert_eq!(reasons[2..], ["inferred-set", "inferred-item-alone", "inferred-weight-file"]);
    assert_eq!(survey(&engine).matching.weight, Some((4, WeightReason::File)));
    assert!(has(survey(&engine), "column-weight-file"));
}
