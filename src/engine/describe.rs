//! What the page may know of a file.

use super::Survey;
use super::protocol::{BatteryChoice, ColumnView, FileView, SplitChoice, TargetChoice};
use crate::base::Text;
use crate::disclosure::MinimumBase;
use crate::ingest::Values;
use crate::questionnaire::{BackgroundKind, Questionnaire, Target};
use crate::split::{OnRequest, Split};

/// Describes a file without any answer.
pub(super) fn describe(survey: &Survey) -> FileView {
    let questionnaire = &*survey.questionnaire;
    let source = &survey.table.source;
    let allows = |n: &u64| MinimumBase::default().allows(*n);
    FileView {
        name: source.name.clone(),
        format: source.format.clone(),
        encoding: source.encoding.clone(),
        delimiter: source.delimiter,
        respondents: Some(survey.table.rows as u64).filter(allows),
        questionnaire: questionnaire.title.clone(),
        items_matched: survey.coding.items.len(),
        items_asked: questionnaire.items().count(),
        splits: splits(survey),
        batteries: batteries(survey),
        columns: columns(survey),
        targets: targets(questionnaire),
        findings: survey.findings(),
        sample: survey.sample.as_ref().map(|(name, _)| name.clone()),
        memory: memory(survey),
    }
}

fn splits(survey: &Survey) -> Vec<SplitChoice> {
    let questionnaire = &*survey.questionnaire;
    let mut coded: Vec<_> = survey.coding.breaks.iter().collect();
    // The report's own splits come first, then the questionnaire's order.
    coded.sort_by_key(|coded| {
        let id = &questionnaire.background[coded.background].id;
        let first = questionnaire.figures.iter().position(|figure| figure.split == *id);
        (first.unwrap_or(usize::MAX), coded.background)
    });
    coded
        .into_iter()
        .map(|coded| {
            let background = &questionnaire.background[coded.background];
            let on_request = match &background.kind {
                BackgroundKind::Choice { answers } => {
                    answers.iter().find(|answer| answer.on_request)
                }
                BackgroundKind::Number { .. } => None,
            };
            SplitChoice {
                id: background.id.clone(),
                label: background.label.clone(),
                groups: Split::new(questionnaire, coded, OnRequest::LeftOut).groups.len(),
                on_request: on_request.map(|answer| answer.group_label().clone()),
            }
        })
        .collect()
}

fn batteries(survey: &Survey) -> Vec<BatteryChoice> {
    let has_items = |position: usize| survey.coding.items.iter().any(|i| i.battery == position);
    let choice = |id: &String, title: &Text, question| BatteryChoice {
        id: id.clone(),
        title: title.clone(),
        question,
    };
    let batteries = survey.questionnaire.batteries.iter().enumerate();
    let batteries = batteries
        .filter(|(position, _)| has_items(*position))
        .map(|(_, battery)| choice(&battery.id, &battery.title, false));
    let questions = survey.coding.choices.iter().map(|coded| {
        let asked = &survey.questionnaire.choices[coded.choice];
        choice(&asked.id, &asked.label, true)
    });
    batteries.chain(questions).collect()
}

fn columns(survey: &Survey) -> Vec<ColumnView> {
    let columns = survey.table.columns.iter().zip(&survey.matching.columns);
    columns
        .map(|(column, matched)| ColumnView {
            heading: column.heading.clone(),
            matched: matched.clone(),
        })
        .collect()
}

fn targets(questionnaire: &Questionnaire) -> Vec<TargetChoice> {
    let choice =
        |target, label: &Text, group: Text| TargetChoice { target, label: label.clone(), group };
    let items = questionnaire.items().map(|(battery, item)| {
        choice(Target::Item(item.id.clone()), item.axis_label(), battery.title.clone())
    });
    let background = questionnaire
        .background
        .iter()
        .map(|asked| choice(Target::Background(asked.id.clone()), &asked.label, Text::default()));
    let choices = questionnaire
        .choices
        .iter()
        .map(|asked| choice(Target::Choice(asked.id.clone()), &asked.label, Text::default()));
    let options = questionnaire.choices.iter().flat_map(|asked| {
        asked.parts().into_iter().map(|part| {
            let label = part.answer.map(|at| asked.answers[at].label.clone());
            let part = part.id.to_owned();
            TargetChoice {
                label: label.unwrap_or_else(|| Text::same(&*part)),
                target: Target::Option { choice: asked.id.clone(), part },
                group: asked.label.clone(),
            }
        })
    });
    let open = questionnaire
        .open
        .iter()
        .map(|asked| choice(Target::Open(asked.id.clone()), &asked.question, Text::default()));
    background.chain(items).chain(choices).chain(options).chain(open).collect()
}

fn memory(survey: &Survey) -> u64 {
    let bytes = |values: &Values| match values {
        Values::Coded { codes, .. } => codes.bytes(),
        Values::TooVaried => 0,
    };
    survey.table.columns.iter().map(|column| bytes(&column.values) as u64).sum()
}
