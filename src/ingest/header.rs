//! Headings that take more than one row, as some survey programs write them,
//! in text and in workbooks alike.

use std::collections::BTreeMap;

/// How the headings of a file are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Header {
    /// One row.
    #[default]
    Single,
    /// Qualtrics: codes, questions, and in most exports a row of import ids.
    Qualtrics {
        /// Two or three.
        rows: usize,
    },
    /// SurveyMonkey: the question above its first column only, the parts below.
    SurveyMonkey,
    /// The same by hand: merged cells above the columns that belong together.
    Merged,
}

/// Rows that are enough to tell the layout.
pub(super) const ENOUGH: usize = 3;

/// Words of SurveyMonkey for 'this column is the whole answer'.
const WHOLE_ANSWER: [&str; 4] = ["response", "open-ended response", "antwoord", "open antwoord"];

/// What SurveyMonkey calls its first column, without spaces and hyphens.
const RESPONDENT: [&str; 4] = ["respondentid", "befragtenid", "idudurepondant", "iddelencuestado"];

/// Columns of Qualtrics whose every value has a digit, and whose description has none.
const NUMBERED: [&str; 5] =
    ["startdate", "enddate", "recordeddate", "progress", "duration (in seconds)"];

impl Header {
    /// The layout of a file whose text begins like this.
    pub(super) fn of_text(text: &[u8], delimiter: u8) -> Self {
        Self::of(&first_rows(text, delimiter))
    }

    /// The layout of a file or sheet that begins with these rows.
    pub(super) fn of(rows: &[Vec<String>]) -> Self {
        let imports = |row: &Vec<String>| row.iter().filter(|c| c.contains("ImportId")).count();
        let names = |row: &Vec<String>, name: &str| {
            row.iter().any(|cell| bare(cell).eq_ignore_ascii_case(name))
        };
        match rows {
            [_, _, third, ..] if imports(third) * 2 > third.len() => Header::Qualtrics { rows: 3 },
            [_, second, ..] if imports(second) * 2 > second.len() => Header::Qualtrics { rows: 2 },
            [_, second, ..] if names(second, "ResponseID") => Header::Qualtrics { rows: 2 },
            [first, second, ..] if is_described(first, second) => Header::Qualtrics { rows: 2 },
            [first, second, ..] if is_survey_monkey(first, second) => Header::SurveyMonkey,
            [first, second, third, ..] if is_merged(first, second, third) => Header::Merged,
            _ => Header::Single,
        }
    }

    /// Rows that the headings take.
    pub(super) fn rows(self) -> usize {
        match self {
            Header::Single => 1,
            Header::Qualtrics { rows } => rows,
            Header::SurveyMonkey | Header::Merged => 2,
        }
    }

    /// The program that writes headings like this.
    pub(super) fn producer(self) -> &'static str {
        match self {
            Header::Single | Header::Merged => "unknown",
            Header::Qualtrics { .. } => "qualtrics",
            Header::SurveyMonkey => "surveymonkey",
        }
    }

    /// One heading per column: `code: question`, or `question [part]`.
    pub(super) fn join(self, rows: Vec<Vec<Vec<u8>>>) -> Vec<Vec<u8>> {
        let trimmed = |cell: Vec<u8>| cell.trim_ascii().to_vec();
        let mut rows = rows.into_iter().map(|row| row.into_iter().map(trimmed).collect());
        let above: Vec<Vec<u8>> = rows.next().unwrap_or_default();
        let mut below: Vec<Vec<u8>> = rows.next().unwrap_or_default();
        below.resize(above.len(), Vec::new());
        match self {
            Header::Single => above,
            Header::Qualtrics { .. } => {
                above.into_iter().zip(below).map(code_and_question).collect()
            }
            Header::SurveyMonkey | Header::Merged => questions_and_parts(above, below),
        }
    }
}

fn code_and_question((code, question): (Vec<u8>, Vec<u8>)) -> Vec<u8> {
    if question.is_empty() || question == code || contains(&question, b"ImportId") {
        return code;
    }
    [code, question].join(&b": "[..])
}

