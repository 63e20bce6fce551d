//! By which method differences are tested, and pairs of groups, and from which size they
//! are marked.

use leptos::prelude::*;

use super::Radios;
use crate::analysis::{Method, PairTest, Weighting};
use crate::app::methods::Explained;
use crate::app::state::App;
use crate::base::Paragraph;

/// The differences to choose from, in percentage points.
const LEAST: [u32; 6] = [0, 2, 5, 10, 15, 20];

/// The method, and what the chosen one comes down to.
#[component]
pub(super) fn Test() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let note = move || words.say(note(app.chosen.method.get(), app.weighting.get()))();
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
            <LeastDifference/>
        </div>
    }
}

/// What the method comes down to: weighted answers have tests of their own.
fn note(method: Method, weighting: Weighting) -> &'static str {
    match (method, weighting) {
        (Method::Careful, Weighting::None) => "test-careful-note",
        (Method::Report, Weighting::None) => "test-report-note",
        (Method::Careful, _) => "test-careful-weighted-note",
        (Method::Report, _) => "test-report-weighted-note",
    }
}

/// The smallest difference that gets asterisks.
#[component]
fn LeastDifference() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let least = app.chosen.least_difference;
    let option = |points: u32| {
        let label = move || match points {
            0 => words.say("least-difference-any")(),
            _ => words.filled("least-difference-points", &[("points", points.into())]),
        };
        let chosen = move || least.get() == f64::from(points);
        view! { <option value=points prop:selected=chosen>{label}</option> }
    };
    let choose = move |event| {
        if let Ok(points) = event_target_value(&event).parse() {
            least.set(points);
        }
    };
    view! {
        <label class="field" for="least-difference">
            {words.say("least-difference")}
        </label>
        <select id="least-difference" on:change=choose>
            {LEAST.map(option).collect_view()}
        </select>
    }
}
