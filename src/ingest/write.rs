//! Stored numbers as text, the same for every kind of file.

use std::fmt::Write;

/// A number with as few digits as tell it from every other.
pub(super) fn number(value: f64, out: &mut String) {
    let size = value.abs();
    // Writing to a string does not fail.
    let _ = match size {
        0.0 => write!(out, "0"),
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

/// A day, counted from 1 January 1970.
pub(super) fn day(days: i64, out: &mut String) {
    // From days to a calendar date, by eras of 400 years that begin in March
    // (Hinnant, "chrono-compatible low-level date algorithms").
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day = shifted.rem_euclid(146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    let _ = write!(out, "{year:04}-{month:02}-{of_month:02}");
}
