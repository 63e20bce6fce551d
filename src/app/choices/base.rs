//! Of whom percentages are.

use leptos::prelude::*;

use super::Radios;
use crate::analysis::Base;
use crate::app::state::App;

/// The base of shares, and what the chosen one comes down to.
#[component]
pub(super) fn Shares() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let (answered, more) = (words.say("base-answered-note"), words.say("base-more-note"));
    let note = move || match app.chosen.base.get() {
        Base::Answered => answered(),
        Base::WithNoOpinion | Base::WithRefused => more(),
    };
    view! {
        <div>
            <Radios
                name="base"
                legend=Signal::derive(words.say("base"))
                options=vec![
                    (Base::Answered, words.say("base-answered")),
                    (Base::WithNoOpinion, words.say("base-no-opinion")),
                    (Base::WithRefused, words.say("base-refused")),
                ]
                chosen=app.chosen.base
                choose=move |base| app.chosen.base.set(base)
            />
            <p class="small">{note}</p>
        </div>
    }
}
