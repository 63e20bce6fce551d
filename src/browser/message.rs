//! How a message crosses between page and worker: the protocol as plain
//! objects, with the file itself beside it.

use js_sys::Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// A message of `content`, with a file where there is one.
///
/// # Panics
/// When `content` cannot be written as objects; the protocol's types can.
pub(super) fn write<T: Serialize>(content: &T, file: Option<&File>) -> JsValue {
    let content = serde_wasm_bindgen::to_value(content).expect("the protocol can be written");
    match file {
        None => Array::of1(&content).into(),
        Some(file) => Array::of2(&content, file).into(),
    }
}

/// What a message holds; `None` for a message that is none of ours.
pub(super) fn read<T: DeserializeOwned>(message: JsValue) -> Option<(T, Option<File>)> {
    let parts: Array = message.dyn_into().ok()?;
    let content = serde_wasm_bindgen::from_value(parts.get(0)).ok()?;
    Some((content, parts.get(1).dyn_into().ok()))
}
