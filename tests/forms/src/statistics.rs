//! What statistics cost beside counting: only counting may take longer with more respondents.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Result, anyhow, ensure};
use peilglas::analysis::{Plan, analyse, publication};
use peilglas::disclosure::{self, Rule};
use peilglas::engine::protocol::{Response, Role};
use peilglas::engine::{Engine, known_splits};
use peilglas::responses::Weights;
use peilglas::split::OnRequest;

use crate::{Responses, delimited};

/// Respondents of the two files.
const FEW: usize = 1_000;
const MANY: usize = 1_000_000;

/// Groups of a split that are large enough to show, also of few respondents.
const MOST_GROUPS: usize = 5;

/// Times that everything is computed; the time is the median.
const RUNS: usize = 9;

/// What an analysis of every item by every split cost, in seconds.
struct Cost {
    respondents: usize,
    tests: usize,
    /// Going over the respondents: how many gave each answer.
    counting: f64,
    /// Counting all that may be shown, from which follows what is hidden; once per file.
    publication: f64,
    /// All tests, intervals and adjusted p-values, of those counts.
    statistics: f64,
}

/// Analyses few respondents and many, and prints what counting and statistics cost.
///
/// # Errors
/// When a file cannot be read.
pub fn print() -> Result<()> {
    let plain = [Responses::many(FEW), Responses::many(MANY)];
    let weighted = [Responses::many_weighted(FEW), Responses::many_weighted(MANY)];
    for (name, [few, many]) in [("not weighted", plain), ("weighted", weighted)] {
        print_both(name, &measure(&few)?, &measure(&many)?);
    }
    Ok(())
}

fn print_both(name: &str, few: &Cost, many: &Cost) {
    println!(
        "{:<12} {:>9} {:>9} {:>14} {:>17} {:>14}",
        name, "rows", "item×split", "counting, ms", "publication, ms", "statistics, ms"
    );
    for cost in [few, many] {
        println!(
            "{:<12} {:>9} {:>10} {:>14.2} {:>17.2} {:>14.2}",
            "",
            cost.respondents,
            cost.tests,
            1000.0 * cost.counting,
            1000.0 * cost.publication,
            1000.0 * cost.statistics
        );
    }
    println!(
        "{MANY} respondents over {FEW}: counting {:.0} × the time, statistics {:.2} ×",
        many.counting / few.counting,
        many.statistics / few.statistics
    );
}

/// What it costs, weighted where there is a column of weights.
fn measure(responses: &Responses) -> Result<Cost> {
    let respondents = responses.respondents();
    let mut engine = Engine::new();
    engine.open(Role::Responses, "many.csv", 0);
    delimited::plain(responses, b',', Pushed(&mut engine))?;
    ensure!(matches!(engine.finish(), Response::Opened(_)), "the file is not understood");
    let survey = engine.survey().ok_or_else(|| anyhow!("no survey"))?;
    let splits = known_splits(survey).filter_map(|id| survey.split(id, OnRequest::Counted));
    // Of a thousand, small groups are hidden and need no statistics: the same must be shown.
    let splits = splits.filter(|split| split.groups.len() <= MOST_GROUPS);
    let of_column = |(column, _)| Weights::of_column(&survey.table, column);
    let weights = survey.matching.weight.map(of_column).transpose();
    let weights = weights.map_err(|finding| anyhow!("no weights: {}", finding.code))?;
    let plan = Plan { splits: splits.collect(), weights: weights.map(Arc::new), ..Plan::default() };
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    let (mut tests, mut hidden) = (0, 0);
    for run in 0..=RUNS {
        let start = Instant::now();
        let counted = analyse(&survey.questionnaire, &survey.responses(), &plan);
        let counting = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let everything = publication(&survey.questionnaire, &survey.responses());
        let published = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let results = disclosure::results(Rule::default(), counted, &everything);
        let statistics = start.elapsed().as_secs_f64();
        let by = results.items.iter().flat_map(|item| &item.by);
        tests = by.filter(|by| by.tests.is_some()).count();
        let groups = results.splits.iter().flat_map(|split| &split.groups);
        hidden = groups.filter(|group| group.n.is_none()).count();
        // The first run fills the tables of the studentized range.
        if run > 0 {
            times[0].push(counting);
            times[1].push(statistics);
            times[2].push(published);
        }
    }
    ensure!(tests > 0 && hidden == 0, "{tests} comparisons, {hidden} groups hidden");
    let [counting, statistics, publication] = times.map(median);
    Ok(Cost { respondents, tests, counting, publication, statistics })
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Hands what is written to the engine, as it comes.
struct Pushed<'a>(&'a mut Engine);

impl Write for Pushed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let refused = |_| io::Error::other("the file is refused");
        self.0.push(bytes).map_err(refused)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
