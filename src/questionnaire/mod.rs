//! A survey's codebook as data: items, batteries, scales, break variables,
//! and how the columns of a response file are recognised as them.

mod choice;
mod coding;
mod edit;
mod file;
mod given;
mod infer;
mod left_out;
mod markers;
mod matching;
mod producer;
mod reference;
mod spelling;
mod stated;
mod trouble;
mod unfit;
mod weight;

pub use choice::{Choice, OptionColumn, OptionPart};
pub use coding::{Coder, Meaning, Written};
pub use edit::{Edit, Holds, apply};
pub use file::{
    Answer, Aside, Background, BackgroundKind, Band, Battery, BuiltIn, EVERYBODY, FigureSpec, Item,
    Missing, OpenQuestion, Outside, Point, Questionnaire, Scale, SetAside, Strata, Theme, Weight,
    WeightReason,
};
pub use given::{Given, Giver};
pub use infer::{ColumnReason, Inferred, Role, infer, is_respondent_id, stated_missing};
pub use matching::{Column, ColumnMatch, How, Matching, Target, match_columns, match_table};
pub use producer::{producer, recognise_producer};
pub use reference::{Measure, Reference, ReferenceValue, Subject};
pub use spelling::{is_number, normalise, number};
pub use trouble::Trouble;
pub use unfit::unfit;
