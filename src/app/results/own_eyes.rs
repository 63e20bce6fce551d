//! Figures and tables of which nothing is hidden, for who holds the responses. Nothing here
//! saves anything.

use leptos::prelude::*;

use super::table::DataTable;
use crate::app::choices::Synthetic;
use crate::app::parts::one_by_one;
use crate::app::state::App;
use crate::engine::protocol::OwnFigure;

/// What came back for own eyes only.
#[component]
pub(super) fn OwnEyesPanel() -> impl IntoView {
    let app = App::here();
    let cards = move || match app.own.get() {
        None => view! { <p class="soft wait">{app.words.say("results-wait")}</p> }.into_any(),
        Some(figures) if figures.is_empty() => {
            view! { <p class="card">{app.words.say("own-eyes-none")}</p> }.into_any()
        }
        Some(figures) => {
            let card = move |at: usize| {
                let figure = figures[at].clone();
                view! { <OwnCard figure/> }
            };
            let count = app.own.with_untracked(|own| own.as_ref().map_or(0, |own| own.len()));
            view! { <For each=one_by_one(count) key=|at| *at children=card/> }.into_any()
        }
    };
    view! { {cards} }
}

/// One figure, with its table folded away.
#[component]
fn OwnCard(figure: OwnFigure) -> impl IntoView {
    let app = App::here();
    let OwnFigure { title, subtitle, svg, words, note, table } = figure;
    view! {
        <article class="card figure">
            <p class="own-eyes-mark">{app.words.say("own-eyes-mark")}</p>
            <h2>{title}</h2>
            <p class="soft">{subtitle}</p>
            <Synthetic/>
            <div class="drawing" inner_html=svg></div>
            <p class="small">{note}</p>
            <details class="words">
                <summary>{app.words.say("figure-words")}</summary>
                <p>{words}</p>
            </details>
            <details>
                <summary>{app.words.say("figure-table")}</summary>
                <DataTable table/>
            </details>
        </article>
    }
}
