//! Which groups differ from which, and which from all others together: the pairs,
//! letters and arrows of one row of a table.

use serde::{Deserialize, Serialize};

use super::Definitions;
use super::method::Method;
use crate::stats::{
    self, Adjustment, Agreement, Arrow, ColumnPair, ColumnTest, Comparison, Difference, DunnPair,
    Letter, MarkRule, Moments, Outcome, PairMethod, Verdict,
};

/// The largest p, as it is adjusted, that letters and arrows are made of.
const LEVEL: f64 = 0.05;

/// Which test compares the means of two groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PairTest {
    /// The method's own: Games and Howell's, or as in the report a t with the variance
    /// pooled over all groups, not adjusted.
    #[default]
    Method,
    /// Tukey and Kramer's, which supposes equal variances and adjusts for the number of
    /// groups.
    TukeyKramer,
}

/// How the groups of a split differ in their means, or in a share of each. Positions are
/// those of the split's groups, so that a letter is of the same group in every row.
#[derive(Clone, Debug, PartialEq)]
pub struct Contrasts {
    /// Every pair of the groups that take part.
    pub pairs: Vec<ColumnPair>,
    /// The difference of every pair, with the interval of that pair alone.
    pub differences: Vec<Outcome<Difference>>,
    /// Per group that takes part its test against all other groups together.
    pub against_rest: Vec<Outcome<ColumnTest>>,
    /// Per group of the split what stands beside it; `None` where it takes no part.
    pub marks: Vec<Option<GroupMarks>>,
}

/// What stands beside a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupMarks {
    /// The groups that it lies significantly above.
    pub letters: Vec<Letter>,
    /// Whether it lies significantly above or below all others together.
    pub arrow: Option<Arrow>,
}

/// The groups that take part, of a split of so many.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub groups: &'a [usize],
    pub of: usize,
}

impl Method {
    /// How the tests of all pairs of a row, or of all groups against the rest, are adjusted
    /// where the test does not do so by itself.
    pub fn adjustment(self) -> Adjustment {
        match self {
            Method::Report => Adjustment::None,
            Method::Careful => Adjustment::Holm,
        }
    }
}

impl Definitions {
    /// The test of the means of two groups.
    pub fn of_pairs(&self) -> PairMethod {
        match (self.pairs, self.method) {
            (PairTest::TukeyKramer, _) => PairMethod::TukeyKramer,
            (PairTest::Method, Method::Careful) => PairMethod::GamesHowell,
            (PairTest::Method, Method::Report) => PairMethod::Pooled(Adjustment::None),
        }
    }

    /// What it takes for a pair, or a group and the rest, to be marked: besides the p the
    /// smallest difference of the shares.
    fn marks(&self, apart: Outcome<f64>) -> bool {
        apart.is_ok_and(|apart| self.is_large(apart.abs()))
    }
}

impl Contrasts {
    /// Of the shares that agree, or that chose an answer.
    pub(super) fn of_shares(
        definitions: Definitions,
        part: Part<'_>,
        shares: &[Agreement],
    ) -> Contrasts {
        let adjustment = definitions.method.adjustment();
        let pairs = stats::share_pairs(shares, adjustment);
        let differences =
            pairs.iter().map(|pair| stats::share_difference(shares[pair.a], shares[pair.b]));
        let differences = differences.collect();
        let against_rest = stats::shares_against_rest(shares, adjustment);
        Contrasts::new(definitions, part, shares, (pairs, differences), against_rest)
    }

    /// Of the means; `comparison` has the tests of the pairs already where there are more
    /// than two groups.
    pub(super) fn of_means(
        definitions: Definitions,
        part: Part<'_>,
        codes: &[f64],
        counts: &[&[u64]],
        shares: &[Agreement],
        comparison: &Comparison,
    ) -> Contrasts {
        let means: Vec<Moments> =
            counts.iter().map(|counts| stats::moments(codes, counts)).collect();
        let method = definitions.of_pairs();
        let tested = &comparison.pairwise;
        let pairs = match method {
            PairMethod::GamesHowell if !tested.is_empty() => {
                stats::range_pairs(tested, |pair| &pair.games_howell)
            }
            PairMethod::TukeyKramer if !tested.is_empty() => {
                stats::range_pairs(tested, |pair| &pair.tukey)
            }
            _ => stats::mean_pairs(&means, method),
        };
        let difference = |pair: &ColumnPair| match method {
            PairMethod::GamesHowell | PairMethod::Welch(_) => {
                stats::welch_difference(&means[pair.a], &means[pair.b])
            }
            PairMethod::TukeyKramer | PairMethod::Pooled(_) => {
                stats::pooled_difference(&means, pair.a, pair.b)
            }
        };
        let differences = pairs.iter().map(difference).collect();
        let rest = stats::means_against_rest(codes, counts, definitions.method.adjustment());
        Contrasts::new(definitions, part, shares, (pairs, differences), rest)
    }

    fn new(
        definitions: Definitions,
        part: Part<'_>,
        shares: &[Agreement],
        (mut pairs, differences): (Vec<ColumnPair>, Vec<Outcome<Difference>>),
        against_rest: Vec<Outcome<ColumnTest>>,
    ) -> Contrasts {
        let rule = MarkRule::at(LEVEL);
        let large =
            |verdict: &Verdict| definitions.marks(shares[verdict.a].above(shares[verdict.b]));
        let verdicts = pairs.iter().filter_map(ColumnPair::verdict).filter(large);
        let letters = stats::column_letters(shares.len(), verdicts, &rule);
        let mut marks = vec![None; part.of];
        for (at, (mut letters, test)) in letters.into_iter().zip(&against_rest).enumerate() {
            letters.iter_mut().for_each(|letter| letter.column = part.groups[letter.column]);
            let large = definitions.marks(shares[at].above(rest(shares, at)));
            let arrow = stats::arrow(test, &rule).filter(|_| large);
            marks[part.groups[at]] = Some(GroupMarks { letters, arrow });
        }
        for pair in &mut pairs {
            (pair.a, pair.b) = (part.groups[pair.a], part.groups[pair.b]);
        }
        Contrasts { pairs, differences, against_rest, marks }
    }
}

/// Dunn's test of every pair of more than two groups, by the split's positions.
pub(super) fn dunn(part: Part<'_>, counts: &[&[u64]]) -> Outcome<Vec<DunnPair>> {
    if counts.len() < 3 {
        // Of two groups Mann and Whitney's test says it all.
        return Ok(Vec::new());
    }
    let mut pairs = stats::dunn(counts)?;
    for pair in &mut pairs {
        (pair.a, pair.b) = (part.groups[pair.a], part.groups[pair.b]);
    }
    Ok(pairs)
}

/// All groups but one, together.
fn rest(shares: &[Agreement], but: usize) -> Agreement {
    let others = || shares.iter().enumerate().filter(|(at, _)| *at != but).map(|(_, share)| share);
    Agreement {
        agree: others().map(|share| share.agree).sum(),
        base: others().map(|share| share.base).sum(),
    }
}
