//! An analysis document against the reference results: every number of the contract, by
//! the table that the browser's tests use as well. Shared with the tests of inferred surveys.

use std::collections::BTreeSet;

use peilglas::analysis::Method;
use peilglas::stats;
use serde_json::{Value, json};

use super::reference::strings;

/// Both programs carry about 15 digits; what is lost on the way stays below this.
const AGREES: f64 = 1e-9;
/// The studentized range: a double integral on both sides.
const AGREES_RANGE: f64 = 1e-8;
/// Absolute: effectsize's bounds of g come from a general search that stops some 1e-4 short.
/// `tests/statistics/reference.json` has bounds of other programs that are exact.
const SEARCHED: f64 = 2e-4;

/// Numbers of a document's tests that the reference results lack, and fields that are no numbers.
const BESIDE: [&str; 6] =
    ["agree_difference", "adjusted_in_figure", "groups", "stars_test", "stars", "pairwise"];

/// Compares a document of all items by all splits; gives how many numbers agree.
pub fn check(
    file: &str,
    document: &Value,
    method: Method,
    meta: &Value,
    expected: &Value,
) -> usize {
    let table: Value = serde_json::from_str(include_str!("contract.json")).expect("the table");
    let mut check = Check { table: &table, place: String::new(), compared: 0 };
    assert_eq!(document["source"]["respondents"], expected["n_rows"], "{file}");
    let items = list(&document["items"]);
    assert_eq!(
        items.iter().map(|item| text(&item["id"])).collect::<Vec<_>>(),
        strings(&meta["items"])
    );
    let batteries: Vec<&Value> = items.iter().map(|item| &item["battery"]).collect();
    let splits = strings(&meta["splits"]);
    assert_eq!(list(&document["splits"]).len(), splits.len(), "{file}: splits");
    for (split, found) in splits.iter().zip(list(&document["splits"])) {
        let family = Family::of(method, split, expected, &batteries);
        for (at, item) in items.iter().enumerate() {
            let id = text(&item["id"]);
            let by = &item["by"][text(&found["id"])];
            let expected = &expected["items"][id][split];
            check.place = format!("{file}: {id} by {split}");
            let names = check.cells(by, expected, &meta["split_labels"][split]);
            check.tests(&by["tests"], &in_order(by, expected, &names));
            check.pairs(&by["tests"]["pairwise"], expected, &names);
            check.marks(&by["tests"], &family, at);
        }
    }
    for item in items {
        let id = text(&item["id"]);
        check.place = format!("{file}: {id}");
        check.total(item, meta, &expected["univariate"][id]);
    }
    check.compared
}

/// The p-values that are adjusted together, and what R makes of them.
struct Family {
    p: Vec<f64>,
    adjusted: Value,
    /// What the asterisks are made of.
    marked: Vec<f64>,
}

impl Family {
    fn of(method: Method, split: &str, expected: &Value, batteries: &[&Value]) -> Self {
        // Of two groups the t test has the p of the analysis of variance.
        let test = match method {
            Method::Report => "anova",
            Method::Careful => "welch_anova",
        };
        let adjusted = expected["adjusted_across_items"][split][test].clone();
        let p: Vec<f64> = list(&adjusted["p"]).iter().map(number).collect();
        let marked = match method {
            Method::Report => p.clone(),
            Method::Careful => within(batteries, &p),
        };
        Family { p, adjusted, marked }
    }
}

/// Holm's p among the items of the same battery.
fn within(batteries: &[&Value], p: &[f64]) -> Vec<f64> {
    let of = |at: usize| {
        let mine: Vec<usize> = (0..p.len()).filter(|i| batteries[*i] == batteries[at]).collect();
        let holm = stats::holm(&mine.iter().map(|i| p[*i]).collect::<Vec<_>>());
        mine.iter().zip(holm).find(|(i, _)| **i == at).expect("itself").1
    };
    (0..p.len()).map(of).collect()
}

