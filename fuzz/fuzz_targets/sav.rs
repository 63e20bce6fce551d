//! SPSS files, compressed or not.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    peilglas_fuzz::read_as(b"$FL2", bytes);
});
