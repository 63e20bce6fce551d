//! How people are protected: the promise, what is done for it, and what it does not cover.

use leptos::prelude::*;

use super::model::methods::{PROMISE, Topic};
use super::state::App;
use crate::disclosure::words;

/// The whole of it, for in the panel.
#[component]
pub(super) fn Protection() -> impl IntoView {
    let app = App::here();
    let say = app.words;
    let text = move || {
        let language = say.language();
        let items = |said: Vec<String>| said.into_iter().map(|said| view! { <li>{said}</li> });
        let measures = words::measures(app.minimum_base.get(), language);
        view! {
            <h3 id=PROMISE tabindex="-1">
                {say.say("promise-whole")}
            </h3>
            {words::promise(language).map(|said| view! { <p>{said}</p> })}
            <h3>{say.say("promise-how")}</h3>
            <ul>{items(measures.into()).collect_view()}</ul>
            <h3>{say.say("promise-limits")}</h3>
            <ul>{items(words::limits(language).into()).collect_view()}</ul>
        }
    };
    view! { <div class="methods-text">{text}</div> }
}

/// A few words that lead to it.
#[component]
pub(super) fn Promised(
    /// The key of what they say.
    label: &'static str,
) -> impl IntoView {
    let app = App::here();
    view! {
        <button
            type="button"
            class="why"
            aria-haspopup="dialog"
            on:click=move |_| app.explained.set(Some(Topic::Protection))
        >
            {app.words.say(label)}
        </button>
    }
}

/// The promise on paper, which travels alone.
#[component]
pub(super) fn OnPaper() -> impl IntoView {
    let app = App::here();
    let brief = move || words::promise_in_brief(app.minimum_base.get(), app.words.language());
    view! { <p class="small on-paper">{brief}</p> }
}
