//! A response file that was read, and what its columns are understood to be.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::Finding;
use crate::ingest::RawTable;
use crate::questionnaire::{Matching, Questionnaire, Target, match_columns};
use crate::responses::{Coding, Responses, SampleCounts};
use crate::split::{OnRequest, Split};

/// A file, its questionnaire, and what the user corrected.
pub struct Survey {
    /// What was asked.
    pub questionnaire: Arc<Questionnaire>,
    /// What was read.
    pub table: RawTable,
    /// What the columns are.
    pub matching: Matching,
    /// What their codes mean.
    pub coding: Coding,
    /// The sample per stratum, with the name of its file.
    pub sample: Option<(String, SampleCounts)>,
    corrections: BTreeMap<usize, Option<Target>>,
}

impl Survey {
    /// Understands a table by a questionnaire.
    pub fn new(questionnaire: Arc<Questionnaire>, table: RawTable) -> Self {
        let mut survey = Survey {
            questionnaire,
            table,
            matching: Matching::default(),
            coding: Coding::default(),
            sample: None,
            corrections: BTreeMap::new(),
        };
        survey.understand();
        survey
    }

    /// Uses a column for something else, or for nothing.
    pub fn correct(&mut self, column: usize, target: Option<Target>) {
        if column >= self.table.columns.len() {
            return;
        }
        if let Some(target) = &target {
            // Another column was corrected to the same target before: the last word counts.
            self.corrections.retain(|_, corrected| corrected.as_ref() != Some(target));
        }
        self.corrections.insert(column, target);
        self.understand();
    }

    /// The responses.
    pub fn responses(&self) -> Responses<'_> {
        Responses::new(&self.table, &self.coding)
    }

    /// The split with this id, where the file has its column.
    pub fn split(&self, id: &str, on_request: OnRequest) -> Option<Split> {
        Split::find(&self.questionnaire, &self.responses(), id, on_request)
    }

    /// Everything odd about the file, what matters most first.
    pub fn findings(&self) -> Vec<Finding> {
        let sample = self.sample.iter().flat_map(|(_, sample)| &sample.findings);
        let mut findings: Vec<Finding> = self
            .table
            .findings
            .iter()
            .chain(&self.coding.findings)
            .chain(sample)
            .cloned()
            .collect();
        findings.sort_by_key(|finding| finding.severity);
        findings
    }

    fn understand(&mut self) {
        let headings: Vec<String> =
            self.table.columns.iter().map(|column| column.heading.clone()).collect();
        self.matching = match_columns(&self.questionnaire, &headings, &self.corrections);
        self.coding = Coding::new(&self.questionnaire, &self.table, &self.matching);
    }
}
