//! The statistics against other software, and on input that has no answer.

mod oracle;
mod support;
mod tails;
