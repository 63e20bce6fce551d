//! What an export shows, whether it may be made after those before it, and what may be
//! made instead.

use std::mem::discriminant;
use std::sync::Arc;

use super::protocol::{Refused, Response, SafeChoice};
use super::seen::{File, Seen, seen};
use super::{Crossings, Survey, Wish};
use crate::analysis::Weighting;
use crate::base::{Finding, Location, Text};
use crate::disclosure::{Record, Refusal, Why};
use crate::questionnaire::{Background, BackgroundKind, Edit, Questionnaire};

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

impl From<Hindrance> for Response {
    fn from(hindrance: Hindrance) -> Self {
        match hindrance {
            Hindrance::Failed(finding) => Response::Failed(finding),
            Hindrance::Refused(refused) => Response::Refused(refused),
        }
    }
}

impl Survey {
    /// Whether something may leave, after all that the record holds.
    ///
    /// # Errors
    /// When it cannot be made, or is refused; then with what may be made instead.
    pub fn judge(&mut self, wish: &Wish) -> Result<(), Hindrance> {
        // What is first cannot be put together with anything.
        if self.is_first() {
            return Ok(());
        }
        let refused = self.refused(seen(self, wish))?;
        self.hindered(wish, refused)
    }

    /// The same of every two splits crossed, once that was done.
    ///
    /// # Errors
    /// As [`Survey::judge`].
    pub fn judge_crossings(&mut self, work: &Crossings) -> Result<(), Hindrance> {
        if self.is_first() {
            return Ok(());
        }
        let seen = work.export().into_iter().map(Seen::now);
        let refused = self.refused(seen.map(Ok))?;
        self.hindered(&Wish::Crossings(work.asked().clone()), refused)
    }

    /// Notes that something has left.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn note_export(&mut self, wish: &Wish) -> Result<(), Finding> {
        let seen: Vec<Seen> = seen(self, wish).collect::<Result<_, _>>()?;
        seen.iter().for_each(|seen| self.note(seen));
        Ok(())
    }

    /// Notes that every two splits crossed have.
    pub fn note_crossings(&mut self, work: &Crossings) {
        work.export().into_iter().map(Seen::now).for_each(|seen| self.note(&seen));
    }

    fn note(&mut self, Seen { of, export }: &Seen) {
        let add = |survey: &mut Survey| {
            let data = survey.data().clone();
            survey.record.add(&data, &survey.questionnaire, export);
        };
        match (of, &mut self.earlier) {
            (File::Now, _) => add(self),
            (File::Earlier, Some(earlier)) => {
                add(&mut earlier.survey);
                self.record.keep_beside(&earlier.survey.record);
            }
            (File::Earlier, None) => {}
        }
    }

    fn is_first(&self) -> bool {
        let of_earlier = self.earlier.iter().map(|earlier| &earlier.survey.record);
        of_earlier.chain([&self.record]).all(Record::is_empty)
    }

    fn hindered(&mut self, wish: &Wish, refused: Option<(File, Refusal)>) -> Result<(), Hindrance> {
        match refused {
            None => Ok(()),
            Some((of, refusal)) => {
                let choices = self.instead(wish, &refusal);
                let finding = finding(&refusal);
                let finding = match (of, &self.earlier) {
                    (File::Earlier, Some(earlier)) => {
                        finding.in_file(&earlier.survey.table.source.name)
                    }
                    _ => finding,
                };
                Err(Hindrance::Refused(Box::new(Refused { finding, choices })))
            }
        }
    }

    /// The first of it that is refused, and of which file.
    fn refused(
        &self,
        seen: impl Iterator<Item = Result<Seen, Finding>>,
    ) -> Result<Option<(File, Refusal)>, Finding> {
        for seen in seen {
            let Seen { of, export } = seen?;
            let Survey { record, table, codings, questionnaire, .. } = self.of(of);
            let data = self.of(of).data();
            if let Err(refusal) = record.judge(data, (table, codings), questionnaire, &export) {
                return Ok(Some((of, refusal)));
            }
        }
        Ok(None)
    }

    /// Whether all of it may leave, as far as that is soon told.
    fn allows(&self, wish: &Wish) -> bool {
        // What the splits tell by themselves is told sooner than what they tell crossed.
        if let Wish::Crossings(asked) = wish
            && !self.allows(&Wish::Document(asked.clone()))
        {
            return false;
        }
        seen(self, wish).all(|seen| {
            seen.is_ok_and(|Seen { of, export }| {
                let Survey { record, table, codings, questionnaire, .. } = self.of(of);
                let data = self.of(of).data();
                record.is_empty() || record.allows(data, (table, codings), questionnaire, &export)
            })
        })
    }

    fn of(&self, file: File) -> &Survey {
        match (file, &self.earlier) {
            (File::Earlier, Some(earlier)) => &earlier.survey,
            _ => self,
        }
    }

    /// What may be made instead: the nearest of what was tried and may leave.
    fn instead(&mut self, wish: &Wish, refusal: &Refusal) -> Vec<SafeChoice> {
        match refusal.why {
            Why::Changed | Why::OtherFile => return vec![SafeChoice::NewRecord],
            Why::Difference(_)
            | Why::Alike
            | Why::LowerBase(_)
            | Why::Open(_)
            | Why::Means
            | Why::Weights
            | Why::TooFine => {}
        }
        let mut choices: Vec<SafeChoice> = Vec::new();
        let mut tried = Vec::new();
        let [most_tried, most_in_vain] = match wish {
            Wish::View(_) | Wish::Document(_) => TRIED,
            Wish::Crossings(_) => TRIED_CROSSED,
        };
        for (choice, edited, wish) in self.tries(wish, refusal.why).into_iter().take(most_tried) {
            // The nearest of its kind is enough, and so are some that are not safe.
            let kind = discriminant(&choice);
            let is_there = choices.iter().any(|known| discriminant(known) == kind);
            let in_vain = tried.iter().filter(|known| **known == kind).count() >= most_in_vain;
            if choices.len() < MOST && !is_there && !in_vain {
                tried.push(kind);
                if self.is_safe_by(edited, &wish) {
                    choices.push(choice);
                }
            }
        }
        choices
    }

    /// What is tried, what changes least first: other bands, another minimum base, less.
    fn tries(&self, wish: &Wish, why: Why) -> Vec<(SafeChoice, Option<Questionnaire>, Wish)> {
        let mut tries = Vec::new();
        // Other groups help where groups are what differs.
        let regroup = matches!(why, Why::Difference(_) | Why::Alike | Why::Means);
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
        // Groups that are not as they were tell more than groups that are.
        let mut own: Vec<&Background> = self.questionnaire.background.iter().collect();
        own.sort_by_key(|background| has_groups_of(&self.record, background));
        for background in own.into_iter().filter(|_| regroup) {
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
        let safe = |survey: &Survey| survey.allows(wish);
        match edited {
            None => safe(self),
            Some(edited) => self.as_if(Arc::new(edited), safe),
        }
    }
}

