//! The contents of an OpenDocument spreadsheet.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let kind: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    peilglas_fuzz::read_zip(&[("mimetype", kind), ("content.xml", bytes)]);
});
