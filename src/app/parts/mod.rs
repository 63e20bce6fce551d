//! Pieces that several screens use.

mod complaint;
mod drop_area;
mod gradually;
mod heading;
mod scroller;
mod words;

pub(super) use complaint::Complaint;
pub(super) use drop_area::{DropArea, FilePicker, follow_drags};
pub(super) use gradually::{gradually, one_by_one};
pub(super) use heading::Heading;
pub(super) use scroller::Scroller;
pub(super) use words::Words;
