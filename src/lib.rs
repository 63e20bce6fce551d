//! Peilglas: every split of an employee survey, computed where the file is.
//!
//! Data flows one way, floor by floor. A module imports only from lower floors,
//! never sideways; `tests/structure.rs` holds that.

pub mod base; // 0  ids, findings, texts, numbers as a language writes them
pub mod stats; // 0  survey-blind mathematics

#[cfg(target_arch = "wasm32")]
pub mod browser; // 11  file, worker, download; the only place that names web_sys or js_sys

#[cfg(target_arch = "wasm32")]
pub mod app; // 12  Leptos state, pages, components
