//! Every item × split of three real surveys against R's results.

use crate::support::{AGREES, AGREES_RANGE, close, number, numbers, oracle, oracle_text};
use peilglas::stats::{self, Comparison, CrossProducts, FTest, Reason, TTest};
use serde_json::Value;
use std::f64::consts::SQRT_2;

/// Difference allowed to effectsize's bounds of g: it finds them by a general
/// search that stops some 1e-4 short.
const SEARCHED: f64 = 2e-4;

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

#[test]
fn adjusted_p_agree() {
    for name in ["bfi", "beps", "beps_dk"] {
        let Some(all) = oracle(&format!("expected/{name}.json")) else {
            return;
        };
        for (split, tests) in all["adjusted_across_items"].as_object().unwrap() {
            for test in ["anova", "welch_anova", "kruskal", "top2_chi2"] {
                let family = &tests[test];
                let p: Vec<_> = numbers(&family["p"]).into_iter().map(Some).collect();
                let (holm, bh) = (numbers(&family["holm"]), numbers(&family["bh"]));
                for (i, got) in stats::adjust(&p).into_iter().enumerate() {
                    let got = got.unwrap();
                    close(&format!("{name} {split} {test} holm {i}"), got.holm, holm[i], AGREES);
                    close(&format!("{name} {split} {test} bh {i}"), got.bh, bh[i], AGREES);
                }
            }
        }
    }
}

#[test]
fn cronbachs_alpha_agrees() {
    let Some(meta) = oracle("data/meta.json") else {
        return;
    };
    for name in ["bfi", "beps", "beps_dk"] {
        let Some(all) = oracle(&format!("expected/{name}.json")) else {
            return;
        };
        let Some(data) = oracle_text(&format!("data/{name}.csv")) else {
            return;
        };
        for (battery, expected) in all["reliability"].as_object().unwrap() {
            let sums = cross_products(&data, &meta[name], &expected["items"]);
            assert_eq!(sums.n as f64, number(expected, "n"), "{name} {battery}");
            let alpha = stats::cronbach_alpha(&sums).unwrap();
            close(&format!("{name} {battery}"), alpha, number(expected, "alpha"), AGREES);
        }
    }
}

/// Sums over the rows that have an answer on the scale to every item.
pub fn cross_products(data: &str, meta: &Value, items: &Value) -> CrossProducts {
    let (from, to) = (number(meta, "scale.0"), number(meta, "scale.1"));
    let reversed = meta["reversed"].as_array();
    let mut rows = data.lines().map(|line| line.split(',').map(|cell| cell.trim_matches('"')));
    let heading: Vec<&str> = rows.next().unwrap().collect();
    let columns: Vec<(usize, bool)> = (items.as_array().unwrap().iter())
        .map(|item| {
            let at = heading.iter().position(|name| *name == item.as_str().unwrap());
            (at.unwrap(), reversed.is_some_and(|reversed| reversed.contains(item)))
        })
        .collect();
    let k = columns.len();
    let mut sums = CrossProducts { n: 0, sums: vec![0.0; k], products: vec![vec![0.0; k]; k] };
    for row in rows {
        let cells: Vec<&str> = row.collect();
        let answers = columns.iter().map(|&(at, turned)| {
            let code: f64 = cells[at].parse().ok()?;
            (from..=to).contains(&code).then_some(if turned { from + to - code } else { code })
        });
        let Some(x) = answers.collect::<Option<Vec<f64>>>() else {
            continue;
        };
        sums.n += 1;
        for i in 0..k {
            sums.sums[i] += x[i];
            for j in 0..k {
                sums.products[i][j] += x[i] * x[j];
            }
        }
    }
    sums
}

/// One item by one split: the counts, and what R makes of them.
pub struct Case<'a> {
    at: &'a str,
    expected: &'a Value,
    pub codes: Vec<f64>,
    pub agree: Vec<bool>,
    pub groups: Vec<Vec<u64>>,
}

