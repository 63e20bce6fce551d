//! Exports one after another of one data set, in other bands, of other selections and by
//! other minimum bases, with a record of them that refuses what would tell too much, and an
//! attacker who has all that was let through.

use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use peilglas::analysis::Definitions;
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::protocol::{DocumentRequest, Role, Selection};
use peilglas::engine::{self, Engine, Hindrance, Wish};
use peilglas::questionnaire::{Edit, Questionnaire};
use serde_json::{Value, json};

use crate::random::Random;
use crate::trial::MARGIN;

/// Different ages; bands are made of them.
const AGES: usize = 12;

/// Points of the item's scale.
const POINTS: usize = 3;

/// Exports that are tried per data set.
const TRIED: usize = 6;

/// Solutions are doubles; counts are whole.
const ROUNDING: f64 = 1e-6;

/// What came of one sequence.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Exports that were made, and exports that were refused.
    pub exports: [usize; 2],
    /// Counts of small groups that were attacked.
    pub attacked: usize,
    /// Those that only several exports together gave away, in words without an answer.
    pub recovered: Vec<String>,
}

/// One respondent: age, team, answer.
type Respondent = (usize, usize, usize);

/// Those of these ages, in this team or in any.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    ages: std::ops::Range<usize>,
    team: Option<usize>,
}

/// An export: counts that it shows, and the smallest group that it promises to show.
struct Told {
    shown: Vec<(Group, Vec<i64>)>,
    minimum_base: i64,
}

impl Group {
    fn has(&self, age: usize, team: usize) -> bool {
        self.ages.contains(&age) && self.team.is_none_or(|wanted| wanted == team)
    }
}

/// Makes a sequence of exports from a seed, each only where the record allows it or,
/// where that is not `judged`, all of them, and attacks what was made.
///
/// # Errors
/// When an export fails, or what is exported contradicts the truth.
pub fn sequence(seed: u64, judged: bool) -> Result<Outcome> {
    let random = &mut Random::new(seed);
    let teams = 2 + random.below(3) as usize;
    let respondents = respondents(random, teams);
    let mut engine = open(&respondents, teams)?;
    let mut outcome = Outcome::default();
    let mut told: Vec<Told> = Vec::new();
    for _ in 0..TRIED {
        let survey = engine.survey_mut().context("an open file")?;
        let mut age = survey.questionnaire.background("leeftijd").context("an age")?.clone();
        let starts: Vec<f64> =
            (1..AGES).filter(|_| random.happens(300)).map(|start| start as f64).collect();
        age.set_band_starts(&starts);
        survey.edit(&Edit::Background(age)).ok().context("bands")?;
        let minimum_base = [10, 10, 10, 5][random.below(4) as usize];
        let selection = random.happens(400).then(|| Selection {
            split: "team".to_owned(),
            groups: vec![format!("t{}", random.below(teams as u64))],
        });
        let splits: &[&str] = match (&selection, random.below(3)) {
            (None, 0) => &["team"],
            (None, 1) => &["leeftijd", "team"],
            _ => &["leeftijd"],
        };
        let request = DocumentRequest {
            splits: splits.iter().map(|split| (*split).to_owned()).collect(),
            selection: selection.into_iter().collect(),
            language: Language::Nl,
            minimum_base: MinimumBase::new(minimum_base)?,
            definitions: Definitions::default(),
        };
        let wish = Wish::Document(request.clone());
        if judged {
            match survey.judge(&wish) {
                Ok(()) => {}
                Err(Hindrance::Refused(_)) => {
                    outcome.exports[1] += 1;
                    continue;
                }
                Err(Hindrance::Failed(finding)) => bail!("{}", finding.code),
            }
        }
        survey.note_export(&wish).ok().context("an export that can be made")?;
        let document = engine::document(survey, &request);
        let document = document.map_err(|finding| anyhow::anyhow!("{}", finding.code))?;
        let shown = learn(&serde_json::from_str(&document)?)?;
        told.push(Told { shown, minimum_base: minimum_base as i64 });
        outcome.exports[0] += 1;
    }
    attack(&respondents, teams, &told, &mut outcome)?;
    outcome.recovered.iter_mut().for_each(|told| *told = format!("seed {seed}: {told}"));
    Ok(outcome)
}

