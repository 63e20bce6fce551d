//! The batteries as scales: figures of mean scores, and how well items hang together.

use super::Survey;
use super::protocol::{FigureView, TableView, View, ViewRequest};
use super::view::{FILE_WIDTH, figure_name, hidden_groups};
use crate::analysis::Results;
use crate::disclosure::{Count, Disclosed};
use crate::figure::{self, FigureRequest};
use crate::table;

/// A figure per range of codes, and the table of all scales.
pub(super) fn scales(survey: &Survey, asked: &ViewRequest, results: &Disclosed<Results>) -> View {
    let ranges = figure::ranges(results);
    let several = ranges.len() > 1;
    let figures = ranges.into_iter().filter_map(|range| {
        let [low, high] = range;
        let name = match several {
            false => "schaalscores".to_owned(),
            true => format!("schaalscores-{low}-{high}"),
        };
        scores(survey, asked, results, range, &name)
    });
    View {
        figures: figures.collect(),
        tables: [table::scales, table::scale_items]
            .into_iter()
            .filter_map(|table| table(results, asked.language))
            .map(|table| TableView::new(&table, asked.language))
            .collect(),
        hidden_groups: hidden_groups(results),
        hidden: Count::of_results(results),
    }
}

fn scores(
    survey: &Survey,
    asked: &ViewRequest,
    results: &Disclosed<Results>,
    range: [i64; 2],
    name: &str,
) -> Option<FigureView> {
    let questionnaire = &*survey.questionnaire;
    let language = asked.language;
    let mut request = FigureRequest {
        order: asked.order,
        chart: asked.chart,
        width: asked.width,
        ..FigureRequest::new("", asked.split.as_str(), language)
    };
    let drawing = figure::draw_scores(questionnaire, results, range, &request)?;
    request.width = FILE_WIDTH;
    request.captioned = true;
    request.synthetic = survey.table.source.is_synthetic();
    let file = figure::draw_scores(questionnaire, results, range, &request)?;
    let table = table::scores(results, range, &asked.split, language)?;
    let id = figure_name(questionnaire, name.to_owned(), &asked.split);
    let pairs = table::score_pairs(results, range, &asked.split, language);
    let view = FigureView::new(id, &drawing, &file, TableView::new(&table, language));
    Some(view.with_pairs(pairs.as_ref(), language))
}
