//! Tail probabilities against R, far into the tail.

use crate::support::{AGREES, AGREES_RANGE, close, numbers, oracle};
use peilglas::stats::tail::{
    chi2_upper, f_upper, normal_two_sided, studentized_range_upper, t_two_sided,
};
use serde_json::Value;
use statrs::distribution::{ChiSquared, ContinuousCDF, FisherSnedecor, StudentsT};

#[test]
fn tails_agree_with_r() {
    let Some(grid) = oracle("expected/distributions.json") else {
        return;
    };
    rows(&grid["t"], &["t", "df", "p2"], AGREES, |r| t_two_sided(r[0], r[1]));
    rows(&grid["f"], &["F", "df1", "df2", "sf"], AGREES, |r| f_upper(r[0], r[1], r[2]));
    rows(&grid["chi2"], &["x", "df", "sf"], AGREES, |r| chi2_upper(r[0], r[1]));
    rows(&grid["z"], &["z", "p2"], AGREES, |r| normal_two_sided(r[0]));
}

#[test]
fn studentized_range_agrees_with_quadrature() {
    let Some(grid) = oracle("expected/studentized_range_sf.json") else {
        return;
    };
    let columns = ["q", "k", "df", "sf"];
    rows(&grid, &columns, AGREES_RANGE, |r| studentized_range_upper(r[0], r[1] as usize, r[2]));
}

/// On a grid of usual values, against the distributions of the crate that this program
/// does not compute with, because its bits differ from one computer to the next.
#[test]
fn tails_agree_with_statrs() {
    for df in [1.0, 2.5, 7.0, 30.0, 411.5, 9_000.0] {
        for at in [0.3, 1.0, 2.2, 4.0, 9.0] {
            let t = StudentsT::new(0.0, 1.0, df).expect("degrees of freedom");
            close("t", t_two_sided(at, df), 2.0 * t.sf(at), AGREES_STATRS);
            let chi2 = ChiSquared::new(df).expect("degrees of freedom");
            close("χ²", chi2_upper(df * at, df), chi2.sf(df * at), AGREES_STATRS);
            for over in [3.0, 12.0, 700.0] {
                let f = FisherSnedecor::new(df, over).expect("degrees of freedom");
                close("F", f_upper(at, df, over), f.sf(at), AGREES_STATRS);
            }
        }
    }
}

/// Statrs' own t is right to this.
const AGREES_STATRS: f64 = 1e-8;

/// Every row of a table kept as columns; the last column is the expected value.
fn rows(table: &Value, columns: &[&str], relative: f64, compute: impl Fn(&[f64]) -> f64) {
    let columns: Vec<Vec<f64>> = columns.iter().map(|c| numbers(&table[*c])).collect();
    assert!(!columns[0].is_empty());
    for i in 0..columns[0].len() {
        let row: Vec<f64> = columns.iter().map(|c| c[i]).collect();
        let (want, arguments) = row.split_last().expect("columns");
        if *want > 1e-300 {
            close(&format!("{arguments:?}"), compute(arguments), *want, relative);
        } else {
            assert!(compute(arguments) <= 1e-300, "{arguments:?}");
        }
    }
}
