//! What a heading says: a code, a question, the part of it.

use crate::questionnaire::spelling::normalise;

/// Headings of what people wrote beside an answer.
pub(super) const COMMENTS: &[&str] =
    &["comment", "commentaar", "opmerking", "kommentar", "commentaire", "comentario"];

/// A heading taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name<'a> {
    /// `Q9_1`, `A1`, `v9[SQ001]`.
    pub(super) code: Option<&'a str>,
    /// What was asked, without the code; the whole heading where there is none.
    pub(super) text: &'a str,
    /// What the columns of one battery have in common: `Q9`, `A`, the question.
    pub(super) stem: String,
    /// What is the column's own: the part between brackets, or `text`.
    pub(super) own: &'a str,
    /// Which of several scales, where the columns of one question have more:
    /// `Scale 2` of `v3[SQ001][Scale 2]`.
    pub(super) side: Option<&'a str>,
}

impl<'a> Name<'a> {
    pub(super) fn of(heading: &'a str) -> Self {
        let heading = heading.trim();
        let (code, text) = code_and_text(heading);
        let (text, repeat) = without_repeat(text);
        let (text, side) = without_side(text);
        let code = code.map(|code| if code == heading { text } else { without_side(code).0 });
        let (question, own) = match code == Some(text) {
            // `v2[other]` holds what was written at 'other'.
            true if text.ends_with("[other]") => (None, &text[text.len() - 6..text.len() - 1]),
            true => (None, text),
            false => question_and_own(text),
        };
        let mut stem = match (code, question) {
            (Some(code), _) => code_stem(code),
            (None, Some(question)) => question.to_lowercase(),
            (None, None) => String::new(),
        };
        if let Some(side) = side {
            stem = format!("{stem} [{}]", side.to_lowercase());
        }
        // What was asked again is a battery of its own.
        stem += repeat;
        Name { code, text, stem, own, side }
    }

    /// Whether people wrote the answers to this themselves: 'other, namely', a
    /// comment beside an answer, a text field.
    pub(super) fn is_written(&self) -> bool {
        const WHOLE: [&str; 9] = [
            "other",
            "anders",
            "andere",
            "overig",
            "comment",
            "opmerking",
            "toelichting",
            "sonstiges",
            "autre",
        ];
        const STARTS: [&str; 9] = [
            "other please",
            "other specify",
            "other namely",
            "anders namelijk",
            "anders nl",
            "anders geef",
            "overig namelijk",
            "overige namelijk",
            "anders vul",
        ];
        let own = normalise(self.own);
        let code = self.code.unwrap_or_default();
        let by_code = ["comment]", "[other]", "_comment", "_other", "_TEXT"];
        by_code.iter().any(|end| code.ends_with(end))
            || [" - comment", " - Text", " - Tekst", "comment]"]
                .iter()
                .any(|end| self.text.ends_with(end))
            || (self.own != self.text && WHOLE.contains(&&*own))
            || STARTS.iter().any(|start| own.starts_with(start))
            || own.ends_with("please specify")
    }

    /// Whether a heading invites people to write something, whatever few words
    /// they wrote: `Toelichting`, `Any other comments?`.
    pub(super) fn asks_to_write(&self) -> bool {
        const STARTS: [&str; 18] = [
            "opmerking",
            "overige opmerking",
            "toelichting",
            "licht toe",
            "licht uw",
            "licht je",
            "heeft u nog",
            "heb je nog",
            "heb jij nog",
            "wat wilt u nog",
            "wil je nog iets",
            "comments",
            "any comment",
            "any other comment",
            "any additional comment",
            "additional comment",
            "anything else",
            "please explain",
        ];
        let texts = [normalise(self.own), normalise(self.text)];
        texts.iter().any(|text| {
            COMMENTS.contains(&&**text) || STARTS.iter().any(|start| text.starts_with(start))
        })
    }

