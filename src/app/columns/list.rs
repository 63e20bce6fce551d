//! The columns of the file, one a line.

use leptos::prelude::*;

use super::PAGE;
use super::row::ColumnRow;
use crate::app::choices::Radios;
use crate::app::model::columns::Which;
use crate::app::parts::{Scroller, gradually};
use crate::app::state::App;

/// Lines that are put on the page at once.
const STEP: usize = 10;

/// All columns, those to be checked, or those not used.
#[component]
pub(super) fn ColumnList() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let which = RwSignal::new(Which::All);
    let (limit, set_limit) = signal(PAGE);
    // The column that is being changed stays, also when it no longer needs a look.
    let listed = Memo::new(move |_| positions(app, which.get(), app.editing.get()));
    let count = Signal::derive(move || listed.with(Vec::len).min(limit.get()));
    let ready = gradually(count, STEP);
    let option = move |choice: Which| {
        let label = move || {
            let count = positions(app, choice, None).len();
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
    let headings = ["column-heading", "column-holds", "column-how", "column-sureness"];
    // On a narrow screen lines are no table to the eye; their roles say they are.
    let headings =
        headings.map(|key| view! { <th scope="col" role="columnheader">{words.say(key)}</th> });
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
                    app.editing.set(None);
                    which.set(choice);
                }
            />
            <Scroller label=Signal::derive(words.say("columns-caption"))>
                <table class="columns" role="table">
                    <caption class="unseen">{words.say("columns-caption")}</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            {headings.collect_view()} <th scope="col" role="columnheader">
                                <span class="unseen">{words.say("column-change")}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        <For
                            each=move || listed.get().into_iter().take(ready.get())
                            key=|position| *position
                            children=move |position| view! { <ColumnRow position/> }
                        />
                    </tbody>
                </table>
            </Scroller>
            {more}
        </section>
    }
}

fn positions(app: App, which: Which, also: Option<usize>) -> Vec<usize> {
    app.file.with(|file| {
        let columns = file.as_ref().map_or(&[][..], |file| &file.columns);
        let held = columns
            .iter()
            .enumerate()
            .filter(|(position, column)| which.holds(column) || also == Some(*position));
        held.map(|(position, _)| position).collect()
    })
}
