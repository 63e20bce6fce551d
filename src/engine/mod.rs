//! The whole program without a browser: requests in, disclosed answers out.

mod ahead;
mod benchmark;
mod crossings;
mod describe;
mod earlier;
mod exports;
mod job;
mod output;
mod own_eyes;
mod plan;
mod practise;
pub mod protocol;
mod scales;
mod seen;
mod survey;
mod trend;
mod view;
mod weights;
mod wish;

use std::sync::Arc;

pub use crossings::Crossings;
pub use earlier::Earlier;
pub use exports::Hindrance;
pub use job::Job;
pub use output::{document, document_by, drawings, findings, hidden, long_table};
pub use plan::known_splits;
pub use practise::practise;
pub use survey::Survey;
pub use wish::Wish;

use crate::base::{Finding, Language, Location, Text, texts};
use crate::disclosure::{Kinship, Record};
use crate::ingest::{RawTable, Reader};
use crate::questionnaire::{Questionnaire, recognise_producer, unfit};
use protocol::{Request, Response, Role};

/// Holds the responses and answers requests about them.
pub struct Engine {
    /// What was asked, where that was said.
    questionnaire: Option<Arc<Questionnaire>>,
    /// The questionnaire of the responses that are opened next.
    next: Option<Arc<Questionnaire>>,
    reading: Option<Reading>,
    survey: Option<Survey>,
    /// Records of files that are not open.
    records: Vec<Record>,
}

/// A file of which not every byte is there yet.
enum Reading {
    Table(Role, Box<Reader>),
    Questionnaire(Role, Vec<u8>),
}

/// Most bytes of a questionnaire file; the largest that is any use is far smaller.
const LARGEST_QUESTIONNAIRE: usize = 32 << 20;

impl Engine {
    /// An engine without a file. A file's questionnaire is the one that comes
    /// with the program, where it fits, and inferred from the file otherwise.
    pub fn new() -> Self {
        Engine { questionnaire: None, next: None, reading: None, survey: None, records: Vec::new() }
    }

    /// An engine for files of which the questionnaire is known.
    pub fn with_questionnaire(questionnaire: Arc<Questionnaire>) -> Self {
        Engine { questionnaire: Some(questionnaire), ..Self::new() }
    }

    /// The file that is open, to judge exports of it and note them.
    pub fn survey_mut(&mut self) -> Option<&mut Survey> {
        self.survey.as_mut()
    }

    /// The file that is open.
    pub fn survey(&self) -> Option<&Survey> {
        self.survey.as_ref()
    }

    /// Starts on a file; its bytes follow by [`Engine::push`]. The file that
    /// was there stays until this one is read.
    pub fn open(&mut self, role: Role, name: &str, size: u64) {
        self.open_sheet(role, name, size, None);
    }

    /// The same, with a sheet of a workbook.
    pub fn open_sheet(&mut self, role: Role, name: &str, size: u64, sheet: Option<String>) {
        self.reading = Some(match role {
            Role::Responses | Role::Sample | Role::Earlier => {
                let mut reader = Reader::new(name, size);
                if let Some(sheet) = sheet {
                    reader.choose_sheet(sheet);
                }
                Reading::Table(role, Box::new(reader))
            }
            Role::Questionnaire | Role::NextQuestionnaire => {
                Reading::Questionnaire(role, Vec::new())
            }
        });
    }