    /// A heading that is the column's name, with what the file says that it holds.
    pub(super) fn labelled(heading: &'a str, label: &'a str) -> Self {
        let heading = heading.trim();
        let (name, said) = (Name::of(heading), Name::of(label));
        // Many programs put the name before the question once more.
        let text = if said.code == Some(said.text) { label.trim() } else { said.text };
        let stem = match name.stem.is_empty() && said.code.is_none() {
            true => said.stem,
            false => name.stem,
        };
        Name { code: Some(heading), text, stem, own: said.own, side: name.side }
    }

    /// The question that a battery's columns share, without the column's own part.
    pub(super) fn question(&self) -> Option<&'a str> {
        if self.code == Some(self.text) { None } else { question_and_own(self.text).0 }
    }
}

/// `Question [part].1` without the number that a program for data put behind a
/// heading that was there before.
fn without_repeat(text: &str) -> (&str, &str) {
    let end = text.rfind("].").filter(|end| {
        let number = &text[end + 2..];
        !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
    });
    end.map_or((text, ""), |end| text.split_at(end + 1))
}

/// `Question [part][Scale 2]` without the last part: one column per part and scale.
fn without_side(text: &str) -> (&str, Option<&str>) {
    let sides = text.strip_suffix(']').and_then(|open| open.rsplit_once("]["));
    match sides {
        // The bracket before it stays the end of the text.
        // A comment beside an answer is of no other scale.
        Some((_, side)) if COMMENTS.contains(&&*normalise(side)) => (text, None),
        Some((before, side)) if before.contains('[') => (&text[..=before.len()], Some(side)),
        _ => (text, None),
    }
}

/// `Q9_1: text`, `Q9_1. text`, `v9[SQ001]. text`, `A1`.
fn code_and_text(heading: &str) -> (Option<&str>, &str) {
    for separator in [": ", ". ", " - ", " | "] {
        if let Some((first, rest)) = heading.split_once(separator)
            && is_code(first)
            && !rest.trim().is_empty()
        {
            return (Some(first), rest.trim());
        }
    }
    if let Some((first, rest)) = heading.split_once(char::is_whitespace)
        && is_number_of_question(first)
        && !rest.trim().is_empty()
    {
        return (Some(first.trim_end_matches([')', '.', ':'])), rest.trim());
    }
    match is_code(heading) {
        true => (Some(heading), heading),
        false => (None, heading),
    }
}

/// No sentence, no single word: `Q9_1` and `econ_nat`, not `Leeftijd` or `3`.
fn is_code(text: &str) -> bool {
    let letters = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '[' | ']' | '-' | '#');
    let marked = text.contains(|c: char| c.is_ascii_digit() || c == '_');
    let starts = text.starts_with(|c: char| c.is_alphabetic());
    text.len() <= 40 && marked && starts && text.chars().all(letters)
}

