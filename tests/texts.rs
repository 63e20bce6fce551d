//! The two catalogues of texts say the same things, and the code uses no other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use peilglas::base::{Language, texts};

#[test]
fn both_languages_have_the_same_texts_with_the_same_places() {
    let [nl, en] = Language::ALL.map(messages);
    let names =
        |of: &BTreeMap<String, BTreeSet<String>>| of.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(&nl), names(&en));
    for (key, places) in &nl {
        assert_eq!(places, &en[key], "{key} fills in other places in English");
    }
    assert!(nl.len() > 40);
}

#[test]
fn every_catalogue_parses() {
    for language in Language::ALL {
        for source in texts::sources(language) {
            if let Err((_, errors)) = fluent_bundle::FluentResource::try_new(source.to_owned()) {
                panic!("{}: {errors:?}", language.tag());
            }
        }
    }
}

#[test]
fn every_finding_has_its_message() {
    let mut codes = 0;
    for file in source_files() {
        let text = fs::read_to_string(&file).expect("a source file");
        for start in ["Finding::error(", "Finding::warning(", "Finding::note(", "Unusable::new("] {
            for call in text.split(start).skip(1) {
                let Some(code) = call.trim_start().strip_prefix('"') else { continue };
                let code = code.split('"').next().unwrap_or_default();
                codes += 1;
                for language in Language::ALL {
                    let key = format!("finding-{code}");
                    assert!(texts::exists(language, &key), "{key} is missing ({})", language.tag());
                }
            }
        }
    }
    assert!(codes > 20, "found only {codes} findings in the code");
}

#[test]
fn every_text_that_the_code_names_exists_and_every_text_is_used() {
    let code: String = source_files()
        .iter()
        .map(|file| fs::read_to_string(file).expect("a source file"))
        .collect();
    let literals: BTreeSet<&str> = code.split('"').collect();
    let made = ["finding-", "severity-", "place-"];
    let unused: Vec<String> = messages(Language::Nl)
        .into_keys()
        .filter(|key| !literals.contains(key.as_str()))
        .filter(|key| !made.iter().any(|start| key.starts_with(start)))
        .filter(|key| !composed(key, &literals))
        .collect();
    assert!(unused.is_empty(), "texts that nothing uses: {unused:?}");
    for call in code.split("texts::plain(").skip(1).chain(code.split("texts::say(").skip(1)) {
        let Some((before, rest)) = call.split_once('"') else { continue };
        // Only where the key is written out: the first argument is the language.
        if before.matches(',').count() == 1 && !before.contains(['[', '&', ';']) {
            let key = rest.split('"').next().unwrap_or_default();
            assert!(texts::exists(Language::Nl, key), "the code asks for the text {key}");
        }
    }
}

/// Whether a key is made of a literal such as `chart-{kind}`.
fn composed(key: &str, literals: &BTreeSet<&str>) -> bool {
    literals.iter().any(|literal| {
        literal.split_once('{').is_some_and(|(start, rest)| {
            let end = rest.split_once('}').map_or("", |(_, end)| end);
            start.len() > 3 && key.starts_with(start) && key.ends_with(end)
        })
    })
}

fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in texts::sources(language) {
        let mut current = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, _)) = line.split_once(" =")
                && !line.starts_with([' ', '}'])
            {
                assert!(!messages.contains_key(key), "{key} occurs twice ({})", language.tag());
                current = key.to_owned();
                messages.insert(current.clone(), BTreeSet::new());
            }
            for place in line.split('$').skip(1) {
                let name = place.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                messages.entry(current.clone()).or_default().insert(name);
            }
        }
    }
    messages
}

fn source_files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}
