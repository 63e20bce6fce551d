//! Where the numbers come from: the analysis document of the demo data.

use serde_json::Value;

/// Names a file that holds the analysis document of the demo responses.
const VARIABLE: &str = "PEILGLAS_DEMO_ANALYSIS";

/// The document with the splits `leiding` and `domein`; `None` where there is none to be had.
pub fn document() -> Option<Value> {
    let path = std::env::var_os(VARIABLE)?;
    let text = std::fs::read_to_string(&path).expect("the file named can be read");
    Some(serde_json::from_str(&text).expect("the file named holds JSON"))
}
