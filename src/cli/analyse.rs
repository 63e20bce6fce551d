//! `peilglas analyse`: a file in, a document, a table or figures out.

use std::fs::{self, File};
use std::io::{IsTerminal, Read, Write};
use std::path::Path;
use std::sync::Arc;

use super::arguments::{Analyse, Format, Show};
use super::{Problem, record};
use crate::analysis::Definitions;
use crate::base::{Finding, Language, Location, texts};
use crate::disclosure::{self, Count, words::Unit};
use crate::engine::protocol::{DocumentRequest, Response, Role};
use crate::engine::{self, Crossings, Engine, Survey, Wish};
use crate::questionnaire::Questionnaire;

/// Bytes that are read at once.
const CHUNK: usize = 1 << 20;

pub(super) fn run(asked: &Analyse) -> Result<(), Problem> {
    let language = asked.language.into();
    let mut engine = engine_for(asked.questionnaire.as_deref(), language)?;
    let sheet = asked.sheet.clone();
    read(&mut engine, Role::Responses, &asked.file, sheet, language)?;
    if let Some(sample) = &asked.sample {
        read(&mut engine, Role::Sample, sample, None, language)?;
    }
    if let Some(earlier) = &asked.earlier {
        read(&mut engine, Role::Earlier, earlier, None, language)?;
    }
    if let Some(record) = &asked.record {
        record::read(&mut engine, record, language)?;
    }
    let survey = engine.survey_mut().ok_or_else(|| told(&no_file(), language))?;
    let splits = match asked.by.is_empty() {
        true => engine::known_splits(survey).map(str::to_owned).collect(),
        false => asked.by.clone(),
    };
    let request = DocumentRequest {
        splits,
        selection: asked.selection.clone(),
        language,
        minimum_base: asked.min_base,
        definitions: Definitions {
            method: asked.method.into(),
            least_difference: asked.least_difference,
            pairs: asked.pairs.into(),
            marks: asked.marks.into(),
            base: asked.base.into(),
            weighting: asked.weight.map(Into::into).unwrap_or_default(),
            heaviest_weight: asked.heaviest_weight.unwrap_or(0.0),
        },
    };
    let located = |finding: Finding| told(&finding, language);
    if asked.crossings {
        return crossings(survey, &request, asked, language);
    }
    if let Some(path) = &asked.record {
        // Noted before it is written: what is noted and not written does no harm.
        let json = record::add(survey, &Wish::Document(request.clone()), language)?;
        write(Some(path), &json, language)?;
    }
    // Beside the output, so that what reads that finds nothing else in it.
    let hidden = engine::hidden(survey, &request).map_err(located)?;
    eprintln!("{}", disclosure::words::counted(hidden, Unit::Cells, language));
    match asked.format {
        Format::Json => {
            let document = engine::document(survey, &request).map_err(located)?;
            write(asked.out.as_deref(), &document, language)
        }
        Format::Csv => {
            let table = engine::long_table(survey, &request).map_err(located)?;
            write(asked.out.as_deref(), &table, language)
        }
        Format::Svg => {
            let Some(folder) = &asked.out else {
                return Err(Problem(texts::plain(language, "cli-out-needed")));
            };
            fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error, language))?;
            for (name, svg) in engine::drawings(survey, &request).map_err(located)? {
                write(Some(&folder.join(name)), &svg, language)?;
            }
            Ok(())
        }
    }
}

/// Every two splits crossed, with how far that has come beside it.
fn crossings(
    survey: &mut Survey,
    request: &DocumentRequest,
    asked: &Analyse,
    language: Language,
) -> Result<(), Problem> {
    // A figure has no room for every pair of groups.
    if asked.format == Format::Svg {
        return Err(Problem(texts::plain(language, "cli-crossings-svg")));
    }
    let mut work = Crossings::new(survey, request).map_err(|finding| told(&finding, language))?;
    let terminal = std::io::stderr().is_terminal();
    loop {
        let more = work.step(survey);
        if terminal {
            let [done, all] = work.progress();
            eprint!("\r{done} / {all}{}", if more { "" } else { "\n" });
        }
        if !more {
            break;
        }
    }
    if let Some(path) = &asked.record {
        let json = record::add_crossings(survey, &work, language)?;
        write(Some(path), &json, language)?;
    }
    if let Some(results) = work.results() {
        let hidden = Count::of_results(results);
        eprintln!("{}", disclosure::words::counted(hidden, Unit::Cells, language));
    }
    let written = match asked.format {
        Format::Json => work.document(survey),
        Format::Csv | Format::Svg => work.long_table(),
    };
    write(asked.out.as_deref(), &written.unwrap_or_default(), language)
}

