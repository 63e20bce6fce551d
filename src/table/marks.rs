//! Letters and arrows beside a group's share and mean: whom it lies above, and whether
//! above or below the rest.

use super::Cell;
use crate::analysis::{Contrasts, Definitions};
use crate::base::{Language, texts};
use crate::stats::{Adjustment, Arrow, column_name, letters_text};

/// A group's own letter, and its marks by each of these contrasts.
pub(super) fn cells(group: usize, contrasts: &[Option<&Contrasts>]) -> Vec<Cell> {
    let marks = contrasts.iter().map(|contrasts| of_group(group, *contrasts));
    std::iter::once(Cell::Text(column_name(group))).chain(marks).collect()
}

/// As many empty cells, for a row that is of no group.
pub(super) fn none(contrasts: usize) -> impl Iterator<Item = Cell> {
    std::iter::repeat_n(Cell::Empty, 1 + contrasts)
}

fn of_group(group: usize, contrasts: Option<&Contrasts>) -> Cell {
    let marks = contrasts.and_then(|contrasts| contrasts.marks[group].as_ref());
    marks.map_or(Cell::Empty, |marks| Cell::Marks {
        letters: letters_text(&marks.letters),
        arrow: marks.arrow,
    })
}

/// What an arrow means, for who cannot see it.
pub fn arrow_words(arrow: Arrow, language: Language) -> String {
    texts::plain(
        language,
        match arrow {
            Arrow::Up => "table-arrow-up",
            Arrow::Down => "table-arrow-down",
        },
    )
}

/// What groups are compared in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compared {
    /// Shares and means: items on a scale.
    Both,
    /// Shares alone: answers to a question.
    Shares,
    /// Means alone: scores.
    Means,
}

/// What letters and arrows mean, by which tests, adjusted for what.
pub(super) fn note(
    definitions: Definitions,
    weighs: bool,
    compared: Compared,
    language: Language,
) -> String {
    let rest = match definitions.method.adjustment() {
        Adjustment::None => "table-note-rest",
        _ => "table-note-rest-holm",
    };
    let [letters, rest] = ["table-note-letters", rest].map(|key| texts::plain(language, key));
    [letters, tests(definitions, weighs, compared, language), rest].join(" ")
}

/// By which tests pairs are compared, adjusted for what.
pub(super) fn tests(
    definitions: Definitions,
    weighs: bool,
    compared: Compared,
    language: Language,
) -> String {
    let words = |key: &str| texts::plain(language, key);
    let of_means = definitions.words_of_pairs(weighs);
    if weighs {
        return words(of_means);
    }
    let of_shares = match definitions.method.adjustment() {
        Adjustment::None => "table-note-pairs-shares",
        _ => "table-note-pairs-shares-holm",
    };
    match compared {
        Compared::Both => [words(of_means), words(of_shares)].join(" "),
        Compared::Shares => words(of_shares),
        Compared::Means => words(of_means),
    }
}
