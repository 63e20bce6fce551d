//! Which groups differ from which, and which from all others together: the pairs,
//! letters and arrows of one row of a table.

use serde::{Deserialize, Serialize};

use super::Definitions;
use super::method::Method;
use crate::stats::weighted::{
    WeightedTally, WeightedTest, weighted_against_rest, weighted_contrasts,
};
use crate::stats::{
    self, Adjustment, Agreement, Arrow, ColumnPair, ColumnTest, Comparison, Difference, DunnPair,
    Letter, MarkRule, Moments, Outcome, PairMethod, Reason, Verdict,
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

/// How far the shares of two of these groups lie apart, or of a group and all others
/// together: what a smallest difference is of.
pub(super) type Apart<'a> = &'a dyn Fn(usize, Option<usize>) -> Option<f64>;

/// A weighted share and the sum of the weights that it is of.
pub(super) type WeightedShare = (f64, f64);

/// What contrasts are made of: pairs, their differences, and groups against the rest.
type Found = (Vec<ColumnPair>, Vec<Outcome<Difference>>, Vec<Outcome<ColumnTest>>);

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

    /// What is said of the test of the means of two groups, weighted or not.
    pub fn words_of_pairs(&self, weighs: bool) -> &'static str {
        if weighs {
            return match self.method.adjustment() {
                Adjustment::None => "table-note-pairs-weighted",
                _ => "table-note-pairs-weighted-holm",
            };
        }
        match self.of_pairs() {
            PairMethod::GamesHowell | PairMethod::Welch(_) => "table-note-pairs-games-howell",
            PairMethod::TukeyKramer => "table-note-pairs-tukey",
            PairMethod::Pooled(_) => "table-note-pairs-pooled",
        }
    }

    /// What it takes for a pair, or a group and the rest, to be marked: besides the p the
    /// smallest difference of the shares.
    fn marks(&self, apart: Option<f64>) -> bool {
        apart.is_some_and(|apart| self.is_large(apart.abs()))
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
        let found = (pairs, differences, against_rest);
        Contrasts::new(definitions, part, &of_shares(shares), found)
    }

    /// Of the means; `comparison` has the tests of the pairs already where there are more
    /// than two groups.
    pub(super) fn of_means(
        definitions: Definitions,
        part: Part<'_>,
        codes: &[f64],
        counts: &[&[u64]],
        apart: Apart<'_>,
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
        Contrasts::new(definitions, part, apart, (pairs, differences, rest))
    }

    /// Of weighted means; of weighted shares where the codes are 1 and 0. `weighs` says of
    /// which groups so many have a weight that it may be shown: the others are not in it.
    pub(super) fn of_weighted(
        definitions: Definitions,
        part: Part<'_>,
        weighs: &[bool],
        tally: Outcome<&WeightedTally>,
        codes: &[f64],
        apart: Apart<'_>,
    ) -> Contrasts {
        let adjustment = definitions.method.adjustment();
        let only = |(group, weighs): (&usize, &bool)| weighs.then_some(*group);
        let parts = part.groups.iter().zip(weighs).map(only);
        let parts: Vec<Vec<usize>> = parts.map(|group| group.into_iter().collect()).collect();
        let (mut pairs, mut differences, mut rest) = match tally {
            Ok(tally) => {
                let tally = tally.regrouped(&parts);
                let (pairs, differences) = weighted_contrasts(&tally, codes, adjustment);
                (pairs, differences, weighted_against_rest(&tally, codes, adjustment))
            }
            Err(reason) => none(parts.len(), reason),
        };
        let few = || Reason::TooFewWeighted;
        for (pair, difference) in pairs.iter_mut().zip(&mut differences) {
            if !(weighs[pair.a] && weighs[pair.b]) {
                (pair.test, *difference) = (Err(few()), Err(few()));
            }
        }
        rest.iter_mut().zip(weighs).filter(|(_, weighs)| !**weighs).for_each(|(test, _)| {
            *test = Err(few());
        });
        let mut contrasts = Contrasts::new(definitions, part, apart, (pairs, differences, rest));
        for (group, _) in part.groups.iter().zip(weighs).filter(|(_, weighs)| !**weighs) {
            contrasts.marks[*group] = None;
        }
        contrasts
    }

    /// Of two files that are each weighted by their own weights: one pair, and the rest of
    /// either is the other. `apart` is how far their shares lie apart.
    pub(super) fn of_files(
        definitions: Definitions,
        part: Part<'_>,
        test: &Outcome<WeightedTest>,
        apart: Option<f64>,
    ) -> Contrasts {
        let test = test.as_ref().map_err(|reason| *reason);
        let groups = part.groups.len();
        let (mut pairs, mut differences, mut rest) =
            none(groups, test.err().unwrap_or(Reason::TooFewWeighted));
        if let ([pair], Ok(test)) = (&mut pairs[..], test) {
            let column =
                ColumnTest { diff: test.diff, statistic: test.t, p: test.p, adjusted: test.p };
            let turned = ColumnTest { diff: -test.diff, statistic: -test.t, ..column.clone() };
            pair.test = Ok(column.clone());
            differences = vec![Ok(test.difference())];
            rest = vec![Ok(column), Ok(turned)];
        }
        let apart = |at: usize, _: Option<usize>| if at == 0 { apart } else { apart.map(|by| -by) };
        Contrasts::new(definitions, part, &apart, (pairs, differences, rest))
    }

    fn new(
        definitions: Definitions,
        part: Part<'_>,
        apart: Apart<'_>,
        (mut pairs, differences, against_rest): Found,
    ) -> Contrasts {
        let rule = MarkRule::at(LEVEL);
        let large = |verdict: &Verdict| definitions.marks(apart(verdict.a, Some(verdict.b)));
        let verdicts = pairs.iter().filter_map(ColumnPair::verdict).filter(large);
        let letters = stats::column_letters(part.groups.len(), verdicts, &rule);
        let mut marks = vec![None; part.of];
        for (at, (mut letters, test)) in letters.into_iter().zip(&against_rest).enumerate() {
            letters.iter_mut().for_each(|letter| letter.column = part.groups[letter.column]);
            let large = definitions.marks(apart(at, None));
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

/// How far shares lie apart.
pub(super) fn of_shares(shares: &[Agreement]) -> impl Fn(usize, Option<usize>) -> Option<f64> {
    |at, other| {
        let other = other.map_or_else(|| rest(shares, at), |other| shares[other]);
        shares[at].above(other).ok()
    }
}

/// How far weighted shares lie apart; `None` where too few have a weight.
pub(super) fn of_weighted_shares(
    shares: &[Option<WeightedShare>],
) -> impl Fn(usize, Option<usize>) -> Option<f64> {
    |at, other| {
        let others = shares.iter().enumerate().filter(|(group, _)| match other {
            Some(other) => *group == other,
            None => *group != at,
        });
        let others: Vec<WeightedShare> = others.filter_map(|(_, share)| *share).collect();
        let base: f64 = others.iter().map(|(_, base)| base).sum();
        let agree: f64 = others.iter().map(|(share, base)| share * base).sum();
        (base > 0.0).then_some(shares[at]?.0 - agree / base)
    }
}

/// Contrasts of so many groups that have no value.
fn none(groups: usize, reason: Reason) -> Found {
    let pairs = (0..groups).flat_map(|a| (a + 1..groups).map(move |b| (a, b)));
    let pairs = pairs.map(|(a, b)| ColumnPair { a, b, test: Err(reason) });
    let pairs: Vec<ColumnPair> = pairs.collect();
    let differences = vec![Err(reason); pairs.len()];
    (pairs, differences, vec![Err(reason); groups])
}

/// All groups but one, together.
fn rest(shares: &[Agreement], but: usize) -> Agreement {
    let others = || shares.iter().enumerate().filter(|(at, _)| *at != but).map(|(_, share)| share);
    Agreement {
        agree: others().map(|share| share.agree).sum(),
        base: others().map(|share| share.base).sum(),
    }
}
