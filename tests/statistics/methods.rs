//! The page about methods has an anchor for everything that is computed.

use peilglas::stats;

#[test]
fn every_field_of_a_comparison_has_its_anchor() {
    let methods = include_str!("../../docs/methods.md");
    let groups: [&[u64]; 3] = [&[1, 2], &[2, 1], &[2, 2]];
    let all = stats::compare(&[1.0, 2.0], &groups, &[false, true]);
    let document = serde_json::to_value(&all).unwrap();
    let pair = document["pairwise"][0].as_object().unwrap().keys();
    let tests = pair.filter(|key| !["a", "b", "diff"].contains(&key.as_str()));
    let others = ["moments", "share", "dunn", "adjusted", "stars", "alpha"].map(String::from);
    for field in document.as_object().unwrap().keys().chain(tests).chain(&others) {
        let anchor = format!("{{#{field}}}");
        assert_eq!(methods.matches(&anchor).count(), 1, "docs/methods.md has no one {anchor}");
    }
}

#[test]
fn what_no_comparison_holds_has_its_anchor_too() {
    let methods = include_str!("../../docs/methods.md");
    for anchor in [
        "difference",
        "cliffs_delta_interval",
        "omega2_interval",
        "column_pairs",
        "letters",
        "against_rest",
        "benchmark",
        "alpha_interval",
        "item_rest",
        "omega",
        "weights",
        "design_weights",
        "post_stratify",
        "rake",
        "trim",
        "weighted_mean",
        "weighted_share",
        "design_effect",
        "weighted_difference",
        "wald",
        "rao_scott",
        "waves",
    ] {
        let anchor = format!("{{#{anchor}}}");
        assert_eq!(methods.matches(&anchor).count(), 1, "docs/methods.md has no one {anchor}");
    }
}
