//! The contents of an OpenDocument spreadsheet.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let kind: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let manifest: &[u8] = b"<manifest:manifest/>";
    peilglas_fuzz::read_zip(&[
        ("mimetype", kind),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", bytes),
    ]);
});
