//! The page's one line to the worker: what is asked, and what an answer changes.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::model::errands::{Errand, Errands};
use super::model::files;
use super::state::{App, NotShown, Notice, Problem, Screen, Shown};
use crate::base::Finding;
use crate::browser::{self, File, Heard, Worker, WorkerLink};
use crate::engine::protocol::{
    Answer, Ask, DocumentRequest, FileView, Part, Request, Response, Role, ViewRequest,
};
use crate::questionnaire::Edit;
use crate::split::EVERYBODY;

/// The line, and which answers still count.
#[derive(Clone)]
pub(super) struct Client {
    link: Rc<WorkerLink>,
    errands: Rc<RefCell<Errands>>,
    /// Where answers go; there once the page's state is.
    app: Rc<OnceCell<App>>,
}

impl Client {
    pub(super) fn new(worker: Worker) -> Self {
        let app: Rc<OnceCell<App>> = Rc::default();
        let hearer = Rc::clone(&app);
        let link = WorkerLink::new(worker, move |heard| {
            if let Some(app) = hearer.get() {
                app.hear(heard);
            }
        });
        Client { link: Rc::new(link), errands: Rc::default(), app }
    }

    fn ask(&self, request: Request, file: Option<&File>) {
        let serial = self.errands.borrow_mut().begin(&request);
        self.link.send(&Ask { serial, request }, file);
    }
}

impl App {
    /// Lets the worker's answers in, and asks for figures whenever what is
    /// wanted changes.
    pub(super) fn connect(self) {
        self.client.with_value(|client| *client.app.get_or_init(|| self));
        let wanted = Memo::new(move |_| self.wanted());
        Effect::new(move |_| {
            self.file.track();
            let own_eyes = self.own_eyes.get();
            self.own.set(None);
            if let Some(request) = wanted.get() {
                if self.stays_stopped(&request) {
                    self.kept.update_value(|kept| kept.asked = Some(request));
                    return;
                }
                self.waiting.set(true);
                self.working.set(None);
                self.kept.update_value(|kept| kept.asked = Some(request.clone()));
                match own_eyes {
                    true => self.ask(Request::OwnEyes(request), None),
                    false => self.ask(Request::View(request), None),
                }
            }
        });
        let recorded = move |_| self.file.with(|file| file.as_ref().map_or(0, |f| f.recorded));
        Effect::new(move |_| self.recorded.set(recorded(())));
    }

    /// Whether work that somebody stopped would begin again only because the window has
    /// another width.
    fn stays_stopped(self, request: &ViewRequest) -> bool {
        let stopped = self.shown.with_untracked(|shown| {
            let outcome = shown.as_ref().map(|shown| &shown.outcome);
            matches!(outcome, Some(Err(NotShown::Stopped)))
        });
        let asked = self.kept.with_value(|kept| kept.asked.clone());
        let differs = |asked: ViewRequest| {
            let again = ViewRequest { width: asked.width, ..request.clone() };
            again == asked && request.width != asked.width
        };
        stopped && asked.is_some_and(differs)
    }

    /// Stops reading.
    pub(super) fn cancel(self) {
        self.ask(Request::Cancel, None);
    }

    /// Stops long work on figures and tables.
    pub(super) fn stop_working(self) {
        self.ask(Request::Stop, None);
    }

    /// Goes on with figures and tables of which the work was stopped.
    pub(super) fn work_on(self) {
        if let Some(request) = self.kept.with_value(|kept| kept.asked.clone()) {
            self.waiting.set(true);
            self.shown.set(None);
            self.ask(Request::View(request), None);
        }
    }

    /// Changes the questionnaire.
    pub(super) fn edit(self, edit: Edit) {
        self.change(Request::Edit(edit));
    }

    /// Changes the questionnaire, or takes changes back.
    pub(super) fn change(self, request: Request) {
        self.change_problem.set(None);
        self.ask(request, None);
    }

    /// Saves the questionnaire in use as a file.
    pub(super) fn save_questionnaire(self) {
        self.ask(Request::Questionnaire, None);
    }

    /// Saves everything that is odd as CSV.
    pub(super) fn save_findings(self) {
        self.ask(Request::Findings(self.words.language_untracked()), None);
    }

    /// Notes that something of what is shown was saved or printed.
    pub(super) fn exported(self) {
        let shown = self.shown.get_untracked().filter(|shown| shown.outcome.is_ok());
        if let Some(asked) = shown.and_then(|shown| shown.asked) {
            self.ask(Request::Exported(asked), None);
        }
    }

