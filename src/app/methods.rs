//! How numbers are computed, over the page: the methods, at the paragraph that a number
//! leads to.

use leptos::html;
use leptos::prelude::*;

use super::model::methods;
use super::state::App;
use crate::base::Paragraph;
use crate::browser;

/// The panel with the methods. A browser keeps the focus within it, closes it by Escape,
/// and then gives the focus back to what opened it.
#[component]
pub(super) fn Methods() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let dialog = NodeRef::<html::Dialog>::new();
    let open = Memo::new(move |_| app.explained.with(Option::is_some));
    Effect::new(move |_| {
        let Some(paragraph) = app.explained.get() else { return };
        let Some(dialog) = dialog.get_untracked() else { return };
        if !dialog.open() {
            // It is in the document and not yet open: nothing else could go wrong.
            let _ = dialog.show_modal();
        }
        // After the frame in which the text is put in the document.
        request_animation_frame(move || browser::show(&methods::id(paragraph)));
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
    let text = move || {
        let html = methods::html(words.language());
        open.get().then(|| view! { <div class="methods-text" inner_html=html></div> })
    };
    view! {
        <dialog
            node_ref=dialog
            class="methods"
            aria-labelledby="methods-title"
            on:close=closed
        >
            <div class="methods-top">
                <h2 id="methods-title">{words.say("methods")}</h2>
                <button type="button" class="button" on:click=close>
                    {words.say("methods-back")}
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
            on:click=move |_| app.explained.set(Some(paragraph))
        >
            {label}
        </button>
    }
}
