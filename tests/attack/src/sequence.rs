//! Exports one after another of one data set, in other bands, of other selections, crossed, by
//! other minimum bases and with other answers that count as agreeing, with a record of them
//! that refuses what would tell too much; and an attacker who has all that was let through, or
//! who also is one of the respondents.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use peilglas::analysis::Definitions;
use peilglas::base::Language;
use peilglas::disclosure::{GroupDisclosure, MinimumBase};
use peilglas::engine::protocol::{DocumentRequest, Role, Selection};
use peilglas::engine::{self, Crossings, Engine, Hindrance, Survey, Wish};
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
    /// Answers that tell of everybody in a group that is large enough, and were attacked.
    pub telling: usize,
    /// Those that only several exports together told.
    pub told: Vec<String>,
}

/// One respondent: age, team, answer.
type Respondent = (usize, usize, usize);

/// Answers that are attacked: each of them, and those who agree or do not, by either scale.
const ANSWERS: [&[usize]; 5] = [&[0], &[1], &[2], &[0, 1], &[1, 2]];

/// Those of these ages, in this team or in any.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    ages: std::ops::Range<usize>,
    team: Option<usize>,
}

/// A group and how many of it gave each answer.
type Shown = (Group, Vec<i64>);

/// An export: counts that it shows, and the smallest group that it promises to show.
struct Told {
    shown: Vec<Shown>,
    /// The groups that it has, shown or not.
    groups: Vec<Group>,
    minimum_base: i64,
}

impl Group {
    fn has(&self, age: usize, team: usize) -> bool {
        self.ages.contains(&age) && self.team.is_none_or(|wanted| wanted == team)
    }

    /// What two groups of one team, or of all, have in common, and what only this one has.
    fn parts(&self, other: &Group) -> Vec<Group> {
        let (a, b) = (&self.ages, &other.ages);
        let both = a.start.max(b.start)..a.end.min(b.end);
        let only = match (a.start < b.start, a.end > b.end) {
            (true, false) => a.start..b.start.min(a.end),
            (false, true) => b.end.max(a.start)..a.end,
            // Nothing, or ages on both sides.
            _ => 0..0,
        };
        let parts = [both, only].into_iter().filter(|_| self.team == other.team);
        parts.map(|ages| Group { ages, team: self.team }).collect()
    }
}

/// What is tried: a document, or every two splits crossed.
enum Tried {
    Document(DocumentRequest),
    Crossings(DocumentRequest),
}

/// Makes a sequence of exports from a seed, each only where the record allows it or,
/// where that is not `judged`, all of them, and attacks what was made: for anybody, and for
/// every respondent who knows their own answer.
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
        let tried = next(random, survey, teams)?;
        let (Tried::Document(request) | Tried::Crossings(request)) = &tried;
        let minimum_base = request.minimum_base.get() as i64;
        match export(survey, &tried, judged)? {
            None => outcome.exports[1] += 1,
            Some(document) => {
                let (shown, groups) = learn(&serde_json::from_str(&document)?)?;
                told.push(Told { shown, groups, minimum_base });
                outcome.exports[0] += 1;
            }
        }
    }
    attack(&respondents, teams, &told, &mut outcome)?;
    for found in outcome.recovered.iter_mut().chain(&mut outcome.told) {
        *found = format!("seed {seed}: {found}");
    }
    Ok(outcome)
}

/// What is tried next, with bands and a scale of its own.
fn next(random: &mut Random, survey: &mut Survey, teams: usize) -> Result<Tried> {
    let mut age = survey.questionnaire.background("leeftijd").context("an age")?.clone();
    let starts: Vec<f64> =
        (1..AGES).filter(|_| random.happens(300)).map(|start| start as f64).collect();
    age.set_band_starts(&starts);
    survey.edit(&Edit::Background(age)).ok().context("bands")?;
    if random.happens(250) {
        let mut scale = survey.questionnaire.scales[0].clone();
        scale.agree = if random.happens(500) { vec![3] } else { vec![2, 3] };
        survey.edit(&Edit::Scale(scale)).ok().context("a scale")?;
    }
    let minimum_base = [10, 10, 10, 5][random.below(4) as usize];
    let selection = random.happens(400).then(|| Selection {
        split: "team".to_owned(),
        groups: vec![format!("t{}", random.below(teams as u64))],
    });
    let crossed = selection.is_none() && random.happens(250);
    let splits: &[&str] = match (&selection, random.below(3)) {
        (None, 0) if !crossed => &["team"],
        (None, 1) => &["leeftijd", "team"],
        (None, _) if crossed => &["leeftijd", "team"],
        _ => &["leeftijd"],
    };
    let request = DocumentRequest {
        splits: splits.iter().map(|split| (*split).to_owned()).collect(),
        selection: selection.into_iter().collect(),
        language: Language::Nl,
        minimum_base: MinimumBase::new(minimum_base)?,
        definitions: Definitions::default(),
    };
    Ok(if crossed { Tried::Crossings(request) } else { Tried::Document(request) })
}