/// Below a question that spans several columns its parts stand without it.
fn questions_and_parts(mut above: Vec<Vec<u8>>, below: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    for cell in &mut above {
        if is_unnamed(&String::from_utf8_lossy(cell)) {
            cell.clear();
        }
    }
    // In a language that is not known, 'the whole answer' is what stands below
    // one question after another that has a column to itself.
    let mut times: BTreeMap<&[u8], usize> = BTreeMap::new();
    for (at, part) in below.iter().enumerate() {
        let alone = !above[at].is_empty() && above.get(at + 1).is_none_or(|next| !next.is_empty());
        if alone && !part.is_empty() {
            *times.entry(part).or_default() += 1;
        }
    }
    let whole = |part: &[u8]| {
        let words = String::from_utf8_lossy(part).to_lowercase();
        WHOLE_ANSWER.contains(&&*words) || times.get(part).is_some_and(|times| *times > 1)
    };
    let mut question: &[u8] = b"";
    let mut headings = Vec::with_capacity(above.len());
    for (above, part) in above.iter().zip(&below) {
        if !above.is_empty() {
            question = above;
        }
        headings.push(match part.is_empty() || (whole(part) && !above.is_empty()) {
            true => above.clone(),
            false => [question, b" [", part, b"]"].concat(),
        });
    }
    headings
}

/// Two rows of Qualtrics without import ids: codes, and below them descriptions.
fn is_described(first: &[String], second: &[String]) -> bool {
    let numbered = |cell: &String| NUMBERED.contains(&&*bare(cell).to_lowercase());
    let below: Vec<&String> =
        first.iter().zip(second).filter(|(code, _)| numbered(code)).map(|pair| pair.1).collect();
    let words = |text: &&String| !text.is_empty() && !text.contains(|c: char| c.is_ascii_digit());
    below.len() >= 2 && below.iter().all(words)
}

fn is_survey_monkey(first: &[String], second: &[String]) -> bool {
    let plain = |cell: &String| bare(cell).to_lowercase().replace([' ', '-', '_'], "");
    let named = first.first().is_some_and(|cell| RESPONDENT.contains(&&*plain(cell)));
    let whole = |cell: &&String| WHOLE_ANSWER.contains(&&*cell.to_lowercase());
    let pairs = || first.iter().zip(second);
    let unnamed = pairs().any(|(above, below)| is_unnamed(above) && !below.is_empty());
    let whole = second.iter().filter(whole).count();
    let own = named && second.first().is_some_and(String::is_empty);
    // Who takes the first columns out leaves the words for a whole answer.
    (own && (unnamed || whole > 0)) || (whole >= 2 && first.len() >= whole)
}

/// A question above the first of its columns, with different words below each, and
/// columns of their own, with nothing below their name and answers in the third row.
fn is_merged(first: &[String], second: &[String], third: &[String]) -> bool {
    let cell = |row: &[String], at: usize| row.get(at).map_or("", |cell| cell.trim()).to_owned();
    let (mut own, mut parts) = (0, Vec::new());
    for at in 0..first.len() {
        let (above, below) = (cell(first, at), cell(second, at));
        let spans = above.is_empty()
            || (at + 1 < first.len() && cell(first, at + 1).is_empty() && !below.is_empty());
        match (spans, below.is_empty()) {
            (true, false) => parts.push(below),
            (false, true) if !cell(third, at).is_empty() => own += 1,
            _ => return false,
        }
    }
    let letters = parts.iter().all(|part| part.contains(|c: char| c.is_alphabetic()));
    let count = parts.len();
    parts.sort_unstable();
    parts.dedup();
    let named = first.first().is_some_and(|cell| !cell.trim().is_empty());
    named && own >= 1 && count >= 2 && parts.len() == count && letters
}

/// No name, or what a program for data made of none: `Unnamed: 4`.
fn is_unnamed(cell: &str) -> bool {
    let number = cell.strip_prefix("Unnamed: ");
    cell.is_empty() || number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}

