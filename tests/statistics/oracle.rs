//! Every item × split of three real surveys against R's results.

use crate::support::{AGREES, close, number, oracle};
use peilglas::stats;
use peilglas::stats::{FTest, Moments, TTest};
use serde_json::Value;

#[test]
fn bfi_agrees() {
    survey("bfi");
}

#[test]
fn beps_agrees() {
    survey("beps");
}

#[test]
fn beps_with_missing_answers_agrees() {
    survey("beps_dk");
}

fn survey(name: &str) {
    let Some(all) = oracle(&format!("expected/{name}.json")) else {
        return;
    };
    let mut seen = 0;
    for (item, splits) in all["items"].as_object().expect("items") {
        for (split, expected) in splits.as_object().expect("splits") {
            Case::new(&all, &format!("{name} {item} {split}"), expected).check();
            seen += 1;
        }
    }
    assert!(seen >= 15, "{name}: only {seen} comparisons");
}

/// One item by one split: the counts, and what R makes of them.
struct Case<'a> {
    at: &'a str,
    expected: &'a Value,
    codes: Vec<f64>,
    agree: Vec<bool>,
    groups: Vec<Vec<u64>>,
}

impl<'a> Case<'a> {
    fn new(all: &Value, at: &'a str, expected: &'a Value) -> Case<'a> {
        let (from, to) = (number(all, "scale.0") as i64, number(all, "scale.1") as i64);
        let top: Vec<i64> = all["top2"]
            .as_array()
            .unwrap()
            .iter()
            .map(|v| v.as_i64().unwrap())
            .collect();
        let groups = expected["groups"].as_object().expect("groups");
        Case {
            at,
            expected,
            codes: (from..=to).map(|c| c as f64).collect(),
            agree: (from..=to).map(|c| top.contains(&c)).collect(),
            groups: groups.values().map(counts).collect(),
        }
    }

    fn check(&self) {
        let names: Vec<&String> = self.expected["groups"]
            .as_object()
            .unwrap()
            .keys()
            .collect();
        for (name, counts) in names.iter().zip(&self.groups) {
            self.describes(&format!("groups.{name}"), counts);
        }
        self.describes("total", &counts(&self.expected["total"]));
        let m: Vec<Moments> = self
            .groups
            .iter()
            .map(|c| stats::moments(&self.codes, c))
            .collect();
        self.f_test("anova", &stats::anova(&m).unwrap());
        self.f_test("welch_anova", &stats::welch_anova(&m).unwrap());
        if let [a, b] = &m[..] {
            self.t_test("student", &stats::student(a, b).unwrap());
            self.t_test("welch", &stats::welch(a, b).unwrap());
        }
    }

    fn describes(&self, key: &str, counts: &[u64]) {
        let got = stats::moments(&self.codes, counts);
        self.same(&format!("{key}.n"), got.n as f64);
        self.same(&format!("{key}.mean"), got.mean.unwrap());
        self.same(&format!("{key}.sd"), got.sd.unwrap());
        let agreeing = counts
            .iter()
            .zip(&self.agree)
            .filter(|(_, agree)| **agree)
            .map(|(n, _)| n)
            .sum();
        let share = stats::proportion(agreeing, got.n);
        self.same(&format!("{key}.top2_n"), share.n as f64);
        self.same(&format!("{key}.top2_pct"), 100.0 * share.share.unwrap());
        let [lower, upper] = share.ci95.unwrap();
        self.same(&format!("{key}.wilson95.0"), 100.0 * lower);
        self.same(&format!("{key}.wilson95.1"), 100.0 * upper);
    }

    fn t_test(&self, key: &str, got: &TTest) {
        self.same(&format!("{key}.t"), got.t);
        self.same(&format!("{key}.df"), got.df);
        self.same(&format!("{key}.p"), got.p);
    }

    fn f_test(&self, key: &str, got: &FTest) {
        self.same(&format!("{key}.F"), got.f);
        self.same(&format!("{key}.df1"), got.df1);
        self.same(&format!("{key}.df2"), got.df2);
        self.same(&format!("{key}.p"), got.p);
    }

    #[track_caller]
    fn same(&self, key: &str, got: f64) {
        close(
            &format!("{} {key}", self.at),
            got,
            number(self.expected, key),
            AGREES,
        );
    }
}

fn counts(cell: &Value) -> Vec<u64> {
    cell["counts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c.as_u64().unwrap())
        .collect()
}
