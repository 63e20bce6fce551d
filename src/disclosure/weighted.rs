//! Of what the weighted numbers are rounded.
//!
//! A weighted number is a second sum of the same answers. Of an item of which something is
//! hidden, a total minus the groups that are shown is then known twice, unweighted and
//! weighted, and two groups that hide behind each other come apart where each has a weight of
//! its own; so they do where the groups of another split add up to the total. So every weighted
//! number of such an item is one that would be the same if as many respondents as the
//! minimum base had other weights: whatever a small group may have answered, given
//! the rest, stays possible.

use super::Rule;
use super::verdict::{OfQuestion, Verdict, same_item};
use crate::analysis::{Cell, Coarseness, Results};

/// Of what the weighted numbers are rounded.
pub(super) struct Rounding {
    items: Vec<bool>,
    choices: Vec<bool>,
    scales: Vec<bool>,
    /// Of the sums of weights of groups.
    sizes: bool,
}

impl Rounding {
    /// Of everything: in selections and crossings something is hidden of nearly
    /// everything, and each shows one row of it.
    pub(super) fn of_all(results: &Results) -> Self {
        Rounding {
            items: vec![true; results.items.len()],
            choices: vec![true; results.choices.len()],
            scales: vec![true; results.scales.len()],
            sizes: true,
        }
    }

    /// Of what something is hidden, in these results or in everything that may be shown of
    /// the file.
    pub(super) fn of(
        results: &Results,
        verdict: &Verdict,
        everything: &Results,
        hidden: &Verdict,
    ) -> Self {
        let known = |of: Option<&OfQuestion>| of.is_some_and(hides);
        let item = |(item, of)| {
            let mut everything = everything.items.iter();
            let at = everything.position(|known| same_item(known, item));
            hides(of) || known(at.map(|at| &hidden.items[at]))
        };
        let items: Vec<bool> = results.items.iter().zip(&verdict.items).map(item).collect();
        let choices = results.choices.iter().zip(&verdict.choices).map(|(choice, of)| {
            let at = everything.choices.iter().position(|known| known.id == choice.id);
            hides(of) || known(at.map(|at| &hidden.choices[at]))
        });
        let scales = results.scales.iter().zip(&verdict.scales).map(|(scale, of)| {
            let at = everything.scales.iter().position(|known| known.battery == scale.battery);
            let mut own = results.items.iter().zip(&items);
            hides(of)
                || known(at.map(|at| &hidden.scales[at]))
                || own.any(|(item, hides)| *hides && item.battery == scale.battery)
        });
        let groups = [verdict, hidden].into_iter().flat_map(|of| &of.groups);
        Rounding {
            choices: choices.collect(),
            scales: scales.collect(),
            sizes: groups.flatten().any(Option::is_some),
            items,
        }
    }

    /// Rounds them, where that is asked and anything is weighted.
    pub(super) fn apply(&self, rule: Rule, results: &mut Results) {
        let minimum = rule.minimum_base.get();
        let asked = rule.secondary && rule.round_weighted;
        let Some(weights) = results.weights.as_mut().filter(|_| asked) else { return };
        let Some(to) = Coarseness::new(minimum, weights) else { return };
        let any = [&self.items, &self.choices, &self.scales].into_iter().flatten().any(|of| *of);
        weights.rounded = (any || self.sizes).then_some(minimum);
        for (item, _) in results.items.iter_mut().zip(&self.items).filter(|(_, of)| **of) {
            let codes = &item.codes;
            let cells = item.by.iter_mut().flat_map(|by| &mut by.cells);
            of_shown(cells.chain([&mut item.total]), |values| {
                values.weighted.iter_mut().for_each(|weighted| weighted.round(to, codes));
            });
            item.by.iter_mut().for_each(|by| by.withhold_sums());
        }
        for (choice, _) in results.choices.iter_mut().zip(&self.choices).filter(|(_, of)| **of) {
            let cells = choice.by.iter_mut().flat_map(|by| &mut by.cells);
            of_shown(cells.chain([&mut choice.total]), |values| {
                values.weighted.iter_mut().for_each(|weighted| weighted.round(to));
            });
            choice.by.iter_mut().for_each(|by| by.withhold_sums());
        }
        for (scale, _) in results.scales.iter_mut().zip(&self.scales).filter(|(_, of)| **of) {
            let range = scale.range;
            let cells = scale.by.iter_mut().flat_map(|by| &mut by.cells);
            of_shown(cells.chain([&mut scale.total]), |values| {
                values.weighted.iter_mut().for_each(|weighted| weighted.round(to, range));
            });
            scale.by.iter_mut().for_each(|by| by.withhold_sums());
        }
        if self.sizes {
            let groups = results.splits.iter_mut().flat_map(|split| &mut split.groups);
            groups.for_each(|group| group.weighted = group.weighted.map(|sum| to.sum(sum)));
        }
    }
}

/// Whether anything of a question is hidden.
fn hides(of: &OfQuestion) -> bool {
    of.total.is_some() || of.by.iter().flatten().any(Option::is_some)
}

fn of_shown<'a, V: 'a>(cells: impl Iterator<Item = &'a mut Cell<V>>, round: impl Fn(&mut V)) {
    for cell in cells {
        if let Cell::Shown(values) = cell {
            round(values);
        }
    }
}