    /// Saves the record of what was exported.
    pub(super) fn save_record(self) {
        self.ask(Request::Record, None);
    }

    /// Saves the whole analysis, every split of it, for other programs.
    pub(super) fn save_document(self) {
        self.document_refused.set(None);
        let splits = self.file.with_untracked(|file| {
            let splits = file.as_ref().map_or(&[][..], |file| &file.splits);
            let ids = splits.iter().map(|split| split.id.clone());
            ids.filter(|id| id != EVERYBODY).collect()
        });
        let request = DocumentRequest {
            splits,
            selection: Vec::new(),
            language: self.words.language_untracked(),
            minimum_base: self.minimum_base.get_untracked(),
            definitions: untrack(|| self.definitions()),
        };
        self.ask(Request::Document(request), None);
    }

    /// Shows another screen.
    pub(super) fn go(self, screen: Screen) {
        self.kept.update_value(|kept| kept.moved = true);
        self.notice.set(None);
        self.screen.set(screen);
        browser::to_top();
    }

    pub(super) fn ask(self, request: Request, file: Option<&File>) {
        self.client.with_value(|client| client.ask(request, file));
    }

    fn hear(self, heard: Heard) {
        let Heard::Answer(answer) = heard else {
            return self.go(Screen::Failed(Problem::Worker));
        };
        let Answer { serial, response } = *answer;
        let errand = self.client.with_value(|client| client.errands.borrow().awaited(serial));
        let Some(errand) = errand else { return };
        match (errand, response) {
            (Errand::Open(Role::Responses), Response::Progress { read, size }) => {
                self.reading.update(|reading| (reading.read, reading.size) = (read, size));
            }
            (Errand::Open(Role::Responses), Response::Opened(file)) => self.opened(*file),
            (Errand::Open(Role::Sample), Response::Opened(file)) => {
                let name = file.sample.clone().unwrap_or_default();
                self.told.set(self.words.fill("sample-told", &[("file", name.into())]));
                self.file.set(Some(Arc::new(*file)));
            }
            (Errand::Open(Role::Earlier), Response::Opened(file)) => {
                let key = match file.earlier {
                    Some(_) => "earlier-told",
                    None => "earlier-gone",
                };
                let name = file.earlier.as_ref().map(|earlier| earlier.name.clone());
                let args = [("file", name.unwrap_or_default().into())];
                self.told.set(self.words.fill(key, &args));
                let read = file.earlier.is_some();
                self.file.set(Some(Arc::new(*file)));
                if read {
                    self.chosen.part.set(Some(Part::Trend));
                }
            }
            (Errand::Change, Response::Opened(file)) => {
                self.file.set(Some(Arc::new(*file)));
                self.told.set(self.words.plain("columns-changed"));
            }
            (Errand::Open(Role::Questionnaire), Response::Opened(file)) => {
                let title = file.questionnaire.title.get(self.words.language_untracked());
                self.told.set(self.words.fill("questionnaire-told", &[("title", title.into())]));
                self.editing.set(None);
                self.file.set(Some(Arc::new(*file)));
            }
            (Errand::Open(Role::NextQuestionnaire), Response::Waiting(title)) => {
                self.waiting_for_responses(title.get(self.words.language_untracked()));
            }
            (Errand::View, Response::Progress { read, size }) => {
                if self.working.with_untracked(Option::is_none) {
                    self.told.set(self.words.plain("working-title"));
                }
                self.working.set(Some([read, size]));
            }
            (Errand::View, Response::Cancelled) => {
                self.told.set(self.words.plain("working-stopped"));
                self.show(Err(NotShown::Stopped));
            }
            (Errand::View, Response::View(view)) => self.show(Ok(Arc::new(*view))),
            (Errand::View, Response::OwnEyes(figures)) => {
                self.waiting.set(false);
                self.working.set(None);
                self.own.set(Some(Arc::new(figures)));
            }
            (Errand::View, Response::Refused(refused)) => {
                self.show(Err(NotShown::Refused(refused)));
            }
            (Errand::Document, Response::Refused(refused)) => {
                let told = refused.finding.message(self.words.language_untracked());
                self.told.set(told);
                self.document_refused.set(Some(*refused));
            }
            (Errand::Exported, Response::Recorded(count)) => self.recorded.set(count),
            (Errand::Exported, Response::Refused(_)) => {}
            (Errand::Record, Response::Document(text)) => {
                browser::save("verslag.json", "application/json", &text);
            }
            (Errand::Cancel, Response::Cancelled) => {
                self.go(Screen::Start);
                self.notice.set(Some(Notice { key: "cancelled", count: 0, name: String::new() }));
                self.told.set(self.words.plain("cancelled"));
            }
            (Errand::Document, Response::Document(text)) => {
                let name = files::save_as("analyse", "json", self.synthetic.get_untracked());
                browser::save(&name, "application/json", &text);
                self.ask(Request::RecordState, None);
            }
            (Errand::Questionnaire, Response::Document(text)) => {
                browser::save("vragenlijst.json", "application/json", &text);
            }
            (Errand::Findings, Response::Document(text)) => {
                browser::save("opmerkingen.csv", "text/csv", &text);
            }
            (_, Response::Failed(finding)) => self.failed(errand, finding),
            // Nothing else answers these.
            _ => {}
        }
    }

