//! What the tests of this folder share: tolerances, and the folder of reference results.

use proptest::test_runner::{Config, RngSeed};
use serde_json::Value;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::io::Write;
use std::path::PathBuf;

/// Relative difference allowed to a value that other software computed.
///
/// Both sides round some hundred times in double precision (1e-16 each) and the
/// references are printed with 15 digits; what is left of 1e-9 is room for the
/// special functions of the other side, the weakest of which (R's `pt` and
/// `kruskal.test`) was seen to be off by 1.3e-10.
pub const AGREES: f64 = 1e-9;

/// The same for the studentized range: a double integral on both sides, the
/// references' own known to 1e-8 in the far tail.
pub const AGREES_RANGE: f64 = 1e-8;

/// Relative difference allowed between two ways to the same number inside this program.
pub const SAME: f64 = 1e-11;

/// Holds `got` within `relative` of `want`, where 0 is met by 1e-13 absolute.
#[track_caller]
pub fn close(what: &str, got: f64, want: f64, relative: f64) {
    let error = (got - want).abs() / want.abs().max(1e-300);
    assert!(
        error <= relative || (want == 0.0 && got.abs() < 1e-13),
        "{what}: {got:e}, expected {want:e}, relative difference {error:e}"
    );
}

/// A randomised test of so many cases. Its seed is printed, and
/// `PROPTEST_RNG_SEED` set to it repeats the run.
pub fn seeded(cases: u32) -> Config {
    let seed = match std::env::var("PROPTEST_RNG_SEED") {
        Ok(seed) => seed.parse().expect("PROPTEST_RNG_SEED is a whole number"),
        Err(_) => RandomState::new().hash_one(cases),
    };
    eprintln!("PROPTEST_RNG_SEED={seed}");
    Config { cases, rng_seed: RngSeed::Fixed(seed), failure_persistence: None, ..Config::default() }
}

/// A reference result beside this checkout, as JSON.
pub fn oracle(name: &str) -> Option<Value> {
    let text = oracle_text(name)?;
    Some(serde_json::from_str(&text).expect("reference results are JSON"))
}

/// A file of the reference results beside this checkout; says so where they are missing.
pub fn oracle_text(name: &str) -> Option<String> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the package is");
    let path = PathBuf::from(package).join("../shared/oracle").join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        // Straight to the terminal: the test harness swallows what a passing test prints.
        let _ = writeln!(std::io::stderr(), "SKIPPED: no reference results at {}", path.display());
    }
    text
}

/// A number at a path of keys.
#[track_caller]
pub fn number(value: &Value, keys: &str) -> f64 {
    let found = keys.split('.').fold(value, |v, key| match key.parse::<usize>() {
        Ok(i) => &v[i],
        Err(_) => &v[key],
    });
    found.as_f64().unwrap_or_else(|| panic!("a number at {keys}, found {found}"))
}

/// All numbers of an array.
#[track_caller]
pub fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().expect("an array");
    list.iter().map(|v| v.as_f64().expect("a number")).collect()
}

/// All whole numbers of an array.
#[track_caller]
pub fn whole(list: &Value) -> Vec<u64> {
    list.as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect()
}

/// Every number of a document, by its path.
pub fn flatten(path: &str, value: &Value, flat: &mut BTreeMap<String, f64>) {
    let below = |key: &str| {
        if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| flatten(&below(key), value, flat)),
        Value::Array(list) => (list.iter().enumerate())
            .for_each(|(i, value)| flatten(&below(&i.to_string()), value, flat)),
        // The positions of a pair are no statistic.
        Value::Number(number) if !path.ends_with(".a") && !path.ends_with(".b") => {
            flat.insert(path.to_owned(), number.as_f64().unwrap());
        }
        _ => {}
    }
}

/// A path without its positions: what kind of value it is.
pub fn kind(path: &str) -> String {
    let names = path.split('.').filter(|part| part.parse::<usize>().is_err());
    names.collect::<Vec<_>>().join(".")
}
