//! Files in files.

use crate::support::{accepted, gzip_of, read, refused, turn, within, zip_of};

#[test]
fn a_bomb_of_one_layer_is_read_as_far_as_it_has_rows() {
    let _turn = turn();
    let text = gzip_of(b"a;b\n", b"1;2\n", 20 << 20);
    assert!(text.len() < 2 << 20);
    accepted(300, "gzip of 80 MB", &text, (20 << 20, 2));
    let text = zip_of(&[("a.csv", "a;b\n", "1;2\n", 20 << 20, "")]);
    accepted(300, "zip of 80 MB", &text, (20 << 20, 2));
}

#[test]
fn a_bomb_of_several_layers_is_not_opened() {
    let _turn = turn();
    let inner = gzip_of(b"", &[0; 1024], 1 << 20);
    refused(50, "gzip in gzip", &gzip_of(&inner, b"", 0), "packed-twice");
    let nested = gzip_of(&zip_of(&[("a.zip", "", "\0", 1 << 20, "")]), b"", 0);
    refused(50, "zip in zip in gzip", &nested, "packed-twice");
}

#[test]
fn members_that_share_their_bytes() {
    let _turn = turn();
    // Every entry of the table of contents names the same member.
    let one = zip_of(&[("a.csv", "a;b\n", "1;2\n", 1 << 20, "")]);
    let end = one.len() - 22;
    let place = u32::from_le_bytes(one[end + 16..end + 20].try_into().expect("four bytes"));
    let (body, entry) = (&one[..place as usize], &one[place as usize..end]);
    let mut bytes = body.to_vec();
    let count: u16 = 60_000;
    for number in 0..count {
        let mut entry = entry.to_vec();
        // A name of its own, of the same length.
        let name = format!("{number:05x}");
        entry[46..51].copy_from_slice(name.as_bytes());
        bytes.extend_from_slice(&entry);
    }
    let table = u32::try_from(bytes.len()).expect("a small file") - place;
    bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    bytes.extend_from_slice(&count.to_le_bytes());
    bytes.extend_from_slice(&count.to_le_bytes());
    bytes.extend_from_slice(&table.to_le_bytes());
    bytes.extend_from_slice(&place.to_le_bytes());
    bytes.extend_from_slice(b"\0\0");
    let outcome = within(300, "sixty thousand members", &bytes, read);
    assert_eq!(outcome.err().as_deref(), Some("zip-without-file"));
}

#[test]
fn an_endless_table_of_contents() {
    let _turn = turn();
    let names: Vec<String> = (0..200_000).map(|number| format!("{number}.png")).collect();
    let members: Vec<_> = names.iter().map(|name| (name.as_str(), "", "", 0, "")).collect();
    refused(400, "many members", &zip_of(&members), "zip-without-file");
}
