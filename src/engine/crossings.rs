//! Every two splits crossed: long work, a pair at a time, that can be stopped between two.

use std::sync::Arc;

use super::output::{document_of, table_of};
use super::protocol::DocumentRequest;
use super::{Survey, plan, weights};
use crate::analysis::{Plan, Results, analyse};
use crate::base::{Finding, Location};
use crate::disclosure::{Disclosed, Export, Rule};
use crate::responses::Weights;
use crate::split::{OnRequest, Split};

/// The work on every two of some splits, as far as it has come.
pub struct Crossings {
    asked: DocumentRequest,
    pairs: Vec<[Split; 2]>,
    done: usize,
    weights: Option<Arc<Weights>>,
    rule: Rule,
    /// Steps that come before the first pair.
    ahead: [usize; 2],
    found: Option<Disclosed<Results>>,
}

impl Crossings {
    /// Nothing is done yet. The selection does not matter: crossings are of everybody.
    ///
    /// # Errors
    /// When the file has no column for a split, no two splits can be crossed, or respondents
    /// cannot be weighted.
    pub fn new(survey: &Survey, asked: &DocumentRequest) -> Result<Self, Finding> {
        let asked = DocumentRequest { selection: Vec::new(), ..asked.clone() };
        let splits = asked.splits.iter().map(|id| plan::find(survey, id, OnRequest::Counted));
        let splits: Vec<Split> = splits.collect::<Result<_, _>>()?;
        let pairs = splits.iter().enumerate().flat_map(|(position, rows)| {
            splits[position + 1..].iter().map(move |columns| [rows.clone(), columns.clone()])
        });
        // Of splits with very many groups no pair is shown.
        let pairs: Vec<_> = pairs.filter(|[rows, at]| rows.crossed(at).is_some()).collect();
        if pairs.is_empty() {
            return Err(Finding::error("selection-too-fine", Location::default()));
        }
        let weights = weights::weights(survey, asked.definitions)?;
        let rule = Rule::new(asked.minimum_base);
        let ahead = survey.ahead().progress(survey, rule);
        Ok(Crossings { asked, pairs, done: 0, weights, rule, ahead, found: None })
    }

    /// How many steps are done, and how many there are: of what must be known before, and
    /// then one for every pair.
    pub fn progress(&self) -> [u64; 2] {
        let [done, all] = self.ahead;
        [(done + self.done) as u64, (all + self.pairs.len()) as u64]
    }

    /// Takes the next step: once what must be known is, it counts and protects a pair. Whether
    /// any is left.
    pub fn step(&mut self, survey: &Survey) -> bool {
        if self.ahead[0] < self.ahead[1] {
            let mut ahead = survey.ahead();
            ahead.step(survey, self.rule);
            self.ahead = ahead.progress(survey, self.rule);
            return true;
        }
        if let Some([rows, columns]) = self.pairs.get(self.done)
            && let Some(both) = rows.crossed(columns)
        {
            let plan = Plan {
                splits: vec![rows.clone(), columns.clone(), both],
                definitions: self.asked.definitions,
                weights: self.weights.clone(),
                ..Plan::default()
            };
            let whole = analyse(&survey.questionnaire, &survey.responses(), &plan);
            match (&mut self.found, survey.crossed(self.rule, [rows, columns], whole)) {
                (Some(before), Some(found)) => before.beside(found),
                (before, found) => *before = before.take().or(found),
            }
        }
        self.done += 1;
        self.done < self.pairs.len()
    }

    /// What was found, as an analysis document: a split of every two, a group of every pair.
    /// `None` where nothing was done.
    pub fn document(&self, survey: &Survey) -> Option<String> {
        Some(document_of(survey, &self.asked, self.found.as_ref()?, (&[], None), Vec::new()))
    }

    /// The same in one long table, as CSV.
    pub fn long_table(&self) -> Option<String> {
        Some(table_of(self.found.as_ref()?, &[], self.asked.language))
    }

    /// What was asked.
    pub(super) fn asked(&self) -> &DocumentRequest {
        &self.asked
    }

    /// What somebody sees of it.
    pub(super) fn export(&self) -> Option<Export> {
        let pairs = self.pairs.iter().take(self.done);
        let pairs: Vec<[String; 2]> =
            pairs.map(|[rows, columns]| [rows.id.clone(), columns.id.clone()]).collect();
        Some(Export::of_crossings(self.found.as_ref()?, &pairs))
    }

    /// What was found.
    pub fn results(&self) -> Option<&Disclosed<Results>> {
        self.found.as_ref()
    }
}
