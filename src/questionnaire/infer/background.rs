//! Questions about the respondent: what they are called, the order of their
//! groups, and bands for their numbers.

use super::labels;
use crate::base::Text;
use crate::questionnaire::file::Band;
use crate::questionnaire::spelling::{normalise, number};
use crate::stats::float::{log10, pow};

/// Beginnings of words in a short heading that ask who somebody is.
const WORDS: &[&str] = &[
    "geslacht",
    "gender",
    "sekse",
    "sex",
    "leeftijd",
    "age",
    "agegroup",
    "agegrp",
    "ageband",
    "opleiding",
    "education",
    "educ",
    "afdeling",
    "department",
    "dept",
    "team",
    "directie",
    "divisie",
    "division",
    "functie",
    "function",
    "job",
    "beroep",
    "occupation",
    "rol",
    "role",
    "schaal",
    "salarisschaal",
    "grade",
    "dienstverband",
    "contract",
    "dienstjaren",
    "tenure",
    "anciënniteit",
    "seniority",
    "leidinggevend",
    "manager",
    "management",
    "organisatie",
    "organisation",
    "organization",
    "ministerie",
    "ministry",
    "sector",
    "domein",
    "domain",
    "regio",
    "region",
    "locatie",
    "location",
    "vestiging",
    "land",
    "country",
    "provincie",
    "inkomen",
    "income",
    "religion",
    "vote",
    "nationality",
    "salaris",
    "salary",
    "loonschaal",
    "functieschaal",
    "fte",
    "uren",
    "hours",
    "geboortejaar",
    "diensttijd",
    "werkzaam",
    "ervaring",
    "experience",
    "standplaats",
    "eenheid",
    "unit",
    "cluster",
    "district",
    "kantoor",
    "office",
    "ploeg",
    "ethnicity",
];

/// Words that may stand alone only: `age`, not `agenda`.
const WHOLE: &[&str] = &[
    "age", "sex", "job", "rol", "role", "land", "team", "vote", "grade", "schaal", "function",
    "manager", "fte", "uren", "hours", "unit", "office", "ploeg", "team",
];

/// A heading that begins so says something about work; it asks nothing.
const STATEMENTS: &[&str] = &[
    "mijn", "ik", "my", "i", "wij", "we", "onze", "ons", "our", "er", "het", "de", "the", "there",
    "binnen", "within", "in",
];

/// Beginnings of words for what is measured: `Tevredenheid met team` asks for no team.
const MEASURED: &[&str] = &[
    "tevreden",
    "cijfer",
    "rapportcijfer",
    "waardering",
    "vertrouwen",
    "satisf",
    "rating",
    "trust",
];

/// Ways to ask who somebody is.
const QUESTIONS: &[&str] = &[
    "wat is uw",
    "wat is je",
    "what is your",
    "what s your",
    "whats your",
    "hoe oud",
    "how old",
    "in welke",
    "in welk",
    "in which",
    "bij welke",
    "bij welk",
    "at which",
    "hoe lang",
    "hoelang",
    "hoeveel jaar",
    "how long",
    "how many years",
    "tot welke",
    "bent u",
    "are you a",
    "which best describes you",
];

/// Whether a heading asks who the respondent is.
pub(super) fn asks_who(text: &str) -> bool {
    let words = normalise(text);
    let tokens: Vec<&str> = words.split(' ').collect();
    let known = |token: &&&str| {
        WHOLE.contains(*token)
            || WORDS.iter().any(|word| {
                let word = normalise(word);
                !WHOLE.contains(&&*word) && token.starts_with(&*word)
            })
    };
    let coded = text.split('_').map(normalise).any(|part| known(&&&*part));
    let statement = tokens.len() > 2 && STATEMENTS.contains(&tokens[0]);
    let is_measured = |token: &&str| MEASURED.iter().any(|word| token.starts_with(word));
    let measured = tokens.len() > 1 && tokens.iter().any(is_measured);
    let about = statement || measured;
    let short = tokens.len() <= 4 && !about && (tokens.iter().any(|token| known(&token)) || coded);
    short || QUESTIONS.iter().any(|start| words.starts_with(start))
}

/// Puts the answers of a list in order: bands and known levels from low to
/// high, everything else by the alphabet, so that the order is not that of the
/// rows. 'Other' comes last.
pub(super) fn order(labels: &mut [&str]) {
    labels.sort_by_cached_key(|label| (is_other(label), label.to_lowercase()));
    let others = labels.iter().filter(|label| is_other(label)).count();
    let (named, _) = labels.split_at_mut(labels.len() - others);
    let starts: Option<Vec<f64>> = named.iter().map(|label| start_of_band(label)).collect();
    let places = || LEVELS.iter().find_map(|levels| places(levels, named));
    if let Some(places) = starts.or_else(places) {
        let mut placed: Vec<(f64, &str)> = places.into_iter().zip(named.iter().copied()).collect();
        placed.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (label, (_, placed)) in named.iter_mut().zip(placed) {
            *label = placed;
        }
    }
}

