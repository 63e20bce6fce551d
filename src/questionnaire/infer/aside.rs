//! Columns that a survey program adds by itself, and those that identify people.

use std::collections::HashSet;

use crate::questionnaire::file::Aside;
use crate::questionnaire::spelling::normalise;

/// Headings of columns that identify people, a line per kind, normalised.
const IDENTIFYING: &str = "
id / nr / volgnummer / respondent / respondent id / respondentid / respondentnummer / respnr / resp id / respid
response id / responseid / response nummer / antwoord id / antwoord nummer / reactie id / antwort id / id de la reponse / id de respuesta
befragten id / id du repondant / id del encuestado / case id / caseid / record id / recordid / uuid / guid
ip / ip adres / ip address / ip adresse / adresse ip / direccion ip / ipaddress / ipaddr / mac address
e mail / email / email1 / mail / mailadres / email address / emailaddress / e mailadres / emailadres / e mail adres / e mail address / adresse e mail / adresse de messagerie / correo electronico / e mail adresse
naam / name / nom / nombre / voornaam / achternaam / tussenvoegsel / roepnaam / initialen / first name / last name / firstname / lastname / surname / family name / full name / fullname / volledige naam / voor en achternaam / naam en achternaam / initials / prenom
naam leidinggevende / naam van leidinggevende / naam van uw leidinggevende / naam van je leidinggevende / leidinggevende naam / naam manager / naam teamleider / wie is uw leidinggevende / wie is je leidinggevende / wie is jouw leidinggevende / manager name / managers name / name of manager / name of your manager / line manager name / supervisor name / name of supervisor / who is your manager / who is your supervisor
recipientlastname / recipientfirstname / recipientemail / recipient last name / recipient first name / recipient email / achternaam ontvanger / voornaam ontvanger / e mail ontvanger / achternaam van ontvanger / voornaam van ontvanger / e mail van ontvanger / nachname des empfangers / vorname des empfangers / e mail des empfangers
external data reference / externaldatareference / external reference / externalreference / externe datenreferenz / externe referentie / externe gegevensreferentie / reference de donnees externe / referencia de datos externos
location latitude / location longitude / location accuracy / locationlatitude / locationlongitude / locationaccuracy / latitude / longitude / breedtegraad / lengtegraad / breedtegraad van locatie / lengtegraad van locatie / breitengrad des standorts / langengrad des standorts / gps
token / toegangscode / access code / login / inlognaam / gebruikersnaam / username / user name / user id / userid / gebruikers id / benutzername / nom dutilisateur
telefoon / telefoonnummer / telefoonnr / tel / mobiel / mobiele nummer / mobiel nummer / phone / phone number / mobile / mobile number / cell phone / telephone / telephone number / gsm
personeelsnummer / personeelsnr / personeels nummer / personeelsid / medewerkernummer / medewerkersnummer / medewerker nummer / medewerkernr / medewerker id / medewerkerid / werknemersnummer / stamnummer / employee id / employeeid / employee number / employee no / employee nr / staff id / staff number / personnel number / payroll number / badge number / badgenummer / participant id / participant name / participant email / deelnemer id
burgerservicenummer / bsn / social security number / ssn / paspoortnummer / passport number / iban / rekeningnummer / bank account
geboortedatum / geboorte datum / date of birth / birth date / birthdate / dateofbirth / dob / birthday / geburtsdatum / date de naissance
adres / woonadres / address / home address / street address / straat / straatnaam / street / huisnummer / house number
postcode / postcode4 / postcode6 / pc4 / pc6 / post code / postal code / postalcode / zip / zip code / zipcode / code postal / plz
kenteken / license plate / licence plate / license plate number / number plate / license / license number / licence number
device id / deviceid / device identifier / imei / advertising id / cookie / cookie id / session id / sessionid / user agent / useragent
handtekening / signature / linkedin / contactgegevens / contact details
";

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
const TIMES: &str = "
startdate / enddate / start date / end date / startdatum / einddatum / begindatum / enddatum / anfangsdatum / erfassungsdatum
recordeddate / recorded date / opnamedatum / geregistreerde datum / registratiedatum
date submitted / datum ingestuurd / datum inzending / datum verzonden / verzenddatum / datum abgeschickt / date de soumission / fecha de envio
date started / date last action / datum laatste actie / datum gestart / datum letzte aktivitat / date de lancement / date de la derniere action
timestamp / tijdstempel / zeitstempel / horodateur / marca temporal / submitdate / datestamp / date created / date modified
";

