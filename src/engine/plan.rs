//! From what is asked, by ids, to disclosed results.

use std::sync::Arc;

use super::job::Crossed;
use super::protocol::{DocumentRequest, Selection, ViewRequest};
use super::{Survey, weights};
use crate::analysis::{Definitions, Plan, Results, StatedCodes, analyse};
use crate::base::{Finding, Location};
use crate::disclosure::{self, Disclosed, OwnEyes, Rule};
use crate::questionnaire::normalise;
use crate::responses::Weights;
use crate::split::{EVERYBODY, Filter, OnRequest, Split};

/// What is counted.
#[derive(Clone, Copy)]
pub enum Wanted<'a> {
    /// Every battery and every question.
    Everything,
    /// The same, and the batteries as scales: what is hidden of these depends on the items.
    WithScales,
    /// One battery, or one question with unordered answers, by id.
    One(&'a str),
    /// No battery and no question: how large groups are.
    Sizes,
}

/// What is asked of a file besides its weights.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// By which splits.
    pub splits: &'a [String],
    /// Who counts.
    pub selection: &'a [Selection],
    /// What is counted.
    pub wanted: Wanted<'a>,
    /// Whether groups count that are shown on request.
    pub on_request: OnRequest,
    /// How groups are compared.
    pub definitions: Definitions,
    /// Of items the answers of which the weighted share is asked together.
    pub stated: &'a [StatedCodes],
}

impl<'a> Asked<'a> {
    /// What a document asks.
    pub fn by_document(asked: &'a DocumentRequest) -> Self {
        Asked {
            splits: &asked.splits,
            selection: &asked.selection,
            wanted: Wanted::WithScales,
            on_request: OnRequest::Counted,
            definitions: asked.definitions,
            stated: &[],
        }
    }

    /// What a view asks, of so much.
    pub fn by_view(asked: &'a ViewRequest, wanted: Wanted<'a>) -> Self {
        let on_request = match asked.on_request {
            true => OnRequest::Included,
            false => OnRequest::LeftOut,
        };
        Asked {
            splits: std::slice::from_ref(&asked.split),
            selection: &asked.selection,
            wanted,
            on_request,
            definitions: asked.definitions,
            stated: &[],
        }
    }
}

/// Results of what is asked, as they may be seen.
///
/// # Errors
/// When the file has no column for a split, or a split no group of that id.
pub fn results(
    survey: &Survey,
    rule: Rule,
    asked: &Asked<'_>,
) -> Result<Disclosed<Results>, Finding> {
    weighted(survey, rule, weights::weights(survey, asked.definitions)?, asked)
}

/// The same, by these weights.
///
/// # Errors
/// As [`results`].
pub fn weighted(
    survey: &Survey,
    rule: Rule,
    weights: Option<Arc<Weights>>,
    asked: &Asked<'_>,
) -> Result<Disclosed<Results>, Finding> {
    disclosed(survey, rule, Plan { weights, ..plan(survey, asked)? })
}

/// The same without a test between groups: as much of it as tells what is shown.
///
/// # Errors
/// As [`results`].
pub fn untested(
    survey: &Survey,
    rule: Rule,
    asked: &Asked<'_>,
) -> Result<Disclosed<Results>, Finding> {
    let weights = weights::weights(survey, asked.definitions)?;
    let mut plan = Plan { weights, ..plan(survey, asked)? };
    let groups = plan.splits.iter_mut().flat_map(|split| &mut split.groups);
    groups.for_each(|group| group.compared = false);
    disclosed(survey, rule, plan)
}

fn disclosed(survey: &Survey, rule: Rule, plan: Plan) -> Result<Disclosed<Results>, Finding> {
    let analyse = |plan: &Plan| analyse(&survey.questionnaire, &survey.responses(), plan);
    let results = analyse(&plan);
    let Some((_, groups)) = selected(&plan.filter)? else {
        let beside = survey.beside(rule);
        return Ok(disclosure::results_of(&beside, results, survey.publication()));
    };
    let crossings = crossed_by(&plan)?;
    let crossings = crossings
        .iter()
        .map(|([rows, columns], scales)| survey.crossing(rule, [rows, columns], *scales));
    let crossings: Vec<_> = crossings.collect::<Option<_>>().ok_or_else(too_fine)?;
    Ok(disclosure::selected(rule, results, &groups, &crossings))
}

/// Which splits are crossed for results of what is asked: none where everybody counts.
///
/// # Errors
/// As [`results`].
pub fn crossed(survey: &Survey, asked: &Asked<'_>) -> Result<Vec<Crossed>, Finding> {
    crossed_by(&plan(survey, asked)?)
}

