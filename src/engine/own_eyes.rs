//! Figures and tables for who holds the responses: nothing is hidden, and nothing leaves.

use super::protocol::{OwnFigure, Part, ViewRequest};
use super::{Survey, plan, view};
use crate::base::Finding;
use crate::figure::{self, FigureRequest};
use crate::table;

/// The figures of a battery, or of all. None of the other parts.
///
/// # Errors
/// When the file does not allow the split or the selection.
pub(super) fn view(survey: &Survey, asked: &ViewRequest) -> Result<Vec<OwnFigure>, Finding> {
    let wanted = match &asked.part {
        Part::Battery(id) => plan::Wanted::One(id),
        Part::AllBatteries => plan::Wanted::Everything,
        Part::Scales | Part::Respondents | Part::Trend | Part::Benchmark => return Ok(Vec::new()),
    };
    let results = plan::for_own_eyes(survey, &plan::Asked::by_view(asked, wanted))?;
    let questionnaire = &*survey.questionnaire;
    let figure = |id: &str| {
        let request = FigureRequest {
            order: asked.order,
            chart: asked.chart,
            width: asked.width,
            ..FigureRequest::new(id, &asked.split, asked.language)
        };
        let drawing = figure::draw_for_own_eyes(questionnaire, &results, &request)?.on_screen();
        let table = table::for_own_eyes(questionnaire, &results, id, &asked.split, asked.language)?;
        Some(OwnFigure {
            title: drawing.title,
            subtitle: drawing.subtitle,
            svg: drawing.svg,
            words: drawing.words,
            note: drawing.note,
            table: table.on_screen(),
        })
    };
    Ok(view::subjects(survey).filter_map(figure).collect())
}
