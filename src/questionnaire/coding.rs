//! What a stored value means: a point of the scale, a group, a number, or a
//! kind of missing.

use std::collections::HashMap;

use super::file::{Answer, Background, BackgroundKind, Band, Missing, Outside, Scale};
use super::spelling::{likeness, normalise, number, number_with_unit};

/// Texts at least this alike are taken for the same answer.
const ALIKE: f64 = 0.88;

/// What another answer must be less alike, to be out of the question.
const MARGIN: f64 = 0.1;

/// What one stored value means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// The scale's point, the answer or the band at this position.
    Position(usize),
    /// No place on the scale.
    Missing(Missing),
    /// Nothing that the questionnaire knows.
    Unknown,
}

/// How a value was written that has a place on the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// As a code.
    Code,
    /// As a label.
    Label,
}

/// Gives stored values their meaning, by code or by label in either language.
#[derive(Clone, Debug)]
pub struct Coder {
    codes: HashMap<i64, Meaning>,
    /// Labels as they are written: `<30` and `>30` differ in their signs only.
    exact: HashMap<String, Meaning>,
    labels: HashMap<String, Meaning>,
    bands: Vec<Band>,
    /// Points that are no whole numbers.
    values: Vec<(f64, Meaning)>,
}

impl Coder {
    /// For the items of a battery.
    pub fn for_scale(scale: &Scale) -> Self {
        let mut coder = Coder::empty(&scale.outside);
        for (position, point) in scale.points.iter().enumerate() {
            let code = Some(point.code).filter(|_| point.value.is_none());
            coder.add(position, code, point.label.both(), &point.also);
            coder.values.extend(point.value.map(|value| (value, Meaning::Position(position))));
        }
        coder
    }

    /// For a background question.
    pub fn for_background(background: &Background) -> Self {
        match &background.kind {
            BackgroundKind::Choice { answers } => Self::for_answers(answers, &background.outside),
            BackgroundKind::Number { bands, .. } => {
                let mut coder = Coder::empty(&background.outside);
                for (position, band) in bands.iter().enumerate() {
                    coder.add(position, None, band.label.both(), &band.also);
                }
                coder.bands.clone_from(bands);
                coder
            }
        }
    }

    /// For a question with unordered answers.
    pub fn for_answers(answers: &[Answer], outside: &[Outside]) -> Self {
        let mut coder = Coder::empty(outside);
        for (position, answer) in answers.iter().enumerate() {
            coder.add(position, Some(answer.code), answer.label.both(), &answer.also);
            if let Some(group) = &answer.group {
                coder.add(position, None, group.both(), &[]);
            }
        }
        coder
    }

    /// What `value` means. The empty value is 'not answered'.
    pub fn meaning(&self, value: &str) -> Meaning {
        if value.trim().is_empty() {
            return Meaning::Missing(Missing::NotAnswered);
        }
        if let Some(known) = self.exact.get(value.trim()) {
            return *known;
        }
        if let Some(number) = number(value) {
            return self.meaning_of_number(number);
        }
        if let Some(known) = self.labels.get(&normalise(value)) {
            return *known;
        }
        if let Some(number) = self.number(value) {
            return self.meaning_of_number(number);
        }
        self.code_with_label(value).unwrap_or(Meaning::Unknown)
    }

    /// What a label means that is the questionnaire's own, letter by letter or
    /// but for case, accents and punctuation.
    pub fn named(&self, label: &str) -> Meaning {
        let exact = self.exact.get(label.trim());
        let known = exact.or_else(|| self.labels.get(&normalise(label)));
        known.copied().unwrap_or(Meaning::Unknown)
    }

    /// What a code means that the questionnaire names.
    pub fn coded(&self, value: &str) -> Meaning {
        number(value).and_then(|number| self.code(number)).unwrap_or(Meaning::Unknown)
    }

    /// Whether a value on the scale is written as a code or as a label; `None`
    /// where it is both: `1 lowest`, or a label that is another answer's code.
    pub fn written(&self, value: &str) -> Option<Written> {
        let (named, coded) = (self.named(value), self.coded(value));
        if let Some(number) = number(value) {
            let known =
                matches!(coded, Meaning::Position(_)) && [coded, Meaning::Unknown].contains(&named);
            let banded = self.bands.iter().any(|band| band.holds(number));
            return (known || banded).then_some(Written::Code);
        }
        let with_code = value.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let label = matches!(named, Meaning::Position(_)) && (!with_code || self.asks_number());
        label.then_some(Written::Label)
    }

    /// Whether the question asks for a number.
    pub fn asks_number(&self) -> bool {
        !self.bands.is_empty()
    }

    /// The number that was answered, where the question asks for one and the
    /// answer is not a code for missing.
    pub fn number(&self, value: &str) -> Option<f64> {
        if self.bands.is_empty() {
            return None;
        }
        number_with_unit(value).filter(|number| self.missing_code(*number).is_none())
    }

    /// The answer whose label is nearly this, when no other is nearly as alike:
    /// 'eens' and 'oneens' are alike and the opposite of each other.
    pub fn alike(&self, value: &str) -> Meaning {
        let value = normalise(value);
        let likeness_to = |label: &String| likeness(&value, label);
        let (most, best) = self
            .labels
            .iter()
            .map(|(label, meaning)| (likeness_to(label), *meaning))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .unwrap_or((0.0, Meaning::Unknown));
        let rival = self
            .labels
            .iter()
            .any(|(label, other)| *other != best && likeness_to(label) >= most - MARGIN);
        if most >= ALIKE && !rival { best } else { Meaning::Unknown }
    }

