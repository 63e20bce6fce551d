//! What the columns were taken for, why, how surely, and how to correct it.

mod edit;
mod findings;
mod list;
mod questionnaire;
mod row;

use leptos::prelude::*;

use super::parts::{Heading, follow_drags};
use super::state::{App, Screen};
use findings::Findings;
use list::ColumnList;
use questionnaire::QuestionnaireCard;

/// How many lines are shown before a reader asks for more.
pub(super) const PAGE: usize = 100;

/// The screen.
#[component]
pub(super) fn Columns() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    follow_drags(App::open_beside, None);
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
            {move || {
                nothing().then(|| view! { <p class="notice">{words.say("columns-none")}</p> })
            }}
            <QuestionnaireCard/>
            <ColumnList/>
            <Findings/>
        </main>
    }
}
