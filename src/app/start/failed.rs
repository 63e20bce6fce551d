//! When a file cannot be used.

use leptos::prelude::*;

use super::Demo;
use crate::app::model::columns;
use crate::app::parts::{DropArea, Heading};
use crate::app::state::{App, Problem};
use crate::base::Finding;

/// What happened, where, and what to do; and the way to another file.
#[component]
pub(crate) fn Failed(problem: Problem) -> impl IntoView {
    let words = App::here().words;
    match problem {
        Problem::Worker => view! {
            <main id="content" tabindex="-1" class="narrow">
                <div class="card problem">
                    <Heading>{words.say("broken-title")}</Heading>
                    <p>{words.say("broken-worker")}</p>
                </div>
            </main>
        }
        .into_any(),
        Problem::File(finding) => view! {
            <main id="content" tabindex="-1" class="narrow">
                <div class="card problem">
                    <Heading>{words.say("failed-title")}</Heading>
                    <WhatAndWhere finding/>
                </div>
                <DropArea title="drop-title-other"/>
                <Demo/>
            </main>
        }
        .into_any(),
    }
}

#[component]
fn WhatAndWhere(finding: Finding) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let name = app.reading.with_untracked(|reading| reading.name.clone());
    let location = finding.location.clone();
    let place = move || {
        let place = columns::place(words.language(), &location);
        (!place.is_empty())
            .then(|| view! { <p class="soft">{words.filled("failed-place", &[("place", place.into())])}</p> })
    };
    view! {
        <p>{move || finding.message(words.language())}</p>
        {place}
        <p class="soft">
            {move || words.filled("failed-file", &[("file", name.as_str().into())])}
        </p>
    }
}
