//! What the page may know of a file.

use super::protocol::{BatteryChoice, ColumnView, EarlierView, FileView, SplitChoice};
use super::{Survey, benchmark, weights};
use crate::analysis::has_scale;
use crate::base::Text;
use crate::disclosure::MinimumBase;
use crate::ingest::{Entry, Values};
use crate::questionnaire::{Aside, BackgroundKind, Role, Target, is_number};
use crate::split::{OnRequest, Split};

/// Describes a file without any answer.
pub(super) fn describe(survey: &Survey) -> FileView {
    let questionnaire = &*survey.questionnaire;
    let source = &survey.table.source;
    let allows = |n: &u64| MinimumBase::default().allows(*n);
    FileView {
        name: source.name.clone(),
        format: source.format.clone(),
        producer: source.producer.clone(),
        sheet: source.sheet.clone(),
        sheets: source.sheets.clone(),
        encoding: source.encoding.clone(),
        delimiter: source.delimiter,
        respondents: Some(survey.table.rows as u64).filter(allows),
        questionnaire: questionnaire.clone(),
        inferred: survey.inferred().is_some(),
        changed: survey.is_changed(),
        worded: worded(survey),
        items_matched: survey.coding.items.len(),
        items_asked: questionnaire.items().count(),
        splits: splits(survey),
        batteries: batteries(survey),
        columns: columns(survey),
        findings: survey.findings(),
        weightings: weights::available(survey),
        sample: survey.sample.as_ref().map(|(name, _)| name.clone()),
        earlier: survey.earlier.as_ref().map(|earlier| EarlierView {
            name: earlier.survey.table.source.name.clone(),
            respondents: Some(earlier.survey.table.rows as u64).filter(allows),
            compared: earlier.compared,
            apart: earlier.apart.len(),
        }),
        sources: benchmark::sources(survey),
        recorded: survey.record.len(),
        memory: memory(survey) + survey.earlier.as_ref().map_or(0, |e| memory(&e.survey)),
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
    let everybody = Split::everybody();
    let everybody = SplitChoice {
        id: everybody.id,
        label: everybody.label,
        groups: everybody.groups.len(),
        on_request: None,
    };
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
                groups: Split::new(questionnaire, coded, OnRequest::LeftOut).shown().count(),
                on_request: on_request.map(|answer| answer.group_label().clone()),
            }
        })
        .chain([everybody])
        .collect()
}

fn batteries(survey: &Survey) -> Vec<BatteryChoice> {
    let items =
        |position: usize| survey.coding.items.iter().filter(|i| i.battery == position).count();
    let choice = |id: &String, title: &Text, question, scale| BatteryChoice {
        id: id.clone(),
        title: title.clone(),
        question,
        scale,
    };
    let batteries = survey.questionnaire.batteries.iter().enumerate();
    let batteries = batteries
        .map(|(position, battery)| (battery, items(position)))
        .filter(|(_, items)| *items > 0)
        .map(|(battery, items)| choice(&battery.id, &battery.title, false, has_scale(items)));
    let questions = survey.coding.choices.iter().map(|coded| {
        let asked = &survey.questionnaire.choices[coded.choice];
        choice(&asked.id, &asked.label, true, false)
    });
    batteries.chain(questions).collect()
}

fn columns(survey: &Survey) -> Vec<ColumnView> {
    let column = |position: usize| {
        let matched = survey.matching.columns[position].clone();
        let reason = survey.inferred().and_then(|inferred| inferred.reasons.get(position));
        let reason = reason.filter(|_| !survey.is_corrected(position));
        let sureness = matched.as_ref().map(|matched| matched.sureness);
        ColumnView {
            heading: survey.table.columns[position].heading.clone(),
            role: role(survey, position),
            why: reason.map(|reason| reason.why.clone()),
            sureness: sureness.or(reason.map(|reason| reason.sureness)),
            corrected: survey.is_corrected(position),
            matched,
        }
    };
    (0..survey.table.columns.len()).map(column).collect()
}

fn role(survey: &Survey, position: usize) -> Role {
    match survey.matching.columns[position].as_ref().map(|matched| &matched.target) {
        Some(Target::Item(_)) => Role::Item,
        Some(Target::Background(_)) => Role::Split,
        Some(Target::Open(_)) => Role::Open,
        Some(Target::Option { .. }) => Role::Multiple,
        Some(Target::Choice(id)) => {
            let asked = survey.questionnaire.choices.iter().find(|choice| choice.id == *id);
            match asked.is_some_and(|choice| choice.multiple) {
                true => Role::Multiple,
                false => Role::Choice,
            }
        }
        None if survey.matching.weight.is_some_and(|(at, _)| at == position) => Role::Weight,
        None => {
            let aside = survey.matching.set_aside.get(&position);
            Role::Aside(aside.copied().unwrap_or(Aside::Unclear))
        }
    }
}

/// Scales of which no column has a number.
fn worded(survey: &Survey) -> Vec<String> {
    let questionnaire = &*survey.questionnaire;
    let coded = |scale: &str| {
        let mut items = survey.coding.items.iter();
        items.any(|item| {
            let entry = |entry: &Entry| is_number(&entry.text);
            questionnaire.batteries[item.battery].scale == scale
                && survey.table.columns[item.column].dictionary().iter().any(entry)
        })
    };
    let scales = questionnaire.scales.iter().filter(|scale| !coded(&scale.id));
    scales.map(|scale| scale.id.clone()).collect()
}

fn memory(survey: &Survey) -> u64 {
    let bytes = |values: &Values| match values {
        Values::Coded { codes, .. } => codes.bytes(),
        Values::TooVaried => 0,
    };
    survey.table.columns.iter().map(|column| bytes(&column.values) as u64).sum()
}
