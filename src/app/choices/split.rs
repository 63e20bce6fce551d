//! What respondents are split by.

use leptos::prelude::*;

use super::Radios;
use crate::app::state::App;
use crate::split::EVERYBODY;

/// The splits that the file allows, each with its number of groups.
#[component]
pub(super) fn Splits() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let splits = Memo::new(move |_| {
        app.file.with(|file| file.as_ref().map(|file| file.splits.clone()).unwrap_or_default())
    });
    let chosen = Signal::derive(move || app.split.get().map(|split| split.id).unwrap_or_default());
    // Only 'no split' is left where no column splits.
    let none = move || splits.with(|splits| splits.len() < 2);
    let radios = move || {
        let splits = splits.get();
        let options = splits.into_iter().map(|split| {
            let groups = (split.id != EVERYBODY).then_some(split.groups);
            let label = view! {
                <span>{move || words.of(&split.label)}</span>
                {groups.map(|groups| view! { <Size groups/> })}
            };
            (split.id, label)
        });
        view! {
            <Radios
                name="split"
                legend=Signal::derive(words.say("split"))
                options=options.collect()
                chosen
                choose=move |id| app.chosen.split.set(Some(id))
            />
        }
    };
    view! {
        {radios}
        {move || none().then(|| view! { <p class="small">{words.say("split-none")}</p> })}
        <OnRequest/>
    }
}

#[component]
fn Size(groups: usize) -> impl IntoView {
    let words = App::here().words;
    view! {
        <span class="radio-count" aria-hidden="true">
            {groups}
        </span>
        <span class="unseen">
            {move || words.filled("split-groups", &[("count", groups.into())])}
        </span>
    }
}

/// 'Anders' and its like, where the split has them.
#[component]
fn OnRequest() -> impl IntoView {
    let app = App::here();
    let group = move || app.split.get().and_then(|split| split.on_request);
    let checkbox = move || {
        group().map(|group| {
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=app.chosen.on_request
                        on:change=move |event| {
                            app.chosen.on_request.set(event_target_checked(&event));
                        }
                    />
                    {move || {
                        app.words.filled("on-request", &[("group", app.words.of(&group).into())])
                    }}
                </label>
            }
        })
    };
    view! { <div class="choice">{checkbox}</div> }
}