/// What is expected of two groups where the document has them the other way round: a file
/// of labels does not say that 'Male' comes before 'Female'.
fn in_order(by: &Value, expected: &Value, names: &[(String, i64)]) -> Value {
    let mut expected = expected.clone();
    let first = by["cells"].as_object().and_then(|cells| cells.keys().next());
    if names.len() != 2 || first == Some(&names[0].0) {
        return expected;
    }
    for path in
        ["/student/t", "/welch/t", "/brunner_munzel/W", "/cliffs_delta", "/hedges_g/g_exact"]
    {
        let value = expected.pointer_mut(path).expect("a statistic of two groups");
        *value = json!(-number(value));
    }
    let of_groups = expected["groups"].as_object().expect("groups").values();
    let pairs: f64 = of_groups.map(|group| number(&group["n"])).product();
    expected["mann_whitney"]["U"] = json!(pairs - number(&expected["mann_whitney"]["U"]));
    let bounds = &expected["hedges_g"]["effectsize_ci95"];
    expected["hedges_g"]["effectsize_ci95"] = json!([-number(&bounds[1]), -number(&bounds[0])]);
    expected
}

struct Check<'a> {
    table: &'a Value,
    place: String,
    compared: usize,
}

impl Check<'_> {
    /// Every group's cell. A group is found by its code or, in a file of labels, by its
    /// label; gives the ids in the reference's order.
    fn cells(&mut self, by: &Value, expected: &Value, labels: &Value) -> Vec<(String, i64)> {
        let groups = expected["groups"].as_object().expect("groups");
        let cells = by["cells"].as_object().expect("cells");
        assert_eq!(cells.len(), groups.len(), "{}: groups", self.place);
        let mut names = Vec::new();
        for (name, expected) in groups {
            let code = name.trim_start_matches('g');
            let label = labels[code][0].as_str().unwrap_or(code);
            let id = [code, label].into_iter().find(|id| cells.contains_key(*id));
            let id = id.unwrap_or_else(|| panic!("{}: no cell for group {code}", self.place));
            self.fields("cell", &cells[id], expected);
            assert_eq!(cells[id]["suppressed"], Value::Null);
            names.push((id.to_owned(), code.parse().expect("a code")));
        }
        names
    }

    /// Everybody, in a group or not, and who is beside the scale.
    fn total(&mut self, item: &Value, meta: &Value, expected: &Value) {
        let (from, to) = (number(&meta["scale"][0]) as i64, number(&meta["scale"][1]) as i64);
        let codes: Vec<i64> =
            list(&item["scale"]).iter().map(|p| number(&p["code"]) as i64).collect();
        assert_eq!(codes, (from..=to).collect::<Vec<_>>(), "{}", self.place);
        let total = &item["total"];
        self.fields("cell", total, expected);
        let or_none = |value: &Value| value.as_u64().unwrap_or(0);
        let missing = &total["missing"];
        let found =
            ["no_opinion", "refused", "not_answered", "not_asked"].map(|k| or_none(&missing[k]));
        let expected = ["n_dk", "n_refused", "n_system_missing", ""].map(|k| or_none(&expected[k]));
        assert_eq!(found, expected, "{}: missing", self.place);
        self.compared += 4;
    }

    fn tests(&mut self, found: &Value, expected: &Value) {
        self.fields("tests", found, expected);
        // R gives no z; of two groups its square is H, and its sign that of δ.
        let z = &found["mann_whitney"]["z"];
        if let Some(z) = z.as_f64() {
            self.near("mann_whitney.z", z * z, number(&expected["kruskal"]["H"]), AGREES);
            assert!(z * number(&expected["cliffs_delta"]) >= 0.0, "{}: z's sign", self.place);
        }
        self.knows_every_field(found);
    }

    fn pairs(&mut self, found: &Value, expected: &Value, names: &[(String, i64)]) {
        let Some(tukey) = expected["tukey"].as_array() else {
            assert_eq!(found, &json!([]), "{}: pairs", self.place);
            return;
        };
        let howell = list(&expected["games_howell"]);
        assert_eq!(list(found).len(), tukey.len(), "{}: pairs", self.place);
        for found in list(found) {
            let code = |side: &str| {
                let named = names.iter().find(|(id, _)| id == text(&found[side]));
                named.unwrap_or_else(|| panic!("{}: no group {}", self.place, found[side])).1
            };
            let (a, b) = (code("a"), code("b"));
            let same = |pair: &Value| pair["a"] == a.min(b) && pair["b"] == a.max(b);
            let at = tukey.iter().position(same).expect("the pair");
            let (tukey, mut howell) = (&tukey[at], howell[at].clone());
            if a > b {
                howell["diff"] = json!(-number(&howell["diff"]));
            }
            self.fields("pairs", found, &json!({ "games_howell": howell, "tukey": tukey }));
            // √2·|t| is what the studentized range is asked.
            let q = number(&found["games_howell"]["q"]);
            let t = number(&howell["t"]).abs();
            self.near("games_howell.q", q, t * std::f64::consts::SQRT_2, AGREES);
        }
    }

    /// What is adjusted over all items, and the asterisks.
    fn marks(&mut self, found: &Value, family: &Family, at: usize) {
        for name in ["holm", "bh"] {
            let (found, expected) = (&found["adjusted"][name], &family.adjusted[name][at]);
            self.near(name, number(found), number(expected), AGREES);
        }
        assert_eq!(number(&found["adjusted"]["family"]) as usize, family.p.len(), "{}", self.place);
        assert_eq!(found["stars"], stats::stars(family.marked[at]), "{}: asterisks", self.place);
    }

    /// The fields that the table lists for a part of the document.
    fn fields(&mut self, part: &str, found: &Value, expected: &Value) {
        for row in list(&self.table[part]) {
            let (path, other, how) = (text(&row[0]), text(&row[1]), row[2].as_str());
            let (found, expected) = (at(found, path), at(expected, other));
            let pairs = match (found.as_array(), expected.as_array()) {
                (Some(found), Some(expected)) => {
                    assert_eq!(found.len(), expected.len(), "{}: {path}", self.place);
                    found.iter().zip(expected).collect()
                }
                _ => vec![(found, expected)],
            };
            for (found, expected) in pairs {
                match (found.as_f64(), expected.as_f64()) {
                    (Some(found), Some(expected)) => match how {
                        Some("percent") => self.near(path, found, expected / 100.0, AGREES),
                        Some("range") => self.near(path, found, expected, AGREES_RANGE),
                        Some("searched") => {
                            assert!((found - expected).abs() <= SEARCHED, "{}: {path}", self.place);
                            self.compared += 1;
                        }
                        _ => self.near(path, found, expected, AGREES),
                    },
                    (None, None) => assert!(found.is_null(), "{}: {path} is {found}", self.place),
                    _ => panic!("{}: {path} is {found}, expected {expected}", self.place),
                }
            }
        }
    }

    /// No number of the tests is left out of the table by oversight.
    fn knows_every_field(&self, tests: &Value) {
        let listed = list(&self.table["tests"]).iter().map(|row| text(&row[0]).split('.').next());
        let known: BTreeSet<&str> = listed.flatten().chain(BESIDE).chain(["adjusted"]).collect();
        let fields = tests.as_object().expect("tests").keys().map(String::as_str);
        assert_eq!(fields.filter(|field| !known.contains(field)).collect::<Vec<_>>(), [""; 0]);
    }

    fn near(&mut self, what: &str, found: f64, expected: f64, relative: f64) {
        let apart = (found - expected).abs();
        assert!(
            apart <= relative * expected.abs(),
            "{}: {what} is {found}, expected {expected}",
            self.place
        );
        self.compared += 1;
    }
}

fn at<'a>(value: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(value, |value, key| &value[key])
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("text")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}
