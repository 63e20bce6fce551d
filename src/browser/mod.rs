//! What only a browser has. The rest of Peilglas never names `web_sys` or `js_sys`.

mod worker;

pub use web_sys::{File, Worker};
pub use worker::{WorkerLink, answer_messages};

/// Writes a panic's message to the browser's console instead of losing it.
pub fn report_panics() {
    console_error_panic_hook::set_once();
}
