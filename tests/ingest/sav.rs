//! SPSS files: cell for cell what pyreadstat reads, and what a file can be besides.

use std::fs;
use std::path::Path;

use peilglas::ingest::{Measure, Missing, RawTable, ResponseSet};
use serde_json::{Value, json};

use crate::sav_bytes::File;
use crate::support::{cell, cells, codes, fixture, read_in_pieces, root};

/// FNV-1a over UTF-8, a byte 0 behind every text; the same as in `tests/reference/spss.py`.
fn hash_of(texts: impl Iterator<Item = String>) -> String {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for text in texts {
        for byte in text.into_bytes().into_iter().chain([0]) {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{state:016x}")
}

fn digest(table: &RawTable) -> Value {
    let columns = table.columns.iter().enumerate().map(|(position, column)| {
        let meta = column.meta.as_ref().expect("an SPSS column describes itself");
        let texts: Vec<String> = (0..table.rows).map(|row| cell(table, position, row)).collect();
        let labels =
            meta.value_labels.iter().flat_map(|(value, label)| [value.clone(), label.clone()]);
        let mut missing: Vec<String> = meta
            .missing
            .iter()
            .map(|missing| match missing {
                Missing::Value(value) => value.clone(),
                Missing::Range { from, to } if from == to => from.to_string(),
                Missing::Range { from, to } => format!("{from}..{to}"),
            })
            .collect();
        missing.sort();
        json!({
            "name": column.heading,
            "label": meta.label.clone().unwrap_or_default(),
            "labels": meta.value_labels.len(),
            "labels_hash": hash_of(labels),
            "missing": missing,
            "measure": match meta.measure {
                None => "unknown",
                Some(Measure::Nominal) => "nominal",
                Some(Measure::Ordinal) => "ordinal",
                Some(Measure::Scale) => "scale",
            },
            "values": texts.iter().filter(|text| !text.is_empty()).count(),
            "hash": hash_of(texts.into_iter()),
        })
    });
    let columns: Vec<Value> = columns.collect();
    let mut sets: Vec<&ResponseSet> = table.sets.iter().collect();
    sets.sort_by(|a, b| a.name.cmp(&b.name));
    let sets: Vec<Value> = sets
        .into_iter()
        .map(|set| {
            let members: Vec<_> = set.members.iter().map(|at| &table.columns[*at].heading).collect();
            json!({"name": set.name, "label": set.label, "counted": set.counted, "members": members})
        })
        .collect();
    json!({"rows": table.rows, "sets": sets, "columns": columns})
}

#[track_caller]
fn check_digest(path: &Path, expected: &Value) {
    let bytes = fs::read(path).expect("a file");
    for piece in [64 << 10, 1021, 7] {
        let table = read_in_pieces(&bytes, piece)
            .unwrap_or_else(|code| panic!("{}: {code}", path.display()));
        let found = digest(&table);
        let columns = |of: &Value| of["columns"].as_array().cloned().unwrap_or_default();
        for (found, expected) in columns(&found).iter().zip(columns(expected)) {
            assert_eq!(found, &expected, "{} in pieces of {piece}", path.display());
        }
        assert_eq!(&found, expected, "{} in pieces of {piece}", path.display());
    }
}

#[test]
fn reads_cell_for_cell_what_pyreadstat_reads() {
    let reference = String::from_utf8(fixture("sav.json")).expect("UTF-8");
    let reference: Value = serde_json::from_str(&reference).expect("JSON");
    let files = reference["files"].as_object().expect("files");
    let folders = ["tests/ingest/fixtures", "../shared/data/sav", "../shared/oracle/data"];
    let (mut compared, mut absent) = (0, Vec::new());
    for (name, expected) in files {
        let found = folders.iter().map(|folder| root().join(folder).join(name));
        match found.into_iter().find(|path| path.exists()) {
            Some(path) => {
                check_digest(&path, expected);
                compared += 1;
            }
            None => absent.push(name.as_str()),
        }
    }
    if !absent.is_empty() {
        println!("skipped, since these sample files are not here: {}", absent.join(", "));
    }
    assert!(compared >= 3, "the project's own files at least");
}

/// Everything that pyreadstat does not write, in either byte order.
fn by_hand(big: bool) -> Vec<u8> {
    let mut file = File::new(big, 3, 2);
    file.variable("V1", 0, 5, -3, &[-f64::MAX.next_down(), 0.0, 99.0]);
    file.variable("GEWICHT", 0, 5, 0, &[]);
    file.variable("PLAATS", 12, 1, 0, &[]);
    file.variable("O1", 0, 5, 0, &[]).variable("O2", 0, 5, 0, &[]);
    let numbers = file.apart(|part| {
        // Version, machine, floats, compression, order, code page 1252.
        for number in [1, 0, 0, -1, 1, 1, 2, 1252] {
            part.int(number);
        }
    });
    file.int(7).int(3).int(4).int(8).raw(&numbers);
    file.extension(13, b"V1=Vraag_1\tPLAATS=Plaats");
    file.extension(7, b"$opties=D1 1 8 Welke af o1 o2\n");
    file.extension(19, b"$ook=E 11 1 1 3 Ook o2 o1\n$kapot=D\n");
    let labels = file.apart(|part| {
        part.counted("Plaats").int(12).int(1).counted("Den Haag").counted("'s-Gravenhage");
    });
    file.extension(21, &labels);
    let missing = file.apart(|part| {
        part.counted("Plaats").raw(&[2]).int(8).text("onbekend", 8).text("geheim", 8);
    });
    file.extension(22, &missing);
    file.int(6).int(1).text("een regel toelichting", 80);
    file.end_of_dictionary();
    for (answer, weight, place, options) in [
        (1.0, 0.5, "Den Haag", [1.0, 0.0]),
        (99.0, 1.25, "\u{0}", [0.0, 1.0]),
        (-f64::MAX, 1.0, "", [0.0, 0.0]),
    ] {
        file.float(answer).float(weight).text(place, 16).float(options[0]).float(options[1]);
    }
    file.bytes
}

#[test]
fn reads_both_byte_orders_sets_weights_and_descriptions_of_long_strings() {
    let little = read_in_pieces(&by_hand(false), 5).expect("a table");
    for (table, order) in
        [(&little, "little"), (&read_in_pieces(&by_hand(true), 64).expect("a table"), "big")]
    {
        let rows: Vec<String> = cells(table).iter().map(|row| row.join("|")).collect();
        let expected =
            ["Vraag_1|GEWICHT|Plaats|O1|O2", "1|0.5|Den Haag|1|0", "99|1.25||0|1", "|1||0|0"];
        assert_eq!(rows, expected, "{order}");
        assert_eq!(table.weight, Some(1));
        assert_eq!(table.source.encoding.as_deref(), Some("windows-1252"));
        let meta = |column: usize| table.columns[column].meta.as_ref().expect("a description");
        assert_eq!(
            meta(0).missing,
            [Missing::Range { from: f64::NEG_INFINITY, to: 0.0 }, Missing::Value("99".to_owned())]
        );
        assert!(meta(0).is_missing("-5") && meta(0).is_missing("99") && !meta(0).is_missing("1"));
        assert_eq!(meta(2).value_labels, [("Den Haag".to_owned(), "'s-Gravenhage".to_owned())]);
        assert!(meta(2).is_missing("geheim") && meta(2).is_missing("onbekend"));
        assert_eq!(table.sets.len(), 2, "the damaged third set is left out");
        assert_eq!(
            table.sets[0],
            ResponseSet {
                name: "opties".to_owned(),
                label: "Welke af".to_owned(),
                members: vec![3, 4],
                counted: Some("1".to_owned()),
            }
        );
        assert_eq!((table.sets[1].label.as_str(), &table.sets[1].members), ("Ook", &vec![4, 3]));
        assert!(table.findings.is_empty(), "{:?}", table.findings);
    }
}

#[test]
fn says_how_much_of_a_file_was_read_that_stops_too_early() {
    let whole = by_hand(false);
    let table = read_in_pieces(&whole[..whole.len() - 10], 64).expect("the first cases");
    assert_eq!((table.rows, codes(&table)), (2, vec![("cut-off", None)]));
    assert_eq!(table.columns[0].dictionary().len(), 3);
    assert_eq!(read_in_pieces(&whole[..300], 64).err().as_deref(), Some("sav-damaged"));
    let blocks = fixture("blocks.zsav");
    let end = blocks.len() - 700;
    let outcome =
        read_in_pieces(&blocks[..end], 64).map(|table| (table.rows < 60, table.findings.len()));
    assert!(matches!(outcome, Ok((true, 1)) | Err(_)), "{outcome:?}");
}

#[test]
fn announced_sizes_do_not_take_memory() {
    let mut file = File::new(false, i32::MAX, 0);
    file.variable("V1", 0, 5, 0, &[]).int(7).int(99).int(1 << 20).int(1 << 20);
    assert_eq!(read_in_pieces(&file.bytes, 64).err().as_deref(), Some("sav-damaged"));
    let mut file = File::new(false, i32::MAX, i32::MIN);
    // Found by fuzzing: places that count from the lowest number there is.
    file.variable("V1", 0, 5, 0, &[]).int(3).int(1).float(4.0).raw(b"\x03").text("nee", 7);
    file.int(4).int(3).int(i32::MIN).int(0).int(i32::MAX).end_of_dictionary().float(4.0);
    let table = read_in_pieces(&file.bytes, 64).expect("one case");
    assert_eq!((table.rows, codes(&table)), (1, vec![("cut-off", None)]));
}
