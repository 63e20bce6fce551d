//! A figure's tables, folded away until they are asked for.

use leptos::prelude::*;

use super::save::SaveButton;
use super::table::DataTable;
use crate::app::model::files;
use crate::app::state::App;
use crate::browser;
use crate::engine::protocol::TableView;

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

/// The table itself, made when it is opened. It stays open when the figure is drawn
/// anew. `save` puts a button below it, where there is none elsewhere.
#[component]
pub(super) fn Folded(id: String, table: TableView, #[prop(optional)] save: bool) -> impl IntoView {
    let app = App::here();
    let element = element(&id);
    let own = StoredValue::new(id);
    let open = Memo::new(move |_| is_open(app, own));
    let table = StoredValue::new(table);
    let shown = move || {
        let title = Signal::stored(table.with_value(|table| table.table.caption.clone()));
        let id = table.with_value(|table| table.table.id.clone());
        let save_csv = move || {
            let name = files::save_as(&id, "csv", app.synthetic.get_untracked());
            table.with_value(|table| browser::save(&name, "text/csv", &table.csv));
        };
        view! {
            <DataTable table=table.with_value(|table| table.table.clone())/>
            {save
                .then(|| {
                    view! {
                        <div class="save">
                            <span aria-hidden="true">{app.words.say("figure-save")}</span>
                            <SaveButton format="CSV" title save=save_csv/>
                        </div>
                    }
                })}
        }
    };
    view! { <div id=element>{move || open.get().then(shown)}</div> }
}

fn element(id: &str) -> String {
    format!("table-{id}")
}

fn is_open(app: App, id: StoredValue<String>) -> bool {
    app.open_tables.with(|ids| id.with_value(|id| ids.contains(id)))
}
