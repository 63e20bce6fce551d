//! A cell as text: numbers as short as they can be, dates and times as ISO 8601.

use std::fmt::Write;

use super::format::Kind;
use crate::ingest::write;

/// Days from the first day of most workbooks to 1 January 1970, as far as they
/// count right: Excel has a day too many, 29 February 1900.
const TO_1970: i64 = 25_569;

/// The day that there never was.
const TOO_MANY: i64 = 60;

/// Days between the first days of both kinds of workbooks.
const TO_1904: f64 = 1462.0;

/// The text of a number that a cell shows as this kind.
pub(super) fn of(value: f64, kind: Kind, from_1904: bool) -> String {
    let mut out = String::new();
    put(value, kind, from_1904, &mut out);
    out
}

/// Makes `out` the text of a number that a cell shows as this kind.
pub(super) fn put(value: f64, kind: Kind, from_1904: bool, out: &mut String) {
    out.clear();
    match kind {
        Kind::Number => write::number(value, out),
        Kind::Duration => write::clock(value * 86_400.0, out),
        Kind::Moment => moment(value, from_1904, out),
    }
}

/// The text of a number.
pub(super) fn number(value: f64) -> String {
    of(value, Kind::Number, false)
}

/// The text of what is or is not so.
pub(super) fn truth(yes: bool) -> &'static str {
    if yes { "TRUE" } else { "FALSE" }
}

/// The text of a duration as ISO 8601 has it, such as `PT13H05M09.5S`; `None` when
/// it is none, or one of months or years.
pub(super) fn duration(text: &str) -> Option<String> {
    let (sign, text) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let (days, clock) = text.strip_prefix('P')?.split_once('T')?;
    let days = if days.is_empty() { 0.0 } else { days.strip_suffix('D')?.parse().ok()? };
    let mut seconds: f64 = days * 86_400.0;
    let mut rest = clock;
    while let Some(end) = rest.find(|letter: char| letter.is_ascii_alphabetic()) {
        let count: f64 = rest[..end].parse().ok()?;
        seconds += match rest.as_bytes()[end] {
            b'H' => count * 3600.0,
            b'M' => count * 60.0,
            b'S' => count,
            _ => return None,
        };
        rest = &rest[end + 1..];
    }
    let mut out = String::new();
    write::clock(sign * seconds, &mut out);
    rest.is_empty().then_some(out)
}

/// A date, a moment, or a time of day: what is less than a day.
fn moment(days: f64, from_1904: bool, out: &mut String) {
    if (0.0..1.0).contains(&days) {
        return write::clock(days * 86_400.0, out);
    }
    // Before its first day and after its last, Excel itself shows a number.
    if !(1.0..2_958_466.0).contains(&days) {
        return write::number(days, out);
    }
    let days = if from_1904 { days + TO_1904 } else { days };
    // Rounded first: a moment before midnight may belong to the next day.
    let thousandths = (days * 86_400_000.0).round() as i64;
    let (day, rest) = (thousandths / 86_400_000, thousandths % 86_400_000);
    match day {
        TOO_MANY => out.push_str("1900-02-29"),
        ..TOO_MANY => write::day(day + 1 - TO_1970, out),
        _ => write::day(day - TO_1970, out),
    }
    if rest > 0 {
        // Writing to a string does not fail.
        let _ = out.write_char('T');
        write::clock(rest as f64 / 1000.0, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_days_as_excel_counts_them() {
        let check = |days: f64, expected: &str| assert_eq!(of(days, Kind::Moment, false), expected);
        check(0.5, "12:00:00");
        check(1.0, "1900-01-01");
        check(59.0, "1900-02-28");
        check(60.0, "1900-02-29");
        check(61.0, "1900-03-01");
        check(25_569.0, "1970-01-01");
        check(45_351.000_011_574, "2024-02-29T00:00:01");
        check(45_351.999_999_999, "2024-03-01");
        check(2_958_465.0, "9999-12-31");
        check(2_958_466.0, "2958466");
        check(-1.0, "-1");
        assert_eq!(of(0.25, Kind::Duration, true), "06:00:00");
        assert_eq!(of(1.0, Kind::Moment, true), "1904-01-02");
    }

    #[test]
    fn writes_durations() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(duration(text).as_deref(), expected, "{text}");
        };
        check("PT13H05M09S", Some("13:05:09"));
        check("PT00H00M01.5S", Some("00:00:01.500"));
        check("-P1DT1H", Some("-25:00:00"));
        check("PT", Some("00:00:00"));
        check("P1Y", None);
        check("PT1X", None);
        check("1 uur", None);
    }
}
