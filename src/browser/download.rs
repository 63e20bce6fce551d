//! Files that the reader saves. They are made here and go to the reader's own
//! folder; nothing is requested.

use js_sys::Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Milliseconds that a saved file's address stays good; the browser needs it a
/// moment only.
const KEPT: i32 = 20_000;

/// Saves a text as a file. `media_type` is as in `text/csv`; the text is
/// written as UTF-8.
pub fn save(name: &str, media_type: &str, text: &str) {
    if let Ok(blob) = blob(media_type, text) {
        save_blob(name, &blob);
    }
}

/// A text as a piece of a file.
pub(super) fn blob(media_type: &str, text: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(&format!("{media_type};charset=utf-8"));
    Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options)
}

/// Saves what is already a file in all but name.
pub(super) fn save_blob(name: &str, blob: &Blob) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let Ok(address) = Url::create_object_url_with_blob(blob) else { return };
    if let Ok(element) = document.create_element("a") {
        let link: HtmlAnchorElement = element.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    let forget = Closure::once_into_js(move || drop(Url::revoke_object_url(&address)));
    let forget = forget.unchecked_ref();
    // Without a timer the address stays until the page goes.
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(forget, KEPT);
}
