//! What is asked in an export, counted in the smallest groups, and whether other exports
//! tell the same answers.

use super::definition::{Part, Published, Understood};
use super::knowledge::{Budget, Knowledge};
use super::target::Target;
use super::{Asked, Export, Kind};
use crate::responses::{CodedChoice, CodedItem, Responses, slot};
use crate::tally::{Bins, tally, tally_choice};

/// A question of the new export, or how large groups are.
pub(super) struct Question<'a> {
    of: Of<'a>,
    /// Respondents of every smallest group that answered it.
    pub(super) n: Vec<u64>,
    /// Per answer the same.
    counts: Vec<Vec<u64>>,
}

enum Of<'a> {
    Sizes,
    Item(&'a CodedItem),
    Choice(&'a CodedChoice),
    /// The scale of a battery, by id: only how many have a score.
    Scale(&'a str),
}

/// How large groups are, and every question of an export whose answers are counted.
pub(super) fn questions<'a>(
    published: &Published<'a>,
    responses: &Responses<'_>,
    bins: &Bins,
) -> Vec<Question<'a>> {
    let mut sizes = bins.sizes();
    sizes.truncate(bins.groups());
    let sizes = Question { of: Of::Sizes, n: sizes, counts: Vec::new() };
    let asked = published.export.questions.iter();
    let asked = asked.filter_map(|asked| question(asked, published.by, responses, bins));
    [sizes].into_iter().chain(asked).collect()
}

fn question<'a>(
    asked: &'a Asked,
    by: &'a Understood<'a>,
    responses: &Responses<'_>,
    bins: &Bins,
) -> Option<Question<'a>> {
    let per_answer = |counts: Vec<Vec<u64>>| -> Vec<Vec<u64>> {
        let answers = counts.first().map_or(0, Vec::len);
        (0..answers).map(|at| counts.iter().map(|counts| counts[at]).collect()).collect()
    };
    match asked.kind {
        Kind::Item => {
            let coded = by.item(&asked.id)?;
            let points = coded.slots.iter().filter(|slot| usize::from(**slot) < slot::POINTS);
            let points = points.max().map_or(0, |slot| usize::from(*slot) + 1);
            let (groups, _) = tally(responses, coded, points, bins);
            Some(Question {
                of: Of::Item(coded),
                n: groups.iter().map(|tally| tally.base()).collect(),
                counts: per_answer(groups.into_iter().map(|tally| tally.counts).collect()),
            })
        }
        Kind::Choice => {
            let coded = by.choice(&asked.id)?;
            let answers = by.questionnaire.choices[coded.choice].answers.len();
            let (groups, _) = tally_choice(responses, coded, answers, bins);
            Some(Question {
                of: Of::Choice(coded),
                n: groups.iter().map(|tally| tally.base).collect(),
                counts: per_answer(groups.into_iter().map(|tally| tally.counts).collect()),
            })
        }
        Kind::Scale => {
            let n = complete(&asked.id, by, responses, bins);
            Some(Question { of: Of::Scale(&asked.id), n, counts: Vec::new() })
        }
        // Of an open question only is told who wrote something.
        Kind::Open => None,
    }
}

/// How many of every smallest group answered every item of a battery.
fn complete(
    battery: &str,
    by: &Understood<'_>,
    responses: &Responses<'_>,
    bins: &Bins,
) -> Vec<u64> {
    let mut answered = vec![true; responses.respondents()];
    let of_battery = |item: &&CodedItem| by.questionnaire.batteries[item.battery].id == battery;
    for item in by.coding.items.iter().filter(of_battery) {
        let Some(codes) = responses.codes(item.column) else { continue };
        let known = codes.map(|code| usize::from(item.slots[code]) < slot::POINTS);
        answered.iter_mut().zip(known).for_each(|(all, known)| *all &= known);
    }
    let mut n = vec![0; bins.groups()];
    for (bin, _) in bins.iter().zip(answered).filter(|(_, answered)| *answered) {
        if let Some(n) = n.get_mut(bin) {
            *n += 1;
        }
    }
    n
}

impl<'a> Question<'a> {
    /// The answers to look at; `None` stands for how many there are.
    pub(super) fn answers(&self) -> Vec<Option<usize>> {
        match self.of {
            Of::Sizes | Of::Scale(_) => vec![None],
            Of::Item(_) | Of::Choice(_) => (0..self.counts.len()).map(Some).collect(),
        }
    }

    pub(super) fn counts(&self, answer: Option<usize>) -> &[u64] {
        answer.map_or(&self.n, |answer| &self.counts[answer])
    }

    /// The most that every smallest group can have: nobody of those where nobody is, and of
    /// answers no more than answered.
    pub(super) fn most(&self, answer: Option<usize>) -> Vec<Option<u64>> {
        let most = |n: &u64| if *n == 0 || answer.is_some() { Some(*n) } else { None };
        self.n.iter().map(most).collect()
    }

