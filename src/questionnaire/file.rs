//! The questionnaire file: `peilglas/questionnaire/1`, JSON in both languages.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::reference::Reference;
use super::trouble::Trouble;
use crate::base::Text;

/// The `schema` that this version reads and writes.
pub(super) const SCHEMA: &str = "peilglas/questionnaire/1";

/// The id of the split that splits nobody; no question has it.
pub const EVERYBODY: &str = "none";

/// A survey: what was asked and how the answers are coded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    schema: String,
    /// Short name, used in documents.
    pub id: String,
    /// What the survey is called.
    pub title: Text,
    /// Where it comes from.
    #[serde(default)]
    pub source: Text,
    /// The answer scales.
    pub scales: Vec<Scale>,
    /// The batteries, in the order they were asked.
    pub batteries: Vec<Battery>,
    /// The questions that split respondents.
    #[serde(default)]
    pub background: Vec<Background>,
    /// Questions with unordered answers that are not used to split.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// Open questions.
    #[serde(default)]
    pub open: Vec<OpenQuestion>,
    /// Themes, each with its batteries.
    #[serde(default)]
    pub themes: Vec<Theme>,
    /// The figures that a report on this survey shows.
    #[serde(default)]
    pub figures: Vec<FigureSpec>,
    /// The splits that stratified the sample.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strata: Option<Strata>,
    /// The column that says how much every respondent counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Weight>,
    /// Values that results can be compared with, per source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// Columns of the response file that are not used, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_aside: Vec<SetAside>,
}

/// A column of weights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    /// Its heading.
    pub column: String,
    /// What told that it holds weights.
    pub reason: WeightReason,
}

/// What tells a column of weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeightReason {
    /// The response file says so.
    File,
    /// Its heading, and numbers that lie around 1.
    Heading,
    /// The user said so.
    Said,
}

/// A column that is not used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetAside {
    /// Its heading.
    pub column: String,
    /// Why.
    pub reason: Aside,
}

/// Why a column is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aside {
    /// It may tell who a respondent is.
    Identifies,
    /// The survey program added it.
    Technical,
    /// It has no answers.
    Empty,
    /// It could not be told what it is.
    Unclear,
}

/// Ordered answers, and the answers that stand beside them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Name within the file.
    pub id: String,
    /// What the scale is called.
    #[serde(default)]
    pub label: Text,
    /// The points, from low to high.
    pub points: Vec<Point>,
    /// The codes of the top box: 'eens' and 'zeer mee eens'.
    pub agree: Vec<i64>,
    /// Answers outside the scale.
    #[serde(default)]
    pub outside: Vec<Outside>,
}

/// One point of a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The stored value, and the value that means are computed of.
    pub code: i64,
    /// What the respondent read.
    pub label: Text,
    /// Other spellings of the label.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// What is stored, and what means are computed of, where that is no whole
    /// number: a grade of 7.5. The code only names the point then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
}

impl Point {
    /// The number that means are computed of.
    pub fn number(&self) -> f64 {
        self.value.unwrap_or(self.code as f64)
    }
}

/// An answer outside the scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outside {
    /// Which kind of missing it is.
    pub kind: Missing,
    /// The stored values.
    #[serde(default)]
    pub codes: Vec<i64>,
    /// What the respondent read.
    pub label: Text,
    /// Other spellings of the label.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// The kinds of missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// 'Geen mening': answered, but not on the scale.
    NoOpinion,
    /// 'Wil ik niet zeggen'.
    Refused,
    /// The question was put and left empty.
    NotAnswered,
    /// The question was not put to this respondent.
    NotAsked,
}

/// Items that share a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Battery {
    /// Short name, used in documents.
    pub id: String,
    /// The question's number, from which column codes are made: `9` gives `Q9_1`.
    #[serde(default)]
    pub number: String,
    /// The scale, by id.
    pub scale: String,
    /// A short title.
    pub title: Text,
    /// The question as it was put.
    #[serde(default)]
    pub question: Text,
    /// What a figure of this battery measures.
    #[serde(default)]
    pub measure: Text,
    /// The items, in the order they were asked.
    pub items: Vec<Item>,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Short name, used in documents.
    pub id: String,
    /// The statement as it was put.
    pub label: Text,
    /// A shorter one, for the axis of a figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// The explanation that respondents could see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Text>,
    /// Column codes besides those made from the battery's number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// Whether it runs the other way than its battery: it is then turned round where the
    /// battery is taken as a scale, and nowhere else.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reversed: bool,
}

impl Item {
    /// The statement as a figure's axis shows it.
    pub fn axis_label(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.label)
    }
}

/// A background question: it splits respondents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Background {
    /// Short name, used in documents and as the split's id.
    pub id: String,
    /// The question's number: `1` gives `Q1`.
    #[serde(default)]
    pub number: String,
    /// A short name.
    pub label: Text,
    /// The question as it was put.
    #[serde(default)]
    pub question: Text,
    /// Column codes besides those made from the number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// Its answers, or the bands of a number.
    #[serde(flatten)]
    pub kind: BackgroundKind,
    /// Answers that put a respondent in no group.
    #[serde(default)]
    pub outside: Vec<Outside>,
}

/// How a background question was answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum BackgroundKind {
    /// One of a list.
    Choice {
        /// The list; its order is the groups' order.
        answers: Vec<Answer>,
    },
    /// A number, cut into bands.
    Number {
        /// What is counted: years, scale.
        #[serde(default)]
        unit: Text,
        /// The bands, from low to high.
        bands: Vec<Band>,
    },
}

