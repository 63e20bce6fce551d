//! Every pair of groups: how far the shares and the means lie apart, and by which p.

use super::{Cell, DisclosedTable, Row, Table, marks};
use crate::analysis::{Contrasts, Results, SplitInfo};
use crate::base::{Language, Paragraph, texts};
use crate::disclosure::Disclosed;
use crate::disclosure::words::promise_in_brief;
use crate::questionnaire::Questionnaire;
use crate::split::EVERYBODY;
use crate::stats::{DunnPair, column_name};

/// Decimals of differences of means, and of percentage points.
const DECIMALS: usize = 2;
const POINT_DECIMALS: usize = 1;

/// The pairs of a battery's items, or of a question's answers, by a split. `None` when the
/// results do not have them, or no two groups are compared.
pub fn pairs(
    questionnaire: &Questionnaire,
    results: &Disclosed<Results>,
    id: &str,
    split: &str,
    language: Language,
) -> Option<DisclosedTable> {
    let position = results.splits.iter().position(|info| info.id == split)?;
    let info = &results.splits[position];
    if split == EVERYBODY {
        return None;
    }
    let battery = questionnaire.battery(id);
    let weighs = results.weights.is_some();
    let mut rows = Vec::new();
    let title = match battery {
        Some(battery) => {
            for item in results.items.iter().filter(|item| item.battery == battery.id) {
                let Some(tests) = &item.by[position].tests else { continue };
                let dunn = (!weighs).then(|| tests.dunn.as_deref().unwrap_or_default());
                let of_item = of_row(info, &tests.shares, Some((&tests.means, dunn)), language);
                add(&mut rows, item.label.get(language), of_item);
            }
            &battery.title
        }
        None => {
            let asked = results.choices.iter().find(|asked| asked.id == id)?;
            let tests = asked.by[position].tests.as_ref()?;
            for (option, tests) in asked.options.iter().zip(&tests.options) {
                let of_option = of_row(info, &tests.shares, None, language);
                add(&mut rows, option.label.get(language), of_option);
            }
            &asked.label
        }
    };
    let (columns, anchors) = columns(battery.is_some(), weighs, language);
    let [title, by] = [title, &info.label].map(|label| label.get(language).to_owned());
    let caption = [("battery", title.into()), ("split", by.into())];
    (!rows.is_empty()).then(|| {
        Table {
            id: format!("{id}-{split}-paren"),
            caption: texts::say(language, "table-pairs-caption", &caption),
            columns,
            anchors,
            rows,
            notes: vec![
                texts::plain(language, "table-note-pairs"),
                marks::tests(results.definitions, weighs, battery.is_some(), language),
            ],
            // Pairs with a hidden group are not among the rows.
            foot: promise_in_brief(results.rule().minimum_base, language),
        }
        .disclosed()
    })
}

fn add(rows: &mut Vec<Row>, heading: &str, pairs: Vec<Row>) {
    if !pairs.is_empty() {
        rows.push(Row::section(heading));
        rows.extend(pairs);
    }
}

fn columns(means: bool, weighs: bool, language: Language) -> (Vec<String>, Vec<Option<Paragraph>>) {
    // Dunn's test has no version that respects weights.
    let paragraph = |paragraph| if weighs { Paragraph::WeightedDifference } else { paragraph };
    let share: [(&str, Option<Paragraph>); 5] = [
        ("table-pair", None),
        ("table-pair-share", Some(Paragraph::Difference)),
        ("table-ci-low", Some(Paragraph::Difference)),
        ("table-ci-high", Some(Paragraph::Difference)),
        ("table-pair-p", Some(Paragraph::ColumnPairs)),
    ];
    let mean: [(&str, Option<Paragraph>); 5] = [
        ("table-pair-mean", Some(Paragraph::Difference)),
        ("table-ci-low", Some(Paragraph::Difference)),
        ("table-ci-high", Some(Paragraph::Difference)),
        ("table-pair-p", Some(Paragraph::ColumnPairs)),
        ("table-pair-dunn", Some(Paragraph::Dunn)),
    ];
    let columns = share.into_iter().chain(mean.into_iter().filter(|_| means));
    let dunn = |(key, _): &(&str, _)| *key == "table-pair-dunn";
    let columns = columns.filter(|column| !(weighs && dunn(column)));
    columns.map(|(key, of)| (texts::plain(language, key), of.map(paragraph))).unzip()
}

fn of_row(
    info: &SplitInfo,
    shares: &Contrasts,
    means: Option<(&Contrasts, Option<&[DunnPair]>)>,
    language: Language,
) -> Vec<Row> {
    let name =
        |group: usize| format!("{} {}", column_name(group), info.groups[group].label.get(language));
    let pairs = shares.pairs.iter().enumerate().map(|(at, pair)| {
        let mut cells = cells(shares, at, |share| Cell::Decimal(100.0 * share, POINT_DECIMALS));
        if let Some((means, dunn)) = means {
            cells.extend(self::cells(means, at, |mean| Cell::Decimal(mean, DECIMALS)));
            let dunn = dunn.map(|dunn| dunn.get(at));
            cells.extend(dunn.map(|pair| pair.map_or(Cell::Empty, |pair| Cell::P(pair.p_holm))));
        }
        Row::new(format!("{} – {}", name(pair.a), name(pair.b)), cells)
    });
    pairs.collect()
}

/// Difference, interval and p of the pair at this place.
fn cells(contrasts: &Contrasts, at: usize, number: impl Fn(f64) -> Cell) -> Vec<Cell> {
    let test = contrasts.pairs[at].test.as_ref();
    let mut cells = match &contrasts.differences[at] {
        Ok(difference) => {
            [difference.diff, difference.ci95[0], difference.ci95[1]].map(&number).to_vec()
        }
        Err(_) => vec![Cell::Empty; 3],
    };
    cells.push(test.map_or(Cell::Empty, |test| Cell::P(test.adjusted)));
    cells
}
