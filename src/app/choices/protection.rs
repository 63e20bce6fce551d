//! Which groups are too small to show.

use leptos::prelude::*;

use crate::app::model::choosing;
use crate::app::protection::Promised;
use crate::app::state::App;
use crate::base::number;
use crate::disclosure::words::{Unit, counted};
use crate::disclosure::{MinimumBase, Preset};

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
        let view = app.shown.get()?.outcome.ok()?;
        let groups = words.filled("hidden-groups", &[("count", view.hidden_groups.into())]);
        // Tables of respondents each say themselves how much of them is hidden.
        let cells =
            (view.hidden.all > 0).then(|| counted(view.hidden, Unit::Cells, words.language()));
        Some([Some(groups), cells].into_iter().flatten().collect::<Vec<_>>().join(" "))
    };
    let less = move || {
        let view = app.shown.get()?.outcome.ok()?;
        (view.hidden.secondary > 0).then(|| words.say("hidden-less"))
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
            <Usual/>
            <p id="minimum-base-wrong" class="complaint" aria-live="polite">
                {complaint}
            </p>
            <p id="minimum-base-hint" class="small">
                {words.say("minimum-base-hint")}
            </p>
            <p class="small">{hidden}</p>
            <p class="small">{less}</p>
            <p class="small">
                <Promised label="protection-about"/>
            </p>
        </section>
    }
}

/// Minimum bases that others use, to choose from.
#[component]
fn Usual() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let typed = app.chosen.minimum_base;
    let chosen = move || typed.with(|typed| choosing::minimum_base(typed));
    let option = |preset: Preset| {
        let selected = move || chosen() == Some(preset.base);
        view! {
            <option value=preset.base.get().to_string() prop:selected=selected>
                {words.say(preset.source)}
            </option>
        }
    };
    let own = move || !Preset::ALL.iter().any(|preset| chosen() == Some(preset.base));
    let choose = move |event| {
        let base = event_target_value(&event);
        if !base.is_empty() {
            typed.set(base);
        }
    };
    view! {
        <label class="field" for="minimum-base-usual">
            {words.say("minimum-base-usual")}
        </label>
        <select id="minimum-base-usual" on:change=choose>
            {Preset::ALL.map(option).collect_view()}
            <option value="" prop:selected=own>
                {words.say("minimum-base-usual-own")}
            </option>
        </select>
    }
}
