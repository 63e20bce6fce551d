//! A second file of responses: an earlier one of the same survey.

use leptos::prelude::*;

use crate::app::parts::{Complaint, FilePicker};
use crate::app::state::App;
use crate::engine::protocol::{EarlierView, Part, Request};

/// The id of the place where an earlier file is let go.
pub(crate) const PLACE: &str = "earlier";

/// Where an earlier file is dropped or picked, which one was read and what of it
/// is compared, and what is wrong with it.
#[component]
pub(super) fn Earlier() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let earlier = Memo::new(move |_| {
        app.file.with(|file| file.as_ref().and_then(|file| file.earlier.clone()))
    });
    let state = move || match earlier.get() {
        Some(earlier) => view! { <Read earlier/> }.into_any(),
        None => view! {
            <p>{words.say("earlier-drop")}</p>
            <p class="small">{words.say("earlier-why")}</p>
        }
        .into_any(),
    };
    let picker = move || {
        let label = if earlier.get().is_some() { "earlier-other" } else { "earlier-choose" };
        view! { <FilePicker id="earlier-file" label take=App::open_earlier/> }
    };
    view! {
        <section id=PLACE class="choice sample" class:dragging=app.dragging>
            <p class="choice-name">{words.say("earlier")}</p>
            {state}
            <Complaint problem=app.earlier_problem/>
            {picker}
        </section>
    }
}

/// The earlier file, what of it is compared, and the way to what it shows.
#[component]
fn Read(earlier: EarlierView) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let EarlierView { name, respondents, compared, apart } = earlier;
    let counted = move || {
        let count = respondents?;
        Some(words.filled("file-respondents", &[("count", count.into())]) + " · ")
    };
    let shared = move || {
        let args = [("compared", compared.into()), ("apart", apart.into())];
        words.filled("earlier-compared", &args)
    };
    view! {
        <p class="file-name">{name}</p>
        <p class="small">{counted} {shared}</p>
        <p class="small">
            <button
                type="button"
                class="link"
                on:click=move |_| app.chosen.part.set(Some(Part::Trend))
            >
                {words.say("earlier-look")}
            </button>
            " · "
            <button
                type="button"
                class="link"
                on:click=move |_| app.ask(Request::ForgetEarlier, None)
            >
                {words.say("earlier-forget")}
            </button>
        </p>
    }
}
