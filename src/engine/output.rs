//! Everything of an analysis at once: the document, the long table, the drawings.

use super::protocol::{DocumentRequest, Part, ViewRequest};
use super::weights::EARLIER_NOT_WEIGHTED;
use super::{Survey, benchmark, plan, trend, view};
use crate::analysis::{Benchmark, Results};
use crate::base::{Finding, Language};
use crate::disclosure::{Count, Disclosed, Rule, Wave};
use crate::export::{self, About};
use crate::figure::{Chart, Order};
use crate::questionnaire::Reference;
use crate::split::{EVERYBODY, OnRequest};
use crate::table;

/// The analysis document as JSON text.
///
/// # Errors
/// When a split or group is asked that the file does not have.
pub fn document(survey: &Survey, asked: &DocumentRequest) -> Result<String, Finding> {
    document_by(Rule::new(asked.minimum_base), survey, asked)
}

/// The analysis document by another rule than the usual: to show what an attacker finds
/// when it is weaker.
///
/// # Errors
/// As [`document`].
pub fn document_by(
    rule: Rule,
    survey: &Survey,
    asked: &DocumentRequest,
) -> Result<String, Finding> {
    let results = results(rule, survey, asked)?;
    // Without its weights an earlier file is beside nothing; the rest is as it was.
    let waves = trend::waves(rule, survey, &results, asked, OnRequest::Counted);
    let (waves, apart) = match waves {
        Err(finding) if finding.code == EARLIER_NOT_WEIGHTED => (Vec::new(), Some(finding)),
        waves => (waves?, None),
    };
    let beside = benchmark::beside(rule, survey, asked)?;
    let benchmarks = beside.iter().map(|beside| (beside.reference, &beside.found)).collect();
    Ok(document_of(survey, asked, &results, (&waves, apart), benchmarks))
}

/// The document of these results.
pub(super) fn document_of(
    survey: &Survey,
    asked: &DocumentRequest,
    results: &Disclosed<Results>,
    (waves, apart): (&[Wave], Option<Finding>),
    benchmarks: Vec<(&Reference, &Disclosed<Vec<Benchmark>>)>,
) -> String {
    let columns = survey.table.columns.iter().zip(&survey.matching.columns);
    let about = About {
        questionnaire: &survey.questionnaire,
        source: &survey.table.source,
        unmatched_columns: columns
            .filter(|(_, matched)| matched.is_none())
            .map(|(column, _)| column.heading.as_str())
            .collect(),
        findings: survey.findings(),
        language: asked.language,
        earlier: survey.earlier.as_ref().map(|earlier| &earlier.survey.table.source),
        waves,
        apart,
        benchmarks,
    };
    let document = export::document(&about, results);
    // A value of maps, strings and finite numbers always has a text.
    format!("{document:#}\n")
}

/// How much of the document is hidden.
///
/// # Errors
/// As [`document`].
pub fn hidden(survey: &Survey, asked: &DocumentRequest) -> Result<Count, Finding> {
    let rule = Rule::new(asked.minimum_base);
    let results = results(rule, survey, asked)?;
    let waves = trend::waves(rule, survey, &results, asked, OnRequest::Counted)?;
    let beside = benchmark::beside(rule, survey, asked)?;
    let beside = beside.iter().map(|beside| &beside.found);
    Ok(Count::of_document(&results, &waves, beside))
}

/// Everything in one long table, as CSV.
///
/// # Errors
/// As [`document`].
pub fn long_table(survey: &Survey, asked: &DocumentRequest) -> Result<String, Finding> {
    let rule = Rule::new(asked.minimum_base);
    let results = results(rule, survey, asked)?;
    let waves = trend::waves(rule, survey, &results, asked, OnRequest::Counted)?;
    Ok(table_of(&results, &waves, asked.language))
}

/// These results in one long table.
pub(super) fn table_of(results: &Disclosed<Results>, waves: &[Wave], language: Language) -> String {
    export::csv(&table::long(results, waves, language), language)
}

/// Everything that is odd, as CSV.
pub fn findings(survey: &Survey, language: Language) -> String {
    let table = table::findings(&survey.table.source.name, &survey.findings(), language);
    export::csv(&table, language)
}

/// Every figure with a file name: per split, per battery and of the scale scores.
///
/// # Errors
/// As [`document`].
pub fn drawings(
    survey: &Survey,
    asked: &DocumentRequest,
) -> Result<Vec<(String, String)>, Finding> {
    let mut files = Vec::new();
    // Without a split a figure shows everybody.
    let everybody = [EVERYBODY.to_owned()];
    let splits = if asked.splits.is_empty() { &everybody[..] } else { &asked.splits };
    let parts = [Part::AllBatteries, Part::Scales];
    for (split, part) in splits.iter().flat_map(|split| parts.iter().map(move |p| (split, p))) {
        let request = ViewRequest { part: part.clone(), ..figures_of(split, asked) };
        for figure in view::view(survey, &request)?.figures {
            let number = figure.number.map_or(String::new(), |number| format!("{number:02}-"));
            files.push((format!("figuur-{number}{}.svg", figure.id), figure.file));
        }
    }
    for part in [Part::Trend, Part::Benchmark] {
        let request = ViewRequest { part, chart: Chart::Dots, ..figures_of(EVERYBODY, asked) };
        for figure in view::view(survey, &request)?.figures {
            files.push((format!("figuur-{}.svg", figure.id), figure.file));
        }
    }
    Ok(files)
}

/// The request for every figure by a split.
fn figures_of(split: &str, asked: &DocumentRequest) -> ViewRequest {
    ViewRequest {
        split: split.to_owned(),
        part: Part::AllBatteries,
        language: asked.language,
        minimum_base: asked.minimum_base,
        order: Order::default(),
        chart: Chart::default(),
        on_request: false,
        width: 900.0,
        selection: asked.selection.clone(),
        definitions: asked.definitions,
    }
}

fn results(
    rule: Rule,
    survey: &Survey,
    asked: &DocumentRequest,
) -> Result<Disclosed<Results>, Finding> {
    plan::results(survey, rule, &plan::Asked::by_document(asked))
}
