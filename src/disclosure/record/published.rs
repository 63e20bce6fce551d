//! What of some results an export shows.

use std::collections::BTreeMap;

use super::{Asked, Export, Kind, Selected, Shown};
use crate::analysis::{Cell, CrossGroup, CrossTab, Definitions, Results, SplitInfo};
use crate::disclosure::Disclosed;
use crate::split::EVERYBODY;

impl Export {
    /// What somebody sees who has these results.
    pub fn of(results: &Disclosed<Results>) -> Self {
        let shown = |info: &SplitInfo| {
            let hidden = info.groups.iter().filter(|group| group.n.is_none());
            Shown {
                split: info.id.clone(),
                crosses: None,
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

impl Export {
    /// What somebody sees who has every two splits crossed: these results by the pairs of
    /// groups of these.
    pub fn of_crossings(results: &Disclosed<Results>, pairs: &[[String; 2]]) -> Self {
        let mut export = Export::of(results);
        for (shown, pair) in export.splits.iter_mut().zip(pairs) {
            shown.crosses = Some(pair.clone());
        }
        export
    }

    /// What somebody sees who has a table of these respondents by two splits.
    pub fn of_table(table: &Disclosed<CrossTab>, selection: &[(String, Vec<String>)]) -> Self {
        let (rows, columns) = (&table.rows, &table.columns);
        let pair = |row: &str, column: &str| format!("{row}×{column}");
        let pairs = format!("{}×{}", rows.id, columns.id);
        let side = |side: &CrossGroup, totals: &[Option<u64>]| Shown {
            split: side.id.clone(),
            crosses: None,
            groups: ids(side).collect(),
            hidden: hidden(side, totals).collect(),
        };
        let places = ids(rows).zip(&table.counts).flat_map(|(row, counts)| {
            ids(columns).zip(counts).map(move |(column, count)| (pair(&row, &column), *count))
        });
        let places: Vec<(String, Option<u64>)> = places.collect();
        let of_both = Shown {
            split: pairs.clone(),
            crosses: Some([rows.id.clone(), columns.id.clone()]),
            groups: places.iter().map(|(id, _)| id.clone()).collect(),
            hidden: places.iter().filter(|(_, n)| n.is_none()).map(|(id, _)| id.clone()).collect(),
        };
        // Where the columns divide nobody, or as the rows do, there is no pair.
        let is_divided = columns.id != EVERYBODY && columns.id != rows.id;
        let mut splits = vec![side(rows, &table.row_totals)];
        if is_divided {
            splits.extend([side(columns, &table.column_totals), of_both]);
        }
        let question = |kind, total: bool, of_columns: Vec<String>| {
            let mut hidden = BTreeMap::from([(rows.id.clone(), ids(rows).collect::<Vec<_>>())]);
            if is_divided {
                hidden.insert(pairs.clone(), places.iter().map(|(id, _)| id.clone()).collect());
                hidden.insert(columns.id.clone(), of_columns);
            }
            hidden.retain(|_, groups| !groups.is_empty());
            Asked { kind, id: rows.id.clone(), total_hidden: !total, hidden }
        };
        let bases = hidden(columns, &table.column_bases).collect();
        let mut questions = vec![question(Kind::Background, table.base.is_some(), bases)];
        if let Some(means) = &table.means {
            let columns = hidden(columns, &means.columns).collect();
            questions.push(question(Kind::Mean, means.total.is_some(), columns));
        }
        let selection = selection.iter();
        let selected = |(split, groups): &(String, Vec<String>)| Selected {
            split: split.clone(),
            groups: groups.clone(),
        };
        Export {
            questionnaire: 0,
            minimum_base: table.rule().minimum_base,
            definitions: Definitions::default(),
            selection: selection.map(selected).collect(),
            total_hidden: table.total.is_none(),
            splits,
            questions,
        }
    }
}

/// The ids of a side's groups.
fn ids(side: &CrossGroup) -> impl Iterator<Item = String> {
    side.groups.iter().map(|(id, _)| id.clone())
}

/// Those of which nothing is shown.
fn hidden<T>(side: &CrossGroup, shown: &[Option<T>]) -> impl Iterator<Item = String> {
    ids(side).zip(shown).filter(|(_, shown)| shown.is_none()).map(|(id, _)| id)
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

    /// Whether a size or a mean of it is hidden.
    pub(super) fn hides_sizes(&self) -> bool {
        self.total_hidden
            || self.splits.iter().any(|shown| !shown.hidden.is_empty())
            || self.questions.iter().any(|asked| asked.kind == Kind::Mean && asked.total_hidden)
    }
}
