//! One of a few.

use leptos::prelude::*;

/// Radio buttons with a name above them. `options` gives each value with its
/// label, and what stands at the end of its line.
#[component]
pub(crate) fn Radios<T, L>(
    /// The group's name in the document; unique on the page.
    name: &'static str,
    /// What is chosen.
    #[prop(into)]
    legend: Signal<String>,
    /// The values, with what each is called.
    options: Vec<(T, L)>,
    /// The one in use.
    #[prop(into)]
    chosen: Signal<T>,
    /// Takes another.
    choose: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    L: IntoView + 'static,
{
    let radios = options.into_iter().map(|(value, label)| {
        let own = StoredValue::new(value);
        let checked = move || chosen.with(|chosen| own.with_value(|own| own == chosen));
        view! {
            <label class="radio" class:chosen=checked>
                <input
                    type="radio"
                    name=name
                    prop:checked=checked
                    on:change=move |_| choose(own.get_value())
                />
                {label}
            </label>
        }
    });
    view! {
        <fieldset class="choice">
            <legend class="choice-name">{legend}</legend>
            {radios.collect_view()}
        </fieldset>
    }
}
