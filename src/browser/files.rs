//! Files as a reader hands them over: dropped or picked.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Element, Event, File, FileList, HtmlInputElement};

/// Whether what is dragged are files, and not a text or a link.
pub fn carries_files(event: &DragEvent) -> bool {
    let Some(transfer) = event.data_transfer() else { return false };
    transfer.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
}

/// The files that were dropped.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    event.data_transfer().and_then(|transfer| transfer.files()).map(list).unwrap_or_default()
}

/// Whether something was let go within the element with this id.
pub fn within(event: &DragEvent, id: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(&format!("#{id}")), Ok(Some(_))))
}

/// The files that were picked. The input forgets them, so that picking the
/// same file again is heard too.
pub fn picked(event: &Event) -> Vec<File> {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = target else { return Vec::new() };
    let files = input.files().map(list).unwrap_or_default();
    input.set_value("");
    files
}

/// Every byte of a file that came with the page; `None` when it cannot be read.
pub async fn contents(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Whether a file begins as JSON does: then it is no file of responses, but
/// perhaps a questionnaire.
pub async fn is_json(file: &File) -> bool {
    const ENOUGH: f64 = 1024.0;
    let Ok(start) = file.slice_with_f64_and_f64(0.0, ENOUGH) else { return false };
    let Ok(buffer) = JsFuture::from(start.array_buffer()).await else { return false };
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    text.trim_ascii_start().starts_with(b"{")
}

fn list(files: FileList) -> Vec<File> {
    (0..files.length()).filter_map(|position| files.get(position)).collect()
}
