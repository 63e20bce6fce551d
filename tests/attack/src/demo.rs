//! A whole file exported with every two of its splits crossed, and attacked pair by pair.

use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use peilglas::analysis::{Cell, Definitions, Plan, Results, analyse};
use peilglas::base::Language;
use peilglas::disclosure::Rule;
use peilglas::engine::protocol::{DocumentRequest, Role, Selection};
use peilglas::engine::{self, Engine, Survey, known_splits};
use peilglas::split::{OnRequest, Split};
use serde_json::Value;

use crate::random::Random;
use crate::system::{Atom, Region, System, contains};
use crate::third::Third;
use crate::trial::{INSIDERS, is_known};

/// What came of the attack.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Pairs of splits.
    pub pairs: usize,
    /// Cells of groups and of pairs of groups that somebody answered in, and those of them that
    /// are hidden.
    pub cells: [usize; 2],
    /// Counts of small groups that were attacked.
    pub attacked: usize,
    /// Those that were as good as known, each in words without an answer.
    pub recovered: Vec<String>,
    /// Counts of small pairs of groups that a third split nearly tells, crossed with both.
    pub by_third: usize,
    /// Seconds that all exports took.
    pub exported: f64,
}

/// Exports everything of a response file, every split by every group of every other, and
/// attacks it.
///
/// # Errors
/// When an export fails, or the attacker contradicts the truth.
pub fn attack(name: &str, bytes: &[u8], secondary: bool) -> Result<Outcome> {
    let mut engine = Engine::new();
    engine.open(Role::Responses, name, bytes.len() as u64);
    engine.push(bytes).ok().context("a readable file")?;
    engine.finish();
    let survey = engine.survey().context("an open file")?;
    let ids: Vec<String> = known_splits(survey).map(str::to_owned).collect();
    let rule = Rule { secondary, ..Rule::default() };
    let start = Instant::now();
    let whole = export(survey, rule, &ids, None)?;
    let mut selected: Vec<Vec<Value>> = Vec::new();
    for id in &ids {
        let groups = split(survey, id)?.groups;
        let others: Vec<String> = ids.iter().filter(|other| *other != id).cloned().collect();
        let documents =
            groups.iter().map(|group| export(survey, rule, &others, Some((id, &group.id))));
        selected.push(documents.collect::<Result<_>>()?);
    }
    let mut outcome = Outcome { exported: start.elapsed().as_secs_f64(), ..Outcome::default() };
    for first in 0..ids.len() {
        for second in first + 1..ids.len() {
            let ids = [&*ids[first], &*ids[second]];
            let documents = selected[first].iter().chain(&selected[second]);
            let documents: Vec<&Value> = [&whole].into_iter().chain(documents).collect();
            attack_pair(survey, &documents, ids, &mut outcome)?;
            outcome.pairs += 1;
        }
    }
    let documents: Vec<Vec<&Value>> =
        selected.iter().map(|documents| documents.iter().collect()).collect();
    outcome.by_third = by_third(survey, &whole, &documents, &ids)?;
    Ok(outcome)
}