/// Most that is offered: more is no help.
const MOST: usize = 3;

/// Most that is tried, and most of one kind: somebody waits for it.
const TRIED: [usize; 2] = [24, 6];

/// The same of every two splits crossed, which take longer to make.
const TRIED_CROSSED: [usize; 2] = [12, 3];

/// Whether something was exported by a question with these groups.
fn has_groups_of(record: &Record, background: &Background) -> bool {
    let known = record.questionnaires().iter().flat_map(|known| &known.background);
    known
        .into_iter()
        .any(|known| known.id == background.id && groups(&known.kind) == groups(&background.kind))
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

/// The refusal in words.
fn finding(refusal: &Refusal) -> Finding {
    let error = |code| Finding::error(code, Location::default());
    let named = |mut finding: Finding| {
        for (name, part) in ["now", "before"].into_iter().zip(refusal.between.iter()) {
            if let Some(part) = part {
                finding = finding.with_text(name, part);
            }
        }
        if let Some(shows) = &refusal.shows {
            finding = finding.with_text("shows", shows);
        }
        finding.with("earlier", refusal.earlier)
    };
    let which = |codes: [&'static str; 3]| match &*refusal.between {
        [Some(_), Some(_)] => codes[0],
        [Some(_), None] => codes[1],
        [None, _] => codes[2],
    };
    match refusal.why {
        Why::Difference(base) => {
            let code = which(["export-between", "export-of", "export-some"]);
            named(error(code)).with("base", base.get())
        }
        Why::Alike => {
            let codes = ["export-alike-between", "export-alike-of", "export-alike-some"];
            named(error(which(codes)))
        }
        Why::LowerBase(base) => named(error("export-lower-base")).with("base", base.get()),
        Why::Open(base) => named(error("export-open")).with("base", base),
        Why::Means => named(error("export-means")),
        Why::Weights => named(error("export-weights")),
        Why::Changed => error("export-changed"),
        Why::OtherFile => error("export-other-file"),
        Why::TooFine => error("export-too-fine"),
    }
}
