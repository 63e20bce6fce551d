//! Damaged files, and files made to do harm: findings or an error, never a
//! panic, and soon.

use std::time::{Duration, Instant};

use crate::support::{Draw, cells, fixture, gzip, read_in_pieces, workbook, zip};

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

#[test]
fn half_a_letter_at_the_end_of_a_piece_does_not_end_a_row() {
    // Found by fuzzing: a piece that held half a letter of UTF-16 ended the row.
    let text: Vec<u8> = "vraag;domein\n4;één\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let bytes = [b"\xfe\xff".as_slice(), &text.repeat(100)].concat();
    let whole = read_in_pieces(&bytes, bytes.len()).expect("a table");
    assert_eq!(whole.rows, 199);
    for piece in [1, 2, 3, 7, 1001] {
        let pieces = read_in_pieces(&bytes, piece).expect("a table");
        assert_eq!(cells(&pieces), cells(&whole), "pieces of {piece}");
    }
    // A lone surrogate, and half a letter at the end of the file.
    let odd = [&bytes[..], b"\xd8\x00\x00;\x00"].concat();
    for piece in [1, 2, 5, odd.len()] {
        let table = read_in_pieces(&odd, piece).expect("a table");
        let last = cells(&table).pop().expect("a row");
        assert_eq!(last, ["\u{fffd}", "\u{fffd}"], "pieces of {piece}");
    }
}

#[test]
fn the_size_of_the_pieces_decides_nothing() {
    for (name, bytes) in seeds() {
        let whole = read_in_pieces(&bytes, bytes.len()).expect(name);
        for piece in [1, 1000, 70_000] {
            let pieces = read_in_pieces(&bytes, piece).expect(name);
            assert_eq!(cells(&pieces), cells(&whole), "{name} in pieces of {piece}");
            assert_eq!(pieces.findings, whole.findings, "{name} in pieces of {piece}");
        }
    }
    // The delimiter is found in the beginning, however much comes at once.
    let text = "a;b,c\n1;2,3\n".repeat(6_000) + &"1;2\n".repeat(60_000);
    let whole = read_in_pieces(text.as_bytes(), text.len()).expect("a table");
    let pieces = read_in_pieces(text.as_bytes(), 4096).expect("a table");
    assert_eq!(whole.source, pieces.source);
}

#[test]
fn empty_files_of_every_kind() {
    let check = |bytes: &[u8], code: &str| {
        for piece in [1, 4096] {
            let outcome = read_in_pieces(bytes, piece).map(|table| table.rows);
            assert_eq!(outcome.err().as_deref(), Some(code), "{bytes:?}");
        }
    };
    check(b"", "empty-file");
    check(b"\xef\xbb\xbf", "empty-file");
    check(b"\r\n\r\n", "empty-file");
    check(b"a;b\n", "no-rows");
    check(b"$FL2", "sav-damaged");
    check(b"PK\x03\x04", "packed-damaged");
    check(b"\x1f\x8b", "packed-damaged");
    check(b"\xd0\xcf\x11\xe0", "workbook-damaged");
    check(&gzip(b""), "empty-file");
    check(&zip(&[("a.csv", b"")]), "empty-file");
    check(&zip(&[("a.xlsx", b"")]), "empty-file");
    check(&zip(&[("xl/workbook.xml", b"")]), "workbook-damaged");
    check(&zip(&[("content.xml", b"")]), "workbook-damaged");
    check(&workbook("", &[]), "no-rows");
}

#[test]
fn text_made_to_do_harm_stays_text() {
    let headings = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "=HYPERLINK(A1)",
        "@SUM(1)",
        "\u{202e}kcab\u{202c}",
        "{{ $x }} %s %n ${y}",
        "../../etc/passwd",
        "' OR 1=1 --",
    ];
    let values = ["&lt;b&gt;", "&#0;", "=1+1", "-1", "\u{200f}\u{2066}", "{0}", "..", "\\"];
    let text = format!("{}\n{}\n", headings.join("\t"), values.join("\t"));
    let table = read_in_pieces(text.as_bytes(), 7).expect("a table");
    assert_eq!(cells(&table), [headings.to_vec(), values.to_vec()]);
    // Bytes of zero: a file that is none, or a value with one.
    assert_eq!(read_in_pieces(b"a\0;b\n1;2\n", 3).err().as_deref(), Some("wrong-kind"));
    let late = ["a;b\n".to_owned(), "1;2\n".repeat(2_000), "1\0;2\n".to_owned()].concat();
    let table = read_in_pieces(late.as_bytes(), 4096).expect("a table");
    assert_eq!(cells(&table).pop().expect("a row"), ["1\0", "2"]);
}
