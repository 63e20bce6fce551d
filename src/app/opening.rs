//! Files that a reader hands over: what is which, and in what order they are read.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::model::files::{self, Beside};
use super::state::{App, Notice, Reading, Screen};
use crate::browser::{self, File};
use crate::engine::protocol::{Request, Role};

impl App {
    /// Opens what the reader handed over: responses, with a sample and their
    /// questionnaire where those came along. What is which, the files tell.
    pub(super) fn open(self, handed: Vec<File>) {
        spawn_local(async move {
            let (mut questionnaires, tables) = sorted(handed).await;
            match questionnaires.pop() {
                // A record of what was saved may come along too.
                Some(file) if questionnaires.len() <= 1 && tables.len() <= 2 => {
                    self.kept.update_value(|kept| {
                        (kept.coming, kept.before) = (tables, questionnaires);
                    });
                    self.read(Role::NextQuestionnaire, &file, None);
                }
                Some(_) => self.too_many(questionnaires.len() + 1 + tables.len()),
                None => self.open_tables(tables),
            }
        });
    }

    /// Opens what is let go beside results: a sample, an earlier file, or a questionnaire.
    pub(super) fn open_beside(self, handed: Vec<File>) {
        spawn_local(async move {
            let (questionnaires, tables) = sorted(handed).await;
            if let Some(file) = questionnaires.first() {
                self.change_problem.set(None);
                self.record_problem.set(None);
                self.read(Role::Questionnaire, file, None);
            }
            let Some(table) = tables.first() else { return };
            let responses = self.kept.with_value(|kept| {
                kept.responses.as_ref().map_or(0, |responses| responses.size() as u64)
            });
            match files::beside(&table.name(), table.size() as u64, responses) {
                Beside::Sample => self.open_sample(tables),
                Beside::Earlier => self.open_earlier(tables),
            }
        });
    }

    /// Opens an earlier file of the survey beside the responses.
    pub(super) fn open_earlier(self, handed: Vec<File>) {
        if let Some(file) = handed.first() {
            self.earlier_problem.set(None);
            self.read(Role::Earlier, file, None);
        }
    }

    /// Opens a questionnaire for the responses that are open.
    pub(super) fn open_questionnaire(self, handed: Vec<File>) {
        if let Some(file) = handed.first() {
            self.change_problem.set(None);
            self.read(Role::Questionnaire, file, None);
        }
    }

    /// Opens a record of what was exported before of the responses that are open.
    pub(super) fn open_record(self, handed: Vec<File>) {
        if let Some(file) = handed.first() {
            self.record_problem.set(None);
            self.read(Role::Questionnaire, file, None);
        }
    }

    /// Reads another sheet of the workbook that is open.
    pub(super) fn open_sheet(self, sheet: String) {
        let file = self.kept.with_value(|kept| kept.responses.clone());
        if let Some(file) = file {
            self.read(Role::Responses, &file, Some(sheet));
        }
    }

    fn open_tables(self, handed: Vec<File>) {
        let sizes: Vec<(String, u64)> =
            handed.iter().map(|file| (file.name(), file.size() as u64)).collect();
        match files::roles(&sizes) {
            None if handed.is_empty() => {}
            None => self.too_many(handed.len()),
            Some(roles) => {
                let sample = roles.sample.map(|position| handed[position].clone());
                self.kept.update_value(|kept| kept.sample = sample);
                self.read(Role::Responses, &handed[roles.responses], None);
            }
        }
    }

    fn too_many(self, count: usize) {
        self.notice.set(Some(Notice { key: "too-many-files", count, name: String::new() }));
        self.told.set(self.words.fill("too-many-files", &[("count", count.into())]));
    }

    /// Opens the made-up data that came with the page.
    pub(super) fn open_demo(self) {
        let tables = |file: &&File| file.name().ends_with(".csv");
        let bundled = self.kept.with_value(|kept| -> Vec<File> {
            kept.bundled.iter().filter(tables).cloned().collect()
        });
        self.open(bundled);
    }

    /// Opens a sample file beside the responses.
    pub(super) fn open_sample(self, handed: Vec<File>) {
        if let Some(file) = handed.first() {
            self.sample_problem.set(None);
            self.read(Role::Sample, file, None);
        }
    }

    /// A questionnaire was read: its responses came along, or come later.
    pub(super) fn waiting_for_responses(self, title: &str) {
        let (mut before, mut coming) = (None, Vec::new());
        self.kept.update_value(|kept| before = kept.before.pop());
        if let Some(file) = before {
            return self.read(Role::NextQuestionnaire, &file, None);
        }
        self.kept.update_value(|kept| coming = std::mem::take(&mut kept.coming));
        if coming.is_empty() {
            self.go(Screen::Start);
            let name = title.to_owned();
            self.notice.set(Some(Notice { key: "questionnaire-waits", count: 0, name }));
            let args = [("name", title.into())];
            self.told.set(self.words.fill("questionnaire-waits", &args));
        } else {
            self.open_tables(coming);
        }
    }

    fn read(self, role: Role, file: &File, sheet: Option<String>) {
        let (name, size) = (file.name(), file.size() as u64);
        if role == Role::NextQuestionnaire {
            self.reading.set(Reading { name: name.clone(), read: 0, size });
        }
        if role == Role::Responses {
            self.kept.update_value(|kept| kept.responses = Some(file.clone()));
            self.editing.set(None);
            self.change_problem.set(None);
            self.record_problem.set(None);
            self.document_refused.set(None);
            self.own_eyes.set(false);
            self.file.set(None);
            self.shown.set(None);
            self.sample_problem.set(None);
            self.earlier_problem.set(None);
            self.told.set(self.words.fill("reading-told", &[("file", name.clone().into())]));
            self.reading.set(Reading { name: name.clone(), read: 0, size });
            self.go(Screen::Reading);
        }
        self.ask(Request::Open { role, name, size, sheet }, Some(file));
    }
}

/// Files that may be questionnaires, and the others.
async fn sorted(handed: Vec<File>) -> (Vec<File>, Vec<File>) {
    let (mut questionnaires, mut tables) = (Vec::new(), Vec::new());
    for file in handed {
        match browser::is_json(&file).await {
            true => questionnaires.push(file),
            false => tables.push(file),
        }
    }
    (questionnaires, tables)
}
