//! What CSV or SVG alone tell: the long tables, of both splits and of both crossed, and the
//! figures, in which shares are rounded and bars are drawn to a hundredth of a pixel.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use peilglas::analysis::{Plan, Results, analyse};
use peilglas::base::Language;
use peilglas::disclosure::{self, Disclosed, MinimumBase, Rule};
use peilglas::engine::protocol::Role;
use peilglas::engine::{self, Engine};
use peilglas::figure::{FigureRequest, draw};
use peilglas::questionnaire::Questionnaire;
use peilglas::split::{EVERYBODY, OnRequest, Split};
use peilglas::{export, table};

use crate::joint::{Joint, MEAN_MARGIN};
use crate::random::{AGREE, POINTS, Random, Survey};
use crate::system::{Atom, Region, System, contains};
use crate::trial::{INSIDERS, Outcome, attack, counts, regions, sets};
use crate::{joint, trial::Exports};

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// The long tables.
    Csv,
    /// The figures.
    Svg,
}

/// Words of hidden cells that are small; of others nothing is told.
const TOO_SMALL: &str = "te klein";

/// Prints a survey by a rule and attacks what came out, reading only one kind of it.
///
/// # Errors
/// When printing fails, or the attacker contradicts the truth.
pub fn trial(seed: u64, read: Read, secondary: bool) -> Result<Outcome> {
    let survey = Survey::random(seed);
    let exports = if read == Read::Csv { Exports::Crossings } else { Exports::Splits };
    let minimum = survey.minimum_base as i64;
    let regions = regions(&survey, exports).into_iter();
    let targets: Vec<Region> = regions
        .filter(|region| (1..minimum).contains(&counts(&survey, region).iter().sum()))
        .collect();
    let texts = print(&survey, read, secondary)?;
    let mut outcome = Outcome::default();
    let joint = match read {
        Read::Csv => {
            let mut system = of_tables(&survey, &texts)?;
            for split in everybody_in(&survey) {
                system.everybody_is_in(split);
            }
            attack(&survey, &system, &targets, None, &mut outcome)?;
            for (groups, answer) in insiders(&survey, seed) {
                let atom = groups.to_vec();
                let known = system.known_to(&atom, answer);
                attack(&survey, &known, &targets, Some((&atom, answer)), &mut outcome)?;
            }
            Joint::of(&system, POINTS)
        }
        Read::Svg => {
            let mut joint = of_figures(&survey, &texts)?;
            for split in everybody_in(&survey) {
                joint.everybody_is_in(split);
            }
            attack_joint(&survey, &joint, &targets, None, false, &mut outcome)?;
            for (groups, answer) in insiders(&survey, seed) {
                let atom = groups.to_vec();
                let known = joint.known_to(&atom, answer);
                attack_joint(
                    &survey,
                    &known,
                    &targets,
                    Some((&atom, answer)),
                    false,
                    &mut outcome,
                )?;
            }
            joint
        }
    };
    means(&survey, &joint, &targets, &mut outcome)?;
    for recovered in &mut outcome.recovered {
        *recovered = format!("seed {seed}, {read:?}: {recovered}");
    }
    Ok(outcome)
}

/// Splits of which everybody is in a group.
fn everybody_in(survey: &Survey) -> impl Iterator<Item = usize> + '_ {
    (0..survey.groups.len())
        .filter(|split| survey.respondents.iter().all(|(groups, _)| groups[*split].is_some()))
}

/// Respondents who know their own answer.
fn insiders(survey: &Survey, seed: u64) -> Vec<([Option<usize>; 2], usize)> {
    let random = &mut Random::new(seed ^ 0x5EED_F16E);
    let any = (0..INSIDERS)
        .map(|_| &survey.respondents[random.below(survey.respondents.len() as u64) as usize]);
    any.filter_map(|(groups, answer)| Some((*groups, (*answer)?))).collect()
}

