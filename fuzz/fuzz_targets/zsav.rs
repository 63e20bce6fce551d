//! SPSS files in zlib blocks.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    peilglas_fuzz::read_as(b"$FL3", bytes);
});