    fn empty(outside: &[Outside]) -> Self {
        let mut coder = Coder {
            codes: HashMap::new(),
            exact: HashMap::new(),
            labels: HashMap::new(),
            bands: Vec::new(),
            values: Vec::new(),
        };
        for answer in outside {
            let meaning = Meaning::Missing(answer.kind);
            coder.codes.extend(answer.codes.iter().map(|code| (*code, meaning)));
            let labels = answer.label.both().into_iter().chain(answer.also.iter().map(|a| &**a));
            for label in labels {
                coder.name(label, meaning);
            }
        }
        coder
    }

    fn add(&mut self, position: usize, code: Option<i64>, labels: [&str; 2], also: &[String]) {
        let meaning = Meaning::Position(position);
        if let Some(code) = code {
            self.codes.insert(code, meaning);
        }
        for label in labels.into_iter().chain(also.iter().map(|also| &**also)) {
            self.name(label, meaning);
        }
    }

    fn name(&mut self, label: &str, meaning: Meaning) {
        self.exact.entry(label.trim().to_owned()).or_insert(meaning);
        self.labels.entry(normalise(label)).or_insert(meaning);
    }

    fn meaning_of_number(&self, number: f64) -> Meaning {
        let meaning = if let Some(missing) = self.missing_code(number) {
            Some(missing)
        } else if self.bands.is_empty() {
            self.code(number)
        } else {
            let band = |number| self.bands.iter().position(|band| band.holds(number));
            // Who is 30 and a half is 30: bands count completed years.
            band(number).or_else(|| band(number.floor())).map(Meaning::Position)
        };
        meaning.unwrap_or(Meaning::Unknown)
    }

    /// A code for missing also where numbers are asked: 99 is no age.
    fn missing_code(&self, number: f64) -> Option<Meaning> {
        self.code(number).filter(|meaning| matches!(meaning, Meaning::Missing(_)))
    }

    fn code(&self, number: f64) -> Option<Meaning> {
        // Grades are in tenths; what is not nearly one is none.
        let near = |value: f64| (value - number).abs() < 1e-6;
        let graded = self.values.iter().find(|(value, _)| near(*value));
        if let Some((_, meaning)) = graded {
            return Some(*meaning);
        }
        let whole = number.fract() == 0.0;
        whole.then(|| self.codes.get(&(number as i64)).copied()).flatten()
    }

    /// `4 - Mee eens`, `4 = Mee eens`, `A4`, `AO04`, `Mee eens (4)`.
    fn code_with_label(&self, value: &str) -> Option<Meaning> {
        let value = value.trim();
        let answer_code = ["AO", "A", "ao", "a"].iter().find_map(|p| value.strip_prefix(p));
        if let Some(code) = answer_code.and_then(|digits| digits.parse::<i64>().ok()) {
            return self.codes.get(&code).copied();
        }
        let digits = value.find(|c: char| !c.is_ascii_digit())?;
        let (code, label) = value.split_at(digits);
        let by_code = || code.parse().ok().and_then(|code: i64| self.codes.get(&code)).copied();
        let separated = label.starts_with([' ', '-', '=', '.', ':', ')', '_']);
        let by_label = self.labels.get(&normalise(label)).copied();
        if self.bands.is_empty() && !code.is_empty() && separated {
            // A code whose label says something else is not to be trusted.
            return by_label
                .filter(|meaning| by_code() == Some(*meaning))
                .or_else(|| by_label.is_none().then(by_code).flatten());
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::{BuiltIn, Questionnaire};

    fn check(coder: &Coder, value: &str, expected: Meaning) {
        assert_eq!(coder.meaning(value), expected, "{value}");
    }

    #[test]
    fn reads_answers_on_the_scale() {
        let survey = Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap);
        let coder = Coder::for_scale(&survey.scales[0]);
        for value in
            ["4", "4.0", "4,0", "Mee eens", "MEE EENS", "4 - Mee eens", "A4", "agree", "eens"]
        {
            check(&coder, value, Meaning::Position(3));
        }
        check(&coder, "Zeer mee oneeens", Meaning::Unknown);
        assert_eq!(coder.alike("Zeer mee oneeens"), Meaning::Position(0));
        assert_eq!(coder.alike("Zeer mee neens"), Meaning::Unknown, "nearly as like the opposite");
        assert_eq!(coder.alike("Geen meenig"), Meaning::Unknown);
        assert_eq!(coder.alike("Niet eens, niet onneens"), Meaning::Position(2));
        check(&coder, "Zeer mee oneens", Meaning::Position(0));
        check(&coder, "Geen mening", Meaning::Missing(Missing::NoOpinion));
        check(&coder, " ", Meaning::Missing(Missing::NotAnswered));
        check(&coder, "4 - Mee oneens", Meaning::Unknown);
        check(&coder, "3.5", Meaning::Unknown);
        check(&coder, "17", Meaning::Unknown);
    }

    #[test]
    fn reads_numbers_into_bands_and_band_labels() {
        let survey = Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap);
        let age = survey.background("leeftijd").expect("age is asked");
        let coder = Coder::for_background(age);
        check(&coder, "30", Meaning::Position(0));
        check(&coder, "30,5", Meaning::Position(0));
        check(&coder, "47 jaar", Meaning::Position(3));
        check(&coder, "46-55 jaar", Meaning::Position(3));
        check(&coder, "46–55", Meaning::Position(3));
        check(&coder, "99", Meaning::Missing(Missing::Refused));
        assert_eq!(coder.number("47 jaar"), Some(47.0));
        assert_eq!(coder.number("99"), None);
        assert_eq!(coder.number("46-55 jaar"), None);
    }
}
