//! Room for what may be wider than the screen.

use leptos::prelude::*;

/// A part that scrolls sideways by itself, with the keyboard too.
#[component]
pub(crate) fn Scroller(
    /// What is in it, for who cannot see it.
    #[prop(into)]
    label: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=label>
            {children()}
        </div>
    }
}
