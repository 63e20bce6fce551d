//! A figure's tables, folded away until they are asked for.

use leptos::prelude::*;

use super::save::SaveButton;
use super::table::DataTable;
use crate::app::model::files;
use crate::app::state::App;
use crate::browser;
use crate::table::Table;

/// Opens and closes one of the figure's tables.
#[component]
pub(super) fn FoldButton(
    /// Which table, among those of all figures.
    id: String,
    /// The key of its label, and that of its name with the figure's title.
    keys: [&'static str; 2],
    title: Signal<String>,
) -> impl IntoView {
    let app = App::here();
    let controls = element(&id);
    let own = StoredValue::new(id);
    let [label, name] = keys;
    let name = move || app.words.filled(name, &[("title", title.get().into())]);
    let toggle = move |_| {
        app.open_tables.update(|ids| {
            let id = own.get_value();
            if !ids.remove(&id) {
                ids.insert(id);
            }
        });
    };
    view! {
        <button
            type="button"
            class="link"
            aria-expanded=move || is_open(app, own).to_string()
            aria-controls=controls
            aria-label=name
            on:click=toggle
        >
            {app.words.say(label)}
        </button>
    }
}

/// The table itself, made when it is opened. It stays open when the figure is drawn anew.
#[component]
pub(super) fn Folded(
    id: String,
    /// The table, once it is wanted.
    table: impl Fn() -> Table + Send + Sync + 'static,
    /// Its file, where that is saved here and not elsewhere.
    #[prop(optional, into)]
    csv: Option<String>,
) -> impl IntoView {
    let app = App::here();
    let element = element(&id);
    let own = StoredValue::new(id);
    let open = Memo::new(move |_| is_open(app, own));
    let shown = move || {
        let table = table();
        let caption = table.caption.clone();
        let save = csv.clone().map(|csv| view! { <SaveTable id=own caption csv/> });
        view! {
            <DataTable table/>
            {save}
        }
    };
    view! { <div id=element>{move || open.get().then(&shown)}</div> }
}

/// Saves a table as CSV.
#[component]
fn SaveTable(id: StoredValue<String>, caption: String, csv: String) -> impl IntoView {
    let app = App::here();
    let title = Signal::stored(caption);
    let save = move || {
        let name = files::save_as(&id.get_value(), "csv", app.synthetic.get_untracked());
        app.exported();
        browser::save(&name, "text/csv", &csv);
    };
    view! {
        <div class="save">
            <span aria-hidden="true">{app.words.say("figure-save")}</span>
            <SaveButton format="CSV" title save/>
        </div>
    }
}

fn element(id: &str) -> String {
    format!("table-{id}")
}

fn is_open(app: App, id: StoredValue<String>) -> bool {
    app.open_tables.with(|ids| id.with_value(|id| ids.contains(id)))
}
