//! A column that holds something else than was thought.

use super::{Holds, key_of, unfit};
use crate::base::{Finding, Location};
use crate::ingest::RawTable;
use crate::questionnaire::choice::OptionColumn;
use crate::questionnaire::coding::{Coder, Meaning};
use crate::questionnaire::file::{Questionnaire, SetAside, Weight, WeightReason};
use crate::questionnaire::infer::{self, Wish};
use crate::questionnaire::matching::{Matching, Target};
use crate::questionnaire::weight;

pub(super) fn apply(
    questionnaire: &mut Questionnaire,
    at: usize,
    holds: &Holds,
    table: &RawTable,
    matching: &Matching,
) -> Result<(), Finding> {
    let column = table.columns.get(at).ok_or_else(unfit)?;
    let key = key_of(table, at).ok_or_else(unfit)?;
    detach(questionnaire, &key);
    let wish = match holds {
        Holds::Known(target) => {
            let held = |target: &Target| {
                let holder = matching.column_of(target).filter(|holder| *holder != at);
                holder.and_then(|holder| key_of(table, holder))
            };
            let holder = held(target);
            return attach(questionnaire, target, key, holder, &held);
        }
        Holds::Item(Some(battery)) => return join(questionnaire, battery, (table, at), key),
        Holds::Aside(reason) => {
            questionnaire.set_aside.push(SetAside { column: key, reason: *reason });
            return Ok(());
        }
        Holds::Weight if weight::can_weigh(column) => {
            questionnaire.weight = Some(Weight { column: key, reason: WeightReason::Said });
            return Ok(());
        }
        Holds::Weight => {
            return Err(Finding::error("edit-no-weight", Location::column(&column.heading)));
        }
        Holds::Item(None) => Wish::Item,
        Holds::SplitList => Wish::SplitList,
        Holds::SplitNumbers => Wish::SplitNumbers,
        Holds::Multiple => Wish::Multiple,
        Holds::List => Wish::List,
        Holds::Open => Wish::Open,
    };
    if infer::add(questionnaire, (table, at), key, wish) {
        return Ok(());
    }
    let place = Location::column(&column.heading);
    Err(match wish {
        Wish::Item => Finding::error("edit-no-scale", place),
        Wish::SplitNumbers => Finding::error("edit-no-numbers", place),
        _ => Finding::error("edit-no-list", place),
    })
}

/// Takes a column from whatever names it. A question that was made for this
/// column goes with it; one that was asked stays, without a column.
fn detach(questionnaire: &mut Questionnaire, key: &str) {
    let Questionnaire { batteries, background, choices, open, set_aside, weight, .. } =
        questionnaire;
    if weight.as_ref().is_some_and(|weight| weight.column == key) {
        *weight = None;
    }
    let own = |codes: &[String]| codes.len() == 1 && codes[0] == key;
    set_aside.retain(|aside| aside.column != key);
    batteries.retain_mut(|battery| {
        let items = battery.items.len();
        if battery.number.is_empty() {
            battery.items.retain(|item| !own(&item.codes));
        }
        battery.items.iter_mut().for_each(|item| item.codes.retain(|code| code != key));
        !battery.items.is_empty() || items == 0
    });
    background.retain(|asked| !(asked.number.is_empty() && own(&asked.codes)));
    background.iter_mut().for_each(|asked| asked.codes.retain(|code| code != key));
    choices.retain_mut(|asked| {
        let made = asked.number.is_empty() && (own(&asked.codes) || asked.id == key);
        asked.codes.retain(|code| code != key);
        let before = asked.columns.len();
        asked.columns.retain(|named| named.column != key);
        !made && (before == 0 || !asked.columns.is_empty())
    });
    open.retain(|asked| !(asked.number.is_empty() && asked.id == key));
    forget_names(questionnaire);
}

