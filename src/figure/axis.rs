//! What a figure's values are measured in: where its axis has ticks, and how a value
//! is written. Values themselves are places on the axis, 0 to 1.

use crate::base::{Language, number};

/// The measure of a figure's axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    /// Shares, from 0 to 100 %.
    Share,
    /// Scores, from the lowest to the highest code of a scale.
    Score([i64; 2]),
}

/// Most ticks of an axis of scores: in narrow figures, and in others.
const MOST_TICKS: [i64; 2] = [5, 7];

/// On longer scales a decimal is enough.
const LONG: i64 = 10;

impl Axis {
    /// The places of the ticks.
    pub(super) fn ticks(self, narrow: bool) -> Vec<f64> {
        match self {
            Axis::Share if narrow => vec![0.0, 0.5, 1.0],
            Axis::Share => vec![0.0, 0.25, 0.5, 0.75, 1.0],
            Axis::Score([low, high]) => {
                let (length, most) = ((high - low).max(1), MOST_TICKS[usize::from(!narrow)]);
                // Steps that end at the highest code; one from end to end always does.
                let mut steps = (1..=length).filter(|step| length % step == 0);
                let step = steps.find(|step| length / step < most).unwrap_or(length);
                (0..=length / step).map(|at| (at * step) as f64 / length as f64).collect()
            }
        }
    }

    /// A tick's words.
    pub(super) fn tick(self, language: Language, place: f64) -> String {
        match self {
            Axis::Share => number::percent(language, place, 0),
            Axis::Score(range) => number::decimal(language, score(range, place), 0),
        }
    }

    /// A value in the drawing, where the axis tells its unit.
    pub(super) fn value(self, language: Language, place: f64) -> String {
        match self {
            Axis::Share => number::decimal(language, place * 100.0, 0),
            Axis::Score(_) => self.said(language, place),
        }
    }

    /// A value in a sentence.
    pub(super) fn said(self, language: Language, place: f64) -> String {
        match self {
            Axis::Share => number::percent(language, place, 0),
            Axis::Score(range @ [low, high]) => {
                let decimals = if high - low > LONG { 1 } else { 2 };
                number::decimal(language, score(range, place), decimals)
            }
        }
    }

    /// The place of a score. An axis of one code has its only place at the start.
    pub(super) fn place([low, high]: [i64; 2], score: f64) -> f64 {
        match high - low {
            0 => 0.0,
            length => (score - low as f64) / length as f64,
        }
    }
}

fn score([low, high]: [i64; 2], place: f64) -> f64 {
    low as f64 + place * (high - low) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(range: [i64; 2], narrow: bool) -> Vec<String> {
        let axis = Axis::Score(range);
        let words = |place: &f64| axis.tick(Language::Nl, *place);
        axis.ticks(narrow).iter().map(words).collect()
    }

    #[test]
    fn ticks_of_scores_are_codes_and_end_at_the_highest() {
        assert_eq!(ticks([1, 5], true), ["1", "2", "3", "4", "5"]);
        assert_eq!(ticks([1, 7], false), ["1", "2", "3", "4", "5", "6", "7"]);
        assert_eq!(ticks([1, 7], true), ["1", "3", "5", "7"]);
        assert_eq!(ticks([0, 10], false), ["0", "2", "4", "6", "8", "10"]);
        assert_eq!(ticks([1, 8], false), ["1", "8"]);
        assert_eq!(ticks([0, 100], false), ["0", "20", "40", "60", "80", "100"]);
    }

    #[test]
    fn a_score_is_written_as_it_is_and_a_share_as_a_percentage() {
        let score = |range, score| Axis::Score(range).said(Language::Nl, Axis::place(range, score));
        assert_eq!(score([1, 5], 3.456), "3,46");
        assert_eq!(score([0, 100], 67.24), "67,2");
        assert_eq!(Axis::Share.value(Language::Nl, 0.384), "38");
        assert_eq!(Axis::place([3, 3], 3.0), 0.0);
    }
}
