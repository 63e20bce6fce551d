//! What the columns were taken for, how surely, and how to correct it.

mod findings;
mod list;
mod row;

use leptos::prelude::*;

use super::choices::items_of;
use super::parts::Heading;
use super::state::{App, Screen};
use crate::engine::protocol::FileView;
use findings::Findings;
use list::ColumnList;

/// How many lines are shown before a reader asks for more.
pub(super) const PAGE: usize = 100;

/// The screen.
#[component]
pub(super) fn Columns() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let nothing = move || app.file.with(|file| file.as_ref().is_some_and(|f| f.items_matched == 0));
    view! {
        <main id="content" tabindex="-1" class="wide">
            <p>
                <button type="button" class="link" on:click=move |_| app.go(Screen::Results)>
                    {words.say("back-to-results")}
                </button>
            </p>
            <Heading>{words.say("columns-title")}</Heading>
            <p class="lead">{words.say("columns-lead")}</p>
            <p class="soft">
                {move || app.file.get().map(|file| source(app, &file))} " "
                {move || app.file.get().map(|file| items_of(app, &file))} "."
            </p>
            {move || {
                nothing().then(|| view! { <p class="notice">{words.say("columns-none")}</p> })
            }}
            <ColumnList/>
            <Findings/>
        </main>
    }
}

fn source(app: App, file: &FileView) -> String {
    let words = app.words;
    let named = [("file", file.name.as_str().into()), ("count", file.columns.len().into())];
    let Some(delimiter) = file.delimiter else { return words.filled("columns-source", &named) };
    let delimiter = match delimiter {
        ',' => words.say("delimiter-comma")(),
        ';' => words.say("delimiter-semicolon")(),
        '\t' => words.say("delimiter-tab")(),
        '|' => words.say("delimiter-pipe")(),
        other => words.filled("delimiter-other", &[("delimiter", String::from(other).into())]),
    };
    let encoding = file.encoding.clone().unwrap_or_default();
    let how = [("encoding", encoding.into()), ("delimiter", delimiter.into())];
    [words.filled("columns-source", &named), words.filled("columns-text", &how)].join(" ")
}
