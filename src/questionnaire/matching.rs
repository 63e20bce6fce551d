//! Which column of a response file holds which question.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::file::{Aside, Questionnaire, WeightReason};
use super::infer::set_aside_by_heading;
use super::spelling::{column_code, likeness, normalise};
use super::weight;
use crate::base::Text;
use crate::ingest::RawTable;

/// Headings at least this like a label are taken for it.
const ALIKE: f64 = 0.82;

/// What a second label must be less alike, to be out of the question.
const MARGIN: f64 = 0.08;

/// In a file with more columns, headings that are only alike are not compared:
/// with every label it would take long, and no survey asks that much.
const FEW: usize = 2_000;

/// What a column holds, by id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "kind", content = "id")]
pub enum Target {
    /// An item of a battery.
    Item(String),
    /// A background question.
    Background(String),
    /// A question with unordered answers.
    Choice(String),
    /// An open question.
    Open(String),
    /// A column of a question whose answers are spread over several.
    Option {
        /// The question.
        choice: String,
        /// The answer, or the heading of a column that holds any of the answers.
        part: String,
    },
}

/// What a column was recognised by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// The user said so.
    Corrected,
    /// A code and a label that agree.
    CodeAndLabel,
    /// A label, or the question with a label.
    Label,
    /// A code.
    Code,
    /// A label that is nearly the same.
    Similar,
}

/// What one column was recognised as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnMatch {
    /// What it holds.
    pub target: Target,
    /// What it was recognised by.
    pub how: How,
    /// How sure that is, 0 to 1.
    pub sureness: f64,
}

/// A column that could be used.
pub type Column = Option<ColumnMatch>;

/// What every column holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matching {
    /// Per column of the file.
    pub columns: Vec<Column>,
    /// Columns that were passed over because another holds the same, by
    /// position: the column that was used.
    pub passed_over: BTreeMap<usize, usize>,
    /// Columns whose code and label point to different questions.
    pub contradictory: Vec<usize>,
    /// Columns that are known not to be used, by position.
    pub set_aside: BTreeMap<usize, Aside>,
    /// The column of weights, and what told it.
    pub weight: Option<(usize, WeightReason)>,
}

impl Matching {
    /// The column that holds `target`.
    pub fn column_of(&self, target: &Target) -> Option<usize> {
        self.columns.iter().position(|c| c.as_ref().is_some_and(|c| c.target == *target))
    }
}

/// Recognises columns by their headings.
pub fn match_columns(questionnaire: &Questionnaire, headings: &[String]) -> Matching {
    let headings: Vec<Heading<'_>> =
        headings.iter().map(|name| Heading { name, label: None, spoken: name.into() }).collect();
    match_headings(questionnaire, &headings, None)
}

/// Recognises the columns of a table by their headings and by what the file
/// says that they hold.
pub fn match_table(questionnaire: &Questionnaire, table: &RawTable) -> Matching {
    let headings: Vec<Heading<'_>> = table
        .columns
        .iter()
        .map(|column| Heading {
            name: &column.heading,
            label: column.label(),
            spoken: column.spoken(),
        })
        .collect();
    let weight = match &questionnaire.weight {
        None => weight::find(table),
        Some(known) => {
            let mut keys = exact_keys(headings.iter().map(|heading| heading.name)).into_iter();
            keys.position(|key| key == known.column).map(|at| (at, known.reason))
        }
    };
    match_headings(questionnaire, &headings, weight)
}

/// What a file calls a column.
struct Heading<'a> {
    name: &'a str,
    /// What the file says that it holds.
    label: Option<&'a str>,
    /// Both.
    spoken: Cow<'a, str>,
}