/// What was exported, and is noted; `None` where that was refused.
fn export(survey: &mut Survey, tried: &Tried, judged: bool) -> Result<Option<String>> {
    let allowed = |judgement| match judgement {
        Ok(()) => Ok(true),
        Err(Hindrance::Refused(_)) => Ok(false),
        Err(Hindrance::Failed(finding)) => bail!("{}", finding.code),
    };
    match tried {
        Tried::Document(request) => {
            let wish = Wish::Document(request.clone());
            if judged && !allowed(survey.judge(&wish))? {
                return Ok(None);
            }
            survey.note_export(&wish).ok().context("an export that can be made")?;
            let document = engine::document(survey, request);
            Ok(Some(document.map_err(|finding| anyhow::anyhow!("{}", finding.code))?))
        }
        Tried::Crossings(request) => {
            let work = Crossings::new(survey, request);
            let mut work = work.map_err(|finding| anyhow::anyhow!("{}", finding.code))?;
            while work.step(survey) {}
            if judged && !allowed(survey.judge_crossings(&work))? {
                return Ok(None);
            }
            survey.note_crossings(&work);
            Ok(Some(work.document(survey).context("a crossing")?))
        }
    }
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
    // Those of some ages answer nearly all alike.
    let alike: Vec<Option<usize>> = (0..AGES)
        .map(|_| random.happens(350).then(|| random.below(POINTS as u64) as usize))
        .collect();
    let respondent = |_| {
        let (age, team) = (one(random, &ages).unwrap_or(0), one(random, &sizes).unwrap_or(0));
        let alike = alike[age].filter(|_| random.happens(960));
        (age, team, alike.unwrap_or_else(|| random.below(POINTS as u64) as usize))
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

/// The counts that a document shows, and of whom; and every group that it has.
fn learn(document: &Value) -> Result<(Vec<Shown>, Vec<Group>)> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let team_of = |id: &Value| -> Result<usize> {
        Ok(id.as_str().context("an id")?.trim_start_matches('t').parse()?)
    };
    let mut selected = None;
    for part in list(&document["filter"]) {
        selected = Some(team_of(&part["groups"][0])?);
    }
    let item = &document["items"][0];
    let (mut all, mut groups) = (Vec::new(), Vec::new());
    let mut add = |group: Group, cell: &Value| {
        groups.push(group.clone());
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
                "leeftijd×team" => {
                    let team = name.split_once('×').context("a pair")?.1;
                    Group { ages: ages_of(&group["label"])?, team: Some(team_of(&json!(team))?) }
                }
                "team" => Group { ages: 0..AGES, team: Some(team_of(&group["id"])?) },
                _ => Group { ages: ages_of(&group["label"])?, team: selected },
            };
            add(of, &item["by"][id]["cells"][name]);
        }
    }
    Ok((all, groups))
}

/// The ages of a band, as a reader takes them from what it is called.
fn ages_of(label: &Value) -> Result<std::ops::Range<usize>> {
    let label = label["nl"].as_str().or(label.as_str()).context("a label")?;
    // Of a pair the ages come first.
    let label = label.split('×').next().unwrap_or_default();
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

/// What somebody has: what was shown, where respondents are, and what one of them answered.
#[derive(Clone, Copy)]
struct Known<'a> {
    shown: &'a [(Group, Vec<i64>)],
    /// The attacker knows where nobody is, as one may who knows the organisation.
    places: &'a [(usize, usize)],
    insider: Option<(usize, usize)>,
}

/// Some answers of a group.
struct Target<'a> {
    group: Group,
    answers: &'a [usize],
    /// Per place how many gave one of them, and how many another.
    there: Vec<((usize, usize), [i64; 2])>,
    n: i64,
    truth: i64,
}

