//! Messages between the page and its worker.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker};

/// The page's side: sends texts to the worker and hears its answers.
pub struct WorkerLink(Worker);

impl WorkerLink {
    /// Takes over `worker`; every answer goes to `hear`.
    pub fn new(worker: Worker, hear: impl Fn(String) + 'static) -> Self {
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                hear(text);
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        Self(worker)
    }

    /// Sends one question.
    ///
    /// # Errors
    /// What the browser threw when the message could not be delivered.
    pub fn ask(&self, question: &str) -> Result<(), JsValue> {
        self.0.post_message(&JsValue::from_str(question))
    }
}

/// The worker's side: answers every text with what `answer` makes of it.
///
/// # Panics
/// Outside a dedicated worker.
pub fn answer_messages(answer: impl Fn(&str) -> String + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let here = scope.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(question) = event.data().as_string() {
            // A page that is gone hears nothing; there is nobody to tell.
            let _ = here.post_message(&JsValue::from_str(&answer(&question)));
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}
