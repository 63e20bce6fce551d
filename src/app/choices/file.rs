//! The file that was opened.

use leptos::prelude::*;

use crate::app::model::source;
use crate::app::results::Refusal;
use crate::app::state::{App, Screen};
use crate::engine::protocol::FileView;

/// Its name, how many respondents, how much of it was recognised.
#[component]
pub(crate) fn FileCard() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let card = move || {
        let file = app.file.get()?;
        let (respondents, items, findings) = (file.clone(), file.clone(), file.findings.len());
        let kind = file.clone();
        Some(view! {
            <p class="file-name">{file.name.clone()}</p>
            <Synthetic/>
            <p class="small">{move || source::kind(words.language(), &kind)}</p>
            <p class="small">
                {move || respondents_of(app, &respondents)} " · "
                {move || items_of(app, &items)}
            </p>
            <p class="small">
                <button type="button" class="link" on:click=move |_| app.go(Screen::Columns)>
                    {words.say("file-columns")}
                </button>
                {(findings > 0)
                    .then(|| {
                        view! {
                            " · "
                            <span>
                                {move || words.filled("file-findings", &[("count", findings.into())])}
                            </span>
                        }
                    })}
            </p>
            <p class="small">
                <button
                    type="button"
                    class="link"
                    disabled=app.own_eyes
                    on:click=move |_| app.save_document()
                >
                    {words.say("file-save")}
                </button>
            </p>
            {move || app.document_refused.get().map(|refused| {
                view! { <div class="complaint"><Refusal refused whole=true/></div> }
            })}
        })
    };
    view! {
        <section class="choice">
            <p class="choice-name">{words.say("file")}</p>
            {card}
        </section>
    }
}

/// Says of made-up data that they are, wherever they appear.
#[component]
pub(crate) fn Synthetic() -> impl IntoView {
    let app = App::here();
    move || {
        app.synthetic.get().then(|| view! { <p class="synthetic">{app.words.say("synthetic")}</p> })
    }
}

fn respondents_of(app: App, file: &FileView) -> String {
    match file.respondents {
        Some(count) => app.words.filled("file-respondents", &[("count", count.into())]),
        None => app.words.say("file-too-few")(),
    }
}

pub(crate) fn items_of(app: App, file: &FileView) -> String {
    let args = [("matched", file.items_matched.into()), ("asked", file.items_asked.into())];
    app.words.filled("file-items", &args)
}
