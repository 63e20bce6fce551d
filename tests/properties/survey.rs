//! Surveys made up at random: a few items of five points by a split of four groups, with
//! every kind of answer that is none.

use std::fmt::Write;

use peilglas::analysis::Definitions;
use peilglas::disclosure::Rule;
use peilglas::engine;
use peilglas::questionnaire::Questionnaire;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::opening;

/// The smallest base that is shown.
pub const MINIMUM: u64 = 5;
/// The groups' usual names.
pub const NAMES: [&str; 4] = ["g0", "g1", "g2", "g3"];
pub const ITEMS: usize = 3;

/// What somebody answered: 1 to 5, 8 for no opinion, 9 for a refusal, or nothing.
#[derive(Clone, Debug)]
pub struct Respondent {
    pub group: Option<usize>,
    pub answers: [Option<u8>; ITEMS],
}

#[derive(Clone, Debug)]
pub struct Survey {
    pub respondents: Vec<Respondent>,
    pub names: [&'static str; 4],
    pub agree: [i64; 2],
}

/// Some dozens of respondents, groups of any size, now and then an item that nobody answered
/// or that everybody answered alike.
pub fn survey() -> impl Strategy<Value = Survey> {
    let answers = prop_oneof![
        6 => Just(vec![1, 2, 3, 4, 5, 4, 3, 8, 9, 0]),
        2 => Just(vec![4, 4, 5, 5, 2]),
        1 => Just(vec![3]),
        1 => Just(vec![0, 8]),
    ];
    let items = prop::collection::vec(answers, ITEMS);
    let groups = prop::collection::vec(prop_oneof![1 => Just(0_usize), 5 => 1..40_usize], 5);
    let survey = (items, groups, any::<u64>()).prop_map(|(items, groups, seed)| {
        let mut random = seed;
        let mut draw = |from: &[u8]| {
            // A linear congruential generator, of which the high bits are good enough.
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let code = from[(random >> 33) as usize % from.len()];
            (code > 0).then_some(code)
        };
        let mut respondents = Vec::new();
        for (group, size) in groups.iter().enumerate() {
            for _ in 0..*size {
                let answers = std::array::from_fn(|item| draw(&items[item]));
                respondents.push(Respondent { group: (group < 4).then_some(group), answers });
            }
        }
        // A row without anything at all is no respondent's.
        let is_there = |one: &Respondent| one.group.is_some() || one.answers != [None; ITEMS];
        respondents.retain(is_there);
        Survey { respondents, names: NAMES, agree: [4, 5] }
    });
    // A file without a single row is refused.
    survey.prop_filter("somebody", |survey| !survey.respondents.is_empty())
}

impl Survey {
    /// A survey with these counts per group and point, the same for every item.
    pub fn of_counts(groups: &[[usize; 5]]) -> Survey {
        let mut respondents = Vec::new();
        for (group, counts) in groups.iter().enumerate() {
            for (code, count) in (1..).zip(counts) {
                let one = Respondent { group: Some(group), answers: [Some(code); ITEMS] };
                respondents.extend(std::iter::repeat_n(one, *count));
            }
        }
        Survey { respondents, names: NAMES, agree: [4, 5] }
    }

    /// The document, by way of a file.
    pub fn document(&self) -> Value {
        let file = self.file();
        document(self.questionnaire(), &file, Definitions::default())
    }

    /// The same with what tells of everybody in a group, which is hidden otherwise.
    pub fn telling_document(&self) -> Value {
        let engine = opening::opened(self.questionnaire(), &self.file());
        let survey = engine.survey().expect("open");
        let splits: Vec<&str> = engine::known_splits(survey).collect();
        let request = opening::request(&splits, MINIMUM, Definitions::default());
        let rule = Rule { group_disclosure: None, ..Rule::new(request.minimum_base) };
        let document = engine::document_by(rule, survey, &request).expect("a document");
        serde_json::from_str(&document).expect("valid JSON")
    }

    pub fn file(&self) -> String {
        let mut file = "groep;V1;V2;V3\n".to_owned();
        for Respondent { group, answers } in &self.respondents {
            file += group.map_or("", |group| self.names[group]);
            for answer in answers {
                let _ = write!(file, ";{}", answer.map_or(String::new(), |code| code.to_string()));
            }
            file.push('\n');
        }
        file
    }

    pub fn questionnaire(&self) -> Questionnaire {
        let text = |words: &str| json!({ "nl": words, "en": words });
        let points =
            (1..=5).map(|code| json!({ "code": code, "label": text(&format!("p{code}")) }));
        let items = (1..=ITEMS)
            .map(|at| json!({ "id": format!("V{at}"), "label": text(&format!("Item {at}")) }));
        let answers = self
            .names
            .iter()
            .zip(1..)
            .map(|(name, code)| json!({ "id": name, "code": code, "label": text(name) }));
        let file = json!({
            "schema": "peilglas/questionnaire/1", "id": "test", "title": text("Test"),
            "scales": [{ "id": "five", "points": points.collect::<Vec<_>>(), "agree": self.agree,
                "outside": [
                    { "kind": "no_opinion", "codes": [8], "label": text("Geen mening") },
                    { "kind": "refused", "codes": [9], "label": text("Zeg ik liever niet") },
                ] }],
            "batteries": [{ "id": "b", "scale": "five", "title": text("B"), "items": items.collect::<Vec<_>>() }],
            "background": [{ "id": "groep", "label": text("Groep"), "codes": ["groep"],
                "kind": "choice", "answers": answers.collect::<Vec<_>>() }],
        });
        Questionnaire::from_json(&file.to_string()).expect("a valid questionnaire")
    }
}

/// The document of a file by all its splits.
pub fn document(questionnaire: Questionnaire, file: &str, definitions: Definitions) -> Value {
    let engine = opening::opened(questionnaire, file);
    let splits: Vec<&str> = engine::known_splits(engine.survey().expect("open")).collect();
    opening::document(&engine, &opening::request(&splits, MINIMUM, definitions))
}