/// `peilglas questionnaire`: what Peilglas makes of a file, as a questionnaire
/// file that can be corrected and given back with `--questionnaire`.
pub(super) fn questionnaire(asked: &Show) -> Result<(), Problem> {
    show(asked, |survey, _| survey.questionnaire.to_json())
}

/// `peilglas findings`: everything that is odd about a file.
pub(super) fn findings(asked: &Show) -> Result<(), Problem> {
    show(asked, engine::findings)
}

fn show(asked: &Show, what: impl Fn(&Survey, Language) -> String) -> Result<(), Problem> {
    let language = asked.language.into();
    let mut engine = engine_for(asked.questionnaire.as_deref(), language)?;
    read(&mut engine, Role::Responses, &asked.file, asked.sheet.clone(), language)?;
    let survey = engine.survey().ok_or_else(|| told(&no_file(), language))?;
    write(asked.out.as_deref(), &what(survey, language), language)
}

fn engine_for(questionnaire: Option<&str>, language: Language) -> Result<Engine, Problem> {
    Ok(match questionnaire {
        None => Engine::new(),
        Some(named) => Engine::with_questionnaire(Arc::new(questionnaire_of(named, language)?)),
    })
}

fn questionnaire_of(id_or_path: &str, language: Language) -> Result<Questionnaire, Problem> {
    if let Some(built_in) = Questionnaire::by_id(id_or_path) {
        return Ok(built_in.clone());
    }
    let json = fs::read_to_string(id_or_path)
        .map_err(|error| cannot("cli-cannot-read", Path::new(id_or_path), &error, language))?;
    Questionnaire::from_json(&json)
        .map_err(|trouble| cannot("cli-questionnaire", Path::new(id_or_path), &trouble, language))
}

fn read(
    engine: &mut Engine,
    role: Role,
    path: &Path,
    sheet: Option<String>,
    language: Language,
) -> Result<(), Problem> {
    let cannot_read = |error: std::io::Error| cannot("cli-cannot-read", path, &error, language);
    let mut file = File::open(path).map_err(cannot_read)?;
    let size = file.metadata().map_err(cannot_read)?.len();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    engine.open_sheet(role, &name, size, sheet);
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = file.read(&mut chunk).map_err(cannot_read)?;
        if length == 0 {
            break;
        }
        engine.push(&chunk[..length]).map_err(|finding| told(&finding, language))?;
    }
    match engine.finish() {
        Response::Failed(finding) => Err(told(&finding, language)),
        _ => Ok(()),
    }
}

fn write(path: Option<&Path>, text: &str, language: Language) -> Result<(), Problem> {
    match path {
        Some(path) => fs::write(path, text).map_err(|error| cannot_write(path, &error, language)),
        None => {
            let mut out = std::io::stdout().lock();
            match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
                // Whoever reads us, `head` say, has seen enough.
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
                written => written.map_err(|error| cannot_write(Path::new("-"), &error, language)),
            }
        }
    }
}

fn cannot_write(path: &Path, error: &std::io::Error, language: Language) -> Problem {
    cannot("cli-cannot-write", path, error, language)
}

pub(super) fn cannot(
    key: &str,
    path: &Path,
    why: &dyn std::fmt::Display,
    language: Language,
) -> Problem {
    let path = path.display().to_string();
    let args = [("path", path.into()), ("why", why.to_string().into())];
    Problem(texts::say(language, key, &args))
}

/// A finding as one line: the message, then the place.
pub(super) fn told(finding: &Finding, language: Language) -> Problem {
    let Location { sheet, row, column } = &finding.location;
    let file = finding.file().map(str::to_owned);
    let row = row.map(|row| row.to_string());
    let places = [("file", &file), ("sheet", sheet), ("row", &row), ("column", column)];
    let place: Vec<String> = places
        .into_iter()
        .filter_map(|(name, value)| value.as_ref().map(|value| (name, value.clone())))
        .map(|(name, value)| {
            texts::say(language, &format!("place-{name}"), &[(name, value.into())])
        })
        .collect();
    match place.is_empty() {
        true => Problem(finding.message(language)),
        false => Problem(format!("{} ({})", finding.message(language), place.join(", "))),
    }
}

fn no_file() -> Finding {
    Finding::error("no-file", Location::default())
}