fn is_other(label: &str) -> bool {
    let words = normalise(label);
    ["other", "anders", "andere", "overig", "overige", "oth", "sonstiges"].contains(&&*words)
        || ["anders namelijk", "other please"].iter().any(|start| words.starts_with(start))
}

/// Levels from low to high: of one level the beginnings of its labels, between "|".
const LEVELS: &[&str] = &[
    "geen|none|no formal / basis|lager onderwijs|lagere school|primary|elementary \
     / vmbo|mavo|lbo|vbo|mulo|less than high|some high|hs|praktijkonderwijs|lower secondary \
     / havo|vwo|high school|secondary|middelbaar|upper secondary|finished hs|hbs|gymnasium|atheneum \
     / mbo 1 / mbo 2 / mbo 3 / mbo 4 / mbo|middelbaar beroeps|vocational|trade|some college \
     / associate / hbo|bachelor|hoger beroeps|college graduate|undergraduate|wo bachelor|hbo bachelor \
     / wo|master|hbo master|wo master|universitair|university|postgraduate|graduate|professional degree \
     / phd|doctor|gepromoveerd|promotie",
    "zeer laag|very low / laag|low|lager / midden|middel|gemiddeld|medium|middle|mid|average|intermediate \
     / hoog|high|hoger / zeer hoog|very high",
    "geen ervaring|no experience / beginner|novice|starter / intermediate|gevorderd / advanced|vergevorderd / expert",
    "micro / klein|small / middel|medium|mid / groot|large|big",
    "trainee|stagiair|intern / junior / medior|mid / senior / lead|principal / manager|teamleider / director|directeur",
    "januari|january|jan / februari|february|feb / maart|march|mrt|mar / april|apr / mei|may \
     / juni|june|jun / juli|july|jul / augustus|august|aug / september|sep / oktober|october|okt|oct \
     / november|nov / december|dec",
    "maandag|monday|ma|mon / dinsdag|tuesday|di|tue / woensdag|wednesday|wo|wed \
     / donderdag|thursday|do|thu / vrijdag|friday|vr|fri / zaterdag|saturday|za|sat / zondag|sunday|zo|sun",
    "eerste|first|1e / tweede|second|2e / derde|third|3e / vierde|fourth|4e",
];

/// The place of every label among these levels; `None` where one has none, or
/// where they do not tell the labels apart.
fn places(levels: &str, labels: &[&str]) -> Option<Vec<f64>> {
    let place = |label: &&str| {
        let words = normalise(label);
        let fits = |start: &str| {
            let rest = words.strip_prefix(start);
            // `wo` begins `wo bachelor`, not `woensdag`; `bachelor` begins `bachelors`.
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || (start.len() > 4))
        };
        let starts = levels
            .split('/')
            .zip(1..)
            .flat_map(|(level, place)| level.split('|').map(move |start| (start.trim(), place)));
        let best = starts.filter(|(start, _)| fits(start)).max_by_key(|(start, _)| start.len());
        best.map(|(_, place)| f64::from(place))
    };
    let places: Vec<f64> = labels.iter().map(place).collect::<Option<_>>()?;
    let apart = places.iter().any(|place| *place != places[0]);
    (labels.len() >= 2 && apart).then_some(places)
}

/// Where a band begins: `20-29`, `<=19`, `60+`, `$25,000 - $49,999`, `jonger dan 30`.
fn start_of_band(label: &str) -> Option<f64> {
    let cleaned: String = label.chars().filter(|c| !matches!(c, '$' | '€' | ' ')).collect();
    let mut digits = cleaned.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
        .unwrap_or(digits.len());
    digits = &digits[..end];
    // `24,999` and `2.500` are thousands: three digits behind the mark.
    let grouped = digits.rsplit(['.', ',']).next().is_some_and(|last| last.len() == 3);
    let plain: String = match grouped {
        true => digits.chars().filter(char::is_ascii_digit).collect(),
        false => digits.trim_end_matches(['.', ',']).to_owned(),
    };
    let first = number(&plain)?;
    let words = label.to_lowercase();
    let below = [
        "<", "≤", "t/m", "tot ", "under", "jonger", "minder", "korter", "onder", "maximaal", "max",
        "less", "younger", "shorter", "fewer", "up to", "below",
    ];
    let above = [
        ">",
        "meer dan",
        "langer dan",
        "ouder dan",
        "boven",
        "more than",
        "longer than",
        "older than",
        "over ",
        "above",
    ];
    // Half a year comes before two years.
    let units = [("maand", 12.0), ("month", 12.0), ("week", 52.0), ("weken", 52.0)];
    let years = ["jaar", "year"].iter().any(|unit| words.contains(unit));
    let per_year = units.iter().find(|(unit, _)| words.contains(unit) && !years);
    let first = per_year.map_or(first, |(_, per_year)| first / per_year);
    if below.iter().any(|word| words.trim_start().starts_with(word)) {
        Some(first - 1e6)
    } else if above.iter().any(|word| words.trim_start().starts_with(word)) {
        Some(first + 0.5)
    } else {
        Some(first)
    }
}

