//! What items, batteries and splits are called.

use leptos::prelude::*;

use crate::app::state::App;
use crate::base::Text;
use crate::questionnaire::{Battery, Edit, Item};

/// A text that can be changed: a label, a field, a button.
#[component]
pub(super) fn Name(
    /// The field's id; unique on the page.
    id: &'static str,
    /// The key of the label.
    label: &'static str,
    /// The text as it is.
    text: Memo<Option<Text>>,
    /// Takes the new text.
    change: impl Fn(Text) + 'static,
) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let typed = RwSignal::new(None::<String>);
    let shown = move || {
        typed.get().unwrap_or_else(|| text.get().map(|text| words.of(&text)).unwrap_or_default())
    };
    let apply = move |_| {
        let Some(text) = text.get_untracked() else { return };
        let Some(new) = typed.get_untracked().filter(|new| !new.trim().is_empty()) else { return };
        typed.set(None);
        change(text.renamed(words.language_untracked(), new.trim()));
    };
    view! {
        <div class="part">
            <label class="part-name" for=id>
                {words.say(label)}
            </label>
            <div class="line">
                <input
                    type="text"
                    id=id
                    prop:value=shown
                    on:input=move |event| typed.set(Some(event_target_value(&event)))
                />
                <button type="button" class="button" on:click=apply>
                    {words.say("apply")}
                </button>
            </div>
        </div>
    }
}

/// The names of an item and of its battery, and whether it runs the other way.
#[component]
pub(super) fn ItemNames(id: String) -> impl IntoView {
    let app = App::here();
    let id = StoredValue::new(id);
    let found = move |say: fn(&Battery, &Item) -> Text| {
        Memo::new(move |_| {
            app.file.with(|file| {
                let questionnaire = &file.as_ref()?.questionnaire;
                let mut items = questionnaire.items();
                let (battery, item) = items.find(|(_, item)| id.with_value(|id| item.id == *id))?;
                Some(say(battery, item))
            })
        })
    };
    let label = found(|_, item| item.axis_label().clone());
    let title = found(|battery, _| battery.title.clone());
    let battery = found(|battery, _| Text::same(battery.id.clone()));
    view! {
        <Name
            id="item-name"
            label="name-item"
            text=label
            change=move |label| app.edit(Edit::Item { id: id.get_value(), label })
        />
        <Name
            id="battery-name"
            label="name-battery"
            text=title
            change=move |title| {
                if let Some(battery) = battery.get_untracked() {
                    app.edit(Edit::Battery { id: battery.nl, title });
                }
            }
        />
        <Turned id/>
    }
}

/// Whether an item is turned round in its battery's scale.
#[component]
fn Turned(id: StoredValue<String>) -> impl IntoView {
    let app = App::here();
    let reversed = Memo::new(move |_| {
        app.file.with(|file| {
            let mut items = file.as_ref().into_iter().flat_map(|file| file.questionnaire.items());
            items.any(|(_, item)| id.with_value(|id| item.id == *id) && item.reversed)
        })
    });
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=reversed
                on:change=move |event| {
                    let reversed = event_target_checked(&event);
                    app.edit(Edit::Turn { id: id.get_value(), reversed });
                }
            />
            {app.words.say("item-reversed")}
        </label>
    }
}

/// The name of a split.
#[component]
pub(super) fn BackgroundName(id: String) -> impl IntoView {
    let app = App::here();
    let id = StoredValue::new(id);
    let asked = Memo::new(move |_| {
        app.file.with(|file| {
            let questionnaire = &file.as_ref()?.questionnaire;
            id.with_value(|id| questionnaire.background(id).cloned())
        })
    });
    let label = Memo::new(move |_| asked.with(|asked| asked.as_ref().map(|a| a.label.clone())));
    let change = move |label| {
        if let Some(asked) = asked.get_untracked() {
            app.edit(Edit::Background(crate::questionnaire::Background { label, ..asked }));
        }
    };
    view! { <Name id="split-name" label="name-split" text=label change/> }
}
