//! A survey's codebook as data: items, batteries, scales, break variables,
//! and how the columns of a response file are recognised as them.

mod coding;
mod edit;
mod file;
mod infer;
mod matching;
mod producer;
mod spelling;
mod trouble;

pub use coding::{Coder, Meaning};
pub use edit::{Edit, Holds, apply};
pub use file::{
    Answer, Aside, Background, BackgroundKind, Band, Battery, BuiltIn, Choice, EVERYBODY,
    FigureSpec, Item, Missing, OpenQuestion, Outside, Point, Questionnaire, Scale, SetAside,
    Strata, Theme,
};
pub use infer::{ColumnReason, Inferred, Role, infer};
pub use matching::{Column, ColumnMatch, How, Matching, Target, match_columns};
pub use producer::{producer, recognise_producer};
pub use spelling::{is_number, normalise};
pub use trouble::Trouble;
