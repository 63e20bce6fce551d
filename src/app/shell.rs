//! What stands around every screen.

use leptos::prelude::*;

use super::client::Client;
use super::columns::Columns;
use super::methods::Methods;
use super::model::choosing;
use super::results::Results;
use super::start::{Failed, Reading, Start};
use super::state::{App, Screen};
use crate::base::Language;
use crate::browser::{self, File, Worker};

/// Puts the page in the document. `worker` is running and waits for asks;
/// `bundled` are the files that came with the page, demo data and fonts.
pub fn mount(worker: Worker, bundled: Vec<File>) {
    let language = choosing::language(&browser::preferred_languages());
    mount_to_body(move || {
        let app = App::new(language, Client::new(worker), bundled);
        provide_context(app);
        app.connect();
        view! { <Page/> }
    });
}

#[component]
fn Page() -> impl IntoView {
    let app = App::here();
    Effect::new(move |_| browser::speak(app.words.language().tag(), &title(app)));
    let screen = move || match app.screen.get() {
        Screen::Start => view! { <Start/> }.into_any(),
        Screen::Reading => view! { <Reading/> }.into_any(),
        Screen::Failed(problem) => view! { <Failed problem/> }.into_any(),
        Screen::Results => view! { <Results/> }.into_any(),
        Screen::Columns => view! { <Columns/> }.into_any(),
    };
    view! {
        <a class="skip" href="#content">
            {app.words.say("skip")}
        </a>
        <Header/>
        {screen}
        <Methods/>
        <p class="unseen" role="status">
            {app.told}
        </p>
    }
}

#[component]
fn Header() -> impl IntoView {
    let app = App::here();
    let has_file =
        Memo::new(move |_| matches!(app.screen.get(), Screen::Results | Screen::Columns));
    let other_file = move || {
        has_file.get().then(|| {
            view! {
                <button type="button" class="button" on:click=move |_| app.go(Screen::Start)>
                    {app.words.say("other-file")}
                </button>
            }
        })
    };
    view! {
        <header class="top">
            <p class="brand">
                <svg viewBox="0 0 24 28" width="24" height="28" aria-hidden="true">
                    <path class="brand-level" d="M2 16h20v4a6 6 0 0 1-6 6H8a6 6 0 0 1-6-6z"/>
                    <rect class="brand-glass" x="2" y="2" width="20" height="24" rx="9"/>
                </svg>
                <span>"Peilglas"</span>
            </p>
            <p class="pill">{app.words.say("stays-here")}</p>
            {other_file}
            <LanguageSwitch/>
        </header>
    }
}

#[component]
fn LanguageSwitch() -> impl IntoView {
    let words = App::here().words;
    let button = move |language: Language, short: &'static str, name: &'static str| {
        view! {
            <button
                type="button"
                lang=language.tag()
                title=name
                aria-label=format!("{short}: {name}")
                aria-pressed=move || (words.language() == language).to_string()
                on:click=move |_| words.speak(language)
            >
                {short}
            </button>
        }
    };
    view! {
        <div class="languages" role="group" aria-label=words.say("language")>
            {button(Language::Nl, "NL", "Nederlands")}
            <span aria-hidden="true">"·"</span>
            {button(Language::En, "EN", "English")}
        </div>
    }
}

fn title(app: App) -> String {
    let opened = || app.file.with(|file| file.as_ref().map(|file| file.name.clone()));
    let (key, file) = match app.screen.get() {
        Screen::Start => ("title-start", None),
        Screen::Reading => ("title-reading", Some(app.reading.with(|r| r.name.clone()))),
        Screen::Failed(_) => ("title-failed", None),
        Screen::Results => ("title-results", opened()),
        Screen::Columns => ("title-columns", opened()),
    };
    app.words.filled(key, &[("file", file.unwrap_or_default().into())])
}
