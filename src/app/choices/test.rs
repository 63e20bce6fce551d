//! By which method differences are tested, and from which size they are marked.

use leptos::prelude::*;

use super::Radios;
use crate::analysis::Method;
use crate::app::state::App;

/// The differences to choose from, in percentage points.
const LEAST: [u32; 6] = [0, 2, 5, 10, 15, 20];

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
            <p class="small">{note}</p>
            <LeastDifference/>
        </div>
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
