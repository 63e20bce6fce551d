//! Makes the page's own copy of `docs/methods.md`, in both languages: HTML that is part of
//! the program, so that reading it asks nothing of a network.

use std::env;
use std::fs;
use std::path::Path;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Before every anchor, so that it is no other id of the page.
const PREFIX: &str = "methods-";

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo says where the package is");
    let out = env::var("OUT_DIR").expect("cargo says where to write");
    println!("cargo::rerun-if-changed=build.rs");
    for (source, language) in [("methods.nl.md", "nl"), ("methods.md", "en")] {
        let path = Path::new(&root).join("docs").join(source);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path).expect("the methods can be read");
        let written = page(&text);
        let to = Path::new(&out).join(format!("methods.{language}.html"));
        fs::write(to, written).expect("the methods can be written");
    }
}

/// The text as HTML, without its title, which the page has above it.
fn page(markdown: &str) -> String {
    let options = Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TABLES;
    let mut title = false;
    let events = Parser::new_ext(markdown, options).filter_map(|event| match event {
        Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
            title = true;
            None
        }
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
            title = false;
            None
        }
        _ if title => None,
        event => Some(for_page(event)),
    });
    let mut written = String::new();
    html::push_html(&mut written, events);
    written
}

fn for_page(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Heading { level, id, classes, mut attrs }) => {
            let id = id.map(|id| CowStr::from(format!("{PREFIX}{id}")));
            // So that it can take the focus when a number leads to it.
            attrs.push(("tabindex".into(), Some("-1".into())));
            Event::Start(Tag::Heading { level: lower(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let anchor = dest_url.strip_prefix('#').expect("links stay within the methods");
            let dest_url = CowStr::from(format!("#{PREFIX}{anchor}"));
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        event => event,
    }
}

/// The page has one heading above these.
fn lower(level: HeadingLevel) -> HeadingLevel {
    HeadingLevel::try_from(level as usize + 1).unwrap_or(HeadingLevel::H6)
}
