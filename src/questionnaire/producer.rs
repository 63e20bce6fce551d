//! Which survey program wrote a file.

use super::spelling::normalise;
use crate::ingest::RawTable;

/// A program, and the headings by which it is known, normalised.
struct Signs {
    producer: &'static str,
    /// How many of the headings must be there.
    enough: usize,
    /// Without one of these it is another program's file; none where any will do.
    must: &'static [&'static str],
    headings: &'static [&'static str],
}

const SIGNS: &[Signs] = &[
    Signs {
        producer: "qualtrics",
        enough: 4,
        must: &[],
        headings: &[
            "responseid",
            "responseset",
            "recordeddate",
            "recorded date",
            "distributionchannel",
            "distribution channel",
            "userlanguage",
            "user language",
            "recipientlastname",
            "recipientfirstname",
            "recipientemail",
            "externalreference",
            "externaldatareference",
            "finished",
            "progress",
            "status",
            "response type",
            "startdate",
            "enddate",
            "ipaddress",
            "locationlatitude",
            "locationlongitude",
            "locationaccuracy",
            "duration in seconds",
        ],
    },
    Signs {
        producer: "surveymonkey",
        enough: 3,
        must: &[
            "collector id",
            "collectorid",
            "collector",
            "verzamelaar id",
            "id du collecteur",
            "id de la collecte",
            "id del recopilador",
        ],
        headings: &[
            "respondent id",
            "respondentid",
            "befragten id",
            "id du repondant",
            "id del encuestado",
            "collector id",
            "collectorid",
            "collector",
            "verzamelaar id",
            "id du collecteur",
            "id de la collecte",
            "id del recopilador",
            "date created",
            "date modified",
            "start date",
            "end date",
            "startdatum",
            "begindatum",
            "einddatum",
            "enddatum",
            "ip address",
            "ip adres",
            "ip adresse",
            "custom data 1",
            "aangepaste gegevens 1",
        ],
    },
    Signs {
        producer: "ms-forms",
        enough: 3,
        must: &[
            "completion time",
            "tijd van voltooien",
            "voltooiingstijd",
            "fertigstellungszeit",
            "heure de fin",
            "hora de finalizacion",
        ],
        headings: &[
            "start time",
            "completion time",
            "begintijd",
            "tijd van voltooien",
            "starttijd",
            "voltooiingstijd",
            "startzeit",
            "fertigstellungszeit",
            "heure de debut",
            "heure de fin",
            "hora de inicio",
            "hora de finalizacion",
            "email",
            "e mail",
            "email1",
            "adresse de messagerie",
            "correo electronico",
            "id",
            "name",
            "naam",
            "nom",
            "nombre",
            "last modified time",
            "tijd van laatste wijziging",
            "total points",
            "totaal aantal punten",
            "quiz feedback",
        ],
    },
    Signs {
        producer: "limesurvey",
        enough: 3,
        must: &[
            "last page",
            "last page seen",
            "lastpage",
            "laatste pagina",
            "laatst bekeken pagina",
            "letzte seite",
            "derniere page",
            "derniere page vue",
            "ultima pagina",
            "start language",
            "startlanguage",
            "submitdate",
            "datum ingestuurd",
            "datum abgeschickt",
        ],
        headings: &[
            "response id",
            "date submitted",
            "completed",
            "last page",
            "last page seen",
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
            "token",
            "ipaddr",
            "refurl",
            "interviewtime",
            "antwoord id",
            "antwoord nummer",
            "reactie id",
            "response nummer",
            "datum ingestuurd",
            "datum inzending",
            "datum verzonden",
            "verzenddatum",
            "laatste pagina",
            "laatst bekeken pagina",
            "starttaal",
            "begintaal",
            "start taal",
            "datum gestart",
            "startdatum",
            "datum laatste actie",
            "antwort id",
            "datum abgeschickt",
            "letzte seite",
            "start sprache",
            "startsprache",
            "zufallsstartwert",
            "datum gestartet",
            "datum letzte aktivitat",
            "id de la reponse",
            "date de soumission",
            "derniere page",
            "derniere page vue",
            "langue de depart",
            "langue initiale",
            "tete de serie",
            "date de lancement",
            "date de la derniere action",
            "id de respuesta",
            "fecha de envio",
            "ultima pagina",
            "lenguaje inicial",
            "idioma inicial",
            "semilla",
        ],
    },
];

/// What Google Forms calls its first column.
const TIMESTAMP: [&str; 12] = [
    "timestamp",
    "tijdstempel",
    "zeitstempel",
    "horodateur",
    "marca temporal",
    "informacoes cronologicas",
    "carimbo de data hora",
    "informazioni cronologiche",
    "tidsstempel",
    "tidsstampel",
    "sygnatura czasowa",
    "zaman damgasi",
];

/// The program that writes such headings; `unknown` when none of the known ones does.
pub fn producer(headings: &[&str]) -> &'static str {
    let mut words: Vec<String> = Vec::new();
    for heading in headings {
        words.push(normalise(heading));
        for separator in [": ", ". "] {
            if let Some((code, text)) = heading.split_once(separator) {
                words.extend([normalise(code), normalise(text)]);
            }
        }
    }
    let has = |name: &&&str| words.iter().any(|word| word == **name);
    let known = SIGNS.iter().find(|signs| {
        let allowed = signs.must.is_empty() || signs.must.iter().any(|name| has(&name));
        allowed && signs.headings.iter().filter(has).count() >= signs.enough
    });
    if let Some(signs) = known {
        return signs.producer;
    }
    let parts = headings.iter().filter(|heading| heading.contains("[SQ0")).count();
    match words.first().map(String::as_str) {
        _ if parts >= 2 => "limesurvey",
        Some(first) if TIMESTAMP.contains(&first) => "google-forms",
        _ => "unknown",
    }
}

/// Names the producer in the table, as far as its headings tell.
pub fn recognise_producer(table: &mut RawTable) {
    if table.source.producer == "unknown" {
        let headings: Vec<&str> = table.columns.iter().map(|column| &*column.heading).collect();
        table.source.producer = producer(&headings).to_owned();
    }
    super::markers::clear(table);
    super::left_out::leave_out(table);
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
        check("id|submitdate|lastpage|startlanguage|v1", "limesurvey");
        check("id. Response ID|lastpage. Last page|seed. Seed|v1. Hoe?", "limesurvey");
        check("Antwort ID|Datum Abgeschickt|Letzte Seite|Start-Sprache|Frage", "limesurvey");
        check("ID|Begintijd|Tijd van voltooien|Tijd van laatste wijziging|Wat?", "ms-forms");
        check("ID|Start time|Completion time|Total points|What?|Points - What?", "ms-forms");
        check("Respondent-ID|Collector-ID|Begindatum|Einddatum|Vraag", "surveymonkey");
        check("id|Q1|Q2|leeftijd", "unknown");
        check("ID|Naam|E-mail|Begintijd|Q1", "unknown");
        check("id|seed|token|Q1", "unknown");
    }
}
