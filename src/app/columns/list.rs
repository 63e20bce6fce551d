//! The columns of the file, one a line.

use leptos::prelude::*;

use super::PAGE;
use super::row::ColumnRow;
use crate::app::choices::Radios;
use crate::app::model::columns::{self, Which};
use crate::app::parts::{Scroller, gradually};
use crate::app::state::App;

/// Lines that are put on the page at once.
const STEP: usize = 3;

/// All columns, those to be checked, or those not used.
#[component]
pub(super) fn ColumnList() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let which = RwSignal::new(Which::All);
    let (limit, set_limit) = signal(PAGE);
    let listed = Memo::new(move |_| positions(app, which.get()));
    // Every line has a list of all questions: a few lines at a time.
    let count = Signal::derive(move || listed.with(Vec::len).min(limit.get()));
    let ready = gradually(count, STEP);
    let groups = Memo::new(move |_| {
        app.file.with(|file| {
            let targets = file.as_ref().map_or(&[][..], |file| &file.targets);
            columns::options(words.language(), targets)
        })
    });
    let option = move |choice: Which| {
        let label = move || {
            let count = positions(app, choice).len();
            words.filled(choice.key(), &[("count", count.into())])
        };
        (choice, label)
    };
    let more = move || {
        let left = listed.with(Vec::len).saturating_sub(limit.get());
        (left > 0).then(|| {
            view! {
                <button
                    type="button"
                    class="button"
                    on:click=move |_| set_limit.update(|limit| *limit += PAGE)
                >
                    {words.filled("more", &[("count", left.min(PAGE).into())])}
                </button>
            }
        })
    };
    view! {
        <section class="card" aria-labelledby="columns-list">
            <h2 id="columns-list">{words.say("columns-list")}</h2>
            <Radios
                name="which"
                legend=Signal::derive(words.say("columns-show"))
                options=Which::ALL.map(option).into()
                chosen=which
                choose=move |choice| {
                    set_limit.set(PAGE);
                    which.set(choice);
                }
            />
            <Scroller label=Signal::derive(words.say("columns-caption"))>
                <table class="columns">
                    <caption class="unseen">{words.say("columns-caption")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words.say("column-heading")}</th>
                            <th scope="col">{words.say("column-holds")}</th>
                            <th scope="col">{words.say("column-how")}</th>
                            <th scope="col">{words.say("column-sureness")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=move || listed.get().into_iter().take(ready.get())
                            key=|position| *position
                            children=move |position| view! { <ColumnRow position groups/> }
                        />
                    </tbody>
                </table>
            </Scroller>
            {more}
        </section>
    }
}

fn positions(app: App, which: Which) -> Vec<usize> {
    app.file.with(|file| {
        let columns = file.as_ref().map_or(&[][..], |file| &file.columns);
        let held = columns.iter().enumerate().filter(|(_, column)| which.holds(column));
        held.map(|(position, _)| position).collect()
    })
}
