//! The demo data as other programs would have exported it: questions and
//! answers in words.

use peilglas::base::Language;
use peilglas::questionnaire::{BackgroundKind, BuiltIn, Missing, Questionnaire};

/// A file as some program exports it.
pub struct Export {
    pub name: &'static str,
    pub encoding: &'static str,
    pub bytes: Vec<u8>,
}

/// The same responses three times: Dutch words in Windows-1252 with `;`, English
/// words in UTF-8 with commas, codes with words in UTF-16 with tabs.
pub fn exports(coded: &str) -> [Export; 3] {
    let text = std::fs::read_to_string(coded).expect("the demo data");
    let in_words = |language, delimiter| rewrite(&text, language, delimiter, false);
    let dutch = in_words(Language::Nl, ";");
    // What Windows-1252 has no letter for, an export program replaces.
    let dutch =
        dutch.replace('’', "'").replace(['‘', '“', '”'], "").replace('≤', "<=").replace('≥', ">=");
    let latin = dutch.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let both = rewrite(&text, Language::Nl, "\t", true);
    let utf16 = format!("\u{feff}{both}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    [
        Export { name: "woorden.csv", encoding: "windows-1252", bytes: latin },
        Export { name: "words.csv", encoding: "UTF-8", bytes: in_words(Language::En, ",").into() },
        Export { name: "codes-en-woorden.tsv", encoding: "UTF-16LE", bytes: utf16 },
    ]
}

fn rewrite(text: &str, language: Language, delimiter: &str, with_codes: bool) -> String {
    let mut lines = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let codes: Vec<String> = lines.headers().expect("headings").iter().map(str::to_owned).collect();
    let columns: Vec<Column> = codes.iter().map(|code| Column::of(code, language)).collect();
    let quoted = |words: String| format!("\"{}\"", words.replace('"', "\"\""));
    let row =
        |cells: Vec<String>| cells.into_iter().map(quoted).collect::<Vec<_>>().join(delimiter);
    let heading = |(code, column): (&String, &Column)| match with_codes {
        true => format!("{code}. {}", column.heading),
        false => column.heading.clone(),
    };
    let mut out = row(codes.iter().zip(&columns).map(heading).collect());
    for line in lines.records() {
        out.push_str("\r\n");
        let cell = |(value, column): (&str, &Column)| match column.words(value) {
            Some(words) if with_codes => format!("{value} - {words}"),
            Some(words) => words.to_owned(),
            None => value.to_owned(),
        };
        out.push_str(&row(line.expect("a row").iter().zip(&columns).map(cell).collect()));
    }
    out
}

struct Column {
    heading: String,
    answers: Vec<(i64, String)>,
}

impl Column {
    fn of(code: &str, language: Language) -> Self {
        let survey = Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap);
        let number = code.trim_start_matches('Q');
        if let Some((question, part)) = number.split_once('_') {
            let battery = survey.batteries.iter().find(|battery| battery.number == question);
            let battery = battery.expect("a battery of that number");
            let item = &battery.items[part.parse::<usize>().expect("a part") - 1];
            let scale = survey.scale(battery);
            let points = scale.points.iter().map(|point| (point.code, &point.label));
            let outside = scale.outside.iter().filter(|other| other.kind == Missing::NoOpinion);
            let outside = outside.flat_map(|other| other.codes.iter().map(|c| (*c, &other.label)));
            let answers = points.chain(outside);
            return Column {
                heading: format!(
                    "{} [{}]",
                    battery.question.get(language),
                    item.label.get(language)
                ),
                answers: answers
                    .map(|(code, label)| (code, label.get(language).to_owned()))
                    .collect(),
            };
        }
        let asked = survey.background.iter().find(|asked| asked.number == number);
        let Some(asked) = asked else {
            return Column { heading: code.to_owned(), answers: Vec::new() };
        };
        let mut answers = Vec::new();
        if let BackgroundKind::Choice { answers: listed } = &asked.kind {
            answers.extend(listed.iter().map(|a| (a.code, a.label.get(language).to_owned())));
        }
        for other in &asked.outside {
            answers.extend(other.codes.iter().map(|c| (*c, other.label.get(language).to_owned())));
        }
        Column { heading: asked.question.get(language).to_owned(), answers }
    }

    fn words(&self, value: &str) -> Option<&str> {
        let code: i64 = value.parse().ok()?;
        self.answers.iter().find(|(known, _)| *known == code).map(|(_, words)| words.as_str())
    }
}
