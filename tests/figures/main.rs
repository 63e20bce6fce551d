//! Figures, tables and their CSV: what is drawn and written, and that nothing
//! hidden is in it.

mod colours;
mod font;
mod layout;
mod marks;
mod methods;
mod safety;
mod scores;
mod snapshots;
mod support;
mod words;
