//! What a user changes in a questionnaire: as data, and checked before it counts.

mod column;
mod groups;
mod references;

use serde::{Deserialize, Serialize};

use super::file::{Aside, Background, BackgroundKind, Band, Item, Questionnaire, Scale};
use super::infer::measure;
use super::matching::{Matching, Target, exact_keys};
use super::trouble::Trouble;
use crate::base::{Finding, Location, Text};
use crate::ingest::RawTable;

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// A column holds something else.
    Column {
        /// Its position in the file.
        column: usize,
        /// What it holds.
        holds: Holds,
    },
    /// This takes the place of the scale with its id, for all items on it.
    Scale(Scale),
    /// This takes the place of the background question with its id.
    Background(Background),
    /// A battery is called something else.
    Battery {
        /// Its id.
        id: String,
        /// Its title.
        title: Text,
    },
    /// An item is called something else in figures.
    Item {
        /// Its id.
        id: String,
        /// What it is called.
        label: Text,
    },
    /// An item runs the other way than its battery, or does not.
    Turn {
        /// Its id.
        id: String,
        /// Whether it does.
        reversed: bool,
    },
}

/// What a user says that a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// An item or background question that the questionnaire has.
    Known(Target),
    /// An item of this battery, or of one of its own.
    Item(Option<String>),
    /// A list of answers that splits respondents.
    SplitList,
    /// A number that splits respondents, in bands.
    SplitNumbers,
    /// Several answers, or one of them.
    Multiple,
    /// A list of answers that is neither.
    List,
    /// How much every respondent counts.
    Weight,
    /// Free text; never shown.
    Open,
    /// Nothing that is used.
    Aside(Aside),
}

impl Edit {
    /// The column that this says something else of.
    pub fn column(&self) -> Option<usize> {
        match self {
            Edit::Column { column, .. } => Some(*column),
            _ => None,
        }
    }
}

/// The questionnaire with this change. `matching` says what the columns of
/// `table` are by now.
///
/// # Errors
/// When the change does not fit the file or the questionnaire.
pub fn apply(
    questionnaire: &Questionnaire,
    edit: &Edit,
    table: &RawTable,
    matching: &Matching,
) -> Result<Questionnaire, Finding> {
    let mut changed = questionnaire.clone();
    match edit {
        Edit::Column { column, holds } => {
            column::apply(&mut changed, *column, holds, table, matching)?;
        }
        Edit::Scale(scale) => replace_scale(&mut changed, scale)?,
        Edit::Background(background) => {
            let target = Target::Background(background.id.clone());
            let key = matching.column_of(&target).and_then(|column| key_of(table, column));
            replace_background(&mut changed, background, key)?;
        }
        Edit::Battery { id, title } => {
            let battery = changed.batteries.iter_mut().find(|battery| battery.id == *id);
            battery.ok_or_else(unfit)?.title.clone_from(title);
        }
        Edit::Item { id, label } => {
            let item = item(&mut changed, id)?;
            item.short = Some(label.clone()).filter(|label| *label != item.label);
        }
        Edit::Turn { id, reversed } => item(&mut changed, id)?.reversed = *reversed,
    }
    references::keep(&mut changed, questionnaire);
    changed.check().map_err(|trouble| match trouble {
        Trouble::Name(name) => Finding::error("edit-name", Location::default()).with("name", name),
        _ => unfit(),
    })?;
    Ok(changed)
}

fn item<'a>(questionnaire: &'a mut Questionnaire, id: &str) -> Result<&'a mut Item, Finding> {
    let mut items = questionnaire.batteries.iter_mut().flat_map(|battery| &mut battery.items);
    items.find(|item| item.id == id).ok_or_else(unfit)
}

/// The name of a column that no other has.
fn key_of(table: &RawTable, column: usize) -> Option<String> {
    exact_keys(table.columns.iter().map(|column| &*column.heading)).into_iter().nth(column)
}

fn unfit() -> Finding {
    Finding::error("edit-unfit", Location::default())
}

fn replace_scale(questionnaire: &mut Questionnaire, scale: &Scale) -> Result<(), Finding> {
    let old = questionnaire.scales.iter_mut().find(|known| known.id == scale.id);
    let old = old.ok_or_else(unfit)?;
    if scale.points.len() < 2 {
        return Err(Finding::error("edit-few-points", Location::default()));
    }
    let before = measure(old);
    old.clone_from(scale);
    let batteries = questionnaire.batteries.iter_mut();
    for battery in batteries.filter(|battery| battery.scale == scale.id) {
        // A measure that somebody wrote stays as it is.
        if battery.measure == before {
            battery.measure = measure(scale);
        }
    }
    Ok(())
}

/// The column keeps its question also when the label it was known by is gone.
fn replace_background(
    questionnaire: &mut Questionnaire,
    background: &Background,
    key: Option<String>,
) -> Result<(), Finding> {
    let groups = match &background.kind {
        BackgroundKind::Choice { answers } => answers.len(),
        BackgroundKind::Number { bands, .. } => bands.len(),
    };
    if groups == 0 {
        return Err(Finding::error("edit-no-groups", Location::default()));
    }
    if let BackgroundKind::Number { bands, .. } = &background.kind
        && !rising(bands)
    {
        return Err(Finding::error("edit-bands", Location::default()));
    }
    let old = questionnaire.background.iter_mut().find(|known| known.id == background.id);
    let old = old.ok_or_else(unfit)?;
    let mut new = background.clone();
    new.codes.clone_from(&old.codes);
    new.number.clone_from(&old.number);
    new.codes.extend(key.filter(|key| !old.codes.contains(key)));
    *old = new;
    Ok(())
}

/// Whether every band ends before the next begins.
fn rising(bands: &[Band]) -> bool {
    let whole = |band: &Band| match (band.from, band.to) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    };
    let apart = |pair: &[Band]| match (pair[0].to, pair[1].from) {
        (Some(to), Some(from)) => to < from,
        _ => false,
    };
    bands.iter().all(whole) && bands.windows(2).all(apart)
}
