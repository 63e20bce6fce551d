//! The page's program; `www/start.js` calls [`start`] when the worker runs.

use peilglas::browser::{File, Worker};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    peilglas::browser::report_panics();
}

/// Puts the page in the document, given the running worker and the demo files
/// (they come with the page, since it may request nothing later).
#[wasm_bindgen]
pub fn start(worker: Worker, demo: Vec<File>) {
    peilglas::app::mount(worker, demo);
}