fn attack(
    respondents: &[Respondent],
    teams: usize,
    told: &[Told],
    outcome: &mut Outcome,
) -> Result<()> {
    let everything: Vec<_> = told.iter().flat_map(|told| told.shown.clone()).collect();
    let places = (0..AGES).flat_map(|age| (0..teams).map(move |team| (age, team)));
    let somebody = |place: &(usize, usize)| respondents.iter().any(|r| (r.0, r.1) == *place);
    let places: Vec<(usize, usize)> = places.filter(somebody).collect();
    let crossed =
        everything.iter().any(|(group, _)| group.team.is_some() && group.ages.len() < AGES);
    let teams_too = if crossed { teams } else { 0 };
    // That all of a group answered alike is news of one that an export has, or of what two
    // have of each other; of any other people together it is not looked at.
    let own = || told.iter().flat_map(|told| &told.groups);
    let known: BTreeSet<(usize, usize, Option<usize>)> = own()
        .flat_map(|a| own().flat_map(move |b| a.parts(b)))
        .map(|group| (group.ages.start, group.ages.end, group.team))
        .collect();
    for team in [None].into_iter().chain((0..teams_too).map(Some)) {
        for (from, to) in (0..AGES).flat_map(|from| (from + 1..=AGES).map(move |to| (from, to))) {
            for answers in ANSWERS {
                let group = Group { ages: from..to, team };
                let target = Target::new(respondents, &places, group, answers);
                let is_known = known.contains(&(from, to, team));
                if !is_known && target.n >= promised(told) {
                    continue;
                }
                attack_one(respondents, &target, told, &places, outcome)?;
            }
        }
    }
    Ok(())
}

/// The highest minimum base of some exports.
fn promised(told: &[Told]) -> i64 {
    told.iter().map(|told| told.minimum_base).max().unwrap_or(0)
}

fn attack_one(
    respondents: &[Respondent],
    target: &Target<'_>,
    told: &[Told],
    places: &[(usize, usize)],
    outcome: &mut Outcome,
) -> Result<()> {
    let Target { group, n, truth, .. } = target;
    let is_small = *n < promised(told);
    if *n == 0 || *truth == 0 {
        return Ok(());
    }
    if !is_small && target.otherwise(respondents, promised(told)).is_none() {
        return Ok(());
    }
    *if is_small { &mut outcome.attacked } else { &mut outcome.telling } += 1;
    // What is promised of it after these exports is lost to who has some of them.
    let lost = |of: &[Told], base: i64| -> Result<bool> {
        let shown: Vec<_> = of.iter().flat_map(|told| told.shown.clone()).collect();
        let known = Known { shown: &shown, places, insider: None };
        match is_small {
            true => target.is_known(known),
            false => match target.otherwise(respondents, base) {
                Some(otherwise) => target.is_told(known, otherwise),
                None => Ok(false),
            },
        }
    };
    if !lost(told, promised(told))? {
        return Ok(());
    }
    for at in 1..=told.len() {
        let base = promised(&told[..at]);
        if !lost(&told[..at], base)? {
            continue;
        }
        // What one export tells by itself is no matter of sequences, unless another promised
        // more before; and what was told before anybody promised otherwise breaks no promise.
        let alone = told[at - 1].minimum_base == base && lost(&told[at - 1..at], base)?;
        if !alone && (!is_small || *n < base) {
            let found = format!("answers {:?} of {n} in {group:?}", target.answers);
            let list = if is_small { &mut outcome.recovered } else { &mut outcome.told };
            list.push(found);
        }
        break;
    }
    Ok(())
}

impl<'a> Target<'a> {
    fn new(
        respondents: &[Respondent],
        places: &[(usize, usize)],
        group: Group,
        answers: &'a [usize],
    ) -> Self {
        let count = |place: &(usize, usize)| {
            let mut both = [0; 2];
            for (.., answer) in respondents.iter().filter(|r| (r.0, r.1) == *place) {
                both[usize::from(!answers.contains(answer))] += 1;
            }
            (*place, both)
        };
        let there: Vec<_> = places.iter().map(count).collect();
        let inside = || there.iter().filter(|((age, team), _)| group.has(*age, *team));
        let truth = inside().map(|(_, [gave, _])| gave).sum();
        let n = inside().map(|(_, [gave, others])| gave + others).sum();
        Target { group, answers, there, n, truth }
    }

