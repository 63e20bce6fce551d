//! A fixed share of what `cargo xtask attack` runs.

use attack::more::{self, Kind};
use attack::printed::{self, Read};
use attack::trial::{Exports, Outcome, trial};

/// The first survey; the others follow it.
const SEED: u64 = 20_261_124;

fn all(cases: u64, exports: Exports, secondary: bool) -> Outcome {
    together(cases, |seed| trial(seed, exports, secondary))
}

fn more(cases: u64, kind: Kind, secondary: bool) -> Outcome {
    together(cases, |seed| more::trial(kind, seed, secondary))
}

fn together(cases: u64, attack: impl Fn(u64) -> anyhow::Result<Outcome>) -> Outcome {
    let mut all = Outcome::default();
    for seed in SEED..SEED + cases {
        let outcome = attack(seed).expect("an attack without contradictions");
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
fn nothing_hidden_comes_back_from_more_splits_crossed() {
    for (kind, cases) in
        [(Kind::Three, 60), (Kind::Nested, 100), (Kind::Levels, 30), (Kind::Sides, 30)]
    {
        let outcome = more(cases, kind, true);
        assert!(outcome.attacked > 1000, "{kind:?}: {} attacked", outcome.attacked);
        assert!(outcome.recovered.is_empty(), "{:#?}", outcome.recovered);
        assert!(outcome.told.is_empty(), "{:#?}", outcome.told);
    }
}

#[test]
fn the_attacker_wins_where_only_small_groups_are_hidden() {
    let splits = [Exports::Splits, Exports::Crossings].map(|exports| all(60, exports, false));
    let kinds = [Kind::Three, Kind::Nested, Kind::Levels, Kind::Sides];
    for outcome in splits.into_iter().chain(kinds.map(|kind| more(20, kind, false))) {
        assert!(outcome.recovered.len() > 20, "{:#?}", outcome.recovered);
        assert!(outcome.told.len() > 20, "{:#?}", outcome.told);
    }
}

fn alone(cases: u64, read: Read, secondary: bool) -> Outcome {
    let mut all = Outcome::default();
    for seed in SEED..SEED + cases {
        let outcome = printed::trial(seed, read, secondary);
        let outcome = outcome.unwrap_or_else(|problem| panic!("seed {seed}: {problem:#}"));
        all.attacked += outcome.attacked;
        all.recovered.extend(outcome.recovered);
    }
    all
}

#[test]
fn nothing_hidden_comes_back_from_tables_or_figures_alone() {
    for (read, cases) in [(Read::Csv, 20), (Read::Svg, 20)] {
        let outcome = alone(cases, read, true);
        assert!(outcome.attacked > 300, "{read:?}: {} attacked", outcome.attacked);
        assert!(outcome.recovered.is_empty(), "{read:?}: {:#?}", outcome.recovered);
    }
}

#[test]
fn the_attacker_wins_from_tables_or_figures_alone_where_only_small_groups_are_hidden() {
    for (read, cases) in [(Read::Csv, 20), (Read::Svg, 20)] {
        let outcome = alone(cases, read, false);
        assert!(outcome.recovered.len() > 2, "{read:?}: {}", outcome.recovered.len());
    }
}
