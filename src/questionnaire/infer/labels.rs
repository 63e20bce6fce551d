//! Answer labels that many surveys use, in Dutch and English.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use super::degrees;
use super::facts::code_and_label;
use crate::base::Text;
use crate::questionnaire::file::{Missing, Point};
use crate::questionnaire::spelling::normalise;

/// An answer set that is known, with its points from low to high.
pub(super) struct LabelSet {
    /// What it measures: `agreement`.
    pub(super) name: &'static str,
    points: Vec<Vec<&'static str>>,
    /// Per normalised spelling the point it stands for.
    positions: HashMap<String, usize>,
}

impl LabelSet {
    /// The point that a label stands for.
    pub(super) fn position(&self, label: &str) -> Option<usize> {
        let words = words(label);
        self.positions.get(&words).copied().or_else(|| {
            let (degree, _) = degrees::of(&words).filter(|_| self.name == degrees::SET)?;
            self.positions.get(degree).copied()
        })
    }

    /// How many points it has.
    pub(super) fn len(&self) -> usize {
        self.points.len()
    }

    /// The points, numbered from 1. `used` are the labels of the file: what a
    /// reader sees are those, and the set's own words where nobody chose a point.
    pub(super) fn points(&self, used: &BTreeSet<&str>) -> Vec<Point> {
        let point = |(position, spellings): (usize, &Vec<&'static str>)| {
            let mut in_file = used.iter().filter(|label| self.position(label) == Some(position));
            let label = match in_file.next() {
                Some(label) => Text::same(*label),
                None => Text { nl: capital(spellings[0]), en: capital(spellings[1]) },
            };
            let known = spellings.iter().map(|s| (*s).to_owned());
            let also = in_file.map(|label| (*label).to_owned()).chain(known).collect();
            Point { code: position as i64 + 1, label, also, value: None }
        };
        self.points.iter().enumerate().map(point).collect()
    }
}

/// The sets that hold all of `labels`, the best first: a set of which as few
/// points as possible are unused. At least three of its points must be used,
/// or two that are its ends.
pub(super) fn sets_of(labels: &BTreeSet<&str>) -> Vec<&'static LabelSet> {
    let mut holding: Vec<(usize, &LabelSet)> = Vec::new();
    let words: Vec<String> = labels.iter().map(|label| words(label)).collect();
    // `Slightly harmful`, `Very harmful`: more or less of whatever it is.
    let degrees = degrees::of_one_word(&words);
    for set in known() {
        let words = match (set.name == degrees::SET, &degrees) {
            // Only where no set has the labels as they are.
            (true, Some(degrees)) if holding.is_empty() => degrees,
            (true, _) => continue,
            (false, _) => &words,
        };
        let positions: Option<BTreeSet<usize>> =
            words.iter().map(|word| set.positions.get(word).copied()).collect();
        let Some(positions) = positions else { continue };
        let ends = positions.contains(&0) && positions.contains(&(set.len() - 1));
        // Two labels of a column that stand for one point belong to a finer set.
        if positions.len() == labels.len() && (positions.len() >= 3 || ends) {
            holding.push((set.len() - positions.len(), set));
        }
    }
    holding.sort_by_key(|(unused, _)| *unused);
    holding.into_iter().map(|(_, set)| set).collect()
}

/// Whether a set has all of `labels`, each as a point of its own.
pub(super) fn are_points(labels: &BTreeSet<&str>) -> bool {
    let words: Vec<String> = labels.iter().map(|label| words(label)).collect();
    known().iter().any(|set| {
        let positions: Option<BTreeSet<usize>> =
            words.iter().map(|word| set.positions.get(word).copied()).collect();
        positions.is_some_and(|positions| positions.len() == words.len())
    })
}

