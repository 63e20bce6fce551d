//! What the page knows and what the reader chose. Everything else is derived.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::client::Client;
use super::model::methods::Topic;
use super::model::{choosing, drawing};
use super::parts::Words;
use crate::analysis::{Base, Definitions, Marks, Method, PairTest, Weighting};
use crate::base::{Finding, Language};
use crate::browser::{self, File};
use crate::disclosure::MinimumBase;
use crate::engine::protocol::{FileView, OwnFigure, Part, Refused, SplitChoice, View, ViewRequest};
use crate::figure::{Chart, Order};
use crate::ingest::is_synthetic;

/// The fonts that figures are set in, with their weights; `www/start.js` brings them.
const FONTS: [(&str, &str); 2] =
    [("peilglas-sans-regular.woff2", "400"), ("peilglas-sans-semibold.woff2", "600")];

/// What fills the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Screen {
    /// Nothing has been opened.
    Start,
    /// A file is being read.
    Reading,
    /// A file could not be used.
    Failed(Problem),
    /// Figures and tables.
    Results,
    /// What the columns hold.
    Columns,
}

/// Why there is nothing to see.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Problem {
    /// It lies with the file.
    File(Finding),
    /// The worker broke down.
    Worker,
}

/// Something to say: a text's key, with a number and a name for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Notice {
    pub key: &'static str,
    pub count: usize,
    pub name: String,
}

/// A file that is being read, and how far that has come, in bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reading {
    pub name: String,
    pub read: u64,
    pub size: u64,
}

/// An answer to a request for figures and tables.
#[derive(Clone)]
pub(super) struct Shown {
    pub part: Part,
    /// What was asked for.
    pub asked: Option<ViewRequest>,
    pub outcome: Result<Arc<View>, NotShown>,
}

/// Why there are no figures and tables.
#[derive(Clone)]
pub(super) enum NotShown {
    /// They cannot be made.
    Failed(Finding),
    /// With what was saved before they would tell too much.
    Refused(Box<Refused>),
    /// The work on them was stopped.
    Stopped,
}

/// What the reader chose; `None` as long as they did not.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    pub split: RwSignal<Option<String>>,
    pub part: RwSignal<Option<Part>>,
    /// As it was typed.
    pub minimum_base: RwSignal<String>,
    pub order: RwSignal<Order>,
    pub chart: RwSignal<Option<Chart>>,
    pub on_request: RwSignal<bool>,
    pub method: RwSignal<Method>,
    pub pairs: RwSignal<PairTest>,
    pub marks: RwSignal<Marks>,
    /// In percentage points.
    pub least_difference: RwSignal<f64>,
    pub base: RwSignal<Base>,
    pub weighting: RwSignal<Weighting>,
    /// As it was typed.
    pub heaviest_weight: RwSignal<String>,
}

