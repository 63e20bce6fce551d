//! The page's program; `www/start.js` calls `start` when the worker runs.

#[cfg(target_arch = "wasm32")]
mod page {
    use peilglas::browser::{File, Worker};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Puts the page in the document, given the running worker and the files
    /// that came with the page, since it may request nothing later.
    #[wasm_bindgen]
    pub fn start(worker: Worker, files: Vec<File>) {
        peilglas::app::mount(worker, files);
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    peilglas::browser::report_panics_on_the_page();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this program runs in a browser: build it for wasm32-unknown-unknown");
    std::process::exit(2);
}
