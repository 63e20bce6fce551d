//! What the page shows: figures with their tables, and the report's own tables.

use super::job::Crossed;
use super::plan::Wanted;
use super::protocol::{FigureView, Part, Selection, TableView, View, ViewRequest};
use super::survey::are_two;
use super::{Survey, benchmark, plan, scales, trend};
use crate::analysis::{self, CrossTab, Definitions, Results, Weighting};
use crate::base::{Finding, Language};
use crate::disclosure::{self, Count, Disclosed, Rule};
use crate::figure::{self, DisclosedDrawing, FigureRequest};
use crate::questionnaire::{BackgroundKind, Questionnaire};
use crate::split::{EVERYBODY, Filter, OnRequest, Split};
use crate::table::{self, DisclosedTable};

/// The width of a drawing for a file, in pixels.
pub(super) const FILE_WIDTH: f64 = 900.0;

/// Figures and tables as asked.
///
/// # Errors
/// When the file does not allow the split or the selection.
pub(super) fn view(survey: &Survey, asked: &ViewRequest) -> Result<View, Finding> {
    let rule = Rule::new(asked.minimum_base);
    let everything = plan::Asked::by_view(asked, Wanted::Everything);
    let results =
        |wanted: Wanted<'_>| plan::results(survey, rule, &plan::Asked { wanted, ..everything });
    match &asked.part {
        Part::Battery(battery) => Ok(figures(survey, asked, &results(Wanted::One(battery))?)),
        Part::AllBatteries => Ok(figures(survey, asked, &results(Wanted::Everything)?)),
        Part::Scales => Ok(scales::scales(survey, asked, &results(Wanted::WithScales)?)),
        Part::Respondents => respondents(survey, asked, rule),
        Part::Trend => {
            trend::view(survey, asked, &results(Wanted::Everything)?, everything.on_request)
        }
        Part::Benchmark => benchmark::view(survey, asked),
    }
}

/// The ids of all batteries and questions with unordered answers.
pub(super) fn subjects(survey: &Survey) -> impl Iterator<Item = &str> {
    let questionnaire = &*survey.questionnaire;
    let batteries = questionnaire.batteries.iter().map(|battery| battery.id.as_str());
    batteries.chain(questionnaire.choices.iter().map(|choice| choice.id.as_str()))
}

/// The figures of all batteries and questions that the results have.
pub(super) fn figures(survey: &Survey, asked: &ViewRequest, results: &Disclosed<Results>) -> View {
    let figures = subjects(survey).filter_map(|id| figure(survey, results, asked, id));
    View {
        figures: figures.collect(),
        tables: Vec::new(),
        hidden_groups: hidden_groups(results),
        hidden: Count::of_results(results),
    }
}

/// How many groups are hidden.
pub(super) fn hidden_groups(results: &Disclosed<Results>) -> usize {
    let hidden =
        |split: &analysis::SplitInfo| split.groups.iter().filter(|group| group.n.is_none()).count();
    results.splits.iter().map(hidden).sum()
}

fn figure(
    survey: &Survey,
    results: &Disclosed<Results>,
    asked: &ViewRequest,
    id: &str,
) -> Option<FigureView> {
    let questionnaire = &*survey.questionnaire;
    let language = asked.language;
    let table = match questionnaire.battery(id) {
        Some(_) => table::battery(questionnaire, results, id, &asked.split, language)?,
        None => table::choice(results, id, &asked.split, language)?,
    };
    let draw = |request: &FigureRequest| figure::draw(questionnaire, results, request);
    let view = drawn(survey, asked, [id, &asked.split], TableView::new(&table, language), draw)?;
    let pairs = table::pairs(questionnaire, results, id, &asked.split, language);
    Some(view.with_pairs(pairs.as_ref(), language))
}

/// The figure of a battery or question by a split, with the table that goes with
/// it: drawn for the page, and for a file.
pub(super) fn drawn(
    survey: &Survey,
    asked: &ViewRequest,
    [id, split]: [&str; 2],
    table: TableView,
    draw: impl Fn(&FigureRequest) -> Option<DisclosedDrawing>,
) -> Option<FigureView> {
    let questionnaire = &*survey.questionnaire;
    let mut request = FigureRequest {
        order: asked.order,
        chart: asked.chart,
        width: asked.width,
        ..FigureRequest::new(id, split, asked.language)
    };
    let drawing = draw(&request)?;
    request.width = FILE_WIDTH;
    request.captioned = true;
    request.synthetic = survey.table.source.is_synthetic();
    let file = draw(&request)?;
    let position = questionnaire.choices.iter().position(|known| known.id == id);
    let name = figure_name(questionnaire, file_name(id, "vraag", position), split);
    Some(FigureView::new(name, &drawing, &file, table))
}

/// The name of a figure by a split, for its files and for anchors.
pub(super) fn figure_name(questionnaire: &Questionnaire, name: String, split: &str) -> String {
    let position = questionnaire.background.iter().position(|known| known.id == split);
    format!("{name}-{}", file_name(split, "naar", position))
}

/// A name that every system takes for a file's. The id of an inferred question
/// is its heading, which may hold anything; then its position names it.
fn file_name(id: &str, kind: &str, position: Option<usize>) -> String {
    const LONGEST: usize = 60;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    match id.len() <= LONGEST && id.chars().all(plain) {
        true => id.to_owned(),
        false => format!("{kind}-{}", position.map_or(0, |position| position + 1)),
    }
}

