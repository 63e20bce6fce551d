//! Tables of a few rows: the groups of a split, the themes of a questionnaire.

use super::{Cell, DisclosedTable, Row, Table};
use crate::analysis::{GroupResult, Results};
use crate::base::{Language, texts};
use crate::disclosure::Disclosed;
use crate::disclosure::words::Unit;
use crate::questionnaire::Questionnaire;

/// The groups of a split and their size: Table 2 of the report, for the
/// organisations. `None` when the results do not have the split.
pub fn groups(
    results: &Disclosed<Results>,
    split: &str,
    language: Language,
) -> Option<DisclosedTable> {
    let info = results.splits.iter().find(|info| info.id == split)?;
    let words = |key: &str| texts::plain(language, key);
    let base = info.groups.iter().map(|group| group.n).sum::<Option<u64>>();
    let cells = |n| vec![Cell::count(n), Cell::share(n, base, 1)];
    let row = |group: &GroupResult| {
        let hidden = group.suppressed.map(|reason| vec![Cell::Hidden(reason); 2]);
        Row::new(group.label.get(language), hidden.unwrap_or_else(|| cells(group.n)))
    };
    let mut rows: Vec<Row> = info.groups.iter().map(row).collect();
    rows.push(Row::new(words("table-total"), cells(base)));
    rows.push(Row::new(
        words("table-in-no-group"),
        vec![Cell::count(info.in_no_group), Cell::Empty],
    ));
    let table = Table {
        id: format!("groepen-{split}"),
        caption: texts::say(
            language,
            "table-groups-caption",
            &[("split", info.label.get(language).to_owned().into())],
        ),
        columns: vec![
            info.label.get(language).to_owned(),
            words("table-respondents"),
            words("table-share"),
        ],
        rows,
        ..Table::default()
    };
    Some(table.protected(Unit::Rows, results.rule(), language))
}

/// The themes of a questionnaire: Table 5 of the report. `None` when it has none.
pub fn themes(questionnaire: &Questionnaire, language: Language) -> Option<DisclosedTable> {
    let words = |key: &str| texts::plain(language, key);
    let rows: Vec<Row> = questionnaire
        .themes
        .iter()
        .map(|theme| {
            let batteries = theme.batteries.iter().filter_map(|id| questionnaire.battery(id));
            let items: usize = batteries.clone().map(|battery| battery.items.len()).sum();
            let titles: Vec<&str> = batteries.map(|battery| battery.title.get(language)).collect();
            let cells = vec![Cell::Text(titles.join(", ")), Cell::Count(items as u64)];
            Row::new(theme.label.get(language), cells)
        })
        .collect();
    (!rows.is_empty()).then(|| {
        Table {
            id: "themas".to_owned(),
            caption: words("table-themes-caption"),
            columns: ["table-theme", "table-batteries", "table-items"].map(words).to_vec(),
            rows,
            notes: Vec::new(),
            ..Table::default()
        }
        .disclosed()
    })
}
