//! Something that leaves the program, and the same with less.

use super::protocol::{DocumentRequest, Part, ViewRequest};
use crate::analysis::{Definitions, Weighting};
use crate::disclosure::MinimumBase;
use crate::split::EVERYBODY;

/// Something that leaves the program.
#[derive(Clone, Debug)]
pub enum Wish {
    /// Figures and tables.
    View(ViewRequest),
    /// The whole analysis, as a document, a table or drawings.
    Document(DocumentRequest),
    /// Every two splits crossed.
    Crossings(DocumentRequest),
}

impl Wish {
    pub(super) fn minimum_base(&self) -> MinimumBase {
        match self {
            Wish::View(asked) => asked.minimum_base,
            Wish::Document(asked) | Wish::Crossings(asked) => asked.minimum_base,
        }
    }

    pub(super) fn definitions(&self) -> Definitions {
        match self {
            Wish::View(asked) => asked.definitions,
            Wish::Document(asked) | Wish::Crossings(asked) => asked.definitions,
        }
    }

    /// Whether it is split by this question, or selects by it.
    pub(super) fn uses(&self, id: &str) -> bool {
        let (selection, split) = match self {
            Wish::View(asked) => (
                &asked.selection,
                asked.split == id || matches!(asked.part, Part::Respondents | Part::Benchmark),
            ),
            Wish::Document(asked) | Wish::Crossings(asked) => {
                (&asked.selection, asked.splits.iter().any(|split| split == id))
            }
        };
        split || selection.iter().any(|part| part.split == id)
    }

    pub(super) fn with_base(&self, minimum_base: MinimumBase) -> Self {
        match self.clone() {
            Wish::View(asked) => Wish::View(ViewRequest { minimum_base, ..asked }),
            Wish::Document(asked) => Wish::Document(DocumentRequest { minimum_base, ..asked }),
            Wish::Crossings(asked) => Wish::Crossings(DocumentRequest { minimum_base, ..asked }),
        }
    }

    pub(super) fn unweighted(&self) -> Self {
        let mut wish = self.clone();
        let definitions = match &mut wish {
            Wish::View(asked) => &mut asked.definitions,
            Wish::Document(asked) | Wish::Crossings(asked) => &mut asked.definitions,
        };
        definitions.weighting = Weighting::None;
        wish
    }

    /// The same without one of the splits that it selects by.
    pub(super) fn without_selection(&self) -> Vec<(String, Wish)> {
        let mut less = Vec::new();
        let selection = match self {
            Wish::View(asked) => &asked.selection,
            Wish::Document(asked) => &asked.selection,
            // Crossings are of everybody.
            Wish::Crossings(_) => return less,
        };
        for at in 0..selection.len() {
            let mut wish = self.clone();
            let selection = match &mut wish {
                Wish::View(asked) => &mut asked.selection,
                Wish::Document(asked) | Wish::Crossings(asked) => &mut asked.selection,
            };
            less.push((selection.remove(at).split, wish));
        }
        less
    }

    /// The same without one of its splits.
    pub(super) fn without_split(&self) -> Vec<(String, Wish)> {
        match self {
            Wish::View(asked) if asked.split != EVERYBODY => {
                let everybody = ViewRequest { split: EVERYBODY.to_owned(), ..asked.clone() };
                vec![(asked.split.clone(), Wish::View(everybody))]
            }
            Wish::View(_) => Vec::new(),
            Wish::Document(asked) | Wish::Crossings(asked) => {
                let without = |at: usize| {
                    let mut less = asked.clone();
                    let split = less.splits.remove(at);
                    match self {
                        Wish::Crossings(_) => (split, Wish::Crossings(less)),
                        _ => (split, Wish::Document(less)),
                    }
                };
                (0..asked.splits.len()).map(without).collect()
            }
        }
    }
}
