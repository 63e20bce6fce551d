//! What the page asks of the worker, and what it hears back. Responses never
//! cross; everything here is what may be seen.

use serde::{Deserialize, Serialize};

use crate::analysis::{Definitions, Weighting};
use crate::base::{Finding, Language, Paragraph, Text};
use crate::disclosure::{Count, MinimumBase};
use crate::export;
use crate::figure::{Chart, DisclosedDrawing, Drawing, Order};
use crate::questionnaire::{Column, Edit, Questionnaire, Role as ColumnRole};
use crate::table::{DisclosedTable, Table};

/// A request with its number: an answer carries the number of what it answers,
/// so that the page can tell a late one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    /// Higher than every one before.
    pub serial: u32,
    /// What is asked.
    pub request: Request,
}

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Read a file; the file itself, or its bytes, comes beside this.
    Open {
        /// What the file is for.
        role: Role,
        /// Its name.
        name: String,
        /// Its size in bytes.
        size: u64,
        /// The sheet of a workbook; the one that looks most like responses when `None`.
        #[serde(default)]
        sheet: Option<String>,
    },
    /// Stop reading.
    Cancel,
    /// Stop long work on figures, tables and documents.
    Stop,
    /// Change the questionnaire.
    Edit(#[serde(with = "as_text")] Edit),
    /// Take back the last change.
    Undo,
    /// Take back every change.
    StartAgain,
    /// Let go of the earlier file.
    ForgetEarlier,
    /// The questionnaire in use, as a file.
    Questionnaire,
    /// Everything that is odd, as CSV.
    Findings(Language),
    /// Figures and tables.
    View(ViewRequest),
    /// The whole analysis as a document for other programs.
    Document(DocumentRequest),
    /// Every two of the splits crossed, in one long table; progress is in pairs.
    Crossings(DocumentRequest),
    /// Figures and tables of which nothing is hidden, for who holds the responses.
    OwnEyes(ViewRequest),
    /// Note in the record that something of this was saved or printed.
    Exported(ViewRequest),
    /// The record of what was exported, as a file.
    Record,
    /// How much the record holds.
    RecordState,
    /// Put the record aside, and begin another.
    NewRecord,
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The responses.
    Responses,
    /// The sample per stratum.
    Sample,
    /// An earlier file of the same survey as the responses that are open.
    Earlier,
    /// The questionnaire of the responses that are open.
    Questionnaire,
    /// The questionnaire of the responses that are opened next.
    NextQuestionnaire,
}

/// Which figures and tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ViewRequest {
    /// The split's id.
    pub split: String,
    /// What of it.
    pub part: Part,
    /// In which language.
    pub language: Language,
    /// The smallest base that is shown.
    pub minimum_base: MinimumBase,
    /// The order of the items in a figure.
    pub order: Order,
    /// The kind of figure.
    pub chart: Chart,
    /// Whether groups such as 'Anders' are shown.
    pub on_request: bool,
    /// How wide a drawing is, in pixels.
    pub width: f64,
    /// Who counts; everybody when empty.
    #[serde(default)]
    pub selection: Vec<Selection>,
    /// How groups are compared.
    #[serde(default)]
    pub definitions: Definitions,
}

/// A part of what there is to see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The figure of one battery, or of one question with unordered answers, by id.
    Battery(String),
    /// The figures of all batteries and such questions.
    AllBatteries,
    /// The batteries as scales: figures of mean scores, and how well items hang together.
    Scales,
    /// Who responded: tables 2 to 5.
    Respondents,
    /// This file beside an earlier one.
    Trend,
    /// This file beside the values that a source states.
    Benchmark,
}

/// Which document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentRequest {
    /// The splits' ids.
    pub splits: Vec<String>,
    /// Who counts; everybody when empty.
    #[serde(default)]
    pub selection: Vec<Selection>,
    /// The language of labels and messages.
    pub language: Language,
    /// The smallest base that is shown.
    pub minimum_base: MinimumBase,
    /// How groups are compared.
    #[serde(default)]
    pub definitions: Definitions,
}

/// Only respondents in one of these groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// The split's id.
    pub split: String,
    /// The ids of the groups that count.
    pub groups: Vec<String>,
}

/// An answer with the number of the request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The request's number.
    pub serial: u32,
    /// The answer.
    pub response: Response,
}

