//! Delimited text.

use crate::support::{accepted, gzip_of, refused, turn};

#[test]
fn rows_that_are_shorter_than_the_headings() {
    let _turn = turn();
    // 170 kB that stand for a thousand million values and more.
    let text = ["a;".repeat(16_000), "\n".to_owned(), "x\n".repeat(70_000)].concat();
    refused(1_100, "short rows", text.as_bytes(), "too-many-rows");
}

#[test]
fn a_beginning_that_promises_many_rows() {
    let _turn = turn();
    // Nothing but empty lines at first, so that it looks like millions of rows.
    let start = ["a;".repeat(8_000), "1\n".to_owned(), "\n".repeat(48_000)].concat();
    let text = start + &"1;".repeat(8_000) + &"x".repeat(16 << 20);
    accepted(300, "empty lines", text.as_bytes(), (1, 8_001));
}

#[test]
fn columns_of_nothing_but_different_values() {
    let _turn = turn();
    let mut text = "a;".repeat(200) + "a\n";
    let mut number = 0_u32;
    for _ in 0..40_000 {
        for _ in 0..200 {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(&format!("{:x};", number >> 8));
        }
        text.push_str("1\n");
    }
    let table = accepted(900, "different values", text.as_bytes(), (40_000, 201));
    assert!(!table.columns[200].dictionary().is_empty());
    assert!(table.columns.iter().any(|column| column.dictionary().is_empty()));
}

#[test]
fn one_endless_line_and_one_endless_field() {
    let _turn = turn();
    refused(200, "an endless line", &gzip_of(b"a;b\n", b"x", 1 << 30), "endless-row");
    refused(200, "an endless field", &gzip_of(b"a;b\n\"", b"x\n", 1 << 29), "endless-row");
    refused(200, "endless headings", &gzip_of(b"", b"a;", 1 << 29), "too-many-columns");
    refused(200, "an endless heading", &gzip_of(b"a;\"", b"b\n", 1 << 29), "endless-row");
}

#[test]
fn headings_of_a_megabyte() {
    let _turn = turn();
    let headings = vec!["é".repeat(1 << 19); 20].join(";");
    let text = format!("a;{headings}\n{}\n", ["1"; 21].join(";"));
    let table = accepted(400, "megabyte headings", text.as_bytes(), (1, 21));
    assert!(table.columns.iter().all(|column| column.heading.len() <= 2_000));
}
