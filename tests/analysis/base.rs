//! Of whom shares are: those who answered, or also those without an opinion, or also those
//! who did not want to answer; against counting by hand.

use peilglas::analysis::{Base, Definitions};
use peilglas::questionnaire::Questionnaire;
use peilglas::stats::{self, Agreement};
use serde_json::{Value, json};

use crate::opening;

const BASES: [Base; 3] = [Base::Answered, Base::WithNoOpinion, Base::WithRefused];

/// Per group: respondents who agree, who do not, without an opinion, who refused, who left
/// it empty. Of the third group hardly anybody answered.
const GROUPS: [[u64; 5]; 3] = [[20, 30, 10, 5, 3], [25, 15, 20, 0, 1], [2, 2, 40, 9, 0]];

fn questionnaire() -> Questionnaire {
    let text = |words: &str| json!({ "nl": words, "en": words });
    let outside = json!([
        { "kind": "no_opinion", "codes": [8], "label": text("Geen mening") },
        { "kind": "refused", "codes": [9], "label": text("Zeg ik liever niet") },
    ]);
    let points = (1..=5).map(|code| json!({ "code": code, "label": text(&format!("p{code}")) }));
    let answer = |(at, id): (usize, &str)| json!({ "id": id, "code": at + 1, "label": text(id) });
    let answers = |ids: &[&str]| ids.iter().copied().enumerate().map(answer).collect::<Value>();
    let file = json!({
        "schema": "peilglas/questionnaire/1", "id": "test", "title": text("Test"),
        "scales": [{ "id": "five", "points": points.collect::<Vec<_>>(), "agree": [4, 5], "outside": outside }],
        "batteries": [{ "id": "b", "scale": "five", "title": text("B"),
            "items": [{ "id": "item", "label": text("Item") }] }],
        "choices": [{ "id": "choice", "label": text("Choice"), "codes": ["choice"],
            "answers": answers(&["yes", "no"]), "outside": outside }],
        "background": [{ "id": "groep", "label": text("Groep"), "codes": ["groep"],
            "kind": "choice", "answers": answers(&["a", "b", "c"]) }],
    });
    Questionnaire::from_json(&file.to_string()).expect("a valid questionnaire")
}

/// Both questions are answered alike: who agrees says yes, who does not says no.
fn file(groups: usize) -> String {
    let mut text = "groep;item;choice\n".to_owned();
    for (group, counts) in (1..).zip(&GROUPS[..groups]) {
        let kinds = [("4", "1"), ("2", "2"), ("8", "8"), ("9", "9"), ("", "")];
        for ((item, choice), count) in kinds.into_iter().zip(*counts) {
            text += &format!("{group};{item};{choice}\n").repeat(count as usize);
        }
    }
    text
}

/// The document of the first groups.
fn document(base: Base, groups: usize) -> Value {
    let engine = opening::opened(questionnaire(), &file(groups));
    let definitions = Definitions { base, ..Definitions::default() };
    opening::document(&engine, &opening::request(&["groep"], 5, definitions))
}

/// Those who agree, of whom.
fn agreement([agree, not, no_opinion, refused, _]: [u64; 5], base: Base) -> Agreement {
    let others = match base {
        Base::Answered => 0,
        Base::WithNoOpinion => no_opinion,
        Base::WithRefused => no_opinion + refused,
    };
    Agreement { agree, base: agree + not + others }
}

#[test]
fn shares_and_their_tests_are_of_the_base_that_was_chosen() {
    for base in BASES {
        let document = document(base, 2);
        assert_eq!(document["share_base"], json!(base));
        let [item, choice] = [0, 1].map(|at| document["items"][at]["by"]["groep"].clone());
        let of = |group: usize| agreement(GROUPS[group], base);
        for (id, group) in [("a", 0), ("b", 1)] {
            let share = stats::proportion(of(group).agree, of(group).base);
            let agree = &item["cells"][id]["agree"];
            assert_eq!(agree["base"], json!(of(group).base), "{base:?}");
            assert_eq!(agree["share"], json!(share.share));
            assert_eq!(agree["ci95"], json!(share.ci95));
            let cell = &choice["cells"][id];
            assert_eq!(cell["share_base"], json!(of(group).base), "{base:?}");
            assert_eq!(cell["shares"][0]["share"], json!(share.share));
            for cell in [&item["cells"][id], cell] {
                let [agree, not, no_opinion, refused, empty] = GROUPS[group];
                assert_eq!(cell["n"], json!(agree + not), "n is who answered");
                let missing = json!([no_opinion, refused, empty]);
                let kinds = ["no_opinion", "refused", "not_answered"];
                assert_eq!(json!(kinds.map(|kind| &cell["missing"][kind])), missing);
            }
        }
        let chi2 = json!(stats::agree_chi2(&[of(0), of(1)]).expect("two groups"));
        let fisher = json!(stats::agree_fisher(of(0), of(1)).expect("two groups"));
        let apart = json!(stats::share_difference(of(0), of(1)).expect("two groups"));
        for tests in [&item["tests"], &choice["tests"]["options"][0]] {
            assert_eq!(tests["agree_chi2"], chi2, "{base:?}");
            assert_eq!(tests["agree_fisher"], fisher, "{base:?}");
            assert_eq!(tests["agree_difference"], apart, "{base:?}");
        }
    }
}

#[test]
fn nothing_but_shares_depends_on_the_base() {
    let answered = without_shares(document(Base::Answered, 2));
    for base in [Base::WithNoOpinion, Base::WithRefused] {
        assert_eq!(without_shares(document(base, 2)), answered, "{base:?}");
    }
}

/// The document without what is of a share. Asterisks of the choice are of shares too.
fn without_shares(mut document: Value) -> Value {
    document["share_base"].take();
    let items = document["items"].as_array_mut().expect("items");
    items.truncate(1);
    let item = &mut items[0];
    item["total"]["agree"].take();
    let by = &mut item["by"]["groep"];
    for cell in by["cells"].as_object_mut().expect("cells").values_mut() {
        cell.as_object_mut().expect("a cell").remove("agree");
    }
    for test in ["agree_chi2", "agree_fisher", "agree_difference"] {
        assert!(!by["tests"][test].take().is_null(), "{test}");
    }
    // Letters, arrows and pairs of shares stand beside those of means.
    for test in ["pairwise", "against_rest", "letters", "arrows"] {
        let of = by["tests"][test].take();
        let mut parts: Vec<Value> = match of {
            Value::Array(parts) => parts,
            Value::Object(parts) => parts.into_iter().map(|(_, part)| part).collect(),
            other => panic!("{test}: {other}"),
        };
        for part in &mut parts {
            assert!(part.as_object_mut().expect("a part").remove("agree").is_some(), "{test}");
        }
        by["tests"][test] = json!(parts);
    }
    document
}

#[test]
fn who_has_no_opinion_makes_no_group_large_enough_to_show() {
    for base in BASES {
        let document = document(base, 3);
        for item in 0..2 {
            let cells = &document["items"][item]["by"]["groep"]["cells"];
            assert_eq!(cells["c"], json!({ "suppressed": "primary" }), "{base:?}");
        }
    }
}

#[test]
fn of_nobody_who_answered_there_is_no_share() {
    let missing = peilglas::analysis::Missing { no_opinion: 30, refused: 4, ..Default::default() };
    for base in BASES {
        assert_eq!(base.of(0, &missing), 0, "{base:?}");
    }
    assert_eq!(BASES.map(|base| base.of(6, &missing)), [6, 36, 40]);
}
