//! What the page decides without a browser; compiled and tested natively.

pub mod choosing;
pub mod columns;
pub mod drawing;
pub mod errands;
pub mod files;
pub mod holds;
pub mod methods;
pub mod scale;
pub mod source;