    /// Takes the next bytes of the file.
    ///
    /// # Errors
    /// When the file cannot be used; it is then forgotten.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Finding> {
        let taken = match &mut self.reading {
            None => Ok(()),
            Some(Reading::Table(_, reader)) => reader.push(bytes).map_err(|unusable| unusable.0),
            Some(Reading::Questionnaire(_, held)) => {
                held.extend_from_slice(bytes);
                let fits = held.len() <= LARGEST_QUESTIONNAIRE;
                let large = || Finding::error("questionnaire-shape", Location::default());
                fits.then_some(()).ok_or_else(large)
            }
        };
        if taken.is_err() {
            self.reading = None;
        }
        taken
    }

    /// Ends the file: what it is, or why it cannot be used.
    pub fn finish(&mut self) -> Response {
        let understood = match self.reading.take() {
            None => return Response::Cancelled,
            Some(Reading::Questionnaire(role, bytes)) => {
                return self.take_questionnaire(role, &bytes);
            }
            Some(Reading::Table(role, reader)) => {
                reader.finish().map_err(|unusable| unusable.0).and_then(|table| match role {
                    Role::Sample => self.take_sample(table),
                    _ if let Some(finding) = unfit(&table) => Err(finding),
                    Role::Earlier => self.take_earlier(table),
                    _ => {
                        self.take_responses(table);
                        Ok(())
                    }
                })
            }
        };
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
            Request::Open { role, name, size, sheet } => {
                self.open_sheet(role, &name, size, sheet);
                Response::Progress { read: 0, size }
            }
            Request::Cancel => {
                self.cancel();
                Response::Cancelled
            }
            // Whoever takes steps between two requests stops taking them.
            Request::Stop => Response::Cancelled,
            Request::Edit(edit) => match self.survey.as_mut().map(|survey| survey.edit(&edit)) {
                Some(Err(finding)) => Response::Failed(finding),
                _ => self.described(),
            },
            Request::Undo => {
                self.survey.iter_mut().for_each(Survey::undo);
                self.described()
            }
            Request::StartAgain => {
                self.survey.iter_mut().for_each(Survey::start_again);
                self.described()
            }
            Request::ForgetEarlier => {
                if let Some(survey) = &mut self.survey {
                    survey.earlier = None;
                }
                self.described()
            }
            Request::Questionnaire => {
                self.answer(|survey| Ok(Response::Document(survey.questionnaire.to_json())))
            }
            Request::Findings(language) => {
                self.answer(|survey| Ok(Response::Document(output::findings(survey, language))))
            }
            Request::Crossings(asked) => {
                let crossed = self.survey.as_ref().map(|survey| {
                    let mut work = Crossings::new(survey, &asked)?;
                    while work.step(survey) {}
                    Ok(work)
                });
                match crossed {
                    None => no_file(),
                    Some(Err(finding)) => Response::Failed(finding),
                    Some(Ok(work)) => self.crossed(&work),
                }
            }
            Request::Document(asked) => {
                self.judged(Wish::Document(asked.clone()), |survey, wish| {
                    let document = output::document(survey, &asked)?;
                    survey.note_export(wish)?;
                    Ok(Response::Document(document))
                })
            }
            Request::View(asked) => self.judged(Wish::View(asked.clone()), |survey, _| {
                view::view(survey, &asked).map(|view| Response::View(Box::new(view)))
            }),
            Request::OwnEyes(asked) => {
                self.answer(|survey| own_eyes::view(survey, &asked).map(Response::OwnEyes))
            }
            Request::Exported(asked) => self.judged(Wish::View(asked), |survey, wish| {
                survey.note_export(wish)?;
                Ok(Response::Recorded(survey.record.len()))
            }),
            Request::Record => {
                self.answer(|survey| Ok(Response::Document(survey.record.to_json())))
            }
            Request::RecordState => {
                self.answer(|survey| Ok(Response::Recorded(survey.record.len())))
            }
            Request::NewRecord => {
                if let Some(survey) = &mut self.survey {
                    self.records.push(std::mem::take(&mut survey.record));
                }
                self.described()
            }
        }
    }

    /// Answers what may leave the program after all that has.
    fn judged(
        &mut self,
        wish: Wish,
        with: impl Fn(&mut Survey, &Wish) -> Result<Response, Finding>,
    ) -> Response {
        let Some(survey) = &mut self.survey else { return no_file() };
        match survey.judge(&wish) {
            Ok(()) => with(survey, &wish).unwrap_or_else(Response::Failed),
            Err(hindrance) => hindrance.into(),
        }
    }

    /// The table of every two splits crossed, where it may leave; it is noted that it does.
    pub fn crossed(&mut self, work: &Crossings) -> Response {
        let Some(survey) = &mut self.survey else { return no_file() };
        match survey.judge_crossings(work) {
            Ok(()) => {
                survey.note_crossings(work);
                Response::Document(work.long_table().unwrap_or_default())
            }
            Err(hindrance) => hindrance.into(),
        }
    }

    /// Takes a record of what was exported before: of the file that is open, or of one
    /// that is opened later.
    ///
    /// # Errors
    /// When it is none, or of another file than the one that is open.
    pub fn take_record(&mut self, json: &str) -> Result<(), Finding> {
        let record = Record::from_json(json)?;
        let Some(survey) = &mut self.survey else {
            self.records.push(record);
            return Ok(());
        };
        let mut is_earlier = false;
        if let Some(earlier) = &mut survey.earlier {
            is_earlier = record.kinship(earlier.survey.data()) == Some(Kinship::Same);
            earlier.take_records([&record].into_iter());
        }
        match record.kinship(survey.data()) {
            None => {}
            Some(Kinship::Same) => survey.record.take(&record),
            // It is of the earlier file, by itself.
            Some(_) if is_earlier => self.records.push(record),
            // It is of a file that has changed: nothing may be added to it.
            Some(Kinship::Changed) => {
                self.records.push(std::mem::replace(&mut survey.record, record));
            }
            Some(Kinship::Other) => {
                return Err(Finding::error("record-other", Location::default()));
            }
        }
        Ok(())
    }

    /// The record of a file that is opened: its own, or that of a file with the same
    /// columns, of which it is taken to be a changed version.
    fn record_of(&mut self, survey: &Survey) -> Record {
        let mut found = Record::new();
        let same = self.records.iter().filter_map(|record| record.of(survey.data()));
        same.for_each(|record| found.take(record));
        let is = |record: &Record, kinship| {
            !record.is_empty() && record.kinship(survey.data()) == Some(kinship)
        };
        self.records.retain(|record| !is(record, Kinship::Same));
        let changed = self.records.iter().position(|record| is(record, Kinship::Changed));
        match changed.filter(|_| found.is_empty()) {
            Some(at) => self.records.swap_remove(at),
            None => found,
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

    fn take_responses(&mut self, mut table: RawTable) {
        recognise_producer(&mut table);
        let mut survey = match &self.questionnaire {
            Some(known) => Survey::new(Arc::clone(known), table),
            None => Survey::recognise(table),
        };
        if let Some(next) = self.next.take() {
            survey.use_questionnaire(next);
        }
        if let Some(before) = &mut self.survey {
            self.records.push(std::mem::take(&mut before.record));
        }
        if !self.records.is_empty() {
            survey.record = self.record_of(&survey);
        }
        self.survey = Some(survey);
    }

    fn take_sample(&mut self, table: RawTable) -> Result<(), Finding> {
        match &mut self.survey {
            Some(survey) => survey.take_sample(table),
            None => Err(Finding::error("no-file", Location::default())),
        }
    }

    fn take_earlier(&mut self, mut table: RawTable) -> Result<(), Finding> {
        recognise_producer(&mut table);
        let Some(survey) = &mut self.survey else {
            return Err(Finding::error("no-file", Location::default()));
        };
        survey.take_earlier(Some(table))?;
        let known = || self.records.iter().chain([&survey.record]);
        if let Some(earlier) = &mut survey.earlier
            && known().any(|record| !record.is_empty())
        {
            earlier.take_records(known());
        }
        Ok(())
    }

    fn take_questionnaire(&mut self, role: Role, bytes: &[u8]) -> Response {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}');
        if Record::is_meant(text) {
            let open = role == Role::Questionnaire && self.survey.is_some();
            let taken = match open {
                true => self.take_record(text),
                false => Record::from_json(text).map(|record| self.records.push(record)),
            };
            return match taken {
                Err(finding) => Response::Failed(finding),
                Ok(()) if open => self.described(),
                Ok(()) => Response::Waiting(record_title()),
            };
        }
        let read = match Questionnaire::from_json(text) {
            Ok(read) => Arc::new(read),
            Err(trouble) => return Response::Failed(trouble.finding()),
        };
        match (&mut self.survey, role) {
            (Some(survey), Role::Questionnaire) => {
                survey.use_questionnaire(read);
                self.described()
            }
            _ => {
                let title = read.title.clone();
                self.next = Some(read);
                Response::Waiting(title)
            }
        }
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

/// What a record is called that waits for its file.
fn record_title() -> Text {
    let [nl, en] = Language::ALL.map(|language| texts::plain(language, "record"));
    Text { nl, en }
}

fn no_file() -> Response {
    Response::Failed(Finding::error("no-file", Location::default()))
}
