//! A questionnaire file for a reference data set, from what is known of the set.

use peilglas::questionnaire::Questionnaire;
use serde_json::{Value, json};

use super::reference::strings;

/// Items, scale, labels and splits as the set's description has them.
pub fn of(meta: &Value) -> Questionnaire {
    let scale = &meta["scale"];
    let (low, high) = (scale[0].as_i64().expect("low"), scale[1].as_i64().expect("high"));
    let labels = |code: i64| &meta["value_labels"][code.to_string()][0];
    let points: Vec<Value> =
        (low..=high).map(|code| json!({ "code": code, "label": both(labels(code)) })).collect();
    let items = |names: &Value| -> Vec<Value> {
        let names = strings(names);
        names.iter().map(|name| json!({ "id": name, "label": both(&json!(name)) })).collect()
    };
    let batteries = meta["blocks"].as_object().expect("blocks").iter().map(|(id, names)| {
        json!({ "id": id, "scale": "scale", "title": both(&json!(id)), "items": items(names) })
    });
    let background = strings(&meta["splits"]);
    let background = background.iter().map(|id| {
        let answers = meta["split_labels"][id].as_object().expect("labels");
        let answers = answers.iter().map(|(code, label)| {
            let number: i64 = code.parse().expect("a code");
            json!({ "id": code, "code": number, "label": both(&label[0]) })
        });
        let label = if id == "agegrp" { "Age group" } else { id };
        json!({
            "id": id, "label": both(&json!(label)), "kind": "choice",
            "answers": answers.collect::<Vec<_>>(),
        })
    });
    let file = json!({
        "schema": "peilglas/questionnaire/1",
        "id": "reference",
        "title": both(&json!("Reference data")),
        "scales": [{
            "id": "scale", "points": points, "agree": meta["top2"],
            "outside": [
                { "kind": "no_opinion", "codes": [8], "label": { "nl": "Geen mening", "en": "Don't know" } },
                { "kind": "refused", "codes": [9], "label": { "nl": "Zeg ik liever niet", "en": "Refused" } },
            ],
        }],
        "batteries": batteries.collect::<Vec<_>>(),
        "background": background.collect::<Vec<_>>(),
    });
    Questionnaire::from_json(&file.to_string()).expect("a valid questionnaire")
}

fn both(label: &Value) -> Value {
    json!({ "nl": label, "en": label })
}
