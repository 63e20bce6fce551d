//! What may be seen. Only this module makes a [`Disclosed`], and only a
//! [`Disclosed`] can be drawn, written or sent to the page.

mod audit;
mod benchmark;
mod beside;
mod crossing;
mod crosstab;
mod grid;
mod network;
mod parts;
mod results;
mod rule;
mod selection;
mod verdict;
mod waves;

use std::ops::Deref;

pub use benchmark::benchmark;
pub use crosstab::crosstab;
pub use results::{results, selected};
pub use rule::{MinimumBase, Rule};
pub use waves::{Wave, waves};

/// A value that has passed disclosure control.
///
/// ```compile_fail
/// // Nothing outside this module can make one.
/// let leak = peilglas::disclosure::Disclosed(vec![3]);
/// ```
#[derive(Clone, Debug)]
pub struct Disclosed<T> {
    value: T,
    rule: Rule,
}

impl<T> Disclosed<T> {
    /// The rule that was applied.
    pub fn rule(&self) -> Rule {
        self.rule
    }
}

impl<T> Deref for Disclosed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
