//! Exports as survey programs write them, made up, in every container.

mod excel;
mod forms;
mod limesurvey;
mod qualtrics;
mod surveymonkey;

use std::io::{Cursor, Write};

use peilglas::engine::{Engine, Survey};
use peilglas::questionnaire::{Aside, BackgroundKind, Role};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::open;

/// An export to be written.
pub struct Export {
    /// Rows of headings; cells between "|".
    pub headings: &'static [&'static str],
    /// Per column the values that its rows have in turn, between " / ".
    pub answers: &'static [&'static str],
    pub rows: usize,
}

impl Export {
    /// All rows, headings first. `{row}` is the row's number.
    pub fn cells(&self) -> Vec<Vec<String>> {
        let headings = self.headings.iter().map(|row| row.split('|').map(str::to_owned).collect());
        let mut cells: Vec<Vec<String>> = headings.collect();
        for row in 0..self.rows {
            let value = |answers: &&str| {
                let values: Vec<&str> = answers.split(" / ").collect();
                values[row % values.len()].trim().replace("{row}", &(100 + row).to_string())
            };
            cells.push(self.answers.iter().map(value).collect());
        }
        cells
    }

    /// The survey in this export, which is the same in every container.
    #[track_caller]
    pub fn check(&self, producer: &str, respondents: usize, roles: &str) -> Engine {
        let cells = self.cells();
        let csv = delimited(&cells, ',');
        let containers = [
            ("semicolons", delimited(&cells, ';')),
            ("workbook", workbook(&[("Blad1", &cells)])),
            ("zip", zipped(&[("enquête.csv", &csv)])),
            ("byte order mark", [b"\xef\xbb\xbf", &csv[..]].concat()),
            ("UTF-16 with tabs", utf16(&delimited(&cells, '\t'))),
            ("csv", csv),
        ];
        let mut last = None;
        for (container, bytes) in containers {
            let engine = open(&bytes);
            let survey = engine.survey().expect("a survey");
            assert_eq!(survey.table.source.producer, producer, "{container}");
            assert_eq!(survey.table.rows, respondents, "{container}");
            assert_eq!(letters(survey), roles, "{container}: {:#?}", headings(survey));
            last = Some(engine);
        }
        last.expect("an engine")
    }
}

/// A letter per column: an item, a split, one of several answers, a choice,
/// open, weights; set aside since it is about a person, technical, empty or unclear.
pub fn letters(survey: &Survey) -> String {
    let inferred = survey.inferred().expect("an inferred questionnaire");
    let letter = |role| match role {
        Role::Item => 'I',
        Role::Split => 'S',
        Role::Multiple => 'M',
        Role::Choice => 'C',
        Role::Weight => 'w',
        Role::Open => 'O',
        Role::Aside(Aside::Identifies) => 'p',
        Role::Aside(Aside::Technical) => 't',
        Role::Aside(Aside::Empty) => 'e',
        Role::Aside(Aside::Unclear) => 'u',
    };
    inferred.reasons.iter().map(|reason| letter(reason.role)).collect()
}

pub fn headings(survey: &Survey) -> Vec<&str> {
    survey.table.columns.iter().map(|column| &*column.heading).collect()
}

/// How many a finding counts; `None` where there is no such finding.
pub fn counted(engine: &Engine, code: &str) -> Option<String> {
    let findings = engine.survey().expect("a survey").findings();
    let finding = findings.into_iter().find(|finding| finding.code == code)?;
    Some(finding.args.into_iter().next()?.1.nl)
}

/// The batteries' titles, and the labels of their scales from low to high.
pub fn batteries(engine: &Engine) -> Vec<(String, String)> {
    let made = &engine.survey().expect("a survey").questionnaire;
    let points = |battery| {
        let points = made.scale(battery).points.iter();
        points.map(|point| &*point.label.nl).collect::<Vec<_>>().join(" / ")
    };
    made.batteries.iter().map(|battery| (battery.title.nl.clone(), points(battery))).collect()
}

/// The groups of a split, in order; of bands their labels.
pub fn groups(engine: &Engine, split: &str) -> Vec<String> {
    let made = &engine.survey().expect("a survey").questionnaire;
    match &made.background(split).expect("a split").kind {
        BackgroundKind::Choice { answers } => answers.iter().map(|a| a.id.clone()).collect(),
        BackgroundKind::Number { bands, .. } => bands.iter().map(|b| b.label.nl.clone()).collect(),
    }
}

pub fn delimited(cells: &[Vec<String>], delimiter: char) -> Vec<u8> {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(quoted).collect();
        cells.join(&delimiter.to_string()) + "\r\n"
    };
    cells.iter().map(line).collect::<String>().into_bytes()
}

fn utf16(text: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(text);
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

pub fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).expect("begun");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("written").into_inner()
}

/// A workbook with these sheets; empty cells are left out, as merged ones are.
pub fn workbook(sheets: &[(&str, &[Vec<String>])]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let escape = |text: &str| {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
    };
    let (mut list, mut relations, mut parts) = (String::new(), String::new(), Vec::new());
    for (number, (name, cells)) in (1..).zip(sheets) {
        list += &format!(r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>"#);
        relations += &format!(
            r#"<Relationship Id="rId{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        );
        let mut rows = String::new();
        for (row, cells) in (1..).zip(*cells) {
            rows += &format!(r#"<row r="{row}">"#);
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let place = format!("{}{row}", column_name(column));
                rows += &match cell.parse::<f64>() {
                    Ok(_) => format!(r#"<c r="{place}"><v>{cell}</v></c>"#),
                    Err(_) => format!(
                        r#"<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                        escape(cell)
                    ),
                };
            }
            rows += "</row>";
        }
        let sheet =
            format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#);
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet));
    }
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(
            r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{list}</sheets></workbook>"#
        ),
    ));
    let package = "http://schemas.openxmlformats.org/package/2006";
    let wrap = |relations: &str| {
        format!(r#"<Relationships xmlns="{package}/relationships">{relations}</Relationships>"#)
    };
    let book = format!(
        r#"<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>"#
    );
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), wrap(&relations)));
    parts.push(("_rels/.rels".to_owned(), wrap(&book)));
    parts.push((
        "[Content_Types].xml".to_owned(),
        format!(
            r#"<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"#
        ),
    ));
    let members: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, part)| (&**name, part.as_bytes())).collect();
    zipped(&members)
}

/// `A`, `Z`, `AA`.
fn column_name(mut column: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + (column % 26) as u8));
        match (column / 26).checked_sub(1) {
            Some(next) => column = next,
            None => return name,
        }
    }
}
