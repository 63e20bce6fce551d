//! What must be known before two splits of a file can be crossed: what is counted of every two of
//! its splits, and what every three tell. With many splits that is long work, so it is done a step
//! at a time, and what was done stays.

use std::sync::Arc;

use super::Survey;
use crate::analysis::{Plan, SplitInfo, analyse};
use crate::disclosure::{Pairs, Rule, Thirds};
use crate::split::{OnRequest, Split};

/// As much as is known by now.
#[derive(Default)]
pub(super) struct Ahead {
    /// What is counted of the first so many pairs of splits, by which it is looked further.
    pairs: Option<Arc<Pairs>>,
    counted: usize,
    /// What three splits tell, by each rule that it was asked for.
    thirds: Vec<Arc<Thirds>>,
}

impl Ahead {
    /// How many steps are done, and how many there are.
    pub(super) fn progress(&self, survey: &Survey, rule: Rule) -> [usize; 2] {
        let all = pairs(survey).count();
        let thirds = self.thirds.iter().find(|known| known.rule() == rule);
        let looked = thirds.map_or(0, |thirds| thirds.progress()[0]);
        let results = &survey.publication().results;
        // How large pairs are counts as a question.
        let questions = results.items.len() + results.choices.len() + 1;
        [self.counted + looked, all + questions]
    }

    /// Takes the next step, where there is one.
    pub(super) fn step(&mut self, survey: &Survey, rule: Rule) {
        let pairs = pairs(survey).nth(self.counted);
        let known = self.pairs.get_or_insert_with(|| Arc::new(Pairs::new(survey.publication())));
        if let Some(pair) = pairs {
            cross(survey, pair, Arc::make_mut(known));
            self.counted += 1;
            return;
        }
        let at = self.thirds.iter().position(|known| known.rule() == rule).unwrap_or_else(|| {
            self.thirds.push(Arc::new(Thirds::new(rule, Arc::clone(known))));
            self.thirds.len() - 1
        });
        Arc::make_mut(&mut self.thirds[at]).step();
    }

    /// What every three splits tell, once every step was taken.
    pub(super) fn thirds(&mut self, survey: &Survey, rule: Rule) -> Arc<Thirds> {
        loop {
            let known = self.thirds.iter().find(|known| known.rule() == rule);
            if let Some(known) = known.filter(|known| {
                let [done, all] = known.progress();
                done == all
            }) {
                return Arc::clone(known);
            }
            self.step(survey, rule);
        }
    }
}

/// Every two splits by their positions, the first before the second.
fn pairs(survey: &Survey) -> impl Iterator<Item = [usize; 2]> + use<> {
    let splits = survey.publication().results.splits.len();
    (0..splits).flat_map(|column| (0..column).map(move |row| [row, column]))
}

/// Counts two splits crossed. Of splits with very many groups no pair is shown.
fn cross(survey: &Survey, splits: [usize; 2], pairs: &mut Pairs) {
    let find = |info: &SplitInfo| survey.split(&info.id, OnRequest::Counted);
    let [rows, columns]: [Option<Split>; 2] =
        splits.map(|at| find(&survey.publication().results.splits[at]));
    let both = rows.zip(columns).and_then(|(rows, columns)| rows.crossed(&columns));
    if let Some(both) = both {
        let plan = Plan { splits: vec![both], ..Plan::default() };
        pairs.cross(splits, &analyse(&survey.questionnaire, &survey.responses(), &plan));
    }
}
