//! Transcendental functions that give the same bits on every computer.
//!
//! The standard library asks the platform: the system's C library natively, one
//! compiled in for `WebAssembly`, and they differ in the last bits. These are
//! written in terms of additions and multiplications alone, so that the page and
//! the command line agree in every digit (`docs/decisions/0015-the-same-bits.md`;
//! `tests/structure.rs` holds that nothing else is called). Square roots are the
//! processor's: IEEE 754 leaves them no choice.

pub use libm::{cos, erfc, exp, expm1 as exp_m1, hypot, log as ln, log1p as ln_1p, log10, pow};
