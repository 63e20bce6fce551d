//! What a column of the demo asks, in the words of its questionnaire.

use peilglas::base::Language;
use peilglas::questionnaire::{BackgroundKind, BuiltIn, Missing, Questionnaire};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Who answered.
    Respondent,
    /// A statement with a place on a scale.
    Item,
    /// A list of answers.
    Choice,
    /// A number of years.
    Number,
    /// A text.
    Open,
}

/// A column and its question.
#[derive(Clone, Debug)]
pub struct Question {
    /// The heading in the demo: `Q9_4`.
    pub code: String,
    /// The question's number; of an item, its battery's: `9`.
    pub number: String,
    /// The item's number within its battery, from 1.
    pub part: Option<usize>,
    /// What it holds.
    pub kind: Kind,
    /// What was asked; of an item, what its battery asked.
    pub text: String,
    /// The item.
    pub label: String,
    /// Codes and the answers that they stand for, in the questionnaire's order.
    pub answers: Vec<(i64, String)>,
}

impl Question {
    /// What the demo's column with this heading asks.
    ///
    /// # Panics
    /// When the questionnaire has no such question.
    pub fn of(code: &str) -> Self {
        let survey = Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap);
        let number = code.trim_start_matches('Q');
        let question = |kind, text: &str, answers| Question {
            code: code.to_owned(),
            number: number.to_owned(),
            part: None,
            kind,
            text: text.to_owned(),
            label: String::new(),
            answers,
        };
        if let Some((battery, part)) = number.split_once('_') {
            return item(survey, code, battery, part);
        }
        if let Some(asked) = survey.background.iter().find(|asked| asked.number == number) {
            let mut answers = Vec::new();
            let mut kind = Kind::Number;
            if let BackgroundKind::Choice { answers: listed } = &asked.kind {
                kind = Kind::Choice;
                answers.extend(listed.iter().map(|a| (a.code, dutch(&a.label))));
            }
            for other in &asked.outside {
                answers.extend(other.codes.iter().map(|code| (*code, dutch(&other.label))));
            }
            return question(kind, &dutch(&asked.question), answers);
        }
        if let Some(asked) = survey.choices.iter().find(|choice| choice.number == number) {
            let answers = asked.answers.iter().map(|a| (a.code, dutch(&a.label))).collect();
            return question(Kind::Choice, &dutch(&asked.question), answers);
        }
        match survey.open.iter().find(|open| open.number == number) {
            Some(asked) => question(Kind::Open, &dutch(&asked.question), Vec::new()),
            None => question(Kind::Respondent, code, Vec::new()),
        }
    }

    /// What this cell of the demo says in words; the cell itself where it is no code.
    pub fn words<'a>(&'a self, cell: &'a str) -> &'a str {
        let known = cell.parse().ok().and_then(|code: i64| {
            self.answers.iter().find(|(known, _)| *known == code).map(|(_, words)| &**words)
        });
        known.unwrap_or(cell)
    }

    /// The code that stands for 'no opinion' among the items.
    pub const NO_OPINION: i64 = 6;
}

fn item(survey: &Questionnaire, code: &str, number: &str, part: &str) -> Question {
    let battery = survey.batteries.iter().find(|battery| battery.number == number);
    let battery = battery.expect("a battery of that number");
    let part = part.parse::<usize>().expect("the number of a part");
    let scale = survey.scale(battery);
    let mut answers: Vec<_> = scale.points.iter().map(|p| (p.code, dutch(&p.label))).collect();
    let no_opinion = scale.outside.iter().find(|other| other.kind == Missing::NoOpinion);
    answers.extend(no_opinion.map(|other| (Question::NO_OPINION, dutch(&other.label))));
    Question {
        code: code.to_owned(),
        number: number.to_owned(),
        part: Some(part),
        kind: Kind::Item,
        text: dutch(&battery.question),
        label: dutch(&battery.items[part - 1].label),
        answers,
    }
}

fn dutch(text: &peilglas::base::Text) -> String {
    text.get(Language::Nl).to_owned()
}
