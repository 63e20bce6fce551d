//! What only its holder sees: nothing of it is hidden, and nothing of it can leave.

use super::results::take_out;
use crate::analysis::{Results, compare_choices, compare_groups, compare_scales};

/// A value that was made of all responses, for the eyes of who holds them. It can be drawn
/// on the screen; no export takes it. `docs/sealed.md` has what does not compile.
#[derive(Clone, Debug)]
pub struct OwnEyes<T>(T);

impl<T> OwnEyes<T> {
    /// What is made of it, which stays for own eyes.
    pub fn make<'a, U>(&'a self, make: impl FnOnce(&'a T) -> Option<U>) -> Option<OwnEyes<U>> {
        make(&self.0).map(OwnEyes)
    }

    /// Takes it to the screen. Only what draws the own eyes' view may do so.
    pub fn on_screen(self) -> T {
        self.0
    }
}

/// Results of which nothing is hidden.
pub fn own_eyes(mut results: Results) -> OwnEyes<Results> {
    take_out(&mut results);
    compare_groups(&mut results);
    compare_choices(&mut results);
    compare_scales(&mut results);
    OwnEyes(results)
}
