//! What is not shown because of what was saved before, and what can be shown instead.

use leptos::prelude::*;

use crate::analysis::Weighting;
use crate::app::state::App;
use crate::engine::protocol::{Refused, Request, SafeChoice};
use crate::split::EVERYBODY;

/// A card in the place of figures and tables.
#[component]
pub(super) fn RefusedCard(refused: Refused) -> impl IntoView {
    let words = App::here().words;
    view! {
        <section class="card problem">
            <h2>{words.say("refused-title")}</h2>
            <Refusal refused/>
        </section>
    }
}

/// Why, with a button for every choice that can be shown or saved.
#[component]
pub(crate) fn Refusal(
    refused: Refused,
    /// Whether it is about the whole analysis, which has all splits.
    #[prop(optional)]
    whole: bool,
) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let Refused { finding, choices } = refused;
    let fits = |choice: &SafeChoice| match choice {
        // The page selects nobody, and saves every split.
        SafeChoice::WithoutSelection(_) => false,
        SafeChoice::WithoutSplit(_) => !whole,
        _ => true,
    };
    let choices: Vec<SafeChoice> = choices.into_iter().filter(fits).collect();
    let heading = if choices.is_empty() { "refused-none" } else { "refused-choices" };
    let button = |choice: SafeChoice| {
        let named = choice.clone();
        view! {
            <li>
                <button type="button" class="button" on:click=move |_| choose(app, &choice)>
                    {move || label(app, &named)}
                </button>
            </li>
        }
    };
    // Where it is about the earlier file, that is said.
    let file = finding.file().map(str::to_owned).map(|file| {
        view! { <p>{move || words.filled("place-file", &[("file", file.as_str().into())])}</p> }
    });
    view! {
        <p>{move || finding.message(words.language())}</p>
        {file}
        <p>{words.say(heading)}</p>
        <ul class="safe-choices">{choices.into_iter().map(button).collect_view()}</ul>
    }
}

fn label(app: App, choice: &SafeChoice) -> String {
    let words = app.words;
    match choice {
        SafeChoice::Bands { name, .. } => {
            words.filled("choice-bands", &[("name", words.of(name).into())])
        }
        SafeChoice::Merge { groups: [first, second], .. } => {
            let args = [("first", words.of(first).into()), ("second", words.of(second).into())];
            words.filled("choice-merge", &args)
        }
        SafeChoice::MinimumBase(base) => {
            words.filled("choice-minimum-base", &[("base", (*base).into())])
        }
        SafeChoice::WithoutSelection(_) => words.say("choice-without-selection")(),
        SafeChoice::Unweighted => words.say("choice-unweighted")(),
        SafeChoice::WithoutSplit(_) => words.say("choice-without-split")(),
        SafeChoice::NewRecord => words.say("choice-new-record")(),
    }
}

fn choose(app: App, choice: &SafeChoice) {
    app.document_refused.set(None);
    match choice {
        SafeChoice::Bands { edit, .. } | SafeChoice::Merge { edit, .. } => app.edit(edit.clone()),
        SafeChoice::MinimumBase(base) => app.chosen.minimum_base.set(base.to_string()),
        SafeChoice::WithoutSelection(_) => {}
        SafeChoice::Unweighted => app.chosen.weighting.set(Weighting::None),
        SafeChoice::WithoutSplit(_) => app.chosen.split.set(Some(EVERYBODY.to_owned())),
        SafeChoice::NewRecord => app.change(Request::NewRecord),
    }
}