/// The page's state: signals, to be copied wherever they are needed.
#[derive(Clone, Copy)]
pub(super) struct App {
    pub words: Words,
    pub screen: RwSignal<Screen>,
    pub reading: RwSignal<Reading>,
    pub file: RwSignal<Option<Arc<FileView>>>,
    pub chosen: Chosen,
    pub shown: RwSignal<Option<Shown>>,
    /// Whether all is shown, for own eyes only.
    pub own_eyes: RwSignal<bool>,
    /// What is shown for own eyes only.
    pub own: RwSignal<Option<Arc<Vec<OwnFigure>>>>,
    /// Why the whole analysis was not saved.
    pub document_refused: RwSignal<Option<Refused>>,
    /// How many exports of this file are remembered.
    pub recorded: RwSignal<usize>,
    /// What is wrong with the record that was opened.
    pub record_problem: RwSignal<Option<Finding>>,
    /// Whether a request for figures is still out.
    pub waiting: RwSignal<bool>,
    /// How far long work on figures has come: steps done, and steps in all.
    pub working: RwSignal<Option<[u64; 2]>>,
    /// What is wrong with the sample file.
    pub sample_problem: RwSignal<Option<Finding>>,
    /// What is wrong with the earlier file.
    pub earlier_problem: RwSignal<Option<Finding>>,
    /// What is wrong with the last change of the questionnaire.
    pub change_problem: RwSignal<Option<Finding>>,
    /// The column that is being changed, by position.
    pub editing: RwSignal<Option<usize>>,
    /// Something to say on the start screen.
    pub notice: RwSignal<Option<Notice>>,
    /// What a screen reader says next.
    pub told: RwSignal<String>,
    /// How wide a drawing can be, in pixels; `None` until there is room for one.
    pub width: RwSignal<Option<f64>>,
    /// Whether files are dragged over the results.
    pub dragging: RwSignal<bool>,
    /// What is explained over the page.
    pub explained: RwSignal<Option<Topic>>,
    /// Tables of figures that are open, by id.
    pub open_tables: RwSignal<BTreeSet<String>>,
    /// Whether the file's data are made up.
    pub synthetic: Memo<bool>,
    /// The split in use.
    pub split: Memo<Option<SplitChoice>>,
    /// The part in use.
    pub part: Memo<Part>,
    /// The minimum base in use: the last one that could be.
    pub minimum_base: Memo<MinimumBase>,
    /// What answers are weighted by: what was chosen, where the file has it.
    pub weighting: Memo<Weighting>,
    pub(super) client: StoredValue<Client, LocalStorage>,
    pub(super) kept: StoredValue<Kept, LocalStorage>,
}

/// Files in hand, and whether the reader has been anywhere yet.
#[derive(Default)]
pub(super) struct Kept {
    /// What came with the page: demo files and fonts.
    pub bundled: Vec<File>,
    /// The responses that are open: another sheet of them may be read.
    pub responses: Option<File>,
    /// The sample file, until the responses have been read.
    pub sample: Option<File>,
    /// Responses and sample, until their questionnaire has been read.
    pub coming: Vec<File>,
    /// A questionnaire or record to be read before them.
    pub before: Vec<File>,
    /// What was asked for last.
    pub asked: Option<ViewRequest>,
    /// Whether a screen followed the first one.
    pub moved: bool,
}

impl App {
    pub(super) fn new(language: Language, client: Client, bundled: Vec<File>) -> Self {
        let file = RwSignal::new(None::<Arc<FileView>>);
        let chosen = Chosen {
            split: RwSignal::new(None),
            part: RwSignal::new(None),
            minimum_base: RwSignal::new(MinimumBase::default().get().to_string()),
            order: RwSignal::new(Order::default()),
            chart: RwSignal::new(None),
            on_request: RwSignal::new(false),
            method: RwSignal::new(Method::default()),
            pairs: RwSignal::new(PairTest::default()),
            marks: RwSignal::new(Marks::default()),
            least_difference: RwSignal::new(0.0),
            base: RwSignal::new(Base::default()),
            weighting: RwSignal::new(Weighting::default()),
            heaviest_weight: RwSignal::default(),
        };
        let split = Memo::new(move |_| {
            let splits = file.with(|file| file.as_ref().map(|file| file.splits.clone()));
            choosing::split(chosen.split.get().as_deref(), &splits?).cloned()
        });
        let part = Memo::new(move |_| {
            let parts = file.with(|file| {
                file.as_ref().map(|file| {
                    let beside = [file.earlier.is_some(), !file.sources.is_empty()];
                    (file.batteries.clone(), beside)
                })
            });
            let (batteries, beside) = parts.unwrap_or_default();
            choosing::part(chosen.part.get().as_ref(), &batteries, beside)
        });
        let minimum_base = Memo::new(move |last: Option<&MinimumBase>| {
            let typed = chosen.minimum_base.with(|typed| choosing::minimum_base(typed));
            typed.or(last.copied()).unwrap_or_default()
        });
        let weighting = Memo::new(move |_| {
            let weightings = file.with(|file| file.as_ref().map(|file| file.weightings.clone()));
            let chosen = chosen.weighting.get();
            Some(chosen)
                .filter(|chosen| weightings.is_some_and(|all| all.contains(chosen)))
                .unwrap_or_default()
        });
        App {
            words: Words::new(language),
            screen: RwSignal::new(Screen::Start),
            reading: RwSignal::default(),
            file,
            chosen,
            shown: RwSignal::new(None),
            own_eyes: RwSignal::new(false),
            own: RwSignal::new(None),
            document_refused: RwSignal::new(None),
            recorded: RwSignal::new(0),
            record_problem: RwSignal::new(None),
            waiting: RwSignal::new(false),
            working: RwSignal::new(None),
            sample_problem: RwSignal::new(None),
            earlier_problem: RwSignal::new(None),
            change_problem: RwSignal::new(None),
            editing: RwSignal::new(None),
            notice: RwSignal::new(None),
            told: RwSignal::default(),
            width: RwSignal::new(None),
            dragging: RwSignal::new(false),
            explained: RwSignal::new(None),
            open_tables: RwSignal::default(),
            synthetic: Memo::new(move |_| {
                file.with(|file| file.as_ref().is_some_and(|file| is_synthetic(&file.name)))
            }),
            split,
            part,
            minimum_base,
            weighting,
            client: StoredValue::new_local(client),
            kept: StoredValue::new_local(Kept { bundled, ..Kept::default() }),
        }
    }

