//! What every document keeps to: its schema, and that every statistic without a value has
//! its reason beside it.

use std::sync::LazyLock;

use serde_json::{Map, Value};

/// The document's schema.
static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = include_str!("../../docs/analysis.schema.json");
    let schema = serde_json::from_str(schema).expect("valid JSON");
    jsonschema::validator_for(&schema).expect("a valid schema")
});

/// Fields that are null where there is nothing to say, and never for want of a value: what
/// a file, a finding, a question or a source of stated values does not have.
const FACTS: [&str; 21] = [
    // Of the document, a file and findings.
    "sheet",
    "row",
    "column",
    "file",
    "producer",
    "encoding",
    "delimiter",
    "weighting",
    "trend",
    // Of a question, and of a place of two files.
    "battery",
    "split",
    "group",
    // Why a cell or group is hidden, or something is not there; or that it is.
    "suppressed",
    "reason",
    // Of what a source states.
    "answer",
    "year",
    "printed",
    "rounding",
    "words",
    "between",
    // Adjusted by the test itself.
    "adjustment",
];

/// Holds a document to its schema, and every null of it to a reason, unless it is a fact.
#[track_caller]
pub fn check(document: &Value) {
    if let Some(error) = SCHEMA.iter_errors(document).next() {
        panic!("{}: {error}", error.instance_path());
    }
    let mut walk = Walk { weighs: !document["weighting"].is_null(), without: Vec::new() };
    walk.value(&mut Vec::new(), document);
    assert!(walk.without.is_empty(), "null without a reason: {:#?}", walk.without);
}

struct Walk {
    weighs: bool,
    without: Vec<String>,
}

impl Walk {
    fn value<'a>(&mut self, path: &mut Vec<&'a str>, value: &'a Value) {
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    path.push(name);
                    let null = |value: &Value| value.is_null();
                    let holds = field.as_array().is_some_and(|all| all.iter().any(null));
                    if (field.is_null() || holds) && !self.explained(path, fields) {
                        self.without.push(path.join("."));
                    }
                    self.value(path, field);
                    path.pop();
                }
                self.reasons(path, fields);
            }
            Value::Array(values) => values.iter().for_each(|value| self.value(path, value)),
            _ => {}
        }
    }

    /// Whether a null is a fact, or its object says why it is there.
    fn explained(&self, path: &[&str], fields: &Map<String, Value>) -> bool {
        let name = *path.last().expect("a name");
        let reason = fields.get("reasons").and_then(|reasons| reasons[name].as_str());
        let within = |part: &str| path.contains(&part);
        reason.is_some_and(|reason| !reason.is_empty())
            || FACTS.contains(&name)
            // Nothing is weighted; or the group is hidden, as it says.
            || name == "weighted" && (!self.weighs || fields.contains_key("letter"))
            || name == "n" && (fields.contains_key("letter") || within("stated"))
            || within("n") && within("places")
            || name == "respondents" && within("source")
            || within("stated") && matches!(name, "value" | "count" | "n")
            // Open questions, and everybody, who is compared with nobody.
            || name == "tests"
            // No arrow is no absent value.
            || within("arrows")
            || name == "n" && within("benchmark")
    }

    /// Nothing has a reason for being null that is not.
    fn reasons(&mut self, path: &[&str], fields: &Map<String, Value>) {
        let Some(Value::Object(reasons)) = fields.get("reasons") else { return };
        for name in reasons.keys() {
            let holds = |value: &Value| {
                value.is_null()
                    || value.as_array().is_some_and(|all| all.iter().any(Value::is_null))
            };
            if !fields.get(name).is_some_and(holds) {
                self.without.push(format!("{} has a reason for {name}", path.join(".")));
            }
        }
    }
}
