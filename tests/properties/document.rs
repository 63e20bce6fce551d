//! Reading documents, and what holds of every one of them.

use serde_json::Value;

use crate::contract;
use crate::support::{SAME, close};
use crate::survey::MINIMUM;

/// Tests that a document has of two groups or more, by their names in it.
const TESTS: [&str; 13] = [
    "student",
    "welch",
    "anova",
    "welch_anova",
    "mann_whitney",
    "brunner_munzel",
    "kruskal",
    "agree_chi2",
    "agree_fisher",
    "agree_difference",
    "hedges_g",
    "cliffs_delta",
    "omega2",
];

/// What holds of every document: it fits its schema, bases are sums, nothing small is
/// shown, and what is null has its reason, in a finding as well.
#[track_caller]
pub fn check(document: &Value) {
    contract::check(document);
    let sizes = |split: &str| {
        let splits = document["splits"].as_array().expect("splits");
        let groups =
            splits.iter().find(|one| one["id"] == split).expect("the split")["groups"].clone();
        groups.as_array().expect("groups").clone()
    };
    for (item, _) in items(document, document) {
        let place = item["id"].as_str().expect("an id");
        check_cell(&item["total"]);
        if item["total"]["mean"].is_null() && item["total"]["n"] == 0 {
            assert!(told(document, "nobody-answered", item), "{place}: nobody answered");
        }
        for (split, by) in item["by"].as_object().expect("by") {
            for group in sizes(split) {
                let cell = &by["cells"][group["id"].as_str().expect("an id")];
                check_cell(cell);
                let missing = || cell["missing"].as_object().expect("missing").values();
                let missing: u64 =
                    if shown(cell) { missing().filter_map(Value::as_u64).sum() } else { 0 };
                if shown(cell) {
                    assert_eq!(
                        group["n"].as_u64(),
                        Some(whole(&cell["n"]) + missing),
                        "{place} by {split}"
                    );
                }
                if shown(cell) && cell["mean"].is_null() {
                    let codes = ["nobody-answered", "nobody-in-groups-answered"];
                    let said = codes.iter().any(|code| told(document, code, item))
                        || finding(document, "nobody-in-groups", |_| true);
                    assert!(said, "{place} by {split}: no word on a group without answers");
                }
            }
            check_reasons(document, item, &by["tests"]);
        }
    }
}

#[track_caller]
fn check_cell(cell: &Value) {
    if !shown(cell) {
        assert_eq!(cell.as_object().expect("a cell").len(), 1, "a hidden cell has nothing else");
        return;
    }
    let n = whole(&cell["n"]);
    assert!(n == 0 || n >= MINIMUM, "a base of {n} is shown");
    let counts = cell["counts"].as_array().expect("counts").iter().map(whole);
    assert_eq!(counts.sum::<u64>(), n);
    assert_eq!(cell["mean"].is_null(), n == 0);
    assert_eq!(cell["sd"].is_null(), n < 2);
    assert_eq!(cell["agree"]["share"].is_null(), n == 0);
}

/// Every test that is null has its reason, one that is not has none, and what does not
/// simply not apply is in a finding.
#[track_caller]
fn check_reasons(document: &Value, item: &Value, tests: &Value) {
    let id = item["id"].as_str().expect("an id");
    for name in TESTS {
        let reason = &tests["reasons"][name];
        assert_eq!(tests[name].is_null(), reason.is_string(), "{id}: {name}, {reason}");
        let Some(reason) = reason.as_str() else { continue };
        let star = tests["stars_test"].as_str().expect("a test");
        let codes = match reason {
            "not-two-groups" => continue,
            // The group count is no reason of one test more than of another.
            _ if name == star || tests["reasons"][star] == reason => vec!["not-computed"],
            _ => vec!["not-computed-beside"],
        };
        let nobody = told(document, "nobody-answered", item);
        let said = codes.iter().any(|code| told(document, code, item));
        assert!(said || nobody, "{id}: {name} is null ({reason}), and no finding says so");
    }
    for pair in tests["pairwise"].as_array().expect("pairs") {
        for name in ["games_howell", "tukey"] {
            assert_eq!(pair[name].is_null(), pair["reasons"][name].is_string(), "{id}: {name}");
        }
    }
}

fn told(document: &Value, code: &str, item: &Value) -> bool {
    finding(document, code, |finding| finding["location"]["column"] == item["column"])
}

pub fn finding(document: &Value, code: &str, of: impl Fn(&Value) -> bool) -> bool {
    let findings = document["findings"].as_array().expect("findings");
    findings.iter().any(|finding| finding["code"] == code && of(finding))
}

/// The items on a scale of two documents, side by side.
pub fn items<'a>(a: &'a Value, b: &'a Value) -> impl Iterator<Item = (&'a Value, &'a Value)> {
    let [a, b] = [a, b].map(|document| document["items"].as_array().expect("items"));
    assert_eq!(a.len(), b.len());
    a.iter().zip(b).filter(|(item, _)| item["kind"] == "scale")
}

