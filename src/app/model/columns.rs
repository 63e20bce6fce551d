//! What the columns of a file were taken for, in words.

use super::holds::Choice;
use crate::base::{Finding, Language, Location, Severity, number, texts};
use crate::engine::protocol::{ColumnView, FileView};
use crate::questionnaire::{self, Aside, How, Role, Target};

/// Below this a match deserves a look.
const SURE: f64 = 0.9;

/// Which columns are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// Every column.
    #[default]
    All,
    /// Those of which it is not sure what they hold.
    Unsure,
    /// Those that nothing is computed of.
    Unused,
}

impl Which {
    /// Every choice, in the order they are offered.
    pub const ALL: [Which; 3] = [Which::All, Which::Unsure, Which::Unused];

    /// The name of its text.
    pub fn key(self) -> &'static str {
        match self {
            Which::All => "columns-all",
            Which::Unsure => "columns-unsure",
            Which::Unused => "columns-unused",
        }
    }

    /// Whether a column is among them.
    pub fn holds(self, column: &ColumnView) -> bool {
        match self {
            Which::All => true,
            Which::Unsure => !column.corrected && column.sureness.is_some_and(|sure| sure < SURE),
            Which::Unused => column.matched.is_none(),
        }
    }
}

/// What a column was taken for; the name of the text.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Item => "role-item",
        Role::Split => "role-split",
        Role::Multiple => "role-multiple",
        Role::Choice => "role-choice",
        Role::Weight => "role-weight",
        Role::Open => "role-open",
        Role::Aside(Aside::Identifies) => "role-identifies",
        Role::Aside(Aside::Technical) => "role-technical",
        Role::Aside(Aside::Empty) => "role-empty",
        Role::Aside(Aside::Unclear) => "role-unclear",
    }
}

/// The question that a column holds, with its battery; empty for none.
pub fn question(language: Language, file: &FileView, column: &ColumnView) -> String {
    let questionnaire = &file.questionnaire;
    let label = match column.matched.as_ref().map(|matched| &matched.target) {
        Some(Target::Item(id)) => {
            let item = questionnaire.items().find(|(_, item)| item.id == *id);
            item.map(|(battery, item)| {
                let (title, label) = (battery.title.get(language), item.axis_label().get(language));
                if title == label { title.to_owned() } else { format!("{title} · {label}") }
            })
        }
        Some(Target::Background(id)) => {
            questionnaire.background(id).map(|asked| asked.label.get(language).to_owned())
        }
        Some(Target::Option { choice, part }) => {
            let asked = questionnaire.choices.iter().find(|asked| asked.id == *choice);
            asked.map(|asked| option(language, asked, part))
        }
        Some(Target::Choice(_) | Target::Open(_)) | None => None,
    };
    label.unwrap_or_default()
}

/// A question and the answer that a column is about.
pub(super) fn option(language: Language, asked: &questionnaire::Choice, part: &str) -> String {
    let answer = asked.answers.iter().find(|answer| answer.id == part);
    let label = answer.map_or(part, |answer| answer.label.get(language));
    format!("{} · {label}", asked.label.get(language))
}

/// Why a column was taken for what it is, in words; empty where a remark says it.
pub fn why(language: Language, column: &ColumnView) -> String {
    match (&column.why, &column.matched) {
        _ if column.corrected => texts::plain(language, "how-corrected"),
        (Some(why), _) => why.message(language),
        (None, Some(matched)) => texts::plain(language, how(matched.how)),
        (None, None) => String::new(),
    }
}

/// What a column was recognised by; the name of the text.
fn how(how: How) -> &'static str {
    match how {
        How::Corrected => "how-corrected",
        How::CodeAndLabel => "how-code-and-label",
        How::Label => "how-label",
        How::Code => "how-code",
        How::Similar => "how-similar",
    }
}

/// How sure a match is, in words and as a percentage.
pub fn sureness(language: Language, sureness: f64) -> String {
    let key = if sureness >= SURE { "sureness-sure" } else { "sureness-check" };
    let share = number::percent(language, sureness, 0);
    texts::say(language, key, &[("share", share.into())])
}

