//! A table as the document shows it.

use leptos::prelude::*;

use super::save::SaveButton;
use crate::app::choices::Synthetic;
use crate::app::methods::Explained;
use crate::app::model::files;
use crate::app::parts::{Scroller, one_by_one};
use crate::app::protection::Promised;
use crate::app::state::App;
use crate::base::{Language, Paragraph};
use crate::browser;
use crate::disclosure::words as hidden;
use crate::engine::protocol::TableView;
use crate::table::{Cell, Row, Table, arrow_glyph, arrow_words};

/// A table with a card of its own.
#[component]
pub(super) fn TableCard(table: TableView) -> impl IntoView {
    let heading_id = format!("heading-{}", table.table.id);
    let title = Signal::stored(table.table.caption.clone());
    let id = table.table.id.clone();
    let csv = table.csv;
    let app = App::here();
    let words = app.words;
    let name = move || files::save_as(&id, "csv", app.synthetic.get_untracked());
    let save = move || {
        app.exported();
        browser::save(&name(), "text/csv", &csv);
    };
    view! {
        <article class="card" aria-labelledby=heading_id>
            <h2 id=heading_id.clone()>{title}</h2>
            <Synthetic/>
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

/// Rows that are put on the page at once.
const ROWS: usize = 40;

/// The table itself. Its caption is kept from the eye where a heading says the
/// same above it.
#[component]
pub(super) fn DataTable(table: Table, #[prop(default = true)] caption: bool) -> impl IntoView {
    let words = App::here().words;
    let language = words.language_untracked();
    let Table { caption: name, columns, anchors, rows, notes, foot, .. } = table;
    // The themes of a questionnaire have nobody's answers.
    let protected = !foot.is_empty();
    let width = columns.len();
    let called = name.clone();
    let label =
        Signal::derive(move || words.filled("table-scroll", &[("title", called.as_str().into())]));
    let explained = anchors.iter().any(Option::is_some);
    let anchors = anchors.into_iter().chain(std::iter::repeat(None));
    let headings = columns.into_iter().zip(anchors).map(|(column, anchor)| {
        view! { <th scope="col">{heading(column, anchor)}</th> }
    });
    // A long table comes in pieces, a turn each, so that it never holds up the page.
    let pieces: Vec<Vec<Row>> = rows.chunks(ROWS).map(<[Row]>::to_vec).collect();
    let count = pieces.len();
    let piece = move |at: usize| {
        let rows = pieces[at].iter().map(|row| row_view(row.clone(), width, language));
        rows.collect_view()
    };
    let why = explained.then(|| {
        let label = Signal::derive(words.say("methods"));
        view! { <Explained paragraph=Paragraph::Method label/> " · " }
    });
    view! {
        <Scroller label>
            <table>
                <caption class:unseen=!caption>{name}</caption>
                <thead>
                    <tr>{headings.collect_view()}</tr>
                </thead>
                <tbody>
                    <For each=one_by_one(count) key=|at| *at children=piece/>
                </tbody>
            </table>
        </Scroller>
        {notes.into_iter().map(|note| view! { <p class="small">{note}</p> }).collect_view()}
        {protected
            .then(|| {
                view! {
                    <p class="small">
                        {why} <Promised label="protection-about"/>
                    </p>
                }
            })}
    }
}

fn row_view(row: Row, width: usize, language: Language) -> AnyView {
    if row.section {
        return view! {
            <tr class="section">
                <th scope="rowgroup" colspan=width>
                    <span class="said">{row.heading}</span>
                </th>
            </tr>
        }
        .into_any();
    }
    // A single cell in a wider table is said of the whole row.
    let spanned = (row.cells.len() == 1 && width > 2).then_some(width - 1);
    let cells = row.cells.into_iter().map(|cell| {
        let words = matches!(cell, Cell::Text(_) | Cell::Marks { .. });
        let content = cell_view(cell, language);
        match spanned {
            None => view! { <td class:text=words>{content}</td> }.into_any(),
            Some(_) => view! {
                <td class="text" colspan=spanned>
                    <span class="said">{content}</span>
                </td>
            }
            .into_any(),
        }
    });
    view! {
        <tr>
            <th scope="row">{heading(row.heading, row.anchor)}</th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}

/// A heading, which leads to where its numbers are explained.
fn heading(words: String, anchor: Option<Paragraph>) -> AnyView {
    match anchor {
        Some(paragraph) => view! { <Explained paragraph label=words/> }.into_any(),
        None => words.into_any(),
    }
}

/// A cell. An arrow, and an outline around what is hidden, is a sign for who sees it and
/// words for who does not.
fn cell_view(cell: Cell, language: Language) -> AnyView {
    match cell {
        Cell::Marks { letters, arrow: Some(arrow) } => view! {
            {letters}
            " "
            <span aria-hidden="true">{arrow_glyph(arrow)}</span>
            <span class="unseen">{arrow_words(arrow, language)}</span>
        }
        .into_any(),
        Cell::Hidden(reason) => view! {
            <span class="hidden-mark" aria-hidden="true">
                {hidden::mark(reason, language)}
            </span>
            <span class="unseen">{hidden::said(reason, language)}</span>
        }
        .into_any(),
        cell => cell.display(language).into_any(),
    }
}
