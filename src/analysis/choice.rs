//! Questions with unordered answers, and how many wrote something at open ones.

use super::weighted::{ChoiceSums, WeightedChoice, or_left_out};
use super::{Agree, Base, Cell, ChoiceTests, Missing, Plan, Suppression};
use crate::base::Text;
use crate::questionnaire::Questionnaire;
use crate::responses::{CodedChoice, CodedOpen, Responses};
use crate::tally::{Bins, ChoiceTally, WeightedBins, tally_choice, tally_open};

/// One question with unordered answers.
#[derive(Clone, Debug)]
pub struct ChoiceResult {
    /// The question's id.
    pub id: String,
    /// A short name.
    pub label: Text,
    /// Whether several answers could be given.
    pub kind: ChoiceKind,
    /// The headings of its columns.
    pub columns: Vec<String>,
    /// Its answers, in order.
    pub options: Vec<OptionInfo>,
    /// Everybody who counts.
    pub total: Cell<ChoiceValues>,
    /// Per split of the plan.
    pub by: Vec<ChoiceSplit>,
}

/// How many answers a question has per respondent, and so what its base is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceKind {
    /// One answer; the base is who gave one.
    Single,
    /// Several. Where the file does not say that an answer was *not* chosen,
    /// the base is who chose one or more; otherwise who answered.
    Multiple {
        /// Whether those who chose none are in the base.
        with_none: bool,
    },
}

/// An answer of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionInfo {
    /// The answer's id.
    pub id: String,
    /// Its stored value, or its position where several could be given.
    pub code: i64,
    /// What the respondent read.
    pub label: Text,
}

/// What is computed of a group's answers to one question.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceValues {
    /// Base: those who answered.
    pub n: u64,
    /// Respondents that shares are of: those who answered, and who else is
    /// [counted](super::Base).
    pub base: u64,
    /// Per answer those who chose it, and their share of that.
    pub options: Vec<Agree>,
    /// Respondents who did not answer.
    pub missing: Missing,
    /// The same, weighted; `None` where nothing is weighted, or fewer have a weight than
    /// may be shown.
    pub weighted: Option<Box<WeightedChoice>>,
}

impl ChoiceValues {
    /// The share that chose an answer, of respondents or as they are weighted.
    ///
    /// # Errors
    /// Why it is hidden: too few have a weight, or it would have to be too coarse.
    pub fn share(&self, option: usize, weighted: bool) -> Result<Option<f64>, Suppression> {
        match (weighted, &self.weighted) {
            (false, _) => Ok(self.options[option].share),
            (true, None) => Err(Suppression::Primary),
            (true, Some(all)) => or_left_out(all.shares[option], all.steps.as_ref()),
        }
    }
}

/// One question by one split.
#[derive(Clone, Debug)]
pub struct ChoiceSplit {
    /// Per group of the split.
    pub cells: Vec<Cell<ChoiceValues>>,
    /// Tests between the groups, once [`super::compare_choices`] made them.
    pub tests: Option<ChoiceTests>,
    /// Weighted sums per answer, until groups are compared.
    pub(super) sums: Option<ChoiceSums>,
}

/// An open question: how many wrote something.
#[derive(Clone, Debug)]
pub struct OpenResult {
    /// The question's id.
    pub id: String,
    /// The question as it was put.
    pub label: Text,
    /// The heading of its column.
    pub column: String,
    /// Everybody who counts.
    pub total: Cell<u64>,
    /// Per split of the plan.
    pub by: Vec<OpenSplit>,
}

/// An open question by one split.
#[derive(Clone, Debug)]
pub struct OpenSplit {
    /// Per group of the split.
    pub cells: Vec<Cell<u64>>,
}

