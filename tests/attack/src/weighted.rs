//! Weighted answers, and an attacker who knows the weight of everybody: that of their group,
//! or of their pair of groups. Weighted numbers are second sums of the same answers.

use anyhow::{Context, Result};
use peilglas::analysis::{Definitions, Weighting};
use peilglas::disclosure::{MinimumBase, Rule};
use serde_json::{Value, json};

use crate::joint::{self, Joint, Weights};
use crate::printed::attack_joint;
use crate::random::{AGREE, POINTS, Random, Survey};
use crate::system::{Region, System};
use crate::trial::{Exports, INSIDERS, Outcome, counts, export_file, regions};

/// Numbers that are not rounded are doubles, of sums of weights.
const EXACT: f64 = 1e-9;

/// Who has which weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strata {
    /// Every group of the first split its own.
    First,
    /// Every group of the second split.
    Second,
    /// Every pair of groups.
    Pairs,
}

/// What everybody's weight is.
struct Known {
    strata: Strata,
    /// Weights by the group of each split, those in none last.
    weights: Vec<Vec<f64>>,
}

impl Known {
    fn random(random: &mut Random, groups: [usize; 2]) -> Self {
        let strata = [Strata::First, Strata::Second, Strata::Pairs][random.below(3) as usize];
        // Some sampled alike, some very differently.
        let spread = [200, 1500, 4000][random.below(3) as usize];
        let mut weight = || 0.5 + random.below(spread) as f64 / 1000.0;
        let mut row = || (0..=groups[1]).map(|_| weight()).collect();
        Known { strata, weights: (0..=groups[0]).map(|_| row()).collect() }
    }

    fn of(&self, groups: &[Option<usize>]) -> f64 {
        let last = self.weights[0].len() - 1;
        let row = groups[0].unwrap_or(self.weights.len() - 1);
        let column = groups[1].unwrap_or(last);
        match self.strata {
            Strata::First => self.weights[row][0],
            Strata::Second => self.weights[0][column],
            Strata::Pairs => self.weights[row][column],
        }
    }
}

/// Exports a survey, weighted, and attacks what came out. `rounded` says whether weighted
/// numbers are rounded.
///
/// # Errors
/// When an export fails, or the attacker contradicts the truth: then it is at fault.
pub fn trial(seed: u64, exports: Exports, rounded: bool) -> Result<Outcome> {
    let survey = Survey::random(seed);
    let random = &mut Random::new(seed ^ 0x0E16_7ED5);
    let known = Known::random(random, survey.groups);
    let rule =
        Rule { round_weighted: rounded, ..Rule::new(MinimumBase::new(survey.minimum_base)?) };
    let definitions = Definitions { weighting: Weighting::Column, ..Definitions::default() };
    let file = (questionnaire(&survey)?, csv(&survey, &known));
    let splits = [("a", survey.groups[0]), ("b", survey.groups[1])];
    let documents = export_file(rule, &splits, &file, exports, definitions)?;
    let system = System::read(&documents)?;
    let mut joint = Joint::of(&system, POINTS);
    joint.weigh(|atom| known.of(atom));
    for document in &documents {
        learn(&mut joint, &system, &serde_json::from_str(document)?)?;
    }
    for split in 0..survey.groups.len() {
        if survey.respondents.iter().all(|(groups, _)| groups[split].is_some()) {
            joint.everybody_is_in(split);
        }
    }
    let minimum = survey.minimum_base as i64;
    let mut outcome = Outcome::default();
    let mut targets = Vec::new();
    for region in regions(&survey, exports) {
        let n: i64 = counts(&survey, &region).iter().sum();
        outcome.cells[0] += usize::from(n >= minimum);
        outcome.cells[1] += usize::from(n > 0 && !system.is_hidden(&region));
        if n > 0 && n < minimum {
            targets.push(region);
        }
    }
    // Of equations to the last digit the solver takes some to contradict others.
    let gives_up = !rounded;
    attack_joint(&survey, &joint, &targets, None, gives_up, &mut outcome)?;
    for _ in 0..INSIDERS {
        let insider = &survey.respondents[random.below(survey.respondents.len() as u64) as usize];
        if let (groups, Some(answer)) = insider {
            let atom = groups.to_vec();
            let joint = joint.known_to(&atom, *answer);
            let insider = Some((&atom, *answer));
            attack_joint(&survey, &joint, &targets, insider, gives_up, &mut outcome)?;
        }
    }
    let (strata, weights) = (known.strata, &known.weights);
    for recovered in &mut outcome.recovered {
        *recovered =
            format!("seed {seed}, {exports:?}, weights of {strata:?} {weights:?}: {recovered}");
    }
    Ok(outcome)
}

