//! The worker's side: holds the engine, reads files slice by slice, answers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, File, MessageEvent};

use super::message;
use crate::base::{Finding, Location};
use crate::engine::protocol::{Answer, Ask, Request, Response, Role};
use crate::engine::{self, Crossings, Engine, Job, Survey};

/// Bytes that are read at once: small enough to hear a cancel in between, and
/// large enough that asking for them costs little.
const SLICE: f64 = 4.0 * 1024.0 * 1024.0;

/// Bytes that the engine gets at once. The browser swaps a function for its
/// faster version only between two calls, so there have to be many.
const PIECE: usize = 256 << 10;

/// Milliseconds between two words on how far reading has come.
const PAUSE: f64 = 50.0;

/// Answers every ask with what `engine` makes of it.
///
/// # Panics
/// Outside a dedicated worker.
pub fn serve(engine: Engine) {
    engine::practise();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let desk = Rc::new(Desk {
        scope: scope.clone(),
        engine: RefCell::new(engine),
        reading: Cell::new(None),
        viewing: Cell::new(None),
        crossing: Cell::new(None),
    });
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some((ask, file)) = message::read(event.data()) {
            desk.take(ask, file);
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

struct Desk {
    scope: DedicatedWorkerGlobalScope,
    engine: RefCell<Engine>,
    /// The ask whose file is being read; another one, or none, ends that reading.
    reading: Cell<Option<u32>>,
    /// The ask for figures or a document of which the long part is being done, likewise.
    viewing: Cell<Option<u32>>,
    /// The ask for which splits are being crossed, likewise.
    crossing: Cell<Option<u32>>,
}

impl Desk {
    fn take(self: &Rc<Self>, ask: Ask, file: Option<File>) {
        let Ask { serial, request } = ask;
        match request {
            Request::Open { role, name, size, sheet } => {
                let Some(file) = file else { return self.answer(serial, unreadable()) };
                self.reading.set(Some(serial));
                if role == Role::Responses {
                    self.forget();
                }
                self.engine.borrow_mut().open_sheet(role, &name, size, sheet);
                let desk = Rc::clone(self);
                spawn_local(async move { desk.read(serial, &file).await });
            }
            Request::Cancel => {
                self.reading.set(None);
                self.forget();
                self.engine.borrow_mut().cancel();
                self.answer(serial, Response::Cancelled);
            }
            Request::Crossings(asked) => {
                let started = match self.engine.borrow().survey() {
                    Some(survey) => Crossings::new(survey, &asked),
                    None => Err(Finding::error("no-file", Location::default())),
                };
                match started {
                    Err(finding) => self.answer(serial, Response::Failed(finding)),
                    Ok(work) => {
                        self.crossing.set(Some(serial));
                        let desk = Rc::clone(self);
                        spawn_local(async move { desk.cross(serial, work).await });
                    }
                }
            }
            Request::Stop => {
                let stopped = [&self.viewing, &self.crossing].map(Cell::take);
                let asked = stopped.into_iter().flatten().chain([serial]);
                asked.for_each(|serial| self.answer(serial, Response::Cancelled));
            }
            request => {
                if matches!(request, Request::View(_) | Request::OwnEyes(_)) {
                    self.viewing.set(None);
                }
                let job =
                    self.engine.borrow().survey().and_then(|survey| Job::of(survey, &request));
                match job {
                    None => self.handle(serial, request),
                    Some(job) => {
                        self.viewing.set(Some(serial));
                        let desk = Rc::clone(self);
                        spawn_local(async move { desk.work(serial, job, request).await });
                    }
                }
            }
        }
    }

    /// Answers at once.
    fn handle(&self, serial: u32, request: Request) {
        let response = self.engine.borrow_mut().handle(request);
        // What is understood anew is asked for and crossed anew.
        if matches!(response, Response::Opened(_)) {
            self.forget();
        }
        self.answer(serial, response);
    }

    /// Ends long work that nobody waits for any more.
    fn forget(&self) {
        self.viewing.set(None);
        self.crossing.set(None);
    }

    /// Reads the file to its end, unless something else is read meanwhile. The
    /// next slice is on its way while the engine works on this one.
    async fn read(&self, serial: u32, file: &File) {
        let size = file.size();
        let mut bytes = Vec::new();
        let mut told = js_sys::Date::now();
        let mut end = size.min(SLICE);
        let mut next = slice(file, 0.0, end);
        while let Some(coming) = next {
            let arrived = coming.await;
            if self.reading.get() != Some(serial) {
                return;
            }
            let Ok(buffer) = arrived else { return self.give_up(serial, unreadable()) };
            let read = end;
            end = size.min(read + SLICE);
            next = slice(file, read, end);
            let view = Uint8Array::new(&buffer);
            bytes.resize(view.length() as usize, 0);
            view.copy_to(&mut bytes);
            for piece in bytes.chunks(PIECE) {
                let pushed = self.engine.borrow_mut().push(piece);
                if let Err(finding) = pushed {
                    return self.give_up(serial, Response::Failed(finding));
                }
            }
            let now = js_sys::Date::now();
            if now - told >= PAUSE {
                told = now;
                let (read, size) = (read as u64, size as u64);
                self.answer(serial, Response::Progress { read, size });
            }
        }
        self.reading.set(None);
        let response = self.engine.borrow_mut().finish();
        if matches!(response, Response::Opened(_)) {
            self.forget();
        }
        self.answer(serial, response);
    }

    /// Does the long part of an answer and then answers, unless something else is asked
    /// meanwhile that ends it.
    async fn work(&self, serial: u32, mut job: Job, request: Request) {
        let step = |survey: &Survey| (job.step(survey), job.progress());
        if self.steps(serial, &self.viewing, step).await {
            self.handle(serial, request);
        }
    }

    /// Crosses two splits after two, likewise.
    async fn cross(&self, serial: u32, mut work: Crossings) {
        let step = |survey: &Survey| (work.step(survey), work.progress());
        if self.steps(serial, &self.crossing, step).await {
            let response = self.engine.borrow_mut().crossed(&work);
            self.answer(serial, response);
        }
    }

    /// Takes step after step while `going` is this ask. Whether all were taken. A step says
    /// whether any is left, and how far that is.
    async fn steps(
        &self,
        serial: u32,
        going: &Cell<Option<u32>>,
        mut step: impl FnMut(&Survey) -> (bool, [u64; 2]),
    ) -> bool {
        loop {
            let begun = js_sys::Date::now();
            let [read, size] = loop {
                let engine = self.engine.borrow();
                let Some(survey) = engine.survey() else { return false };
                let (more, progress) = step(survey);
                if !more {
                    going.set(None);
                    return true;
                }
                if js_sys::Date::now() - begun >= PAUSE {
                    break progress;
                }
            };
            self.answer(serial, Response::Progress { read, size });
            // The browser's turn: a cancel may have come.
            if let Ok(nothing) = Blob::new() {
                let _ = JsFuture::from(nothing.array_buffer()).await;
            }
            if going.get() != Some(serial) {
                return false;
            }
        }
    }

    fn give_up(&self, serial: u32, response: Response) {
        self.reading.set(None);
        self.engine.borrow_mut().cancel();
        self.answer(serial, response);
    }

    fn answer(&self, serial: u32, response: Response) {
        let answer = message::write(&Answer { serial, response }, None);
        // A page that is gone hears nothing; there is nobody to tell.
        let _ = self.scope.post_message(&answer);
    }
}

/// The bytes of a file between two places, on their way; `None` past its end.
fn slice(file: &File, from: f64, to: f64) -> Option<JsFuture<JsValue>> {
    if from >= to {
        return None;
    }
    let blob = file.slice_with_f64_and_f64(from, to).ok()?;
    Some(JsFuture::from(blob.array_buffer()))
}

fn unreadable() -> Response {
    Response::Failed(Finding::error("unreadable-file", Location::default()))
}