/// What an answer means that stands beside a scale or list.
pub(super) fn outside(label: &str) -> Option<Missing> {
    const NO_OPINION: &[&str] = &[
        "geen mening",
        "weet niet",
        "weet ik niet",
        "weet het niet",
        "ik weet het niet",
        "weet niet geen mening",
        "geen mening weet niet",
        "geen oordeel",
        "kan ik niet beoordelen",
        "kan niet beoordelen",
        "niet te beoordelen",
        "niet van toepassing",
        "nvt",
        "n v t",
        "geen idee",
        "geen antwoord mogelijk",
        "dont know",
        "do not know",
        "i dont know",
        "i do not know",
        "dont know no opinion",
        "no opinion",
        "not applicable",
        "not applicable to me",
        "na",
        "n a",
        "not sure",
        "maybe not sure",
        "unsure",
        "cannot say",
        "cant say",
        "no basis",
        "no basis for evaluation",
        "no basis to evaluate",
        "unfamiliar",
        "unfamiliar n a",
        "unable to judge",
        "no experience",
        "dk",
        "weet niet nvt",
        "weet niet n v t",
        "weet niet niet van toepassing",
        "geen mening nvt",
        "geen mening n v t",
        "geen mening niet van toepassing",
        "niet van toepassing geen mening",
        "niet van toepassing weet niet",
        "weet ik niet geen mening",
        "weet ik niet niet van toepassing",
        "weet ik niet nvt",
        "nvt weet niet",
        "nvt geen mening",
        "kan ik niet zeggen",
        "kan ik niet aangeven",
        "kan ik niet inschatten",
        "daar heb ik geen mening over",
        "heb ik geen mening over",
        "ik heb geen mening",
        "geen ervaring",
        "geen ervaring mee",
        "niet relevant",
        "onbekend",
        "unknown",
        "not relevant",
        "dont know not applicable",
        "dont know na",
        "dont know n a",
        "not applicable dont know",
        "no opinion dont know",
        "no opinion not applicable",
        "i have no opinion",
        "i am not sure",
        "im not sure",
        "cant judge",
        "cannot judge",
        "unable to rate",
        "unable to say",
        "uncertain",
    ];
    const REFUSED: &[&str] = &[
        "zeg ik liever niet",
        "wil ik niet zeggen",
        "wil ik liever niet zeggen",
        "dat zeg ik liever niet",
        "liever niet",
        "ik wil dit niet zeggen",
        "wil niet zeggen",
        "geen antwoord",
        "weigert",
        "geweigerd",
        "refused",
        "refusal",
        "prefer not to say",
        "prefer not to answer",
        "i prefer not to say",
        "i prefer not to answer",
        "rather not say",
        "id rather not say",
        "no answer",
        "decline to answer",
        "do not want to say",
        "wil ik niet aangeven",
        "wil ik niet beantwoorden",
        "wil ik liever niet aangeven",
        "wil ik liever niet beantwoorden",
        "wil liever niet zeggen",
        "liever geen antwoord",
        "ik geef liever geen antwoord",
        "ik zeg dit liever niet",
        "ik zeg het liever niet",
        "dat wil ik niet zeggen",
        "i would rather not say",
        "id prefer not to say",
        "i dont want to say",
        "prefer not to disclose",
        "would rather not say",
        "declined",
    ];
    // `Not applicable to me (I am self-employed)`: what it means stands first.
    if let Some((before, _)) = label.split_once(" (").filter(|_| label.ends_with(')'))
        && let Some(kind) = outside(before)
    {
        return Some(kind);
    }
    // Nobody offers so long an answer for 'don't know'; open answers need no look.
    if label.len() > 60 {
        return None;
    }
    // `9 - Weet niet`: the words tell what the number means.
    let behind = code_and_label(label).map(|(_, behind)| behind);
    let label = normalise(behind.filter(|behind| !behind.is_empty()).unwrap_or(label));
    if NO_OPINION.contains(&label.as_str()) {
        Some(Missing::NoOpinion)
    } else if REFUSED.contains(&label.as_str()) {
        Some(Missing::Refused)
    } else {
        None
    }
}

/// Whether an answer says that a question did not apply.
pub(super) fn not_asked(label: &str) -> bool {
    let words = ["n a", "na", "nvt", "n v t", "niet van toepassing", "not applicable"];
    words.contains(&&*normalise(label))
}

/// Whether an answer is yes or no.
pub(super) fn yes_or_no(label: &str) -> bool {
    let words = ["yes", "no", "ja", "nee", "nein", "oui", "non", "y", "n", "j"];
    words.contains(&&*normalise(label))
}

/// What a value means that the survey's makers count as no answer: as its label
/// says, or else by custom.
pub fn stated_missing(label: Option<&str>, value: &str) -> Missing {
    const NOT_ASKED: &[&str] = &[
        "niet gesteld",
        "niet voorgelegd",
        "niet gevraagd",
        "not asked",
        "inapplicable",
        "inap",
        "iap",
        "overgeslagen door routing",
        "filter",
    ];
    const NOT_ANSWERED: &[&str] = &[
        "niet ingevuld",
        "niet beantwoord",
        "overgeslagen",
        "ontbreekt",
        "ontbrekend",
        "skipped",
        "not answered",
        "missing",
        "system missing",
    ];
    let word = label.map(normalise).unwrap_or_default();
    if NOT_ASKED.contains(&&*word) || not_asked(&word) {
        Missing::NotAsked
    } else if NOT_ANSWERED.contains(&&*word) {
        Missing::NotAnswered
    } else {
        let custom = || value.parse().ok().and_then(outside_code);
        label.and_then(outside).or_else(custom).unwrap_or(Missing::NotAnswered)
    }
}

/// What a number means that stands apart from a scale's codes, by custom: 8,
/// 88 and 98 for 'don't know', 9, 99 for 'no answer'. `None` for other numbers.
pub(super) fn outside_code(code: i64) -> Option<Missing> {
    match code {
        7 | 8 | 66 | 77 | 88 | 96..=98 | 666 | 777 | 888 | 996..=998 | -1 | -8 | -88 | -98 => {
            Some(Missing::NoOpinion)
        }
        9 | 99 | 999 | -2 | -7 | -9 | -77 | -99 | -999 => Some(Missing::Refused),
        _ => None,
    }
}

