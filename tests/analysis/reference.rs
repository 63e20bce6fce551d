//! The reference results and how near to them is right; shared with the tests of
//! inferred surveys.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// Both programs carry about 15 digits; what is lost on the way stays below this.
const RELATIVE: f64 = 1e-9;

#[track_caller]
pub fn same(place: &str, found: &Value, expected: &Value) {
    match (found.as_f64(), expected.as_f64()) {
        (Some(found), Some(expected)) => {
            let apart = (found - expected).abs();
            assert!(apart <= RELATIVE * expected.abs(), "{place}: {found}, expected {expected}");
        }
        (None, None) => {}
        _ => panic!("{place}: {found}, expected {expected}"),
    }
}

/// The reference gives percentages where the document gives proportions.
#[track_caller]
pub fn percent(place: &str, found: &Value, expected: &Value) {
    let expected = expected.as_f64().expect("a percentage") / 100.0;
    same(place, found, &Value::from(expected));
}

/// The folder with reference results, or a word that it is not there.
pub fn reference() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/oracle");
    if folder.exists() {
        return Some(folder);
    }
    println!("SKIPPED: the reference results are not on this machine");
    None
}

pub fn json(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("a reference file");
    serde_json::from_str(&text).expect("valid JSON")
}

pub fn strings(list: &Value) -> Vec<String> {
    let texts = list.as_array().expect("a list").iter();
    texts.map(|text| text.as_str().expect("text").to_owned()).collect()
}
