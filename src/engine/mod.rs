//! The whole program without a browser: requests in, disclosed answers out.

mod describe;
mod output;
mod plan;
mod practise;
pub mod protocol;
mod survey;
mod view;

use std::sync::Arc;

pub use output::{document, drawings, long_table};
pub use plan::known_splits;
pub use practise::practise;
pub use survey::Survey;

use crate::base::{Finding, Location};
use crate::ingest::{RawTable, Reader};
use crate::questionnaire::{Questionnaire, recognise_producer};
use crate::responses::SampleCounts;
use protocol::{Request, Response, Role};

/// Holds the responses and answers requests about them.
pub struct Engine {
    /// What was asked, where that was said.
    questionnaire: Option<Arc<Questionnaire>>,
    reading: Option<(Role, Reader)>,
    survey: Option<Survey>,
}

impl Engine {
    /// An engine without a file. A file's questionnaire is the one that comes
    /// with the program, where it fits, and inferred from the file otherwise.
    pub fn new() -> Self {
        Engine { questionnaire: None, reading: None, survey: None }
    }

    /// An engine for files of which the questionnaire is known.
    pub fn with_questionnaire(questionnaire: Arc<Questionnaire>) -> Self {
        Engine { questionnaire: Some(questionnaire), ..Self::new() }
    }

    /// The file that is open.
    pub fn survey(&self) -> Option<&Survey> {
        self.survey.as_ref()
    }

    /// Starts on a file; its bytes follow by [`Engine::push`]. The file that
    /// was there stays until this one is read.
    pub fn open(&mut self, role: Role, name: &str, size: u64) {
        self.reading = Some((role, Reader::new(name, size)));
    }

    /// Takes the next bytes of the file.
    ///
    /// # Errors
    /// When the file cannot be used; it is then forgotten.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Finding> {
        let Some((_, reader)) = &mut self.reading else { return Ok(()) };
        reader.push(bytes).map_err(|unusable| {
            self.reading = None;
            unusable.0
        })
    }

    /// Ends the file: what it is, or why it cannot be used.
    pub fn finish(&mut self) -> Response {
        let Some((role, reader)) = self.reading.take() else { return Response::Cancelled };
        let understood =
            reader.finish().map_err(|unusable| unusable.0).and_then(|mut table| match role {
                Role::Responses => {
                    recognise_producer(&mut table);
                    self.survey = Some(match &self.questionnaire {
                        Some(known) => Survey::new(Arc::clone(known), table),
                        None => Survey::recognise(table),
                    });
                    Ok(())
                }
                Role::Sample => self.take_sample(table),
            });
        match understood {
            Ok(()) => self.described(),
            Err(finding) => Response::Failed(finding),
        }
    }

    /// Forgets a file that is being read.
    pub fn cancel(&mut self) {
        self.reading = None;
    }

    /// Answers a request. Files are opened by [`Engine::open`], since their
    /// bytes come in pieces.
    pub fn handle(&mut self, request: Request) -> Response {
        match request {
            Request::Open { role, name, size } => {
                self.open(role, &name, size);
                Response::Progress { read: 0, size }
            }
            Request::Cancel => {
                self.cancel();
                Response::Cancelled
            }
            Request::Correct { column, target } => {
                if let Some(survey) = &mut self.survey {
                    survey.correct(column, target);
                }
                self.described()
            }
            Request::Document(asked) => {
                self.answer(|survey| output::document(survey, &asked).map(Response::Document))
            }
            Request::View(asked) => self.answer(|survey| {
                view::view(survey, &asked).map(|view| Response::View(Box::new(view)))
            }),
        }
    }

    fn described(&self) -> Response {
        match &self.survey {
            Some(survey) => Response::Opened(Box::new(describe::describe(survey))),
            None => no_file(),
        }
    }

    fn answer(&self, with: impl Fn(&Survey) -> Result<Response, Finding>) -> Response {
        match &self.survey {
            Some(survey) => with(survey).unwrap_or_else(Response::Failed),
            None => no_file(),
        }
    }

    fn take_sample(&mut self, table: RawTable) -> Result<(), Finding> {
        let Some(survey) = &mut self.survey else {
            return Err(Finding::error("no-file", Location::default()));
        };
        let sample = SampleCounts::read(&survey.questionnaire, &table)?;
        survey.sample = Some((table.source.name, sample));
        Ok(())
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

fn no_file() -> Response {
    Response::Failed(Finding::error("no-file", Location::default()))
}
