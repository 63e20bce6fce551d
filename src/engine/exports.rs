//! What an export shows, whether it may be made after those before it, and what may be
//! made instead.

use std::sync::Arc;

use super::protocol::{DocumentRequest, Part, Refused, SafeChoice, ViewRequest};
use super::{Survey, benchmark, plan};
use crate::analysis::{Definitions, Weighting};
use crate::base::{Finding, Location, Text};
use crate::disclosure::{Export, MinimumBase, Refusal, Rule, Why};
use crate::questionnaire::{Background, BackgroundKind, Edit, Questionnaire};
use crate::split::{EVERYBODY, OnRequest};

/// Something that leaves the program.
#[derive(Clone, Debug)]
pub enum Wish {
    /// Figures and tables.
    View(ViewRequest),
    /// The whole analysis, as a document, a table or drawings.
    Document(DocumentRequest),
}

/// Why something may not leave: it cannot be made at all, or it is refused.
pub enum Hindrance {
    /// It cannot be made.
    Failed(Finding),
    /// With what was exported before it would tell too much.
    Refused(Box<Refused>),
}

impl From<Finding> for Hindrance {
    fn from(finding: Finding) -> Self {
        Hindrance::Failed(finding)
    }
}

impl Survey {
    /// Whether something may leave, after all that the record holds.
    ///
    /// # Errors
    /// When it cannot be made, or is refused; then with what may be made instead.
    pub fn judge(&mut self, wish: &Wish) -> Result<(), Hindrance> {
        match self.refusal(wish)? {
            None => Ok(()),
            Some(refusal) => {
                let choices = self.instead(wish, &refusal);
                let finding = finding(&refusal, self.record.len());
                Err(Hindrance::Refused(Box::new(Refused { finding, choices })))
            }
        }
    }

    /// Notes that something has left.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn note_export(&mut self, wish: &Wish) -> Result<(), Finding> {
        for export in exports(self, wish)? {
            let data = self.data().clone();
            self.record.add(&data, &self.questionnaire, &export);
        }
        Ok(())
    }

    fn refusal(&self, wish: &Wish) -> Result<Option<Refusal>, Finding> {
        // What is first cannot be put together with anything.
        if self.record.is_empty() {
            return Ok(None);
        }
        let judged = exports(self, wish)?.into_iter().find_map(|export| {
            self.record.judge(self.data(), &self.table, &self.questionnaire, &export).err()
        });
        Ok(judged)
    }

    /// What may be made instead: the nearest of what was tried and may leave.
    fn instead(&mut self, wish: &Wish, refusal: &Refusal) -> Vec<SafeChoice> {
        match refusal.why {
            Why::Changed | Why::OtherFile => return vec![SafeChoice::NewRecord],
            Why::Difference(_) | Why::LowerBase(_) | Why::Weights | Why::TooFine => {}
        }
        let mut choices = Vec::new();
        for (choice, edited, wish) in self.tries(wish, refusal.why) {
            if choices.len() < MOST && self.is_safe_by(edited, &wish) {
                choices.push(choice);
            }
        }
        choices
    }

    /// What is tried, what changes least first: other bands, another minimum base, less.
    fn tries(&self, wish: &Wish, why: Why) -> Vec<(SafeChoice, Option<Questionnaire>, Wish)> {
        let mut tries = Vec::new();
        // Other groups help where groups are what differs.
        let regroup = matches!(why, Why::Difference(_));
        let before = self.record.questionnaires().iter().rev().filter(|_| regroup);
        for background in before.flat_map(|questionnaire| &questionnaire.background) {
            self.try_background(&mut tries, background, wish, |name| SafeChoice::Bands {
                name,
                edit: Edit::Background(background.clone()),
            });
        }
        for base in self.record.minimum_bases() {
            if base != wish.minimum_base() {
                let choice = SafeChoice::MinimumBase(base.get());
                tries.push((choice, None, wish.with_base(base)));
            }
        }
        for background in self.questionnaire.background.iter().filter(|_| regroup) {
            for at in 1..background.groups() {
                let mut merged = background.clone();
                merged.merge_group(at);
                let edit = Edit::Background(merged.clone());
                self.try_background(&mut tries, &merged, wish, |name| SafeChoice::Merge {
                    name,
                    groups: [at - 1, at]
                        .map(|at| background.group_name(at).cloned().unwrap_or_default()),
                    edit,
                });
            }
        }
        for (split, less) in wish.without_selection() {
            tries.push((SafeChoice::WithoutSelection(split), None, less));
        }
        if wish.definitions().weighting != Weighting::None {
            tries.push((SafeChoice::Unweighted, None, wish.unweighted()));
        }
        for (split, less) in wish.without_split() {
            tries.push((SafeChoice::WithoutSplit(split), None, less));
        }
        tries
    }

    /// Tries the groups of a background question that is used, where they are others.
    fn try_background(
        &self,
        tries: &mut Vec<(SafeChoice, Option<Questionnaire>, Wish)>,
        background: &Background,
        wish: &Wish,
        choice: impl FnOnce(Text) -> SafeChoice,
    ) {
        let mut changed = Questionnaire::clone(&self.questionnaire);
        let mut known = changed.background.iter_mut();
        let Some(own) = known.find(|own| own.id == background.id) else { return };
        let used = wish.uses(&own.id);
        if !used || groups(&own.kind) == groups(&background.kind) {
            return;
        }
        own.clone_from(background);
        let choice = choice(background.label.clone());
        let known = tries.iter().any(|(_, tried, _)| tried.as_ref() == Some(&changed));
        if !known {
            tries.push((choice, Some(changed), wish.clone()));
        }
    }

    fn is_safe_by(&mut self, edited: Option<Questionnaire>, wish: &Wish) -> bool {
        let safe = |survey: &Survey| matches!(survey.refusal(wish), Ok(None));
        match edited {
            None => safe(self),
            Some(edited) => self.as_if(Arc::new(edited), safe),
        }
    }
}

