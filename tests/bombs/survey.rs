//! What comes after reading: files of many columns and long headings, through the
//! whole program.

use peilglas::engine::Engine;
use peilglas::engine::protocol::{Response, Role};

use crate::support::{turn, within};

#[track_caller]
fn opened(most: usize, what: &str, text: &str) {
    let response = within(most, what, text.as_bytes(), |bytes| {
        let mut engine = Engine::new();
        engine.open(Role::Responses, "bomb.csv", bytes.len() as u64);
        for piece in bytes.chunks(1 << 20) {
            engine.push(piece).expect("a readable file");
        }
        engine.finish()
    });
    assert!(matches!(response, Response::Opened(_)), "{what}");
}

fn rows(columns: usize, value: impl Fn(usize, usize) -> String) -> String {
    let row = |row: usize| (0..columns).map(|column| value(row, column)).collect::<Vec<_>>();
    (0..12).map(|number| row(number).join(";") + "\n").collect()
}

#[test]
fn as_many_columns_as_may_be() {
    let _turn = turn();
    let codes = |row: usize, column: usize| ((row * 7 + column * 3 + row / 5) % 5 + 1).to_string();
    let columns = 16_000;
    let short: Vec<String> = (0..columns).map(|column| format!("Q{column}")).collect();
    opened(900, "short headings", &(short.join(";") + "\n" + &rows(columns, codes)));
    let long: Vec<String> =
        (0..columns).map(|column| format!("{}{column}", "vraag ".repeat(40))).collect();
    opened(900, "long headings", &(long.join(";") + "\n" + &rows(columns, codes)));
    let parts: Vec<String> =
        (0..columns).map(|column| format!("Hoe vaak doet u dit? [{column}]")).collect();
    opened(900, "one question in parts", &(parts.join(";") + "\n" + &rows(columns, codes)));
}

#[test]
fn as_many_different_values_as_may_be() {
    let _turn = turn();
    let mut text = "Q1;Q2;Q3\n".to_owned();
    for row in 0..60_000 {
        text.push_str(&format!("{row};antwoord {row};a,b,{row}\n"));
    }
    opened(300, "different values", &text);
    let text = format!("Q1;Q2\n{}", format!("{};1\n", "a,".repeat(30_000)).repeat(20));
    opened(300, "many answers in a cell", &text);
}
