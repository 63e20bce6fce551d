//! The worker's program: holds the responses, answers the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    peilglas::browser::report_panics();
    peilglas::browser::serve(peilglas::engine::Engine::new());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this program runs in a browser's worker: build it for wasm32-unknown-unknown");
    std::process::exit(2);
}