/// The cells that both documents show, side by side, totals included.
pub fn cells<'a>(a: &'a Value, b: &'a Value) -> Vec<(&'a Value, &'a Value)> {
    let mut found = Vec::new();
    for (a, b) in items(a, b) {
        found.push((&a["total"], &b["total"]));
        for (split, by) in a["by"].as_object().expect("by") {
            for (group, cell) in by["cells"].as_object().expect("cells") {
                found.push((cell, &b["by"][split]["cells"][group]));
            }
        }
    }
    found.retain(|(a, b)| shown(a) && shown(b));
    found
}

/// The tests of both documents that are between the same groups, side by side.
pub fn each_test<'a>(a: &'a Value, b: &'a Value) -> Vec<(&'a Value, &'a Value)> {
    let mut found = Vec::new();
    for (a, b) in items(a, b) {
        for (split, by) in a["by"].as_object().expect("by") {
            let pair = (&by["tests"], &b["by"][split]["tests"]);
            if pair.0["groups"] == pair.1["groups"] {
                found.push(pair);
            }
        }
    }
    found
}

/// The second document is of everybody twice.
pub fn doubled(before: &Value, after: &Value) {
    for (before, after) in cells(before, after) {
        let twice = |counts: Vec<u64>| counts.iter().map(|count| 2 * count).collect::<Vec<_>>();
        assert_eq!(counts(before).map(twice), counts(after));
        for (kind, missing) in before["missing"].as_object().expect("missing") {
            assert_eq!(2 * whole(missing), whole(&after["missing"][kind]), "{kind}");
        }
        same("share", &before["agree"]["share"], &after["agree"]["share"]);
        same("mean", &before["mean"], &after["mean"]);
        // The sum of squares doubles, n − 1 becomes 2n − 1.
        if let (Some(sd), n) = (before["sd"].as_f64(), whole(&before["n"]) as f64) {
            let scale = ((2.0 * n - 2.0) / (2.0 * n - 1.0)).sqrt();
            close("sd", number(&after["sd"]), sd * scale, SAME);
        }
    }
    for (before, after) in each_test(before, after) {
        same("delta", &before["cliffs_delta"], &after["cliffs_delta"]);
        same("v", &before["agree_chi2"]["cramers_v"], &after["agree_chi2"]["cramers_v"]);
        times("chi2", &before["agree_chi2"]["chi2"], &after["agree_chi2"]["chi2"], 2.0);
        times("u", &before["mann_whitney"]["u"], &after["mann_whitney"]["u"], 4.0);
        if let [Some(f), Some(df)] = ["f", "df2"].map(|name| before["anova"][name].as_f64()) {
            // df is N − k, and N doubles.
            let k = number(&before["anova"]["df1"]) + 1.0;
            let scale = (2.0 * (df + k) - k) / df;
            close("f", number(&after["anova"]["f"]), f * scale, SAME);
        }
        for (before, after) in before["pairwise"]
            .as_array()
            .expect("pairs")
            .iter()
            .zip(after["pairwise"].as_array().expect("pairs"))
        {
            same("diff", &before["diff"], &after["diff"]);
        }
    }
}

/// Tests of a scale that was turned: differences have the other sign, the rest is the same.
pub fn opposite(before: &Value, after: &Value) {
    for path in
        ["student.t", "welch.t", "mann_whitney.z", "brunner_munzel.w", "hedges_g.g", "cliffs_delta"]
    {
        let [one, other] = [before, after].map(|tests| at(tests, path));
        assert_eq!(one.is_null(), other.is_null(), "{path}");
        if let (Some(one), Some(other)) = (one.as_f64(), other.as_f64()) {
            assert!((one + other).abs() <= SAME * (1.0 + one.abs()), "{path}: {one}, {other}");
        }
    }
    for path in ["anova.f", "welch_anova.f", "kruskal.h", "omega2"] {
        let [one, other] = [before, after].map(|tests| at(tests, path));
        assert_eq!(one.is_null(), other.is_null(), "{path}");
        if let (Some(one), Some(other)) = (one.as_f64(), other.as_f64()) {
            assert!((one - other).abs() <= 1e-9 * (1.0 + one.abs()), "{path}: {one}, {other}");
        }
    }
}

/// A cell's counts; `None` where it is hidden.
pub fn counts(cell: &Value) -> Option<Vec<u64>> {
    shown(cell).then(|| cell["counts"].as_array().expect("counts").iter().map(whole).collect())
}

/// Counts as a document has them: `None` where they are of too few.
pub fn visible(counts: Vec<u64>) -> Option<Vec<u64>> {
    let base = counts.iter().sum::<u64>();
    (base == 0 || base >= MINIMUM).then_some(counts)
}

pub fn shown(cell: &Value) -> bool {
    cell["suppressed"].is_null()
}

#[track_caller]
pub fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[track_caller]
fn whole(value: &Value) -> u64 {
    value.as_u64().expect("a whole number")
}

#[track_caller]
pub fn same(what: &str, a: &Value, b: &Value) {
    times(what, a, b, 1.0);
}

#[track_caller]
fn times(what: &str, a: &Value, b: &Value, factor: f64) {
    assert_eq!(a.is_null(), b.is_null(), "{what}");
    if let Some(a) = a.as_f64() {
        close(what, number(b), a * factor, SAME);
    }
}

fn at<'a>(value: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(value, |value, key| &value[key])
}
