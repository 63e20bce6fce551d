//! Number formats: whether a number is a date, a duration, or just a number.

/// What a cell shows a number as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Number,
    Moment,
    Duration,
}

impl Kind {
    /// Of a format that the file does not describe, since every Excel has it.
    pub(super) fn built_in(format: u16) -> Self {
        match format {
            46 => Kind::Duration,
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Kind::Moment,
            _ => Kind::Number,
        }
    }

    /// Of a format's code: the first part of a date or time in the code for
    /// positive numbers tells.
    pub(super) fn of_code(code: &str) -> Self {
        let mut rest = code.chars();
        while let Some(letter) = rest.next() {
            match letter.to_ascii_lowercase() {
                ';' => break,
                // The next character is shown, or its width is left free.
                '\\' | '_' | '*' => drop(rest.next()),
                '"' => drop(rest.by_ref().find(|letter| *letter == '"')),
                '[' => {
                    let inside: String =
                        rest.by_ref().take_while(|letter| *letter != ']').collect();
                    if is_elapsed(&inside) {
                        return Kind::Duration;
                    }
                }
                'd' | 'm' | 'y' | 'h' | 's' => return Kind::Moment,
                // AM/PM, A/P.
                'a' if matches!(rest.clone().next(), Some('m' | 'M' | '/')) => return Kind::Moment,
                _ => {}
            }
        }
        Kind::Number
    }
}

/// Whether this is `h`, `mm` and so on, instead of a colour or a condition.
fn is_elapsed(inside: &str) -> bool {
    let mut letters = inside.chars().map(|letter| letter.to_ascii_lowercase());
    let first = letters.next();
    matches!(first, Some('h' | 'm' | 's')) && letters.all(|letter| Some(letter) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_dates_and_durations_from_numbers() {
        let check =
            |code: &str, expected: Kind| assert_eq!(Kind::of_code(code), expected, "{code}");
        check("General", Kind::Number);
        check("0.00E+00", Kind::Number);
        check("#,##0\\ [$\u{20ac}-413];[Red]-#,##0", Kind::Number);
        check("0\" dagen\"", Kind::Number);
        check("0_d;[h]", Kind::Number);
        check("#,##0*y", Kind::Number);
        check("[>=100][Magenta]0", Kind::Number);
        check("dd-mm-yyyy", Kind::Moment);
        check("[$-413]d mmmm yyyy;@", Kind::Moment);
        check("\"op \"D-M-JJJJ", Kind::Moment);
        check("H:MM AM/PM", Kind::Moment);
        check("a/p", Kind::Moment);
        check("[hh]:mm:ss", Kind::Duration);
        check("[Blue]+[m]:ss", Kind::Duration);
    }
}
