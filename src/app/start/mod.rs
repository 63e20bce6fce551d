//! Before there is anything to see: the start, the reading, and when it fails.

mod failed;
mod promises;
mod reading;

pub(super) use failed::Failed;
pub(super) use reading::Reading;

use leptos::prelude::*;
use promises::Promises;

use super::parts::{DropArea, Heading};
use super::state::{App, Notice, Screen};

/// The first screen.
#[component]
pub(super) fn Start() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let notice = move || {
        app.notice.get().map(|Notice { key, count, name }| {
            let say = move || {
                words.filled(key, &[("count", count.into()), ("name", name.as_str().into())])
            };
            view! { <p class="notice">{say}</p> }
        })
    };
    let back = move || {
        app.file.with(Option::is_some).then(|| {
            view! {
                <p>
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| app.go(Screen::Results)
                    >
                        {words.say("back-to-results")}
                    </button>
                </p>
            }
        })
    };
    view! {
        <main id="content" tabindex="-1" class="narrow">
            <Heading>
                {words.say("start-title-first")} <br/> {words.say("start-title-second")}
            </Heading>
            <p class="lead">{words.say("start-lead")}</p>
            {notice}
            {back}
            <DropArea title="drop-title"/>
            <Demo/>
            <Promises/>
        </main>
    }
}

/// The way in for who has no file.
#[component]
pub(super) fn Demo() -> impl IntoView {
    let app = App::here();
    view! {
        <p class="demo">
            {app.words.say("demo-before")} " "
            <button type="button" class="link" id="demo" on:click=move |_| app.open_demo()>
                {app.words.say("demo-button")}
            </button> " " {app.words.say("demo-after")}
        </p>
    }
}
