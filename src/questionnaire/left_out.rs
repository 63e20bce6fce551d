//! Rows that are no response: trials of the maker, responses that were broken
//! off, totals below the last one. Each kind is counted.

use super::spelling::normalise;
use crate::base::{Finding, Location};
use crate::ingest::{RawColumn, RawTable, Values};

/// A rule for rows that are left out.
struct Rule {
    producer: &'static str,
    /// What the column is called, normalised: its code, or its heading.
    columns: &'static [&'static str],
    /// Values of rows that are left out; none for 'no value at all'.
    values: &'static [&'static str],
    /// Every value that the program writes here; another means another column.
    known: &'static [&'static str],
    finding: &'static str,
}

const STATUS: &[&str] = &["status", "response type", "responstype", "antworttyp"];

/// The kinds of response of Qualtrics, by number and in words.
const KINDS: &[&str] = &[
    "0",
    "1",
    "2",
    "4",
    "8",
    "9",
    "12",
    "16",
    "17",
    "32",
    "36",
    "40",
    "48",
    "49",
    "ip address",
    "ip adres",
    "ip adresse",
    "survey preview",
    "survey test",
    "imported",
    "spam",
    "possible spam",
    "survey preview spam",
    "possible spam survey preview",
    "imported spam",
    "possible spam imported",
    "offline",
    "offline survey",
    "offline preview",
    "offline survey preview",
    "ex",
    "ex spam",
    "ex offline",
    "offline ex",
    "synthetic",
    "enquetevoorbeeld",
    "umfragevorschau",
    "apercu de lenquete",
    "vista previa de la encuesta",
];

const YES_OR_NO: &[&str] = &[
    "0",
    "1",
    "true",
    "false",
    "waar",
    "onwaar",
    "wahr",
    "falsch",
    "vrai",
    "faux",
    "verdadero",
    "falso",
    "ja",
    "nee",
    "nein",
    "yes",
    "no",
];

const RULES: &[Rule] = &[
    Rule {
        producer: "qualtrics",
        columns: STATUS,
        values: &[
            "1",
            "2",
            "9",
            "17",
            "49",
            "survey preview",
            "survey test",
            "survey preview spam",
            "possible spam survey preview",
            "offline preview",
            "offline survey preview",
            "enquetevoorbeeld",
            "umfragevorschau",
            "apercu de lenquete",
            "vista previa de la encuesta",
        ],
        known: KINDS,
        finding: "previews-left-out",
    },
    Rule {
        producer: "qualtrics",
        columns: &["finished", "voltooid", "beendet", "termine", "finalizado"],
        values: &["0", "false", "onwaar", "falsch", "faux", "falso", "nee", "nein", "no"],
        known: YES_OR_NO,
        finding: "unfinished-left-out",
    },
    Rule {
        producer: "limesurvey",
        columns: &[
            "submitdate",
            "date submitted",
            "completed",
            "datum ingestuurd",
            "datum inzending",
            "datum verzonden",
            "verzenddatum",
            "datum abgeschickt",
            "date de soumission",
            "fecha de envio",
        ],
        values: &[],
        known: &[],
        finding: "unfinished-left-out",
    },
];

/// Values of Qualtrics for what may be no person: they stay, and are counted.
const SPAM: &[&str] = &["8", "12", "40", "spam", "possible spam", "imported spam", "ex spam"];

/// Words before totals below the responses.
const TOTALS: &[&str] = &[
    "totaal",
    "total",
    "eindtotaal",
    "grand",
    "subtotaal",
    "subtotal",
    "gemiddelde",
    "gemiddeld",
    "average",
    "mean",
    "aantal",
    "count",
    "som",
    "sum",
];

/// Rows from the end that may hold totals.
const LAST: usize = 3;

/// Leaves out what is no response, unless that is all there is.
pub(super) fn leave_out(table: &mut RawTable) {
    for rule in RULES {
        if rule.producer == table.source.producer {
            apply(table, rule);
        }
    }
    if table.source.producer == "qualtrics" {
        note_spam(table);
    }
    totals(table);
}

