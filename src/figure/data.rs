//! What a figure shows, taken from disclosed results: groups, items in their
//! order, and per item a value per group.

use super::axis::Axis;
use super::colour::{Look, look};
use super::labels::clean;
use super::{FigureRequest, Order};
use super::{options, scores};
use crate::analysis::{
    Cell, ChoiceKind, Contrasts, GroupMarks, ItemResult, Marks, Results, SplitInfo, SplitResult,
    StarTest, Suppression,
};
use crate::base::{Language, Text, number};
use crate::disclosure::MinimumBase;
use crate::questionnaire::{Battery, Item, Questionnaire};
use crate::stats::column_name;

/// A battery or a question by a split, ready to be drawn.
pub(super) struct Content<'a> {
    pub questionnaire: &'a Questionnaire,
    pub results: &'a Results,
    /// The smallest base that is shown; the lowest there is where nothing is hidden.
    pub minimum_base: MinimumBase,
    pub subject: Subject<'a>,
    pub split: &'a SplitInfo,
    pub language: Language,
    pub groups: Vec<Group>,
    pub rows: Vec<Row>,
    /// Whether a group's base differs from its size.
    pub bases_differ: bool,
}

/// What a figure is about.
pub(super) struct Subject<'a> {
    pub id: &'a str,
    pub title: Text,
    pub measure: Measure<'a>,
}

/// What the values of a figure are shares of.
pub(super) enum Measure<'a> {
    /// A battery says so itself; the rows are its items.
    Battery(&'a Text),
    /// Of a question it follows from its kind; the rows are its answers.
    Question(ChoiceKind),
    /// Mean scores, between the lowest and the highest code; the rows are scales.
    Scores([i64; 2]),
}

/// The rows of a figure and the cells that they are of.
pub(super) struct Rows<'a> {
    pub subject: Subject<'a>,
    pub rows: Vec<Row>,
    /// Per row and group the base, or why it is hidden.
    pub bases: Vec<Vec<Result<u64, Suppression>>>,
}

/// A group of the split.
pub(super) struct Group {
    pub label: String,
    pub look: Look,
    /// Respondents, or why that is hidden.
    pub size: Result<u64, Suppression>,
    /// What they count for, where they are weighted.
    pub weighted: Option<f64>,
    /// Whether the legend says it: rows may have other bases.
    pub counted: bool,
    /// Whether it takes part in tests.
    pub compared: bool,
}

/// An item, or an answer.
pub(super) struct Row {
    pub id: String,
    /// As the axis shows it.
    pub label: String,
    /// As it was put, with its explanation; empty when that adds nothing.
    pub explanation: String,
    /// Per group.
    pub values: Vec<Value>,
    pub stars: &'static str,
    /// Per group what stands behind its value, where that was chosen.
    pub marks: Vec<Option<GroupMarks>>,
    /// Which test the stars, or their absence, are of; `None` where none could be done.
    pub test: Option<StarTest>,
}

/// What there is to show of a group's answers to an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    /// The share that agrees, or chose the answer, or the place of the mean score on its
    /// axis; 0 to 1.
    Share(f64),
    /// Nobody answered it.
    Nobody,
    /// Hidden.
    Hidden(Suppression),
}

