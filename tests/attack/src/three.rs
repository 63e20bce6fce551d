//! Surveys with three splits, of which every two are crossed, attacked with all that is shown
//! at once: what a third split tells of two others as well.

use anyhow::{Context, Result};
use peilglas::analysis::Definitions;
use peilglas::disclosure::{MinimumBase, Rule};
use serde_json::Value;

use crate::random::{POINTS, Random, Survey};
use crate::system::{Atom, Region, System, contains};
use crate::trial::{Exports, Outcome, Truth, assault, export_file};

/// A random survey with a split more.
pub struct Three {
    /// By the first two splits.
    pub two: Survey,
    /// Groups of the third split, and per respondent which.
    groups: usize,
    third: Vec<Option<usize>>,
}

impl Three {
    /// The survey of a seed.
    pub fn random(seed: u64) -> Self {
        Three::with(Survey::random(seed), seed)
    }

    /// The survey of a seed in which each group of the first split is in one of the second.
    pub fn nested(seed: u64) -> Self {
        Three::with(Survey::nested(seed), seed)
    }

    fn with(two: Survey, seed: u64) -> Self {
        let random = &mut Random::new(seed ^ 0x3333);
        let groups = 2 + random.below(3) as usize;
        let no_group = [0, 0, 50][random.below(3) as usize];
        // Whom a group of the first split is in most may follow from it, as a post does from
        // a department.
        let follows = random.below(2) * 700;
        let third = two.respondents.iter().map(|([first, _], _)| {
            let follows = first.filter(|_| random.happens(follows)).map(|first| first % groups);
            let of = follows.unwrap_or_else(|| random.below(groups as u64) as usize);
            (!random.happens(no_group)).then_some(of)
        });
        Three { groups, third: third.collect(), two }
    }

    fn csv(&self) -> String {
        let csv = self.two.csv();
        let third = self
            .third
            .iter()
            .map(|third| third.map_or(String::new(), |third| (third + 1).to_string()));
        let third = ["c".to_owned()].into_iter().chain(third);
        csv.lines().zip(third).map(|(line, third)| format!("{line};{third}\n")).collect()
    }

    fn questionnaire(&self) -> Result<String> {
        let mut questionnaire: Value = serde_json::from_str(&self.two.questionnaire())?;
        let text = |text: &str| serde_json::json!({ "nl": text, "en": text });
        let answer = |code: usize| {
            let id = format!("c{code}");
            serde_json::json!({ "id": id, "code": code, "label": text(&id) })
        };
        let answers: Vec<Value> = (1..=self.groups).map(answer).collect();
        let background = questionnaire["background"].as_array_mut().context("splits")?;
        background.push(serde_json::json!({
            "id": "c", "label": text("c"), "codes": ["c"], "kind": "choice", "answers": answers,
        }));
        Ok(questionnaire.to_string())
    }

    /// How many groups each split has.
    pub fn groups(&self) -> [usize; 3] {
        [self.two.groups[0], self.two.groups[1], self.groups]
    }

    /// The group of each split, and the answer.
    pub fn respondents(&self) -> impl Iterator<Item = (Atom, Option<usize>)> {
        let respondents = self.two.respondents.iter().zip(&self.third);
        respondents.map(|(([a, b], answer), c)| (vec![*a, *b, *c], *answer))
    }

    /// What is exported of it: every group of each split by the two others.
    ///
    /// # Errors
    /// When an export fails.
    pub fn documents(&self, secondary: bool) -> Result<Vec<String>> {
        let rule = Rule { secondary, ..Rule::new(MinimumBase::new(self.minimum_base())?) };
        let [a, b, c] = self.groups();
        let splits = [("a", a), ("b", b), ("c", c)];
        let file = (self.questionnaire()?, self.csv());
        export_file(rule, &splits, &file, Exports::Three, Definitions::default())
    }

    /// Every group, and every pair of groups.
    fn regions(&self) -> Vec<Region> {
        let mut regions = Vec::new();
        let groups = self.groups();
        for split in 0..3 {
            for group in 0..groups[split] {
                let mut region: Region = vec![None; 3];
                region[split] = Some(group);
                regions.push(region.clone());
                for other in split + 1..3 {
                    for of_other in 0..groups[other] {
                        let mut region = region.clone();
                        region[other] = Some(of_other);
                        regions.push(region);
                    }
                }
            }
        }
        regions
    }
}

impl Truth for Three {
    fn minimum_base(&self) -> u64 {
        self.two.minimum_base
    }

    fn counts(&self, region: &Region) -> Vec<i64> {
        let mut counts = vec![0; POINTS];
        for (atom, answer) in self.respondents() {
            if let Some(answer) = answer.filter(|_| contains(region, &atom)) {
                counts[answer] += 1;
            }
        }
        counts
    }

    fn somebody(&self, random: &mut Random) -> Option<(Atom, usize)> {
        let at = random.below(self.third.len() as u64) as usize;
        let (atom, answer) = self.respondents().nth(at)?;
        Some((atom, answer?))
    }
}

/// Exports a survey with three splits, every two crossed, and attacks what came out.
///
/// # Errors
/// When an export fails, or the attacker contradicts the truth.
pub fn trial(survey: &Three, seed: u64, secondary: bool) -> Result<Outcome> {
    let documents = survey.documents(secondary)?;
    let mut system = System::read(&documents)?;
    for split in 0..3 {
        if survey.respondents().all(|(atom, _)| atom[split].is_some()) {
            system.everybody_is_in(split);
        }
    }
    // Who knows the organisation knows which teams a department has.
    if let Some(within) = &survey.two.within {
        system.nobody_is_in(|atom| atom[1] != atom[0].map(|team| within[team]));
    }
    let mut outcome = assault(survey, &system, survey.regions(), seed)?;
    for recovered in outcome.recovered.iter_mut().chain(&mut outcome.told) {
        *recovered = format!("seed {seed}, three splits: {recovered}");
    }
    Ok(outcome)
}
