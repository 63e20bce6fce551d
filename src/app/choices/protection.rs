//! Which groups are too small to show.

use leptos::prelude::*;

use crate::app::model::choosing;
use crate::app::state::App;
use crate::base::number;
use crate::disclosure::MinimumBase;

/// The minimum base, and how many groups it hides.
#[component]
pub(super) fn Protection() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let typed = app.chosen.minimum_base;
    let wrong = Memo::new(move |_| typed.with(|typed| choosing::minimum_base(typed).is_none()));
    let complaint = move || {
        wrong.get().then(|| {
            let base = number::count(words.language(), app.minimum_base.get().get());
            words.filled("minimum-base-wrong", &[("base", base.into())])
        })
    };
    let hidden = move || {
        let shown = app.shown.get()?;
        let count = shown.outcome.ok()?.hidden_groups;
        Some(words.filled("hidden-groups", &[("count", count.into())]))
    };
    view! {
        <section class="choice">
            <p class="choice-name">{words.say("protection")}</p>
            <label class="field" for="minimum-base">
                {words.say("minimum-base")}
            </label>
            <input
                id="minimum-base"
                type="number"
                inputmode="numeric"
                min=MinimumBase::LOWEST
                step="1"
                aria-describedby="minimum-base-wrong minimum-base-hint"
                aria-invalid=move || wrong.get().to_string()
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <p id="minimum-base-wrong" class="complaint" aria-live="polite">
                {complaint}
            </p>
            <p id="minimum-base-hint" class="small">
                {words.say("minimum-base-hint")}
            </p>
            <p class="small">{hidden}</p>
        </section>
    }
}