/// A label in the spelling that is compared: without the code of `Mee eens (4)`,
/// and with one word of those that say the same.
fn words(label: &str) -> String {
    let label = label.trim();
    let bare = label.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    let code =
        bare.filter(|(_, code)| !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit()));
    let bare = code.map_or(label, |(bare, _)| bare).trim();
    let words = normalise(bare);
    // Of a face nothing is left; it may be followed by how it is to be drawn.
    if words.is_empty() {
        return bare.replace('\u{fe0f}', "");
    }
    // `heel`, `erg` and `zeer` say the same; so do `een beetje` and `beetje`.
    let same = [("heel ", "zeer "), ("erg ", "zeer "), ("een beetje ", "beetje ")];
    let other = same
        .into_iter()
        .find_map(|(start, as_if)| words.strip_prefix(start).map(|rest| format!("{as_if}{rest}")));
    other.unwrap_or(words)
}

fn known() -> &'static [LabelSet] {
    static KNOWN: OnceLock<Vec<LabelSet>> = OnceLock::new();
    KNOWN.get_or_init(|| include_str!("scales.txt").lines().filter_map(set).collect())
}

fn set(line: &'static str) -> Option<LabelSet> {
    let (name, points) = line.split_once(": ").filter(|_| !line.starts_with('#'))?;
    let points = points.split(" / ").map(|point| point.split('|').map(str::trim).collect());
    let points: Vec<Vec<&'static str>> = points.collect();
    let spellings = points.iter().enumerate().flat_map(|(position, spellings)| {
        spellings.iter().map(move |spelling| (words(spelling), position))
    });
    Some(LabelSet { name, positions: spellings.collect(), points })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(labels: &str, expected: Option<(&str, usize)>) {
        let labels = labels.split('/').map(str::trim).collect();
        let found = sets_of(&labels).first().map(|set| (set.name, set.len()));
        assert_eq!(found, expected);
    }

    #[test]
    fn every_set_is_whole() {
        assert!(known().len() > 60);
        for set in known() {
            assert!((4..=11).contains(&set.len()), "{}", set.name);
            for spellings in &set.points {
                assert!(spellings.len() >= 2, "{}: {spellings:?}", set.name);
            }
            let mut seen = BTreeSet::new();
            for spelling in
                set.points.iter().enumerate().flat_map(|(at, s)| s.iter().map(move |s| (at, s)))
            {
                let other = seen.iter().any(|(at, s)| *s == words(spelling.1) && *at != spelling.0);
                assert!(!other, "{}: {spelling:?} stands for two points", set.name);
                seen.insert((spelling.0, words(spelling.1)));
            }
        }
    }

    #[test]
    fn finds_the_set_with_the_fewest_unused_points() {
        check("Mee eens / Zeer mee eens / Mee oneens / Zeer mee oneens", Some(("agreement", 4)));
        check("Agree / Neutral / Strongly agree / Disagree", Some(("agreement", 5)));
        check("Soms / Altijd / Vaak / Nooit", Some(("frequency", 4)));
        check("Very satisfied / Satisfied / Neutral", Some(("satisfaction", 5)));
        check("Very accurate / Slightly inaccurate / Moderately accurate", Some(("accuracy", 6)));
        check("Goed / Slecht / Matig / Uitstekend", Some(("quality", 4)));
        check("Helemaal eens (5) / Neutraal (3) / Oneens (2)", Some(("agreement", 5)));
        check("In zeer hoge mate / In hoge mate / In enige mate / Niet", Some(("extent", 5)));
        check("Heel makkelijk / Makkelijk / Moeilijk / Heel moeilijk", Some(("ease", 4)));
        check("Zeer zeker / Zeker / Onzeker", Some(("confidence", 5)));
        check("Voldoende / Onvoldoende / Goed / Zeer goed / Slecht", Some(("quality", 5)));
        check("Not harmful at all / Slightly harmful / Very harmful", Some(("degree", 5)));
        check(
            "Helemaal niet druk / Een beetje druk / Redelijk druk / Heel druk",
            Some(("degree", 5)),
        );
        check("Slightly harmful / Very useful / Extremely useful", None);
        check("🙁 / 😐 / 🙂 / 😀", Some(("satisfaction", 5)));
        check("Not open at all / Neutral / Very open", Some(("openness", 5)));
        check("Strongly negative / Negative / Neutral / Positive", Some(("favourability", 5)));
        check("Ja / Nee / Weet niet", None);
        check("Yes / No / Maybe", None);
        check("Laag / Midden / Hoog", None);
        check("Beleid / Inspectie / Uitvoering", None);
        check("Mee eens / Tevreden / Vaak", None);
    }
}