fn questionnaire(survey: &Survey) -> Result<String> {
    let mut questionnaire: Value = serde_json::from_str(&survey.questionnaire())?;
    questionnaire["weight"] = json!({ "column": "gewicht", "reason": "heading" });
    Ok(questionnaire.to_string())
}

fn csv(survey: &Survey, known: &Known) -> String {
    let csv = survey.csv();
    let mut lines = csv.lines();
    let mut weighted = format!("{};gewicht\n", lines.next().unwrap_or_default());
    for (line, (groups, _)) in lines.zip(&survey.respondents) {
        weighted += &format!("{line};{}\n", known.of(groups));
    }
    weighted
}

/// What is weighted in a document, of every cell that it shows.
fn learn(joint: &mut Joint, system: &System, document: &Value) -> Result<()> {
    let place = |split: &Value, group: &Value| -> Result<(usize, usize)> {
        let is = |(id, _): &(String, Vec<String>)| split == id.as_str();
        let at = system.splits.iter().position(is).context("a known split")?;
        let groups = &system.splits[at].1;
        let position = groups.iter().position(|id| group == id.as_str());
        Ok((at, position.context("a known group")?))
    };
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut selected: Region = vec![None; system.splits.len()];
    for part in list(&document["filter"]) {
        let (split, group) = place(&part["split"], &part["groups"][0])?;
        selected[split] = Some(group);
    }
    let item = &document["items"][0];
    cell(joint, &selected, &item["total"]["weighted"]);
    for split in list(&document["splits"]) {
        for group in list(&split["groups"]) {
            let (at, position) = place(&split["id"], &group["id"])?;
            let mut region = selected.clone();
            if region[at].is_none_or(|selected| selected == position) {
                region[at] = Some(position);
                let id = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                let cells = &item["by"][id(&split["id"])]["cells"];
                cell(joint, &region, &cells[id(&group["id"])]["weighted"]);
            }
        }
    }
    Ok(())
}

/// What a weighted cell tells: between which numbers each was before it was rounded.
fn cell(joint: &mut Joint, region: &Region, weighted: &Value) {
    if weighted["n"].as_u64().is_none_or(|n| n == 0) {
        return;
    }
    let rounded = &weighted["rounded"];
    let around = |value: &Value, step: &Value| -> Option<[f64; 2]> {
        let (value, step) = (value.as_f64()?, step.as_f64().unwrap_or(0.0));
        let within = step / 2.0 + EXACT * (1.0 + value.abs());
        Some([value - within, value + within])
    };
    if let Some(base) = around(&weighted["base"], &rounded["base"]) {
        joint.add_weighted(region.clone(), joint::answered(), base);
    }
    for answer in 0..POINTS {
        let share = around(&weighted["shares"][answer], &rounded["shares"][answer]);
        if let Some(share) = share {
            joint.weighted_mean(region, joint::of_answers(&[answer]), share);
        }
    }
    let agreeing: Vec<usize> = (AGREE..POINTS).collect();
    let codes: Weights = std::array::from_fn(|at| at as f64 + 1.0);
    for (name, of) in [("agree", joint::of_answers(&agreeing)), ("mean", codes)] {
        let exact = around(&weighted[name]["value"], &Value::Null);
        let rounded = around(&rounded[name]["value"], &rounded[name]["step"]);
        if let Some(mean) = exact.or(rounded) {
            joint.weighted_mean(region, of, mean);
        }
    }
}
