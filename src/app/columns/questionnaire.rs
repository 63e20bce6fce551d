//! The file and its questionnaire: which they are, saving and opening one,
//! taking changes back.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::app::choices::items_of;
use crate::app::model::source;
use crate::app::parts::{Complaint, FilePicker};
use crate::app::state::App;
use crate::engine::protocol::Request;

/// What was read, and by which questionnaire it is understood.
#[component]
pub(super) fn QuestionnaireCard() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let file = move || app.file.get();
    let read = move || file().map(|file| source::sentences(words.language(), &file));
    let understood = move || {
        file().map(|file| {
            let title = words.of(&file.questionnaire.title);
            let key = if file.inferred { "questionnaire-inferred" } else { "questionnaire-known" };
            let items = items_of(app, &file);
            words.filled(key, &[("title", title.into()), ("items", items.into())])
        })
    };
    view! {
        <section class="card understood" aria-labelledby="questionnaire">
            <h2 id="questionnaire">{words.say("questionnaire")}</h2>
            <p>{understood}</p>
            <p class="soft">{read}</p>
            <Sheets/>
            <div class="actions">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| app.save_questionnaire()
                >
                    {words.say("questionnaire-save")}
                </button>
                <FilePicker
                    id="questionnaire-file"
                    label="questionnaire-open"
                    kinds=".json"
                    take=App::open_questionnaire
                />
                <Back/>
            </div>
            <p class="small">{words.say("questionnaire-why")}</p>
            <div id="change-problem">
                <Complaint problem=app.change_problem/>
            </div>
        </section>
    }
}

/// Takes back the last change, or all of them, once there are any.
#[component]
fn Back() -> impl IntoView {
    let app = App::here();
    let changed =
        Memo::new(move |_| app.file.with(|file| file.as_ref().is_some_and(|f| f.changed)));
    let button = move |key: &'static str, request: Request| {
        view! {
            <button
                type="button"
                class="button"
                disabled=move || !changed.get()
                on:click=move |_| app.change(request.clone())
            >
                {app.words.say(key)}
            </button>
        }
    };
    view! {
        {button("change-undo", Request::Undo)}
        {button("change-start-again", Request::StartAgain)}
    }
}

/// The sheets of a workbook, where there are several.
#[component]
fn Sheets() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let sheets = Memo::new(move |_| {
        app.file.with(|file| {
            let file = file.as_ref()?;
            let read = file.sheet.clone().filter(|_| !file.sheets.is_empty())?;
            Some((read, file.sheets.clone()))
        })
    });
    let choose = move |event: Event| {
        let sheet = event_target_value(&event);
        if sheets.with_untracked(|s| s.as_ref().is_some_and(|(read, _)| *read != sheet)) {
            app.open_sheet(sheet);
        }
    };
    move || {
        let (read, others) = sheets.get()?;
        let options = [read].into_iter().chain(others);
        let options =
            options.map(|name| view! { <option value=name.clone()>{name.clone()}</option> });
        Some(view! {
            <p class="line">
                <label for="sheet">{words.say("sheet")}</label>
                <select id="sheet" on:change=choose>
                    {options.collect_view()}
                </select>
            </p>
        })
    }
}
