//! One column: what it was taken for, why, and the way to change that.

use leptos::prelude::*;

use super::edit::Editor;
use crate::app::model::columns;
use crate::app::state::App;
use crate::engine::protocol::ColumnView;

/// The column at this position of the file.
#[component]
pub(super) fn ColumnRow(position: usize) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let column = Memo::new(move |_| {
        app.file.with(|file| file.as_ref().and_then(|file| file.columns.get(position).cloned()))
    });
    let with = move |say: fn(App, &ColumnView) -> String| {
        move || column.with(|column| column.as_ref().map(|column| say(app, column)))
    };
    let heading = with(|_, column| column.heading.clone());
    let role = with(|app, column| app.words.say(columns::role(column.role))());
    let why = with(|app, column| columns::why(app.words.language(), column));
    let sure = move || {
        let sureness = column.with(|column| column.as_ref().and_then(|column| column.sureness));
        sureness.map(|sureness| columns::sureness(words.language(), sureness))
    };
    let question = move || {
        app.file.with(|file| {
            let file = file.as_ref()?;
            let column = file.columns.get(position)?;
            Some(columns::question(words.language(), file, column))
        })
    };
    let open = Memo::new(move |_| app.editing.get() == Some(position));
    let toggle = move |_| {
        app.change_problem.set(None);
        app.editing.set((!open.get_untracked()).then_some(position));
    };
    view! {
        <tr class:open=open role="row">
            <th scope="row" role="rowheader">{heading}</th>
            <td role="cell">
                <span class="role">{role}</span>
                <span class="small question">{question}</span>
            </td>
            <td role="cell">
                {why}
                <Remarks position/>
            </td>
            <td role="cell">{sure}</td>
            <td role="cell">
                <button
                    type="button"
                    class="link"
                    id=format!("change-{position}")
                    aria-expanded=move || open.get().to_string()
                    aria-label=move || {
                        let column = heading().unwrap_or_default();
                        words.filled("column-change-of", &[("column", column.into())])
                    }
                    on:click=toggle
                >
                    {words.say("column-change")}
                </button>
            </td>
        </tr>
        {move || open.get().then(|| view! { <tr class="editor" role="row"><td colspan="5" role="cell"><Editor position/></td></tr> })}
    }
}

/// What is odd about the column.
#[component]
fn Remarks(position: usize) -> impl IntoView {
    let app = App::here();
    let remarks = Memo::new(move |_| {
        app.file.with(|file| {
            file.as_ref().map(|file| columns::remarks(file, position)).unwrap_or_default()
        })
    });
    move || {
        let remarks = remarks.get().into_iter();
        let said = remarks.map(|finding| finding.message(app.words.language()));
        said.map(|said| view! { <p class="small">{said}</p> }).collect_view()
    }
}
