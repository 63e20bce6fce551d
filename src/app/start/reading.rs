//! While a file is being read.

use leptos::prelude::*;

use crate::app::model::files;
use crate::app::parts::Heading;
use crate::app::state::App;

/// How far reading has come, and a way to stop it.
#[component]
pub(crate) fn Reading() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let name = move || app.reading.with(|reading| reading.name.clone());
    let amount = move || {
        let reading = app.reading.get();
        let said = |bytes| files::size(words.language(), bytes).into();
        let args = [("read", said(reading.read)), ("size", said(reading.size))];
        words.filled("reading-progress", &args)
    };
    view! {
        <main id="content" tabindex="-1" class="narrow reading">
            <Heading>{move || words.filled("reading-title", &[("file", name().into())])}</Heading>
            <progress
                aria-label=words.say("reading-label")
                max=move || app.reading.with(|reading| reading.size.max(1))
                value=move || app.reading.with(|reading| reading.read)
            ></progress>
            <p class="soft">{amount}</p>
            <button type="button" class="button" on:click=move |_| app.cancel()>
                {words.say("reading-cancel")}
            </button>
        </main>
    }
}