    /// Whether what is known gives the answer of a group away.
    pub(super) fn gives(
        &self,
        known: &Knowledge,
        answer: Option<usize>,
        target: &Target<'_>,
        budget: &Budget,
    ) -> bool {
        let counts = self.counts(answer);
        match answer {
            None => known.gives_size(target.atoms, budget),
            // Where nobody gave it, that is all that can be known.
            Some(_) if target.atoms.sum(counts) == 0 => false,
            Some(_) => known.gives_away(target.atoms, counts, budget),
        }
    }

    /// Whether an export shows this question of a part.
    pub(super) fn is_shown(&self, published: &Published<'_>, part: &Part) -> bool {
        match self.of {
            Of::Sizes => !part.is_hidden(published.export),
            _ => self.asked(published).is_some_and(|(asked, _)| !part.hides(asked)),
        }
    }

    /// Whether an export tells how many of a part gave an answer.
    pub(super) fn is_told(
        &self,
        published: &Published<'_>,
        part: &Part,
        answer: Option<usize>,
    ) -> bool {
        if matches!(self.of, Of::Sizes) {
            return self.is_shown(published, part);
        }
        let Some((asked, other)) = self.asked(published) else { return false };
        let tells = match (&self.of, other, answer) {
            (Of::Item(own), Of::Item(other), Some(answer)) => resolves(own, other, answer),
            // Other answers of the same columns: taken for the worst.
            _ => true,
        };
        tells && !part.hides(asked)
    }

    /// The same question in an export: of the same columns, whatever its id is there.
    fn asked<'b>(&self, published: &Published<'b>) -> Option<(&'b Asked, Of<'b>)> {
        let (export, by): (&'b Export, &'b Understood<'b>) = (published.export, published.by);
        let find = |kind: Kind, id: &str| {
            export.questions.iter().find(|asked| asked.kind == kind && asked.id == id)
        };
        match &self.of {
            Of::Sizes => None,
            Of::Scale(id) => Some((find(Kind::Scale, id)?, Of::Sizes)),
            Of::Item(own) => {
                let coded = by.coding.items.iter().find(|coded| coded.column == own.column)?;
                let battery = &by.questionnaire.batteries[coded.battery];
                Some((find(Kind::Item, &battery.items[coded.item].id)?, Of::Item(coded)))
            }
            Of::Choice(own) => {
                let shares = |coded: &&CodedChoice| {
                    let column = |at: usize| own.columns.iter().any(|own| own.column == at);
                    coded.columns.iter().any(|coded| column(coded.column))
                };
                let coded = by.coding.choices.iter().find(shares)?;
                let id = &by.questionnaire.choices[coded.choice].id;
                Some((find(Kind::Choice, id)?, Of::Choice(coded)))
            }
        }
    }
}

/// Whether counts of the answers of `other` add up to those of an answer of `own`.
fn resolves(own: &CodedItem, other: &CodedItem, answer: usize) -> bool {
    let slots = || own.slots.iter().zip(&other.slots);
    let inside = |slot: u8| usize::from(slot) == answer;
    slots().filter(|(own, _)| inside(**own)).all(|(_, other)| {
        // Every value with that answer there is one with this answer here.
        usize::from(*other) < slot::POINTS
            && slots().filter(|(_, same)| *same == other).all(|(own, _)| inside(*own))
    })
}

impl Understood<'_> {
    fn item(&self, id: &str) -> Option<&CodedItem> {
        self.coding
            .items
            .iter()
            .find(|coded| self.questionnaire.batteries[coded.battery].items[coded.item].id == id)
    }

    fn choice(&self, id: &str) -> Option<&CodedChoice> {
        let mut choices = self.coding.choices.iter();
        choices.find(|coded| self.questionnaire.choices[coded.choice].id == id)
    }

    /// Whether the answers to every question are the same ones, in whatever order.
    pub(super) fn codes_as(&self, other: &Understood<'_>) -> bool {
        let items = self.coding.items.iter().all(|item| {
            let known = other.coding.items.iter().find(|known| known.column == item.column);
            known.is_none_or(|known| {
                let answers = item.slots.iter().chain(&known.slots).map(|slot| usize::from(*slot));
                let answers = answers.filter(|slot| *slot < slot::POINTS);
                let most = answers.max().unwrap_or(0);
                (0..=most).all(|at| resolves(item, known, at) && resolves(known, item, at))
            })
        });
        let choices = self.coding.choices.iter().all(|choice| {
            let column = |at: usize| choice.columns.iter().any(|own| own.column == at);
            let shares = |known: &&CodedChoice| known.columns.iter().any(|own| column(own.column));
            let known = other.coding.choices.iter().find(shares);
            known.is_none_or(|known| known.columns == choice.columns)
        });
        items && choices
    }
}
