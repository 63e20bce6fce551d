//! This file beside the values that a source states.

use std::collections::BTreeSet;

use super::protocol::{DocumentRequest, FigureView, TableView, View, ViewRequest};
use super::{Survey, plan, view, weights};
use crate::analysis::{
    self, Base, Benchmark, CrossTab, Definitions, Results, StatedCodes, WeightsUsed,
};
use crate::base::{Finding, Text};
use crate::disclosure::{self, Count, Disclosed, Rule};
use crate::figure;
use crate::questionnaire::{Measure, Reference, ReferenceValue, Subject};
use crate::split::{EVERYBODY, OnRequest, Split};
use crate::table;

/// A source beside this file.
pub(super) struct Beside<'a> {
    pub reference: &'a Reference,
    pub found: Disclosed<Vec<Benchmark>>,
    /// Of every battery and question with unordered answers that it speaks of.
    results: Vec<(&'a str, Disclosed<Results>)>,
    /// Of every background question.
    crosstabs: Vec<Disclosed<CrossTab>>,
}

impl Beside<'_> {
    /// What the answers to a subject are weighted by; background questions are not.
    fn weights(&self, subject: &str) -> Option<&WeightsUsed> {
        let (_, results) = self.results.iter().find(|(id, _)| *id == subject)?;
        results.weights.as_ref()
    }
}

/// Every source of the questionnaire of which the file has something.
///
/// # Errors
/// When the file does not allow the selection.
pub(super) fn beside<'a>(
    rule: Rule,
    survey: &'a Survey,
    asked: &DocumentRequest,
) -> Result<Vec<Beside<'a>>, Finding> {
    let references = survey.questionnaire.references.iter();
    let all = references.map(|reference| one(rule, survey, reference, asked));
    all.filter_map(Result::transpose).collect()
}

/// What the sources are called of which the file has something.
pub(super) fn sources(survey: &Survey) -> Vec<Text> {
    let has = |value: &ReferenceValue| has(survey, value);
    let references = survey.questionnaire.references.iter();
    let references = references.filter(|reference| reference.values.iter().any(has));
    references.map(|reference| reference.label.clone()).collect()
}

/// A figure per battery, and a table per background question.
pub(super) fn view(survey: &Survey, asked: &ViewRequest) -> Result<View, Finding> {
    let request = document_of(asked);
    let mut view = View::default();
    for beside in beside(Rule::new(asked.minimum_base), survey, &request)? {
        view.hidden = view.hidden + Count::of_benchmark(&beside.found);
        // The same groups of the same splits, battery by battery.
        let groups = beside.results.iter().map(|(_, results)| view::hidden_groups(results));
        view.hidden_groups = view.hidden_groups.max(groups.max().unwrap_or(0));
        for subject in subjects(survey) {
            let table = table::benchmark(
                &survey.questionnaire,
                beside.reference,
                &beside.found,
                beside.weights(subject),
                subject,
                asked.language,
            );
            let Some(table) = table else { continue };
            let table = TableView::new(&table, asked.language);
            match drawn(survey, asked, &beside, subject, table.clone()) {
                Some(figure) => view.figures.push(figure),
                None => view.tables.push(table),
            }
        }
    }
    Ok(view)
}

/// A document that has the same beside the values of sources.
pub(super) fn document_of(asked: &ViewRequest) -> DocumentRequest {
    DocumentRequest {
        splits: Vec::new(),
        selection: asked.selection.clone(),
        language: asked.language,
        minimum_base: asked.minimum_base,
        definitions: asked.definitions,
    }
}

impl Beside<'_> {
    /// What was counted for it.
    pub(super) fn results(&self) -> impl Iterator<Item = &Disclosed<Results>> {
        self.results.iter().map(|(_, results)| results)
    }

    /// The tables of respondents that were.
    pub(super) fn tables(&self) -> &[Disclosed<CrossTab>] {
        &self.crosstabs
    }
}

/// The ids of everything that a value can be of: batteries, questions with
/// unordered answers, background questions.
fn subjects(survey: &Survey) -> impl Iterator<Item = &str> {
    let background = survey.questionnaire.background.iter();
    view::subjects(survey).chain(background.map(|asked| asked.id.as_str()))
}

fn drawn(
    survey: &Survey,
    asked: &ViewRequest,
    beside: &Beside<'_>,
    subject: &str,
    table: TableView,
) -> Option<FigureView> {
    let (_, results) = beside.results.iter().find(|(id, _)| *id == subject)?;
    let draw = |request: &figure::FigureRequest| {
        let Beside { reference, found, .. } = beside;
        figure::benchmark(&survey.questionnaire, results, reference, found, request)
    };
    view::drawn(survey, asked, [subject, &beside.reference.id], table, draw)
}

