//! The parts of the results, as tabs.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::app::model::choosing;
use crate::app::state::App;
use crate::engine::protocol::Part;

/// A tab per battery and question, one for all of them, one for the batteries as scales,
/// one for who responded, and one for everything that there is to compare with.
#[component]
pub(super) fn Tabs() -> impl IntoView {
    let app = App::here();
    let parts = Memo::new(move |_| {
        let batteries = app
            .file
            .with(|file| file.as_ref().map(|file| file.batteries.clone()).unwrap_or_default());
        let scales = batteries.iter().any(|battery| battery.scale);
        let mut parts: Vec<Part> =
            batteries.into_iter().map(|battery| Part::Battery(battery.id)).collect();
        if !parts.is_empty() {
            parts.push(Part::AllBatteries);
        }
        if scales {
            parts.push(Part::Scales);
        }
        parts.push(Part::Respondents);
        app.file.with(|file| {
            let file = file.as_ref();
            let earlier = file.is_some_and(|file| file.earlier.is_some());
            let source = file.is_some_and(|file| !file.sources.is_empty());
            parts.extend(earlier.then_some(Part::Trend));
            parts.extend(source.then_some(Part::Benchmark));
        });
        parts
    });
    let tabs = move || {
        let parts = parts.get();
        let nodes: Vec<NodeRef<html::Button>> = parts.iter().map(|_| NodeRef::new()).collect();
        let nodes = StoredValue::new(nodes);
        let tab = |(at, part): (usize, Part)| {
            let node = nodes.with_value(|nodes| nodes[at]);
            let press = move |event: KeyboardEvent| {
                let count = nodes.with_value(Vec::len);
                let Some(next) = choosing::next_tab(&event.key(), at, count) else { return };
                event.prevent_default();
                if let Some(tab) = nodes.with_value(|nodes| nodes[next]).get_untracked() {
                    let _ = tab.focus();
                    tab.click();
                }
            };
            view! { <Tab part node press/> }
        };
        parts.into_iter().enumerate().map(tab).collect_view()
    };
    view! {
        <nav aria-label=app.words.say("results-tabs")>
            <div class="tabs" role="tablist" aria-label=app.words.say("results-tabs")>
                {tabs}
            </div>
        </nav>
    }
}

/// One tab; only the chosen one is in the order of the Tab key.
#[component]
fn Tab(
    part: Part,
    node: NodeRef<html::Button>,
    press: impl Fn(KeyboardEvent) + 'static,
) -> impl IntoView {
    let app = App::here();
    let own = StoredValue::new(part);
    let chosen = Memo::new(move |_| app.part.with(|part| own.with_value(|own| own == part)));
    let label = move || match own.get_value() {
        Part::AllBatteries => app.words.say("results-all")(),
        Part::Scales => app.words.say("results-scales")(),
        Part::Respondents => app.words.say("results-respondents")(),
        Part::Trend => app.words.say("results-trend")(),
        Part::Benchmark => beside(app),
        Part::Battery(id) => battery_title(app, &id),
    };
    view! {
        <button
            type="button"
            role="tab"
            node_ref=node
            aria-selected=move || chosen.get().to_string()
            aria-controls="panel"
            id=move || chosen.get().then_some("tab-chosen")
            tabindex=move || if chosen.get() { "0" } else { "-1" }
            on:click=move |_| app.chosen.part.set(Some(own.get_value()))
            on:keydown=press
        >
            {label}
        </button>
    }
}

/// What the tab is called that compares with what a source states.
pub(super) fn beside(app: App) -> String {
    let source = app.file.with(|file| file.as_ref().and_then(|file| file.sources.first().cloned()));
    let source = source.map(|source| app.words.of(&source)).unwrap_or_default();
    app.words.filled("results-benchmark", &[("source", source.into())])
}

/// The short title of a battery, or of a question, which is named as one.
pub(super) fn battery_title(app: App, id: &str) -> String {
    let found = app.file.with(|file| {
        let batteries = file.as_ref().map_or(&[][..], |file| &file.batteries);
        batteries.iter().find(|battery| battery.id == id).cloned()
    });
    let Some(found) = found else { return String::new() };
    let title = app.words.of(&found.title);
    match found.question {
        true => app.words.filled("results-question", &[("title", title.into())]),
        false => title,
    }
}
