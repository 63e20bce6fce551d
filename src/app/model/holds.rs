//! What a column can be said to hold, as a list to choose from.

use std::collections::HashSet;

use super::columns::option;
use crate::base::{Language, texts};
use crate::engine::protocol::{ColumnView, FileView};
use crate::questionnaire::{Aside, Holds, Questionnaire, Role, Target};

/// One choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it says.
    pub holds: Holds,
    /// Its words.
    pub label: String,
    /// The words above it and its neighbours.
    pub group: String,
}

/// What a column of this file can be said to hold: a role, an item of a
/// battery, a question of the questionnaire.
pub fn choices(language: Language, file: &FileView) -> Vec<Choice> {
    let words = |key: &str| texts::plain(language, key);
    let questionnaire = &file.questionnaire;
    let choice = |holds, label: String, group: &str| Choice { holds, label, group: words(group) };
    let roles = [
        (Holds::Item(None), "holds-item"),
        (Holds::SplitList, "holds-split-list"),
        (Holds::SplitNumbers, "holds-split-numbers"),
        (Holds::Multiple, "holds-multiple"),
        (Holds::List, "holds-list"),
        (Holds::Weight, "holds-weight"),
        (Holds::Open, "holds-open"),
        (Holds::Aside(Aside::Identifies), "holds-identifies"),
        (Holds::Aside(Aside::Unclear), "holds-nothing"),
    ];
    let mut all: Vec<Choice> =
        roles.into_iter().map(|(holds, key)| choice(holds, words(key), "holds-roles")).collect();
    all.extend(questionnaire.batteries.iter().map(|battery| {
        let holds = Holds::Item(Some(battery.id.clone()));
        let title = battery.title.get(language).to_owned();
        let label = texts::say(language, "holds-battery", &[("battery", title.into())]);
        choice(holds, label, "holds-batteries")
    }));
    let matched = file.columns.iter().filter_map(|column| column.matched.as_ref());
    let held: HashSet<&Target> = matched.map(|matched| &matched.target).collect();
    let free = |target: &Target| !file.inferred || !held.contains(target);
    let items = questionnaire.items().map(|(battery, item)| {
        let label =
            format!("{} · {}", battery.title.get(language), item.axis_label().get(language));
        (Target::Item(item.id.clone()), label)
    });
    let background = questionnaire
        .background
        .iter()
        .map(|asked| (Target::Background(asked.id.clone()), asked.label.get(language).to_owned()));
    let lists = questionnaire.choices.iter().filter(|asked| asked.columns.is_empty());
    let lists =
        lists.map(|asked| (Target::Choice(asked.id.clone()), asked.label.get(language).to_owned()));
    let options = questionnaire.choices.iter().flat_map(|asked| {
        asked.parts().into_iter().map(|part| {
            let label = option(language, asked, part.id);
            (Target::Option { choice: asked.id.clone(), part: part.id.to_owned() }, label)
        })
    });
    let known =
        background.chain(items).chain(lists).chain(options).filter(|(target, _)| free(target));
    all.extend(known.map(|(target, label)| choice(Holds::Known(target), label, "holds-known")));
    all
}

/// Which of the choices says what the column is taken for now.
pub fn chosen(
    choices: &[Choice],
    questionnaire: &Questionnaire,
    column: &ColumnView,
) -> Option<usize> {
    let target = column.matched.as_ref().map(|matched| &matched.target);
    let known = target.and_then(|target| {
        let same = |choice: &Choice| choice.holds == Holds::Known(target.clone());
        choices.iter().position(same)
    });
    known.or_else(|| {
        let now = now(questionnaire, column)?;
        choices.iter().position(|choice| choice.holds == now)
    })
}

fn now(questionnaire: &Questionnaire, column: &ColumnView) -> Option<Holds> {
    let target = column.matched.as_ref().map(|matched| &matched.target);
    Some(match column.role {
        Role::Item => {
            let Some(Target::Item(id)) = target else { return None };
            let (battery, _) = questionnaire.items().find(|(_, item)| item.id == *id)?;
            Holds::Item(Some(battery.id.clone()))
        }
        Role::Split => {
            let Some(Target::Background(id)) = target else { return None };
            match questionnaire.background(id)?.band_starts() {
                Some(_) => Holds::SplitNumbers,
                None => Holds::SplitList,
            }
        }
        Role::Multiple => Holds::Multiple,
        Role::Choice => Holds::List,
        Role::Weight => Holds::Weight,
        Role::Open => Holds::Open,
        Role::Aside(Aside::Identifies) => Holds::Aside(Aside::Identifies),
        Role::Aside(_) => Holds::Aside(Aside::Unclear),
    })
}

/// Numbers that somebody typed, from low to high: `30 40 50`. `None` where one
/// is no whole number, or they do not rise.
pub fn bounds(typed: &str) -> Option<Vec<f64>> {
    let parts = typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    let numbers: Option<Vec<f64>> = parts
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<i32>().ok().map(f64::from))
        .collect();
    numbers.filter(|numbers| numbers.windows(2).all(|pair| pair[0] < pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_whole_numbers_that_rise() {
        assert_eq!(bounds("30 40  50"), Some(vec![30.0, 40.0, 50.0]));
        assert_eq!(bounds("30, 40;50"), Some(vec![30.0, 40.0, 50.0]));
        assert_eq!(bounds(""), Some(Vec::new()));
        for wrong in ["40 30", "30 30", "dertig", "30.5", "1e3", "99999999999"] {
            assert_eq!(bounds(wrong), None, "{wrong}");
        }
    }
}