impl<'a> Content<'a> {
    /// `None` when the results do not have the battery or question, or the split.
    pub fn new(
        questionnaire: &'a Questionnaire,
        (results, minimum_base): (&'a Results, MinimumBase),
        request: &FigureRequest,
    ) -> Option<Self> {
        let position = results.splits.iter().position(|split| split.id == request.split)?;
        let rows = match questionnaire.battery(&request.battery) {
            Some(battery) => items(battery, results, position, request)?,
            None => options::rows(questionnaire, results, position, request)?,
        };
        Some(Self::of(questionnaire, (results, minimum_base), position, rows, request.language))
    }

    /// The scales with this range of codes. `None` when the results do not have them, or
    /// the split.
    pub fn of_scores(
        questionnaire: &'a Questionnaire,
        (results, minimum_base): (&'a Results, MinimumBase),
        range: [i64; 2],
        request: &FigureRequest,
    ) -> Option<Self> {
        let position = results.splits.iter().position(|split| split.id == request.split)?;
        let rows = scores::rows(results, range, position, request)?;
        Some(Self::of(questionnaire, (results, minimum_base), position, rows, request.language))
    }

    fn of(
        questionnaire: &'a Questionnaire,
        (results, minimum_base): (&'a Results, MinimumBase),
        position: usize,
        Rows { subject, rows, bases }: Rows<'a>,
        language: Language,
    ) -> Self {
        let split = &results.splits[position];
        // A letter is a name only where groups are compared by it.
        let tested = rows.iter().any(|row| row.marks.iter().any(Option::is_some));
        let groups = split.groups.iter().enumerate().map(|(at, group)| Group {
            label: match results.definitions.marks {
                Marks::Letters if tested => {
                    format!("{} {}", column_name(at), clean(group.label.get(language)))
                }
                _ => clean(group.label.get(language)),
            },
            look: look(at),
            compared: group.compared,
            weighted: group.weighted,
            counted: true,
            size: group.n.ok_or_else(|| {
                // A group is hidden for the reason that its cells are.
                let hidden = bases.iter().find_map(|bases| bases[at].err());
                hidden.unwrap_or(Suppression::Primary)
            }),
        });
        let groups: Vec<Group> = groups.collect();
        let differs = |bases: &Vec<Result<u64, Suppression>>| {
            bases.iter().zip(&groups).any(|(base, group)| base.is_ok() && *base != group.size)
        };
        Content {
            questionnaire,
            results,
            minimum_base,
            subject,
            split,
            language,
            bases_differ: bases.iter().any(differs),
            groups,
            rows,
        }
    }

    /// Whether the values are weighted.
    pub fn weighs(&self) -> bool {
        self.results.weights.is_some()
    }

    /// Whether nothing at all may be seen.
    pub fn all_hidden(&self) -> bool {
        self.values().all(|value| matches!(value, Value::Hidden(_)))
    }

    /// What the values are measured in.
    pub fn axis(&self) -> Axis {
        match self.subject.measure {
            Measure::Scores(range) => Axis::Score(range),
            Measure::Battery(_) | Measure::Question(_) => Axis::Share,
        }
    }

    /// Every value of every row.
    pub fn values(&self) -> impl Iterator<Item = Value> {
        self.rows.iter().flat_map(|row| row.values.iter().copied())
    }

    /// Whether stars of this figure are of this test.
    pub fn uses(&self, test: StarTest) -> bool {
        self.rows.iter().any(|row| row.test == Some(test))
    }

    /// The smallest base that is shown, as the language writes it.
    pub fn minimum(&self) -> String {
        number::count(self.language, self.minimum_base.get())
    }
}

/// The items of a battery as rows.
fn items<'a>(
    battery: &'a Battery,
    results: &'a Results,
    split: usize,
    request: &FigureRequest,
) -> Option<Rows<'a>> {
    let mut found: Vec<(&Item, &ItemResult)> = results
        .items
        .iter()
        .filter(|result| result.battery == battery.id)
        .filter_map(|result| {
            battery.items.iter().find(|item| item.id == result.id).map(|item| (item, result))
        })
        .collect();
    if found.is_empty() {
        return None;
    }
    if request.order == Order::Value {
        let weighs = results.weights.is_some();
        found.sort_by(|(_, a), (_, b)| agreeing(b, weighs).total_cmp(&agreeing(a, weighs)));
    }
    let base = |cell: &Cell| match cell {
        Cell::Hidden(reason) => Err(*reason),
        Cell::Shown(values) => Ok(values.n),
    };
    Some(Rows {
        subject: Subject {
            id: &battery.id,
            title: battery.title.clone(),
            measure: Measure::Battery(&battery.measure),
        },
        bases: found
            .iter()
            .map(|(_, item)| item.by[split].cells.iter().map(base).collect())
            .collect(),
        rows: found
            .iter()
            .map(|(item, result)| Row::new(item, &result.by[split], results, request.language))
            .collect(),
    })
}

impl Row {
    fn new(item: &Item, result: &SplitResult, results: &Results, language: Language) -> Self {
        let weighs = results.weights.is_some();
        let marks = results.definitions.marks;
        let label = clean(item.axis_label().get(language));
        let asked = clean(item.label.get(language));
        let said = item.explanation.as_ref().map(|words| clean(words.get(language)));
        let explanation = match said.filter(|words| !words.is_empty()) {
            Some(said) if asked == label => said,
            Some(said) => format!("{}. {said}", asked.trim_end_matches('.')),
            None if asked == label => String::new(),
            None => asked,
        };
        let tests = result.tests.as_ref().filter(|tests| tests.star_p().is_some());
        Row {
            id: item.id.clone(),
            label,
            explanation,
            values: result.cells.iter().map(|cell| Value::of(cell, weighs)).collect(),
            stars: tests.map_or("", |tests| tests.stars),
            marks: chosen_marks(marks, result.tests.as_ref().map(|tests| &tests.shares)),
            test: tests.map(|tests| tests.star_test),
        }
    }

    /// The shares that are shown, with the groups' positions.
    pub fn shares(&self) -> impl Iterator<Item = (usize, f64)> {
        self.values.iter().enumerate().filter_map(|(group, value)| match value {
            Value::Share(share) => Some((group, *share)),
            _ => None,
        })
    }
}

impl Value {
    fn of(cell: &Cell, weighs: bool) -> Self {
        match cell {
            Cell::Hidden(reason) => Value::Hidden(*reason),
            Cell::Shown(values) => Value::or_hidden(values.share(weighs)),
        }
    }

    /// Why it is hidden; `None` where it is not.
    pub fn reason(self) -> Option<Suppression> {
        match self {
            Value::Hidden(reason) => Some(reason),
            Value::Share(_) | Value::Nobody => None,
        }
    }

    /// A share where there is one; hidden where what is weighted is.
    pub fn or_hidden(share: Result<Option<f64>, Suppression>) -> Self {
        match share {
            Err(reason) => Value::Hidden(reason),
            Ok(share) => share.map_or(Value::Nobody, Value::Share),
        }
    }
}

/// What stands behind a row's values: nothing unless it was chosen.
pub(super) fn chosen_marks(marks: Marks, contrasts: Option<&Contrasts>) -> Vec<Option<GroupMarks>> {
    let all = contrasts.map_or(&[][..], |contrasts| &contrasts.marks);
    let of_group = |group: &GroupMarks| match marks {
        Marks::Stars => GroupMarks::default(),
        Marks::Letters => GroupMarks { arrow: None, ..group.clone() },
        Marks::Arrows => GroupMarks { letters: Vec::new(), ..group.clone() },
    };
    all.iter().map(|group| group.as_ref().map(of_group)).collect()
}

/// The share of everybody that agrees, for the order; what is hidden comes last.
fn agreeing(item: &ItemResult, weighs: bool) -> f64 {
    let share = item.total.values().and_then(|values| values.share(weighs).ok()?);
    share.unwrap_or(-1.0)
}