/// Findings that say no more than a column's role and reason do.
const SAID: [&str; 7] = [
    "column-identifies",
    "column-technical",
    "column-empty",
    "column-not-used",
    "column-open",
    "column-choice",
    "column-multiple",
];

/// What is odd about the column at this position of the file. Columns with the
/// same heading share what is said of it.
pub fn remarks(file: &FileView, position: usize) -> Vec<Finding> {
    let Some(column) = file.columns.get(position) else { return Vec::new() };
    let reasoned = column.why.is_some() || column.corrected;
    let here = |finding: &&Finding| {
        finding.file().is_none()
            && finding.location.column.as_ref() == Some(&column.heading)
            && !(reasoned && SAID.contains(&&*finding.code))
    };
    file.findings.iter().filter(here).cloned().collect()
}

/// Where a finding is, in words, and in which file where that is not the responses;
/// empty when it is about the whole file.
pub fn whereabouts(language: Language, finding: &Finding) -> String {
    let file = |file: &str| texts::say(language, "place-file", &[("file", file.into())]);
    let parts = [finding.file().map(file).unwrap_or_default(), place(language, &finding.location)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Where in a file something is, in words; empty when it is about the whole file.
pub fn place(language: Language, location: &Location) -> String {
    let mut parts = Vec::new();
    if let Some(sheet) = &location.sheet {
        parts.push(texts::say(language, "place-sheet", &[("sheet", sheet.as_str().into())]));
    }
    if let Some(column) = &location.column {
        parts.push(texts::say(language, "place-column", &[("column", column.as_str().into())]));
    }
    if let Some(row) = location.row {
        let row = number::count(language, row);
        parts.push(texts::say(language, "place-row", &[("row", row.into())]));
    }
    parts.join(", ")
}

/// Findings of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// How much they matter.
    pub severity: Severity,
    /// The findings, in the file's order.
    pub findings: Vec<Finding>,
}

impl Kind {
    /// Where they are: how many columns, with the first of them, or how many places.
    pub fn places(&self, language: Language) -> String {
        const NAMED: usize = 3;
        const LONGEST: usize = 40;
        let count = self.findings.len();
        let headings: Vec<&String> =
            self.findings.iter().filter_map(|finding| finding.location.column.as_ref()).collect();
        if headings.len() < count {
            return texts::say(language, "findings-places", &[("count", count.into())]);
        }
        let short = |heading: &&String| match heading.chars().count() > LONGEST {
            true => heading.chars().take(LONGEST).chain(['…']).collect(),
            false => heading.to_string(),
        };
        let mut named: Vec<String> = headings.iter().take(NAMED).map(short).collect();
        if count > NAMED {
            named.push("…".to_owned());
        }
        let args = [("count", count.into()), ("columns", named.join(", ").into())];
        texts::say(language, "findings-columns", &args)
    }

    /// Whether one message says it of all of them.
    pub fn says_the_same(&self) -> bool {
        self.findings.windows(2).all(|pair| pair[0].args == pair[1].args)
    }
}

/// Findings by kind: the gravest first, then what was found most.
pub fn kinds(findings: &[Finding]) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::new();
    for finding in findings {
        let same = |kind: &&mut Kind| {
            kind.severity == finding.severity && kind.findings[0].code == finding.code
        };
        match kinds.iter_mut().find(same) {
            Some(kind) => kind.findings.push(finding.clone()),
            None => {
                kinds.push(Kind { severity: finding.severity, findings: vec![finding.clone()] });
            }
        }
    }
    kinds.sort_by_key(|kind| (kind.severity, std::cmp::Reverse(kind.findings.len())));
    kinds
}

/// Choices below one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The words above them.
    pub group: String,
    /// Per choice its position among all, and its words.
    pub choices: Vec<(usize, String)>,
}

/// Choices by what stands above them, in their order.
pub fn options(choices: &[Choice]) -> Vec<Options> {
    let mut all: Vec<Options> = Vec::new();
    for (position, choice) in choices.iter().enumerate() {
        let option = (position, choice.label.clone());
        match all.iter_mut().find(|options| options.group == choice.group) {
            Some(options) => options.choices.push(option),
            None => all.push(Options { group: choice.group.clone(), choices: vec![option] }),
        }
    }
    all
}