/// The same, where the whole heading must be this.
const TIMES_WHOLE: &str = "
start time / completion time / last modified time / begintijd / tijd van voltooien / tijd van laatste wijziging / laatste wijzigingstijd / laatst gewijzigd / starttijd / voltooiingstijd / startzeit / fertigstellungszeit / heure de debut / heure de fin / hora de inicio / hora de finalizacion
date de debut / date de fin / date enregistree / fecha de inicio / fecha de finalizacion / fecha registrada
";

/// Headings of columns about the answering itself.
const TECHNICAL: &str = "
status / antworttyp / response type / responstype / type reactie / type de reponse / tipo de respuesta
progress / voortgang / aktueller stand / progression / progreso / finished / voltooid / beendet / termine / finalizado / completed
duration in seconds / duur in seconden / dauer in sekunden / duree en secondes / duracion en segundos / duration
distribution channel / distributionchannel / verteilungskanal / distributiekanaal / canal de distribution / canal de distribucion
user language / userlanguage / benutzersprache / gebruikerstaal / langue de lutilisateur / idioma del usuario
responseset / response set / last page / last page seen / lastpage / laatste pagina / laatst bekeken pagina / letzte seite / derniere page / derniere page vue / ultima pagina
start language / startlanguage / starttaal / start taal / begintaal / start sprache / startsprache / langue de depart / langue initiale / lenguaje inicial / idioma inicial / taal / language / response language
seed / zufallsstartwert / tete de serie / semilla / refurl / referrer / referer / referrer url / referring url / verwijzende url / url
collector id / collectorid / collector / verzamelaar id / id du collecteur / id de la collecte / id del recopilador
interview time / interviewtime / total time / totale tijd / gesamtzeit / temps total
device / device type / apparaat / browser / browser version / operating system / os / besturingssysteem / screen resolution / resolution / platform
";

/// Ends of codes of columns that Qualtrics adds to a question.
const OF_QUALTRICS: [&str; 14] = [
    "_First Click",
    "_Last Click",
    "_Page Submit",
    "_Click Count",
    "_Browser",
    "_Version",
    "_Operating System",
    "_Resolution",
    " - Topics",
    " - Parent Topics",
    " - Sentiment",
    " - Sentiment Score",
    " - Sentiment Polarity",
    " - Actionability",
];

/// Ways to ask for something of the respondent's own, and what may follow.
const ASKED: [&str; 16] = [
    "wat is uw ",
    "wat is je ",
    "wat is jouw ",
    "what is your ",
    "whats your ",
    "vul hier uw ",
    "vul uw ",
    "vul je ",
    "uw ",
    "je ",
    "jouw ",
    "mijn ",
    "your ",
    "please enter your ",
    "please provide your ",
    "enter your ",
];
const ASKED_AFTER: [&str; 4] = [" in", " optioneel", " optional", " niet verplicht"];

/// Ends of short headings of something that identifies people: `Work Zip Code`.
const ENDS: [&str; 12] = [
    " zip code",
    " zipcode",
    " postcode",
    " postal code",
    " email address",
    " e mailadres",
    " emailadres",
    " phone number",
    " telefoonnummer",
    " personeelsnummer",
    " employee id",
    " date of birth",
];

/// Whether the heading of a column, or its code and text apart, says that it
/// is to be set aside.
pub(in crate::questionnaire) fn by_heading(heading: &str) -> Option<Aside> {
    let parts = [": ", ". "].iter().find_map(|mark| heading.split_once(mark));
    by_code(parts.map_or(heading, |(code, _)| code)).or_else(|| by_words(heading)).or_else(|| {
        let (code, text) = parts?;
        // `Status: what is your marital status?` is a question.
        let named = || by_words(code).filter(|_| text.split_whitespace().count() <= 4);
        by_words(text).or_else(named)
    })
}

