//! A cell as text: numbers as short as they can be, dates and times as ISO 8601.

use std::borrow::Cow;
use std::fmt::Write;

use calamine::{DataRef, ExcelDateTime};

use crate::ingest::write;

/// The text of a cell; `None` for an error.
pub(super) fn of<'a>(value: &'a DataRef<'a>) -> Option<Cow<'a, str>> {
    let mut out = String::new();
    match value {
        DataRef::Error(_) => return None,
        DataRef::Empty => {}
        DataRef::String(text) => return Some(Cow::Borrowed(text)),
        DataRef::SharedString(text) => return Some(Cow::Borrowed(text)),
        DataRef::DateTimeIso(text) => {
            return Some(Cow::Borrowed(text.strip_suffix("T00:00:00").unwrap_or(text)));
        }
        DataRef::DurationIso(text) => return Some(Cow::Borrowed(text)),
        DataRef::Bool(yes) => out.push_str(if *yes { "TRUE" } else { "FALSE" }),
        // Writing to a string does not fail.
        DataRef::Int(number) => drop(write!(out, "{number}")),
        DataRef::Float(number) => write::number(*number, &mut out),
        DataRef::DateTime(moment) => date(*moment, &mut out),
    }
    Some(Cow::Owned(out))
}

/// A date, a moment, a time of day (what is less than a day), or a duration.
fn date(moment: ExcelDateTime, out: &mut String) {
    let days = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&days) {
        return write::clock(days * 86_400.0, out);
    }
    // Before its first day and after its last, Excel itself shows a number.
    if !(1.0..2_958_466.0).contains(&days) {
        return write::number(days, out);
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let _ = write!(out, "{year:04}-{month:02}-{day:02}");
    let seconds = (u32::from(hour) * 60 + u32::from(minute)) * 60 + u32::from(second);
    if seconds > 0 || milli > 0 {
        out.push('T');
        write::clock(f64::from(seconds) + f64::from(milli) / 1000.0, out);
    }
}