fn match_headings(
    questionnaire: &Questionnaire,
    headings: &[Heading<'_>],
    weight: Option<(usize, WeightReason)>,
) -> Matching {
    let names = Names::of(questionnaire);
    let mut wishes: Vec<Column> = Vec::with_capacity(headings.len());
    // Columns that the questionnaire names letter by letter.
    let mut named: HashSet<usize> = HashSet::new();
    let keys = exact_keys(headings.iter().map(|heading| heading.name));
    // What only looks like weights is what the questionnaire says that it is.
    let said =
        |at: usize| names.exact.contains_key(&keys[at]) || names.set_aside.contains_key(&keys[at]);
    let stated = questionnaire.weight.is_some();
    let weight = weight.filter(|(at, _)| stated || !said(*at));
    let mut matching = Matching { weight, ..Matching::default() };
    for (position, (heading, key)) in headings.iter().zip(keys).enumerate() {
        let known = names.exact.get(&key);
        let aside = names.set_aside.get(&key).copied();
        wishes.push(if weight.is_some_and(|(at, _)| at == position) {
            None
        } else if let Some(target) = known.cloned() {
            named.insert(position);
            Some(ColumnMatch { target, how: How::Code, sureness: 1.0 })
        } else if let Some(aside) = aside {
            matching.set_aside.insert(position, aside);
            None
        } else {
            let contradiction = &mut || matching.contradictory.push(position);
            names.recognise(heading, headings.len() <= FEW, contradiction)
        });
    }
    for (position, wish) in wishes.iter().enumerate() {
        let weighs = weight.is_some_and(|(at, _)| at == position);
        if wish.is_none() && !weighs {
            let aside = set_aside_by_heading(&headings[position].spoken);
            let aside = aside.map(|aside| (position, aside));
            matching
                .set_aside
                .extend(aside.filter(|_| !matching.set_aside.contains_key(&position)));
        }
    }
    let mut surest: HashMap<Target, usize> = HashMap::new();
    for (position, wish) in wishes.iter().enumerate() {
        let Some(wish) = wish else { continue };
        let holder = surest.entry(wish.target.clone()).or_insert(position);
        let rank = |at: usize, wish| rank(wish, named.contains(&at));
        if wishes[*holder].as_ref().is_some_and(|held| rank(*holder, held) < rank(position, wish)) {
            *holder = position;
        }
    }
    for (position, wish) in wishes.into_iter().enumerate() {
        let holder = wish.as_ref().and_then(|wish| surest.get(&wish.target)).copied();
        match holder {
            Some(holder) if holder != position => {
                matching.passed_over.insert(position, holder);
                matching.columns.push(None);
            }
            _ => matching.columns.push(wish),
        }
    }
    matching
}

/// The headings as they are, each made different from those before: the second
/// `Opmerking` is `Opmerking#2`.
pub(super) fn exact_keys<'a>(headings: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let key = |heading: &'a str| {
        let times = seen.entry(heading.trim()).or_default();
        *times += 1;
        match times {
            1 => heading.trim().to_owned(),
            times => format!("{}#{times}", heading.trim()),
        }
    };
    headings.map(key).collect()
}

fn rank(wish: &ColumnMatch, named: bool) -> (bool, bool, u64) {
    (wish.how == How::Corrected, named, (wish.sureness * 1e6) as u64)
}

/// Every name that a question goes by.
struct Names {
    /// Headings that the questionnaire names letter by letter.
    exact: HashMap<String, Target>,
    set_aside: HashMap<String, Aside>,
    codes: HashMap<String, Target>,
    parts: HashMap<(String, Option<u32>), Target>,
    labels: HashMap<String, Vec<Target>>,
    questions: HashMap<Target, Vec<String>>,
}

