//! Spellings that mean the same: case, accents, punctuation, small differences.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, no accents, no punctuation, single spaces.
pub fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.nfd().filter(|c| !is_combining_mark(*c)) {
        if letter.is_alphanumeric() {
            out.extend(letter.to_lowercase());
        } else if matches!(letter, '\'' | '’' | '‘' | '`') {
            // collega's and collegas are one word.
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// How alike two normalised texts are, 0 to 1; 1 only when they are the same.
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    let (short, long) = if a.len() < b.len() { (a.len(), b.len()) } else { (b.len(), a.len()) };
    // Texts of very different length cannot be alike enough to be worth the work.
    if long == 0 || short * 2 < long || long > 400 {
        return 0.0;
    }
    strsim::normalized_levenshtein(a, b)
}

/// Whether a text is a number, as people write it.
pub fn is_number(text: &str) -> bool {
    number(text).is_some()
}

/// A number as people write it: `12`, `12.5`, `12,5`.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+');
    if text.is_empty() || text.len() > 24 || !text.chars().all(plain) {
        return None;
    }
    let commas = text.matches(',').count();
    let number = match (commas, text.contains('.')) {
        (0, _) => text.parse().ok()?,
        (1, false) => text.replace(',', ".").parse().ok()?,
        _ => return None,
    };
    f64::is_finite(number).then_some(number)
}

/// The number that a text begins with or ends with, when only unit words stand
/// beside it: `schaal 11`, `47 jaar`.
pub(super) fn number_with_unit(text: &str) -> Option<f64> {
    if let Some(number) = number(text) {
        return Some(number);
    }
    let mut numbers = text
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
        .filter(|part| part.chars().any(|c| c.is_ascii_digit()));
    let first = numbers.next()?;
    let whole_words_only = !text.contains(['<', '>', '≤', '≥', '+']);
    (numbers.next().is_none() && whole_words_only).then(|| number(first)).flatten()
}

/// A column code taken apart: `v9[SQ003]` is question `9`, part 3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ColumnCode {
    pub(super) question: String,
    pub(super) part: Option<u32>,
}

/// Takes a column code apart, in the spellings that survey programs use:
/// `Q9_1`, `V9.1`, `v9[SQ001]`, `vraag 9a`, `Q09r01`, `9.1`.
pub(super) fn column_code(heading: &str) -> Option<ColumnCode> {
    const PREFIXES: [&str; 8] = ["vraag", "question", "item", "var", "vr", "q", "v", "s"];
    let lower = heading.trim().to_lowercase();
    let bare = PREFIXES.iter().find_map(|prefix| lower.strip_prefix(prefix)).unwrap_or(&lower);
    let bare = bare.trim_start_matches([' ', '_', '.', '-']);
    let digits = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
    let question = bare[..digits].trim_start_matches('0');
    if question.is_empty() || digits > 4 {
        return None;
    }
    let part = part_code(&bare[digits..])?;
    Some(ColumnCode { question: question.to_owned(), part })
}

/// The part after the question's number: `_1`, `.1`, `[SQ001]`, `r01`, `a`.
/// `None` when it is something else, so that the heading is no code.
fn part_code(rest: &str) -> Option<Option<u32>> {
    if rest.is_empty() {
        return Some(None);
    }
    let inner = rest.trim_matches(|c| matches!(c, ' ' | '_' | '.' | '-' | '[' | ']' | '(' | ')'));
    let inner = ["sq", "row", "rij", "item", "r", "a"]
        .iter()
        .find_map(|prefix| inner.strip_prefix(prefix).filter(|rest| !rest.is_empty()))
        .unwrap_or(inner)
        .trim_start_matches('_');
    let mut letters = inner.chars();
    match (letters.next(), letters.next()) {
        (Some(letter @ 'a'..='z'), None) => Some(Some(u32::from(letter) - u32::from('a') + 1)),
        (Some('0'..='9'), _) => inner.parse().ok().map(Some),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_usual_column_codes_apart() {
        let check = |heading: &str, expected: Option<(&str, Option<u32>)>| {
            let expected =
                expected.map(|(question, part)| ColumnCode { question: question.to_owned(), part });
            assert_eq!(column_code(heading), expected, "{heading}");
        };
        for spelling in
            ["Q9_1", "V9.1", "v9[SQ001]", "Q09_01", "q9sq001", "9.1", "vraag 9a", "Q9r1"]
        {
            check(spelling, Some(("9", Some(1))));
        }
        check("Q3", Some(("3", None)));
        check("v10[SQ018]", Some(("10", Some(18))));
        check("Vraag_14.9", Some(("14", Some(9))));
        check("Q10_anders", None);
        check("Domein", None);
        check("Samenwerken", None);
        check("2023", Some(("2023", None)));
    }

    #[test]
    fn reads_numbers_as_people_write_them() {
        assert_eq!(number("12,5"), Some(12.5));
        assert_eq!(number("1.5"), Some(1.5));
        assert_eq!(number("1.234,5"), None);
        assert_eq!(number("12 jaar"), None);
        assert_eq!(number_with_unit("schaal 11"), Some(11.0));
        assert_eq!(number_with_unit("47 jaar"), Some(47.0));
        assert_eq!(number_with_unit("31-35 jaar"), None);
        assert_eq!(number_with_unit("≤30"), None);
    }

    #[test]
    fn ignores_case_accents_and_punctuation() {
        assert_eq!(normalise("Doelmatig (efficiënt)"), "doelmatig efficient");
        assert_eq!(
            normalise("  Verbinding zoeken met collega’s. "),
            "verbinding zoeken met collegas"
        );
    }
}
