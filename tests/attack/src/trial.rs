//! One survey exported and attacked.

use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use peilglas::analysis::Definitions;
use peilglas::base::Language;
use peilglas::disclosure::{GroupDisclosure, MinimumBase, Rule};
use peilglas::engine::protocol::{DocumentRequest, Role, Selection};
use peilglas::engine::{self, Engine};
use peilglas::questionnaire::Questionnaire;

use crate::random::{AGREE, POINTS, Random, Survey};
use crate::system::{Atom, Region, System, contains, together};

/// Fewer possible counts than this more than the least, and a count is as good as known;
/// unless nobody at all may have given the answer.
pub const MARGIN: i64 = 2;

/// Respondents per survey who try it with what they know of themselves.
pub const INSIDERS: usize = 3;

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exports {
    /// Both splits beside each other.
    Splits,
    /// After that, every group of the first by the second, and the other way round.
    Crossings,
    /// Both splits, and some of those groups.
    Some,
}

/// What came of the attack on one survey.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Cells that may be seen by their size, and cells that are shown.
    pub cells: [usize; 2],
    /// Counts of small hidden groups that were attacked.
    pub attacked: usize,
    /// Those that were as good as known, each in words without an answer.
    pub recovered: Vec<String>,
    /// Answers that tell of everybody in a large group and were attacked.
    pub telling: usize,
    /// Those that are known to, each in words.
    pub told: Vec<String>,
    /// Hidden counts of which the attacker knows that nobody gave the answer, because
    /// nobody of the large groups around did.
    pub nobody: usize,
}

/// Exports a survey by a rule and attacks what came out.
///
/// # Errors
/// When an export fails, or the attacker contradicts the truth: then it is at fault.
pub fn trial(seed: u64, exports: Exports, secondary: bool) -> Result<Outcome> {
    of_survey(&Survey::random(seed), seed, exports, secondary)
}

/// The same of a survey that another one came of.
///
/// # Errors
/// As [`trial`].
pub fn of_survey(survey: &Survey, seed: u64, exports: Exports, secondary: bool) -> Result<Outcome> {
    let mut documents = export(survey, exports, secondary)?;
    if exports == Exports::Some {
        let random = &mut Random::new(seed ^ 0x5E1E_C710);
        let mut first = true;
        documents.retain(|_| std::mem::take(&mut first) || random.happens(500));
    }
    let mut system = System::read(&documents)?;
    for split in 0..survey.groups.len() {
        if survey.respondents.iter().all(|(groups, _)| groups[split].is_some()) {
            system.everybody_is_in(split);
        }
    }
    // Who knows the organisation knows which teams a department has.
    if let Some(within) = &survey.within {
        system.nobody_is_in(|atom| atom[1] != atom[0].map(|team| within[team]));
    }
    let mut outcome = assault(survey, &system, regions(survey, exports), seed)?;
    for recovered in outcome.recovered.iter_mut().chain(&mut outcome.told) {
        *recovered = format!("seed {seed}, {exports:?}: {recovered}");
    }
    Ok(outcome)
}

/// Attacks every small or telling region of a survey, alone and as some who know their own answer.
pub(crate) fn assault(
    survey: &impl Truth,
    system: &System,
    regions: Vec<Region>,
    seed: u64,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let minimum = survey.minimum_base() as i64;
    let mut targets: Vec<Region> = Vec::new();
    let mut telling: Vec<Telling> = Vec::new();
    for region in regions {
        let n: i64 = survey.counts(&region).iter().sum();
        outcome.cells[0] += usize::from(n >= minimum);
        outcome.cells[1] += usize::from(n > 0 && !system.is_hidden(&region));
        if n > 0 && n < minimum {
            ensure!(system.is_hidden(&region), "seed {seed}: a small group is shown");
            targets.push(region);
        } else if n > 0 {
            telling.extend(Telling::all(survey, system, &region)?);
        }
    }
    attack(survey, system, &targets, None, &mut outcome)?;
    tell(system, &telling, None, &mut outcome)?;
    let random = &mut Random::new(seed ^ 0xA77A_C4E2);
    for _ in 0..INSIDERS {
        if let Some((atom, answer)) = survey.somebody(random) {
            let (system, insider) = (system.known_to(&atom, answer), Some((&atom, answer)));
            attack(survey, &system, &targets, insider, &mut outcome)?;
            tell(&system, &telling, insider, &mut outcome)?;
        }
    }
    Ok(outcome)
}

