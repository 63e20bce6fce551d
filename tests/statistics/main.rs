//! The statistics against other software, and on input that has no answer.

mod degenerate;
mod designs;
mod further;
mod invariances;
mod marks;
mod methods;
mod oracle;
mod oracle_further;
mod reference;
mod support;
mod tails;
mod weights;
mod without_answer;
