//! What the columns of a file were taken for, in words.

use std::collections::BTreeMap;

use crate::base::{Finding, Language, Location, Severity, number, texts};
use crate::engine::protocol::{ColumnView, FileView, TargetChoice};
use crate::questionnaire::How;

/// Below this a match deserves a look.
const SURE: f64 = 0.9;

/// Which columns are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// Every column.
    #[default]
    All,
    /// Those that were recognised, but not surely.
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
        match (self, &column.matched) {
            (Which::All, _) | (Which::Unused, None) => true,
            (Which::Unsure, Some(matched)) => matched.sureness < SURE,
            (Which::Unsure, None) | (Which::Unused, Some(_)) => false,
        }
    }
}

/// What a column was recognised by; the name of the text.
pub fn how(how: How) -> &'static str {
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

/// What is odd about the column at this position of the file. Columns with the
/// same heading share what is said of it.
pub fn remarks(file: &FileView, position: usize) -> Vec<Finding> {
    let Some(column) = file.columns.get(position) else { return Vec::new() };
    let here = |finding: &&Finding| finding.location.column.as_ref() == Some(&column.heading);
    file.findings.iter().filter(here).cloned().collect()
}

/// Where a finding is, in words; empty when it is about the whole file.
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

/// Findings by severity, the gravest first, each group in the file's order;
/// only the severities there are.
pub fn by_severity(findings: &[Finding]) -> Vec<(Severity, Vec<Finding>)> {
    let mut groups: BTreeMap<Severity, Vec<Finding>> = BTreeMap::new();
    for finding in findings {
        groups.entry(finding.severity).or_default().push(finding.clone());
    }
    groups.into_iter().collect()
}

/// The targets of one battery, or of the other questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The battery's title; empty for other questions.
    pub group: String,
    /// Per target its position among all targets, and its label.
    pub targets: Vec<(usize, String)>,
}

/// What a column can hold, by battery, in the questionnaire's order.
pub fn options(language: Language, targets: &[TargetChoice]) -> Vec<Options> {
    let mut all: Vec<Options> = Vec::new();
    for (position, target) in targets.iter().enumerate() {
        let group = target.group.get(language);
        let option = (position, target.label.get(language).to_owned());
        match all.iter_mut().find(|options| options.group == group) {
            Some(options) => options.targets.push(option),
            None => all.push(Options { group: group.to_owned(), targets: vec![option] }),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Text;
    use crate::questionnaire::{ColumnMatch, Target};

    fn column(sureness: Option<f64>) -> ColumnView {
        let matched = sureness.map(|sureness| ColumnMatch {
            target: Target::Item("a".to_owned()),
            how: How::Similar,
            sureness,
        });
        ColumnView { heading: "Q1".to_owned(), matched }
    }

    #[test]
    fn columns_are_listed_by_what_they_need() {
        let columns = [column(Some(0.99)), column(Some(0.8)), column(None)];
        let listed = |which: Which| {
            let held = columns.iter().enumerate().filter(|(_, column)| which.holds(column));
            held.map(|(position, _)| position).collect::<Vec<_>>()
        };
        assert_eq!(listed(Which::All), [0, 1, 2]);
        assert_eq!(listed(Which::Unsure), [1]);
        assert_eq!(listed(Which::Unused), [2]);
    }

    #[test]
    fn findings_stand_gravest_first() {
        let at = |column: &str| Location::column(column);
        let findings = [
            Finding::note("column-open", at("1")),
            Finding::error("no-columns", at("2")),
            Finding::note("column-not-used", at("3")),
        ];
        let groups: Vec<(Severity, Vec<String>)> = by_severity(&findings)
            .into_iter()
            .map(|(severity, group)| (severity, group.into_iter().map(|f| f.code).collect()))
            .collect();
        assert_eq!(
            groups,
            [
                (Severity::Error, vec!["no-columns".to_owned()]),
                (Severity::Note, vec!["column-open".to_owned(), "column-not-used".to_owned()])
            ]
        );
    }

    #[test]
    fn a_place_is_said_in_words() {
        let place_of = |location: &Location| place(Language::Nl, location);
        assert_eq!(place_of(&Location::default()), "");
        assert_eq!(place_of(&Location::column("Q9_1").at_row(1204)), "kolom 'Q9_1', rij 1.204");
    }

    #[test]
    fn targets_are_grouped_by_battery_and_keep_their_position() {
        let target = |id: &str, group: &str| TargetChoice {
            target: Target::Item(id.to_owned()),
            label: Text::same(id),
            group: Text::same(group),
        };
        let targets = [target("a", "A"), target("x", ""), target("b", "A")];
        let groups = options(Language::En, &targets);
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].group, "A");
        assert_eq!(groups[0].targets, [(0, "a".to_owned()), (2, "b".to_owned())]);
        assert_eq!(groups[1].targets, [(1, "x".to_owned())]);
    }
}
