//! Left what I chose: file, split, order, figure, test, weighting, base, protection.

mod base;
mod display;
mod earlier;
mod file;
mod protection;
mod radio;
mod record;
mod sample;
mod split;
mod test;
mod weighting;

pub(super) use earlier::PLACE as EARLIER_PLACE;
pub(super) use file::{FileCard, Synthetic, items_of};
pub(super) use radio::Radios;
pub(super) use sample::Sample;

use leptos::prelude::*;

use super::state::App;
use crate::split::EVERYBODY;
use base::Shares;
use display::Display;
use earlier::Earlier;
use protection::Protection;
use record::{Exports, OwnEyes};
use split::Splits;
use test::Test;
use weighting::Weights;

/// The choices. On a narrow screen a line that opens.
#[component]
pub(super) fn Choices() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let (open, set_open) = signal(false);
    view! {
        <aside class="choices" class:open=open aria-label=words.say("choices")>
            <button
                type="button"
                class="choices-line"
                aria-expanded=move || open.get().to_string()
                aria-controls="choices"
                on:click=move |_| set_open.update(|open| *open = !*open)
            >
                <span>{summary(app)}</span>
                <span class="choices-open">{words.say("choices-open")}</span>
            </button>
            <div id="choices">
                <FileCard/>
                <Splits/>
                <Display/>
                <Test/>
                <Weights/>
                <Shares/>
                <Protection/>
                <Exports/>
                <OwnEyes/>
                <Earlier/>
                <Sample id="sample-file"/>
            </div>
        </aside>
    }
}

fn summary(app: App) -> impl Fn() -> String + Send {
    move || match app.split.get() {
        Some(split) if split.id == EVERYBODY => app.words.of(&split.label),
        Some(split) => {
            let label = app.words.of(&split.label);
            app.words.filled("choices-summary", &[("split", label.into())])
        }
        None => app.words.say("split-none")(),
    }
}
