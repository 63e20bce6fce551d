//! By which method differences are tested, and pairs of groups.

use leptos::prelude::*;

use super::Radios;
use crate::analysis::{Method, PairTest};
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
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || app.chosen.pairs.get() == PairTest::TukeyKramer
                    on:change=move |event| {
                        app.chosen
                            .pairs
                            .set(match event_target_checked(&event) {
                                true => PairTest::TukeyKramer,
                                false => PairTest::Method,
                            });
                    }
                />
                {words.say("test-tukey")}
            </label>
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
