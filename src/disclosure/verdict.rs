//! What of some results is hidden, and why, before anything is.

use super::Rule;
use super::parts::{Fate, Part, protect, sizes};
use crate::analysis::{
    Cell, CellValues, ChoiceValues, ItemResult, Results, ScaleResult, ScoreValues, SplitInfo,
    Suppression,
};

/// Why a number is hidden; `None` where it is not.
pub(super) type Hidden = Option<Suppression>;

/// What of some results is hidden.
pub(super) struct Verdict {
    /// How many respondents count.
    pub(super) respondents: Hidden,
    /// Per split, per group.
    pub(super) groups: Vec<Vec<Hidden>>,
    /// Per item.
    pub(super) items: Vec<OfQuestion>,
    /// Per question with unordered answers.
    pub(super) choices: Vec<OfQuestion>,
    /// Per open question.
    pub(super) open: Vec<OfQuestion>,
    /// Per battery that is taken as a scale.
    pub(super) scales: Vec<OfQuestion>,
}

/// What of one question is hidden.
#[derive(Clone, Debug)]
pub(super) struct OfQuestion {
    /// The total.
    pub(super) total: Hidden,
    /// Per split, per group.
    pub(super) by: Vec<Vec<Hidden>>,
}

impl Verdict {
    /// Hides of these results what is hidden of everything, and for that reason.
    pub(super) fn take_over(&mut self, asked: &Results, everything: &Results, hidden: &Verdict) {
        let split = |id: &str| everything.splits.iter().position(|split| split.id == id);
        let splits: Vec<Option<usize>> =
            asked.splits.iter().map(|asked| split(&asked.id)).collect();
        let take = |of: &mut OfQuestion, from: Option<&OfQuestion>| {
            let Some(from) = from else { return };
            of.total = from.total.or(of.total);
            for (by, at) in of.by.iter_mut().zip(&splits) {
                let from = at.iter().flat_map(|at| &from.by[*at]);
                by.iter_mut().zip(from).for_each(|(of, from)| *of = from.or(*of));
            }
        };
        for (groups, at) in self.groups.iter_mut().zip(&splits) {
            let from = at.iter().flat_map(|at| &hidden.groups[*at]);
            groups.iter_mut().zip(from).for_each(|(of, from)| *of = from.or(*of));
        }
        for (of, item) in self.items.iter_mut().zip(&asked.items) {
            let at = everything.items.iter().position(|known| same_item(known, item));
            take(of, at.map(|at| &hidden.items[at]));
        }
        for (of, choice) in self.choices.iter_mut().zip(&asked.choices) {
            let at = everything.choices.iter().position(|known| known.id == choice.id);
            take(of, at.map(|at| &hidden.choices[at]));
        }
        let scales = std::mem::take(&mut self.scales);
        self.scales = with_items(asked, scales.into_iter(), &self.items);
    }
}

/// Whether two results are of one item.
pub(super) fn same_item(one: &ItemResult, other: &ItemResult) -> bool {
    (&one.battery, &one.id) == (&other.battery, &other.id)
}

/// What is hidden of results of everybody.
pub(super) fn of(rule: Rule, results: &Results) -> Verdict {
    let groups = results.splits.iter().map(|split| of_groups(rule, split));
    of_groups_known(rule, results, groups.collect())
}

/// The same, where it is known what becomes of the groups of every split.
pub(super) fn of_groups_known(rule: Rule, results: &Results, groups: Vec<Vec<Fate>>) -> Verdict {
    let reasons = |fates: &Vec<Fate>| fates.iter().map(|fate| fate.reason()).collect();
    let items = results
        .items
        .iter()
        .map(|item| of_question(rule, &item.total, item.by.iter().map(|by| &by.cells), &groups));
    let choices = results.choices.iter().map(|choice| {
        of_question(rule, &choice.total, choice.by.iter().map(|by| &by.cells), &groups)
    });
    let open = results
        .open
        .iter()
        .map(|open| of_question(rule, &open.total, open.by.iter().map(|by| &by.cells), &groups));
    let scales = results
        .scales
        .iter()
        .map(|scale| of_question(rule, &scale.total, scale.by.iter().map(|by| &by.cells), &groups));
    let small = results.respondents.is_some_and(|n| !rule.minimum_base.allows(n));
    let items: Vec<OfQuestion> = items.collect();
    Verdict {
        respondents: small.then_some(Suppression::Primary),
        scales: with_items(results, scales, &items),
        items,
        choices: choices.collect(),
        open: open.collect(),
        groups: groups.iter().map(reasons).collect(),
    }
}

/// A score is hidden where an answer to one of its items is: it is made of them.
pub(super) fn with_items(
    results: &Results,
    scales: impl Iterator<Item = OfQuestion>,
    items: &[OfQuestion],
) -> Vec<OfQuestion> {
    let with = |(scale, mut of): (&ScaleResult, OfQuestion)| {
        let own = results.items.iter().zip(items).filter(|(item, _)| item.battery == scale.battery);
        for (_, item) in own {
            of.total = of.total.or(item.total);
            for (cells, hidden) in of.by.iter_mut().zip(&item.by) {
                cells.iter_mut().zip(hidden).for_each(|(cell, hidden)| *cell = cell.or(*hidden));
            }
        }
        of
    };
    results.scales.iter().zip(scales).map(with).collect()
}

/// What becomes of the groups of a split, which are then hidden for every question.
pub(super) fn of_groups(rule: Rule, split: &SplitInfo) -> Vec<Fate> {
    let groups: Vec<Option<u64>> = split.groups.iter().map(|group| group.n).collect();
    let whole = groups.iter().chain([&split.in_no_group]).copied().sum();
    sizes(rule, &groups, whole)
}

