//! What of some results an export shows.

use std::collections::BTreeMap;

use super::{Asked, Export, Kind, Selected, Shown};
use crate::analysis::{Cell, Results, SplitInfo};
use crate::disclosure::Disclosed;
use crate::split::EVERYBODY;

impl Export {
    /// What somebody sees who has these results.
    pub fn of(results: &Disclosed<Results>) -> Self {
        let shown = |info: &SplitInfo| {
            let hidden = info.groups.iter().filter(|group| group.n.is_none());
            Shown {
                split: info.id.clone(),
                groups: info.groups.iter().map(|group| group.id.clone()).collect(),
                hidden: hidden.map(|group| group.id.clone()).collect(),
            }
        };
        let splits = results.splits.iter().filter(|info| info.id != EVERYBODY);
        let items = results.items.iter().map(|item| {
            let by = item.by.iter().map(|by| &by.cells);
            asked(results, (Kind::Item, &item.id), &item.total, by)
        });
        let choices = results.choices.iter().map(|choice| {
            let by = choice.by.iter().map(|by| &by.cells);
            asked(results, (Kind::Choice, &choice.id), &choice.total, by)
        });
        let open = results.open.iter().map(|open| {
            let by = open.by.iter().map(|by| &by.cells);
            asked(results, (Kind::Open, &open.id), &open.total, by)
        });
        let scales = results.scales.iter().map(|scale| {
            let by = scale.by.iter().map(|by| &by.cells);
            asked(results, (Kind::Scale, &scale.battery), &scale.total, by)
        });
        let selection = results
            .filter
            .iter()
            .map(|part| Selected { split: part.split.clone(), groups: part.groups.clone() });
        Export {
            questionnaire: 0,
            minimum_base: results.rule().minimum_base,
            definitions: results.definitions,
            selection: selection.collect(),
            total_hidden: results.respondents.is_none(),
            splits: splits.map(shown).collect(),
            questions: items.chain(choices).chain(open).chain(scales).collect(),
        }
    }
}

fn asked<'a, V: 'a>(
    results: &Results,
    (kind, id): (Kind, &str),
    total: &Cell<V>,
    by: impl Iterator<Item = &'a Vec<Cell<V>>>,
) -> Asked {
    let mut hidden = BTreeMap::new();
    for (info, cells) in results.splits.iter().zip(by) {
        let of_split = info.groups.iter().zip(cells).filter(|(_, cell)| cell.values().is_none());
        let groups: Vec<String> = of_split.map(|(group, _)| group.id.clone()).collect();
        if !groups.is_empty() && info.id != EVERYBODY {
            hidden.insert(info.id.clone(), groups);
        }
    }
    Asked { kind, id: id.to_owned(), total_hidden: total.values().is_none(), hidden }
}

impl Export {
    /// Whether anything of it is hidden.
    pub(super) fn hides(&self) -> bool {
        self.total_hidden
            || self.splits.iter().any(|shown| !shown.hidden.is_empty())
            || self.questions.iter().any(|asked| asked.total_hidden || !asked.hidden.is_empty())
    }
}
