//! What is wrong with something that was handed over.

use leptos::prelude::*;

use crate::app::model::columns;
use crate::app::state::App;
use crate::base::Finding;

/// What is wrong, and where; nothing where all is well.
#[component]
pub(crate) fn Complaint(problem: RwSignal<Option<Finding>>) -> impl IntoView {
    let words = App::here().words;
    move || {
        problem.get().map(|finding| {
            let place = columns::place(words.language(), &finding.location);
            view! {
                <p class="complaint">{finding.message(words.language())} " " {place}</p>
            }
        })
    }
}
