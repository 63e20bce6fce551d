//! A figure with its words, its table and its files.

use std::sync::Arc;

use leptos::prelude::*;

use super::save::SaveFigure;
use super::table::DataTable;
use crate::app::state::App;
use crate::engine::protocol::{FigureView, View};

/// The figure at this place in the view.
#[component]
pub(super) fn FigureCard(view: Arc<View>, at: usize) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let figure = view.figures[at].clone();
    let heading_id = format!("figure-{}", figure.id);
    // The title in the figure's own language, which is the page's a moment later.
    let title = Signal::stored(match figure.number {
        None => figure.title.clone(),
        Some(number) => {
            let args =
                [("number", number.to_string().into()), ("title", figure.title.clone().into())];
            words.fill("figure-title", &args)
        }
    });
    view! {
        <article class="card figure" aria-labelledby=heading_id>
            <h2 id=heading_id.clone()>{title}</h2>
            <p class="soft">{figure.subtitle.clone()}</p>
            <div class="drawing" inner_html=figure.svg.clone()></div>
            <details class="words">
                <summary>{words.say("figure-words")}</summary>
                <p>{figure.words.clone()}</p>
            </details>
            <div class="card-foot">
                <p class="small">{figure.note.clone()}</p>
                <SaveFigure view=view.clone() at title/>
            </div>
            <Foldable figure title/>
        </article>
    }
}

/// The table of the figure, made when it is opened. It stays open when the
/// figure is drawn anew.
#[component]
fn Foldable(figure: FigureView, title: Signal<String>) -> impl IntoView {
    let app = App::here();
    let id = figure.id.clone();
    let table_id = format!("table-{id}");
    let own = StoredValue::new(id);
    let open =
        Memo::new(move |_| app.open_tables.with(|ids| own.with_value(|id| ids.contains(id))));
    let toggle = move |_| {
        app.open_tables.update(|ids| {
            let id = own.get_value();
            if !ids.remove(&id) {
                ids.insert(id);
            }
        });
    };
    let data = StoredValue::new(figure.table.table);
    let name = move || app.words.filled("figure-table-of", &[("title", title.get().into())]);
    view! {
        <button
            type="button"
            class="link"
            aria-expanded=move || open.get().to_string()
            aria-controls=table_id.clone()
            aria-label=name
            on:click=toggle
        >
            {app.words.say("figure-table")}
        </button>
        <div id=table_id>
            {move || open.get().then(|| view! { <DataTable table=data.get_value()/> })}
        </div>
    }
}
