//! Files of a figure and of a table.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::model::{drawing, files};
use crate::app::state::App;
use crate::browser;
use crate::engine::protocol::View;

/// Buttons that save the figure at this place: the drawing as SVG and PNG, its
/// table as CSV.
#[component]
pub(super) fn SaveFigure(view: Arc<View>, at: usize, title: Signal<String>) -> impl IntoView {
    let app = App::here();
    let (no_png, set_no_png) = signal(false);
    let (svg, png, csv) = (view.clone(), view.clone(), view);
    let save_svg = move || {
        let svg = svg.clone();
        spawn_local(async move {
            let figure = &svg.figures[at];
            let alone = drawing::standing_alone(&figure.file, &app.font_rules().await);
            let file = alone.as_deref().unwrap_or(&figure.file);
            app.exported();
            browser::save(&name_of(app, &figure.id, "svg"), "image/svg+xml", file);
        });
    };
    let save_png = move || {
        let png = png.clone();
        spawn_local(async move {
            let figure = &png.figures[at];
            app.exported();
            let saved = save_png(app, &figure.id, &figure.file).await;
            let _ = set_no_png.try_set(saved.is_none());
        });
    };
    let save_csv = move || {
        let figure = &csv.figures[at];
        app.exported();
        browser::save(&name_of(app, &figure.id, "csv"), "text/csv", &figure.table.csv);
    };
    view! {
        <div class="save">
            <span aria-hidden="true">{app.words.say("figure-save")}</span>
            <SaveButton format="SVG" title save=save_svg/>
            <SaveButton format="PNG" title save=save_png/>
            <SaveButton format="CSV" title save=save_csv/>
        </div>
        <p class="complaint" role="status">
            {move || no_png.get().then(app.words.say("figure-no-png"))}
        </p>
    }
}

fn name_of(app: App, id: &str, extension: &str) -> String {
    files::save_as(id, extension, app.synthetic.get_untracked())
}

/// One button that saves one format.
#[component]
pub(super) fn SaveButton(
    format: &'static str,
    title: Signal<String>,
    save: impl Fn() + 'static,
) -> impl IntoView {
    let words = App::here().words;
    let name = move || {
        let args = [("title", title.get().into()), ("format", format.into())];
        words.filled("figure-save-as", &args)
    };
    view! {
        <button type="button" class="link" aria-label=name on:click=move |_| save()>
            {format}
        </button>
    }
}

/// A browser draws a picture without the page's fonts, so they go into a copy
/// of the drawing; so they do into a saved SVG, which is opened elsewhere.
async fn save_png(app: App, id: &str, svg: &str) -> Option<()> {
    let size = drawing::size(svg)?;
    let alone = drawing::standing_alone(svg, &app.font_rules().await)?;
    browser::save_png(&name_of(app, id, "png"), &alone, size).await.ok()
}
