//! Ten million respondents, from file to document: nothing overflows, and what does not
//! depend on how many there are is what it was for a thousand.

use std::sync::Arc;

use peilglas::analysis::Definitions;
use peilglas::engine::Engine;
use peilglas::engine::protocol::{Response, Role};
use peilglas::stats::weighted::{WeightSums, WeightedTally};
use serde_json::Value;

use crate::document::{check, counts, number};
use crate::opening;
use crate::support::{SAME, close};
use crate::survey::Survey;

/// Two groups of 500; ten thousand times as many are ten million.
const FEW: [[usize; 5]; 2] = [[1, 60, 239, 150, 50], [4, 96, 300, 80, 20]];
const TIMES: u32 = 10_000;

/// The document of a file that has the rows of another so many times.
fn document(times: u32) -> Value {
    let survey = Survey::of_counts(&FEW);
    let file = survey.file();
    let (heading, rows) = file.split_once('\n').expect("a heading");
    let mut engine = Engine::with_questionnaire(Arc::new(survey.questionnaire()));
    engine.open(Role::Responses, "test.csv", 0);
    engine.push(format!("{heading}\n").as_bytes()).expect("readable");
    for _ in 0..times {
        engine.push(rows.as_bytes()).expect("readable");
    }
    assert!(matches!(engine.finish(), Response::Opened(_)));
    opening::document(&engine, &opening::request(&["groep"], 5, Definitions::default()))
}

#[test]
fn ten_million_respondents_are_counted_and_compared() {
    let [few, many] = [1, TIMES].map(document);
    check(&many);
    assert_eq!(many["source"]["respondents"], 1_000 * u64::from(TIMES));
    let [before, after] = [&few, &many].map(|document| &document["items"][0]);
    let times = f64::from(TIMES);
    let scaled = |cell: &Value| {
        counts(cell).map(|c| c.iter().map(|n| n * u64::from(TIMES)).collect::<Vec<_>>())
    };
    assert_eq!(counts(&after["total"]), scaled(&before["total"]));
    let [before, after] = [before, after].map(|item| &item["by"]["groep"]);
    for group in ["g0", "g1"] {
        let [before, after] = [before, after].map(|by| &by["cells"][group]);
        assert_eq!(counts(after), scaled(before));
        assert_eq!(after["agree"]["share"], before["agree"]["share"]);
        close("mean", number(&after["mean"]), number(&before["mean"]), SAME);
    }
    let [before, after] = [before, after].map(|by| &by["tests"]);
    let at = |tests: &Value, path: &str| number(tests.pointer(path).expect("a number"));
    for (path, factor) in [
        ("/cliffs_delta", 1.0),
        ("/agree_chi2/cramers_v", 1.0),
        ("/agree_chi2/chi2", times),
        ("/mann_whitney/u", times * times),
        ("/kruskal/h", (1_000.0 * times - 1.0) / 999.0),
        ("/agree_difference/diff", 1.0),
        ("/student/df", (1_000.0 * times - 2.0) / 998.0),
    ] {
        close(path, at(after, path), at(before, path) * factor, SAME);
    }
    let z = at(after, "/mann_whitney/z");
    close("z² is H", z * z, at(after, "/kruskal/h"), SAME);
    assert!(after["reasons"].as_object().is_some_and(|reasons| reasons.is_empty()));
}

#[test]
fn ten_million_weights_of_one_are_ten_million_respondents() {
    let groups: [&[u64]; 2] = [&[3, 4_000_000, 2_000_001], &[1, 2_000_000, 1_999_995]];
    let cell = |n: &u64| {
        let mut sums = WeightSums::default();
        (0..*n).for_each(|_| sums.add(1.0));
        sums
    };
    let cells = groups.iter().copied().flatten().map(cell).collect();
    let unweighted = WeightedTally::unweighted(&groups);
    assert_eq!(unweighted.strata()[0].n, 10_000_000);
    let counted = WeightedTally::new(unweighted.strata().to_vec(), 2, 3, cells);
    assert_eq!(counted.as_ref(), Ok(&unweighted));
}
