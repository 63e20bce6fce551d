//! Exports one after another: what the record lets through does not add up to more.

use attack::sequence::{Outcome, sequence};

/// The first data set; the others follow it.
const SEED: u64 = 20_261_124;

fn all(cases: u64, judged: bool) -> Outcome {
    let mut all = Outcome::default();
    for seed in SEED..SEED + cases {
        let outcome = sequence(seed, judged).expect("an attack without contradictions");
        all.exports = [0, 1].map(|at| all.exports[at] + outcome.exports[at]);
        all.attacked += outcome.attacked;
        all.recovered.extend(outcome.recovered);
        all.telling += outcome.telling;
        all.told.extend(outcome.told);
    }
    all
}

#[test]
fn what_the_record_lets_through_does_not_add_up() {
    let outcome = all(30, true);
    assert!(outcome.recovered.is_empty(), "{:#?}", outcome.recovered);
    assert!(outcome.told.is_empty(), "{:#?}", outcome.told);
    // Some are made and some refused, or this would say nothing.
    assert!(outcome.exports.iter().all(|count| *count > 30), "{:?}", outcome.exports);
    assert!(outcome.attacked > 300, "{} attacked", outcome.attacked);
    assert!(outcome.telling > 40, "{} attacked", outcome.telling);
}

#[test]
fn without_a_record_exports_give_each_other_away() {
    let outcome = all(15, false);
    assert!(outcome.recovered.len() > 20, "{}", outcome.recovered.len());
    assert!(outcome.told.len() > 5, "{}", outcome.told.len());
}
