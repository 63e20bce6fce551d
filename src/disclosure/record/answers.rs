//! The answers to a question, counted in the smallest groups.

use super::definition::Understood;
use crate::responses::{CodedChoice, CodedItem, Responses, slot};
use crate::tally::{Bins, ScaleColumn, tally_choice, tally_open, tally_scale};

/// An answer, and how many of every smallest group gave it.
pub(super) struct Answer {
    pub(super) what: What,
    pub(super) counts: Vec<u64>,
    /// Those who could have given it: who answered.
    pub(super) n: Vec<u64>,
}

/// What an answer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// That there is one: only how many there are.
    Any,
    /// One of these values of the question's column.
    Values(Vec<bool>),
    /// An answer to a question of several columns.
    Option,
    /// A score. How many have it is not told, only whether all do.
    Score,
}

impl Answer {
    /// The most that every smallest group can have: of answers no more than answered.
    pub(super) fn most(&self) -> Vec<Option<u64>> {
        let is_any = self.what == What::Any;
        self.n.iter().map(|n| (!is_any || *n == 0).then_some(*n)).collect()
    }
}

/// How many are in every smallest group.
pub(super) fn sizes(bins: &Bins) -> Answer {
    let mut sizes = bins.sizes();
    sizes.truncate(bins.groups());
    any(sizes)
}

fn any(n: Vec<u64>) -> Answer {
    Answer { what: What::Any, counts: n.clone(), n }
}

/// How many answered an item, as the first of some questionnaires has it, and its answers as
/// all of them do, each once: the points of the scale, those who agree and those who do not,
/// no opinion, refused.
pub(super) fn of_item(
    codings: &[(&Understood<'_>, &CodedItem)],
    responses: &Responses<'_>,
    bins: &Bins,
) -> (Vec<u64>, Vec<Answer>) {
    let nobody = || (vec![0; bins.groups()], Vec::new());
    let Some((_, first)) = codings.first() else { return nobody() };
    let Some(stored) = responses.codes(first.column) else { return nobody() };
    let values = first.slots.len();
    let mut counted = vec![0_u64; bins.groups() * values];
    for (bin, value) in bins.iter().zip(stored.map(|code| code)) {
        if let Some(count) = counted.get_mut(bin * values + value) {
            *count += 1;
        }
    }
    let sum = |inside: &[bool]| -> Vec<u64> {
        let group = |counts: &[u64]| {
            counts.iter().zip(inside).filter(|(_, inside)| **inside).map(|(n, _)| n).sum()
        };
        counted.chunks(values.max(1)).map(group).collect()
    };
    let mut all: Vec<Answer> = Vec::new();
    let mut answered_now = None;
    for (by, item) in codings {
        let those = |of: &dyn Fn(u8) -> bool| -> Vec<bool> {
            item.slots.iter().map(|slot| of(*slot)).collect()
        };
        let is_point = |slot: u8| usize::from(slot) < slot::POINTS;
        let is_missing = |slot: u8| matches!(slot, slot::NO_OPINION | slot::REFUSED);
        let on_scale = sum(&those(&is_point));
        let answered = sum(&those(&|slot| is_point(slot) || is_missing(slot)));
        answered_now.get_or_insert_with(|| on_scale.clone());
        let agree = by.agree(item);
        let agrees = |slot: u8| agree.get(usize::from(slot)) == Some(&true);
        let points = (0..agree.len()).map(|at| those(&|slot| usize::from(slot) == at));
        let boxes = [those(&agrees), those(&|slot| is_point(slot) && !agrees(slot))];
        let beside = [slot::NO_OPINION, slot::REFUSED].map(|known| those(&|slot| slot == known));
        let given = points.chain(boxes).map(|inside| (inside, &on_scale));
        for (inside, n) in given.chain(beside.map(|inside| (inside, &answered))) {
            let what = What::Values(inside);
            let known = all.iter().any(|known| known.what == what && known.n == *n);
            if let (What::Values(inside), false) = (&what, known) {
                let counts = sum(inside);
                all.push(Answer { what, counts, n: n.clone() });
            }
        }
    }
    // What nobody gave is no answer of anybody.
    all.retain(|answer| answer.counts.iter().any(|count| *count > 0));
    (answered_now.unwrap_or_default(), all)
}

/// The answers to a question with several columns, and no opinion, and refused.
pub(super) fn of_choice(
    by: &Understood<'_>,
    coded: &CodedChoice,
    responses: &Responses<'_>,
    bins: &Bins,
) -> Vec<Answer> {
    let answers = by.questionnaire.choices[coded.choice].answers.len();
    let (groups, _) = tally_choice(responses, coded, answers, bins);
    let n: Vec<u64> = groups.iter().map(|tally| tally.base).collect();
    let beside =
        |tally: &crate::tally::ChoiceTally| tally.missing.no_opinion + tally.missing.refused;
    let with: Vec<u64> = groups.iter().map(|tally| tally.base + beside(tally)).collect();
    let option = |counts, n: &Vec<u64>| Answer { what: What::Option, counts, n: n.clone() };
    let given = (0..answers).map(|at| option(groups.iter().map(|of| of.counts[at]).collect(), &n));
    let no_opinion = groups.iter().map(|of| of.missing.no_opinion).collect();
    let refused = groups.iter().map(|of| of.missing.refused).collect();
    given.chain([option(no_opinion, &with), option(refused, &with)]).collect()
}

/// How many have a score, and each score. `None` where there are too many to count.
pub(super) fn of_scale(
    by: &Understood<'_>,
    battery: usize,
    responses: &Responses<'_>,
    bins: &Bins,
) -> Option<Vec<Answer>> {
    let asked = &by.questionnaire.batteries[battery];
    let items = by.coding.items.iter().filter(|coded| coded.battery == battery);
    let columns = items
        .map(|coded| ScaleColumn { coded, turned: asked.items[coded.item].reversed })
        .collect::<Vec<_>>();
    let points = &by.questionnaire.scale(asked).points;
    let codes: Vec<i64> = points.iter().map(|point| point.code).collect();
    let tally = tally_scale(responses, &columns, &codes, std::slice::from_ref(bins), &[])?;
    let groups = tally.splits.into_iter().next()?;
    let n: Vec<u64> = groups.iter().map(|scores| scores.iter().sum()).collect();
    let score = |at: usize| -> Vec<u64> { groups.iter().map(|scores| scores[at]).collect() };
    let scores = (0..tally.scores.len()).map(|at| Answer {
        what: What::Score,
        counts: score(at),
        n: n.clone(),
    });
    Some([any(n.clone())].into_iter().chain(scores).collect())
}

/// How many are in a group of a background question.
pub(super) fn of_background(
    slots: &[bool],
    column: usize,
    responses: &Responses<'_>,
    bins: &Bins,
) -> Answer {
    let mut n = vec![0; bins.groups()];
    let answered = responses.codes(column).map(|codes| codes.map(|code| slots[code]));
    for (bin, _) in bins.iter().zip(answered.unwrap_or_default()).filter(|(_, has)| *has) {
        if let Some(n) = n.get_mut(bin) {
            *n += 1;
        }
    }
    any(n)
}

/// How many of everybody wrote something.
pub(super) fn wrote(coded: &crate::responses::CodedOpen, responses: &Responses<'_>) -> u64 {
    let bins = Bins::new(vec![0; responses.respondents()], 1, None);
    tally_open(responses, coded, &bins).1.base
}
