//! Damaged files, and files made to do harm: findings or an error, never a
//! panic, and soon.

use std::time::{Duration, Instant};

use crate::support::{Draw, fixture, gzip, read_in_pieces, workbook, zip};

/// A file of every kind.
fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let text = "Q9_1;schaal;\"toelichting; lang\"\n4;9,5;\"twee\nregels\"\n5;;é\n".repeat(20);
    let mut seeds = vec![
        ("text", text.clone().into_bytes()),
        ("gzip", gzip(text.as_bytes())),
        ("zip", zip(&[("a.csv", text.as_bytes())])),
    ];
    for name in
        ["plain.sav", "compressed.sav", "blocks.zsav", "quirks.xlsx", "quirks.xls", "quirks.ods"]
    {
        seeds.push((name, fixture(name)));
    }
    seeds
}

/// Reads bytes; whatever comes of it, it holds together.
pub fn survive(bytes: &[u8], what: &str) {
    let start = Instant::now();
    if let Ok(table) = read_in_pieces(bytes, 4096) {
        for column in &table.columns {
            if let peilglas::ingest::Values::Coded { dictionary, codes } = &column.values {
                assert_eq!(codes.len(), table.rows, "{what}: a code per row");
                let largest = codes.map(|code| code).into_iter().max().unwrap_or(0);
                assert!(largest < dictionary.len(), "{what}: every code has a value");
            }
        }
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{what} took {:?}", start.elapsed());
}

#[test]
fn files_cut_off_anywhere() {
    for (name, bytes) in seeds() {
        for part in 0..16 {
            survive(&bytes[..bytes.len() * part / 16], &format!("{name} up to {part}/16"));
        }
    }
}

#[test]
fn files_with_flipped_bits() {
    const SEED: u64 = 20_261_123;
    println!("seed {SEED}");
    let mut draw = Draw::new(SEED);
    for (name, bytes) in seeds() {
        for round in 0..120 {
            let mut flipped = bytes.clone();
            // Early bytes describe the rest, so every other round stays among them.
            let reach = if round % 2 == 0 { flipped.len() } else { flipped.len().min(1500) };
            for _ in 0..1 + draw.below(8) {
                let at = draw.below(reach);
                flipped[at] ^= 1 << draw.below(8);
            }
            survive(&flipped, &format!("{name}, round {round}"));
        }
    }
}

#[test]
fn a_million_columns_and_a_megabyte_heading() {
    let wide = "x;".repeat(1_000_000) + "\n1;2\n";
    assert_eq!(read_in_pieces(wide.as_bytes(), 4096).err().as_deref(), Some("too-many-columns"));
    let long = format!("a;{}\n1;2\n", "é".repeat(1 << 20));
    let table = read_in_pieces(long.as_bytes(), 4096).expect("a table");
    assert!(table.columns[1].heading.len() <= 2_000);
    assert_eq!(table.findings[0].code, "long-heading");
}

#[test]
fn workbooks_made_to_do_harm() {
    let cell = |at: &str| format!(r#"<c r="{at}"><v>1</v></c>"#);
    let row = |number: u32, cells: &str| format!(r#"<row r="{number}">{cells}</row>"#);
    let honest = row(1, &(cell("A1") + &cell("B1"))) + &row(2, &(cell("A2") + &cell("B2")));
    assert_eq!(read_in_pieces(&workbook(&honest, &[]), 4096).expect("a table").rows, 1);
    let corners = row(1, &(cell("A1") + &cell("XFD1"))) + &row(1_048_576, &cell("XFD1048576"));
    survive(&workbook(&corners, &[]), "two far corners");
    let deep = "<a>".repeat(300_000) + &"</a>".repeat(300_000);
    survive(&workbook(&deep, &[]), "deep XML");
    let text = format!(r#"<c r="A1" t="str"><v>{}</v></c>"#, "x".repeat(4 << 20));
    survive(&workbook(&row(1, &(text + &cell("B1"))), &[]), "a heading of four megabytes");
}
