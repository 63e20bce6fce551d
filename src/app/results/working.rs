//! While figures and tables take long, as with many splits.

use leptos::prelude::*;

use crate::app::state::App;

/// What is being done, how far that has come, and a way to stop it.
#[component]
pub(super) fn Working() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let steps = move || app.working.get().unwrap_or_default();
    let amount = move || {
        let [done, all] = steps();
        words.filled("working-progress", &[("done", done.into()), ("all", all.into())])
    };
    view! {
        <section class="card working">
            <h2>{words.say("working-title")}</h2>
            <p>{words.say("working-why")}</p>
            <progress
                aria-label=words.say("working-label")
                max=move || steps()[1].max(1)
                value=move || steps()[0]
            ></progress>
            <p class="soft">{amount}</p>
            <button type="button" class="button" on:click=move |_| app.stop_working()>
                {words.say("working-stop")}
            </button>
        </section>
    }
}

/// In the place of figures and tables of which the work was stopped.
#[component]
pub(super) fn Stopped() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    view! {
        <section class="card working">
            <h2>{words.say("working-stopped")}</h2>
            <p>{words.say("working-kept")}</p>
            <button type="button" class="button" on:click=move |_| app.work_on()>
                {words.say("working-go-on")}
            </button>
        </section>
    }
}
