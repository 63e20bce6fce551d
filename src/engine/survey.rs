//! A response file that was read, and what its columns are understood to be.

use std::collections::{BTreeSet, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::ahead::Ahead;
use super::earlier::Earlier;
use crate::analysis::{Plan, Publication, Results, analyse, publication};
use crate::base::{Finding, Location};
use crate::disclosure::{
    self, Above, Beside, Codings, Crossing, DataSet, Disclosed, Everybody, Record, Rule,
};
use crate::ingest::RawTable;
use crate::questionnaire::{
    BuiltIn, Edit, How, Inferred, Matching, Questionnaire, Target, apply, infer, match_table,
};
use crate::responses::{Coding, Others, Responses, SampleCounts};
use crate::split::{EVERYBODY, Filter, OnRequest, Split};

/// A file, its questionnaire, and what the user changed in it.
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
    /// An earlier file of the same survey.
    pub earlier: Option<Box<Earlier>>,
    /// Why every column was taken for what it is, where no questionnaire was known.
    pub inferred: Option<Inferred>,
    /// What was exported of it.
    pub record: Record,
    /// Which data set it is, once that was asked.
    pub(super) data: OnceLock<DataSet>,
    /// What questionnaires of exports make of it.
    pub(super) codings: Codings,
    sample_table: Option<RawTable>,
    /// Everything that may be shown of it, once something is.
    publication: OnceLock<Publication>,
    /// What is hidden of everybody, by each rule that it was asked for.
    beside: Mutex<Vec<Arc<Beside>>>,
    /// What is known of every two splits crossed, and of every three.
    ahead: Mutex<Ahead>,
    /// What is hidden of two splits crossed, once that was asked.
    crossings: Mutex<Vec<(Crossed, Arc<Crossing>)>>,
    /// Columns that the user said something else of.
    corrected: BTreeSet<usize>,
    /// Whether the questionnaire in use came from a file.
    given: bool,
    /// Reference values that changes of the user have left without their question.
    unfit: usize,
    /// How it was before every change, the first of all at the front.
    before: Vec<State>,
}

/// Which crossing: by which rule, of which splits, and whether batteries are scales in it.
#[derive(Clone, Debug, PartialEq)]
struct Crossed {
    rule: Rule,
    splits: [String; 2],
    scales: bool,
}

/// What a change can be undone to.
struct State {
    questionnaire: Arc<Questionnaire>,
    corrected: BTreeSet<usize>,
    given: bool,
    unfit: usize,
}