    fn opened(self, file: FileView) {
        self.told.set(self.words.fill("results-ready", &[("file", file.name.clone().into())]));
        let screen = if file.items_matched == 0 { Screen::Columns } else { Screen::Results };
        self.file.set(Some(Arc::new(file)));
        self.go(screen);
        let mut sample = None;
        self.kept.update_value(|kept| sample = kept.sample.take());
        if let Some(sample) = sample {
            self.open_sample(vec![sample]);
        }
    }

    fn show(self, outcome: Result<Arc<crate::engine::protocol::View>, NotShown>) {
        let part = self.part.get_untracked();
        let stopped = matches!(outcome, Err(NotShown::Stopped));
        if self.shown.with_untracked(Option::is_some) && !stopped {
            let title = self.title_of(&part);
            self.told.set(self.words.fill("results-updated", &[("title", title.into())]));
        }
        self.waiting.set(false);
        self.working.set(None);
        let asked = self.kept.with_value(|kept| kept.asked.clone());
        self.shown.set(Some(Shown { part, asked, outcome }));
    }

    fn failed(self, errand: Errand, finding: Finding) {
        match errand {
            Errand::Open(Role::Responses | Role::NextQuestionnaire) => {
                self.kept.update_value(|kept| kept.coming.clear());
                self.told.set(self.words.plain("failed-told"));
                self.go(Screen::Failed(Problem::File(finding)));
            }
            Errand::Open(Role::Sample) => {
                self.told.set(finding.message(self.words.language_untracked()));
                self.sample_problem.set(Some(finding));
            }
            Errand::Open(Role::Earlier) => {
                self.told.set(finding.message(self.words.language_untracked()));
                self.earlier_problem.set(Some(finding));
            }
            Errand::View => self.show(Err(NotShown::Failed(finding))),
            Errand::Open(Role::Questionnaire) if finding.code.starts_with("record-") => {
                self.told.set(finding.message(self.words.language_untracked()));
                self.record_problem.set(Some(finding));
            }
            Errand::Change | Errand::Open(Role::Questionnaire) => {
                self.told.set(finding.message(self.words.language_untracked()));
                self.change_problem.set(Some(finding));
            }
            Errand::Cancel
            | Errand::Stop
            | Errand::Document
            | Errand::Questionnaire
            | Errand::Findings
            | Errand::Exported
            | Errand::Record => {
                self.told.set(finding.message(self.words.language_untracked()));
            }
        }
    }

    /// The name of a part in the page's language; tracks nothing.
    fn title_of(self, part: &Part) -> String {
        let language = self.words.language_untracked();
        match part {
            Part::AllBatteries => self.words.plain("results-all"),
            Part::Scales => self.words.plain("results-scales"),
            Part::Respondents => self.words.plain("results-respondents"),
            Part::Trend => self.words.plain("results-trend-title"),
            Part::Benchmark => {
                let source = self.file.with_untracked(|file| {
                    let source = file.as_ref().and_then(|file| file.sources.first());
                    source.map_or_else(String::new, |source| source.get(language).to_owned())
                });
                self.words.fill("results-benchmark", &[("source", source.into())])
            }
            Part::Battery(id) => self.file.with_untracked(|file| {
                let batteries = file.as_ref().map_or(&[][..], |file| &file.batteries);
                let battery = batteries.iter().find(|battery| battery.id == *id);
                battery.map_or_else(String::new, |battery| battery.title.get(language).to_owned())
            }),
        }
    }
}
