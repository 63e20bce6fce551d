//! Break variables: who belongs to which group, and who is left out.

mod filter;

pub use crate::questionnaire::EVERYBODY;
pub use filter::Filter;

use crate::base::{Language, Text, texts};
use crate::questionnaire::{Background, BackgroundKind, Questionnaire};
use crate::responses::{CodedBreak, Responses, slot};

/// A break variable: the groups that it makes of the respondents.
#[derive(Clone, Debug)]
pub struct Split {
    /// The background question's id.
    pub id: String,
    /// A short name.
    pub label: Text,
    /// The groups, in the questionnaire's order.
    pub groups: Vec<Group>,
    /// `None` for everybody.
    column: Option<usize>,
    /// Per stored code the group's position, or [`slot::NO_GROUP`].
    group_of_code: Vec<u8>,
    /// Per stored code the number answered, of those in a group.
    numbers: Option<Vec<Option<f64>>>,
    /// The two splits that this one crosses.
    crosses: Option<Box<[Split; 2]>>,
}

/// Groups that a split may have: their positions are kept in a byte.
const MOST_GROUPS: usize = 253;

/// One group of a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The answer's or band's id.
    pub id: String,
    /// What it is called in a figure.
    pub label: Text,
    /// Whether it takes part in tests.
    pub compared: bool,
    /// Whether it is counted only so that no other group comes back by
    /// subtraction; disclosure control takes it out.
    pub left_out: bool,
}

/// Which groups a split shows that it could leave out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnRequest {
    /// 'Anders' is left out.
    #[default]
    LeftOut,
    /// 'Anders' is counted, but takes no part in tests.
    Counted,
    /// 'Anders' is a group as the others.
    Included,
}

impl Split {
    /// The split by a background question that has a column.
    pub fn new(questionnaire: &Questionnaire, coded: &CodedBreak, on_request: OnRequest) -> Self {
        let background = &questionnaire.background[coded.background];
        let mut groups = groups_of(background);
        for group in groups.iter_mut().filter(|group| !group.compared) {
            group.left_out = on_request == OnRequest::LeftOut;
            group.compared = on_request == OnRequest::Included;
        }
        let count = groups.len();
        let group_of = |slot: &u8| Some(*slot).filter(|slot| usize::from(*slot) < count);
        let number = matches!(background.kind, BackgroundKind::Number { .. });
        Split {
            id: background.id.clone(),
            label: background.label.clone(),
            groups,
            column: Some(coded.column),
            group_of_code: coded
                .slots
                .iter()
                .map(|slot| group_of(slot).unwrap_or(slot::NO_GROUP))
                .collect(),
            numbers: number.then(|| coded.numbers.clone()),
            crosses: None,
        }
    }

    /// The split with this id, where its question has a column.
    pub fn find(
        questionnaire: &Questionnaire,
        responses: &Responses<'_>,
        id: &str,
        on_request: OnRequest,
    ) -> Option<Self> {
        let breaks = &responses.coding.breaks;
        let coded = breaks.iter().find(|b| questionnaire.background[b.background].id == id)?;
        Some(Split::new(questionnaire, coded, on_request))
    }

    /// Everybody who is in a group of this split, as one group.
    pub fn undivided(&self) -> Self {
        let group =
            Group { id: String::new(), label: Text::default(), compared: false, left_out: false };
        let all = |group: &u8| if *group == slot::NO_GROUP { slot::NO_GROUP } else { 0 };
        Split {
            groups: vec![group],
            group_of_code: self.group_of_code.iter().map(all).collect(),
            ..self.clone()
        }
    }

    /// No split: everybody is one group.
    pub fn everybody() -> Self {
        let text = |key| {
            let [nl, en] = Language::ALL.map(|language| texts::plain(language, key));
            Text { nl, en }
        };
        let label = text("split-everybody-group");
        Split {
            id: EVERYBODY.to_owned(),
            label: text("split-everybody"),
            groups: vec![Group { id: "all".to_owned(), label, compared: true, left_out: false }],
            column: None,
            group_of_code: Vec::new(),
            numbers: None,
            crosses: None,
        }
    }

    /// This split crossed with another: a group for every pair, those of one group of this
    /// one beside each other, and after the groups of each side those in none of them.
    /// `None` when there are too many.
    pub fn crossed(&self, across: &Split) -> Option<Self> {
        let (height, width) = (self.groups.len() + 1, across.groups.len() + 1);
        let group = |at: usize| {
            let pair = [self.groups.get(at / width), across.groups.get(at % width)];
            let [id, nl, en] = match pair {
                [Some(row), Some(column)] => [
                    [&row.id, &column.id],
                    [&row.label.nl, &column.label.nl],
                    [&row.label.en, &column.label.en],
                ]
                .map(|[row, column]| format!("{row}×{column}")),
                _ => Default::default(),
            };
            let label = Text { nl, en };
            Group { id, label, compared: true, left_out: true }
        };
        (height * width <= MOST_GROUPS).then(|| Split {
            id: format!("{}×{}", self.id, across.id),
            groups: (0..height * width).map(group).collect(),
            label: Text::default(),
            crosses: Some(Box::new([self.clone(), across.clone()])),
            column: None,
            group_of_code: Vec::new(),
            numbers: None,
        })
    }

    /// Per respondent the group's position, or [`slot::NO_GROUP`].
    pub fn assign(&self, responses: &Responses<'_>) -> Vec<u8> {
        if let Some(sides) = &self.crosses {
            let [rows, columns] = &**sides;
            let none = [rows, columns].map(|side| side.groups.len() as u8);
            let pair =
                |(row, column): (u8, u8)| row.min(none[0]) * (none[1] + 1) + column.min(none[1]);
            return rows
                .assign(responses)
                .into_iter()
                .zip(columns.assign(responses))
                .map(pair)
                .collect();
        }
        let Some(column) = self.column else { return vec![0; responses.respondents()] };
        match responses.codes(column) {
            None => vec![slot::NO_GROUP; responses.respondents()],
            Some(codes) => codes.map(|code| self.group_of_code[code]),
        }
    }

    /// The column that it reads, and per stored code the group's position or
    /// [`slot::NO_GROUP`]. `None` of everybody, and of two splits crossed.
    pub fn grouping(&self) -> Option<(usize, &[u8])> {
        Some((self.column?, &self.group_of_code))
    }

    /// Per respondent the number that was answered, where this question asks for one.
    pub fn numbers(&self, responses: &Responses<'_>) -> Option<Vec<Option<f64>>> {
        let numbers = self.numbers.as_ref()?;
        Some(responses.codes(self.column?)?.map(|code| numbers[code]))
    }

    /// The groups that are not left out.
    pub fn shown(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(|group| !group.left_out)
    }

    /// The position of the group with this id.
    pub fn group(&self, id: &str) -> Option<usize> {
        self.groups.iter().position(|group| group.id == id)
    }
}

/// The groups of a question; those shown on request are not compared.
fn groups_of(background: &Background) -> Vec<Group> {
    let group = |id: &String, label: &Text, compared| Group {
        id: id.clone(),
        label: label.clone(),
        compared,
        left_out: false,
    };
    match &background.kind {
        BackgroundKind::Choice { answers } => answers
            .iter()
            .map(|answer| group(&answer.id, answer.group_label(), !answer.on_request))
            .collect(),
        BackgroundKind::Number { bands, .. } => {
            bands.iter().map(|band| group(&band.id, &band.label, true)).collect()
        }
    }
}