fn apply(table: &mut RawTable, rule: &Rule) {
    let Some(column) = named(table, rule.columns) else { return };
    let Values::Coded { dictionary, codes } = &column.values else { return };
    let words: Vec<String> = dictionary.iter().map(|entry| normalise(&entry.text)).collect();
    let is_known = |word: &String| word.is_empty() || rule.known.contains(&&**word);
    if !rule.known.is_empty() && !words.iter().all(is_known) {
        return;
    }
    let leaves = |word: &String| match rule.values.is_empty() {
        true => word.is_empty(),
        false => rule.values.contains(&&**word),
    };
    let out: Vec<bool> = words.iter().map(leaves).collect();
    let stays = codes.map(|code| !out[code]);
    let place = Location::column(&column.heading);
    let finding = match rule.finding {
        "previews-left-out" => Finding::note(rule.finding, place),
        code => Finding::warning(code, place),
    };
    keep(table, &stays, finding);
}

/// Keeps the rows that stay, and tells how many others there were.
fn keep(table: &mut RawTable, stays: &[bool], finding: Finding) {
    let out = stays.iter().filter(|stays| !**stays).count();
    if out == 0 || out == table.rows {
        return;
    }
    table.keep(stays);
    table.findings.push(finding.with("count", out));
}

fn note_spam(table: &mut RawTable) {
    let Some(column) = named(table, STATUS) else { return };
    let Values::Coded { dictionary, codes } = &column.values else { return };
    let is_spam = |code: usize| SPAM.contains(&&*normalise(&dictionary[code].text));
    let spam: Vec<bool> = (0..dictionary.len()).map(is_spam).collect();
    let count = codes.map(|code| spam[code]).iter().filter(|spam| **spam).count();
    if count > 0
        && column
            .dictionary()
            .iter()
            .all(|e| KINDS.contains(&&*normalise(&e.text)) || e.text.is_empty())
    {
        let place = Location::column(&column.heading);
        table.findings.push(Finding::warning("spam-kept", place).with("count", count));
    }
}

/// Leaves out rows at the end whose first value is a word such as 'Totaal' that
/// no row above has.
fn totals(table: &mut RawTable) {
    let rows = table.rows;
    let says_total = |text: &str| {
        let words = normalise(text);
        // `Totaal / gemiddelde` and `Total and average` are totals too.
        let mut words = words.split(' ').filter(|word| !["en", "and", "of"].contains(word));
        words.clone().next().is_some() && words.all(|word| TOTALS.contains(&word))
    };
    let is_total = |row: &usize| {
        let first = table.columns.iter().find_map(|column| {
            let Values::Coded { dictionary, codes } = &column.values else { return None };
            let entry = dictionary.get(codes.get(*row)?)?;
            (!entry.text.is_empty()).then_some(entry)
        });
        first
            .is_some_and(|entry| entry.first_row as usize + LAST >= rows && says_total(&entry.text))
    };
    let totals: Vec<usize> = (rows.saturating_sub(LAST)..rows).filter(is_total).collect();
    let Some(first) = totals.first().filter(|_| rows > LAST * 2) else { return };
    let place = Location::row(table.row_number(*first));
    let stays: Vec<bool> = (0..rows).map(|row| !totals.contains(&row)).collect();
    keep(table, &stays, Finding::warning("totals-left-out", place));
}

/// The column of this name: its code, its text, or its whole heading. A
/// question that only begins with such a word is another column.
fn named<'a>(table: &'a RawTable, names: &[&str]) -> Option<&'a RawColumn> {
    let is = |text: &str| names.contains(&&*normalise(text));
    let short = |text: &str| text.split_whitespace().count() <= 4;
    table.columns.iter().find(|column| {
        let parts = [": ", ". "].iter().find_map(|mark| column.heading.split_once(mark));
        is(&column.heading)
            || parts.is_some_and(|(code, text)| (is(code) && short(text)) || is(text))
    })
}
