//! What hiding costs: of the demo's fourteen figures, and of every two of its splits crossed.

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use peilglas::analysis::{Definitions, Plan, analyse};
use peilglas::base::Language;
use peilglas::disclosure::{self, MinimumBase, Rule};
use peilglas::engine::protocol::{DocumentRequest, Role};
use peilglas::engine::{Crossings, Engine, Survey, known_splits};
use peilglas::split::OnRequest;

use crate::{Responses, bytes, delimited};

/// Times that everything is done; the time is the median.
const RUNS: usize = 5;

/// The splits of figures 1 to 14.
const SPLITS: [&str; 2] = ["leiding", "domein"];

/// Milliseconds that hiding in the figures, and crossing all splits, may take.
const FIGURES: f64 = 100.0;
const CROSSINGS: f64 = 5_000.0;

/// Protects the demo's results and prints what that costs beside its limits.
///
/// # Errors
/// When the demo cannot be read.
pub fn print() -> Result<()> {
    let demo = bytes(|out| delimited::plain(&Responses::demo(), b';', out))?;
    let [mut figures, mut crossed] = [Vec::new(), Vec::new()];
    let (mut respondents, mut pairs, mut shown) = (0, 0, 0);
    for _ in 0..RUNS {
        // What was found out of a file stays known, so each time it is opened anew.
        let mut engine = Engine::new();
        engine.open(Role::Responses, "demo.csv", demo.len() as u64);
        engine.push(&demo).ok().context("the demo is refused")?;
        engine.finish();
        let survey = engine.survey().context("the demo is not understood")?;
        respondents = survey.table.rows;
        let splits = SPLITS.iter().filter_map(|id| survey.split(id, OnRequest::Counted));
        let plan = Plan { splits: splits.collect(), ..Plan::default() };
        let counted = analyse(&survey.questionnaire, &survey.responses(), &plan);
        let publication = survey.publication();
        let start = Instant::now();
        let results = disclosure::results(Rule::default(), counted, publication);
        figures.push(start.elapsed().as_secs_f64());
        ensure!(results.splits.len() == SPLITS.len(), "{} splits", results.splits.len());
        let request = every_split(survey);
        let start = Instant::now();
        let mut work = Crossings::new(survey, &request)
            .map_err(|finding| anyhow::anyhow!("{}", finding.code))?;
        while work.step(survey) {}
        crossed.push(start.elapsed().as_secs_f64());
        let results = work.results().context("no crossing")?;
        pairs = results.splits.len();
        let groups = results.splits.iter().flat_map(|split| &split.groups);
        shown = groups.filter(|group| group.n.is_some()).count();
    }
    let line = |what: String, times: Vec<f64>, limit: f64| {
        let ms = 1000.0 * median(times);
        println!("{what:<66} {ms:>8.1} ms, {:.3} × the limit", ms / limit);
    };
    println!("protection of {respondents} respondents, natively");
    line("fourteen figures, with all tests".to_owned(), figures, FIGURES);
    let what =
        format!("{pairs} pairs of splits crossed, counted and protected ({shown} sizes shown)");
    line(what, crossed, CROSSINGS);
    Ok(())
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// What is asked of everybody by every split.
pub(crate) fn every_split(survey: &Survey) -> DocumentRequest {
    DocumentRequest {
        splits: known_splits(survey).map(str::to_owned).collect(),
        selection: Vec::new(),
        language: Language::Nl,
        minimum_base: MinimumBase::default(),
        definitions: Definitions::default(),
    }
}
