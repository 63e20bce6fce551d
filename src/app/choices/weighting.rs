//! What answers are weighted by.

use leptos::prelude::*;

use super::Radios;
use crate::analysis::Weighting;
use crate::app::model::choosing;
use crate::app::state::App;

/// The weightings that the file has something for, what the chosen one does, and how heavy a
/// weight may be. Nothing where there is nothing to weight by.
#[component]
pub(super) fn Weights() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let available = Memo::new(move |_| app.weightings());
    let radios = move || {
        let options = [Weighting::None].into_iter().chain(available.get());
        let options = options.map(|weighting| (weighting, words.say(name(weighting))));
        view! {
            <Radios
                name="weighting"
                legend=Signal::derive(words.say("weighting"))
                options=options.collect()
                chosen=app.weighting
                choose=move |weighting| app.chosen.weighting.set(weighting)
            />
        }
    };
    let note = move || words.say(explanation(app.weighting.get()))();
    view! {
        <Show when=move || !available.with(Vec::is_empty)>
            <div>
                {radios}
                <p class="small">{note}</p>
                <Show when=move || app.weighting.get() != Weighting::None>
                    <Heaviest/>
                </Show>
            </div>
        </Show>
    }
}

/// The heaviest that a weight may be; as long as nothing is typed, anything.
#[component]
fn Heaviest() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let typed = app.chosen.heaviest_weight;
    let wrong = Memo::new(move |_| typed.with(|typed| choosing::heaviest_weight(typed).is_none()));
    let complaint = move || wrong.get().then(words.say("heaviest-weight-wrong"));
    view! {
        <div class="choice">
            <label class="field" for="heaviest-weight">
                {words.say("heaviest-weight")}
            </label>
            <input
                id="heaviest-weight"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-describedby="heaviest-weight-wrong heaviest-weight-hint"
                aria-invalid=move || wrong.get().to_string()
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <p id="heaviest-weight-wrong" class="complaint" aria-live="polite">
                {complaint}
            </p>
            <p id="heaviest-weight-hint" class="small">
                {words.say("heaviest-weight-hint")}
            </p>
        </div>
    }
}

fn name(weighting: Weighting) -> &'static str {
    match weighting {
        Weighting::None => "weighting-none",
        Weighting::Column => "weighting-column",
        Weighting::Design => "weighting-design",
        Weighting::PostStratified => "weighting-post-stratified",
        Weighting::Raked => "weighting-raked",
    }
}

fn explanation(weighting: Weighting) -> &'static str {
    match weighting {
        Weighting::None => "weighting-none-note",
        Weighting::Column => "weighting-column-note",
        Weighting::Design => "weighting-design-note",
        Weighting::PostStratified => "weighting-post-stratified-note",
        Weighting::Raked => "weighting-raked-note",
    }
}