/// Lets go of whatever names a battery or split that is gone, and of scales
/// that no battery uses.
fn forget_names(questionnaire: &mut Questionnaire) {
    let Questionnaire { batteries, background, scales, themes, figures, strata, .. } =
        questionnaire;
    let battery = |id: &String| batteries.iter().any(|battery| battery.id == *id);
    let split = |id: &String| background.iter().any(|asked| asked.id == *id);
    scales.retain(|scale| batteries.iter().any(|battery| battery.scale == scale.id));
    themes.iter_mut().for_each(|theme| theme.batteries.retain(battery));
    figures.retain(|figure| battery(&figure.battery) && split(&figure.split));
    if strata.as_ref().is_some_and(|strata| !split(&strata.rows) || !split(&strata.columns)) {
        *strata = None;
    }
}

/// Gives a column to a question that was asked; the column that had it before
/// gives it up.
fn attach(
    questionnaire: &mut Questionnaire,
    target: &Target,
    key: String,
    holder: Option<String>,
    held: &dyn Fn(&Target) -> Option<String>,
) -> Result<(), Finding> {
    if let Target::Option { choice, part } = target {
        return attach_option(questionnaire, choice, part, key, held);
    }
    let codes = match target {
        Target::Item(id) => {
            let mut items =
                questionnaire.batteries.iter_mut().flat_map(|battery| &mut battery.items);
            items.find(|item| item.id == *id).map(|item| &mut item.codes)
        }
        Target::Background(id) => {
            let mut asked = questionnaire.background.iter_mut();
            asked.find(|asked| asked.id == *id).map(|asked| &mut asked.codes)
        }
        Target::Choice(id) => {
            let mut asked = questionnaire.choices.iter_mut();
            asked.find(|asked| asked.id == *id).map(|asked| &mut asked.codes)
        }
        Target::Open(_) | Target::Option { .. } => None,
    };
    let codes = codes.ok_or_else(unfit)?;
    codes.retain(|code| Some(code) != holder.as_ref());
    codes.push(key);
    Ok(())
}

/// Gives a column to one answer of a question. Where the question finds its
/// columns by its number, they are named from now on.
fn attach_option(
    questionnaire: &mut Questionnaire,
    choice: &str,
    part: &str,
    key: String,
    held: &dyn Fn(&Target) -> Option<String>,
) -> Result<(), Finding> {
    let mut asked = questionnaire.choices.iter_mut();
    let asked = asked.find(|asked| asked.id == choice).ok_or_else(unfit)?;
    if asked.columns.is_empty() {
        let named = asked.answers.iter().filter_map(|answer| {
            let target = Target::Option { choice: choice.to_owned(), part: answer.id.clone() };
            let column = held(&target).filter(|_| answer.id != part)?;
            Some(OptionColumn { column, answer: Some(answer.id.clone()) })
        });
        asked.columns = named.collect();
    }
    let answer = asked.answers.iter().any(|answer| answer.id == part).then(|| part.to_owned());
    asked.columns.retain(|named| match &answer {
        Some(answer) => named.answer.as_ref() != Some(answer),
        None => named.column != part,
    });
    asked.columns.push(OptionColumn { column: key, answer });
    Ok(())
}

/// Adds a column to a battery, where its answers are on the battery's scale.
fn join(
    questionnaire: &mut Questionnaire,
    battery: &str,
    (table, at): (&RawTable, usize),
    key: String,
) -> Result<(), Finding> {
    let column = &table.columns[at];
    let joined = questionnaire.battery(battery).ok_or_else(unfit)?;
    let coder = Coder::for_scale(questionnaire.scale(joined));
    let on_scale = |text: &str| matches!(coder.meaning(text), Meaning::Position(_));
    if !column.dictionary().iter().any(|entry| on_scale(&entry.text)) {
        let place = Location::column(&column.heading);
        let finding = Finding::error("edit-other-scale", place);
        return Err(finding.with_text("battery", &joined.title));
    }
    let item = infer::item_of(questionnaire, (table, at), key);
    let mut batteries = questionnaire.batteries.iter_mut();
    let joined = batteries.find(|known| known.id == battery).ok_or_else(unfit)?;
    joined.items.push(item);
    Ok(())
}