/// With fewer numbers there are no bands worth making.
const FEWEST: u64 = 10;

/// About five bands with round bounds and about as many respondents in each;
/// none where the numbers do not allow two. Codes for missing are left out.
pub(super) fn bands(values: &[(f64, u64)]) -> Vec<Band> {
    let mut values: Vec<(f64, u64)> = values.to_vec();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: u64 = values.iter().map(|(_, n)| n).sum();
    let (Some(first), Some(last)) = (values.first(), values.last()) else { return Vec::new() };
    let at = |share: f64| {
        let mut below = 0;
        let reached = values.iter().find(|(_, n)| {
            below += n;
            below as f64 >= share * total as f64
        });
        reached.map_or(last.0, |(value, _)| *value)
    };
    // A typing error lies far from all others; it says nothing of the bands.
    let step = match at(0.95) - at(0.05) {
        _ if total < FEWEST => return Vec::new(),
        range if range < 2.0 => return Vec::new(),
        range if range < 25.0 => 1.0,
        range if range < 200.0 => 5.0,
        range => pow(10.0, log10(range / 20.0).floor()) * 5.0,
    };
    let mut bounds: Vec<f64> = Vec::new();
    let (mut below, mut fifth) = (0, 1);
    for (value, n) in &values {
        below += n;
        while fifth < 5 && below * 5 >= total * fifth {
            // Adding zero makes minus zero zero.
            let bound = (value / step).round() * step + 0.0;
            let inside = bound > first.0 && bound <= last.0;
            if inside && bounds.last().is_none_or(|before| bound > *before) {
                bounds.push(bound);
            }
            fifth += 1;
        }
    }
    if bounds.is_empty() {
        return Vec::new();
    }
    // A bound is where the next band begins.
    let starts = [None].into_iter().chain(bounds.iter().copied().map(Some));
    let ends = bounds.iter().map(|bound| Some(bound - 1.0)).chain([None]);
    starts.zip(ends).map(|(from, to)| band(from, to)).collect()
}

/// A band with a name of its bounds.
pub(in crate::questionnaire) fn band(from: Option<f64>, to: Option<f64>) -> Band {
    let (id, nl, en) = match (from, to) {
        (None, Some(to)) => (format!("tm-{to}"), format!("t/m {to}"), format!("up to {to}")),
        (Some(from), None) => {
            (format!("vanaf-{from}"), format!("{from} of meer"), format!("{from} or more"))
        }
        (Some(from), Some(to)) if from == to => {
            (from.to_string(), from.to_string(), to.to_string())
        }
        (None, None) => ("alle".to_owned(), "alle".to_owned(), "all".to_owned()),
        (from, to) => {
            let words = format!("{}–{}", from.unwrap_or(0.0), to.unwrap_or(0.0));
            (words.replace('–', "-"), words.clone(), words)
        }
    };
    Band { id, label: Text { nl, en }, from, to, also: Vec::new() }
}

