//! `--record`: what was exported before, and what may be exported after it.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::Problem;
use super::analyse::{cannot, told};
use crate::base::{Language, texts};
use crate::engine::protocol::SafeChoice;
use crate::engine::{Crossings, Engine, Hindrance, Survey, Wish};

/// Reads the record, where there is one already.
pub(super) fn read(engine: &mut Engine, path: &Path, language: Language) -> Result<(), Problem> {
    match fs::read_to_string(path) {
        Ok(json) => engine.take_record(&json).map_err(|finding| told(&finding, language)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(cannot("cli-cannot-read", path, &error, language)),
    }
}

/// The record with this in it, where that may leave; otherwise why not, and what may.
pub(super) fn add(survey: &mut Survey, wish: &Wish, language: Language) -> Result<String, Problem> {
    survey.judge(wish).map_err(|hindrance| refused(hindrance, language))?;
    survey.note_export(wish).map_err(|finding| told(&finding, language))?;
    Ok(survey.record.to_json())
}

/// The same of every two splits crossed.
pub(super) fn add_crossings(
    survey: &mut Survey,
    work: &Crossings,
    language: Language,
) -> Result<String, Problem> {
    survey.judge_crossings(work).map_err(|hindrance| refused(hindrance, language))?;
    survey.note_crossings(work);
    Ok(survey.record.to_json())
}

fn refused(hindrance: Hindrance, language: Language) -> Problem {
    let refused = match hindrance {
        Hindrance::Failed(finding) => return told(&finding, language),
        Hindrance::Refused(refused) => refused,
    };
    let choices = refused.choices.iter().map(|choice| said(choice, language));
    let choices: Vec<String> = choices.collect();
    let Problem(why) = told(&refused.finding, language);
    Problem(match choices.is_empty() {
        true => why,
        false => {
            let args = [("why", why.into()), ("choices", choices.join("; ").into())];
            texts::say(language, "cli-refused", &args)
        }
    })
}

/// What may be done instead, as an argument where it is one.
fn said(choice: &SafeChoice, language: Language) -> String {
    match choice {
        SafeChoice::MinimumBase(base) => format!("--min-base {base}"),
        SafeChoice::WithoutSplit(split) => {
            texts::say(language, "cli-without-by", &[("split", split.as_str().into())])
        }
        SafeChoice::WithoutSelection(split) => {
            texts::say(language, "cli-without-where", &[("split", split.as_str().into())])
        }
        SafeChoice::Unweighted => texts::plain(language, "cli-unweighted"),
        SafeChoice::Bands { name, .. } => {
            texts::say(language, "choice-bands", &[("name", name.get(language).into())])
        }
        SafeChoice::Merge { groups: [first, second], .. } => {
            let args =
                [("first", first.get(language).into()), ("second", second.get(language).into())];
            texts::say(language, "choice-merge", &args)
        }
        SafeChoice::NewRecord => texts::plain(language, "cli-new-record"),
    }
}
