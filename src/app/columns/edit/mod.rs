//! Changing one column: what it holds, and the scale, groups and names of that.

mod groups;
mod names;
mod scale;

use leptos::ev::Event;
use leptos::prelude::*;

use crate::app::model::{columns, holds};
use crate::app::state::App;
use crate::base::Finding;
use crate::engine::protocol::ColumnView;
use crate::questionnaire::{Edit, Target};
use groups::Groups;
use names::{BackgroundName, ItemNames};
use scale::ScaleEditor;

/// Everything that can be changed of the column at this position.
#[component]
pub(super) fn Editor(position: usize) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let column = Memo::new(move |_| {
        app.file.with(|file| file.as_ref().and_then(|file| file.columns.get(position).cloned()))
    });
    let target = Memo::new(move |_| {
        column.with(|column| Some(column.as_ref()?.matched.as_ref()?.target.clone()))
    });
    // What belongs to a question comes and goes with it, and stays when it changes.
    let parts = move || match target.get() {
        Some(Target::Item(id)) => {
            view! { <ItemNames id=id.clone()/> <ScaleEditor item=id/> }.into_any()
        }
        Some(Target::Background(id)) => {
            view! { <BackgroundName id=id.clone()/> <Groups id/> }.into_any()
        }
        _ => ().into_any(),
    };
    let heading =
        move || column.with(|c| c.as_ref().map_or_else(String::new, |c| c.heading.clone()));
    let name = move || words.filled("column-change-of", &[("column", heading().into())]);
    view! {
        <div class="editing" role="group" aria-label=name>
            <What position column/>
            {parts}
        </div>
    }
}

/// What the column holds: a list to choose from, and a button, so that going
/// through the list with the keyboard changes nothing yet.
#[component]
fn What(position: usize, column: Memo<Option<ColumnView>>) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let choices = Memo::new(move |_| {
        app.file.with(|file| {
            file.as_ref().map(|file| holds::choices(words.language(), file)).unwrap_or_default()
        })
    });
    let now = Memo::new(move |_| {
        choices.with(|choices| {
            app.file.with(|file| {
                let file = file.as_ref()?;
                column.with(|column| holds::chosen(choices, &file.questionnaire, column.as_ref()?))
            })
        })
    });
    let picked = RwSignal::new(None::<usize>);
    // As one piece of markup: a thousand options one by one would hold up the page.
    let options =
        move || choices.with(|choices| columns::markup(&columns::options(choices), now.get()));
    let pick = move |event: Event| picked.set(event_target_value(&event).parse().ok());
    let apply = move |_| {
        let at = picked.get_untracked().or(now.get_untracked());
        let chosen = choices.with_untracked(|choices| choices.get(at?).cloned());
        if let Some(choice) = chosen {
            picked.set(None);
            app.edit(Edit::Column { column: position, holds: choice.holds });
        }
    };
    let heading =
        move || column.with(|c| c.as_ref().map_or_else(String::new, |c| c.heading.clone()));
    view! {
        <div class="part">
            <label class="part-name" for="holds">
                {move || words.filled("column-holds-of", &[("column", heading().into())])}
            </label>
            <div class="line">
                <select id="holds" on:change=pick inner_html=options></select>
                <button type="button" class="button" on:click=apply>
                    {words.say("apply")}
                </button>
            </div>
            <Refused/>
        </div>
    }
}

/// Why the last change was refused, beside where it was made.
#[component]
fn Refused() -> impl IntoView {
    let app = App::here();
    let said = move |finding: Finding| finding.message(app.words.language());
    view! { <p class="complaint">{move || app.change_problem.get().map(said)}</p> }
}
