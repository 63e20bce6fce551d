//! What a drawing may hold: well-formed XML, nothing that runs or loads, and
//! nothing of what is hidden.

use peilglas::base::Language;
use peilglas::figure::{Chart, DisclosedDrawing, FigureRequest, draw};
use roxmltree::{Document, Node};

use crate::support::{Survey, agreeing, built_in, file, small};

const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onfocus='alert(1)",
    "]]> --> &amp; &#x3c;b&#x3e; %3Cscript%3E",
    "</text></svg><script>alert(1)</script>",
    "\u{0}\u{8}\u{b}\u{1b}[31m\u{7f}\u{85}",
    "\u{202e}txet desrever\u{2066}\u{feff}\u{fffe}",
    "{ $n } { -term } {\"x\"}",
    "javascript:alert(1) url(https://example.org/x.svg#y) data:text/html,x",
];

/// Elements and attributes that a drawing is made of; any other is a mistake.
const ELEMENTS: [&str; 8] = ["svg", "title", "desc", "g", "rect", "line", "path", "text"];
const ATTRIBUTES: [&str; 30] = [
    "class",
    "role",
    "lang",
    "width",
    "height",
    "viewBox",
    "font-family",
    "aria-hidden",
    "aria-label",
    "data-item",
    "tabindex",
    "x",
    "y",
    "rx",
    "x1",
    "x2",
    "y1",
    "y2",
    "d",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "font-size",
    "font-weight",
    "text-anchor",
    "textLength",
    "lengthAdjust",
    "pointer-events",
    "display",
];

fn hostile_survey() -> Survey {
    let labels: Vec<String> = HOSTILE.map(str::to_owned).to_vec();
    let sizes = vec![20; labels.len()];
    let questionnaire = small(&labels, &labels);
    let csv = file(&questionnaire, "split", &sizes, |item, _| agreeing(20, item as f64 / 10.0));
    Survey::read(questionnaire, &csv)
}

fn drawings(survey: &Survey, battery: &str, split: &str, minimum: u64) -> Vec<DisclosedDrawing> {
    let results = survey.results(split, minimum);
    let mut drawings = Vec::new();
    for chart in [Chart::Bars, Chart::Dots] {
        for language in Language::ALL {
            for (width, captioned) in [(900.0, true), (360.0, false)] {
                let request = FigureRequest::new(battery, split, language);
                let request = FigureRequest { chart, width, captioned, ..request };
                let drawing = draw(&survey.questionnaire, &results, &request);
                drawings.push(drawing.expect("the figure is there"));
            }
        }
    }
    drawings
}

#[test]
fn hostile_labels_stay_words() {
    for drawing in drawings(&hostile_survey(), "battery", "split", 10) {
        let document = Document::parse(&drawing.svg).expect("well-formed");
        for node in document.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            assert!(ELEMENTS.contains(&name), "an element <{name}>");
            assert_eq!(node.tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(ATTRIBUTES.contains(&name), "an attribute {name}");
                let words = matches!(name, "aria-label" | "data-item");
                assert!(words || !value.contains("url("), "{name}={value}");
            }
        }
        let seen: String = document.descendants().filter_map(|node| node.text()).collect();
        assert!(seen.contains("<script>alert(1)</script>"), "the label is still readable");
        let odd = |c: char| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
        assert!(!drawing.svg.contains(odd), "control characters are gone");
    }
}

#[test]
fn every_item_can_be_reached_and_says_itself() {
    let survey = hostile_survey();
    for drawing in drawings(&survey, "battery", "split", 10) {
        let document = Document::parse(&drawing.svg).expect("well-formed");
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("group"));
        let child = |node: Node<'_, '_>, name: &str| {
            node.children()
                .find(|n| n.has_tag_name(name))
                .map(|n| n.text().unwrap_or("").to_owned())
        };
        assert_eq!(child(root, "title"), Some(drawing.title.clone()));
        // A file, which travels alone, has the promise behind it.
        let said = child(root, "desc").expect("a description");
        assert!(said.starts_with(&drawing.words), "{said}");
        let items: Vec<Node<'_, '_>> =
            root.children().filter(|node| node.attribute("class") == Some("figure-item")).collect();
        assert_eq!(items.len(), HOSTILE.len());
        for item in items {
            assert_eq!(
                (item.attribute("tabindex"), item.attribute("role")),
                (Some("0"), Some("img"))
            );
            let name = item.attribute("aria-label").expect("a name");
            assert!(name.contains(": ") && name.contains('%'), "{name}");
            assert!(child(item, "title").is_some_and(|words| words.starts_with("Over:")));
            // An image hides what is in it: nothing in it may take focus.
            let inner = item.descendants().skip(1).filter(|node| node.has_attribute("tabindex"));
            assert_eq!(inner.count(), 0);
        }
        // What is only seen is kept from who listens, so that nothing is said twice.
        let unheard = |node: &Node<'_, '_>| {
            node.ancestors().any(|a| {
                a.attribute("aria-hidden") == Some("true") || a.attribute("role") == Some("img")
            })
        };
        assert!(document.descendants().filter(|n| n.has_tag_name("text")).all(|n| unheard(&n)));
    }
}

