//! SPSS files.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::support::{accepted, read, refused, turn, within};

#[path = "../ingest/sav_bytes.rs"]
mod sav_bytes;

use sav_bytes::File;

#[test]
fn headers_that_announce_more_than_there_is() {
    let _turn = turn();
    let most = i32::MAX;
    let refuse = |what: &str, write: &dyn Fn(&mut File)| {
        let mut file = File::new(false, most, most);
        write(&mut file);
        refused(250, what, &file.bytes, "sav-damaged");
    };
    refuse("labels without end", &|file| {
        file.variable("V1", 0, 5, 0, &[]).int(3).int(most);
    });
    refuse("labelled variables without end", &|file| {
        file.variable("V1", 0, 5, 0, &[]).int(3).int(0).int(4).int(most);
    });
    refuse("a string without end", &|file| {
        file.int(2).int(most).int(0).int(0).int(0).int(0).text("V1", 8);
    });
    refuse("a record without end", &|file| {
        file.variable("V1", 0, 5, 0, &[]).int(7).int(3).int(most).int(most);
    });
    refuse("lines without end", &|file| {
        file.variable("V1", 0, 5, 0, &[]).int(6).int(most);
    });
    refuse("more slots than a case has", &|file| {
        file.int(2).int(255).int(0).int(0).int(0).int(0).text("V1", 8);
        for _ in 0..2_100_000 {
            file.int(2).int(-1).int(0).int(0).int(0).int(0).text("", 8);
        }
    });
}

#[test]
fn more_variables_than_a_survey_has() {
    let _turn = turn();
    let mut file = File::new(false, 1, 0);
    for number in 0..40_000 {
        file.variable(&format!("V{number}"), 0, 5, 0, &[]);
    }
    file.end_of_dictionary();
    refused(100, "forty thousand variables", &file.bytes, "too-many-columns");
}

#[test]
fn the_same_labels_for_every_variable() {
    let _turn = turn();
    // 5 MB that stand for sixteen thousand million labels.
    let mut file = File::new(false, 1, 0);
    for number in 0..16_000 {
        file.variable(&format!("V{number}"), 0, 5, 0, &[]);
    }
    file.int(3).int(200_000);
    for number in 0..200_000 {
        file.float(f64::from(number)).raw(b"\x07").text("label", 7);
    }
    file.int(4).int(16_000);
    for slot in 1..=16_000 {
        file.int(slot);
    }
    file.end_of_dictionary();
    refused(1_000, "labels of all variables", &file.bytes, "sav-damaged");
}

#[test]
fn names_that_are_looked_up_without_end() {
    let _turn = turn();
    let mut file = File::new(false, 1, 0);
    for number in 0..16_000 {
        file.variable(&format!("V{number}"), 0, 5, 0, &[]);
    }
    let unknown = file.apart(|labels| {
        for _ in 0..500_000 {
            labels.counted("X").int(0).int(0);
        }
    });
    let sets = [b"$a=C 1 q".as_slice(), &b" X".repeat(2_000_000), b" V1\n"].concat();
    file.extension(21, &unknown).extension(7, &sets).end_of_dictionary();
    for _ in 0..16_000 {
        file.float(1.0);
    }
    let table = accepted(400, "names looked up", &file.bytes, (1, 16_000));
    assert_eq!(table.sets[0].members, [1]);
}

/// A file in zlib blocks whose cases unpack to this byte again and again.
fn blocks(cases: i32, byte: u8, times: usize, header: [i64; 3]) -> Vec<u8> {
    let mut file = File::new(false, cases, 0);
    file.bytes[3] = b'3';
    file.bytes[72] = 2;
    file.variable("V1", 0, 5, 0, &[]).end_of_dictionary();
    for place in &header {
        file.raw(&place.to_le_bytes());
    }
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    let piece = vec![byte; 1 << 16];
    for _ in 0..times >> 16 {
        packer.write_all(&piece).expect("written in memory");
    }
    file.raw(&packer.finish().expect("written in memory"));
    file.bytes
}

#[test]
fn blocks_that_lie() {
    let _turn = turn();
    const MOST: i64 = i64::MAX;
    // Every byte stands for a case without an answer.
    let cases = blocks(-1, 255, 64 << 20, [0, MOST, 24]);
    assert!(cases.len() < 1 << 20);
    accepted(300, "cases in blocks", &cases, (64 << 20, 1));
    // And these for nothing at all.
    refused(50, "nothing in blocks", &blocks(-1, 0, 256 << 20, [0, MOST, 24]), "no-rows");
    for header in [[MOST; 3], [-1; 3], [i64::MIN; 3], [0, 0, 0], [0, 30, MOST]] {
        let outcome = within(50, "blocks elsewhere", &blocks(5, 255, 1 << 16, header), read);
        assert!(outcome.is_ok() || outcome.is_err_and(|code| code == "sav-damaged"));
    }
}
