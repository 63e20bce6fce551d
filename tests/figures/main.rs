//! Figures, tables and their CSV: what is drawn and written, and that nothing
//! hidden is in it.

mod font;
mod snapshots;
mod support;
