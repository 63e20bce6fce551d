//! A panic is said, on the console and on the page: never a page that silently
//! does nothing.

use std::panic;

use crate::base::{Language, texts};

/// Writes a panic's message to the browser's console instead of losing it.
pub fn report_panics() {
    console_error_panic_hook::set_once();
}

/// The same, and puts a card on the page that says what to do.
pub fn report_panics_on_the_page() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        show_card();
    }));
}

fn show_card() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(body) = document.body() else { return };
    let tag = document.document_element().and_then(|html| html.get_attribute("lang"));
    let language = if tag.as_deref() == Some("en") { Language::En } else { Language::Nl };
    // Fixed texts of the catalogue, nothing of a file: safe as markup.
    body.set_inner_html(&format!(
        "<main class=\"crash card\" role=\"alert\"><h1>{}</h1><p>{}</p></main>",
        texts::plain(language, "broken-title"),
        texts::plain(language, "broken-page"),
    ));
}
