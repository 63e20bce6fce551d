//! Workbooks of Excel: one as somebody leaves it who worked in it, one of codes only.

use anyhow::Result;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use crate::{Kind, Question, Responses};

/// The demo's responses in a workbook with what people do to workbooks: a first sheet
/// that explains, titles above the headings, a column of dates, an empty column,
/// numbers stored as text, words instead of codes, spaces behind words, and a note
/// beside the table.
///
/// # Errors
/// When the writer of workbooks refuses something.
pub fn quirks(responses: &Responses) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    explanation(book.add_worksheet())?;
    let sheet = book.add_worksheet();
    sheet.set_name("Antwoorden")?;
    let day = Format::new().set_num_format("dd-mm-yyyy");
    let bold = Format::new().set_bold();
    sheet.write_with_format(0, 0, "Medewerkersonderzoek (synthetisch)", &bold)?;
    sheet.write(1, 0, "Peildatum")?;
    sheet.write_with_format(1, 1, &ExcelDateTime::from_ymd(2024, 1, 31)?, &day)?;
    let questions: Vec<Question> =
        responses.headings.iter().map(|code| Question::of(code)).collect();
    // The respondent's number, the day, nothing, and then the questions.
    let first_question = 3;
    sheet.write_with_format(HEADINGS, 0, "Nr", &bold)?;
    sheet.write_with_format(HEADINGS, 1, "Datum ingevuld", &bold)?;
    for (at, question) in (first_question..).zip(&questions[1..]) {
        let heading = match question.kind {
            Kind::Item => format!("{}. {} ", question.code, question.label),
            _ => question.text.clone(),
        };
        sheet.write_with_format(HEADINGS, at, heading, &bold)?;
    }
    for (row, cells) in (HEADINGS + 1..).zip(responses.rows()) {
        sheet.write(row, 0, &cells[0])?;
        let answered = ExcelDateTime::from_ymd(2023, 11, (row % 30 + 1) as u8)?;
        sheet.write_with_format(row, 1, &answered, &day)?;
        for (at, (question, cell)) in (first_question..).zip(questions.iter().zip(cells).skip(1)) {
            if !cell.is_empty() {
                answer(sheet, row, at, question, cell)?;
            }
        }
    }
    sheet.set_column_width(1, 14)?;
    Ok(book.save_to_buffer()?)
}

/// The row of headings, from 0.
const HEADINGS: u32 = 3;

fn explanation(sheet: &mut Worksheet) -> Result<()> {
    sheet.set_name("Toelichting")?;
    let lines = [
        ("Bestand", "Antwoorden van een verzonnen medewerkersonderzoek"),
        ("Waarde", "Betekenis"),
        ("1", "Zeer mee oneens"),
        ("2", "Mee oneens"),
        ("3", "Neutraal"),
        ("4", "Mee eens"),
        ("5", "Zeer mee eens"),
        ("6", "Geen mening"),
    ];
    for (row, (left, right)) in (0..).zip(lines) {
        sheet.write(row, 0, left)?;
        sheet.write(row, 1, right)?;
    }
    Ok(())
}

/// Of each battery the answers are stored in another way.
fn answer(sheet: &mut Worksheet, row: u32, at: u16, question: &Question, cell: &str) -> Result<()> {
    let number = cell.parse::<f64>();
    match (question.kind, &*question.number, number) {
        // Words, with spaces behind every third.
        (Kind::Item, "9" | "12", _) | (Kind::Choice, "3" | "14b", _) => {
            let spaces = if row.is_multiple_of(3) { "  " } else { "" };
            sheet.write(row, at, format!("{}{spaces}", question.words(cell)))?
        }
        // Numbers that Excel holds for text.
        (Kind::Item, "10" | "13", _) | (Kind::Number, _, _) => sheet.write(row, at, cell)?,
        (_, _, Ok(number)) => sheet.write(row, at, number)?,
        _ => sheet.write(row, at, cell)?,
    };
    Ok(())
}

/// Responses as numbers in one sheet.
///
/// # Errors
/// As [`quirks`].
pub fn plain(responses: &Responses) -> Result<Vec<u8>> {
    one_sheet(responses, |_, cell| cell)
}

/// Responses in words in one sheet.
///
/// # Errors
/// As [`quirks`].
pub fn words(responses: &Responses) -> Result<Vec<u8>> {
    one_sheet(responses, |question, cell| question.words(cell))
}

fn one_sheet(
    responses: &Responses,
    content: for<'a> fn(&'a Question, &'a str) -> &'a str,
) -> Result<Vec<u8>> {
    let questions: Vec<_> = responses.headings.iter().map(|code| Question::of(code)).collect();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Antwoorden")?;
    for (at, heading) in (0..).zip(&responses.headings) {
        sheet.write(0, at, heading)?;
    }
    for (row, cells) in (1..).zip(responses.rows()) {
        for (at, (question, cell)) in (0..).zip(questions.iter().zip(cells)) {
            let cell = content(question, cell);
            match cell.parse::<f64>() {
                Ok(number) => drop(sheet.write(row, at, number)?),
                Err(_) if cell.is_empty() => {}
                Err(_) => drop(sheet.write(row, at, cell)?),
            }
        }
    }
    Ok(book.save_to_buffer()?)
}
