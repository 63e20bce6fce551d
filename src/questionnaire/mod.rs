//! A survey's codebook as data: items, batteries, scales, break variables,
//! and how the columns of a response file are recognised as them.

mod choice;
mod coding;
mod file;
mod given;
mod infer;
mod matching;
mod producer;
mod spelling;

pub use choice::{Choice, OptionColumn, OptionPart};
pub use coding::{Coder, Meaning};
pub use file::{
    Answer, Aside, Background, BackgroundKind, Band, Battery, BuiltIn, FigureSpec, Item, Missing,
    OpenQuestion, Outside, Point, Questionnaire, Scale, SetAside, Strata, Theme, Trouble,
};
pub use given::{Given, Giver};
pub use infer::{ColumnReason, Inferred, Role, infer};
pub use matching::{Column, ColumnMatch, How, Matching, Target, match_columns};
pub use producer::{producer, recognise_producer};
pub use spelling::normalise;
