//! A scale while it is being changed.

use crate::base::{Language, Text};
use crate::questionnaire::{Missing, Outside, Point, Scale};

/// Where an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is a point of the scale.
    OnScale,
    /// Beside it, for this reason.
    Beside(Missing),
}

impl Place {
    /// Every place, in the order they are offered.
    pub const ALL: [Place; 5] = [
        Place::OnScale,
        Place::Beside(Missing::NoOpinion),
        Place::Beside(Missing::Refused),
        Place::Beside(Missing::NotAnswered),
        Place::Beside(Missing::NotAsked),
    ];

    /// The name of its text.
    pub fn key(self) -> &'static str {
        match self {
            Place::OnScale => "place-on-scale",
            Place::Beside(Missing::NoOpinion) => "place-no-opinion",
            Place::Beside(Missing::Refused) => "place-refused",
            Place::Beside(Missing::NotAnswered) => "place-not-answered",
            Place::Beside(Missing::NotAsked) => "place-not-asked",
        }
    }
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The stored value; `None` for an answer that has only words.
    pub code: Option<i64>,
    /// What it is called.
    pub label: Text,
    /// Where it stands.
    pub place: Place,
    /// Whether it is in the top box.
    pub agree: bool,
    also: Vec<String>,
    /// What it was called before.
    before: Text,
}

/// A scale as a list of answers: those on it from low to high, then the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    scale: Scale,
    worded: bool,
    /// The answers.
    pub lines: Vec<Line>,
}

impl Draft {
    /// A scale to be changed. `worded` says that the file has its answers in
    /// words only, so that its codes are ours to give.
    pub fn of(scale: &Scale, worded: bool) -> Self {
        let points = scale.points.iter().map(|point| Line {
            code: Some(point.code),
            label: point.label.clone(),
            place: Place::OnScale,
            agree: scale.agree.contains(&point.code),
            also: point.also.clone(),
            before: point.label.clone(),
        });
        let beside = scale.outside.iter().flat_map(|outside| {
            // A line per code: 8 may be 'no opinion' where 9 is not.
            let codes: Vec<Option<i64>> = match outside.codes[..] {
                [] => vec![None],
                _ => outside.codes.iter().copied().map(Some).collect(),
            };
            codes.into_iter().map(|code| Line {
                code,
                label: outside.label.clone(),
                place: Place::Beside(outside.kind),
                agree: false,
                also: outside.also.clone(),
                before: outside.label.clone(),
            })
        });
        Draft { lines: points.chain(beside).collect(), scale: scale.clone(), worded }
    }

    /// How many answers are on the scale.
    pub fn points(&self) -> usize {
        self.lines.iter().take_while(|line| line.place == Place::OnScale).count()
    }

    /// Whether means are computed of codes that the file has.
    pub fn has_codes(&self) -> bool {
        !self.worded
    }

    /// Turns the scale round: what was lowest is highest. The top box stays at
    /// the same end.
    pub fn turn(&mut self) {
        let points = self.points();
        let agree: Vec<bool> = self.lines[..points].iter().map(|line| line.agree).collect();
        self.lines[..points].reverse();
        for (line, agree) in self.lines.iter_mut().zip(agree) {
            line.agree = agree;
        }
    }

    /// Moves a point before the one before it.
    pub fn raise(&mut self, at: usize) {
        if (1..self.points()).contains(&at) {
            self.lines.swap(at - 1, at);
        }
    }

    /// Calls an answer something else.
    pub fn rename(&mut self, at: usize, language: Language, words: &str) {
        if let Some(line) = self.lines.get_mut(at) {
            line.label = line.label.renamed(language, words);
        }
    }

    /// Puts an answer on the scale, or beside it.
    pub fn put(&mut self, at: usize, place: Place) {
        if at >= self.lines.len() || self.lines[at].place == place {
            return;
        }
        let mut line = self.lines.remove(at);
        let points = self.points();
        let to = match (line.place, place) {
            (_, Place::OnScale) => self.fitting(line.code, points),
            (Place::OnScale, _) => points,
            _ => at,
        };
        line.place = place;
        line.agree = false;
        self.lines.insert(to, line);
    }

    /// The scale as it is now.
    pub fn scale(&self) -> Scale {
        let points = &self.lines[..self.points()];
        let codes = self.codes(points);
        let agree = points.iter().zip(&codes).filter(|(line, _)| line.agree);
        let agree = agree.map(|(_, code)| *code).collect();
        let point = |(line, code): (&Line, &i64)| Point {
            code: *code,
            label: line.label.clone(),
            also: line.spellings(),
            value: self.scale.points.iter().find(|known| known.code == *code).and_then(|p| p.value),
        };
        let beside = self.lines[points.len()..].iter().filter_map(|line| match line.place {
            Place::OnScale => None,
            Place::Beside(kind) => Some(Outside {
                kind,
                codes: line.code.into_iter().collect(),
                label: line.label.clone(),
                also: line.spellings(),
            }),
        });
        Scale {
            points: points.iter().zip(&codes).map(point).collect(),
            agree,
            outside: beside.collect(),
            ..self.scale.clone()
        }
    }

