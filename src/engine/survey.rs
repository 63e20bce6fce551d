//! A response file that was read, and what its columns are understood to be.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::base::Finding;
use crate::ingest::RawTable;
use crate::questionnaire::{
    BuiltIn, How, Inferred, Matching, Questionnaire, Target, infer, match_table,
};
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
    /// Why every column was taken for what it is, where no questionnaire was known.
    pub inferred: Option<Inferred>,
    corrections: BTreeMap<usize, Option<Target>>,
}

/// Items that must be recognised before a questionnaire is the one that was asked.
const ENOUGH: usize = 3;

impl Survey {
    /// Understands a table by the built-in questionnaire, or infers one where
    /// that does not fit.
    pub fn recognise(table: RawTable) -> Self {
        let built_in = Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap);
        let survey = Survey::new(Arc::new(built_in.clone()), table);
        let known = survey.recognised();
        if known * 2 >= built_in.items().count() || survey.fits_wholly() {
            return survey;
        }
        let inferred = infer(&survey.table);
        let items = inferred.questionnaire.items().count();
        // Half of what looks like an item is enough: the rest may be misnamed.
        let better = known >= ENOUGH && known * 2 >= items;
        if better || (items == 0 && !survey.coding.items.is_empty()) {
            return survey;
        }
        let questionnaire = Arc::new(inferred.questionnaire.clone());
        let mut survey = Survey::new(questionnaire, survey.table);
        survey.inferred = Some(inferred);
        survey.understand();
        survey
    }

    /// Understands a table by a questionnaire.
    pub fn new(questionnaire: Arc<Questionnaire>, table: RawTable) -> Self {
        let mut survey = Survey {
            questionnaire,
            table,
            matching: Matching::default(),
            coding: Coding::default(),
            sample: None,
            inferred: None,
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
            .chain(self.inferred.iter().flat_map(|inferred| &inferred.findings))
            .cloned()
            .collect();
        findings.sort_by_key(|finding| finding.severity);
        findings
    }

    fn understand(&mut self) {
        self.matching = match_table(&self.questionnaire, &self.table, &self.corrections);
        if let Some(inferred) = &self.inferred {
            for (column, reason) in self.matching.columns.iter_mut().zip(&inferred.reasons) {
                if let Some(column) = column.as_mut().filter(|column| column.how == How::Code) {
                    column.sureness = reason.sureness;
                }
            }
        }
        self.coding = Coding::new(&self.questionnaire, &self.table, &self.matching);
    }

    /// Whether the questionnaire has an item, knows every column that is not
    /// set aside, and knows every answer: so small a file may well be a part of it.
    fn fits_wholly(&self) -> bool {
        let matching = &self.matching;
        let known = |(position, column): (usize, &Option<_>)| {
            column.is_some()
                || matching.set_aside.contains_key(&position)
                || matching.weight.is_some_and(|(at, _)| at == position)
        };
        !self.coding.items.is_empty()
            && self.matching.columns.iter().enumerate().all(known)
            && !self.coding.findings.iter().any(is_unknown)
    }

    /// Items of the questionnaire whose column is theirs without doubt. A code
    /// such as `Q9_1` is in many surveys; it counts where a battery has all of
    /// its items and the answers fit.
    fn recognised(&self) -> usize {
        let matched = |id: &str| {
            let target = Target::Item(id.to_owned());
            self.matching.columns.iter().flatten().find(|column| column.target == target)
        };
        let unknown = self.coding.findings.iter().filter(|finding| is_unknown(finding));
        let unknown: HashSet<_> = unknown.map(|finding| &finding.location.column).collect();
        let fits = unknown.len() * 4 < self.coding.items.len();
        let in_battery = |battery: &crate::questionnaire::Battery| {
            let found: Vec<_> = battery.items.iter().map(|item| matched(&item.id)).collect();
            let whole = fits && found.iter().all(Option::is_some);
            let named = |how| !matches!(how, How::Code);
            found.into_iter().flatten().filter(|column| whole || named(column.how)).count()
        };
        self.questionnaire.batteries.iter().map(in_battery).sum()
    }
}

/// Whether a finding says that a column holds answers that the questionnaire does not know.
fn is_unknown(finding: &Finding) -> bool {
    matches!(&*finding.code, "unknown-answers" | "out-of-range")
}
