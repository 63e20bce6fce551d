//! The report's sentences and tables against the demo data.
//!
//! `cargo test --test report -- --nocapture` prints what the demo data give for
//! every sentence. `statements.json` holds them in words of our own, with what
//! each comes down to; `check.rs` says what the checks mean.

mod check;
mod document;
mod findings;
mod points;
mod tables;

use serde::Deserialize;

use check::Check;
use findings::Findings;

/// A sentence of the report that data can be held against.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    /// Where the report says it.
    section: String,
    /// The figure it speaks of.
    figure: Option<u8>,
    /// What it says, in short.
    statement: String,
    /// How it is read, where it can be read in more ways than one.
    reading: Option<String>,
    /// What must hold.
    check: Vec<Check>,
}

fn statements() -> Vec<Statement> {
    serde_json::from_str(include_str!("statements.json")).expect("the statements can be read")
}

#[test]
fn every_statement_holds() {
    let findings = Findings(document::document());
    let mut broken = Vec::new();
    for Statement { section, figure, statement, reading, check } in statements() {
        let figure = figure.map(|number| format!(", figuur {number}")).unwrap_or_default();
        println!("{section}{figure}: {statement}");
        if let Some(reading) = reading {
            println!("    ({reading})");
        }
        for check in check {
            let outcome = check.hold(&findings);
            let sign = if outcome.holds { "✓" } else { "✗" };
            println!("  {sign} {}", outcome.found);
            if !outcome.holds {
                broken.push(format!(
                    "{section}{figure}: {statement}\n  {check:?}\n  {}",
                    outcome.found
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{} do not hold:\n{}", broken.len(), broken.join("\n"));
}

/// The asterisks of the report are of single tests, not adjusted for their number.
#[test]
fn asterisks_are_the_report_s() {
    let document = document::document();
    assert_eq!(document["method"], "report");
    let mut marked = 0;
    let items = document["items"].as_array().expect("items").iter();
    for item in items.filter(|item| item["kind"] == "scale") {
        for (split, test) in [("leiding", "student"), ("domein", "anova")] {
            let tests = &item["by"][split]["tests"];
            assert_eq!(tests["stars_test"], test, "{} by {split}", item["id"]);
            let p = tests[test]["p"].as_f64().expect("a p");
            let expected = match p {
                _ if p <= 0.001 => "***",
                _ if p <= 0.01 => "**",
                _ if p <= 0.05 => "*",
                _ => "",
            };
            assert_eq!(tests["stars"], expected, "{} by {split}: {p}", item["id"]);
            marked += usize::from(!expected.is_empty());
        }
    }
    assert!(marked > 0, "nothing is marked");
}

#[test]
fn every_figure_has_a_statement() {
    let statements = statements();
    for figure in 1..=14 {
        assert!(statements.iter().any(|statement| statement.figure == Some(figure)), "{figure}");
    }
}
