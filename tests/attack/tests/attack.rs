//! A fixed share of what `cargo xtask attack` runs.

use attack::trial::{Exports, Outcome, trial};

/// The first survey; the others follow it.
const SEED: u64 = 20_261_124;

fn all(cases: u64, exports: Exports, secondary: bool) -> Outcome {
    let mut all = Outcome::default();
    for seed in SEED..SEED + cases {
        let outcome = trial(seed, exports, secondary).expect("an attack without contradictions");
        all.attacked += outcome.attacked;
        all.recovered.extend(outcome.recovered);
        all.telling += outcome.telling;
        all.told.extend(outcome.told);
    }
    all
}

#[test]
fn nothing_hidden_comes_back_from_splits() {
    let outcome = all(300, Exports::Splits, true);
    assert!(outcome.attacked > 1000, "{} attacked", outcome.attacked);
    assert!(outcome.recovered.is_empty(), "{:#?}", outcome.recovered);
    assert!(outcome.telling > 100, "{} that tell attacked", outcome.telling);
    assert!(outcome.told.is_empty(), "{:#?}", outcome.told);
}

#[test]
fn nothing_hidden_comes_back_from_every_crossing() {
    let outcome = all(60, Exports::Crossings, true);
    assert!(outcome.attacked > 1000, "{} attacked", outcome.attacked);
    assert!(outcome.recovered.is_empty(), "{:#?}", outcome.recovered);
}

#[test]
fn the_attacker_wins_where_only_small_groups_are_hidden() {
    for exports in [Exports::Splits, Exports::Crossings] {
        let outcome = all(60, exports, false);
        assert!(outcome.recovered.len() > 20, "{exports:?}: {}", outcome.recovered.len());
        assert!(outcome.told.len() > 20, "{exports:?}: {}", outcome.told.len());
    }
}
