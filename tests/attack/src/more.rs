//! Surveys with three or four splits, of which every two are crossed, attacked with all that is
//! shown at once: what other splits tell of two that are crossed as well.

use anyhow::{Context, Result};
use peilglas::analysis::Definitions;
use peilglas::disclosure::{MinimumBase, Rule};
use serde_json::Value;

use crate::random::{POINTS, Random, Survey};
use crate::system::{Atom, Region, System, contains};
use crate::trial::{Exports, Outcome, Truth, assault, export_file};

/// How the splits of a survey hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Three, as they come.
    Three,
    /// Three: each group of the first is in one of the second, as teams are in departments.
    Nested,
    /// The same, and each group of the second in one of a fourth.
    Levels,
    /// Four: each of the first in one of the second, and each of the third in one of the fourth.
    Sides,
    /// Four, as they come.
    Four,
}

/// A random survey with more splits.
pub struct More {
    /// By the first two splits.
    pub two: Survey,
    /// Of each other one, how many groups it has, and per respondent which.
    others: Vec<(usize, Vec<Option<usize>>)>,
    /// Splits of which each group is in one of another: that one, the other, and in which.
    within: Vec<(usize, usize, Vec<usize>)>,
}

impl More {
    /// The survey of a seed.
    pub fn random(kind: Kind, seed: u64) -> Self {
        let two = match kind {
            Kind::Three | Kind::Four => Survey::random(seed),
            Kind::Nested | Kind::Levels | Kind::Sides => Survey::nested(seed),
        };
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
        let third = third.collect();
        let within = two.within.iter().map(|within| (0, 1, within.clone())).collect();
        let mut survey = More { others: vec![(groups, third)], within, two };
        let inner = match kind {
            Kind::Three | Kind::Nested => return survey,
            Kind::Levels => Some(1),
            Kind::Sides => Some(2),
            Kind::Four => None,
        };
        let groups = 2 + random.below(2) as usize;
        let mut any = || random.below(groups as u64) as usize;
        let of = match inner {
            Some(inner) => {
                let within: Vec<usize> = (0..survey.groups()[inner]).map(|_| any()).collect();
                let of = survey.respondents().map(|(atom, _)| atom[inner].map(|at| within[at]));
                let of = of.collect();
                survey.within.push((inner, 3, within));
                of
            }
            None => survey.two.respondents.iter().map(|_| Some(any())).collect(),
        };
        survey.others.push((groups, of));
        survey
    }

    /// The ids of the splits, and how many groups each has.
    fn splits(&self) -> Vec<(&'static str, usize)> {
        ["a", "b", "c", "d"].into_iter().zip(self.groups()).collect()
    }

    fn csv(&self) -> String {
        let ids = self.splits().into_iter().map(|(id, _)| id).skip(2);
        let mut lines: Vec<String> = self.two.csv().lines().map(str::to_owned).collect();
        for (id, (_, of)) in ids.zip(&self.others) {
            let of = of.iter().map(|of| of.map_or(String::new(), |of| (of + 1).to_string()));
            for (line, of) in lines.iter_mut().zip([id.to_owned()].into_iter().chain(of)) {
                *line += &format!(";{of}");
            }
        }
        lines.into_iter().map(|line| line + "\n").collect()
    }

    fn questionnaire(&self) -> Result<String> {
        let mut questionnaire: Value = serde_json::from_str(&self.two.questionnaire())?;
        let text = |text: &str| serde_json::json!({ "nl": text, "en": text });
        let background = questionnaire["background"].as_array_mut().context("splits")?;
        for (split, groups) in self.splits().into_iter().skip(2) {
            let answer = |code: usize| {
                let id = format!("{split}{code}");
                serde_json::json!({ "id": id, "code": code, "label": text(&id) })
            };
            let answers: Vec<Value> = (1..=groups).map(answer).collect();
            background.push(serde_json::json!({
                "id": split, "label": text(split), "codes": [split], "kind": "choice",
                "answers": answers,
            }));
        }
        Ok(questionnaire.to_string())
    }

    /// How many groups each split has.
    pub fn groups(&self) -> Vec<usize> {
        self.two.groups.into_iter().chain(self.others.iter().map(|(groups, _)| *groups)).collect()
    }

    /// The group of each split, and the answer.
    pub fn respondents(&self) -> impl Iterator<Item = (Atom, Option<usize>)> {
        self.two.respondents.iter().enumerate().map(|(at, ([a, b], answer))| {
            let others = self.others.iter().map(|(_, of)| of[at]);
            ([*a, *b].into_iter().chain(others).collect(), *answer)
        })
    }

    /// What is exported of it: every group of each split by the others.
    ///
    /// # Errors
    /// When an export fails.
    pub fn documents(&self, secondary: bool) -> Result<Vec<String>> {
        let rule = Rule { secondary, ..Rule::new(MinimumBase::new(self.minimum_base())?) };
        let file = (self.questionnaire()?, self.csv());
        export_file(rule, &self.splits(), &file, Exports::Crossings, Definitions::default())
    }

    /// Every group, and every pair of groups.
    fn regions(&self) -> Vec<Region> {
        let mut regions = Vec::new();
        let groups = self.groups();
        for split in 0..groups.len() {
            for group in 0..groups[split] {
                let mut region: Region = vec![None; groups.len()];
                region[split] = Some(group);
                regions.push(region.clone());
                for other in split + 1..groups.len() {
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

impl Truth for More {
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
        let at = random.below(self.two.respondents.len() as u64) as usize;
        let (atom, answer) = self.respondents().nth(at)?;
        Some((atom, answer?))
    }
}

/// Exports a survey with every two of its splits crossed, and attacks what came out.
///
/// # Errors
/// When an export fails, or the attacker contradicts the truth.
pub fn trial(kind: Kind, seed: u64, secondary: bool) -> Result<Outcome> {
    let survey = More::random(kind, seed);
    let mut system = System::read(&survey.documents(secondary)?)?;
    for split in 0..survey.groups().len() {
        if survey.respondents().all(|(atom, _)| atom[split].is_some()) {
            system.everybody_is_in(split);
        }
    }
    // Who knows the organisation knows which teams a department has.
    for (inner, outer, within) in &survey.within {
        let of = |atom: &Atom| atom[*inner].map(|group| within[group]);
        system.nobody_is_in(|atom| atom[*outer] != of(atom));
    }
    let mut outcome = assault(&survey, &system, survey.regions(), seed)?;
    for recovered in outcome.recovered.iter_mut().chain(&mut outcome.told) {
        *recovered = format!("seed {seed}, {kind:?}: {recovered}");
    }
    Ok(outcome)
}