/// What the page hears.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// How far reading or long work has come; more answers follow.
    Progress {
        /// Bytes read, or steps done.
        read: u64,
        /// Bytes, or steps, in all.
        size: u64,
    },
    /// A file was read, or understood anew.
    Opened(Box<FileView>),
    /// Figures and tables.
    View(Box<View>),
    /// Figures for who holds the responses.
    OwnEyes(Vec<OwnFigure>),
    /// A document, as text.
    Document(String),
    /// With what was exported before, this would tell too much of a small group.
    Refused(Box<Refused>),
    /// How many exports the record holds.
    Recorded(usize),
    /// A questionnaire was read and waits for its responses: its title.
    Waiting(Text),
    /// Reading, or long work, was stopped.
    Cancelled,
    /// It could not be done: what happened, where, and what to do.
    Failed(Finding),
}

/// Why something is not shown, and what may be shown instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    /// Why, in words.
    pub finding: Finding,
    /// The nearest safe choices.
    pub choices: Vec<SafeChoice>,
}

/// Something that may be exported where what was asked for may not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SafeChoice {
    /// The groups of a question that an earlier export has.
    Bands {
        /// The question's short name.
        name: Text,
        /// The change that makes them.
        #[serde(with = "as_text")]
        edit: Edit,
    },
    /// Two groups of a question as one.
    Merge {
        /// The question's short name.
        name: Text,
        /// What they are called.
        groups: [Text; 2],
        /// The change that makes them one.
        #[serde(with = "as_text")]
        edit: Edit,
    },
    /// This minimum base.
    MinimumBase(u64),
    /// Everybody, and not the groups of this split only.
    WithoutSelection(String),
    /// Without weights.
    Unweighted,
    /// Without this split.
    WithoutSplit(String),
    /// A record of its own: this file is another one.
    NewRecord,
}

/// What the page knows of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileView {
    /// The file's name.
    pub name: String,
    /// Its format: `csv`.
    pub format: String,
    /// The program that wrote it: `limesurvey`; `unknown` where the file does not tell.
    pub producer: String,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// The workbook's other sheets.
    pub sheets: Vec<String>,
    /// Its text encoding.
    pub encoding: Option<String>,
    /// The character between values.
    pub delimiter: Option<char>,
    /// Respondents; `None` when fewer than may be said.
    pub respondents: Option<u64>,
    /// The questionnaire in use.
    #[serde(with = "as_text")]
    pub questionnaire: Questionnaire,
    /// Whether it was inferred from the file.
    pub inferred: bool,
    /// Whether something was changed that can be taken back.
    pub changed: bool,
    /// Scales of which the file has the answers in words only, by id: their
    /// codes are ours.
    pub worded: Vec<String>,
    /// Items with a column.
    pub items_matched: usize,
    /// Items in the questionnaire.
    pub items_asked: usize,
    /// The splits that the file allows.
    pub splits: Vec<SplitChoice>,
    /// The batteries of which the file has items, and the questions with
    /// unordered answers that it has.
    pub batteries: Vec<BatteryChoice>,
    /// Per column of the file what it holds. As one text, as the findings: there
    /// may be thousands.
    #[serde(with = "as_text")]
    pub columns: Vec<ColumnView>,
    /// What was odd.
    #[serde(with = "as_text")]
    pub findings: Vec<Finding>,
    /// What respondents can be weighted by.
    #[serde(default)]
    pub weightings: Vec<Weighting>,
    /// The name of the sample file, once one was read.
    pub sample: Option<String>,
    /// The earlier file, once one was read.
    #[serde(default)]
    pub earlier: Option<EarlierView>,
    /// What the sources are called whose values can be compared with.
    #[serde(default)]
    pub sources: Vec<Text>,
    /// How many exports the record holds.
    #[serde(default)]
    pub recorded: usize,
    /// Bytes that the responses take in memory.
    pub memory: u64,
}

/// What the page knows of an earlier file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EarlierView {
    /// The file's name.
    pub name: String,
    /// Respondents; `None` when fewer than may be said.
    pub respondents: Option<u64>,
    /// Items and questions that are compared.
    pub compared: usize,
    /// Items and questions that both files have and that are not comparable,
    /// or that only one of them has.
    pub apart: usize,
}

/// A split that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SplitChoice {
    /// Its id.
    pub id: String,
    /// A short name.
    pub label: Text,
    /// How many groups it makes.
    pub groups: usize,
    /// The name of groups that are shown on request only.
    pub on_request: Option<Text>,
}

/// A battery, or a question with unordered answers, that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BatteryChoice {
    /// Its id.
    pub id: String,
    /// A short title.
    pub title: Text,
    /// Whether it is a question with unordered answers.
    #[serde(default)]
    pub question: bool,
    /// Whether it is a battery that is taken as a scale.
    #[serde(default)]
    pub scale: bool,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnView {
    /// Its heading.
    pub heading: String,
    /// What it was taken for.
    pub role: ColumnRole,
    /// What it was recognised as, how, and how surely.
    pub matched: Column,
    /// Why it was taken for that, where it was inferred.
    pub why: Option<Finding>,
    /// How sure that is, 0 to 1, also of a column that is set aside.
    pub sureness: Option<f64>,
    /// Whether the user said so.
    pub corrected: bool,
}

