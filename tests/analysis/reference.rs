//! The reference results; shared with the tests of inferred surveys.

use std::path::{Path, PathBuf};

use serde_json::Value;

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