/// What respondents answered.
pub(crate) trait Truth {
    /// The smallest base that is shown.
    fn minimum_base(&self) -> u64;
    /// How many of a region gave each answer.
    fn counts(&self, region: &Region) -> Vec<i64>;
    /// A respondent, unless that one left the item empty.
    fn somebody(&self, random: &mut Random) -> Option<(Atom, usize)>;
}

impl Truth for Survey {
    fn minimum_base(&self) -> u64 {
        self.minimum_base
    }

    fn counts(&self, region: &Region) -> Vec<i64> {
        counts(self, region)
    }

    fn somebody(&self, random: &mut Random) -> Option<(Atom, usize)> {
        let (groups, answer) =
            self.respondents[random.below(self.respondents.len() as u64) as usize];
        Some((groups.to_vec(), answer?))
    }
}

pub(crate) fn attack(
    survey: &impl Truth,
    system: &System,
    targets: &[Region],
    insider: Option<(&Atom, usize)>,
    outcome: &mut Outcome,
) -> Result<()> {
    for region in targets {
        let mut truth = survey.counts(region);
        if let Some((atom, answer)) = insider.filter(|(atom, _)| contains(region, atom)) {
            debug_assert!(truth[answer] > 0 && contains(region, atom));
            truth[answer] -= 1;
        }
        if truth.iter().all(|count| *count == 0) {
            continue;
        }
        for answers in sets().filter(|_| system.answers() > 0) {
            let truth = together(&truth, &answers);
            let Some((least, most)) = system.range(region, &answers) else {
                bail!("what is shown of {region:?} contradicts itself")
            };
            outcome.found((least, most), truth, insider.is_some(), (region, &answers))?;
        }
    }
    Ok(())
}

impl Outcome {
    /// Notes between what a count was found to be, for anybody or for a respondent.
    ///
    /// # Errors
    /// When that is not what it is.
    pub(crate) fn found(
        &mut self,
        (least, most): (i64, i64),
        truth: i64,
        by_insider: bool,
        (region, answers): (&Region, &[usize]),
    ) -> Result<()> {
        let what = || format!("answers {answers:?} of {region:?}");
        ensure!(least <= truth && truth <= most, "{}: {truth}, {least}..{most}", what());
        self.attacked += 1;
        if most == 0 {
            self.nobody += 1;
        } else if is_known((least, most)) {
            let who = if by_insider { "a respondent" } else { "anybody" };
            self.recovered.push(format!("{who} knows {}", what()));
        }
        Ok(())
    }
}

/// Whether a count is as good as known, which can be no less and no more than this.
pub fn is_known((least, most): (i64, i64)) -> bool {
    most > 0 && most - least < MARGIN.min(most)
}

/// An answer, or a set of them, that tells of everybody in a group that is large enough.
struct Telling {
    region: Region,
    answers: Vec<usize>,
    /// What answered otherwise gave.
    others: Vec<usize>,
    /// Fewer than this many did.
    otherwise: i64,
}

impl Telling {
    /// Every one of a group, but those that what is shown of everybody tells already.
    fn all(survey: &impl Truth, system: &System, region: &Region) -> Result<Vec<Self>> {
        let rule = GroupDisclosure::new(MinimumBase::new(survey.minimum_base())?);
        let counts = survey.counts(region);
        let n: i64 = counts.iter().sum();
        let otherwise = rule.otherwise(n as u64) as i64;
        let mut telling = Vec::new();
        for answers in sets() {
            let others: Vec<usize> = (0..POINTS).filter(|at| !answers.contains(at)).collect();
            let is_told = together(&counts, &others) < otherwise;
            // What is true of nearly everybody in a shown part around it is no news.
            let is_news = system.around(region, &answers).into_iter().all(|(gave, whole)| {
                whole - gave > otherwise && !rule.is_common(gave as u64, whole as u64)
            });
            if is_told && is_news {
                telling.push(Telling { region: region.clone(), answers, others, otherwise });
            }
        }
        Ok(telling)
    }
}