/// `Q9`, `Q9a`, `v12)`: behind it the question may follow without a mark.
fn is_number_of_question(text: &str) -> bool {
    let number = text.trim_end_matches([')', '.', ':']).strip_prefix(['Q', 'q', 'V', 'v']);
    number.is_some_and(|number| {
        let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase());
        (1..=3).contains(&digits.len())
            && number.len() <= digits.len() + 1
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// `Q9` of `Q9_1`, `v9` of `v9[SQ001]`, `A` of `A1`, `econ` of `econ_nat`.
fn code_stem(code: &str) -> String {
    let code = code.trim_end_matches(']');
    let cut = match code.rfind(['_', '[', '.']) {
        Some(cut) if cut > 0 => cut,
        // `Q9a` is a part of question 9.
        _ if is_number_of_question(code) && code.ends_with(|c: char| c.is_ascii_lowercase()) => {
            code.len() - 1
        }
        _ => code.trim_end_matches(|c: char| c.is_ascii_digit()).len(),
    };
    code[..cut].trim_end_matches('_').to_owned()
}

/// `Question [own]`, `Question - own`.
fn question_and_own(text: &str) -> (Option<&str>, &str) {
    if let Some(open) = text.strip_suffix(']').and_then(|open| open.rfind('['))
        && !text[..open].trim().is_empty()
    {
        return (Some(text[..open].trim()), text[open + 1..text.len() - 1].trim());
    }
    for separator in [" - ", "...-", "?-", ":-"] {
        if let Some((question, own)) = text.rsplit_once(separator)
            && question.split_whitespace().count() >= 2
            && !own.trim().is_empty()
        {
            let kept = question.len() + separator.len() - 1;
            let question = text[..kept].trim_end_matches(['-', ' ']);
            return (Some(question), own.trim());
        }
    }
    (None, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_a_name_and_its_label_together() {
        let check = |heading: &str, label: &str, stem: &str, text: &str, own: &str| {
            let name = Name::labelled(heading, label);
            assert_eq!(name.code, Some(heading));
            assert_eq!((&*name.stem, name.text, name.own), (stem, text, own), "{heading}");
        };
        check("A1", "Ik werk hier graag", "A", "Ik werk hier graag", "Ik werk hier graag");
        check("v9", "Hoe vaak? [Thuis]", "v", "Hoe vaak? [Thuis]", "Thuis");
        check("thuis", "Hoe vaak? [Thuis]", "hoe vaak?", "Hoe vaak? [Thuis]", "Thuis");
        check("Q3_1", "Q3_1: Hoe vaak werkt u - Thuis", "Q3", "Hoe vaak werkt u - Thuis", "Thuis");
        check("blair", "Blair", "", "Blair", "Blair");
    }

    #[test]
    fn takes_headings_apart() {
        let check = |heading: &str, code: Option<&str>, stem: &str, own: &str| {
            let name = Name::of(heading);
            assert_eq!((name.code, &*name.stem, name.own), (code, stem, own), "{heading}");
        };
        check("A1", Some("A1"), "A", "A1");
        check("Q9_1", Some("Q9_1"), "Q9", "Q9_1");
        check("econ_nat", Some("econ_nat"), "econ", "econ_nat");
        check("c82cop1", Some("c82cop1"), "c82cop", "c82cop1");
        check("v9[SQ001]", Some("v9[SQ001]"), "v9", "v9[SQ001]");
        check("v9[SQ001]. Hoe vaak? [Thuis]", Some("v9[SQ001]"), "v9", "Thuis");
        check("Hoe vaak? [Thuis]", None, "hoe vaak?", "Thuis");
        check("Q3_1: Hoe vaak werkt u - Thuis", Some("Q3_1"), "Q3", "Thuis");
        check("v3[SQ001][1]", Some("v3[SQ001]"), "v3 [1]", "v3[SQ001]");
        check("3 [SQ001][Scale 2]", None, "3 [scale 2]", "SQ001");
        check("Hoe? [Thuis][Schaal 2]", None, "hoe? [schaal 2]", "Thuis");
        check("v3[SQ001][1]. Hoe? [Thuis][Schaal 1]", Some("v3[SQ001]"), "v3 [schaal 1]", "Thuis");
        check("G01Q02_SQ003", Some("G01Q02_SQ003"), "G01Q02", "G01Q02_SQ003");
        check("Hoe vaak? .. [SQ001]", None, "hoe vaak? ..", "SQ001");
        check("Hoe vaak? [Thuis].1", None, "hoe vaak?.1", "Thuis");
        check("Q9a  City Manager's Office", Some("Q9a"), "Q9", "City Manager's Office");
        check("Q12 Ik werk hier graag", Some("Q12"), "Q", "Ik werk hier graag");
        check("Leeftijd", None, "", "Leeftijd");
        check("Rating 1", None, "", "Rating 1");
    }

    #[test]
    fn text_fields_are_written_by_people() {
        for heading in [
            "v3[other]",
            "Wat? [Anders]",
            "v4[SQ001comment]",
            "Waarom? - comment",
            "Q5_7_TEXT: Waarmee? - Anders, namelijk: - Text",
            "Wat? [Other (please specify)]",
            "Anders, namelijk",
        ] {
            assert!(Name::of(heading).is_written(), "{heading}");
        }
        for heading in ["Anders", "Q5_7", "Ik zou het anders doen", "Hoe? [Anders dan thuis]"] {
            assert!(!Name::of(heading).is_written(), "{heading}");
        }
    }
}