/// The options of a list as markup, the one at `chosen` selected. A value is the
/// choice's position.
pub fn markup(groups: &[Options], chosen: Option<usize>) -> String {
    let mut out = String::new();
    for Options { group, choices } in groups {
        out += &format!("<optgroup label=\"{}\">", escaped(group));
        for (at, label) in choices {
            let is = if chosen == Some(*at) { " selected" } else { "" };
            out += &format!("<option value=\"{at}\"{is}>{}</option>", escaped(label));
        }
        out += "</optgroup>";
    }
    out
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::{ColumnMatch, Holds};

    fn column(sureness: Option<f64>, used: bool) -> ColumnView {
        let matched = sureness.filter(|_| used).map(|sureness| ColumnMatch {
            target: Target::Item("a".to_owned()),
            how: How::Similar,
            sureness,
        });
        ColumnView {
            heading: "Q1".to_owned(),
            role: Role::Item,
            matched,
            why: None,
            sureness,
            corrected: false,
        }
    }

    #[test]
    fn columns_are_listed_by_what_they_need() {
        let corrected = ColumnView { corrected: true, ..column(Some(0.5), true) };
        let columns = [
            column(Some(0.99), true),
            column(Some(0.8), true),
            column(None, false),
            column(Some(0.5), false),
            corrected,
        ];
        let listed = |which: Which| {
            let held = columns.iter().enumerate().filter(|(_, column)| which.holds(column));
            held.map(|(position, _)| position).collect::<Vec<_>>()
        };
        assert_eq!(listed(Which::All), [0, 1, 2, 3, 4]);
        assert_eq!(listed(Which::Unsure), [1, 3]);
        assert_eq!(listed(Which::Unused), [2, 3]);
    }

    #[test]
    fn findings_stand_by_kind_the_gravest_and_most_frequent_first() {
        let at = |column: &str| Location::column(column);
        let findings = [
            Finding::note("column-open", at("1")),
            Finding::note("column-not-used", at("2")),
            Finding::error("no-columns", at("3")),
            Finding::note("column-not-used", at("4")),
            Finding::warning("unknown-answers", at("5")).with("count", 1),
            Finding::warning("unknown-answers", at("6")).with("count", 2),
        ];
        let found: Vec<(String, usize, bool)> = kinds(&findings)
            .into_iter()
            .map(|kind| (kind.findings[0].code.clone(), kind.findings.len(), kind.says_the_same()))
            .collect();
        let expected = [
            ("no-columns", 1, true),
            ("unknown-answers", 2, false),
            ("column-not-used", 2, true),
            ("column-open", 1, true),
        ];
        let places = kinds(&findings)[2].places(Language::Nl);
        assert_eq!(places, "2 kolommen: 2, 4");
        assert_eq!(found, expected.map(|(code, n, same)| (code.to_owned(), n, same)));
    }

    #[test]
    fn a_place_is_said_in_words() {
        let place_of = |location: &Location| place(Language::Nl, location);
        assert_eq!(place_of(&Location::default()), "");
        assert_eq!(place_of(&Location::column("Q9_1").at_row(1204)), "kolom 'Q9_1', rij 1.204");
    }

    #[test]
    fn options_are_markup_whatever_the_words() {
        let choice = |group: &str, label: &str| Choice {
            holds: Holds::Open,
            label: label.to_owned(),
            group: group.to_owned(),
        };
        let choices = [choice("A \"b\"", "<i>&"), choice("", "x"), choice("A \"b\"", "y")];
        let groups = options(&choices);
        assert_eq!(groups.len(), 2);
        assert_eq!(
            markup(&groups, Some(1)),
            "<optgroup label=\"A &quot;b&quot;\">\
             <option value=\"0\">&lt;i&gt;&amp;</option><option value=\"2\">y</option></optgroup>\
             <optgroup label=\"\"><option value=\"1\" selected>x</option></optgroup>"
        );
    }
}