/// One answer of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Short name, used in documents and as the group's id.
    pub id: String,
    /// The stored value.
    pub code: i64,
    /// What the respondent read.
    pub label: Text,
    /// What a group of those respondents is called in a figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Text>,
    /// Other spellings of the label.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Left out of figures until it is asked for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_request: bool,
}

impl Answer {
    /// What a group of those respondents is called in a figure.
    pub fn group_label(&self) -> &Text {
        self.group.as_ref().unwrap_or(&self.label)
    }
}

/// A band of numbers; both ends belong to it, no end is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Short name, used in documents and as the group's id.
    pub id: String,
    /// What the band is called.
    pub label: Text,
    /// The lowest number.
    pub from: Option<f64>,
    /// The highest number.
    pub to: Option<f64>,
    /// Other spellings of the label.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

impl Band {
    /// Whether `number` falls in this band.
    pub fn holds(&self, number: f64) -> bool {
        self.from.is_none_or(|from| number >= from) && self.to.is_none_or(|to| number <= to)
    }
}

/// An open question; its answers are never shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenQuestion {
    /// Short name.
    pub id: String,
    /// The question's number.
    #[serde(default)]
    pub number: String,
    /// The question as it was put.
    pub question: Text,
}

/// A theme and its batteries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Short name.
    pub id: String,
    /// What the theme is called.
    pub label: Text,
    /// Its batteries, by id.
    pub batteries: Vec<String>,
}

/// A figure of the report: a battery by a split.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSpec {
    /// The number in the report.
    pub number: u32,
    /// The battery, by id.
    pub battery: String,
    /// The split, by id.
    pub split: String,
    /// The report's caption.
    pub title: Text,
}

/// The two splits that stratified the sample.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strata {
    /// The split in the rows of the sample table.
    pub rows: String,
    /// The split in its columns.
    pub columns: String,
}

#[derive(Deserialize)]
struct Stated {
    #[serde(default)]
    schema: String,
}

/// The questionnaires that come with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltIn {
    /// The survey on ambtelijk vakmanschap, reported on in 2024.
    AmbtelijkVakmanschap,
}

impl Questionnaire {
    /// Reads a questionnaire file.
    ///
    /// # Errors
    /// When it is not JSON of this shape, or its names do not fit together.
    pub fn from_json(json: &str) -> Result<Self, Trouble> {
        // A file of another kind, or of a later version, is told from a wrong one.
        let stated: Stated = serde_json::from_str(json).map_err(|error| Trouble::shape(&error))?;
        if stated.schema != SCHEMA {
            return Err(Trouble::Schema(stated.schema));
        }
        let read: Questionnaire =
            serde_json::from_str(json).map_err(|error| Trouble::shape(&error))?;
        read.check()?;
        Ok(read)
    }

    /// The questionnaire as a file, which [`Questionnaire::from_json`] reads back.
    pub fn to_json(&self) -> String {
        // Maps with text keys, text and finite numbers always have a JSON form.
        let json = serde_json::to_string_pretty(self).unwrap_or_default();
        json + "\n"
    }

    /// A questionnaire that asks nothing yet.
    pub(super) fn empty(id: &str, title: Text) -> Self {
        Questionnaire {
            schema: SCHEMA.to_owned(),
            id: id.to_owned(),
            title,
            source: Text::default(),
            scales: Vec::new(),
            batteries: Vec::new(),
            background: Vec::new(),
            choices: Vec::new(),
            open: Vec::new(),
            themes: Vec::new(),
            figures: Vec::new(),
            strata: None,
            weight: None,
            references: Vec::new(),
            set_aside: Vec::new(),
        }
    }

    /// A questionnaire that comes with the program.
    pub fn built_in(which: BuiltIn) -> &'static Questionnaire {
        static VAKMANSCHAP: OnceLock<Questionnaire> = OnceLock::new();
        match which {
            BuiltIn::AmbtelijkVakmanschap => VAKMANSCHAP.get_or_init(|| {
                Self::from_json(include_str!("ambtelijk-vakmanschap.json"))
                    .expect("the built-in questionnaire is checked by a test")
            }),
        }
    }

    /// The built-in questionnaire with this id.
    pub fn by_id(id: &str) -> Option<&'static Questionnaire> {
        [BuiltIn::AmbtelijkVakmanschap]
            .into_iter()
            .map(Self::built_in)
            .find(|questionnaire| questionnaire.id == id)
    }

    /// Every item with its battery, in the order they were asked.
    pub fn items(&self) -> impl Iterator<Item = (&Battery, &Item)> {
        self.batteries
            .iter()
            .flat_map(|battery| battery.items.iter().map(move |item| (battery, item)))
    }

    /// The scale of a battery.
    ///
    /// # Panics
    /// Never for a questionnaire that [`Questionnaire::from_json`] let in.
    pub fn scale(&self, battery: &Battery) -> &Scale {
        self.scales
            .iter()
            .find(|scale| scale.id == battery.scale)
            .expect("check holds that every battery's scale exists")
    }

    /// The battery with this id.
    pub fn battery(&self, id: &str) -> Option<&Battery> {
        self.batteries.iter().find(|battery| battery.id == id)
    }

    /// The question with unordered answers that has this id.
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }

    /// The background question with this id.
    pub fn background(&self, id: &str) -> Option<&Background> {
        self.background.iter().find(|background| background.id == id)
    }

    /// The report's figure of this battery by this split.
    pub fn figure(&self, battery: &str, split: &str) -> Option<&FigureSpec> {
        self.figures.iter().find(|figure| figure.battery == battery && figure.split == split)
    }
}
