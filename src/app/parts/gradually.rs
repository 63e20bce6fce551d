//! Much to show, a little at a time.

use std::ops::Range;
use std::time::Duration;

use leptos::prelude::*;

/// Positions up to `count`, the first at once and each further one in a turn of
/// its own, so that much to show never holds up the page.
pub(crate) fn one_by_one(count: usize) -> impl Fn() -> Range<usize> + Send {
    let (ready, set_ready) = signal(count.min(1));
    Effect::new(move |_| {
        if ready.get() < count {
            let more = move || {
                let _ = set_ready.try_update(|ready| *ready += 1);
            };
            set_timeout(more, Duration::ZERO);
        }
    });
    move || 0..ready.get()
}