/// The numbers that are codes for missing: 99 among ages that end at 66. They
/// lie far above every other number, or below zero where no other does.
pub(super) fn missing_numbers(values: &[(f64, u64)]) -> Vec<i64> {
    const FAR: f64 = 9.0;
    let mut numbers: Vec<f64> = values.iter().map(|value| value.0).collect();
    numbers.sort_by(f64::total_cmp);
    let custom = |number: f64| {
        number.fract() == 0.0 && number.abs() < 1e6 && labels::outside_code(number as i64).is_some()
    };
    let mut apart: Vec<i64> = Vec::new();
    // From the top: 98 and 99 stand apart together.
    for position in (1..numbers.len()).rev() {
        if !custom(numbers[position]) {
            break;
        }
        if numbers[position] - numbers[position - 1] > FAR {
            apart.extend(numbers[position..].iter().map(|number| *number as i64));
            break;
        }
    }
    let negative = numbers.iter().filter(|number| **number < 0.0);
    if negative.clone().all(|number| custom(*number)) {
        apart.extend(negative.map(|number| *number as i64));
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_come_from_low_to_high_and_words_by_the_alphabet() {
        let check = |given: &[&str], expected: &[&str]| {
            let mut labels = given.to_vec();
            order(&mut labels);
            assert_eq!(labels, expected);
        };
        check(
            &[">=50", "20-29", "<=19", "40-49", "30-39"],
            &["<=19", "20-29", "30-39", "40-49", ">=50"],
        );
        check(&["> 60", "45-60", "18-29", "30-44"], &["18-29", "30-44", "45-60", "> 60"]);
        check(
            &["$100,000 - $149,999", "$0 - $24,999", "$150,000+", "$25,000 - $49,999"],
            &["$0 - $24,999", "$25,000 - $49,999", "$100,000 - $149,999", "$150,000+"],
        );
        check(
            &["meer dan 10 jaar", "1-5 jaar", "minder dan 1 jaar", "6-10 jaar"],
            &["minder dan 1 jaar", "1-5 jaar", "6-10 jaar", "meer dan 10 jaar"],
        );
        check(
            &["5 jaar of langer", "2 tot 5 jaar", "0-6 maanden", "6-24 maanden"],
            &["0-6 maanden", "6-24 maanden", "2 tot 5 jaar", "5 jaar of langer"],
        );
        check(
            &["WO", "Anders, namelijk", "MBO", "Basisonderwijs", "HBO", "VMBO / MAVO", "HAVO/VWO"],
            &["Basisonderwijs", "VMBO / MAVO", "HAVO/VWO", "MBO", "HBO", "WO", "Anders, namelijk"],
        );
        check(
            &["Master's degree", "Doctorate", "Bachelor's degree", "High school degree"],
            &["High school degree", "Bachelor's degree", "Master's degree", "Doctorate"],
        );
        check(&["Midden", "Hoog", "Laag"], &["Laag", "Midden", "Hoog"]);
        check(&["maart", "januari", "december"], &["januari", "maart", "december"]);
        check(&["wo", "ma", "di"], &["ma", "di", "wo"]);
        check(&["Anders", "Zuid", "Noord"], &["Noord", "Zuid", "Anders"]);
        check(&["Uitvoering", "beleid", "Inspectie"], &["beleid", "Inspectie", "Uitvoering"]);
        check(&["Hbo", "MBO", "WO", "havo/vwo"], &["havo/vwo", "MBO", "Hbo", "WO"]);
        check(
            &["Some college", "HS", "Graduate degree"],
            &["HS", "Some college", "Graduate degree"],
        );
        check(&["Hoog", "Laag", "Midden"], &["Laag", "Midden", "Hoog"]);
    }

    #[test]
    fn headings_that_ask_who() {
        for heading in
            ["gender", "Education", "agegrp", "Age group", "Wat is uw leeftijd?", "e16sex_sex"]
        {
            assert!(asks_who(heading), "{heading}");
        }
        for heading in [
            "A1",
            "Agenda",
            "econ_nat",
            "Mijn leidinggevende geeft mij het goede voorbeeld",
            "Mijn leidinggevende steunt mij",
            "De organisatie luistert",
            "Ons team werkt goed",
            "Tevredenheid met team",
            "Cijfer leidinggevende",
        ] {
            assert!(!asks_who(heading), "{heading}");
        }
    }

    #[test]
    fn numbers_fall_in_round_bands() {
        let ages: Vec<(f64, u64)> = (20..67).map(|age| (f64::from(age), 3)).collect();
        let bands = bands(&ages);
        let labels: Vec<&str> = bands.iter().map(|band| &*band.label.nl).collect();
        assert_eq!(labels, ["t/m 29", "30–39", "40–49", "50–54", "55 of meer"]);
        for age in 15..80 {
            let holding = bands.iter().filter(|band| band.holds(f64::from(age))).count();
            assert_eq!(holding, 1, "{age}");
        }
        let tenure = [(0.0, 20), (1.0, 20), (2.5, 20), (4.0, 20), (9.0, 20), (115_155.0, 1)];
        let labels: Vec<String> =
            super::bands(&tenure).into_iter().map(|band| band.label.en).collect();
        assert_eq!(labels, ["up to 0", "1–2", "3", "4–8", "9 or more"]);
        assert_eq!(super::bands(&[(-5.0, 1), (1000.0, 2)]), []);
        assert_eq!(missing_numbers(&[(20.0, 1), (66.0, 1), (99.0, 4)]), [99]);
        assert_eq!(missing_numbers(&[(20.0, 1), (91.0, 1), (99.0, 4)]), [0i64; 0]);
        assert_eq!(missing_numbers(&[(-9.0, 1), (20.0, 1), (98.0, 1), (99.0, 4)]), [98, 99, -9]);
    }
}
