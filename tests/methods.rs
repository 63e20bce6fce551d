//! The methods as documents and on the page: both languages have the same paragraphs, and
//! everything that leads to one finds it.

use std::collections::BTreeSet;

use peilglas::app::model::methods::{self, Topic};
use peilglas::base::{Language, Paragraph};

const SOURCES: [(Language, &str); 2] = [
    (Language::Nl, include_str!("../docs/methods.nl.md")),
    (Language::En, include_str!("../docs/methods.md")),
];

/// The anchors behind headings, in order.
fn anchors(markdown: &str) -> Vec<&str> {
    let headings = markdown.lines().filter(|line| line.starts_with("##"));
    headings
        .map(|line| {
            let anchor = line.split_once("{#").and_then(|(_, rest)| rest.strip_suffix('}'));
            anchor.unwrap_or_else(|| panic!("a heading without an anchor: {line}"))
        })
        .collect()
}

/// What stands between `before` and the next quotation mark, everywhere.
fn quoted<'a>(html: &'a str, before: &str) -> Vec<&'a str> {
    html.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn both_languages_explain_the_same_in_the_same_order() {
    let [(_, dutch), (_, english)] = SOURCES;
    let (dutch, english) = (anchors(dutch), anchors(english));
    assert_eq!(dutch, english);
    assert!(dutch.len() > 40, "only {} paragraphs", dutch.len());
    assert_eq!(dutch.iter().collect::<BTreeSet<_>>().len(), dutch.len(), "an anchor twice");
}

#[test]
fn the_page_has_every_paragraph_of_the_document() {
    for (language, markdown) in SOURCES {
        let html = methods::html(language);
        let expected: Vec<String> =
            anchors(markdown).iter().map(|anchor| format!("methods-{anchor}")).collect();
        assert_eq!(quoted(html, " id=\""), expected);
        // Each can take the focus, and none of the source's marks is left.
        assert_eq!(html.matches("tabindex=\"-1\"").count(), expected.len());
        assert!(!html.contains("{#") && !html.contains("<h1") && !html.contains("<h2"));
    }
}

#[test]
fn everything_that_leads_to_a_paragraph_finds_it() {
    for (language, _) in SOURCES {
        let html = methods::html(language);
        let ids: BTreeSet<&str> = quoted(html, " id=\"").into_iter().collect();
        for paragraph in Paragraph::ALL {
            let id = Topic::Method(*paragraph).id();
            assert!(ids.contains(id.as_str()), "{id} is missing ({})", language.tag());
        }
        let links = quoted(html, "href=\"");
        assert!(links.len() > 20, "only {} links", links.len());
        for link in links {
            let within = link.strip_prefix('#').is_some_and(|id| ids.contains(id));
            assert!(within, "{link} leads nowhere ({})", language.tag());
        }
    }
}
