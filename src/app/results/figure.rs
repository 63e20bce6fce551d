//! A figure with its words, its tables and its files.

use std::sync::Arc;

use leptos::prelude::*;

use super::fold::{FoldButton, Folded};
use super::save::SaveFigure;
use crate::app::choices::Synthetic;
use crate::app::methods::Explained;
use crate::app::protection::Promised;
use crate::app::state::App;
use crate::engine::protocol::View;

/// The figure at this place in the view.
#[component]
pub(super) fn FigureCard(view: Arc<View>, at: usize) -> impl IntoView {
    let app = App::here();
    let figure = view.figures[at].clone();
    let heading_id = format!("figure-{}", figure.id);
    let title = Signal::stored(figure.title.clone());
    let pairs = figure.pairs.clone();
    let pairs_id = format!("{}-paren", figure.id);
    let words_why = Signal::derive(app.words.say("methods"));
    view! {
        <article class="card figure" aria-labelledby=heading_id>
            <h2 id=heading_id.clone()>{title}</h2>
            <p class="soft">{figure.subtitle.clone()}</p>
            <Synthetic/>
            <div class="drawing" inner_html=figure.svg.clone()></div>
            <p class="small">
                {figure.note.clone()}
                {figure
                    .explained
                    .map(|paragraph| {
                        view! { " " <Explained paragraph label=words_why/> }
                    })} " · " <Promised label="protection-about"/>
            </p>
            <details class="words">
                <summary>{app.words.say("figure-words")}</summary>
                <p>{figure.words.clone()}</p>
            </details>
            <div class="card-foot">
                <FoldButton
                    id=figure.id.clone()
                    keys=["figure-table", "figure-table-of"]
                    title
                />
                {pairs
                    .is_some()
                    .then(|| {
                        let keys = ["figure-pairs", "figure-pairs-of"];
                        view! { <FoldButton id=pairs_id.clone() keys title/> }
                    })}
                <SaveFigure view=view.clone() at title/>
            </div>
            <Folded id=figure.id table=move || figure.table.table.clone()/>
            {pairs
                .map(|pairs| {
                    let csv = pairs.csv.clone();
                    view! { <Folded id=pairs_id.clone() table=move || pairs.open() csv/> }
                })}
        </article>
    }
}
