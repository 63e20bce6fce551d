//! Rows that look odd as a whole: respondents who occur twice, or gave the
//! same answer all along. They are counted and stay in.

use super::{CodedItem, slot};
use crate::base::{Finding, Location};
use crate::ingest::{Codes, RawTable, Values};
use crate::questionnaire::{Questionnaire, is_respondent_id};

/// The same answer to fewer items is no sign.
const MANY_ITEMS: usize = 8;

/// On a shorter scale, the same answer all along may well be meant.
const MANY_POINTS: usize = 4;

/// Values that occur twice in columns that name the respondent.
pub(super) fn repeated(table: &RawTable) -> Vec<Finding> {
    let named = table.columns.iter().filter(|column| is_respondent_id(&column.spoken()));
    let found = named.filter_map(|column| {
        let Values::Coded { dictionary, codes } = &column.values else {
            // With so many different values they were let go.
            let place = table.place_of_heading(&column.heading);
            return Some(Finding::note("respondents-not-compared", place));
        };
        let mut seen = vec![false; dictionary.len()];
        let (mut again, mut first) = (0_u64, None);
        let mut look = |row: usize, code: usize| {
            if seen[code] && !dictionary[code].text.is_empty() {
                again += 1;
                first.get_or_insert(row);
            }
            seen[code] = true;
        };
        match codes {
            Codes::Narrow(codes) => {
                codes.iter().enumerate().for_each(|(row, code)| look(row, usize::from(*code)));
            }
            Codes::Wide(codes) => {
                codes.iter().enumerate().for_each(|(row, code)| look(row, usize::from(*code)));
            }
        }
        let place = Location::column(&column.heading).at_row(table.row_number(first?));
        Some(Finding::warning("duplicate-respondents", place).with("count", again))
    });
    found.collect()
}

/// Respondents who gave one answer to all items of a long battery: how many,
/// and the first row.
pub(super) fn straight_lines(
    questionnaire: &Questionnaire,
    table: &RawTable,
    items: &[CodedItem],
) -> Vec<Finding> {
    let long = questionnaire.batteries.iter().enumerate().filter_map(|(position, battery)| {
        let own: Vec<&CodedItem> = items.iter().filter(|item| item.battery == position).collect();
        let points = questionnaire.scale(battery).points.len();
        let rows = match own.len() >= MANY_ITEMS && points >= MANY_POINTS {
            true => same_throughout(table, &own),
            false => Vec::new(),
        };
        let first = table.row_number(*rows.first()? as usize);
        let heading = &table.columns[own[0].column].heading;
        let place = Location::column(heading).at_row(first);
        let finding = Finding::note("straight-lining", place).with_text("battery", &battery.title);
        Some(finding.with("count", rows.len()).with("items", own.len()))
    });
    long.collect()
}

/// The rows with one answer, on the scale, in all these columns. After the
/// first columns hardly any row is left to look at, so this costs little.
fn same_throughout(table: &RawTable, items: &[&CodedItem]) -> Vec<u32> {
    let given = |item: &CodedItem, row: u32| {
        let Values::Coded { codes, .. } = &table.columns[item.column].values else { return None };
        let slot = codes.get(row as usize).map(|code| item.slots[code]);
        slot.filter(|slot| usize::from(*slot) < slot::POINTS)
    };
    let [first, second, others @ ..] = items else { return Vec::new() };
    let mut left: Vec<(u32, u8)> = Vec::new();
    for row in 0..u32::try_from(table.rows).unwrap_or(u32::MAX) {
        let slot = given(first, row).filter(|slot| given(second, row) == Some(*slot));
        left.extend(slot.map(|slot| (row, slot)));
    }
    for item in others {
        left.retain(|(row, slot)| given(item, *row) == Some(*slot));
    }
    left.into_iter().map(|(row, _)| row).collect()
}
