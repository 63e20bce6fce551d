//! What many splits cost: opening a file, its first figure, its first selection, and every two
//! of its splits crossed.

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use peilglas::analysis::Definitions;
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::protocol::{Part, Request, Response, Role, Selection, ViewRequest};
use peilglas::engine::{Crossings, Engine, known_splits};
use peilglas::figure::{Chart, Order};
use peilglas::split::OnRequest;

use crate::protection::every_split;
use crate::{Responses, bytes, delimited};

/// How many splits the files have, and how many respondents.
const SPLITS: [usize; 4] = [6, 10, 15, 20];
const RESPONDENTS: [usize; 3] = [500, 4_000, 40_000];

/// Measures files with few and many splits, of few and many respondents, and prints it.
///
/// # Errors
/// When a file is not understood.
pub fn print() -> Result<()> {
    println!(
        "{:<8} {:>11} {:>9} {:>14} {:>18} {:>19} {:>14} {:>13}",
        "splits",
        "respondents",
        "open, ms",
        "first view, ms",
        "another view, ms",
        "first selection, ms",
        "crossings, ms",
        "document, ms"
    );
    for splits in SPLITS {
        RESPONDENTS.iter().try_for_each(|respondents| print_of(splits, *respondents))?;
    }
    Ok(())
}

/// The same of one file.
///
/// # Errors
/// As [`print`].
pub fn print_of(splits: usize, respondents: usize) -> Result<()> {
    let [open, first, another, selection, crossings, document] = measure(splits, respondents)?;
    println!(
        "{splits:<8} {respondents:>11} {open:>9.1} {first:>14.1} {another:>18.1} \
         {selection:>19.1} {crossings:>14.1} {document:>13.1}"
    );
    Ok(())
}

/// Milliseconds.
fn measure(splits: usize, respondents: usize) -> Result<[f64; 6]> {
    let file = Responses::personnel(respondents, splits);
    let file = bytes(|out| delimited::plain(&file, b',', out))?;
    let mut engine = Engine::new();
    let open = Instant::now();
    engine.open(Role::Responses, "personnel.csv", file.len() as u64);
    engine.push(&file).ok().context("the file is refused")?;
    ensure!(matches!(engine.finish(), Response::Opened(_)), "the file is not understood");
    let open = ms(open);
    let survey = engine.survey().context("no survey")?;
    let known: Vec<String> = known_splits(survey).map(str::to_owned).collect();
    ensure!(known.len() == splits, "splits are {known:?}");
    let last = survey.split(&known[splits - 1], OnRequest::Counted).context("no split")?;
    let group = last.groups.first().context("no group")?.id.clone();
    let selected = Selection { split: last.id, groups: vec![group] };
    let mut view = |split: &str, selection: Vec<Selection>| {
        let start = Instant::now();
        let shown = engine.handle(Request::View(ViewRequest {
            split: split.to_owned(),
            part: Part::AllBatteries,
            language: Language::Nl,
            minimum_base: MinimumBase::default(),
            order: Order::default(),
            chart: Chart::default(),
            on_request: false,
            width: 900.0,
            selection,
            definitions: Definitions::default(),
        }));
        let took = ms(start);
        ensure!(matches!(shown, Response::View(_)), "nothing is shown");
        Ok(took)
    };
    let first_view = view(&known[0], Vec::new())?;
    let another = view(&known[1], Vec::new())?;
    let selection = view(&known[0], vec![selected])?;
    let survey = engine.survey().context("no survey")?;
    let request = every_split(survey);
    let start = Instant::now();
    let mut work =
        Crossings::new(survey, &request).map_err(|finding| anyhow::anyhow!("{}", finding.code))?;
    while work.step(survey) {}
    let crossings = ms(start);
    let start = Instant::now();
    let document = engine.handle(Request::Document(request));
    ensure!(matches!(document, Response::Document(_)), "nothing is saved");
    let save = ms(start);
    Ok([open, first_view, another, selection, crossings, save])
}

fn ms(since: Instant) -> f64 {
    1000.0 * since.elapsed().as_secs_f64()
}
