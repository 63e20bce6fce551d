//! Everything there is to say about how groups differ on one item.

use super::agreement::{AgreeChi2, Agreement, Fisher, agree_chi2, agree_fisher};
use super::effect::{HedgesG, hedges_g, omega2};
use super::means::{FTest, TTest, anova, student, welch, welch_anova};
use super::moments::{Moments, moments};
use super::pairwise::{Pair, pairwise};
use super::ranks::{
    BrunnerMunzel, Kruskal, MannWhitney, brunner_munzel, cliffs_delta, kruskal, mann_whitney,
};
use super::reason::{Outcome, Reason, value_or_null};
use serde::Serialize;

/// All tests of one item by one split. Written as a document, what has no
/// value is null; here it has its reason.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// Student's t test; two groups only.
    #[serde(serialize_with = "value_or_null")]
    pub student: Outcome<TTest>,
    /// Welch's t test; two groups only.
    #[serde(serialize_with = "value_or_null")]
    pub welch: Outcome<TTest>,
    /// One-way analysis of variance.
    #[serde(serialize_with = "value_or_null")]
    pub anova: Outcome<FTest>,
    /// Welch's analysis of variance.
    #[serde(serialize_with = "value_or_null")]
    pub welch_anova: Outcome<FTest>,
    /// Mann-Whitney's test; two groups only.
    #[serde(serialize_with = "value_or_null")]
    pub mann_whitney: Outcome<MannWhitney>,
    /// Brunner and Munzel's test; two groups only.
    #[serde(serialize_with = "value_or_null")]
    pub brunner_munzel: Outcome<BrunnerMunzel>,
    /// Kruskal and Wallis's test.
    #[serde(serialize_with = "value_or_null")]
    pub kruskal: Outcome<Kruskal>,
    /// χ² test of the share that agrees.
    #[serde(serialize_with = "value_or_null")]
    pub agree_chi2: Outcome<AgreeChi2>,
    /// Fisher's exact test of the share that agrees; two groups only.
    #[serde(serialize_with = "value_or_null")]
    pub agree_fisher: Outcome<Fisher>,
    /// Hedges' g; two groups only.
    #[serde(serialize_with = "value_or_null")]
    pub hedges_g: Outcome<HedgesG>,
    /// Cliff's delta, −1 to 1; two groups only.
    #[serde(serialize_with = "value_or_null")]
    pub cliffs_delta: Outcome<f64>,
    /// ω², the share of variance between groups.
    #[serde(serialize_with = "value_or_null")]
    pub omega2: Outcome<f64>,
    /// Every pair of three or more groups; empty for fewer, where the tests above say it all.
    pub pairwise: Vec<Pair>,
}

/// Compares groups on one item.
///
/// `groups[g][i]` respondents of group g answered the point with `codes[i]`,
/// points in ascending order; `agree[i]` says whether that point counts as
/// agreeing. A test that needs a group without observations has
/// [`Reason::EmptyGroup`], so hand over the groups that are to be compared.
///
/// # Panics
/// When `codes`, `agree` and every group are not equally long.
pub fn compare(codes: &[f64], groups: &[&[u64]], agree: &[bool]) -> Comparison {
    let means: Vec<Moments> = groups.iter().map(|g| moments(codes, g)).collect();
    let shares: Vec<Agreement> = groups.iter().map(|g| Agreement::of(g, agree)).collect();
    Comparison {
        student: of_two(&means, student),
        welch: of_two(&means, welch),
        anova: anova(&means),
        welch_anova: welch_anova(&means),
        mann_whitney: of_two(groups, |a, b| mann_whitney(a, b)),
        brunner_munzel: of_two(groups, |a, b| brunner_munzel(a, b)),
        kruskal: kruskal(groups),
        agree_chi2: agree_chi2(&shares),
        agree_fisher: of_two(&shares, |a, b| agree_fisher(*a, *b)),
        hedges_g: of_two(&means, hedges_g),
        cliffs_delta: of_two(groups, |a, b| cliffs_delta(a, b)),
        omega2: omega2(&means),
        pairwise: if groups.len() < 3 { Vec::new() } else { pairwise(&means) },
    }
}

impl Comparison {
    /// What has no value, by its field's name, and why.
    pub fn reasons(&self) -> impl Iterator<Item = (&'static str, Reason)> {
        fn why<T>(outcome: &Outcome<T>) -> Option<Reason> {
            outcome.as_ref().err().copied()
        }
        let all = [
            ("student", why(&self.student)),
            ("welch", why(&self.welch)),
            ("anova", why(&self.anova)),
            ("welch_anova", why(&self.welch_anova)),
            ("mann_whitney", why(&self.mann_whitney)),
            ("brunner_munzel", why(&self.brunner_munzel)),
            ("kruskal", why(&self.kruskal)),
            ("agree_chi2", why(&self.agree_chi2)),
            ("agree_fisher", why(&self.agree_fisher)),
            ("hedges_g", why(&self.hedges_g)),
            ("cliffs_delta", why(&self.cliffs_delta)),
            ("omega2", why(&self.omega2)),
        ];
        all.into_iter().filter_map(|(name, why)| Some((name, why?)))
    }

    /// With the tests on the share that agrees of these, where others than those on the
    /// scale are in its base.
    pub fn of_shares(self, shares: &[Agreement]) -> Comparison {
        Comparison {
            agree_chi2: agree_chi2(shares),
            agree_fisher: of_two(shares, |a, b| agree_fisher(*a, *b)),
            ..self
        }
    }
}

fn of_two<G, T>(groups: &[G], test: impl Fn(&G, &G) -> Outcome<T>) -> Outcome<T> {
    match groups {
        [a, b] => test(a, b),
        [] | [_] => Err(Reason::FewerThanTwoGroups),
        _ => Err(Reason::NotTwoGroups),
    }
}