/// Counts every question of the plan that has unordered answers.
pub(super) fn choices(
    questionnaire: &Questionnaire,
    responses: &Responses<'_>,
    plan: &Plan,
    bins: &[Bins],
    everybody: &Bins,
    weighted: &[WeightedBins<'_>],
) -> Vec<ChoiceResult> {
    let coded = responses.coding.choices.iter();
    coded
        .filter(|coded| wanted(plan, &questionnaire.choices[coded.choice].id))
        .map(|coded| {
            let mut result = choice(questionnaire, responses, coded, plan, bins, everybody);
            result.weigh(responses, coded, weighted, plan.definitions.base.beside());
            result
        })
        .collect()
}

/// Counts the open questions, where the plan asks for everything.
pub(super) fn open(
    questionnaire: &Questionnaire,
    responses: &Responses<'_>,
    plan: &Plan,
    bins: &[Bins],
    everybody: &Bins,
) -> Vec<OpenResult> {
    let coded = responses.coding.open.iter().filter(|_| plan.battery.is_none());
    let wrote = |tally: ChoiceTally| Cell::Shown(Box::new(tally.base));
    let result = |coded: &CodedOpen| {
        let asked = &questionnaire.open[coded.open];
        let (cells, total) = by_split(bins, everybody, |bins| tally_open(responses, coded, bins));
        let split =
            |cells: Vec<ChoiceTally>| OpenSplit { cells: cells.into_iter().map(wrote).collect() };
        OpenResult {
            id: asked.id.clone(),
            label: asked.question.clone(),
            column: responses.heading(coded.column).to_owned(),
            total: wrote(total),
            by: cells.into_iter().map(split).collect(),
        }
    };
    coded.map(result).collect()
}

fn wanted(plan: &Plan, id: &str) -> bool {
    plan.battery.as_ref().is_none_or(|only| only == id)
}

fn choice(
    questionnaire: &Questionnaire,
    responses: &Responses<'_>,
    coded: &CodedChoice,
    plan: &Plan,
    bins: &[Bins],
    everybody: &Bins,
) -> ChoiceResult {
    let cell = |tally| cell(tally, plan.definitions.base);
    let asked = &questionnaire.choices[coded.choice];
    let count = |bins: &Bins| tally_choice(responses, coded, asked.answers.len(), bins);
    let (cells, total) = by_split(bins, everybody, count);
    let split = |cells: Vec<ChoiceTally>| ChoiceSplit {
        cells: cells.into_iter().map(cell).collect(),
        tests: None,
        sums: None,
    };
    let options = asked.answers.iter().zip(1..).map(|(answer, position)| OptionInfo {
        id: answer.id.clone(),
        code: if asked.multiple { position } else { answer.code },
        label: answer.label.clone(),
    });
    let headings = coded.columns.iter().map(|column| responses.heading(column.column).to_owned());
    ChoiceResult {
        id: asked.id.clone(),
        label: asked.label.clone(),
        kind: match asked.multiple {
            true => ChoiceKind::Multiple { with_none: coded.tells_none() },
            false => ChoiceKind::Single,
        },
        columns: headings.collect(),
        options: options.collect(),
        total: cell(total),
        by: cells.into_iter().map(split).collect(),
    }
}

fn cell(tally: ChoiceTally, base: Base) -> Cell<ChoiceValues> {
    let base = base.of(tally.base, &tally.missing);
    let options = tally.counts.iter().map(|count| Agree::of(*count, base)).collect();
    let (n, missing) = (tally.base, tally.missing);
    Cell::Shown(Box::new(ChoiceValues { n, base, options, missing, weighted: None }))
}

/// Counts per split, and in total.
fn by_split(
    bins: &[Bins],
    everybody: &Bins,
    count: impl Fn(&Bins) -> (Vec<ChoiceTally>, ChoiceTally),
) -> (Vec<Vec<ChoiceTally>>, ChoiceTally) {
    let mut total = None;
    let cells = bins.iter().map(|bins| {
        let (groups, everybody) = count(bins);
        total.get_or_insert(everybody);
        groups
    });
    let cells = cells.collect();
    (cells, total.unwrap_or_else(|| count(everybody).1))
}
