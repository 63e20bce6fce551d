//! The statistics against other software, and on input that has no answer.

mod degenerate;
mod invariances;
mod methods;
mod oracle;
mod reference;
mod support;
mod tails;
