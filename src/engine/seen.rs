//! What somebody sees of something that leaves the program: of this file, and of the earlier
//! one that stands beside it.

use super::protocol::{DocumentRequest, Part, Selection, ViewRequest};
use super::weights::EARLIER_NOT_WEIGHTED;
use super::{Crossings, Survey, Wish, benchmark, plan, trend, view};
use crate::base::Finding;
use crate::disclosure::{Export, Rule};
use crate::split::OnRequest;

/// An export, and of which of the two files it is.
pub(super) struct Seen {
    pub(super) of: File,
    pub(super) export: Export,
}

/// One of two files.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum File {
    Now,
    Earlier,
}

impl Seen {
    pub(super) fn now(export: Export) -> Self {
        Seen { of: File::Now, export }
    }
}

/// Everything that somebody sees of it.
///
/// # Errors
/// When it cannot be made.
pub(super) fn seen(survey: &Survey, wish: &Wish) -> Result<Vec<Seen>, Finding> {
    let rule = Rule::new(wish.minimum_base());
    let of_earlier = match wish {
        Wish::Document(asked) => earlier(survey, rule, asked, OnRequest::Counted)?,
        Wish::View(asked) if asked.part == Part::Trend => {
            let by_split = DocumentRequest {
                splits: vec![asked.split.clone()],
                ..benchmark::document_of(asked)
            };
            earlier(survey, rule, &by_split, on_request(asked))?
        }
        Wish::View(_) | Wish::Crossings(_) => None,
    };
    let of_now = exports(survey, rule, wish)?.into_iter().map(Seen::now);
    Ok(of_now.chain(of_earlier).collect())
}

fn exports(survey: &Survey, rule: Rule, wish: &Wish) -> Result<Vec<Export>, Finding> {
    let counted = |splits: &[String], selection: &[_], wanted, on_request| {
        let definitions = wish.definitions();
        let asked = plan::Asked { splits, selection, wanted, on_request, definitions, stated: &[] };
        plan::results(survey, rule, &asked).map(|results| Export::of(&results))
    };
    match wish {
        Wish::Document(asked) => {
            let wanted = plan::Wanted::WithScales;
            let whole = counted(&asked.splits, &asked.selection, wanted, OnRequest::Counted)?;
            let mut all = vec![whole];
            all.extend(beside(survey, rule, asked)?);
            Ok(all)
        }
        Wish::Crossings(asked) => {
            let mut work = Crossings::new(survey, asked)?;
            while work.step(survey) {}
            Ok(work.export().into_iter().collect())
        }
        Wish::View(asked) => {
            let splits = std::slice::from_ref(&asked.split);
            let wanted = match &asked.part {
                Part::Battery(id) => plan::Wanted::One(id),
                Part::AllBatteries | Part::Trend => plan::Wanted::Everything,
                Part::Scales => plan::Wanted::WithScales,
                Part::Respondents => {
                    let all: Vec<String> = plan::known_splits(survey).map(str::to_owned).collect();
                    let sizes = plan::Wanted::Sizes;
                    let mut seen =
                        vec![counted(&all, &asked.selection, sizes, OnRequest::Included)?];
                    seen.extend(tables(survey, rule, asked)?);
                    return Ok(seen);
                }
                Part::Benchmark => return beside(survey, rule, &benchmark::document_of(asked)),
            };
            Ok(vec![counted(splits, &asked.selection, wanted, on_request(asked))?])
        }
    }
}

/// What is shown beside the values of sources.
fn beside(survey: &Survey, rule: Rule, asked: &DocumentRequest) -> Result<Vec<Export>, Finding> {
    let all = benchmark::beside(rule, survey, asked)?;
    let selection = selected(&asked.selection);
    let of = |beside: &benchmark::Beside<'_>| {
        let results = beside.results().map(Export::of);
        let tables = beside.tables().iter().map(|table| Export::of_table(table, &selection));
        results.chain(tables).collect::<Vec<_>>()
    };
    Ok(all.iter().flat_map(of).collect())
}

/// The tables of respondents by two splits.
fn tables(survey: &Survey, rule: Rule, asked: &ViewRequest) -> Result<Vec<Export>, Finding> {
    let responded = view::responded(survey, &asked.selection, rule)?.map(|(table, _)| table);
    let numbers = view::numbers(survey, asked, rule)?;
    let selection = selected(&asked.selection);
    let all = responded.iter().chain(&numbers);
    Ok(all.map(|table| Export::of_table(table, &selection)).collect())
}

/// What is shown of an earlier file: no more than this.
fn earlier(
    survey: &Survey,
    rule: Rule,
    asked: &DocumentRequest,
    on_request: OnRequest,
) -> Result<Option<Seen>, Finding> {
    let Some(earlier) = &survey.earlier else { return Ok(None) };
    match trend::before(rule, survey, earlier, asked, on_request) {
        Ok(results) => Ok(Some(Seen { of: File::Earlier, export: Export::of(&results) })),
        // Without its weights it is beside nothing.
        Err(finding) if finding.code == EARLIER_NOT_WEIGHTED => Ok(None),
        Err(finding) => Err(finding),
    }
}

fn on_request(asked: &ViewRequest) -> OnRequest {
    match asked.on_request {
        true => OnRequest::Included,
        false => OnRequest::LeftOut,
    }
}

fn selected(selection: &[Selection]) -> Vec<(String, Vec<String>)> {
    selection.iter().map(|part| (part.split.clone(), part.groups.clone())).collect()
}