    /// The page's state, from anywhere in it.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// The page's fonts as CSS rules, with the fonts in them.
    pub(super) async fn font_rules(self) -> String {
        let mut rules = String::new();
        let bundled = self.kept.with_value(|kept| kept.bundled.clone());
        for (name, weight) in FONTS {
            let Some(file) = bundled.iter().find(|file| file.name() == name) else { continue };
            if let Some(bytes) = browser::contents(file).await {
                rules += &drawing::font_face("Peilglas Sans", weight, &bytes);
            }
        }
        rules
    }

    /// The kind of figure in use.
    pub(super) fn chart(self) -> Chart {
        let groups = self.split.with(|split| split.as_ref().map_or(0, |split| split.groups));
        choosing::chart(self.chosen.chart.get(), groups, &self.part.get())
    }

    /// What the file has to weight by.
    pub(super) fn weightings(self) -> Vec<Weighting> {
        let weightings = |file: &Arc<FileView>| file.weightings.clone();
        self.file.with(|file| file.as_ref().map(weightings).unwrap_or_default())
    }

    /// By which definitions everything is computed.
    pub(super) fn definitions(self) -> Definitions {
        let heaviest = self.chosen.heaviest_weight.with(|typed| choosing::heaviest_weight(typed));
        Definitions {
            method: self.chosen.method.get(),
            least_difference: self.chosen.least_difference.get(),
            pairs: self.chosen.pairs.get(),
            marks: self.chosen.marks.get(),
            base: self.chosen.base.get(),
            weighting: self.weighting.get(),
            heaviest_weight: heaviest.flatten().unwrap_or(0.0),
        }
    }

    /// The figures and tables to ask for; `None` while none are looked at.
    pub(super) fn wanted(self) -> Option<ViewRequest> {
        if self.screen.get() != Screen::Results || self.file.with(Option::is_none) {
            return None;
        }
        let width = self.width.get()?;
        let split = self.split.get();
        let part = self.part.get();
        if split.is_none() && !matches!(part, Part::Respondents | Part::Benchmark) {
            return None;
        }
        Some(ViewRequest {
            on_request: self.chosen.on_request.get()
                && split.as_ref().is_some_and(|split| split.on_request.is_some()),
            split: split.map(|split| split.id).unwrap_or_default(),
            part,
            language: self.words.language(),
            minimum_base: self.minimum_base.get(),
            order: self.chosen.order.get(),
            chart: self.chart(),
            width,
            selection: Vec::new(),
            definitions: self.definitions(),
        })
    }
}
