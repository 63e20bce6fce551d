//! Where files come in: dropped, or picked.

use leptos::ev;
use leptos::prelude::*;

use crate::app::state::App;
use crate::browser::{self, File};

/// What a file dialogue offers first; anything else can still be chosen there.
const KINDS: &str = ".csv,.tsv,.tab,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.sav,.zsav,.zip,.gz,.json";

/// What is handed over goes to this.
type Take = fn(App, Vec<File>);

/// A button that lets the reader pick files.
#[component]
pub(crate) fn FilePicker(
    /// The input's id; unique on the page.
    id: &'static str,
    /// The key of the button's text.
    label: &'static str,
    /// Whether more than one file may be picked.
    #[prop(optional)]
    several: bool,
    /// What the dialogue offers first.
    #[prop(default = KINDS)]
    kinds: &'static str,
    /// Whether it is a main button.
    #[prop(optional)]
    main: bool,
    /// Gets the files.
    take: Take,
) -> impl IntoView {
    let app = App::here();
    view! {
        <input
            type="file"
            id=id
            class="hidden-input"
            accept=kinds
            multiple=several
            on:change=move |event| take(app, browser::picked(&event))
        />
        <label for=id class="button" class:main=main>
            {app.words.say(label)}
        </label>
    }
}

/// Where responses are dropped or picked. While this is on the page a file may
/// be let go anywhere on it; this is where it shows.
#[component]
pub(crate) fn DropArea(
    /// The key of the heading.
    title: &'static str,
) -> impl IntoView {
    let app = App::here();
    let dragging = follow_drags(App::open, None);
    let heading = move || app.words.say(if dragging.get() { "drop-release" } else { title })();
    view! {
        <section class="drop" class:dragging=dragging aria-labelledby="drop-title">
            <h2 id="drop-title">{heading}</h2>
            <p>{app.words.say("drop-kinds")} <br/> {app.words.say("drop-two")}</p>
            <FilePicker id="file" label="choose-file" several=true main=true take=App::open/>
        </section>
    }
}

/// Hears files that are dragged over the page, as long as the component that
/// calls this is there: whether they are above it, and what to do when they are
/// let go, or to do when that is in the place with this id. Without this a browser
/// would leave the page and show the file.
pub(crate) fn follow_drags(take: Take, place: Option<(&'static str, Take)>) -> ReadSignal<bool> {
    let app = App::here();
    let (dragging, set_dragging) = signal(false);
    let over = window_event_listener(ev::dragover, move |event| {
        if browser::carries_files(&event) {
            event.prevent_default();
            if !dragging.get_untracked() {
                set_dragging.set(true);
            }
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        // Without a related target the pointer left the window itself.
        if event.related_target().is_none() {
            set_dragging.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        if browser::carries_files(&event) {
            event.prevent_default();
            set_dragging.set(false);
            let here = place.filter(|(id, _)| browser::within(&event, id));
            let take = here.map_or(take, |(_, own)| own);
            take(app, browser::dropped(&event));
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
    dragging
}
