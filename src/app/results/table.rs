//! A table as the document shows it.

use leptos::prelude::*;

use super::save::SaveButton;
use crate::app::parts::Scroller;
use crate::app::state::App;
use crate::base::Language;
use crate::browser;
use crate::engine::protocol::TableView;
use crate::table::{Cell, Row, Table};

/// A table with a card of its own.
#[component]
pub(super) fn TableCard(table: TableView) -> impl IntoView {
    let heading_id = format!("heading-{}", table.table.id);
    let title = Signal::stored(table.table.caption.clone());
    let id = table.table.id.clone();
    let csv = table.csv;
    let save = move || browser::save(&format!("{id}.csv"), "text/csv", &csv);
    let words = App::here().words;
    view! {
        <article class="card" aria-labelledby=heading_id>
            <h2 id=heading_id.clone()>{title}</h2>
            <DataTable table=table.table caption=false/>
            <div class="card-foot">
                <div class="save">
                    <span aria-hidden="true">{words.say("figure-save")}</span>
                    <SaveButton format="CSV" title save/>
                </div>
            </div>
        </article>
    }
}

/// The table itself. Its caption is kept from the eye where a heading says the
/// same above it.
#[component]
pub(super) fn DataTable(table: Table, #[prop(default = true)] caption: bool) -> impl IntoView {
    let words = App::here().words;
    let language = words.language_untracked();
    let Table { caption: name, columns, rows, notes, .. } = table;
    let width = columns.len();
    let called = name.clone();
    let label =
        Signal::derive(move || words.filled("table-scroll", &[("title", called.as_str().into())]));
    let headings = columns.into_iter().map(|column| view! { <th scope="col">{column}</th> });
    let rows = rows.into_iter().map(move |row| row_view(row, width, language));
    view! {
        <Scroller label>
            <table>
                <caption class:unseen=!caption>{name}</caption>
                <thead>
                    <tr>{headings.collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </Scroller>
        {notes.into_iter().map(|note| view! { <p class="small">{note}</p> }).collect_view()}
    }
}

fn row_view(row: Row, width: usize, language: Language) -> AnyView {
    if row.section {
        return view! {
            <tr class="section">
                <th scope="rowgroup" colspan=width>
                    {row.heading}
                </th>
            </tr>
        }
        .into_any();
    }
    // A single cell in a wider table is said of the whole row.
    let spanned = (row.cells.len() == 1 && width > 2).then_some(width - 1);
    let cells = row.cells.into_iter().map(|cell| {
        let words = matches!(cell, Cell::Text(_));
        view! { <td class:text=words colspan=spanned>{cell.display(language)}</td> }
    });
    view! {
        <tr>
            <th scope="row">{row.heading}</th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}