/// A group below the minimum: every number of it is one that occurs nowhere else.
#[test]
fn a_hidden_group_never_shows_a_number() {
    let questionnaire = built_in();
    // 8 respondents of whom 3 agree: 38 %, and no other group comes near that.
    let sizes = [500, 8, 400, 300];
    let answers = |_: usize, group: usize| match group {
        1 => agreeing(8, 0.375),
        _ => agreeing(sizes[group], 0.9),
    };
    let csv = file(&questionnaire, "domein", &sizes, answers);
    let survey = Survey::read(questionnaire, &csv);
    let shown = drawings(&survey, "waarden", "domein", 5);
    assert!(shown.iter().all(|drawing| numbers(drawing).contains(&"38".to_owned())));
    for drawing in drawings(&survey, "waarden", "domein", 10) {
        let said = numbers(&drawing);
        for secret in ["8", "38", "37"] {
            assert!(!said.contains(&secret.to_owned()), "{secret} in {said:?}");
        }
        let words = format!("{} {}", drawing.words, drawing.svg);
        assert!(words.contains("Inspectie") || words.contains("Inspection"));
        assert!(words.contains("te klein") || words.contains("too small"));
        assert!(drawing.svg.contains("stroke-dasharray"));
    }
}

/// A group that is shown, with one item that too few of it answered.
#[test]
fn a_hidden_cell_never_shows_a_number() {
    let questionnaire = built_in();
    let first = 4 + 11; // items before the battery of values
    let answers = |item: usize, group: usize| match (item, group) {
        (item, 0) if item == first => agreeing(8, 0.375),
        _ => agreeing(200, 0.9),
    };
    let csv = file(&questionnaire, "leiding", &[200, 200], answers);
    let survey = Survey::read(questionnaire, &csv);
    for drawing in drawings(&survey, "waarden", "leiding", 10) {
        let said = numbers(&drawing);
        assert!(!said.contains(&"38".to_owned()) && !said.contains(&"8".to_owned()), "{said:?}");
        let document = Document::parse(&drawing.svg).expect("well-formed");
        let names = document.descendants().filter_map(|node| node.attribute("aria-label"));
        let names: Vec<&str> = names.collect();
        assert!(
            names[0].contains("verborgen (te klein)") || names[0].contains("hidden (too small)")
        );
        // One group is left: there is nothing to test, and no star says otherwise.
        assert!(!names[0].contains("p ≤") && !names[0].contains("erschil"), "{}", names[0]);
    }
}

#[test]
fn where_all_is_hidden_the_figure_says_so() {
    let questionnaire = built_in();
    let csv = file(&questionnaire, "leiding", &[8, 9], |_, _| agreeing(8, 0.375));
    let survey = Survey::read(questionnaire, &csv);
    for drawing in drawings(&survey, "waarden", "leiding", 10) {
        assert!(!numbers(&drawing).iter().any(|n| ["8", "9", "38"].contains(&&**n)));
        let said =
            drawing.words.contains("niets te tonen") || drawing.words.contains("nothing to show");
        assert!(said, "{}", drawing.words);
        assert!(!drawing.svg.contains("figure-item"));
    }
}

#[test]
fn what_is_not_there_is_not_drawn() {
    let survey = hostile_survey();
    let results = survey.results("split", 10);
    for (battery, split) in [("battery", "other"), ("other", "split")] {
        let request = FigureRequest::new(battery, split, Language::Nl);
        assert_eq!(draw(&survey.questionnaire, &results, &request), None);
    }
}

/// Every number that a reader or listener could find in a drawing's words.
fn numbers(drawing: &DisclosedDrawing) -> Vec<String> {
    let document = Document::parse(&drawing.svg).expect("well-formed");
    let mut words: Vec<String> = document
        .descendants()
        .filter_map(|node| node.text().map(str::to_owned))
        .chain(document.descendants().filter_map(|n| n.attribute("aria-label").map(str::to_owned)))
        .collect();
    words.extend(
        [&drawing.title, &drawing.subtitle, &drawing.note, &drawing.words].map(String::clone),
    );
    words
        .join(" ")
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(str::to_owned)
        .collect()
}
