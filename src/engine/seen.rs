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

/// Everything that somebody sees of it, what is soonest made first: whoever has seen enough
/// needs not wait for the rest. Errors where it cannot be made.
pub(super) fn seen<'a>(
    survey: &'a Survey,
    wish: &'a Wish,
) -> impl Iterator<Item = Result<Seen, Finding>> + 'a {
    let rule = Rule::new(wish.minimum_base());
    let make: [Make; 3] = [whole, with_it, of_earlier];
    make.into_iter().flat_map(move |make| match make(survey, rule, wish) {
        Ok(seen) => seen.into_iter().map(Ok).collect(),
        Err(finding) => vec![Err(finding)],
    })
}

/// Makes a part of it.
type Make = fn(&Survey, Rule, &Wish) -> Result<Vec<Seen>, Finding>;

/// What is counted by its splits.
fn whole(survey: &Survey, rule: Rule, wish: &Wish) -> Result<Vec<Seen>, Finding> {
    let counted = |splits: &[String], selection: &[_], wanted, on_request| {
        let definitions = wish.definitions();
        let asked = plan::Asked { splits, selection, wanted, on_request, definitions, stated: &[] };
        let results = plan::untested(survey, rule, &asked);
        results.map(|results| vec![Seen::now(Export::of(&results))])
    };
    match wish {
        Wish::Document(asked) => {
            let wanted = plan::Wanted::WithScales;
            counted(&asked.splits, &asked.selection, wanted, OnRequest::Counted)
        }
        Wish::Crossings(asked) => {
            let mut work = Crossings::new(survey, asked)?;
            while work.step(survey) {}
            Ok(work.export().into_iter().map(Seen::now).collect())
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
                    return counted(&all, &asked.selection, sizes, OnRequest::Included);
                }
                Part::Benchmark => return Ok(Vec::new()),
            };
            counted(splits, &asked.selection, wanted, on_request(asked))
        }
    }
}

/// What comes with it.
fn with_it(survey: &Survey, rule: Rule, wish: &Wish) -> Result<Vec<Seen>, Finding> {
    let exports = match wish {
        Wish::Document(asked) => beside(survey, rule, asked)?,
        Wish::View(asked) => match &asked.part {
            Part::Respondents => tables(survey, rule, asked)?,
            Part::Benchmark => beside(survey, rule, &benchmark::document_of(asked))?,
            Part::Battery(_) | Part::AllBatteries | Part::Trend | Part::Scales => Vec::new(),
        },
        Wish::Crossings(_) => Vec::new(),
    };
    Ok(exports.into_iter().map(Seen::now).collect())
}

fn of_earlier(survey: &Survey, rule: Rule, wish: &Wish) -> Result<Vec<Seen>, Finding> {
    let seen = match wish {
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
    Ok(seen.into_iter().collect())
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
