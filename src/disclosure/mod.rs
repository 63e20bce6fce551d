//! What may be seen. Only this module makes a [`Disclosed`], and only a
//! [`Disclosed`] can be drawn, written or sent to the page.

mod above;
mod audit;
mod benchmark;
mod beside;
mod both;
mod count;
mod crossed;
mod crossing;
mod crosstab;
mod demands;
mod grid;
mod means;
mod nested;
mod network;
mod own_eyes;
mod pairs;
mod participation;
mod parts;
mod record;
mod results;
mod rule;
mod selection;
mod telling;
mod third;
mod three;
mod verdict;
mod waves;
mod weighted;
pub mod words;

use std::ops::Deref;

pub use above::Above;
pub use benchmark::benchmark;
pub use beside::Beside;
pub use count::Count;
pub use crossed::{Everybody, crossed};
pub use crossing::Crossing;
pub use crosstab::crosstab;
pub use own_eyes::{OwnEyes, own_eyes};
pub use pairs::Pairs;
pub use participation::{Participation, Stratum, participation};
pub use record::{Codings, DataSet, Export, Kinship, Record, Refusal, Why};
pub use results::{results, results_of, selected};
pub use rule::{GroupDisclosure, MinimumBase, Preset, Rule};
pub use third::Thirds;
pub use waves::{Wave, waves};

/// A value that has passed disclosure control. Nothing outside this module can make one, or
/// change it; `docs/sealed.md` has what does not compile.
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