    /// Per point its code: as stored, or 1 and up where the answers are words
    /// and stand otherwise than they did.
    fn codes(&self, points: &[Line]) -> Vec<i64> {
        let stored: Vec<Option<i64>> = points.iter().map(|line| line.code).collect();
        let before = self.scale.points.iter().map(|point| Some(point.code));
        if self.worded && !before.eq(stored.iter().copied()) {
            return (1..).take(points.len()).collect();
        }
        let highest = self.lines.iter().filter_map(|line| line.code).max().unwrap_or(0);
        let mut new = highest + 1..;
        stored.into_iter().map(|code| code.or_else(|| new.next()).unwrap_or_default()).collect()
    }

    /// Where a code belongs among the points, whichever way they run.
    fn fitting(&self, code: Option<i64>, points: usize) -> usize {
        let Some(code) = code.filter(|_| !self.worded) else { return points };
        let ends = self.lines.first().zip(self.lines[..points].last());
        let falling = ends.is_some_and(|(first, last)| first.code > last.code);
        let after = |line: &Line| match falling {
            true => line.code < Some(code),
            false => line.code > Some(code),
        };
        self.lines[..points].iter().position(after).unwrap_or(points)
    }
}

impl Line {
    /// Other spellings, with the one that the file may have.
    fn spellings(&self) -> Vec<String> {
        let mut also = self.also.clone();
        if self.label != self.before {
            for word in self.before.both() {
                if !word.is_empty() && !also.iter().any(|known| known == word) {
                    also.push(word.to_owned());
                }
            }
        }
        also
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale() -> Scale {
        let point = |(code, label): (i64, &str)| Point {
            code,
            label: Text::same(label),
            also: Vec::new(),
            value: None,
        };
        Scale {
            id: "s".to_owned(),
            label: Text::default(),
            points: [(1, "laag"), (2, "midden"), (3, "hoog")].map(point).to_vec(),
            agree: vec![3],
            outside: vec![Outside {
                kind: Missing::NoOpinion,
                codes: vec![8, 9],
                label: Text::same("weet niet"),
                also: Vec::new(),
            }],
        }
    }

    fn codes(scale: &Scale) -> Vec<i64> {
        scale.points.iter().map(|point| point.code).collect()
    }

    #[test]
    fn nothing_changed_is_the_same_scale() {
        let mut same = scale();
        same.outside[0].codes = vec![8];
        for worded in [false, true] {
            assert_eq!(Draft::of(&same, worded).scale(), same);
        }
    }

    #[test]
    fn turned_round_the_top_box_is_at_the_other_answers() {
        let mut draft = Draft::of(&scale(), false);
        draft.turn();
        let turned = draft.scale();
        assert_eq!((codes(&turned), &turned.agree[..]), (vec![3, 2, 1], &[1][..]));
        // Where answers are words the codes follow the order.
        let mut draft = Draft::of(&scale(), true);
        draft.turn();
        let turned = draft.scale();
        assert_eq!((codes(&turned), &turned.agree[..]), (vec![1, 2, 3], &[3][..]));
        assert_eq!(turned.points[0].label.nl, "hoog");
    }

    #[test]
    fn an_answer_goes_beside_the_scale_and_comes_back_to_its_place() {
        let mut draft = Draft::of(&scale(), false);
        draft.put(1, Place::Beside(Missing::Refused));
        let moved = draft.scale();
        assert_eq!(codes(&moved), [1, 3]);
        assert_eq!(
            (moved.outside[0].kind, &moved.outside[0].codes[..]),
            (Missing::Refused, &[2][..])
        );
        assert_eq!(moved.outside.len(), 3, "8 and 9 are apart now");
        draft.put(2, Place::OnScale);
        assert_eq!(codes(&draft.scale()), [1, 2, 3]);
        draft.put(3, Place::OnScale);
        assert_eq!(codes(&draft.scale()), [1, 2, 3, 8]);
        draft.raise(3);
        assert_eq!(codes(&draft.scale()), [1, 2, 8, 3]);
    }

    #[test]
    fn a_renamed_answer_is_known_by_its_own_words() {
        let mut draft = Draft::of(&scale(), true);
        draft.rename(0, Language::Nl, "l");
        draft.rename(0, Language::Nl, "lager");
        let renamed = draft.scale();
        assert_eq!(renamed.points[0].label, Text::same("lager"));
        assert_eq!(renamed.points[0].also, ["laag"]);
    }
}
