//! What is explained over the page: how numbers are computed, at the paragraph that a number
//! leads to, and how people are protected.

use leptos::html;
use leptos::prelude::*;

use super::model::methods::{self, Topic};
use super::protection::Protection;
use super::state::App;
use crate::base::Paragraph;
use crate::browser;

/// The panel with what is explained. A browser keeps the focus within it, closes it by Escape,
/// and then gives the focus back to what opened it.
#[component]
pub(super) fn Methods() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let dialog = NodeRef::<html::Dialog>::new();
    // Another paragraph of the methods is the same text.
    let protection =
        Memo::new(move |_| app.explained.get().map(|topic| topic == Topic::Protection));
    Effect::new(move |_| {
        let Some(topic) = app.explained.get() else { return };
        let Some(dialog) = dialog.get_untracked() else { return };
        if !dialog.open() {
            // It is in the document and not yet open: nothing else could go wrong.
            let _ = dialog.show_modal();
        }
        // After the frame in which the text is put in the document.
        request_animation_frame(move || browser::show(&topic.id()));
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    // A browser tells of closing a little later: it may be open again by then.
    let closed = move |_| {
        if dialog.get_untracked().is_none_or(|dialog| !dialog.open()) {
            app.explained.set(None);
        }
    };
    let text = move || match protection.get() {
        None => ().into_any(),
        Some(true) => view! { <Protection/> }.into_any(),
        Some(false) => {
            let html = methods::html(words.language());
            view! { <div class="methods-text" inner_html=html></div> }.into_any()
        }
    };
    let back = move || match protection.get() {
        Some(true) => words.say("protection-close")(),
        _ => words.say("methods-back")(),
    };
    let title = move || match protection.get() {
        Some(true) => words.say("protection-about")(),
        _ => words.say("methods")(),
    };
    view! {
        <dialog
            node_ref=dialog
            class="methods"
            aria-labelledby="methods-title"
            on:close=closed
        >
            <div class="methods-top">
                <h2 id="methods-title">{title}</h2>
                <button type="button" class="button" on:click=close>
                    {back}
                </button>
            </div>
            {text}
        </dialog>
    }
}

/// A heading, or a few words, that lead to where something is explained.
#[component]
pub(super) fn Explained(
    /// Where it is explained.
    paragraph: Paragraph,
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let app = App::here();
    view! {
        <button
            type="button"
            class="why"
            aria-haspopup="dialog"
            title=app.words.say("methods")
            on:click=move |_| app.explained.set(Some(Topic::Method(paragraph)))
        >
            {label}
        </button>
    }
}
