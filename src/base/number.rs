//! Numbers as a language writes them: `12,8 %` and `2.814`, or `12.8%` and `2,814`.
//!
//! The only place where a number becomes text for a reader.

use super::Language;

/// A whole number with thousands separators.
pub fn integer(language: Language, value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        out.push('−');
    }
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(thousands_separator(language));
        }
        out.push(digit);
    }
    out
}

/// A count; the same as [`integer`] for what cannot be negative.
pub fn count(language: Language, value: u64) -> String {
    integer(language, i64::try_from(value).unwrap_or(i64::MAX))
}

/// A number with a fixed number of decimals, half away from zero.
pub fn decimal(language: Language, value: f64, decimals: usize) -> String {
    let rounded = round(value, decimals);
    let plain = format!("{:.decimals$}", rounded.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let whole = match whole.parse::<i64>() {
        Ok(whole) => integer(language, whole),
        Err(_) => whole.to_owned(),
    };
    let sign = if rounded < 0.0 { "−" } else { "" };
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}{}{fraction}", decimal_mark(language))
    }
}

/// A number with as many decimals as it has.
pub fn exact(language: Language, value: f64) -> String {
    let written = value.to_string();
    let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    decimal(language, value, decimals)
}

/// A proportion (0 to 1) as a percentage: `12,8 %` in Dutch, `12.8%` in English.
/// The space is one that does not break.
pub fn percent(language: Language, proportion: f64, decimals: usize) -> String {
    let number = decimal(language, proportion * 100.0, decimals);
    match language {
        Language::Nl => format!("{number}\u{a0}%"),
        Language::En => format!("{number}%"),
    }
}

/// A p-value with its relation: `= 0,032`, or `< 0,001` where three decimals
/// would show nothing.
pub fn p_value(language: Language, p: f64) -> String {
    if p < 0.001 {
        format!("<\u{a0}{}", decimal(language, 0.001, 3))
    } else {
        format!("=\u{a0}{}", decimal(language, p, 3))
    }
}

/// The mark between units and decimals.
pub fn decimal_mark(language: Language) -> char {
    match language {
        Language::Nl => ',',
        Language::En => '.',
    }
}

fn thousands_separator(language: Language) -> char {
    match language {
        Language::Nl => '.',
        Language::En => ',',
    }
}

/// Half away from zero, as a spreadsheet rounds. The nudge of a few units in
/// the last place makes 0.285 (stored just below) round as it is written.
fn round(value: f64, decimals: usize) -> f64 {
    // Exact, up to 22 decimals.
    let scale = (0..decimals).fold(1.0, |scale, _| scale * 10.0);
    let scaled = value * scale;
    let nudged = scaled + scaled.signum() * scaled.abs() * 4.0 * f64::EPSILON;
    let rounded = nudged.round() / scale;
    if rounded == 0.0 { 0.0 } else { rounded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_the_language_does() {
        assert_eq!(integer(Language::Nl, 3724), "3.724");
        assert_eq!(integer(Language::En, -1_234_567), "−1,234,567");
        assert_eq!(integer(Language::Nl, 99), "99");
        assert_eq!(decimal(Language::Nl, 1234.5, 2), "1.234,50");
        assert_eq!(decimal(Language::En, -0.004, 2), "0.00");
        assert_eq!(percent(Language::Nl, 0.128, 1), "12,8\u{a0}%");
        assert_eq!(percent(Language::En, 0.285, 0), "29%");
        assert_eq!(p_value(Language::Nl, 0.0004), "<\u{a0}0,001");
        assert_eq!(p_value(Language::En, 0.0326), "=\u{a0}0.033");
    }
}
