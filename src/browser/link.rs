//! The page's side of the worker: asks go out, answers come in.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, File, MessageEvent, Worker};

use super::message;
use crate::engine::protocol::{Answer, Ask};

/// What comes from the worker.
pub enum Heard {
    /// An answer.
    Answer(Box<Answer>),
    /// The worker broke down and answers nothing any more.
    Broken,
}

/// The line to the worker.
pub struct WorkerLink(Worker);

impl WorkerLink {
    /// Takes over a running worker; everything it says goes to `hear`.
    pub fn new(worker: Worker, hear: impl Fn(Heard) + Clone + 'static) -> Self {
        let broken = hear.clone();
        listen(worker.clone().into(), "message", move |event: MessageEvent| {
            if let Some((answer, _)) = message::read(event.data()) {
                hear(Heard::Answer(Box::new(answer)));
            }
        });
        listen(worker.clone().into(), "error", move |_: ErrorEvent| broken(Heard::Broken));
        WorkerLink(worker)
    }

    /// Sends one ask; a file goes along by reference, not copied.
    ///
    /// # Panics
    /// When the browser refuses the message; it has no reason to.
    pub fn send(&self, ask: &Ask, file: Option<&File>) {
        self.0.post_message(&message::write(ask, file)).expect("a worker takes messages");
    }
}

fn listen<E: JsCast + wasm_bindgen::convert::FromWasmAbi + 'static>(
    target: web_sys::EventTarget,
    event: &str,
    hear: impl Fn(E) + 'static,
) {
    let closure = Closure::<dyn Fn(E)>::new(hear);
    let added: Result<(), JsValue> =
        target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    added.expect("an event target takes listeners");
    // The worker lives as long as the page.
    closure.forget();
}
