//! A survey's codebook as data: items, batteries, scales, break variables,
//! and how the columns of a response file are recognised as them.

mod coding;
mod file;
mod infer;
mod left_out;
mod matching;
mod producer;
mod spelling;

pub use coding::{Coder, Meaning};
pub use file::{
    Answer, Aside, Background, BackgroundKind, Band, Battery, BuiltIn, Choice, FigureSpec, Item,
    Missing, OpenQuestion, Outside, Point, Questionnaire, Scale, SetAside, Strata, Theme, Trouble,
};
pub use infer::{ColumnReason, Inferred, Role, infer};
pub use matching::{Column, ColumnMatch, How, Matching, Target, match_columns};
pub use producer::{producer, recognise_producer};
pub use spelling::normalise;
