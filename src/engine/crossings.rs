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
        Ok(Crossings { asked, pairs, done: 0, weights, found: None })
    }

    /// How many pairs are done, and how many there are.
    pub fn progress(&self) -> [u64; 2] {
        [self.done as u64, self.pairs.len() as u64]
    }

    /// Counts and protects the next pair. Whether any is left.
    pub fn step(&mut self, survey: &Survey) -> bool {
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
            let rule = Rule::new(self.asked.minimum_base);
            match (&mut self.found, survey.crossed(rule, [rows, columns], whole)) {
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
