//! Going through the whole job once, before there is a file.

use super::Engine;
use super::protocol::{Part, Request, Role, ViewRequest};
use crate::analysis::Definitions;
use crate::base::Language;
use crate::disclosure::MinimumBase;
use crate::figure::{Chart, Order};
use crate::questionnaire::{BuiltIn, Questionnaire};

/// Rows of made-up codes: enough for a browser to notice what is used most.
const ROWS: usize = 4_000;

/// Bytes that are read at once, so that there are many calls.
const PIECE: usize = 32 << 10;

/// Reads made-up codes and draws all figures of them, in an engine that is then
/// forgotten. A browser compiles WebAssembly quickly first and well only once it
/// is used much; after this, a reader's file meets the code that is compiled well.
pub fn practise() {
    let survey = Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap);
    let mut text = String::from("Q1;Q2;Q3");
    for battery in &survey.batteries {
        for item in 1..=battery.items.len() {
            text.push_str(&format!(";Q{}_{item}", battery.number));
        }
    }
    let items = survey.items().count();
    for row in 0..ROWS {
        text.push_str(&format!("\n{};{};{}", row % 18 + 1, row % 2 + 1, row % 5 + 1));
        for item in 0..items {
            text.push(';');
            text.push(char::from(b'1' + ((row * 7 + item * 3 + row / 5) % 6) as u8));
        }
    }
    let mut engine = Engine::new();
    engine.open(Role::Responses, "", text.len() as u64);
    for piece in text.as_bytes().chunks(PIECE) {
        if engine.push(piece).is_err() {
            return;
        }
    }
    engine.finish();
    for split in ["leiding", "domein"] {
        engine.handle(Request::View(ViewRequest {
            split: split.to_owned(),
            part: Part::AllBatteries,
            language: Language::Nl,
            minimum_base: MinimumBase::default(),
            order: Order::default(),
            chart: Chart::default(),
            on_request: true,
            width: 900.0,
            selection: Vec::new(),
            definitions: Definitions::default(),
        }));
    }
}
