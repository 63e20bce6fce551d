//! The second file: the sample per stratum.

use leptos::prelude::*;

use crate::app::parts::{Complaint, FilePicker};
use crate::app::state::App;

/// Where the sample file is dropped or picked, which one was read, and what is
/// wrong with it.
#[component]
pub(crate) fn Sample(
    /// The id of the file input; unique on the page.
    id: &'static str,
) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let name = Memo::new(move |_| {
        app.file.with(|file| file.as_ref().and_then(|file| file.sample.clone()))
    });
    let state = move || match name.get() {
        Some(name) => view! { <p class="file-name">{name}</p> }.into_any(),
        None => view! {
            <p>{words.say("sample-drop")}</p>
            <p class="small">{words.say("sample-why")}</p>
        }
        .into_any(),
    };
    let picker = move || {
        let label = if name.get().is_some() { "sample-other" } else { "sample-choose" };
        view! { <FilePicker id label take=App::open_sample/> }
    };
    view! {
        <section class="choice sample" class:dragging=app.dragging>
            <p class="choice-name">{words.say("sample")}</p>
            {state}
            <Complaint problem=app.sample_problem/>
            {picker}
        </section>
    }
}