/// What becomes of one question's cells by one split, given what became of its groups.
pub(super) fn of_cells<V: Counted>(
    rule: Rule,
    total: &Cell<V>,
    cells: &[Cell<V>],
    groups: &[Fate],
) -> Vec<Fate> {
    let of_line = |cell: &Cell<V>, fate| {
        let counts = cell.values().map(Counted::told).unwrap_or_default();
        Part { counts, ..part(cell, fate) }
    };
    let without = |cell: &Cell<V>, fate| {
        let counts = cell.values().map(Counted::without_opinion).unwrap_or_default();
        let answered = cell.values().map_or(0, Counted::respondents);
        Part { n: answered + counts.iter().sum::<u64>(), counts, fate }
    };
    let mut fates = groups.to_vec();
    loop {
        let before = fates.clone();
        fates = protected(rule, total, cells, fates, of_line);
        // That all of a group had no opinion, or would not say, is told of them as well.
        fates = protected(rule, total, cells, fates, without);
        if fates == before {
            return fates;
        }
    }
}

/// What becomes of cells as parts of the total, each made of a cell and what became of it.
fn protected<V>(
    rule: Rule,
    total: &Cell<V>,
    cells: &[Cell<V>],
    fates: Vec<Fate>,
    part: impl Fn(&Cell<V>, Fate) -> Part,
) -> Vec<Fate> {
    let mut parts: Vec<Part> =
        cells.iter().zip(fates).map(|(cell, fate)| part(cell, fate)).collect();
    parts.push(outside(&part(total, Fate::Outside), &parts));
    protect(&mut parts, rule);
    parts.pop();
    parts.into_iter().map(|part| part.fate).collect()
}

/// A cell as a part of a whole.
pub(super) fn part<V: Counted>(cell: &Cell<V>, fate: Fate) -> Part {
    match cell.values() {
        Some(values) => Part { n: values.respondents(), counts: values.counts(), fate },
        None => Part { n: 0, counts: Vec::new(), fate },
    }
}

fn of_question<'a, V: Counted + 'a>(
    rule: Rule,
    total: &Cell<V>,
    by: impl Iterator<Item = &'a Vec<Cell<V>>>,
    groups: &[Vec<Fate>],
) -> OfQuestion {
    let small =
        total.values().is_some_and(|values| !rule.minimum_base.allows(values.respondents()));
    let reasons = |(cells, groups): (&Vec<Cell<V>>, &Vec<Fate>)| {
        let fates = of_cells(rule, total, cells, groups);
        fates.into_iter().map(Fate::reason).collect()
    };
    OfQuestion {
        total: small.then_some(Suppression::Primary),
        by: by.zip(groups).map(reasons).collect(),
    }
}

/// Those in no group: what the whole has besides its parts.
pub(super) fn outside(whole: &Part, parts: &[Part]) -> Part {
    let rest = |whole: u64, of: &dyn Fn(&Part) -> u64| {
        whole.saturating_sub(parts.iter().map(of).sum::<u64>())
    };
    let of = |at: usize| move |part: &Part| part.counts.get(at).copied().unwrap_or(0);
    let counts = whole.counts.iter().enumerate();
    Part {
        n: rest(whole.n, &|part| part.n),
        counts: counts.map(|(at, whole)| rest(*whole, &of(at))).collect(),
        fate: Fate::Outside,
    }
}

/// What disclosure control must know of a cell.
pub(super) trait Counted {
    /// Respondents who answered.
    fn respondents(&self) -> u64;
    /// Respondents per answer, and per set of answers that is shown as one.
    fn counts(&self) -> Vec<u64>;
    /// Respondents per answer that may tell of everybody, also where it is not shown how
    /// many gave it.
    fn told(&self) -> Vec<u64> {
        self.counts()
    }
    /// Respondents who had no opinion, and who would not say: they answered as well.
    fn without_opinion(&self) -> Vec<u64> {
        Vec::new()
    }
}

impl Counted for CellValues {
    fn respondents(&self) -> u64 {
        self.n
    }

    /// Behind the points of the scale those who agree, and those who do not: that
    /// everybody agrees is told also where nobody knows how strongly.
    fn counts(&self) -> Vec<u64> {
        let boxes = [self.agree.n, self.n - self.agree.n];
        self.counts.iter().copied().chain(boxes).collect()
    }

    fn without_opinion(&self) -> Vec<u64> {
        vec![self.missing.no_opinion, self.missing.refused]
    }
}

impl Counted for ChoiceValues {
    fn respondents(&self) -> u64 {
        self.n
    }

    /// Those who chose each answer. That somebody did not choose one is no answer.
    fn counts(&self) -> Vec<u64> {
        self.options.iter().map(|option| option.n).collect()
    }

    fn without_opinion(&self) -> Vec<u64> {
        vec![self.missing.no_opinion, self.missing.refused]
    }
}

impl Counted for ScoreValues {
    fn respondents(&self) -> u64 {
        self.n
    }

    /// Only mean and standard deviation are shown of scores, of no score how many have it.
    fn counts(&self) -> Vec<u64> {
        Vec::new()
    }

    /// A standard deviation of nearly 0 tells that all have the score of the mean.
    fn told(&self) -> Vec<u64> {
        self.per_score().to_vec()
    }
}

impl Counted for u64 {
    fn respondents(&self) -> u64 {
        *self
    }

    fn counts(&self) -> Vec<u64> {
        Vec::new()
    }
}