fn one<'a>(
    rule: Rule,
    survey: &'a Survey,
    reference: &'a Reference,
    asked: &DocumentRequest,
) -> Result<Option<Beside<'a>>, Finding> {
    let values = || reference.values.iter().filter(|value| has(survey, value));
    let splits_of = |subject: &str| -> BTreeSet<String> {
        let splits =
            values().filter(|value| survey.questionnaire.subject_id(value) == Some(subject));
        let splits = splits.filter_map(|value| value.split.clone());
        splits.filter(|id| survey.split(id, OnRequest::Included).is_some()).collect()
    };
    // Sources state shares of those who answered, whoever else counts elsewhere.
    let definitions = Definitions { base: Base::Answered, ..asked.definitions };
    let weights = weights::weights(survey, definitions)?;
    let mut results = Vec::new();
    for subject in view::subjects(survey) {
        if !values().any(|value| survey.questionnaire.subject_id(value) == Some(subject)) {
            continue;
        }
        let splits: Vec<String> = splits_of(subject).into_iter().collect();
        let of_subject =
            values().filter(|value| survey.questionnaire.subject_id(value) == Some(subject));
        let codes = |value: &ReferenceValue| {
            Some(StatedCodes { item: value.of.clone(), codes: value.stated_codes()? })
        };
        let mut stated: Vec<StatedCodes> = of_subject.filter_map(codes).collect();
        stated.sort_by(|a, b| (&a.item, &a.codes).cmp(&(&b.item, &b.codes)));
        stated.dedup();
        let of_subject = plan::Asked {
            splits: &splits,
            selection: &asked.selection,
            wanted: plan::Wanted::One(subject),
            on_request: OnRequest::Included,
            definitions,
            stated: &stated,
        };
        results.push((subject, plan::weighted(survey, rule, weights.clone(), &of_subject)?));
    }
    let crosstabs = crosstabs(survey, values(), asked, rule)?;
    let family = |value: &ReferenceValue| {
        let subject = survey.questionnaire.subject_id(value).unwrap_or_default();
        format!("{subject} {}", value.measure == Measure::Mean)
    };
    let counted: Vec<Disclosed<Results>> = results.iter().map(|(_, found)| found.clone()).collect();
    let found = disclosure::benchmark(reference, &counted, &crosstabs, definitions, family);
    Ok(found.map(|found| Beside { reference, found, results, crosstabs }))
}

/// Whether the file has a column for what a value is of.
fn has(survey: &Survey, value: &ReferenceValue) -> bool {
    let questionnaire = &*survey.questionnaire;
    let coding = &survey.coding;
    match questionnaire.subject(&value.of) {
        None => false,
        Some(Subject::Item(_)) => coding
            .items
            .iter()
            .any(|coded| questionnaire.batteries[coded.battery].items[coded.item].id == value.of),
        Some(Subject::Background) => coding
            .breaks
            .iter()
            .any(|coded| questionnaire.background[coded.background].id == value.of),
        Some(Subject::Choice) => {
            coding.choices.iter().any(|coded| questionnaire.choices[coded.choice].id == value.of)
        }
    }
}

/// Every background question of the values, by every split that they name.
fn crosstabs<'a>(
    survey: &Survey,
    values: impl Iterator<Item = &'a ReferenceValue>,
    asked: &DocumentRequest,
    rule: Rule,
) -> Result<Vec<Disclosed<CrossTab>>, Finding> {
    let filter = plan::filter(survey, &asked.selection)?;
    let wanted: BTreeSet<(&str, &str)> = values
        .filter(|value| survey.questionnaire.background(&value.of).is_some())
        .map(|value| (value.of.as_str(), value.split.as_deref().unwrap_or(EVERYBODY)))
        .collect();
    let responses = survey.responses();
    let tables = wanted.into_iter().filter_map(|(of, by)| {
        let rows = survey.split(of, OnRequest::Included)?;
        let columns = match by {
            EVERYBODY => Split::everybody(),
            by => survey.split(by, OnRequest::Included)?,
        };
        let counted = analysis::crosstab(&responses, &rows, &columns, &filter);
        let crossing = survey.crossing_of_everybody(rule, [&rows, &columns], &filter);
        Some(disclosure::crosstab(rule, counted, crossing.as_deref()))
    });
    Ok(tables.collect())
}