/// Tables 2 to 5 of the report, as far as the file allows them.
fn respondents(survey: &Survey, asked: &ViewRequest, rule: Rule) -> Result<View, Finding> {
    let questionnaire = &*survey.questionnaire;
    let language = asked.language;
    let mut tables: Vec<DisclosedTable> = Vec::new();
    let listed = questionnaire.background.iter().filter(|background| {
        matches!(background.kind, BackgroundKind::Choice { .. })
            && survey.split(&background.id, OnRequest::Included).is_some()
    });
    let listed: Vec<String> = listed.map(|background| background.id.clone()).collect();
    let of_sizes = plan::Asked {
        splits: &listed,
        on_request: OnRequest::Included,
        definitions: Definitions { weighting: Weighting::None, ..asked.definitions },
        ..plan::Asked::by_view(asked, Wanted::Sizes)
    };
    let sizes = plan::results(survey, rule, &of_sizes)?;
    for id in listed.iter().rev() {
        tables.extend(table::groups(&sizes, id, language));
    }
    tables.extend(response(survey, &asked.selection, rule, language)?);
    tables.extend(characteristics(survey, asked, rule)?);
    tables.extend(table::themes(questionnaire, language));
    let tables = tables.into_iter().map(|table| TableView::new(&table, language)).collect();
    Ok(View { tables, hidden_groups: hidden_groups(&sizes), ..View::default() })
}

/// Table 3: only with a sample file, and columns for the strata.
fn response(
    survey: &Survey,
    selection: &[Selection],
    rule: Rule,
    language: Language,
) -> Result<Option<DisclosedTable>, Finding> {
    let Some((responded, invited)) = responded(survey, selection, rule)? else { return Ok(None) };
    let participation = disclosure::participation(&responded, &invited);
    Ok(Some(table::response(&responded, &participation, language)))
}

/// Who responded, and how many were invited.
type Responded = (Disclosed<CrossTab>, Vec<Vec<Option<u64>>>);

pub(super) fn responded(
    survey: &Survey,
    selection: &[Selection],
    rule: Rule,
) -> Result<Option<Responded>, Finding> {
    let Some((_, sample)) = &survey.sample else { return Ok(None) };
    let Some([rows, columns]) = strata(survey) else { return Ok(None) };
    let filter = plan::filter(survey, selection)?;
    let invited: Vec<Vec<Option<u64>>> = (0..rows.groups.len())
        .map(|row| {
            let stratum = |column| sample.invited_in(row as u8, column as u8);
            (0..columns.groups.len()).map(stratum).collect()
        })
        .collect();
    Ok(Some((crosstab(survey, [&rows, &columns], &filter, rule), invited)))
}

/// The splits of the strata that were invited, where the file has their columns.
fn strata(survey: &Survey) -> Option<[Split; 2]> {
    let (_, sample) = survey.sample.as_ref()?;
    let split = |position: usize| survey.split(sample.strata.get(position)?, OnRequest::Included);
    let rows = split(0)?;
    let columns = if sample.strata.len() == 1 { rows.undivided() } else { split(1)? };
    Some([rows, columns])
}

/// Table 4: every numeric background question by the chosen split, or by the
/// rows of the strata where the split is one of those questions itself.
fn characteristics(
    survey: &Survey,
    asked: &ViewRequest,
    rule: Rule,
) -> Result<Option<DisclosedTable>, Finding> {
    Ok(table::characteristics(&numbers(survey, asked, rule)?, asked.language))
}

/// The tables that it is made of.
pub(super) fn numbers(
    survey: &Survey,
    asked: &ViewRequest,
    rule: Rule,
) -> Result<Vec<Disclosed<CrossTab>>, Finding> {
    let filter = plan::filter(survey, &asked.selection)?;
    let tables = tabled(survey, asked);
    let tables =
        tables.iter().map(|[rows, columns]| crosstab(survey, [rows, columns], &filter, rule));
    Ok(tables.collect())
}

/// The splits that they are of.
fn tabled(survey: &Survey, asked: &ViewRequest) -> Vec<[Split; 2]> {
    let strata = survey.questionnaire.strata.as_ref();
    let is_number = |id: &str| {
        let background = survey.questionnaire.background(id);
        background.is_some_and(|b| matches!(b.kind, BackgroundKind::Number { .. }))
    };
    let across = match strata {
        Some(strata) if asked.split == EVERYBODY || is_number(&asked.split) => &strata.rows,
        _ => &asked.split,
    };
    let on_request = match asked.on_request {
        true => OnRequest::Included,
        false => OnRequest::LeftOut,
    };
    let Some(columns) = survey.split(across, on_request) else { return Vec::new() };
    let numeric = survey.questionnaire.background.iter().filter(|asked| is_number(&asked.id));
    let rows = numeric.filter_map(|background| survey.split(&background.id, OnRequest::Included));
    rows.map(|rows| [rows, columns.clone()]).collect()
}

/// Which splits are crossed for all tables of respondents.
///
/// # Errors
/// When the file does not allow the selection.
pub(super) fn crossed(survey: &Survey, asked: &ViewRequest) -> Result<Vec<Crossed>, Finding> {
    if !asked.selection.is_empty() {
        return plan::crossed(survey, &plan::Asked::by_view(asked, Wanted::Sizes));
    }
    let two = tabled(survey, asked).into_iter().chain(strata(survey));
    Ok(two.filter(|[rows, columns]| are_two(rows, columns)).map(|two| (two, false)).collect())
}

fn crosstab(
    survey: &Survey,
    [rows, columns]: [&Split; 2],
    filter: &Filter,
    rule: Rule,
) -> Disclosed<CrossTab> {
    let counted = analysis::crosstab(&survey.responses(), rows, columns, filter);
    let crossing = survey.crossing_of_everybody(rule, [rows, columns], filter);
    disclosure::crosstab(rule, counted, crossing.as_deref())
}
