//! What is said of the file itself.

use crate::base::{Language, texts};
use crate::engine::protocol::FileView;

/// The program that wrote the file, by its own name; `None` where that is not known.
pub fn producer(id: &str) -> Option<&'static str> {
    Some(match id {
        "limesurvey" => "LimeSurvey",
        "qualtrics" => "Qualtrics",
        "surveymonkey" => "SurveyMonkey",
        "ms-forms" => "Microsoft Forms",
        "google-forms" => "Google Forms",
        "spss" => "SPSS",
        _ => return None,
    })
}

/// Producer, format and sheet in a few words: `LimeSurvey · CSV`.
pub fn kind(language: Language, file: &FileView) -> String {
    let mut parts: Vec<String> = producer(&file.producer).map(str::to_owned).into_iter().collect();
    parts.push(file.format.to_uppercase());
    if let Some(sheet) = &file.sheet {
        parts.push(texts::say(language, "place-sheet", &[("sheet", sheet.as_str().into())]));
    }
    parts.join(" · ")
}

/// The file in sentences: who wrote it, its columns, how it was read.
pub fn sentences(language: Language, file: &FileView) -> String {
    let format = file.format.to_uppercase();
    let named = [
        ("file", file.name.as_str().into()),
        ("count", file.columns.len().into()),
        ("format", format.into()),
        ("producer", producer(&file.producer).unwrap_or_default().into()),
    ];
    let key = match producer(&file.producer) {
        Some(_) => "columns-source-producer",
        None => "columns-source",
    };
    let mut sentences = vec![texts::say(language, key, &named)];
    if let Some(sheet) = &file.sheet {
        sentences.push(texts::say(language, "columns-sheet", &[("sheet", sheet.as_str().into())]));
    }
    if let Some(delimiter) = file.delimiter {
        let delimiter = match delimiter {
            ',' => texts::plain(language, "delimiter-comma"),
            ';' => texts::plain(language, "delimiter-semicolon"),
            '\t' => texts::plain(language, "delimiter-tab"),
            '|' => texts::plain(language, "delimiter-pipe"),
            other => {
                let other = String::from(other);
                texts::say(language, "delimiter-other", &[("delimiter", other.into())])
            }
        };
        let encoding = file.encoding.clone().unwrap_or_default();
        let how = [("encoding", encoding.into()), ("delimiter", delimiter.into())];
        sentences.push(texts::say(language, "columns-text", &how));
    } else if let Some(encoding) = &file.encoding {
        let encoding = [("encoding", encoding.as_str().into())];
        sentences.push(texts::say(language, "columns-encoding", &encoding));
    }
    sentences.join(" ")
}
