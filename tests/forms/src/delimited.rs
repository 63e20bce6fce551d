//! Delimited text, as the demo has it and as two survey programs export it.

use std::io::Write;

use anyhow::Result;

use crate::{Kind, Question, Responses};

/// Codes below codes.
///
/// # Errors
/// When writing fails.
pub fn plain(responses: &Responses, delimiter: u8, out: impl Write) -> Result<()> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    writer.write_record(&responses.headings)?;
    for row in responses.rows() {
        writer.write_record(row)?;
    }
    Ok(writer.flush()?)
}

/// LimeSurvey's export with codes and full questions above full answers, with three
/// responses that were never submitted among the others. What somebody was not shown
/// says `N/A`, here all that comes after the last answer, while a question that was
/// passed over is empty.
///
/// # Errors
/// When writing fails.
pub fn limesurvey(responses: &Responses) -> Result<Vec<u8>> {
    let questions = questions(responses);
    let mut out = b"\xef\xbb\xbf".to_vec();
    let mut writer =
        csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(&mut out);
    let mut headings: Vec<String> = [
        "id. Antwoord-ID",
        "submitdate. Datum ingestuurd",
        "lastpage. Laatste pagina",
        "startlanguage. Starttaal",
        "seed. Seed",
    ]
    .map(str::to_owned)
    .into();
    headings.extend(questions[1..].iter().map(|question| match question.part {
        Some(part) => {
            format!("Q{}[SQ{part:03}]. {} [{}]", question.number, question.text, question.label)
        }
        None => format!("{}. {}", question.code, question.text),
    }));
    writer.write_record(&headings)?;
    for (number, row) in responses.rows().enumerate() {
        let last = row.iter().rposition(|cell| !cell.is_empty()).unwrap_or(0);
        let answers = questions.iter().zip(row).enumerate().skip(1);
        let answers: Vec<&str> = answers
            .map(|(at, (question, cell))| if at > last { "N/A" } else { question.words(cell) })
            .collect();
        let mut write = |submitted: &str, page: &str| {
            let seed = 1_000_000_007 * (number as u64 + 1) % 2_147_483_647;
            let (id, seed) = ((number + 1).to_string(), seed.to_string());
            let technical = [&*id, submitted, page, "nl", &*seed];
            writer.write_record(technical.iter().chain(&answers))
        };
        if [20, 700, 3500].contains(&number) {
            write("", "4")?;
        }
        write("2023-11-20 09:30:00", "7")?;
    }
    writer.flush()?;
    drop(writer);
    Ok(out)
}

/// Qualtrics' export with choice text below three rows of headings, with two trials of
/// the survey's maker and three responses that were not finished among the others.
///
/// # Errors
/// When writing fails.
pub fn qualtrics(responses: &Responses) -> Result<Vec<u8>> {
    let questions = questions(responses);
    let mut writer = csv::WriterBuilder::new().flexible(false).from_writer(Vec::new());
    let technical = [
        ("StartDate", "Startdatum", "startDate"),
        ("EndDate", "Einddatum", "endDate"),
        ("Status", "Responstype", "status"),
        ("IPAddress", "IP-adres", "ipAddress"),
        ("Progress", "Voortgang", "progress"),
        ("Duration (in seconds)", "Duur (in seconden)", "duration"),
        ("Finished", "Voltooid", "finished"),
        ("RecordedDate", "Opnamedatum", "recordedDate"),
        ("ResponseId", "Respons-id", "_recordId"),
        ("DistributionChannel", "Distributiekanaal", "distributionChannel"),
        ("UserLanguage", "Gebruikerstaal", "userLanguage"),
    ];
    let import = |id: &str| format!("{{\"ImportId\":\"{id}\"}}");
    let mut rows: [Vec<String>; 3] = [0, 1, 2].map(|row| {
        let cell = |column: &(&str, &str, &str)| match row {
            0 => column.0.to_owned(),
            1 => column.1.to_owned(),
            _ => import(column.2),
        };
        technical.iter().map(cell).collect()
    });
    for question in &questions[1..] {
        let id = format!("QID{}", question.code.trim_start_matches('Q'));
        rows[0].push(question.code.clone());
        rows[1].push(match question.kind {
            Kind::Item => format!("{} - {}", question.text, question.label),
            _ => question.text.clone(),
        });
        rows[2].push(import(&id));
    }
    for row in &rows {
        writer.write_record(row)?;
    }
    for (number, row) in responses.rows().enumerate() {
        let answers: Vec<&str> =
            questions.iter().zip(row).skip(1).map(|(q, cell)| q.words(cell)).collect();
        let extra = [
            (10, PREVIEW),
            (90, UNFINISHED),
            (900, UNFINISHED),
            (2000, PREVIEW),
            (3000, UNFINISHED),
        ];
        if let Some((_, what)) = extra.into_iter().find(|(at, _)| *at == number) {
            writer.write_record(
                technical_cells(9000 + number, what)
                    .iter()
                    .map(String::as_str)
                    .chain(answers.iter().copied()),
            )?;
        }
        writer.write_record(
            technical_cells(number, FINISHED)
                .iter()
                .map(String::as_str)
                .chain(answers.iter().copied()),
        )?;
    }
    Ok(writer.into_inner()?)
}

/// What Qualtrics says of a response: status, progress, and whether it was finished.
type Standing = (&'static str, &'static str, &'static str);

const FINISHED: Standing = ("IP Address", "100", "True");
const PREVIEW: Standing = ("Survey Preview", "100", "True");
const UNFINISHED: Standing = ("IP Address", "46", "False");

fn technical_cells(number: usize, (status, progress, finished): Standing) -> [String; 11] {
    let minute = number % 60;
    [
        format!("2023-11-20 09:{minute:02}:00"),
        format!("2023-11-20 10:{minute:02}:30"),
        status.to_owned(),
        "192.0.2.1".to_owned(),
        progress.to_owned(),
        (600 + number % 900).to_string(),
        finished.to_owned(),
        format!("2023-11-20 10:{minute:02}:31"),
        format!("R_synthetisch{number:05}"),
        "anonymous".to_owned(),
        "NL".to_owned(),
    ]
}

fn questions(responses: &Responses) -> Vec<Question> {
    responses.headings.iter().map(|code| Question::of(code)).collect()
}
