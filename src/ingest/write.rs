//! Stored numbers as text, the same for every kind of file.

use std::fmt::Write;

/// A number with as few digits as tell it from every other.
pub(super) fn number(value: f64, out: &mut String) {
    let size = value.abs();
    // Writing to a string does not fail.
    let _ = match size {
        0.0 => write!(out, "0"),
        // The same digits, sooner.
        _ if size < 1e9 && value.fract() == 0.0 => write!(out, "{}", value as i64),
        _ if (1e-5..1e17).contains(&size) => write!(out, "{value}"),
        _ => write!(out, "{value:e}"),
    };
}

/// Seconds as hours, minutes and seconds; a number where that is more than
/// thirty years.
pub(super) fn clock(seconds: f64, out: &mut String) {
    if seconds.abs() >= 1e9 || seconds.is_nan() {
        return number(seconds, out);
    }
    if seconds < 0.0 {
        out.push('-');
    }
    // Thousandths are as fine as a survey's clock.
    let thousandths = (seconds.abs() * 1000.0).round() as i64;
    let whole = thousandths / 1000;
    let _ = write!(out, "{:02}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
    if thousandths % 1000 != 0 {
        let _ = write!(out, ".{:03}", thousandths % 1000);
    }
}