fn bare(cell: &str) -> &str {
    cell.trim_start_matches('\u{feff}')
}

fn first_rows(text: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let mut output = vec![0; text.len() + 1];
    let mut ends = vec![0; text.len() + 1];
    let (mut rows, mut rest) = (Vec::new(), text);
    while rows.len() < ENOUGH {
        let (result, read, _, fields) = reader.read_record(rest, &mut output, &mut ends);
        rest = &rest[read..];
        let mut start = 0;
        let cells = ends[..fields].iter().map(|&end| {
            let cell = String::from_utf8_lossy(&output[start..end]).trim().to_owned();
            start = end;
            cell
        });
        rows.push(cells.collect());
        // Of a row that the sample cuts off its first cells tell enough.
        if result != csv_core::ReadRecordResult::Record {
            break;
        }
    }
    rows
}

fn contains(text: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(text, word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, header: Header, joined: &str) {
        let rows: Vec<Vec<String>> =
            text.lines().map(|row| row.split('|').map(str::to_owned).collect()).collect();
        assert_eq!(Header::of(&rows), header);
        let bytes = rows.into_iter().map(|row| row.into_iter().map(String::into_bytes).collect());
        let headings = header.join(bytes.collect());
        let headings: Vec<String> =
            headings.into_iter().map(|h| String::from_utf8(h).expect("text")).collect();
        assert_eq!(headings.join("|"), joined);
    }

    #[test]
    fn qualtrics_writes_up_to_three_rows() {
        let ids = "{\"ImportId\":\"startDate\"}|{\"ImportId\":\"QID1\"}";
        check(
            &format!("StartDate|Q1\nBegindatum|Hoe gaat het?\n{ids}"),
            Header::Qualtrics { rows: 3 },
            "StartDate: Begindatum|Q1: Hoe gaat het?",
        );
        check(&format!("StartDate|Q1\n{ids}"), Header::Qualtrics { rows: 2 }, "StartDate|Q1");
        check(
            "StartDate|EndDate|Q1\nAnfangsdatum|Enddatum|Wie geht es?\n2024-01-01|2024-01-01|4",
            Header::Qualtrics { rows: 2 },
            "StartDate: Anfangsdatum|EndDate: Enddatum|Q1: Wie geht es?",
        );
        check(
            "StartDate|EndDate|Q1\n2024-01-01|2024-01-01|4",
            Header::Single,
            "StartDate|EndDate|Q1",
        );
    }

    #[test]
    fn merged_cells_stand_above_their_columns() {
        check(
            "Team|Werk||Leeftijd\n|Plezier|Trots|\nA|Mee eens|Oneens|34",
            Header::Merged,
            "Team|Werk [Plezier]|Werk [Trots]|Leeftijd",
        );
        // A column without a heading, and somebody who answered less.
        for single in ["Team|Werk||Leeftijd\nA|Eens|x|34\nB|x|y|35", "Team||Q\n|x|\n|y|1"] {
            check(single, Header::Single, single.lines().next().unwrap_or_default());
        }
    }

    #[test]
    fn survey_monkey_names_a_question_once() {
        check(
            "Respondent ID|Wat?||Hoe?|Waar?\n|Fiets|Trein|Response|Response",
            Header::SurveyMonkey,
            "Respondent ID|Wat? [Fiets]|Wat? [Trein]|Hoe?|Waar?",
        );
        check(
            "Befragten-ID|Was?|Unnamed: 2|Wie?|Wo?\n|Rad|Zug|Antwort|Antwort",
            Header::SurveyMonkey,
            "Befragten-ID|Was? [Rad]|Was? [Zug]|Wie?|Wo?",
        );
        check(
            "Wat?||Hoe?|Waar?\nFiets|Trein|Response|Open-Ended Response",
            Header::SurveyMonkey,
            "Wat? [Fiets]|Wat? [Trein]|Hoe?|Waar?",
        );
        check("Respondent ID|Wat?\n1|Response", Header::Single, "Respondent ID|Wat?");
    }
}
