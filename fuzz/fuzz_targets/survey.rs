//! What comes after reading: delimited text through the whole program, from what its
//! columns hold to figures, tables and the document. A byte of zero ends the responses;
//! what follows is the sample.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut files = bytes.splitn(2, |byte| *byte == 0);
    peilglas_fuzz::analyse(files.next().unwrap_or_default(), files.next());
});
