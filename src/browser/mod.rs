//! What only a browser has. The rest of Peilglas never names `web_sys` or `js_sys`.

mod crash;
mod document;
mod download;
mod files;
mod link;
mod message;
mod picture;
mod serve;

pub use crash::{report_panics, report_panics_on_the_page};
pub use document::{focus, preferred_languages, show, speak, to_top};
pub use download::save;
pub use files::{carries_files, contents, dropped, is_json, picked, within};
pub use link::{Heard, WorkerLink};
pub use picture::{NoPicture, save_png};
pub use serve::serve;
pub use web_sys::{File, Worker};
