//! What the reference results have besides the document's fields: intervals of
//! differences, column tests as SPSS has them, and reliability.

use crate::oracle::{Case, cross_products};
use crate::support::{AGREES, close, number, oracle, oracle_text};
use peilglas::stats::{
    self, Adjustment, Agreement, ColumnPair, PairMethod, mean_pairs, moments, share_pairs,
};
use serde_json::Value;

/// Absolute: R's factanal stops its search some 1e-6 short.
const SEARCHED: f64 = 1e-5;

#[test]
fn differences_and_columns_agree() {
    let mut seen = 0;
    for name in ["bfi", "beps", "beps_dk"] {
        let Some(all) = oracle(&format!("expected/{name}.json")) else {
            return;
        };
        for (item, splits) in all["items"].as_object().expect("items") {
            for (split, expected) in splits.as_object().expect("splits") {
                let place = format!("{name} {item} {split}");
                let case = Case::new(&all, &place, expected);
                let means: Vec<_> = case.groups.iter().map(|g| moments(&case.codes, g)).collect();
                let shares: Vec<_> =
                    case.groups.iter().map(|g| Agreement::of(g, &case.agree)).collect();
                if let [a, b] = &means[..] {
                    let student = stats::student_difference(a, b).unwrap();
                    close(&place, student.diff, number(expected, "student.diff"), AGREES);
                    bounds(&place, student.ci95, &expected["student"]["ci95"]);
                    let welch = stats::welch_difference(a, b).unwrap();
                    bounds(&place, welch.ci95, &expected["welch"]["ci95"]);
                }
                let pooled = mean_pairs(&means, PairMethod::Pooled(Adjustment::Bonferroni));
                columns(&place, &pooled, &expected["pairwise_means_pooled_bonf"], "t");
                let z = share_pairs(&shares, Adjustment::Bonferroni);
                columns(&place, &z, &expected["pairwise_top2_z_bonf"], "z");
                seen += 1;
            }
        }
    }
    assert!(seen >= 100, "only {seen} comparisons");
}

#[test]
fn reliability_agrees() {
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
        let meta = &meta[name.trim_end_matches("_dk")];
        for (battery, expected) in all["reliability"].as_object().unwrap() {
            let place = format!("{name} {battery}");
            let sums = cross_products(&data, meta, &expected["items"]);
            bounds(&place, stats::alpha_interval(&sums).unwrap(), &expected["alpha_ci95"]);
            for (at, rest) in stats::item_rest(&sums).unwrap().iter().enumerate() {
                let path = format!("corrected_item_total.{at}");
                close(&place, rest.correlation.unwrap(), number(expected, &path), AGREES);
                // Of two items one is left, which has no α.
                if let (3.., Ok(without)) = (sums.sums.len(), rest.alpha_without) {
                    close(
                        &place,
                        without,
                        number(expected, &format!("alpha_if_deleted.{at}")),
                        AGREES,
                    );
                }
            }
            if let Some(omega) = expected["omega_total_ml1"].as_f64() {
                let off = (stats::omega_total(&sums).unwrap().omega - omega).abs();
                assert!(off < SEARCHED, "{place}: ω is off by {off:e}");
            }
        }
    }
}

fn bounds(place: &str, got: [f64; 2], expected: &Value) {
    for (i, got) in got.into_iter().enumerate() {
        close(place, got, number(expected, &i.to_string()), AGREES);
    }
}

fn columns(place: &str, got: &[ColumnPair], expected: &Value, statistic: &str) {
    assert_eq!(got.len(), expected.as_array().map_or(0, Vec::len), "{place}");
    for (i, pair) in got.iter().enumerate() {
        let test = pair.test.as_ref().unwrap_or_else(|why| panic!("{place}: {why}"));
        close(place, test.statistic, number(expected, &format!("{i}.{statistic}")), AGREES);
        close(place, test.p, number(expected, &format!("{i}.p")), AGREES);
        close(place, test.adjusted, number(expected, &format!("{i}.p_bonf")), AGREES);
    }
}
