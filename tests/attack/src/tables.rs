//! Tables to protect with other programs too: of files, every two splits crossed and every
//! item by every split; the same of random surveys. Only of respondents who are in a group,
//! since other programs know no others.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use peilglas::analysis::{self, Plan, analyse};
use peilglas::engine::protocol::Role;
use peilglas::engine::{Engine, known_splits};
use peilglas::split::{Filter, OnRequest, Split};
use serde_json::{Value, json};

use crate::random::{POINTS, Survey};

/// Groups of a split that are crossed; more make a table that nobody reads.
const MOST_GROUPS: usize = 20;

/// Tables of these files, and of random surveys with these seeds.
///
/// # Errors
/// When a file cannot be read.
pub fn tables(files: &[&str], seeds: std::ops::Range<u64>) -> Result<Value> {
    let mut tables = Vec::new();
    for file in files {
        of_file(Path::new(file), &mut tables)?;
    }
    for seed in seeds {
        let survey = Survey::random(seed);
        let mut crossed = vec![vec![0u64; survey.groups[1]]; survey.groups[0]];
        let mut answers = vec![vec![0u64; POINTS]; survey.groups[0]];
        for (groups, answer) in &survey.respondents {
            if let [Some(row), Some(column)] = *groups {
                crossed[row][column] += 1;
                if let Some(answer) = answer {
                    answers[row][*answer] += 1;
                }
            }
        }
        tables.push(json!({ "name": format!("random {seed}"), "counts": crossed }));
        tables.push(json!({ "name": format!("random {seed}, item"), "answers": answers }));
    }
    Ok(Value::Array(tables))
}

fn of_file(path: &Path, tables: &mut Vec<Value>) -> Result<()> {
    let name = path.file_stem().context("a file")?.to_string_lossy();
    let mut engine = Engine::new();
    let bytes = fs::read(path)?;
    engine.open(Role::Responses, &path.to_string_lossy(), bytes.len() as u64);
    engine.push(&bytes).ok().context("a readable file")?;
    engine.finish();
    let survey = engine.survey().context("an open file")?;
    let splits = known_splits(survey).filter_map(|id| survey.split(id, OnRequest::Included));
    let splits: Vec<Split> = splits.filter(|split| split.groups.len() <= MOST_GROUPS).collect();
    for (position, rows) in splits.iter().enumerate() {
        for columns in &splits[position + 1..] {
            let table = analysis::crosstab(&survey.responses(), rows, columns, &Filter::default());
            tables.push(json!({
                "name": format!("{name}, {} × {}", rows.id, columns.id), "counts": table.counts,
            }));
        }
    }
    let plan = Plan { splits, ..Plan::default() };
    let results = analyse(&survey.questionnaire, &survey.responses(), &plan);
    for item in &results.items {
        for (split, by) in results.splits.iter().zip(&item.by) {
            let answers: Vec<&[u64]> =
                by.cells.iter().filter_map(|cell| Some(&cell.values()?.counts[..])).collect();
            let size = |counts: &&[u64]| counts.iter().sum::<u64>();
            // Where nobody is small, nothing is hidden by anybody.
            let small = answers.iter().map(size).any(|n| (1..10).contains(&n));
            if small && answers.iter().all(|counts| counts.len() == POINTS) {
                let name = format!("{name}, {} × {}", split.id, item.id);
                tables.push(json!({ "name": name, "answers": answers }));
            }
        }
    }
    Ok(())
}
