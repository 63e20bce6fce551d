//! Numbers of an SPSS file as text: as short as they can be, dates as ISO 8601.

use crate::ingest::write;

/// Days between SPSS's first day, 14 October 1582, and 1 January 1970.
const TO_1970: i64 = 141_428;

/// Seconds from SPSS's first day to the end of the last year of four digits.
const END_OF_9999: f64 = 265_621_680_000.0;

/// What a number stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Number,
    /// Seconds since 14 October 1582, of which only the day is shown.
    Date,
    /// The same, with the time of day.
    DateTime,
    /// Seconds.
    Time,
}

impl Kind {
    /// The kind that a format's type makes of a number.
    pub(super) fn of(format_type: u8) -> Self {
        match format_type {
            20 | 23 | 24 | 28..=30 | 38 | 39 => Kind::Date,
            22 | 41 => Kind::DateTime,
            21 | 25 | 40 => Kind::Time,
            _ => Kind::Number,
        }
    }
}

/// Writes a value; nothing for the system-missing value, which is the lowest number.
pub(super) fn text(value: f64, kind: Kind, out: &mut String) {
    if value == -f64::MAX || !value.is_finite() {
        return;
    }
    // From 1582 to 9999; and durations up to some years.
    match kind {
        Kind::Date if (0.0..END_OF_9999).contains(&value) => date(value, out),
        Kind::DateTime if (0.0..END_OF_9999).contains(&value) => {
            // Rounded first: a moment before midnight may belong to the next day.
            let value = (value * 1000.0).round() / 1000.0;
            date(value, out);
            out.push('T');
            write::clock(value.rem_euclid(86_400.0), out);
        }
        Kind::Time => write::clock(value, out),
        _ => write::number(value, out),
    }
}

fn date(seconds: f64, out: &mut String) {
    write::day((seconds / 86_400.0).floor() as i64 - TO_1970, out);
}

/// Text of values seen before: most numbers of a survey come back many times.
pub(super) struct Texts {
    seen: Vec<(u64, Kind, String)>,
}

impl Texts {
    pub(super) fn new() -> Self {
        Texts { seen: vec![(0, Kind::Number, "0".to_owned()); 4096] }
    }

    pub(super) fn of(&mut self, value: f64, kind: Kind) -> &str {
        let bits = value.to_bits();
        // Multiplying by the golden ratio spreads values over the places.
        let place = (bits ^ kind as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52;
        let seen = &mut self.seen[place as usize];
        if seen.0 != bits || seen.1 != kind {
            seen.0 = bits;
            seen.1 = kind;
            seen.2.clear();
            text(value, kind, &mut seen.2);
        }
        &seen.2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f64, kind: Kind, expected: &str) {
        let mut out = String::new();
        text(value, kind, &mut out);
        assert_eq!(out, expected);
        assert_eq!(Texts::new().of(value, kind), expected);
    }

    #[test]
    fn writes_numbers_as_short_as_they_are() {
        check(4.0, Kind::Number, "4");
        check(4.5, Kind::Number, "4.5");
        check(-0.0, Kind::Number, "0");
        check(0.1 + 0.2, Kind::Number, "0.30000000000000004");
        check(1e300, Kind::Number, "1e300");
        check(-f64::MAX, Kind::Number, "");
        check(f64::NAN, Kind::Date, "");
    }

    #[test]
    fn writes_dates_and_times() {
        check(0.0, Kind::Date, "1582-10-14");
        check(86_400.0 * TO_1970 as f64, Kind::Date, "1970-01-01");
        check(
            86_400.0 * (TO_1970 + 11_016) as f64 + 61.5,
            Kind::DateTime,
            "2000-02-29T00:01:01.500",
        );
        check(86_400.0 * (TO_1970 + 18_262) as f64 - 1.0, Kind::DateTime, "2019-12-31T23:59:59");
        check(90_000.0, Kind::Time, "25:00:00");
        check(-60.0, Kind::Time, "-00:01:00");
        check(1e18, Kind::Date, "1e18");
        check(-1.0, Kind::Date, "-1");
    }
}