/// What only this program adds: points and feedback beside a question, a score.
pub(super) fn by_producer(producer: &str, heading: &str, others: &HashSet<&str>) -> Option<Aside> {
    let words = normalise(heading);
    let added = match producer {
        "ms-forms" => {
            let beside = ["Points - ", "Feedback - ", "Punten - ", "Punkte - ", "Puntos - "];
            let question = beside.iter().find_map(|mark| heading.strip_prefix(mark));
            let totals = ["total points", "totaal aantal punten", "quiz feedback", "testfeedback"];
            question.is_some_and(|question| others.contains(question.trim()))
                || totals.contains(&&*words)
        }
        "google-forms" => matches!(&*words, "score" | "punktzahl" | "puntuacion"),
        "surveymonkey" => matches!(&*words, "response status" | "responsstatus"),
        _ => false,
    };
    added.then_some(Aside::Technical)
}

/// Whether a heading, or a part of it, says that no two respondents have the
/// same value in the column.
pub fn is_respondent_id(heading: &str) -> bool {
    let parts = [Some(heading), heading.split_once(": ").map(|(_, text)| text)];
    parts.into_iter().flatten().any(|part| OF_RESPONDENT.contains(&&*normalise(part)))
}

fn by_code(code: &str) -> Option<Aside> {
    let added = OF_QUALTRICS.iter().any(|end| code.ends_with(end))
        || code.starts_with("Q_")
        // The order in which answers or blocks were shown: `Q3_DO_1`, `FL_4_DO`.
        || code.split('_').skip(1).any(|part| part == "DO");
    added.then_some(Aside::Technical)
}

fn by_words(heading: &str) -> Option<Aside> {
    // `{sum(R1.relevanceStatus)}`: what a program computed for itself.
    if heading.starts_with("{") && heading.contains('(') {
        return Some(Aside::Technical);
    }
    let words = normalise(heading);
    let word = words.as_str();
    let identifying = |word: &str| listed(IDENTIFYING, |name| name == word);
    let asked = ASKED
        .iter()
        .find_map(|start| word.strip_prefix(start))
        .map(|asked| ASKED_AFTER.iter().find_map(|end| asked.strip_suffix(end)).unwrap_or(asked));
    let timing =
        ["group time", "question time", "grouptime", "questiontime", "groepstijd", "vraagtijd"];
    if identifying(word)
        || asked.is_some_and(identifying)
        || (words.split(' ').count() <= 5 && ENDS.iter().any(|end| word.ends_with(end)))
        || listed(TIMES_WHOLE, |name| name == word)
        || listed(TIMES, |start| word.starts_with(start))
    {
        Some(Aside::Identifies)
    } else if listed(TECHNICAL, |name| name == word)
        || timing.iter().any(|start| word.starts_with(start))
    {
        Some(Aside::Technical)
    } else {
        None
    }
}

fn listed(list: &str, test: impl Fn(&str) -> bool) -> bool {
    list.lines().flat_map(|line| line.split(" / ")).any(|name| !name.is_empty() && test(name))
}

/// Whether the values are e-mail or IP addresses, dates, postcodes, telephone
/// numbers, or a name of its own for nearly everybody. Judged on most values.
pub(super) fn by_values(values: &[(&str, u64)], answered: u64) -> Option<Aside> {
    let most = |test: fn(&str) -> bool| {
        let hits = values.iter().filter(|(text, _)| test(text)).count();
        values.len() >= 3 && hits * 10 >= values.len() * 8
    };
    let kinds = [is_email, is_ip, is_date, is_key, is_postcode, is_agent];
    let telling = kinds.into_iter().any(most);
    let different = values.len() as u64;
    let numbered = different == answered && answered >= 30 && most(is_digits);
    let nearly = different * 20 >= answered * 19 && answered >= 20;
    let own = nearly && (most(is_long_number) || most(is_label_of_one));
    (telling || numbered || own).then_some(Aside::Identifies)
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

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

fn is_long_number(text: &str) -> bool {
    text.len() >= 5 && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' '))
}

