//! Small files that stand for enormous ones: refused, or read within bounds of time
//! and memory. Both are measured and printed (`cargo test --test bombs -- --nocapture`).
//!
//! Times hold for a build without much optimisation, on a machine that is busy.

mod packed;
mod spss;
mod support;
mod survey;
mod text;
mod workbooks;

use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;
