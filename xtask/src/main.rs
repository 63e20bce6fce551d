//! The one helper: every job is one `cargo xtask …`.
fn main() {}