/// Tries to learn what small groups answered from what is told of all answers at once. Where the
/// solver may give up, a group of which it does is left out.
///
/// # Errors
/// When what is told contradicts itself, or the truth.
pub(crate) fn attack_joint(
    survey: &Survey,
    joint: &Joint,
    targets: &[Region],
    insider: Option<(&Atom, usize)>,
    gives_up: bool,
    outcome: &mut Outcome,
) -> Result<()> {
    for region in targets {
        let mut truth = counts(survey, region);
        if let Some((_, answer)) = insider.filter(|(atom, _)| contains(region, atom)) {
            truth[answer] -= 1;
        }
        if truth.iter().all(|count| *count == 0) {
            continue;
        }
        for answers in sets() {
            let truth: i64 = answers.iter().map(|answer| truth[*answer]).sum();
            let range = joint.range(region, &joint::of_answers(&answers));
            let Some(range) = range else {
                ensure!(gives_up, "{region:?} contradicts itself, {answers:?}");
                continue;
            };
            outcome.found(range, truth, insider.is_some(), (region, &answers))?;
        }
    }
    Ok(())
}

/// Tries to narrow the means of hidden groups.
fn means(survey: &Survey, joint: &Joint, targets: &[Region], outcome: &mut Outcome) -> Result<()> {
    for region in targets {
        let counts = counts(survey, region);
        let sum: i64 = counts.iter().zip(1..).map(|(count, code)| count * code).sum();
        let truth = sum as f64 / counts.iter().sum::<i64>() as f64;
        // Where nobody around gave any other answer, the mean is of everybody.
        let given = |answer: &usize| {
            joint.range(region, &joint::of_answers(&[*answer])).is_none_or(|(_, most)| most > 0)
        };
        if (0..POINTS).filter(given).count() < 2 {
            continue;
        }
        outcome.attacked += 1;
        let Some((least, most)) = joint.mean(region) else { continue };
        ensure!(
            least <= truth + joint::ROUNDING && truth <= most + joint::ROUNDING,
            "{region:?}: {truth} is not in {least}..{most}"
        );
        if most - least < MEAN_MARGIN {
            outcome.recovered.push(format!("anybody knows the mean of {region:?}"));
        }
    }
    Ok(())
}

/// The tables or figures of a survey, as they are saved.
fn print(survey: &Survey, read: Read, secondary: bool) -> Result<Vec<String>> {
    let questionnaire = Questionnaire::from_json(&survey.questionnaire());
    let questionnaire = Arc::new(questionnaire.ok().context("a questionnaire")?);
    let mut engine = Engine::with_questionnaire(Arc::clone(&questionnaire));
    let csv = survey.csv();
    engine.open(Role::Responses, "toeval.csv", csv.len() as u64);
    engine.push(csv.as_bytes()).ok().context("a readable file")?;
    engine.finish();
    let opened: &engine::Survey = engine.survey().context("an open file")?;
    let rule = Rule { secondary, ..Rule::new(MinimumBase::new(survey.minimum_base)?) };
    let count = |splits: Vec<Split>| {
        analyse(&questionnaire, &opened.responses(), &Plan { splits, ..Plan::default() })
    };
    let disclose = |splits: Vec<Split>| -> Disclosed<Results> {
        disclosure::results(rule, count(splits), opened.publication())
    };
    let splits: Vec<Split> =
        ["a", "b"].iter().filter_map(|id| opened.split(id, OnRequest::Counted)).collect();
    let both = disclose(splits.clone());
    let nl = Language::Nl;
    if read == Read::Svg {
        let everybody = disclose(vec![Split::everybody()]);
        let of = [(&both, "a"), (&both, "b"), (&everybody, EVERYBODY)];
        let drawn = of.into_iter().filter_map(|(results, split)| {
            let request =
                FigureRequest { captioned: true, ..FigureRequest::new("blok", split, nl) };
            Some(draw(&questionnaire, results, &request)?.svg.clone())
        });
        return Ok(drawn.collect());
    }
    let mut tables = vec![export::csv(&table::long(&both, &[], nl), nl)];
    if let [rows, columns] = &splits[..]
        && let Some(crossed) = rows.crossed(columns)
    {
        let whole = count(vec![rows.clone(), columns.clone(), crossed]);
        let crossed = opened.crossed(rule, [rows, columns], whole).context("two splits crossed")?;
        tables.push(export::csv(&table::long(&crossed, &[], nl), nl));
    }
    Ok(tables)
}

/// The part of the respondents that a group's label names: `a2`, `a2×b1`, or everybody.
fn region_of(label: &str) -> Region {
    let mut region = vec![None, None];
    for part in label.split('×') {
        for (split, id) in ["a", "b"].into_iter().enumerate() {
            if let Some(group) = part.strip_prefix(id).and_then(|at| at.parse::<usize>().ok()) {
                region[split] = Some(group - 1);
            }
        }
    }
    region
}

