//! One column: what it holds, and a way to say otherwise.

use leptos::html;
use leptos::prelude::*;

use crate::app::model::columns;
use crate::app::state::App;
use crate::engine::protocol::{ColumnView, TargetChoice};
use crate::questionnaire::ColumnMatch;

/// The column at this position of the file.
#[component]
pub(super) fn ColumnRow(position: usize) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let column = Memo::new(move |_| {
        app.file.with(|file| file.as_ref().and_then(|file| file.columns.get(position).cloned()))
    });
    let heading =
        move || column.with(|c| c.as_ref().map(|c| c.heading.clone()).unwrap_or_default());
    let matched = move || column.get().and_then(|column: ColumnView| column.matched);
    let editing = RwSignal::new(false);
    let how = move || matched().map(|matched| words.say(columns::how(matched.how))());
    let sure = move || matched().map(|m| columns::sureness(words.language(), m.sureness));
    let holds = move || match editing.get() {
        true => {
            view! { <Correct position heading=heading() matched=matched() editing/> }.into_any()
        }
        false => view! { <Holds position matched=matched()/> }.into_any(),
    };
    let button = NodeRef::<html::Button>::new();
    // Back from the list of targets, the keyboard goes on where it was.
    Effect::new(move |was: Option<bool>| {
        let is = editing.get();
        if was == Some(true)
            && !is
            && let Some(button) = button.get_untracked()
        {
            let _ = button.focus();
        }
        is
    });
    view! {
        <tr>
            <th scope="row">{heading}</th>
            <td class="text">{holds}</td>
            <td class="text">{how}</td>
            <td class="text">{sure}</td>
            <td>
                <button
                    type="button"
                    class="link"
                    node_ref=button
                    aria-expanded=move || editing.get().to_string()
                    on:click=move |_| editing.update(|editing| *editing = !*editing)
                >
                    {move || words.say(if editing.get() { "column-keep" } else { "column-change" })()}
                    <span class="unseen">": "{heading}</span>
                </button>
            </td>
        </tr>
    }
}

/// What the column holds; or that it is not used, and why.
#[component]
fn Holds(position: usize, matched: Option<ColumnMatch>) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let target = matched.and_then(|matched| {
        app.file.with_untracked(|file| {
            let targets = file.as_ref().map_or(&[][..], |file| &file.targets);
            targets.iter().find(|choice| choice.target == matched.target).cloned()
        })
    });
    let label = move || match &target {
        Some(TargetChoice { label, .. }) => words.of(label),
        None => words.say("column-not-used")(),
    };
    let remarks = move || {
        let remarks = app.file.with(|file| {
            file.as_ref().map(|file| columns::remarks(file, position)).unwrap_or_default()
        });
        let said = |finding: crate::base::Finding| {
            view! { <p class="small">{finding.message(words.language())}</p> }
        };
        remarks.into_iter().map(said).collect_view()
    };
    view! {
        <p>{label}</p>
        {remarks}
    }
}

/// Everything that the column can hold, by battery.
#[component]
fn Correct(
    position: usize,
    heading: String,
    matched: Option<ColumnMatch>,
    editing: RwSignal<bool>,
) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let targets =
        app.file.with_untracked(|f| f.as_ref().map(|f| f.targets.clone()).unwrap_or_default());
    let groups = columns::options(words.language_untracked(), &targets);
    let now = matched.and_then(|m| targets.iter().position(|choice| choice.target == m.target));
    let list = NodeRef::<html::Select>::new();
    request_animation_frame(move || {
        if let Some(Some(list)) = list.try_get_untracked() {
            let _ = list.focus();
        }
    });
    let name = heading.clone();
    let change = move |event: leptos::ev::Event| {
        let chosen: Option<usize> = event_target_value(&event).parse().ok();
        let target = chosen.and_then(|at| targets.get(at)).map(|choice| choice.target.clone());
        app.correct(position, target);
        app.told.set(words.fill("column-changed", &[("column", heading.as_str().into())]));
        editing.set(false);
    };
    let group = move |options: columns::Options| {
        let label =
            if options.group.is_empty() { words.plain("column-other") } else { options.group };
        let option = |(at, label): (usize, String)| {
            view! { <option value=at selected=Some(at) == now>{label}</option> }
        };
        view! {
            <optgroup label=label>{options.targets.into_iter().map(option).collect_view()}</optgroup>
        }
    };
    view! {
        <select
            node_ref=list
            aria-label=words.fill("column-change-of", &[("column", name.into())])
            on:change=change
        >
            <option value="" selected=now.is_none()>
                {words.plain("column-nothing")}
            </option>
            {groups.into_iter().map(group).collect_view()}
        </select>
    }
}
