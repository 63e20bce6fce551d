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
    let figure = view.figures[at].clone();
    let heading_id = format!("figure-{}", figure.id);
    let table_id = format!("table-{}", figure.id);
    let title = Signal::stored(figure.title.clone());
    view! {
        <article class="card figure" aria-labelledby=heading_id>
            <h2 id=heading_id.clone()>{title}</h2>
            <p class="soft">{figure.subtitle.clone()}</p>
            <div class="drawing" inner_html=figure.svg.clone()></div>
            <p class="small">{figure.note.clone()}</p>
            <details class="words">
                <summary>{app.words.say("figure-words")}</summary>
                <p>{figure.words.clone()}</p>
            </details>
            <div class="card-foot">
                <TableButton id=figure.id.clone() table_id=table_id.clone() title/>
                <SaveFigure view=view.clone() at title/>
            </div>
            <FoldedTable figure table_id/>
        </article>
    }
}

/// Opens and closes the figure's table.
#[component]
fn TableButton(id: String, table_id: String, title: Signal<String>) -> impl IntoView {
    let app = App::here();
    let own = StoredValue::new(id);
    let name = move || app.words.filled("figure-table-of", &[("title", title.get().into())]);
    let toggle = move |_| {
        app.open_tables.update(|ids| {
            let id = own.get_value();
            if !ids.remove(&id) {
                ids.insert(id);
            }
        });
    };
    view! {
        <button
            type="button"
            class="link"
            aria-expanded=move || is_open(app, own).to_string()
            aria-controls=table_id
            aria-label=name
            on:click=toggle
        >
            {app.words.say("figure-table")}
        </button>
    }
}

/// The figure's table, made when it is opened. It stays open when the figure is
/// drawn anew.
#[component]
fn FoldedTable(figure: FigureView, table_id: String) -> impl IntoView {
    let app = App::here();
    let own = StoredValue::new(figure.id);
    let open = Memo::new(move |_| is_open(app, own));
    let table = StoredValue::new(figure.table.table);
    view! {
        <div id=table_id>
            {move || open.get().then(|| view! { <DataTable table=table.get_value()/> })}
        </div>
    }
}

fn is_open(app: App, id: StoredValue<String>) -> bool {
    app.open_tables.with(|ids| id.with_value(|id| ids.contains(id)))
}