impl Names {
    fn of(questionnaire: &Questionnaire) -> Self {
        let aside = questionnaire.set_aside.iter();
        let mut names = Names {
            exact: HashMap::new(),
            set_aside: aside.map(|aside| (aside.column.clone(), aside.reason)).collect(),
            codes: HashMap::new(),
            parts: HashMap::new(),
            labels: HashMap::new(),
            questions: HashMap::new(),
        };
        for battery in &questionnaire.batteries {
            for (item, part) in battery.items.iter().zip(1u32..) {
                let target = Target::Item(item.id.clone());
                names.code(&item.id, &target);
                for code in &item.codes {
                    names.exact.insert(code.clone(), target.clone());
                    names.code(code, &target);
                }
                names.parts.insert((battery.number.clone(), Some(part)), target.clone());
                names.label(&item.label, &target);
                if let Some(short) = &item.short {
                    names.label(short, &target);
                }
                let question = battery.question.both().into_iter().chain(battery.title.both());
                names.questions.insert(target, question.map(normalise).collect());
            }
        }
        for background in &questionnaire.background {
            let target = Target::Background(background.id.clone());
            names.code(&background.id, &target);
            for code in &background.codes {
                names.exact.insert(code.clone(), target.clone());
                names.code(code, &target);
            }
            names.question(&background.number, &background.label, &background.question, target);
        }
        for choice in &questionnaire.choices {
            let target = Target::Choice(choice.id.clone());
            names.exact.entry(choice.id.clone()).or_insert_with(|| target.clone());
            names.code(&choice.id, &target);
            for code in &choice.codes {
                names.exact.insert(code.clone(), target.clone());
                names.code(code, &target);
            }
            names.question(&choice.number, &choice.label, &choice.question, target);
            names.options(choice);
        }
        for open in &questionnaire.open {
            let target = Target::Open(open.id.clone());
            names.exact.insert(open.id.clone(), target.clone());
            names.code(&open.id, &target);
            names.question(&open.number, &open.question, &open.question, target);
        }
        names
    }

    fn question(&mut self, number: &str, label: &Text, question: &Text, target: Target) {
        if !number.is_empty() {
            for prefix in ["q", "v", "vraag", ""] {
                self.code(&format!("{prefix}{number}"), &target);
            }
            if number.bytes().all(|digit| digit.is_ascii_digit()) {
                self.parts.insert((number.to_owned(), None), target.clone());
            }
        }
        self.label(label, &target);
        self.label(question, &target);
    }

    /// The columns of a question whose answers may be spread over several: by
    /// heading, by number and position, or by the question with the answer.
    fn options(&mut self, choice: &Choice) {
        for (part, number) in choice.parts().iter().zip(1u32..) {
            let target = Target::Option { choice: choice.id.clone(), part: part.id.to_owned() };
            if let Some(column) = part.column {
                self.exact.insert(column.to_owned(), target.clone());
                self.code(column, &target);
            }
            let Some(answer) = part.answer else { continue };
            if !choice.number.is_empty() {
                self.parts.insert((choice.number.clone(), Some(number)), target.clone());
            }
            let label = &choice.answers[answer].label;
            let asked = |question: &Text| Text {
                nl: format!("{} [{}]", question.nl, label.nl),
                en: format!("{} [{}]", question.en, label.en),
            };
            for question in [&choice.question, &choice.label] {
                self.label(&asked(question), &target);
            }
        }
    }

    fn code(&mut self, code: &str, target: &Target) {
        self.codes.entry(normalise(code)).or_insert_with(|| target.clone());
    }

    fn label(&mut self, label: &Text, target: &Target) {
        // A heading often leaves out what stands between brackets at the end.
        let bare = label.both().map(|words| words.split_once(" (").map_or(words, |(bare, _)| bare));
        for spelling in label.both().into_iter().chain(bare).map(normalise) {
            let targets = self.labels.entry(spelling).or_default();
            if !targets.contains(target) {
                targets.push(target.clone());
            }
        }
    }

