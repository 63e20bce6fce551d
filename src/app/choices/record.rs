//! What was saved and printed so far, and what only the holder of the responses sees.

use leptos::prelude::*;

use crate::app::parts::FilePicker;
use crate::app::state::App;

/// How much is remembered, to be kept with the responses.
#[component]
pub(super) fn Exports() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let count = move || match app.recorded.get() {
        0 => words.say("record-none")(),
        count => words.filled("record-count", &[("count", count.into())]),
    };
    let problem = move || {
        app.record_problem.get().map(|finding| {
            view! { <p class="complaint">{move || finding.message(words.language())}</p> }
        })
    };
    view! {
        <section class="choice" id="record">
            <p class="choice-name">{words.say("record")}</p>
            <p class="small">{count}</p>
            <p class="small">{words.say("record-why")}</p>
            <div class="actions">
                <button
                    type="button"
                    class="button"
                    disabled=move || app.recorded.get() == 0
                    on:click=move |_| app.save_record()
                >
                    {words.say("record-save")}
                </button>
                <FilePicker
                    id="record-file"
                    label="record-open"
                    kinds=".json"
                    take=App::open_record
                />
            </div>
            {problem}
        </section>
    }
}

/// The switch to own eyes: off unless it is put on.
#[component]
pub(super) fn OwnEyes() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    view! {
        <section class="choice">
            <p class="choice-name">{words.say("own-eyes")}</p>
            <label class="check">
                <input
                    id="own-eyes"
                    type="checkbox"
                    aria-describedby="own-eyes-warning"
                    prop:checked=app.own_eyes
                    on:change=move |event| app.own_eyes.set(event_target_checked(&event))
                />
                {words.say("own-eyes-on")}
            </label>
            <p id="own-eyes-warning" class="small">
                {words.say("own-eyes-warning")}
            </p>
        </section>
    }
}
