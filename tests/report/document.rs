//! Where the numbers come from: the analysis document of the demo data, as the
//! command line prints it.

use std::process::Command;

use serde_json::Value;

/// The document with the splits that the statements speak of.
pub fn document() -> Value {
    let responses = "www/demo/voorbeeld-antwoorden-synthetisch.csv";
    let output = Command::new(env!("CARGO_BIN_EXE_peilglas"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["analyse", responses, "--by", "leiding", "--by", "domein", "--method", "report"])
        .output()
        .expect("the command line starts");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the demo data cannot be analysed: {complaint}");
    serde_json::from_slice(&output.stdout).expect("the command line prints JSON")
}
