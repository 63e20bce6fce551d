//! Which survey program wrote a file, and what it wrote that is no response.

use super::spelling::normalise;
use crate::base::{Finding, Location};
use crate::ingest::{Codes, RawTable, Values};

/// Headings by which programs are known, normalised, and how many of them must be there.
const SIGNS: &[(&str, usize, &[&str])] = &[
    (
        "qualtrics",
        4,
        &[
            "responseid",
            "responseset",
            "recordeddate",
            "distributionchannel",
            "userlanguage",
            "recipientlastname",
            "recipientfirstname",
            "recipientemail",
            "externalreference",
            "externaldatareference",
            "finished",
            "progress",
            "status",
            "startdate",
            "enddate",
            "ipaddress",
            "duration in seconds",
        ],
    ),
    (
        "surveymonkey",
        3,
        &[
            "respondent id",
            "respondentid",
            "collector id",
            "collectorid",
            "date created",
            "date modified",
            "ip address",
        ],
    ),
    (
        "ms-forms",
        3,
        &[
            "start time",
            "completion time",
            "begintijd",
            "tijd van voltooien",
            "starttijd",
            "voltooiingstijd",
            "email",
            "e mail",
            "id",
            "name",
            "naam",
            "last modified time",
            "tijd van laatste wijziging",
        ],
    ),
    (
        "limesurvey",
        3,
        &[
            "response id",
            "date submitted",
            "last page",
            "start language",
            "seed",
            "id",
            "submitdate",
            "lastpage",
            "startlanguage",
            "startdate",
            "datestamp",
            "date started",
            "date last action",
            "antwoord id",
            "antwoord-id",
            "datum ingestuurd",
            "datum inzending",
            "laatste pagina",
            "starttaal",
            "begintaal",
            "datum gestart",
            "datum laatste actie",
            "antwort id",
            "datum abgeschickt",
            "letzte seite",
            "start sprache",
            "zufallsstartwert",
        ],
    ),
];

/// Without one of these it is another program's file.
const MUST: &[(&str, &[&str])] = &[
    ("ms-forms", &["completion time", "tijd van voltooien", "voltooiingstijd"]),
    ("surveymonkey", &["collector id", "collectorid"]),
    (
        "limesurvey",
        &[
            "last page",
            "lastpage",
            "laatste pagina",
            "letzte seite",
            "start language",
            "startlanguage",
            "submitdate",
            "datum ingestuurd",
        ],
    ),
];

/// The program that writes such headings; `unknown` when none of the known ones does.
pub fn producer(headings: &[&str]) -> &'static str {
    let mut words: Vec<String> = Vec::new();
    for heading in headings {
        words.extend(heading.split(": ").map(normalise));
    }
    let has = |name: &&&str| words.iter().any(|word| word == **name);
    for (producer, enough, signs) in SIGNS {
        let must = MUST.iter().find(|(name, _)| name == producer);
        let allowed = must.is_none_or(|(_, one_of)| one_of.iter().any(|name| has(&name)));
        if allowed && signs.iter().filter(has).count() >= *enough {
            return producer;
        }
    }
    let parts = headings.iter().filter(|heading| heading.contains("[SQ0")).count();
    match words.first().map(String::as_str) {
        _ if parts >= 2 => "limesurvey",
        Some("timestamp" | "tijdstempel") => "google-forms",
        _ => "unknown",
    }
}

/// Names the producer in the table, and leaves out what is no response: trials
/// of the maker, and responses that were broken off. Both are counted.
pub fn recognise_producer(table: &mut RawTable) {
    if table.source.producer == "unknown" {
        let headings: Vec<&str> = table.columns.iter().map(|column| &*column.heading).collect();
        table.source.producer = producer(&headings).to_owned();
    }
    if table.source.producer == "qualtrics" {
        leave_out(
            table,
            "status",
            &["1", "survey preview"],
            Finding::note("previews-left-out", Location::default()),
        );
        leave_out(
            table,
            "finished",
            &["0", "false", "onwaar"],
            Finding::warning("unfinished-left-out", Location::default()),
        );
    }
}

/// Leaves out the rows with one of `values` in the column of this name, unless
/// those are all the rows that there are.
fn leave_out(table: &mut RawTable, name: &str, values: &[&str], finding: Finding) {
    let named = |heading: &str| heading.split(": ").any(|part| normalise(part) == name);
    let Some(column) = table.columns.iter().find(|column| named(&column.heading)) else { return };
    let Values::Coded { dictionary, codes } = &column.values else { return };
    let out: Vec<bool> =
        dictionary.iter().map(|entry| values.contains(&&*normalise(&entry.text))).collect();
    let stays = codes.map(|code| !out[code]);
    let kept = stays.iter().filter(|stays| **stays).count();
    if kept == table.rows || kept == 0 {
        return;
    }
    for column in &mut table.columns {
        if let Values::Coded { codes, .. } = &mut column.values {
            match codes {
                Codes::Narrow(codes) => keep(codes, &stays),
                Codes::Wide(codes) => keep(codes, &stays),
            }
        }
    }
    let place = Location::column(name_of(table, named));
    let finding = Finding { location: place, ..finding }.with("count", table.rows - kept);
    table.findings.push(finding);
    table.rows = kept;
    table.source.respondents = kept;
}

fn name_of(table: &RawTable, named: impl Fn(&str) -> bool) -> String {
    let column = table.columns.iter().find(|column| named(&column.heading));
    column.map(|column| column.heading.clone()).unwrap_or_default()
}

fn keep<T>(codes: &mut Vec<T>, stays: &[bool]) {
    let mut rows = stays.iter();
    codes.retain(|_| rows.next().copied().unwrap_or(true));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_by_their_headings() {
        let check = |headings: &str, expected: &str| {
            let headings: Vec<&str> = headings.split('|').collect();
            assert_eq!(producer(&headings), expected, "{headings:?}");
        };
        check("StartDate: Startdatum|EndDate|Status|IPAddress|Progress|Finished|Q1", "qualtrics");
        check("Respondent ID|Collector ID|Start Date|End Date|IP Address|Vraag", "surveymonkey");
        check("ID|Start time|Completion time|Email|Name|What?", "ms-forms");
        check("Id|Begintijd|Tijd van voltooien|E-mail|Naam|Wat?", "ms-forms");
        check("Response ID|Date submitted|Last page|Start language|Seed|Vraag", "limesurvey");
        check("Antwoord-ID|Datum ingestuurd|Laatste pagina|Starttaal|Q1", "limesurvey");
        check("id|v9[SQ001]|v9[SQ002]", "limesurvey");
        check("Tijdstempel|Hoe vaak? [Thuis]", "google-forms");
        check("id|Q1|Q2|leeftijd", "unknown");
    }
}