fn respondents(random: &mut Random, teams: usize) -> Vec<Respondent> {
    let most = [120, 400][random.below(2) as usize];
    let count = 60 + random.below(most);
    let sizes: Vec<u64> = (0..teams).map(|_| [1, 4, 10][random.below(3) as usize]).collect();
    let ages: Vec<u64> = (0..AGES).map(|_| [1, 2, 6][random.below(3) as usize]).collect();
    let one = |random: &mut Random, weights: &[u64]| {
        let mut at = random.below(weights.iter().sum());
        weights.iter().position(|weight| {
            let here = at < *weight;
            at = at.saturating_sub(*weight);
            here
        })
    };
    let respondent = |_| {
        let (age, team) = (one(random, &ages), one(random, &sizes));
        (age.unwrap_or(0), team.unwrap_or(0), random.below(POINTS as u64) as usize)
    };
    (0..count).map(respondent).collect()
}

fn open(respondents: &[Respondent], teams: usize) -> Result<Engine> {
    let text = |text: String| json!({ "nl": text, "en": text });
    let points = (1..=POINTS).map(|at| json!({ "code": at, "label": text(format!("punt {at}")) }));
    let answers = (0..teams).map(
        |at| json!({ "id": format!("t{at}"), "code": at, "label": text(format!("team {at}")) }),
    );
    let questionnaire = json!({
        "schema": "peilglas/questionnaire/1", "id": "reeks", "title": text("Reeks".into()),
        "scales": [{ "id": "s", "points": points.collect::<Vec<_>>(), "agree": [POINTS] }],
        "batteries": [{ "id": "blok", "title": text("Blok".into()), "scale": "s",
            "items": [{ "id": "item", "label": text("Item".into()), "codes": ["item"] }] }],
        "background": [
            { "id": "leeftijd", "label": text("Leeftijd".into()), "codes": ["leeftijd"],
              "kind": "number", "bands": [{ "id": "alle", "label": text("alle".into()), "from": 0 }] },
            { "id": "team", "label": text("Team".into()), "codes": ["team"],
              "kind": "choice", "answers": answers.collect::<Vec<_>>() },
        ],
    });
    let questionnaire = Questionnaire::from_json(&questionnaire.to_string());
    let questionnaire = questionnaire.ok().context("a questionnaire")?;
    let mut engine = Engine::with_questionnaire(Arc::new(questionnaire));
    let mut csv = String::from("leeftijd;team;item\n");
    for (age, team, answer) in respondents {
        csv += &format!("{age};{team};{}\n", answer + 1);
    }
    engine.open(Role::Responses, "reeks.csv", csv.len() as u64);
    engine.push(csv.as_bytes()).ok().context("a readable file")?;
    engine.finish();
    Ok(engine)
}

/// The counts that a document shows, and of whom.
fn learn(document: &Value) -> Result<Vec<(Group, Vec<i64>)>> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let team_of = |id: &Value| -> Result<usize> {
        Ok(id.as_str().context("an id")?.trim_start_matches('t').parse()?)
    };
    let mut selected = None;
    for part in list(&document["filter"]) {
        selected = Some(team_of(&part["groups"][0])?);
    }
    let item = &document["items"][0];
    let mut all = Vec::new();
    let mut add = |group: Group, cell: &Value| {
        if cell["suppressed"].is_null() {
            let counts = list(&cell["counts"]).iter().filter_map(Value::as_i64).collect();
            all.push((group, counts));
        }
    };
    add(Group { ages: 0..AGES, team: selected }, &item["total"]);
    for split in list(&document["splits"]) {
        let id = split["id"].as_str().context("an id")?;
        for group in list(&split["groups"]) {
            let name = group["id"].as_str().context("an id")?;
            let of = match id {
                "team" => Group { ages: 0..AGES, team: Some(team_of(&group["id"])?) },
                _ => Group { ages: ages_of(&group["label"])?, team: selected },
            };
            add(of, &item["by"][id]["cells"][name]);
        }
    }
    Ok(all)
}

/// The ages of a band, as a reader takes them from what it is called.
fn ages_of(label: &Value) -> Result<std::ops::Range<usize>> {
    let label = label["nl"].as_str().or(label.as_str()).context("a label")?;
    let numbers: Vec<usize> =
        label.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect();
    match numbers[..] {
        [] => Ok(0..AGES),
        [from, to] => Ok(from..to + 1),
        [only] if label.chars().all(|c| c.is_ascii_digit()) => Ok(only..only + 1),
        [from] => Ok(from..AGES),
        _ => bail!("a band that is called {label}"),
    }
}