/// Most that is offered: more is no help.
const MOST: usize = 4;

impl Wish {
    fn minimum_base(&self) -> MinimumBase {
        match self {
            Wish::View(asked) => asked.minimum_base,
            Wish::Document(asked) => asked.minimum_base,
        }
    }

    fn definitions(&self) -> Definitions {
        match self {
            Wish::View(asked) => asked.definitions,
            Wish::Document(asked) => asked.definitions,
        }
    }

    /// Whether it is split by this question, or selects by it.
    fn uses(&self, id: &str) -> bool {
        let (selection, split) = match self {
            Wish::View(asked) => (
                &asked.selection,
                asked.split == id || matches!(asked.part, Part::Respondents | Part::Benchmark),
            ),
            Wish::Document(asked) => {
                (&asked.selection, asked.splits.iter().any(|split| split == id))
            }
        };
        split || selection.iter().any(|part| part.split == id)
    }

    fn with_base(&self, minimum_base: MinimumBase) -> Self {
        match self.clone() {
            Wish::View(asked) => Wish::View(ViewRequest { minimum_base, ..asked }),
            Wish::Document(asked) => Wish::Document(DocumentRequest { minimum_base, ..asked }),
        }
    }

    fn unweighted(&self) -> Self {
        let mut wish = self.clone();
        let definitions = match &mut wish {
            Wish::View(asked) => &mut asked.definitions,
            Wish::Document(asked) => &mut asked.definitions,
        };
        definitions.weighting = Weighting::None;
        wish
    }

    /// The same without one of the splits that it selects by.
    fn without_selection(&self) -> Vec<(String, Wish)> {
        let mut less = Vec::new();
        let selection = match self {
            Wish::View(asked) => &asked.selection,
            Wish::Document(asked) => &asked.selection,
        };
        for at in 0..selection.len() {
            let mut wish = self.clone();
            let selection = match &mut wish {
                Wish::View(asked) => &mut asked.selection,
                Wish::Document(asked) => &mut asked.selection,
            };
            less.push((selection.remove(at).split, wish));
        }
        less
    }

