//! Delimited text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    peilglas_fuzz::read(bytes);
});
