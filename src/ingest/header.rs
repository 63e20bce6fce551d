//! Headings that take more than one row, as some survey programs write them.

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
}

/// Words of SurveyMonkey for 'this column is the whole answer'.
const WHOLE_ANSWER: [&str; 4] = ["response", "open-ended response", "antwoord", "open antwoord"];

impl Header {
    /// The layout of a file whose text begins like this.
    pub(super) fn of(text: &[u8], delimiter: u8) -> Self {
        let rows = first_rows(text, delimiter);
        let imports = |row: &Vec<String>| row.iter().filter(|c| c.contains("ImportId")).count();
        let names = |row: &Vec<String>, name: &str| {
            row.iter().any(|cell| cell.trim_start_matches('\u{feff}').eq_ignore_ascii_case(name))
        };
        match &rows[..] {
            [_, _, third, ..] if imports(third) * 2 > third.len() => Header::Qualtrics { rows: 3 },
            [_, second, ..] if imports(second) * 2 > second.len() => Header::Qualtrics { rows: 2 },
            [_, second, ..] if names(second, "ResponseID") => Header::Qualtrics { rows: 2 },
            [first, second, ..] if is_survey_monkey(first, second) => Header::SurveyMonkey,
            _ => Header::Single,
        }
    }

    /// Rows that the headings take.
    pub(super) fn rows(self) -> usize {
        match self {
            Header::Single => 1,
            Header::Qualtrics { rows } => rows,
            Header::SurveyMonkey => 2,
        }
    }

    /// The program that writes headings like this.
    pub(super) fn producer(self) -> &'static str {
        match self {
            Header::Single => "unknown",
            Header::Qualtrics { .. } => "qualtrics",
            Header::SurveyMonkey => "surveymonkey",
        }
    }

    /// One heading per column: `code: question`, or `question [part]`.
    pub(super) fn join(self, rows: Vec<Vec<Vec<u8>>>) -> Vec<Vec<u8>> {
        let mut rows = rows.into_iter();
        let first = rows.next().unwrap_or_default();
        let mut second = rows.next().unwrap_or_default();
        second.resize(first.len(), Vec::new());
        let below = second.into_iter().map(|cell| cell.trim_ascii().to_vec());
        let above = first.into_iter().map(|cell| cell.trim_ascii().to_vec());
        match self {
            Header::Single => above.collect(),
            Header::Qualtrics { .. } => above.zip(below).map(code_and_question).collect(),
            Header::SurveyMonkey => {
                let mut question = Vec::new();
                above.zip(below).map(|pair| question_and_part(&mut question, pair)).collect()
            }
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
fn question_and_part(question: &mut Vec<u8>, (above, part): (Vec<u8>, Vec<u8>)) -> Vec<u8> {
    if !above.is_empty() {
        question.clone_from(&above);
    }
    let words = String::from_utf8_lossy(&part).to_lowercase();
    if part.is_empty() || WHOLE_ANSWER.contains(&&*words) {
        return above;
    }
    [&question[..], b" [", &part[..], b"]"].concat()
}

fn is_survey_monkey(first: &[String], second: &[String]) -> bool {
    let start = first.first().map(|cell| cell.to_lowercase().replace(' ', ""));
    let named = start.is_some_and(|cell| cell.trim_start_matches('\u{feff}') == "respondentid");
    let whole = |cell: &String| WHOLE_ANSWER.contains(&&*cell.to_lowercase());
    let unnamed =
        first.iter().zip(second).any(|(above, below)| above.is_empty() && !below.is_empty());
    named && second.first().is_some_and(String::is_empty) && (unnamed || second.iter().any(whole))
}

fn first_rows(text: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let mut output = vec![0; text.len() + 1];
    let mut ends = vec![0; text.len() + 1];
    let (mut rows, mut rest) = (Vec::new(), text);
    while rows.len() < 3 {
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