fn attack(
    respondents: &[Respondent],
    teams: usize,
    told: &[Told],
    outcome: &mut Outcome,
) -> Result<()> {
    let shown = |told: &[Told]| -> Vec<(Group, Vec<i64>)> {
        told.iter().flat_map(|told| told.shown.clone()).collect()
    };
    let promised = |told: &[Told]| told.iter().map(|told| told.minimum_base).max().unwrap_or(0);
    let everything = shown(told);
    // The attacker knows where nobody is, as one may who knows the organisation.
    let places = (0..AGES).flat_map(|age| (0..teams).map(move |team| (age, team)));
    let somebody = |place: &(usize, usize)| respondents.iter().any(|r| (r.0, r.1) == *place);
    let places: Vec<(usize, usize)> = places.filter(somebody).collect();
    let crossed =
        everything.iter().any(|(group, _)| group.team.is_some() && group.ages.len() < AGES);
    let teams_too = if crossed { teams } else { 0 };
    for team in [None].into_iter().chain((0..teams_too).map(Some)) {
        for (from, to) in (0..AGES).flat_map(|from| (from + 1..=AGES).map(move |to| (from, to))) {
            let group = Group { ages: from..to, team };
            let truth = counts(respondents, &group);
            let n: i64 = truth.iter().sum();
            if n == 0 || n >= promised(told) {
                continue;
            }
            for (answer, truth) in truth.iter().enumerate().filter(|(_, truth)| **truth > 0) {
                let by = |shown: &[_]| range(shown, &places, &group, answer);
                let Some((least, most)) = by(&everything) else {
                    bail!("what is shown contradicts itself")
                };
                ensure!(least <= *truth && *truth <= most, "{group:?}: {truth} in {least}..{most}");
                outcome.attacked += 1;
                if !known((least, most)) {
                    continue;
                }
                // What one export tells by itself is no matter of sequences, and what was told
                // before anybody promised otherwise breaks no promise.
                let alone = told.iter().any(|one| by(&one.shown).is_some_and(known));
                let first = (1..=told.len()).find(|at| by(&shown(&told[..*at])).is_some_and(known));
                let before = &told[..first.unwrap_or(told.len())];
                if !alone && n < promised(before) {
                    outcome.recovered.push(format!("answer {answer} of {n} in {group:?}"));
                }
            }
        }
    }
    Ok(())
}

fn known((least, most): (i64, i64)) -> bool {
    most > 0 && most - least < MARGIN.min(most)
}

fn counts(respondents: &[Respondent], group: &Group) -> Vec<i64> {
    let mut counts = vec![0; POINTS];
    for (_, _, answer) in respondents.iter().filter(|(age, team, _)| group.has(*age, *team)) {
        counts[*answer] += 1;
    }
    counts
}

/// The least and the most of a group that can have given an answer.
fn range(
    told: &[(Group, Vec<i64>)],
    places: &[(usize, usize)],
    target: &Group,
    answer: usize,
) -> Option<(i64, i64)> {
    let solve = |direction| {
        let mut problem = Problem::new(direction);
        let most =
            told.iter().map(|(_, counts)| counts[answer]).max().unwrap_or(i64::from(u32::MAX));
        let places: Vec<((usize, usize), Variable)> = places
            .iter()
            .map(|(age, team)| {
                let weight = f64::from(u8::from(target.has(*age, *team)));
                ((*age, *team), problem.add_var(weight, (0.0, most as f64)))
            })
            .collect();
        for (group, counts) in told {
            let inside = places.iter().filter(|((age, team), _)| group.has(*age, *team));
            let sum: Vec<(Variable, f64)> = inside.map(|(_, variable)| (*variable, 1.0)).collect();
            problem.add_constraint(sum, ComparisonOp::Eq, counts[answer] as f64);
        }
        Some(problem.solve().ok()?.into_solution().ok()?.objective())
    };
    let least = solve(OptimizationDirection::Minimize)?;
    let most = solve(OptimizationDirection::Maximize)?;
    Some(((least - ROUNDING).ceil() as i64, (most + ROUNDING).floor() as i64))
}
