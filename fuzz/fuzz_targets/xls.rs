//! Workbooks of Excel 5 to 2003: compound files, and their records alone, which
//! comes deeper in the same time.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"\x09\x08") {
        peilglas_fuzz::read(bytes);
    } else {
        peilglas_fuzz::read_as(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes);
    }
});
