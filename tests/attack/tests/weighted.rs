//! Who knows everybody's weight learns nothing from weighted numbers.

use attack::trial::{Exports, Outcome};
use attack::weighted::trial;

/// The first survey; the others follow it.
const SEED: u64 = 20_261_124;

fn all(cases: u64, exports: Exports, rounded: bool) -> Outcome {
    let mut all = Outcome::default();
    for seed in SEED..SEED + cases {
        let outcome = trial(seed, exports, rounded);
        let outcome = outcome.unwrap_or_else(|problem| panic!("seed {seed}: {problem:#}"));
        all.attacked += outcome.attacked;
        all.recovered.extend(outcome.recovered);
    }
    all
}

#[test]
fn nothing_comes_back_from_weighted_numbers() {
    for (exports, cases) in [(Exports::Splits, 40), (Exports::Crossings, 8)] {
        let outcome = all(cases, exports, true);
        assert!(outcome.attacked > 300, "{exports:?}: {} attacked", outcome.attacked);
        assert!(outcome.recovered.is_empty(), "{exports:?}: {:#?}", outcome.recovered);
    }
}

#[test]
fn the_attacker_wins_where_weighted_numbers_are_exact() {
    let outcome = all(8, Exports::Splits, false);
    assert!(outcome.recovered.len() > 3, "{}", outcome.recovered.len());
}
