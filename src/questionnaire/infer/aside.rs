//! Columns that a survey program adds by itself, and those that identify people.

use crate::questionnaire::file::Aside;
use crate::questionnaire::spelling::normalise;

/// Headings of columns that identify people, normalised.
const IDENTIFYING: &[&str] = &[
    "id",
    "respondent",
    "respondent id",
    "respondentid",
    "respondentnummer",
    "respnr",
    "respid",
    "response id",
    "responseid",
    "antwoord id",
    "antwort id",
    "id de la reponse",
    "case id",
    "caseid",
    "ip",
    "ip adres",
    "ip address",
    "ip adresse",
    "ipaddress",
    "ipaddr",
    "e mail",
    "email",
    "email address",
    "emailaddress",
    "e mailadres",
    "emailadres",
    "e mail adres",
    "e mail address",
    "naam",
    "name",
    "voornaam",
    "achternaam",
    "first name",
    "last name",
    "firstname",
    "lastname",
    "full name",
    "recipientlastname",
    "recipientfirstname",
    "recipientemail",
    "recipient last name",
    "recipient first name",
    "recipient email",
    "nachname des empfangers",
    "vorname des empfangers",
    "e mail des empfangers",
    "external data reference",
    "externaldatareference",
    "externalreference",
    "externe datenreferenz",
    "externe referentie",
    "location latitude",
    "location longitude",
    "location accuracy",
    "locationlatitude",
    "locationlongitude",
    "locationaccuracy",
    "latitude",
    "longitude",
    "breedtegraad",
    "lengtegraad",
    "token",
    "toegangscode",
    "telefoon",
    "telefoonnummer",
    "phone",
    "personeelsnummer",
    "geboortedatum",
];

/// Headings of columns that hold another value for every respondent, normalised.
const OF_RESPONDENT: &[&str] = &[
    "id",
    "respondent",
    "respondent id",
    "respondentid",
    "respondentnummer",
    "respnr",
    "resp id",
    "respid",
    "response id",
    "responseid",
    "antwoord id",
    "antwort id",
    "id de la reponse",
    "case id",
    "caseid",
    "token",
    "toegangscode",
    "personeelsnummer",
];

/// Beginnings of headings of times: who knows when somebody answered may know who it was.
const TIMES: &[&str] = &[
    "startdate",
    "enddate",
    "start date",
    "end date",
    "startdatum",
    "einddatum",
    "enddatum",
    "anfangsdatum",
    "erfassungsdatum",
    "recordeddate",
    "recorded date",
    "date submitted",
    "datum ingestuurd",
    "datum inzending",
    "date started",
    "date last action",
    "datum laatste actie",
    "datum gestart",
    "timestamp",
    "tijdstempel",
    "submitdate",
    "datestamp",
];

/// The same, where the whole heading must be this.
const TIMES_WHOLE: &[&str] = &[
    "start time",
    "completion time",
    "last modified time",
    "begintijd",
    "tijd van voltooien",
    "laatst gewijzigd",
    "starttijd",
    "voltooiingstijd",
];

/// Headings of columns about the answering itself.
const TECHNICAL: &[&str] = &[
    "status",
    "antworttyp",
    "response type",
    "progress",
    "voortgang",
    "aktueller stand",
    "duration in seconds",
    "duur in seconden",
    "dauer in sekunden",
    "duration",
    "finished",
    "voltooid",
    "beendet",
    "distribution channel",
    "distributionchannel",
    "verteilungskanal",
    "distributiekanaal",
    "user language",
    "userlanguage",
    "benutzersprache",
    "gebruikerstaal",
    "responseset",
    "response set",
    "last page",
    "lastpage",
    "laatste pagina",
    "start language",
    "startlanguage",
    "starttaal",
    "begintaal",
    "taal",
    "language",
    "seed",
    "refurl",
    "referrer url",
    "collector id",
    "collectorid",
    "interview time",
    "interviewtime",
    "total time",
];

/// Whether the heading of a column, or its code and text apart, says that it
/// is to be set aside.
pub(in crate::questionnaire) fn by_heading(heading: &str) -> Option<Aside> {
    by_words(heading).or_else(|| {
        let (code, text) = heading.split_once(": ")?;
        // `Status: what is your marital status?` is a question.
        let named = || by_words(code).filter(|_| text.split_whitespace().count() <= 4);
        by_words(text).or_else(named)
    })
}