fn crossed_by(plan: &Plan) -> Result<Vec<Crossed>, Finding> {
    let Some((chosen, _)) = selected(&plan.filter)? else { return Ok(Vec::new()) };
    let everybody = [Split::everybody()];
    let others = if plan.splits.is_empty() { &everybody[..] } else { &plan.splits };
    Ok(others.iter().map(|split| ([chosen.clone(), split.clone()], plan.scales)).collect())
}

/// The same for who holds the responses: nothing is hidden, and nothing can leave.
///
/// # Errors
/// As [`results`].
pub fn for_own_eyes(survey: &Survey, asked: &Asked<'_>) -> Result<OwnEyes<Results>, Finding> {
    let weights = weights::weights(survey, asked.definitions)?;
    let plan = Plan { weights, ..plan(survey, asked)? };
    Ok(disclosure::own_eyes(analyse(&survey.questionnaire, &survey.responses(), &plan)))
}

/// What is asked, not weighted yet.
fn plan(survey: &Survey, asked: &Asked<'_>) -> Result<Plan, Finding> {
    let Asked { splits, selection, wanted, on_request, definitions, stated } = *asked;
    Ok(Plan {
        splits: splits.iter().map(|id| find(survey, id, on_request)).collect::<Result<_, _>>()?,
        filter: filter(survey, selection)?,
        stated: stated.to_vec(),
        // No battery has an empty name, so no item is counted.
        battery: match wanted {
            Wanted::Everything | Wanted::WithScales => None,
            Wanted::One(id) => Some(id.to_owned()),
            Wanted::Sizes => Some(String::new()),
        },
        scales: matches!(wanted, Wanted::WithScales),
        definitions,
        ..Plan::default()
    })
}

/// A filter as one split, and the groups of it that count. `None` when everybody does.
///
/// # Errors
/// When its splits have too many groups together.
fn selected(filter: &Filter) -> Result<Option<(Split, Vec<usize>)>, Finding> {
    let mut parts = filter.parts.iter();
    let Some(first) = parts.next() else { return Ok(None) };
    let mut selected = first.clone();
    for (split, groups) in parts {
        let both = selected.0.crossed(split).ok_or_else(too_fine)?;
        let width = split.groups.len() + 1;
        let pairs = selected.1.iter().flat_map(|row| groups.iter().map(move |at| row * width + at));
        selected = (both, pairs.collect());
    }
    Ok(Some(selected))
}

fn too_fine() -> Finding {
    Finding::error("selection-too-fine", Location::default())
}

/// The split with this id.
///
/// # Errors
/// When the file has no column for it.
pub fn find(survey: &Survey, id: &str, on_request: OnRequest) -> Result<Split, Finding> {
    // Who types `--by gender` means the column `Gender`.
    let same = |known: &&str| normalise(known) == normalise(id);
    let meant = || known_splits(survey).find(same).map(str::to_owned);
    let found = survey.split(id, on_request);
    let found = found.or_else(|| survey.split(&meant()?, on_request));
    found.or_else(|| (id == EVERYBODY).then(Split::everybody)).ok_or_else(|| {
        let known: Vec<&str> = known_splits(survey).collect();
        Finding::error("no-split", Location::default())
            .with("split", id)
            .with("known", known.join(", "))
    })
}

/// The ids of the splits that the file allows.
pub fn known_splits(survey: &Survey) -> impl Iterator<Item = &str> {
    let breaks = survey.coding.breaks.iter();
    breaks.map(|coded| survey.questionnaire.background[coded.background].id.as_str())
}

/// The selection as a filter.
///
/// # Errors
/// As [`results`].
pub fn filter(survey: &Survey, selection: &[Selection]) -> Result<Filter, Finding> {
    let mut filter = Filter::default();
    for part in selection {
        // A selection may name any group, also one that figures leave out.
        let split = find(survey, &part.split, OnRequest::Included)?;
        let group = |id: &String| {
            split.group(id).ok_or_else(|| {
                let known: Vec<&str> = split.groups.iter().map(|group| &*group.id).collect();
                Finding::error("no-group", Location::default())
                    .with("split", &part.split)
                    .with("group", id)
                    .with("known", known.join(", "))
            })
        };
        let groups = part.groups.iter().map(group).collect::<Result<_, _>>()?;
        filter.parts.push((split, groups));
    }
    Ok(filter)
}
