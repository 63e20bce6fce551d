//! The heading of a screen.

use leptos::html;
use leptos::prelude::*;

use crate::app::state::App;

/// The screen's first heading. It takes the focus when the screen comes, so
/// that a screen reader and the keyboard begin there.
#[component]
pub(crate) fn Heading(children: Children) -> impl IntoView {
    let node = NodeRef::<html::H1>::new();
    let moved = App::here().kept.with_value(|kept| kept.moved);
    if moved {
        // After the frame in which the heading is put in the document.
        request_animation_frame(move || {
            if let Some(Some(heading)) = node.try_get_untracked() {
                let _ = heading.focus();
            }
        });
    }
    view! {
        <h1 node_ref=node tabindex="-1">
            {children()}
        </h1>
    }
}