/// `MW-00412`, `a7f3c9`: one word with letters and digits.
fn is_label_of_one(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    (4..=40).contains(&text.len())
        && text.chars().all(plain)
        && text.contains(|c: char| c.is_ascii_digit())
        && text.contains(|c: char| c.is_alphabetic())
}

/// `1234 AB`.
fn is_postcode(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (digits, letters) = bytes.split_at(bytes.len().min(4));
    let letters = letters.trim_ascii_start();
    digits.len() == 4
        && digits[0] != b'0'
        && digits.iter().all(u8::is_ascii_digit)
        && letters.len() == 2
        && letters.iter().all(u8::is_ascii_alphabetic)
}

/// What a browser says of itself, and the page that somebody came from.
fn is_agent(text: &str) -> bool {
    ["Mozilla/", "Opera/", "http://", "https://"].iter().any(|start| text.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_survey_programs() {
        let check = |headings: &str, expected: Option<Aside>| {
            for heading in headings.split(" | ") {
                assert_eq!(by_heading(heading), expected, "{heading}");
            }
        };
        check(
            "Main Org Zip Code | Uw privé-postcode | IP-adres | V6: IPAddress | E-mail | Date submitted | id | Begintijd | Postcode \
             | Wat is uw e-mailadres? | Vul hier uw personeelsnummer in | Geboortedatum | User-Agent \
             | submitdate. Date submitted | RecipientEmail: E-mail van ontvanger | Naam\u{a0} \
             | Tijd van laatste wijziging | Adresse IP | Datum letzte Aktivität | Horodateur",
            Some(Aside::Identifies),
        );
        check(
            "Last page | UserLanguage: Benutzersprache | Seed | {sum(R2.x, R3.x)} | groupTime84 \
             | Groepstijd: Werk | Q3_DO_1: Hoe? - Volgorde | FL_4_DO | Q9_First Click: Timing \
             | Q_RecaptchaScore | Q2 - Topics | lastpage. Last page | Finished: Terminé \
             | Start-Sprache | Dernière page | interviewtime. Total time | Referrer",
            Some(Aside::Technical),
        );
        check(
            "Leeftijd | A1 | Naam van uw afdeling | E-mail is een goed middel \
             | Mijn naam wordt gerespecteerd | Status: What is your marital status, if any? \
             | Ik heb een goede device | Q1_DOEL | Postcode is belangrijk | Datum in dienst \
             | Feedback - Mijn leidinggevende geeft feedback | Points - Reward | Score",
            None,
        );
    }

    #[test]
    fn what_a_program_adds_to_a_question_is_its_own() {
        let others = HashSet::from(["Wat is goed?"]);
        let aside = |producer, heading| by_producer(producer, heading, &others);
        assert_eq!(aside("ms-forms", "Points - Wat is goed?"), Some(Aside::Technical));
        assert_eq!(aside("ms-forms", "Feedback - Wat is goed?"), Some(Aside::Technical));
        assert_eq!(aside("ms-forms", "Total points"), Some(Aside::Technical));
        assert_eq!(aside("ms-forms", "Feedback - Iets anders"), None);
        assert_eq!(aside("unknown", "Points - Wat is goed?"), None);
        assert_eq!(aside("google-forms", "Score"), Some(Aside::Technical));
        assert_eq!(aside("unknown", "Score"), None);
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
        check(&["1234 AB", "2511xz", "9901 ZZ"], true);
        let numbers: Vec<String> = (0..40).map(|n| format!("MW-{:05}", n * 7919)).collect();
        check(&numbers.iter().map(|n| &**n).collect::<Vec<_>>(), true);
        check(&numbers[..10].iter().map(|n| &**n).collect::<Vec<_>>(), false);
    }
}
