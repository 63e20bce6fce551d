//! The respondents and the sample as the two files.

use super::draw::Draw;
use super::margins::{DOMAINS, SAMPLE};
use super::people::Person;
use super::targets::BATTERIES;

/// Code for an answer kept back, where the question has codes.
const REFUSED: u8 = 99;

/// The same for years, where 99 could be meant.
const REFUSED_YEARS: u16 = 999;

/// How usual each answer to 'als eerste naar' is; the last weight: not answered.
const FIRST: [u64; 7] = [38, 44, 7, 1, 4, 3, 6];

/// The response file: `;` between cells, UTF-8, line feeds.
pub fn responses(people: &[Person], draw: &mut Draw) -> String {
    let mut out = heading().join(";");
    out.push('\n');
    let mut texts = Texts { draw, written: 0 };
    for (number, person) in people.iter().enumerate() {
        let mut cells = vec![format!("synthetisch-{:04}", number + 1)];
        cells.extend(background(person));
        cells.push(texts.one_in(12, person.answers[0]));
        let mut answers = person.answers.iter();
        let mut last = 0;
        for battery in &BATTERIES {
            for &answer in answers.by_ref().take(battery.items.len()) {
                cells.push(code(answer));
                last = answer;
            }
            match battery.number {
                10 => cells.push(texts.one_in(40, last)),
                13 => cells.extend([texts.one_in(15, last), texts.one_in(22, last)]),
                _ => {}
            }
        }
        let first = texts.draw.weighted(&FIRST) as u8 + 1;
        let silent = last == 0 || usize::from(first) == FIRST.len();
        cells.push(code(if silent { 0 } else { first }));
        out.push_str(&cells.join(";"));
        out.push('\n');
    }
    out
}

/// Free texts, numbered through the file.
struct Texts<'a> {
    draw: &'a mut Draw,
    written: usize,
}

impl Texts<'_> {
    /// A text from one in so many respondents, and from nobody who had stopped before.
    fn one_in(&mut self, respondents: u64, answer_before: u8) -> String {
        if self.draw.below(respondents) > 0 || answer_before == 0 {
            return String::new();
        }
        self.written += 1;
        quoted(&free_text(self.written))
    }
}

/// The sample per stratum of Table 3.
pub fn sample() -> String {
    let mut out = String::from("domein;leiding;steekproef\n");
    for (domain, leading, others) in SAMPLE {
        out.push_str(&format!("{domain};Leidinggevend;{leading}\n"));
        out.push_str(&format!("{domain};Niet-leidinggevend;{others}\n"));
    }
    out
}

/// The column headings of the response file.
fn heading() -> Vec<String> {
    let mut cells = vec!["respondent".to_owned()];
    cells.extend((1..=7).map(|number| format!("Q{number}")));
    for battery in &BATTERIES {
        let number = battery.number;
        cells.extend((1..=battery.items.len()).map(|item| format!("Q{number}_{item}")));
        match number {
            10 => cells.push("Q10b".to_owned()),
            13 => cells.extend(["Q13b".to_owned(), "Q13c".to_owned()]),
            _ => {}
        }
    }
    cells.push("Q14b".to_owned());
    cells
}

/// Questions 1 to 6.
fn background(person: &Person) -> [String; 6] {
    let told = |value: Option<u8>| code(value.unwrap_or(REFUSED));
    let years =
        |value: Option<u8>| value.map_or(REFUSED_YEARS.to_string(), |years| years.to_string());
    [
        told(person.scale),
        told(person.leading.map(|leading| if leading { 2 } else { 1 })),
        told(DOMAINS[person.row].code),
        years(person.age),
        years(person.tenure),
        told(person.organisation),
    ]
}

/// A code as its cell; 0 is an empty cell.
fn code(value: u8) -> String {
    if value == 0 { String::new() } else { value.to_string() }
}

/// A sentence nobody could take for somebody's own, now and then with what trips readers.
fn free_text(number: usize) -> String {
    match number % 20 {
        5 => format!("Synthetisch antwoord {number}; met een puntkomma"),
        10 => format!("Synthetisch \"antwoord\" {number}"),
        15 => format!("Synthetische zin over coördinatie en reële ruimte {number}"),
        _ => format!("Synthetisch antwoord {number}"),
    }
}

fn quoted(text: &str) -> String {
    if text.contains([';', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_would_break_a_row_are_quoted() {
        assert_eq!(quoted("a;b"), "\"a;b\"");
        assert_eq!(quoted("a \"b\""), "\"a \"\"b\"\"\"");
        assert_eq!(quoted("a b"), "a b");
    }

    #[test]
    fn headings_name_every_question_once() {
        let mut names = heading();
        assert_eq!(names.len(), 1 + 7 + 64 + 3 + 1);
        assert_eq!(names[8], "Q8_1");
        assert_eq!(names.last().map(String::as_str), Some("Q14b"));
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 76);
    }

    #[test]
    fn the_sample_is_that_of_table_3() {
        let total: usize = SAMPLE.iter().map(|&(_, leading, others)| leading + others).sum();
        assert_eq!(total, 14_301);
        assert_eq!(sample().lines().count(), 9);
    }
}
