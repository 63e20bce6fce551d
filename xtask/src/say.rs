//! What the helper itself says, so that it can be told from what it runs.

/// Tells what happens next, on the error stream like cargo's own progress.
pub fn say(text: &str) {
    eprintln!("xtask: {text}");
}