/// Whether a heading, or a part of it, says that no two respondents have the
/// same value in the column.
pub fn is_respondent_id(heading: &str) -> bool {
    let parts = [Some(heading), heading.split_once(": ").map(|(_, text)| text)];
    parts.into_iter().flatten().any(|part| OF_RESPONDENT.contains(&&*normalise(part)))
}

fn by_words(heading: &str) -> Option<Aside> {
    // `{sum(R1.relevanceStatus)}`: what a program computed for itself.
    if heading.starts_with("{") && heading.contains('(') {
        return Some(Aside::Technical);
    }
    let words = normalise(heading);
    let word = words.as_str();
    if IDENTIFYING.contains(&word)
        || TIMES_WHOLE.contains(&word)
        || TIMES.iter().any(|start| word.starts_with(start))
    {
        Some(Aside::Identifies)
    } else if TECHNICAL.contains(&word)
        || word.starts_with("group time")
        || word.starts_with("question time")
        || word.starts_with("groepstijd")
        || word.starts_with("vraagtijd")
    {
        Some(Aside::Technical)
    } else {
        None
    }
}

/// Whether the values are e-mail addresses, IP addresses, dates, or a name of
/// its own for everybody. Judged on the kind of most values.
pub(super) fn by_values(values: &[(&str, u64)], answered: u64) -> Option<Aside> {
    let most = |test: fn(&str) -> bool| {
        let hits = values.iter().filter(|(text, _)| test(text)).count();
        values.len() >= 3 && hits * 10 >= values.len() * 8
    };
    let telling = most(is_email) || most(is_ip) || most(is_date) || most(is_key);
    let numbered = values.len() as u64 == answered && answered >= 30 && most(is_long_number);
    (telling || numbered).then_some(Aside::Identifies)
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace)
    })
}

fn is_ip(text: &str) -> bool {
    let numbers = text.split('.').map(str::parse::<u8>);
    numbers.clone().count() == 4 && numbers.clone().all(|number| number.is_ok())
}

/// `2017-07-18`, `18-07-2017 08:28`, `7/18/17 8:28:09`.
fn is_date(text: &str) -> bool {
    let date = text.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let digits = parts.iter().all(|part| part.chars().all(|c| c.is_ascii_digit()));
    let short = |length: usize| (1..=2).contains(&length);
    digits
        && matches!(lengths[..], [a, b, c] if (a == 4 && short(b) && short(c))
            || (short(a) && short(b) && (c == 4 || c == 2)))
        && !date.contains('.')
        || digits && matches!(lengths[..], [a, b, 4] if short(a) && short(b))
}

/// `R_2YPOQ602ER1jkf1`, `3f2504e0-4f89-11d3-9a0c-0305e82c3301`.
fn is_key(text: &str) -> bool {
    let qualtrics = text.starts_with("R_") && (14..=24).contains(&text.len());
    let letters = text.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    qualtrics || (text.len() == 36 && letters && text.matches('-').count() == 4)
}

fn is_long_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_survey_programs() {
        for heading in ["IP-adres", "V6: IPAddress", "E-mail", "Date submitted", "id", "Begintijd"]
        {
            assert_eq!(by_heading(heading), Some(Aside::Identifies), "{heading}");
        }
        for heading in ["Last page", "UserLanguage: Benutzersprache", "Seed", "{sum(R2.x, R3.x)}"] {
            assert_eq!(by_heading(heading), Some(Aside::Technical), "{heading}");
        }
        for heading in ["Leeftijd", "A1", "Naam van uw afdeling", "E-mail is een goed middel"] {
            assert_eq!(by_heading(heading), None, "{heading}");
        }
    }

    #[test]
    fn values_that_identify() {
        let check = |values: &[&str], expected: bool| {
            let values: Vec<(&str, u64)> = values.iter().map(|value| (*value, 1)).collect();
            let found = by_values(&values, values.len() as u64).is_some();
            assert_eq!(found, expected, "{values:?}");
        };
        check(&["a@b.nl", "c@d.nl", "e@f.org"], true);
        check(&["192.0.2.1", "192.0.2.7", "198.51.100.3"], true);
        check(&["2017-07-18 08:28:09", "2017-07-19 08:28:09", "2017-08-18 11:00:00"], true);
        check(&["1-2-2024", "13-2-2024", "28-2-2024"], true);
        check(&["1.5", "2.5", "3.5"], false);
        check(&["18-29", "30-44", "45-60"], false);
        check(&["1", "2", "3", "4"], false);
    }
}
