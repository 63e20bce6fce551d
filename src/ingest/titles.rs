//! Titles above the headings of delimited text, as a spreadsheet leaves them.

use super::header::Header;
use super::sniff;

/// More rows above the headings are no titles.
const MOST: usize = 10;

/// A table with fewer columns does not tell a title from its headings.
const COLUMNS: usize = 3;

/// The bytes and the rows of what stands above the headings of a file that
/// begins like this: rows with one text, or none, above a row of different words.
pub(super) fn above(text: &[u8], delimiter: u8) -> (usize, u64) {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let (mut output, mut ends) = (vec![0; text.len() + 1], vec![0; text.len() + 1]);
    let (mut taken, mut empty, mut after_return) = (0, 0, false);
    if Header::of_text(text, delimiter) != Header::Single {
        return (0, 0);
    }
    for row in 0..=MOST as u64 {
        let (passed, lines) = sniff::empty_lines(&text[taken..], &mut after_return);
        taken += passed;
        empty += lines;
        let (result, read, _, fields) = reader.read_record(&text[taken..], &mut output, &mut ends);
        if result != csv_core::ReadRecordResult::Record {
            break;
        }
        let mut start = 0;
        let cells = ends[..fields].iter().map(|&end| {
            let cell = output[start..end].trim_ascii();
            start = end;
            cell
        });
        let filled: Vec<&[u8]> = cells.filter(|cell| !cell.is_empty()).collect();
        if filled.len() > 1 {
            return if row > 0 && is_headings(&filled) { (taken, row + empty) } else { (0, 0) };
        }
        taken += read;
        after_return = text[..taken].ends_with(b"\r");
    }
    (0, 0)
}

/// Different words, none of which is a number.
fn is_headings(cells: &[&[u8]]) -> bool {
    let mut different = cells.to_vec();
    different.sort_unstable();
    different.dedup();
    let letters = |cell: &&[u8]| cell.iter().any(|byte| byte.is_ascii_alphabetic());
    cells.len() >= COLUMNS && different.len() == cells.len() && cells.iter().all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_above_words() {
        let check = |text: &str, rest: &str, lines: u64| {
            let (bytes, above) = above(text.as_bytes(), b';');
            assert_eq!((&text[bytes..], above), (rest, lines), "{text}");
        };
        check("Enquête;;\n;;\nTeam;Q1;Q2\nA;1;2\n", "Team;Q1;Q2\nA;1;2\n", 2);
        check("Enquête\n\nTeam;Q1;Q2\nA;1;2\n", "Team;Q1;Q2\nA;1;2\n", 2);
        check("Enquête\r\n\r\nTeam;Q1;Q2\r\n", "Team;Q1;Q2\r\n", 2);
        check("Enquête\r\rTeam;Q1;Q2\rA;1;2\r", "Team;Q1;Q2\rA;1;2\r", 2);
        // A spreadsheet counts rows, whatever line ends stand in a cell.
        check("\"Enquête\nvan 2024\";;\nTeam;Q1;Q2\n", "Team;Q1;Q2\n", 1);
        for none in ["Team;Q1;Q2\nA;1;2\n", "Team;;\nA;1;2\n", "Q1;;\nTeam;Q\n", "\n\n"] {
            check(none, none, 0);
        }
    }
}