impl<'a> Case<'a> {
    pub fn new(all: &Value, at: &'a str, expected: &'a Value) -> Case<'a> {
        let (from, to) = (number(all, "scale.0") as i64, number(all, "scale.1") as i64);
        let top: Vec<i64> =
            all["top2"].as_array().unwrap().iter().map(|v| v.as_i64().unwrap()).collect();
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
        let names: Vec<&String> = self.expected["groups"].as_object().unwrap().keys().collect();
        for (name, counts) in names.iter().zip(&self.groups) {
            self.describes(&format!("groups.{name}"), counts);
        }
        self.describes("total", &counts(&self.expected["total"]));
        let groups: Vec<&[u64]> = self.groups.iter().map(Vec::as_slice).collect();
        let got = stats::compare(&self.codes, &groups, &self.agree);
        self.f_test("anova", &got.anova.clone().unwrap());
        self.f_test("welch_anova", &got.welch_anova.clone().unwrap());
        let kruskal = got.kruskal.clone().unwrap();
        self.same("kruskal.H", kruskal.h);
        self.same("kruskal.df", kruskal.df);
        self.same("kruskal.p", kruskal.p);
        self.same("omega2", got.omega2.unwrap());
        let chi2 = got.agree_chi2.clone().unwrap();
        self.same("top2_chi2.chi2", chi2.chi2);
        self.same("top2_chi2.df", chi2.df);
        self.same("top2_chi2.p", chi2.p);
        self.same("top2_chi2.min_expected", chi2.min_expected);
        self.same("top2_chi2.cramers_v", chi2.cramers_v);
        if groups.len() == 2 {
            self.two_groups(&got);
        } else {
            self.pairs(&got, &groups);
        }
    }

    fn two_groups(&self, got: &Comparison) {
        self.t_test("student", &got.student.clone().unwrap());
        self.t_test("welch", &got.welch.clone().unwrap());
        let rank = got.mann_whitney.clone().unwrap();
        self.same("mann_whitney.U", rank.u);
        self.same("mann_whitney.p_nocc", rank.p);
        assert_eq!(rank.z > 0.0, got.cliffs_delta.unwrap() > 0.0, "{}", self.at);
        self.same("cliffs_delta", got.cliffs_delta.unwrap());
        let rank = got.brunner_munzel.clone().unwrap();
        self.same("brunner_munzel.W", rank.w);
        self.same("brunner_munzel.df", rank.df);
        self.same("brunner_munzel.p", rank.p);
        let effect = got.hedges_g.clone().unwrap();
        self.same("hedges_g.g_exact", effect.g);
        for (i, bound) in effect.ci95.into_iter().enumerate() {
            let key = format!("hedges_g.effectsize_ci95.{i}");
            let off = (bound - number(self.expected, &key)).abs();
            assert!(off <= SEARCHED, "{} {key}: off by {off:e}", self.at);
        }
        self.same("top2_fisher_p", got.agree_fisher.clone().unwrap().p);
        assert!(got.pairwise.is_empty());
    }

    fn pairs(&self, got: &Comparison, groups: &[&[u64]]) {
        assert_eq!(got.student, Err(Reason::NotTwoGroups));
        let dunn = stats::dunn(groups).unwrap();
        let expected = self.expected["tukey"].as_array().unwrap().len();
        assert_eq!((got.pairwise.len(), dunn.len()), (expected, expected));
        for (i, (pair, dunn)) in got.pairwise.iter().zip(&dunn).enumerate() {
            let games_howell = pair.games_howell.clone().unwrap();
            let t = number(self.expected, &format!("games_howell.{i}.t"));
            close(self.at, games_howell.q, t.abs() * SQRT_2, AGREES);
            self.same(&format!("games_howell.{i}.diff"), pair.diff.unwrap());
            self.same(&format!("games_howell.{i}.df"), games_howell.df);
            self.range(&format!("games_howell.{i}.p"), games_howell.p);
            let tukey = pair.tukey.clone().unwrap();
            self.same(&format!("tukey.{i}.q"), tukey.q);
            self.same(&format!("tukey.{i}.df"), tukey.df);
            self.range(&format!("tukey.{i}.p"), tukey.p);
            assert_eq!((dunn.a, dunn.b), (pair.a, pair.b));
            self.same(&format!("dunn.{i}.z"), dunn.z);
            self.same(&format!("dunn.{i}.p"), dunn.p);
            self.same(&format!("dunn.{i}.p_holm"), dunn.p_holm);
        }
    }

    fn range(&self, key: &str, got: f64) {
        close(&format!("{} {key}", self.at), got, number(self.expected, key), AGREES_RANGE);
    }

    fn describes(&self, key: &str, counts: &[u64]) {
        let got = stats::moments(&self.codes, counts);
        self.same(&format!("{key}.n"), got.n as f64);
        self.same(&format!("{key}.mean"), got.mean.unwrap());
        self.same(&format!("{key}.sd"), got.sd.unwrap());
        let agreeing =
            counts.iter().zip(&self.agree).filter(|(_, agree)| **agree).map(|(n, _)| n).sum();
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
        close(&format!("{} {key}", self.at), got, number(self.expected, key), AGREES);
    }
}

fn counts(cell: &Value) -> Vec<u64> {
    cell["counts"].as_array().unwrap().iter().map(|c| c.as_u64().unwrap()).collect()
}
