//! By which method differences are tested.

use leptos::prelude::*;

use super::Radios;
use crate::analysis::Method;
use crate::app::methods::Explained;
use crate::app::state::App;
use crate::base::Paragraph;

/// The method, and what the chosen one comes down to.
#[component]
pub(super) fn Test() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let (careful, report) = (words.say("test-careful-note"), words.say("test-report-note"));
    let note = move || match app.chosen.method.get() {
        Method::Careful => careful(),
        Method::Report => report(),
    };
    view! {
        <div>
            <Radios
                name="test"
                legend=Signal::derive(words.say("test"))
                options=vec![
                    (Method::Careful, words.say("test-careful")),
                    (Method::Report, words.say("test-report")),
                ]
                chosen=app.chosen.method
                choose=move |method| app.chosen.method.set(method)
            />
            <p class="small">
                {note} " "
                <Explained
                    paragraph=Paragraph::Method
                    label=Signal::derive(words.say("methods"))
                />
            </p>
        </div>
    }
}