/// How many counts of small pairs of groups a third split tells.
fn by_third(
    survey: &Survey,
    whole: &Value,
    selected: &[Vec<&Value>],
    ids: &[String],
) -> Result<usize> {
    let mut told = 0;
    let pairs: Vec<[usize; 2]> = (0..ids.len())
        .flat_map(|first| (first + 1..ids.len()).map(move |second| [first, second]))
        .collect();
    let truths = pairs.iter().map(|pair| Truth::new(survey, pair.map(|at| &*ids[at])));
    let truths: Vec<Truth> = truths.collect::<Result<_>>()?;
    let items = whole["items"].as_array().context("items")?;
    let minimum = whole["disclosure"]["minimum_base"].as_i64().context("a minimum")?;
    for (position, item) in items.iter().enumerate() {
        let id = item["id"].as_str().context("an id")?;
        if truths[0].pairs(id).is_none() {
            continue;
        }
        let system = |[first, second]: &[usize; 2]| {
            let documents = selected[*first].iter().chain(&selected[*second]).copied();
            let documents: Vec<&Value> = [whole].into_iter().chain(documents).collect();
            System::of(&documents, position, &|id| id == ids[*first] || id == ids[*second])
        };
        let systems: Vec<System> = pairs.iter().map(system).collect::<Result<_>>()?;
        let crossed = |side: usize, third: usize| {
            let at = pairs.iter().position(|pair| *pair == [side.min(third), side.max(third)]);
            at.map(|at| (&systems[at], side > third))
        };
        for ((pair, truth), system) in pairs.iter().zip(&truths).zip(&systems) {
            let Some(counts) = truth.pairs(id) else { continue };
            let thirds = (0..ids.len()).filter(|third| !pair.contains(third));
            let thirds: Vec<Third> = thirds
                .filter_map(|third| {
                    let crossed = [crossed(pair[0], third)?, crossed(pair[1], third)?];
                    Some(Third { crossed, groups: selected[third].len() })
                })
                .collect();
            for region in truth.regions() {
                let n = counts.n(&region);
                let [Some(row), Some(column)] = region[..] else { continue };
                if n > 0 && n < minimum && system.is_hidden(&region) {
                    let tells = |answer: &usize| {
                        thirds.iter().any(|third| third.tells([row, column], *answer))
                    };
                    told += (0..system.answers()).filter(tells).count();
                }
            }
        }
    }
    Ok(told)
}

fn attack_pair(
    survey: &Survey,
    documents: &[&Value],
    ids: [&str; 2],
    outcome: &mut Outcome,
) -> Result<()> {
    let truth = Truth::new(survey, ids)?;
    let items = documents[0]["items"].as_array().context("items")?;
    for (position, item) in items.iter().enumerate() {
        let Some(pairs) = item["id"].as_str().and_then(|id| truth.pairs(id)) else { continue };
        let system = System::of(documents, position, &|id| ids.contains(&id))?;
        let minimum = documents[0]["disclosure"]["minimum_base"].as_i64().context("a minimum")?;
        let mut targets: Vec<(Region, Vec<i64>)> = Vec::new();
        for region in truth.regions() {
            let counts = pairs.counts(&region);
            let n: i64 = pairs.n(&region);
            // Those in no group are no group.
            outcome.cells[0] += usize::from(n > 0);
            outcome.cells[1] += usize::from(n > 0 && system.is_hidden(&region));
            if n > 0 && n < minimum {
                ensure!(system.is_hidden(&region), "a small group is shown");
                targets.push((region, counts));
            }
        }
        let mut attack = |system: &System, insider: Option<(&Atom, usize)>| {
            attack_item(system, &targets, insider, &format!("{} of {ids:?}", item["id"]), outcome)
        };
        attack(&system, None)?;
        let random = &mut Random::new(position as u64);
        for _ in 0..INSIDERS {
            if let Some((atom, answer)) = pairs.somebody(random) {
                attack(&system.known_to(&atom, answer), Some((&atom, answer)))?;
            }
        }
    }
    Ok(())
}

fn attack_item(
    system: &System,
    targets: &[(Region, Vec<i64>)],
    insider: Option<(&Atom, usize)>,
    item: &str,
    outcome: &mut Outcome,
) -> Result<()> {
    let mut found: Vec<Vec<Vec<f64>>> = vec![Vec::new(); system.answers()];
    for (region, truth) in targets {
        for (answer, found) in found.iter_mut().enumerate() {
            let own = insider.is_some_and(|(atom, own)| own == answer && contains(region, atom));
            let truth = truth[answer] - i64::from(own);
            let Some(range) = system.range_unless_nobody(region, &[answer], found) else {
                bail!("what is shown of {region:?} contradicts itself")
            };
            outcome.attacked += 1;
            let Some((least, most)) = range else { continue };
            ensure!(
                least <= truth && truth <= most,
                "{region:?}: {truth} is not in {least}..{most}"
            );
            if is_known((least, most)) {
                let who = if insider.is_some() { "a respondent" } else { "anybody" };
                outcome
                    .recovered
                    .push(format!("{who} knows answer {answer} to {item}: {region:?}"));
            }
        }
    }
    Ok(())
}

/// Everything that was answered, by two splits.
struct Truth {
    results: Results,
    groups: [usize; 2],
}

/// Who answered an item, by two splits: per pair of groups, those in none last, how many
/// answered, and how many gave each answer.
struct Pairs {
    groups: [usize; 2],
    cells: Vec<(u64, Vec<u64>)>,
}