/// What long tables tell: every count of what is shown, of the rest at most that it is small.
fn of_tables(survey: &Survey, tables: &[String]) -> Result<System> {
    let (mut shown, mut most) = (BTreeMap::new(), BTreeMap::new());
    for line in tables.iter().flat_map(|table| table.lines().skip(1)) {
        let cells: Vec<&str> = line.split(';').collect();
        let (Some(group), Some(n)) = (cells.get(3), cells.get(4)) else { continue };
        if n.parse::<i64>().is_ok() {
            let counts = cells[5..5 + POINTS].iter().map(|count| count.parse());
            shown.insert(region_of(group), counts.collect::<Result<Vec<i64>, _>>()?);
        } else if n.contains(TOO_SMALL) {
            most.insert(region_of(group), survey.minimum_base as i64 - 1);
        }
    }
    Ok(System::told(survey.groups, shown, most))
}

/// What figures tell: how large groups are, what rounded share agreed, and by the lengths
/// of bars nearly exactly which; that what is shown is not small.
fn of_figures(survey: &Survey, figures: &[String]) -> Result<Joint> {
    let mut joint = Joint::new(survey.groups);
    let small = survey.minimum_base as f64 - 1.0;
    let everybody = joint::everybody();
    for svg in figures {
        let texts = texts_of(svg);
        for pair in texts.windows(2) {
            let size = pair[1].strip_prefix("n = ").and_then(|n| n.parse::<f64>().ok());
            if let Some(n) = size {
                joint.add(region_of(pair[0]), everybody, [n, n]);
            }
        }
        let scale = plot_width(svg);
        let mut bars = bars(svg).into_iter();
        let told = svg.split("aria-label=\"").skip(1).filter_map(|told| told.split('"').next());
        // The item, its values, and how they differ.
        let values = told.filter_map(|told| told.split(". ").nth(1));
        for value in values.flat_map(|values| values.trim_end_matches('.').split("; ")) {
            let (label, value) = value.split_once(": ").unwrap_or(("", value));
            let region = region_of(label);
            let percent = value.split(['\u{a0}', ' ', '%']).next().unwrap_or("");
            if let Ok(percent) = percent.replace(',', ".").parse::<f64>() {
                let length = bars.next().flatten();
                let rounded = [(percent - 0.5) / 100.0, (percent + 0.5) / 100.0];
                joint.share(&region, AGREE, rounded);
                if let (Some(length), Some(scale)) = (length, scale) {
                    let within = 0.02 / scale;
                    joint.share(&region, AGREE, [length / scale - within, length / scale + within]);
                }
                joint.add(region, joint::answered(), [small + 1.0, f64::INFINITY]);
            } else if value.contains(TOO_SMALL) {
                bars.next();
                joint.add(region, joint::answered(), [0.0, small]);
            } else if value.contains("verborgen") {
                bars.next();
            }
        }
    }
    Ok(joint)
}

/// The texts of a figure.
fn texts_of(svg: &str) -> Vec<&str> {
    let texts = svg.lines().filter_map(|line| line.strip_suffix("</text>"));
    texts.filter_map(|line| Some(line.rsplit_once('>')?.1)).collect()
}

fn attribute(line: &str, name: &str) -> Option<f64> {
    let (_, rest) = line.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()?.parse().ok()
}

/// How long the bar of everybody would be: from the first line of the grid to the last.
fn plot_width(svg: &str) -> Option<f64> {
    let lines = svg.lines().filter(|line| line.starts_with("<line "));
    let upright: Vec<f64> = lines
        .filter_map(|line| {
            let [from, to] = ["x1", "x2"].map(|name| attribute(line, name));
            from.filter(|from| Some(*from) == to)
        })
        .collect();
    Some(upright.last()? - upright.first()?).filter(|width| *width > 0.0)
}

/// The lengths of bars, `None` of what is hidden.
fn bars(svg: &str) -> Vec<Option<f64>> {
    let rects =
        svg.lines().filter(|line| line.starts_with("<rect ") && line.contains("rx=\"1.5\""));
    let length = |line: &str| attribute(line, "width").filter(|_| !line.contains("stroke"));
    rects.map(length).collect()
}