    /// The same without one of its splits.
    fn without_split(&self) -> Vec<(String, Wish)> {
        match self {
            Wish::View(asked) if asked.split != EVERYBODY => {
                let everybody = ViewRequest { split: EVERYBODY.to_owned(), ..asked.clone() };
                vec![(asked.split.clone(), Wish::View(everybody))]
            }
            Wish::View(_) => Vec::new(),
            Wish::Document(asked) => {
                let without = |at: usize| {
                    let mut less = asked.clone();
                    (less.splits.remove(at), Wish::Document(less))
                };
                (0..asked.splits.len()).map(without).collect()
            }
        }
    }
}

/// What decides who is in which group.
fn groups(kind: &BackgroundKind) -> Vec<(String, Option<f64>, Option<f64>)> {
    match kind {
        BackgroundKind::Choice { answers } => {
            answers.iter().map(|answer| (answer.id.clone(), None, None)).collect()
        }
        BackgroundKind::Number { bands, .. } => {
            bands.iter().map(|band| (String::new(), band.from, band.to)).collect()
        }
    }
}

/// Everything that somebody sees of it.
fn exports(survey: &Survey, wish: &Wish) -> Result<Vec<Export>, Finding> {
    let rule = Rule::new(wish.minimum_base());
    let counted = |splits: &[String], selection: &[_], wanted, on_request| {
        let definitions = wish.definitions();
        let asked = plan::Asked { splits, selection, wanted, on_request, definitions, stated: &[] };
        plan::results(survey, rule, &asked).map(|results| Export::of(&results))
    };
    match wish {
        Wish::Document(asked) => {
            let wanted = plan::Wanted::WithScales;
            let whole = counted(&asked.splits, &asked.selection, wanted, OnRequest::Counted)?;
            let mut all = vec![whole];
            all.extend(beside(survey, rule, asked)?);
            Ok(all)
        }
        Wish::View(asked) => {
            let on_request = match asked.on_request {
                true => OnRequest::Included,
                false => OnRequest::LeftOut,
            };
            let splits = std::slice::from_ref(&asked.split);
            let wanted = match &asked.part {
                Part::Battery(id) => plan::Wanted::One(id),
                Part::AllBatteries | Part::Trend => plan::Wanted::Everything,
                Part::Scales => plan::Wanted::WithScales,
                Part::Respondents => {
                    let all: Vec<String> = plan::known_splits(survey).map(str::to_owned).collect();
                    let sizes = plan::Wanted::Sizes;
                    return Ok(vec![counted(&all, &asked.selection, sizes, OnRequest::Included)?]);
                }
                Part::Benchmark => return beside(survey, rule, &benchmark::document_of(asked)),
            };
            Ok(vec![counted(splits, &asked.selection, wanted, on_request)?])
        }
    }
}

/// What is shown beside the values of sources.
fn beside(survey: &Survey, rule: Rule, asked: &DocumentRequest) -> Result<Vec<Export>, Finding> {
    let all = benchmark::beside(rule, survey, asked)?;
    Ok(all.iter().flat_map(|beside| beside.results()).map(Export::of).collect())
}

/// The refusal in words.
fn finding(refusal: &Refusal, exports: usize) -> Finding {
    let error = |code| Finding::error(code, Location::default());
    let named = |mut finding: Finding| {
        for (name, part) in ["now", "before"].into_iter().zip(&refusal.between) {
            if let Some(part) = part {
                finding = finding.with_text(name, part);
            }
        }
        finding.with("earlier", refusal.earlier).with("count", exports)
    };
    match refusal.why {
        Why::Difference(base) => {
            let code = match &refusal.between {
                [Some(_), Some(_)] => "export-between",
                [Some(_), None] => "export-of",
                [None, _] => "export-some",
            };
            named(error(code)).with("base", base.get())
        }
        Why::LowerBase(base) => named(error("export-lower-base")).with("base", base.get()),
        Why::Weights => named(error("export-weights")),
        Why::Changed => error("export-changed"),
        Why::OtherFile => error("export-other-file"),
        Why::TooFine => error("export-too-fine"),
    }
}
