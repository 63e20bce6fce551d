//! One column: what it holds, and a way to say otherwise.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::app::model::columns::{self, Options};
use crate::app::state::App;
use crate::base::Finding;
use crate::engine::protocol::ColumnView;

/// The column at this position of the file. `groups` is what a column can hold,
/// in the page's language.
#[component]
pub(super) fn ColumnRow(position: usize, groups: Memo<Vec<Options>>) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let column = Memo::new(move |_| {
        app.file.with(|file| file.as_ref().and_then(|file| file.columns.get(position).cloned()))
    });
    let heading = move || column.with(|c| c.as_ref().map_or_else(String::new, heading_of));
    let matched = move || column.get().and_then(|column| column.matched);
    let how = move || matched().map(|matched| words.say(columns::how(matched.how))());
    let sure = move || matched().map(|m| columns::sureness(words.language(), m.sureness));
    let chosen = move || {
        let target = matched()?.target;
        app.file
            .with(|file| file.as_ref()?.targets.iter().position(|choice| choice.target == target))
    };
    // As one piece of markup: a thousand options one by one would hold up the page.
    let options = move || {
        let (nothing, other) = (words.say("column-nothing")(), words.say("column-other")());
        groups.with(|groups| columns::markup(groups, chosen(), &nothing, &other))
    };
    let change = move |event: Event| {
        let at: Option<usize> = event_target_value(&event).parse().ok();
        let target = app.file.with_untracked(|file| {
            let targets = file.as_ref().map_or(&[][..], |file| &file.targets);
            at.and_then(|at| targets.get(at)).map(|choice| choice.target.clone())
        });
        app.correct(position, target);
        app.told.set(words.fill("column-changed", &[("column", heading().into())]));
    };
    view! {
        <tr>
            <th scope="row">{heading}</th>
            <td>
                <select
                    aria-label=move || words.filled("column-holds-of", &[("column", heading().into())])
                    on:change=change
                    inner_html=options
                ></select>
                <Remarks position/>
            </td>
            <td>{how}</td>
            <td>{sure}</td>
        </tr>
    }
}

fn heading_of(column: &ColumnView) -> String {
    column.heading.clone()
}

/// What is odd about the column; why it is not used.
#[component]
fn Remarks(position: usize) -> impl IntoView {
    let app = App::here();
    let remarks = Memo::new(move |_| {
        app.file.with(|file| {
            file.as_ref().map(|file| columns::remarks(file, position)).unwrap_or_default()
        })
    });
    let said = move |finding: Finding| {
        view! { <p class="small">{finding.message(app.words.language())}</p> }
    };
    move || remarks.get().into_iter().map(said).collect_view()
}
