//! The figures and tables of one part.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::{ev, html};

use super::figure::FigureCard;
use super::own_eyes::OwnEyesPanel;
use super::refused::RefusedCard;
use super::table::TableCard;
use super::working::{Stopped, Working};
use crate::app::choices::Sample;
use crate::app::model::{choosing, columns};
use crate::app::parts::one_by_one;
use crate::app::state::{App, NotShown, Shown};
use crate::base::Finding;
use crate::engine::protocol::{Part, View};

/// Left and right of what is in a card, in pixels: its padding and its edge.
const CARD: f64 = 50.0;

/// What came back for the part that was asked for. What was there before stays
/// until then, so that nothing jumps.
#[component]
pub(super) fn Panel() -> impl IntoView {
    let app = App::here();
    let panel = measured(app);
    let is_working = Memo::new(move |_| app.working.with(Option::is_some));
    let content = move || match app.shown.get() {
        _ if is_working.get() => view! { <Working/> }.into_any(),
        _ if app.own_eyes.get() => view! { <OwnEyesPanel/> }.into_any(),
        None => view! { <p class="soft wait">{app.words.say("results-wait")}</p> }.into_any(),
        Some(Shown { outcome: Err(NotShown::Failed(finding)), .. }) => {
            view! { <Failed finding/> }.into_any()
        }
        Some(Shown { outcome: Err(NotShown::Refused(refused)), .. }) => {
            view! { <RefusedCard refused=*refused/> }.into_any()
        }
        Some(Shown { outcome: Err(NotShown::Stopped), .. }) => view! { <Stopped/> }.into_any(),
        Some(Shown { outcome: Ok(view), part, .. }) => view! { <Cards view part/> }.into_any(),
    };
    view! {
        <div
            id="panel"
            node_ref=panel
            role="tabpanel"
            aria-labelledby="tab-chosen"
            aria-busy=move || app.waiting.get().to_string()
        >
            {content}
        </div>
    }
}

/// The panel's node, whose width decides how wide figures are drawn.
fn measured(app: App) -> NodeRef<html::Div> {
    let panel = NodeRef::<html::Div>::new();
    let measure = move || {
        if let Some(Some(panel)) = panel.try_get_untracked() {
            let room = f64::from(panel.client_width()) - CARD;
            let width = Some(choosing::drawing_width(room));
            if app.width.get_untracked() != width {
                app.width.set(width);
            }
        }
    };
    request_animation_frame(measure);
    let resized = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    panel
}

#[component]
fn Cards(view: Arc<View>, part: Part) -> impl IntoView {
    let app = App::here();
    let too_few = app.file.with_untracked(|f| f.as_ref().is_some_and(|f| f.respondents.is_none()));
    let respondents = part == Part::Respondents;
    let no_sample = app.file.with_untracked(|f| f.as_ref().is_some_and(|f| f.sample.is_none()));
    let nothing = view.figures.is_empty() && view.tables.is_empty();
    let count = view.figures.len() + view.tables.len();
    let cards = move |at: usize| match view.figures.get(at) {
        Some(_) => view! { <FigureCard view=view.clone() at/> }.into_any(),
        None => {
            let table = view.tables[at - view.figures.len()].clone();
            view! { <TableCard table/> }.into_any()
        }
    };
    view! {
        {too_few.then(|| view! { <Notice title="results-too-few-title" text="results-too-few"/> })}
        {(nothing && !too_few)
            .then(|| view! { <p class="card">{app.words.say("results-nothing")}</p> })}
        <For each=one_by_one(count) key=|at| *at children=cards/>
        {(respondents && no_sample)
            .then(|| view! { <div class="card"><Sample id="sample-file-too"/></div> })}
    }
}

#[component]
fn Notice(title: &'static str, text: &'static str) -> impl IntoView {
    let words = App::here().words;
    view! {
        <section class="card">
            <h2>{words.say(title)}</h2>
            <p>{words.say(text)}</p>
        </section>
    }
}

#[component]
fn Failed(finding: Finding) -> impl IntoView {
    let words = App::here().words;
    let message = finding.clone();
    view! {
        <section class="card problem">
            <h2>{words.say("results-failed-title")}</h2>
            <p>{move || message.message(words.language())}</p>
            <p class="soft">{move || columns::whereabouts(words.language(), &finding)}</p>
        </section>
    }
}
