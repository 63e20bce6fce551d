//! This file beside an earlier one of the same survey.

use super::protocol::{DocumentRequest, FigureView, TableView, View, ViewRequest};
use super::{Earlier, Survey, plan, view, weights};
use crate::analysis::{Place, Results, WAVE};
use crate::base::Finding;
use crate::disclosure::{self, Count, Disclosed, Rule, Wave};
use crate::figure;
use crate::split::OnRequest;
use crate::table;

/// Every place of `now` that the earlier file has too, by file; none without
/// such a file.
///
/// # Errors
/// When the earlier file does not allow the selection, or cannot be weighted.
pub(super) fn waves(
    rule: Rule,
    survey: &Survey,
    now: &Disclosed<Results>,
    asked: &DocumentRequest,
    on_request: OnRequest,
) -> Result<Vec<Wave>, Finding> {
    let Some(earlier) = &survey.earlier else { return Ok(Vec::new()) };
    let before = before(rule, survey, earlier, asked, on_request)?;
    Ok(disclosure::waves(now, &before, &earlier.apart))
}

/// What is shown of the earlier file, by the splits that it has.
///
/// # Errors
/// As [`waves`].
pub(super) fn before(
    rule: Rule,
    survey: &Survey,
    earlier: &Earlier,
    asked: &DocumentRequest,
    on_request: OnRequest,
) -> Result<Disclosed<Results>, Finding> {
    let there = |id: &String| earlier.survey.split(id, on_request).is_some();
    let splits: Vec<String> = asked.splits.iter().filter(|id| there(id)).cloned().collect();
    let weights = weights::earlier(survey, &earlier.survey, asked.definitions)?;
    let of_earlier = plan::Asked {
        splits: &splits,
        selection: &asked.selection,
        wanted: plan::Wanted::Everything,
        on_request,
        definitions: asked.definitions,
        stated: &[],
    };
    let before = plan::weighted(&earlier.survey, rule, weights, &of_earlier);
    let name = &earlier.survey.table.source.name;
    before.map_err(|finding| finding.in_file(name))
}

/// A figure per battery and question, with everybody of both files, and in its
/// table the groups of the split too.
pub(super) fn view(
    survey: &Survey,
    asked: &ViewRequest,
    now: &Disclosed<Results>,
    on_request: OnRequest,
) -> Result<View, Finding> {
    let request = DocumentRequest {
        splits: vec![asked.split.clone()],
        selection: asked.selection.clone(),
        language: asked.language,
        minimum_base: asked.minimum_base,
        definitions: asked.definitions,
    };
    let waves = waves(now.rule(), survey, now, &request, on_request)?;
    let everybody = waves.iter().find(|wave| wave.place == Place::Everybody);
    let figures = everybody.iter().flat_map(|everybody| {
        view::subjects(survey).filter_map(|id| figure(survey, asked, now, &waves, everybody, id))
    });
    let hidden = |wave: &&Wave| {
        wave.results.splits.iter().any(|split| split.groups.iter().any(|group| group.n.is_none()))
    };
    Ok(View {
        figures: figures.collect(),
        tables: Vec::new(),
        hidden_groups: waves.iter().filter(hidden).count(),
        hidden: Count::of_waves(&waves),
    })
}

fn figure(
    survey: &Survey,
    asked: &ViewRequest,
    now: &Disclosed<Results>,
    waves: &[Wave],
    everybody: &Wave,
    id: &str,
) -> Option<FigureView> {
    let table = table::waves(&survey.questionnaire, now, waves, id, asked.language)?;
    let draw = |request: &figure::FigureRequest| {
        figure::draw(&survey.questionnaire, &everybody.results, request)
    };
    view::drawn(survey, asked, [id, WAVE], TableView::new(&table, asked.language), draw)
}