    /// How many must be able to have answered otherwise, where nearly all did not and that
    /// is news.
    fn otherwise(&self, respondents: &[Respondent], base: i64) -> Option<i64> {
        let rule = GroupDisclosure::new(MinimumBase::new(base as u64).ok()?);
        let otherwise = rule.otherwise(self.n as u64) as i64;
        let gave: i64 = self.there.iter().map(|(_, [gave, _])| gave).sum();
        let others = respondents.len() as i64 - gave;
        let is_news = others > otherwise && !rule.is_common(gave as u64, respondents.len() as u64);
        (is_news && self.n - self.truth < otherwise).then_some(otherwise)
    }

    /// Whether how many gave the answers is as good as known, to anybody or to one who did.
    fn is_known(&self, known: Known<'_>) -> Result<bool> {
        let (least, most) = self.range(known, self.answers)?;
        ensure!(least <= self.truth && self.truth <= most, "{:?}: {least}..{most}", self.group);
        if is_narrow((least, most)) {
            return Ok(true);
        }
        // One answer that is known narrows what is far from known too little.
        if most - least > 2 * MARGIN + 1 {
            return Ok(false);
        }
        for (place, _) in self.there.iter().filter(|(_, [gave, _])| *gave > 0) {
            let own = i64::from(self.group.has(place.0, place.1));
            let known = Known { insider: Some(*place), ..known };
            let (least, most) = self.range(known, self.answers)?;
            if is_narrow((least - own, most - own)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether fewer than these can have answered otherwise, to anybody or to one of another
    /// group who did.
    fn is_told(&self, known: Known<'_>, otherwise: i64) -> Result<bool> {
        let others: Vec<usize> = (0..POINTS).filter(|at| !self.answers.contains(at)).collect();
        let (least, most) = self.range(known, &others)?;
        let truth = self.n - self.truth;
        ensure!(least <= truth && truth <= most, "{:?}: {least}..{most}", self.group);
        // One of them takes one away at most.
        if most != otherwise {
            return Ok(most < otherwise);
        }
        let beside = self
            .there
            .iter()
            .filter(|((age, team), [_, others])| *others > 0 && !self.group.has(*age, *team));
        for (place, _) in beside {
            let known = Known { insider: Some(*place), ..known };
            if self.range(known, &others)?.1 < otherwise {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The least and the most of the group that can have given some answers.
    fn range(&self, known: Known<'_>, answers: &[usize]) -> Result<(i64, i64)> {
        range(known, &self.group, answers).context("what is shown contradicts itself")
    }
}

fn is_narrow((least, most): (i64, i64)) -> bool {
    most > 0 && most - least < MARGIN.min(most)
}

/// The least and the most of a group that can have given some answers.
fn range(known: Known<'_>, target: &Group, answers: &[usize]) -> Option<(i64, i64)> {
    let sum = |counts: &[i64]| answers.iter().map(|at| counts[*at]).sum::<i64>();
    let most = known.shown.iter().map(|(_, counts)| sum(counts)).max();
    let most = most.unwrap_or(i64::from(u32::MAX)) as f64;
    let solve = |direction| {
        let mut problem = Problem::new(direction);
        let places: Vec<((usize, usize), Variable)> = known
            .places
            .iter()
            .map(|place| {
                let weight = f64::from(u8::from(target.has(place.0, place.1)));
                let least = f64::from(u8::from(known.insider == Some(*place)));
                (*place, problem.add_var(weight, (least, most.max(least))))
            })
            .collect();
        for (group, counts) in known.shown {
            let inside = places.iter().filter(|((age, team), _)| group.has(*age, *team));
            let terms: Vec<(Variable, f64)> =
                inside.map(|(_, variable)| (*variable, 1.0)).collect();
            problem.add_constraint(terms, ComparisonOp::Eq, sum(counts) as f64);
        }
        Some(problem.solve().ok()?.into_solution().ok()?.objective())
    };
    let least = solve(OptimizationDirection::Minimize)?;
    let most = solve(OptimizationDirection::Maximize)?;
    Some(((least - ROUNDING).ceil() as i64, (most + ROUNDING).floor() as i64))
}
