//! Much to show, a little at a time.

use std::ops::Range;
use std::time::Duration;

use leptos::prelude::*;

/// Positions up to `count`, the first at once and each further one in a turn of
/// its own, so that much to show never holds up the page.
pub(crate) fn one_by_one(count: usize) -> impl Fn() -> Range<usize> + Send {
    let ready = gradually(Signal::stored(count), 1);
    move || 0..ready.get()
}

/// How many of `count` to show by now: `step` more with every turn.
pub(crate) fn gradually(count: Signal<usize>, step: usize) -> Signal<usize> {
    let (ready, set_ready) = signal(step);
    Effect::new(move |_| {
        if ready.get() < count.get() {
            let more = move || {
                let _ = set_ready.try_update(|ready| *ready += step);
            };
            set_timeout(more, Duration::ZERO);
        }
    });
    Signal::derive(move || ready.get().min(count.get()))
}