    fn recognise(
        &self,
        heading: &Heading<'_>,
        guess: bool,
        contradiction: &mut dyn FnMut(),
    ) -> Column {
        let found = |target: &Target, how, sureness| {
            Some(ColumnMatch { target: target.clone(), how, sureness })
        };
        let parts = match heading.label {
            None => taken_apart(heading.name),
            Some(label) => {
                // The name is a code, or else the second best label.
                let mut labels = taken_apart(label).labels;
                labels.push(heading.name);
                Parts { code: Some(heading.name), labels }
            }
        };
        let name = heading.name.trim();
        let by_code = parts.code.and_then(|code| self.by_code(code));
        let by_label = parts.labels.iter().find_map(|label| self.by_label(label, &heading.spoken));
        match (by_code, by_label) {
            (Some(code), Some(label)) if code == label => {
                match heading.label.is_none() && parts.code == Some(name) {
                    // One word that is both the question's id and its label is one sign, not two.
                    true => found(label, How::Label, 0.99),
                    false => found(code, How::CodeAndLabel, 1.0),
                }
            }
            (Some(_), Some(label)) => {
                contradiction();
                found(label, How::Label, 0.75)
            }
            (None, Some(label)) => found(label, How::Label, 0.99),
            (Some(code), None) => found(code, How::Code, 0.95),
            (None, None) if !guess => None,
            (None, None) => {
                let alike = parts.labels.iter().filter_map(|label| self.by_likeness(label));
                let (likeness, target) = alike.max_by(|a, b| a.0.total_cmp(&b.0))?;
                found(target, How::Similar, likeness * 0.95)
            }
        }
    }

    fn by_code(&self, code: &str) -> Option<&Target> {
        self.codes.get(&normalise(code)).or_else(|| {
            let code = column_code(code)?;
            self.parts.get(&(code.question, code.part))
        })
    }

    /// The question with this label; where several have it, the one whose
    /// battery the rest of the heading names.
    fn by_label(&self, label: &str, heading: &str) -> Option<&Target> {
        let targets = self.labels.get(&normalise(label))?;
        if let [only] = &targets[..] {
            return Some(only);
        }
        let heading = normalise(heading);
        let mut named = targets.iter().filter(|target| {
            let questions = self.questions.get(target);
            questions.is_some_and(|q| q.iter().any(|q| q.len() > 3 && heading.contains(q.as_str())))
        });
        let first = named.next();
        first.filter(|_| named.next().is_none())
    }

    fn by_likeness(&self, label: &str) -> Option<(f64, &Target)> {
        let label = normalise(label);
        // Short headings are like too many labels.
        if label.len() < 8 {
            return None;
        }
        let scored = self.labels.iter().flat_map(|(known, targets)| {
            let likeness = likeness(&label, known);
            targets.iter().map(move |target| (likeness, target))
        });
        let mut scored: Vec<_> =
            scored.filter(|(likeness, _)| *likeness >= ALIKE - MARGIN).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let &(most, best) = scored.first()?;
        let rival = scored.iter().any(|(l, target)| *target != best && *l > most - MARGIN);
        (most >= ALIKE && !rival).then_some((most, best))
    }
}

/// The parts of a heading that may be a code or a label.
struct Parts<'a> {
    code: Option<&'a str>,
    labels: Vec<&'a str>,
}

/// `Q9_1: Label`, `Q9_1. Label`, `Question [label]`, `v9[SQ001]. Question [label]`.
fn taken_apart(heading: &str) -> Parts<'_> {
    let heading = heading.trim();
    let mut labels = vec![heading];
    let mut code = Some(heading);
    let short_enough = |first: &'_ str| first.len() <= 24 && !first.contains("  ");
    for separator in [": ", ". ", " - ", " – ", " | ", "\n", "\t"] {
        if let Some((first, rest)) = heading.split_once(separator) {
            if short_enough(first) && code == Some(heading) {
                code = Some(first);
            }
            labels.push(rest);
        }
        if let Some((_, last)) = heading.rsplit_once(separator) {
            labels.push(last);
        }
    }
    if let Some(inner) = heading.strip_suffix(']').and_then(|open| open.rsplit_once('[')) {
        labels.push(inner.1);
    }
    labels.dedup();
    Parts { code, labels }
}
