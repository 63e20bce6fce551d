//! The document around the page: its language, its title, where it is scrolled to.

use wasm_bindgen::JsCast;

/// The languages that the reader's browser prefers, first choice first.
pub fn preferred_languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let languages = window.navigator().languages();
    languages.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Says in which language the document is, and what its title is.
pub fn speak(tag: &str, title: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    document.set_title(title);
    let html = document.document_element();
    if let Some(html) = html.and_then(|html| html.dyn_into::<web_sys::HtmlElement>().ok()) {
        html.set_lang(tag);
    }
}

/// Moves the focus to the element with this id, where it is there.
pub fn focus(id: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let element = document.get_element_by_id(id);
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Where it cannot have the focus there is nothing to lose.
        let _ = element.focus();
    }
}

/// Scrolls to the element with this id and moves the focus to it, where it is there.
pub fn show(id: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if let Some(element) = document.get_element_by_id(id) {
        element.scroll_into_view();
        focus(id);
    }
}

/// Scrolls to the top, for a new screen.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