/// Tries to learn that a group has nobody, or hardly anybody, who answered otherwise. How
/// many it has may be known from elsewhere.
fn tell(
    system: &System,
    telling: &[Telling],
    insider: Option<(&Atom, usize)>,
    outcome: &mut Outcome,
) -> Result<()> {
    for Telling { region, answers, others, otherwise } in telling {
        let (_, most) = system.range(region, others).context("what is shown contradicts itself")?;
        outcome.telling += 1;
        if most < *otherwise {
            let who = if insider.is_some() { "a respondent" } else { "anybody" };
            outcome.told.push(format!("{who} knows that {region:?} answered {answers:?}"));
        }
    }
    Ok(())
}

/// Every answer, and the sets of them that are shown as one.
pub(crate) fn sets() -> impl Iterator<Item = Vec<usize>> {
    let boxes = [(AGREE..POINTS).collect(), (0..AGREE).collect()];
    (0..POINTS).map(|answer| vec![answer]).chain(boxes)
}

/// The groups that the exports have, and with crossings every pair.
pub(crate) fn regions(survey: &Survey, exports: Exports) -> Vec<Region> {
    let [rows, columns] = survey.groups;
    let mut regions: Vec<Region> = (0..rows).map(|row| vec![Some(row), None]).collect();
    regions.extend((0..columns).map(|column| vec![None, Some(column)]));
    if exports != Exports::Splits {
        let pairs = (0..rows).flat_map(|row| (0..columns).map(move |at| vec![Some(row), Some(at)]));
        regions.extend(pairs);
    }
    regions
}

/// The truth, from the answers themselves.
pub(crate) fn counts(survey: &Survey, region: &Region) -> Vec<i64> {
    let mut counts = vec![0; POINTS];
    for (groups, answer) in &survey.respondents {
        if let Some(answer) = answer.filter(|_| contains(region, &groups.to_vec())) {
            counts[answer] += 1;
        }
    }
    counts
}

/// The documents of a survey, as the command line writes them.
///
/// # Errors
/// When an export fails.
pub fn export(survey: &Survey, exports: Exports, secondary: bool) -> Result<Vec<String>> {
    let minimum_base = MinimumBase::new(survey.minimum_base)?;
    export_by(Rule { secondary, ..Rule::new(minimum_base) }, survey, exports)
}

/// The same by another rule.
///
/// # Errors
/// As [`export`].
pub fn export_by(rule: Rule, survey: &Survey, exports: Exports) -> Result<Vec<String>> {
    let splits = [("a", survey.groups[0]), ("b", survey.groups[1])];
    let file = (survey.questionnaire(), survey.csv());
    export_file(rule, &splits, &file, exports, Definitions::default())
}

/// The same of a questionnaire and a response file with splits of so many groups, and an item.
///
/// # Errors
/// As [`export`].
pub fn export_file(
    rule: Rule,
    splits: &[(&str, usize)],
    (questionnaire, csv): &(String, String),
    exports: Exports,
    definitions: Definitions,
) -> Result<Vec<String>> {
    let questionnaire = Questionnaire::from_json(questionnaire);
    let questionnaire = questionnaire.ok().context("a questionnaire")?;
    let mut engine = Engine::with_questionnaire(Arc::new(questionnaire));
    engine.open(Role::Responses, "toeval.csv", csv.len() as u64);
    engine.push(csv.as_bytes()).ok().context("a readable file")?;
    engine.finish();
    let opened = engine.survey().context("an open file")?;
    let document = |of: &dyn Fn(&str) -> bool, selection: Vec<Selection>| {
        let splits = splits.iter().filter(|(split, _)| of(split));
        let request = DocumentRequest {
            splits: splits.map(|(split, _)| (*split).to_owned()).collect(),
            selection,
            language: Language::Nl,
            minimum_base: rule.minimum_base,
            definitions,
        };
        let document = engine::document_by(rule, opened, &request);
        document.map_err(|finding| anyhow::anyhow!("{}", finding.code))
    };
    let mut documents = vec![document(&|_| true, Vec::new())?];
    for (split, groups) in splits.iter().filter(|_| exports != Exports::Splits) {
        for group in 1..=*groups {
            let groups = vec![format!("{split}{group}")];
            let selection = vec![Selection { split: (*split).to_owned(), groups }];
            documents.push(document(&|other| other != *split, selection)?);
        }
    }
    Ok(documents)
}
