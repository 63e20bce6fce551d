//! Right what it shows: the parts as tabs, and the figures and tables of one.

mod figure;
mod fold;
mod own_eyes;
mod panel;
mod refused;
mod save;
mod table;
mod tabs;
mod working;

use leptos::ev;
use leptos::prelude::*;

use super::choices::{Choices, EARLIER_PLACE};
use super::parts::{Heading, follow_drags};
use super::protection::OnPaper;
use super::state::App;
use crate::engine::protocol::Part;
use crate::split::EVERYBODY;
use panel::Panel;
pub(super) use refused::Refusal;
use tabs::Tabs;

/// Choices and results, side by side.
#[component]
pub(super) fn Results() -> impl IntoView {
    let app = App::here();
    // Whatever is let go here is taken for the sample, an earlier file, or the
    // questionnaire: that can do no harm to the responses, and other ones have a
    // button of their own.
    let dragging = follow_drags(App::open_beside, Some((EARLIER_PLACE, App::open_earlier)));
    Effect::new(move |_| app.dragging.set(dragging.get()));
    // What is printed leaves as what is saved does.
    let printing = window_event_listener(ev::beforeprint, move |_| {
        if !app.own_eyes.get_untracked() {
            app.exported();
        }
    });
    on_cleanup(move || printing.remove());
    view! {
        <div class="work" class:own-eyes=app.own_eyes>
            <Choices/>
            <main id="content" tabindex="-1">
                <Heading>{title(app)}</Heading>
                <p class="lead by">{by(app)}</p>
                <Tabs/>
                <Panel/>
                <p class="own-eyes-paper">{app.words.say("own-eyes-paper")}</p>
                <OnPaper/>
            </main>
        </div>
    }
}

fn title(app: App) -> impl Fn() -> String + Send {
    move || match app.part.get() {
        Part::AllBatteries => app.words.say("results-all-title")(),
        Part::Scales => app.words.say("results-scales-title")(),
        Part::Respondents => app.words.say("results-respondents-title")(),
        Part::Trend => app.words.say("results-trend-title")(),
        Part::Benchmark => tabs::beside(app),
        Part::Battery(id) => tabs::battery_title(app, &id),
    }
}

fn by(app: App) -> impl Fn() -> Option<String> + Send {
    move || {
        let divided = !matches!(app.part.get(), Part::Respondents | Part::Benchmark);
        let split = app.split.get().filter(|_| divided)?;
        if split.id == EVERYBODY {
            return Some(app.words.say("results-everybody")());
        }
        let label = app.words.of(&split.label);
        // Of two files a figure shows everybody; its table has the groups.
        let key = match app.part.get() {
            Part::Trend => "results-by-tables",
            _ => "results-by",
        };
        Some(app.words.filled(key, &[("split", label.into())]))
    }
}