/// Changes that can be undone one by one; before them, all at once.
const UNDONE: usize = 60;

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
            earlier: None,
            inferred: None,
            record: Record::new(),
            data: OnceLock::new(),
            codings: Codings::default(),
            sample_table: None,
            publication: OnceLock::new(),
            beside: Mutex::default(),
            ahead: Mutex::default(),
            crossings: Mutex::default(),
            corrected: BTreeSet::new(),
            given: false,
            unfit: 0,
            before: Vec::new(),
        };
        survey.understand();
        survey
    }

    /// Changes the questionnaire, and understands the file anew.
    ///
    /// # Errors
    /// When the change does not fit; everything then stays as it was.
    pub fn edit(&mut self, edit: &Edit) -> Result<(), Finding> {
        let changed = apply(&self.questionnaire, edit, &self.table, &self.matching)?;
        self.remember();
        self.unfit += self.questionnaire.reference_values() - changed.reference_values();
        self.corrected.extend(edit.column());
        self.questionnaire = Arc::new(changed);
        self.understand();
        Ok(())
    }

    /// Understands the file by this questionnaire; that can be undone.
    pub fn use_questionnaire(&mut self, questionnaire: Arc<Questionnaire>) {
        self.remember();
        self.corrected.clear();
        self.unfit = 0;
        self.given = true;
        self.questionnaire = questionnaire;
        self.understand();
    }

    /// Takes back the last change.
    pub fn undo(&mut self) {
        if let Some(state) = self.before.pop() {
            self.restore(state);
        }
    }

    /// Takes back every change.
    pub fn start_again(&mut self) {
        if !self.before.is_empty() {
            let state = self.before.swap_remove(0);
            self.before.clear();
            self.restore(state);
        }
    }

    /// Whether something was changed.
    pub fn is_changed(&self) -> bool {
        !self.before.is_empty()
    }

    /// Whether the user said what this column holds.
    pub fn is_corrected(&self, column: usize) -> bool {
        self.corrected.contains(&column)
    }

    /// Why columns were taken for what they are, where that was inferred and no
    /// questionnaire file says otherwise.
    pub fn inferred(&self) -> Option<&Inferred> {
        self.inferred.as_ref().filter(|_| !self.given)
    }

    /// What an answer in a sample file is that no respondent gave.
    fn others(&self) -> Others {
        match self.inferred() {
            Some(_) => Others::OfNobody,
            None => Others::Unknown,
        }
    }

    /// Takes the sample per stratum.
    ///
    /// # Errors
    /// When the table holds none.
    pub fn take_sample(&mut self, table: RawTable) -> Result<(), Finding> {
        let sample = SampleCounts::read(&self.questionnaire, &table, self.others())?;
        self.sample = Some((table.source.name.clone(), sample));
        self.sample_table = Some(table);
        Ok(())
    }

    /// Takes an earlier file of the same survey, or lets go of the one that was there.
    ///
    /// # Errors
    /// When it has nothing to compare; the one that was there stays.
    pub fn take_earlier(&mut self, table: Option<RawTable>) -> Result<(), Finding> {
        let earlier = table.map(|table| Box::new(Earlier::new(self, table)));
        if earlier.as_ref().is_some_and(|earlier| earlier.compared == 0) {
            return Err(Finding::error("earlier-nothing-shared", Location::default()));
        }
        self.earlier = earlier;
        Ok(())
    }

    /// Which data set it is.
    pub fn data(&self) -> &DataSet {
        self.data.get_or_init(|| DataSet::of(&self.table))
    }

    /// What comes of something if this were the questionnaire.
    pub(super) fn as_if<T>(
        &mut self,
        questionnaire: Arc<Questionnaire>,
        of: impl FnOnce(&Survey) -> T,
    ) -> T {
        // What was counted by its own holds when that is back.
        let publication = std::mem::take(&mut self.publication);
        let beside = std::mem::take(&mut self.beside);
        let ahead = std::mem::take(&mut self.ahead);
        let crossings = std::mem::take(&mut self.crossings);
        let matching = std::mem::take(&mut self.matching);
        let coding = std::mem::take(&mut self.coding);
        let own = std::mem::replace(&mut self.questionnaire, questionnaire);
        self.understand();
        let found = of(self);
        self.questionnaire = own;
        if self.sample_table.is_none() && self.earlier.is_none() {
            (self.matching, self.coding) = (matching, coding);
        } else {
            self.understand();
        }
        (self.publication, self.beside) = (publication, beside);
        (self.ahead, self.crossings) = (ahead, crossings);
        found
    }

    /// The responses.
    pub fn responses(&self) -> Responses<'_> {
        Responses::new(&self.table, &self.coding)
    }

    /// Everything that may be shown of it.
    pub fn publication(&self) -> &Publication {
        self.publication.get_or_init(|| publication(&self.questionnaire, &self.responses()))
    }

    /// What is hidden of everybody.
    pub fn beside(&self, rule: Rule) -> Arc<Beside> {
        let mut known = self.beside.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.iter().find(|known| known.rule() == rule) {
            return Arc::clone(known);
        }
        let found = Arc::new(Beside::new(rule, self.publication()));
        known.push(Arc::clone(&found));
        found
    }

    /// What is hidden of everybody, and what protects crossings.
    fn everybody(&self, rule: Rule) -> Everybody {
        let thirds = self.ahead().thirds(self, rule);
        Everybody::new(self.beside(rule), thirds)
    }

    /// What is known of every two splits, and of every three.
    pub(super) fn ahead(&self) -> MutexGuard<'_, Ahead> {
        // What another thread left there is whole, whatever became of it.
        self.ahead.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Results of everybody by two splits and then by both crossed, as the pairs may be seen.
    pub fn crossed(
        &self,
        rule: Rule,
        splits: [&Split; 2],
        whole: Results,
    ) -> Option<Disclosed<Results>> {
        let crossing = self.crossing(rule, splits, false)?;
        Some(disclosure::crossed(&self.everybody(rule), &crossing, whole))
    }

    /// What is hidden of two splits crossed; `None` where they have too many groups for that.
    /// It follows from what everybody answered to everything, and not from weights.
    pub(super) fn crossing(
        &self,
        rule: Rule,
        [rows, columns]: [&Split; 2],
        scales: bool,
    ) -> Option<Arc<Crossing>> {
        let splits = [rows.id.clone(), columns.id.clone()];
        let asked = Crossed { rule, splits, scales };
        let known = || self.crossings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, crossing)) = known().iter().find(|(known, _)| *known == asked) {
            return Some(Arc::clone(crossing));
        }
        let both = rows.crossed(columns)?;
        let splits = vec![rows.clone(), columns.clone(), both];
        let plan = Plan { splits, scales, ..Plan::default() };
        let whole = analyse(&self.questionnaire, &self.responses(), &plan);
        let everybody = self.everybody(rule);
        let above = |inner: &Split, other: &Split| {
            let splits = everybody.above(&inner.id).into_iter();
            // Of the two themselves one is above the other in every pair.
            let splits = splits.filter(|(outer, _)| *outer != other.id);
            let crossings = splits.filter_map(|(outer, of)| {
                let outer = self.split(outer, OnRequest::Counted)?;
                Some(Above::new(self.crossing(rule, [&outer, other], scales)?, of))
            });
            crossings.collect()
        };
        let above = [above(rows, columns), above(columns, rows)];
        let crossing = Crossing::new(&everybody, self.publication(), above, &whole);
        let crossing = Arc::new(crossing);
        known().push((asked, Arc::clone(&crossing)));
        Some(crossing)
    }

    /// The same for a table of respondents; none of a selection, of which tables are protected
    /// by themselves, nor of what divides nobody.
    pub(super) fn crossing_of_everybody(
        &self,
        rule: Rule,
        splits: [&Split; 2],
        filter: &Filter,
    ) -> Option<Arc<Crossing>> {
        let [rows, columns] = splits;
        (are_two(rows, columns) && filter.parts.is_empty())
            .then(|| self.crossing(rule, splits, false))?
    }

    /// The split with this id, where the file has its column.
    pub fn split(&self, id: &str, on_request: OnRequest) -> Option<Split> {
        Split::find(&self.questionnaire, &self.responses(), id, on_request)
    }

    /// Everything odd about the file, what matters most first.
    pub fn findings(&self) -> Vec<Finding> {
        let sample = self.sample.iter().flat_map(|(_, sample)| &sample.findings);
        let earlier = self.earlier.iter().flat_map(|earlier| &earlier.findings);
        let mut findings: Vec<Finding> = self
            .table
            .findings
            .iter()
            .chain(&self.coding.findings)
            .chain(sample)
            .chain(earlier)
            .chain(&self.unfit_references())
            .chain(self.inferred().iter().flat_map(|inferred| &inferred.findings))
            .cloned()
            .collect();
        findings.sort_by_key(|finding| finding.severity);
        findings
    }

    /// That values of a source are not compared any more, where a change did that.
    fn unfit_references(&self) -> Option<Finding> {
        let finding = || Finding::note("references-unfit", Location::default());
        (self.unfit > 0).then(|| finding().with("count", self.unfit))
    }

    fn remember(&mut self) {
        if self.before.len() > UNDONE {
            // The first stays: it is what was recognised.
            self.before.remove(1);
        }
        self.before.push(State {
            questionnaire: Arc::clone(&self.questionnaire),
            corrected: self.corrected.clone(),
            given: self.given,
            unfit: self.unfit,
        });
    }

    fn restore(&mut self, state: State) {
        self.questionnaire = state.questionnaire;
        self.corrected = state.corrected;
        self.given = state.given;
        self.unfit = state.unfit;
        self.understand();
    }

    fn understand(&mut self) {
        self.matching = match_table(&self.questionnaire, &self.table);
        let reasons = self.inferred.iter().filter(|_| !self.given);
        let reasons: Vec<_> = reasons.flat_map(|inferred| &inferred.reasons).collect();
        for (position, column) in self.matching.columns.iter_mut().enumerate() {
            let Some(column) = column else { continue };
            if self.corrected.contains(&position) {
                (column.how, column.sureness) = (How::Corrected, 1.0);
            } else if column.how == How::Code
                && let Some(reason) = reasons.get(position)
            {
                column.sureness = reason.sureness;
            }
        }
        self.coding = Coding::new(&self.questionnaire, &self.table, &self.matching);
        self.publication = OnceLock::new();
        self.beside = Mutex::default();
        self.ahead = Mutex::default();
        self.crossings = Mutex::default();
        // Strata may have other answers now, or another order of them.
        if let Some(table) = &self.sample_table {
            let name = table.source.name.clone();
            let read = SampleCounts::read(&self.questionnaire, table, self.others());
            self.sample = read
                .map_err(|finding| self.coding.findings.push(finding))
                .ok()
                .map(|sample| (name, sample));
        }
        if let Some(earlier) = self.earlier.take() {
            self.earlier = Some(Box::new(earlier.again(self)));
        }
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

/// Whether two splits divide respondents each in its own way.
pub(super) fn are_two(rows: &Split, columns: &Split) -> bool {
    rows.id != columns.id && columns.id != EVERYBODY
}

/// Whether a finding says that a column holds answers that the questionnaire does not know.
fn is_unknown(finding: &Finding) -> bool {
    matches!(&*finding.code, "unknown-answers" | "out-of-range")
}