/// Figures and tables.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Figures, each with its table.
    pub figures: Vec<FigureView>,
    /// Tables without a figure.
    pub tables: Vec<TableView>,
    /// Groups that are hidden in this view.
    pub hidden_groups: usize,
    /// How much of its cells is hidden.
    #[serde(default)]
    pub hidden: Count,
}

/// A figure and everything that goes with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureView {
    /// Short name, for file names and anchors.
    pub id: String,
    /// The number in the report, if it has one.
    pub number: Option<u32>,
    /// The title.
    pub title: String,
    /// What is measured, and among whom.
    pub subtitle: String,
    /// The drawing, for between the page's own title and note.
    pub svg: String,
    /// The drawing with its title and note, for a file.
    pub file: String,
    /// The drawing in words.
    pub words: String,
    /// Which test the asterisks are of.
    pub note: String,
    /// Its table.
    pub table: TableView,
    /// Every pair of groups, where groups are compared.
    #[serde(default)]
    pub pairs: Option<FoldedTable>,
    /// Where what the figure shows is explained: the test of its asterisks, or its values.
    #[serde(default)]
    pub explained: Option<Paragraph>,
    #[serde(skip)]
    sealed: Sealed,
}

impl FigureView {
    /// Of a drawing for the page, the same for a file, and their table.
    pub fn new(
        id: String,
        drawing: &DisclosedDrawing,
        file: &DisclosedDrawing,
        table: TableView,
    ) -> Self {
        let Drawing { number, title, subtitle, note, explained, words, svg } = (**drawing).clone();
        FigureView {
            id,
            number,
            title,
            subtitle,
            svg,
            file: file.svg.clone(),
            words,
            note,
            table,
            pairs: None,
            explained: Some(explained),
            sealed: Sealed,
        }
    }

    /// The same with a table of every pair of groups.
    pub fn with_pairs(mut self, pairs: Option<&DisclosedTable>, language: Language) -> Self {
        self.pairs = FoldedTable::new(pairs, language);
        self
    }
}

impl TableView {
    /// Of a table.
    pub fn new(table: &DisclosedTable, language: Language) -> Self {
        let csv = export::csv(table, language);
        TableView { table: (**table).clone(), csv, sealed: Sealed }
    }
}

/// What has one is made here only, of what figures and tables make of disclosed results.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Sealed;

/// A figure for who holds the responses. It has no file, and nothing makes one of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnFigure {
    /// The title.
    pub title: String,
    /// What is measured, and among whom.
    pub subtitle: String,
    /// The drawing.
    pub svg: String,
    /// The drawing in words.
    pub words: String,
    /// Which test the asterisks are of.
    pub note: String,
    /// Its table.
    #[serde(with = "as_text")]
    pub table: Table,
}

/// A table and its text for a spreadsheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableView {
    /// The table. It crosses as one text: its thousands of cells as objects
    /// of their own would take longer than all the counting.
    #[serde(with = "as_text")]
    pub table: Table,
    /// The same as CSV.
    pub csv: String,
    #[serde(skip)]
    sealed: Sealed,
}

/// A table as text, to be read when it is opened: of many groups there are thousands of
/// pairs, and few readers who want them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoldedTable {
    folded: String,
    /// The same as CSV.
    pub csv: String,
}

impl FoldedTable {
    /// Folds a table. `None` where there is none.
    pub fn new(table: Option<&DisclosedTable>, language: Language) -> Option<Self> {
        let folded = serde_json::to_string(&**table?).ok()?;
        Some(FoldedTable { folded, csv: export::csv(table?, language) })
    }

    /// The table.
    pub fn open(&self) -> Table {
        // It is what `new` wrote.
        serde_json::from_str(&self.folded).unwrap_or_default()
    }
}

/// A value that crosses between worker and page as JSON text.
mod as_text {
    use serde::de::{DeserializeOwned, Error as _};
    use serde::ser::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<T: Serialize, S: Serializer>(
        value: &T,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let text = serde_json::to_string(value).map_err(S::Error::custom)?;
        to.serialize_str(&text)
    }

    pub(super) fn deserialize<'a, T: DeserializeOwned, D: Deserializer<'a>>(
        from: D,
    ) -> Result<T, D::Error> {
        let text = String::deserialize(from)?;
        serde_json::from_str(&text).map_err(D::Error::custom)
    }
}