impl Truth {
    fn new(survey: &Survey, ids: [&str; 2]) -> Result<Self> {
        let [rows, columns] = [split(survey, ids[0])?, split(survey, ids[1])?];
        let crossed = rows.crossed(&columns).context("a crossing")?;
        let plan = Plan { splits: vec![crossed], ..Plan::default() };
        let groups = [rows.groups.len(), columns.groups.len()];
        let results = analyse(&survey.questionnaire, &survey.responses(), &plan);
        Ok(Truth { results, groups })
    }

    /// Every group of both, and every pair.
    fn regions(&self) -> Vec<Region> {
        let [rows, columns] = self.groups;
        let mut regions: Vec<Region> = (0..rows).map(|row| vec![Some(row), None]).collect();
        regions.extend((0..columns).map(|column| vec![None, Some(column)]));
        let pairs = (0..rows).flat_map(|row| (0..columns).map(move |at| vec![Some(row), Some(at)]));
        regions.extend(pairs);
        regions
    }

    fn pairs(&self, id: &str) -> Option<Pairs> {
        let item = self.results.items.iter().find(|item| item.id == id);
        let cells = item.map(|item| {
            let cells = item.by[0].cells.iter().filter_map(Cell::values);
            cells.map(|values| (values.n, values.counts.clone())).collect::<Vec<_>>()
        });
        let choice = self.results.choices.iter().find(|choice| choice.id == id);
        let cells = cells.or_else(|| {
            let cells = choice?.by[0].cells.iter().filter_map(Cell::values);
            let counts = |of: &peilglas::analysis::ChoiceValues| {
                of.options.iter().map(|option| option.n).collect()
            };
            Some(cells.map(|values| (values.n, counts(values))).collect())
        })?;
        Some(Pairs { groups: self.groups, cells })
    }
}

impl Pairs {
    fn inside(&self, region: &Region) -> impl Iterator<Item = &(u64, Vec<u64>)> {
        let atoms = (0..self.cells.len()).filter(|at| contains(region, &self.atom(*at)));
        atoms.map(|at| &self.cells[at])
    }

    fn atom(&self, at: usize) -> Atom {
        let [rows, columns] = self.groups;
        let (row, column) = (at / (columns + 1), at % (columns + 1));
        vec![(row < rows).then_some(row), (column < columns).then_some(column)]
    }

    fn n(&self, region: &Region) -> i64 {
        self.inside(region).map(|(n, _)| *n as i64).sum()
    }

    fn counts(&self, region: &Region) -> Vec<i64> {
        let answers = self.cells.iter().map(|(_, counts)| counts.len()).max().unwrap_or(0);
        let count =
            |answer: usize| self.inside(region).map(|(_, counts)| counts[answer] as i64).sum();
        (0..answers).map(count).collect()
    }

    /// Where somebody is, and what they answered.
    fn somebody(&self, random: &mut Random) -> Option<(Atom, usize)> {
        let at = random.below(self.cells.len() as u64) as usize;
        let given = self.cells[at].1.iter().enumerate().filter(|(_, count)| **count > 0);
        let given: Vec<usize> = given.map(|(answer, _)| answer).collect();
        let answer = given.get(random.below(given.len() as u64) as usize)?;
        Some((self.atom(at), *answer))
    }
}

fn split(survey: &Survey, id: &str) -> Result<Split> {
    survey.split(id, OnRequest::Counted).context("a known split")
}

/// The document of everybody, or of one group.
fn export(
    survey: &Survey,
    rule: Rule,
    splits: &[String],
    group: Option<(&String, &String)>,
) -> Result<Value> {
    let selected = |(split, group): (&String, &String)| Selection {
        split: split.clone(),
        groups: vec![group.clone()],
    };
    let request = DocumentRequest {
        splits: splits.to_vec(),
        selection: group.map(selected).into_iter().collect(),
        language: Language::Nl,
        minimum_base: rule.minimum_base,
        definitions: Definitions::default(),
    };
    let document = engine::document_by(rule, survey, &request);
    let document = document.map_err(|finding| anyhow::anyhow!("{}", finding.code))?;
    Ok(serde_json::from_str(&document)?)
}
