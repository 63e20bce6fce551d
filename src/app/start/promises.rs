//! What Peilglas promises, and how to check it.

use leptos::prelude::*;

use crate::app::protection::Promised;
use crate::app::state::App;

/// The three promises, and the steps to check the first.
#[component]
pub(super) fn Promises() -> impl IntoView {
    let words = App::here().words;
    let (open, set_open) = signal(false);
    view! {
        <div class="promises">
            <section>
                <h2>{words.say("promise-here-title")}</h2>
                <p>
                    {words.say("promise-here")} " "
                    <button
                        type="button"
                        class="link"
                        aria-expanded=move || open.get().to_string()
                        aria-controls="check"
                        on:click=move |_| set_open.update(|open| *open = !*open)
                    >
                        {words.say("check-button")}
                    </button>
                </p>
            </section>
            <section>
                <h2>{words.say("promise-people-title")}</h2>
                <p>{words.say("promise-people")} " " <Promised label="promise-whole"/></p>
            </section>
            <section>
                <h2>{words.say("promise-numbers-title")}</h2>
                <p>{words.say("promise-numbers")}</p>
            </section>
        </div>
        <section id="check" class="card" hidden=move || !open.get() aria-labelledby="check-title">
            <h2 id="check-title">{words.say("check-title")}</h2>
            <ol>
                <li>{words.say("check-network")}</li>
                <li>{words.say("check-offline")}</li>
                <li>{words.say("check-policy")}</li>
                <li>{words.say("check-storage")}</li>
            </ol>
        </section>
    }
}
