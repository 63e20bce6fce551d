//! Values that are names of people: `Jan de Vries`, `J. van den Berg`, `Bakker, Anna`.

use crate::questionnaire::spelling::normalise;

/// First names that many people have, normalised. No month, place or word of an
/// answer set is among them.
const FIRST_NAMES: &str = "
aad aart abdel abdul abdullah achmed ad adam adrian ahmed aisha alan albert alex alexander alexandra ali alice alicia amanda amber amina amy an andre andrea andreas andrew andries angela anita anja anke ankie ann anna anne anneke annelies annemarie annemieke annette annie anouk anthony antonio ariane arie arjan arjen arno arnold arthur astrid ayse
barbara bart bas ben benjamin bep bernard bert betty bianca bob bram brenda brian bruno
carl carla carlos carmen caroline carolyn catherine cees chantal charles charlie chris christa christian christiaan christina christine christopher cindy claudia coen conny cor corine corinne corrie cynthia
daan dana daniel danielle danny david deborah dennis diana diane dick dirk donald donna dorien dorothy douwe
ed eddy edith edward edwin eelco eline elisabeth elizabeth ellen els elsa emily emma eric erica erik erwin esther eva evelien evelyn
fatima fatma femke ferdinand fiona fleur floor floris francis frank frans fred frederik freek frits
gary geert george gerard gerda gerrit gert gijs gordon guus
hamza hanna hannah hans harm harold harrie harry hassan heidi heleen helen helena henk hendrik henri henry herman hilde hugo
ibrahim ilse imane ineke inge ingrid irene iris isabel ivo
jaap jack jacob jacqueline james jamie jan jane janet janine janneke jantine jaqueline jasmijn jason jasper jean jeanette jeff jeffrey jelle jennifer jeroen jerry jesse jessica jim jo joan joao johan johanna johannes john johnny jolanda jonathan joop joost jordi joris jos jose josef joseph joshua joyce juan judith julia julian julie juliette jurgen justin
kamal karel karen karim karin kathleen katja kees keith kelly ken kenneth kevin khadija kim klaas koen kristel kristin kyle
lars laura lauren laurens leo leon leonie leontien lena lidia lieke lies liesbeth lieve linda lindsey lisa lisanne lisette loes lotte louis louise luc lucas lucia lucy luis luuk lydia lynn
maaike maarten manon marc marcel marco margaret margot margriet maria marian marianne marie marieke marielle marije marijke marina mario marion marit marjan marjolein marko marleen marlies marloes marten martha martijn martin martine mary mathieu matthew matthijs maurice maurits max meike melanie melissa menno merel mia michael michel michelle michiel mieke miguel mike milan milou minke miranda miriam mirjam mirjana mohamed mohammad mohammed monica monique mounir muhammad murat mustafa
nadia naomi natalie natasja nathalie nathan nick nicky nico nicole niek niels nienke nina noor norbert noud
olaf olga olivia oscar otto
pascal patricia patrick paul paula paulien pauline pedro peter petra philip phil piet pieter pim priya
rachel ralph ramon raymond rebecca reinier remco renate rene renee rianne richard rick rik rita rob robbert robert roberto robin roel roelof roger roland rolf roman ron ronald rosa roos rosalie roy ruben rudi rudolf ruth ruud ryan
sabine said samantha samir samuel sander sandra sanne sara sarah sascha saskia scott sebastian selma sharon sheila shirley silvia simone sjaak sjoerd sjors sofie sonja sophia sophie stefan stef steffen stella stephanie stephen steve steven stijn sue sunil susan susanne suzan suzanne sven sylvia
tamara tanja teun thea theo theodoor thijs thomas tiffany tim tineke tobias tom ton tony tristan truus
ursula
valerie vera veronique victor vincent virginia
wendy wesley wil wilco willem wilma wim wouter
xander
yasmin yasmina yolanda youssef yusuf yvette yvonne
zoe
";

/// Words within names that begin with a small letter.
const PARTICLES: &[&str] = &[
    "de", "der", "den", "van", "von", "vd", "v.d.", "ter", "ten", "te", "t", "'t", "het", "op",
    "in", "la", "le", "du", "di", "da", "dos", "del", "el", "al", "bin", "ben", "y", "zu", "zum",
    "vande", "vanden", "vander",
];

/// Words that are in no name: what people do, and where.
const NO_NAMES: &[&str] = &[
    "manager",
    "management",
    "leidinggevende",
    "leidinggevend",
    "teamleider",
    "medewerker",
    "directeur",
    "director",
    "lead",
    "leader",
    "staff",
    "team",
    "afdeling",
    "department",
    "senior",
    "junior",
    "medior",
    "employee",
    "supervisor",
    "coordinator",
    "hoofd",
    "chef",
    "head",
    "regional",
    "general",
    "line",
    "middle",
    "top",
    "yes",
    "no",
    "ja",
    "nee",
    "geen",
    "none",
    "other",
    "anders",
    "overig",
    "niet",
    "not",
    "mijn",
    "my",
    "ik",
];

/// Headings of who somebody is, or works for, normalised; only where the values
/// look like names, for they may hold yes and no as well.
const PERSONS: &[&str] = &[
    "manager",
    "managers",
    "direct manager",
    "line manager",
    "your manager",
    "reports to",
    "reporting manager",
    "supervisor",
    "team lead",
    "teamleider",
    "teamlead",
    "leidinggevende",
    "leidinggevenden",
    "direct leidinggevende",
    "directe leidinggevende",
    "uw leidinggevende",
    "je leidinggevende",
    "manager naam",
    "afdelingshoofd",
    "teammanager",
    "chef",
    "hoofd",
    "coach",
    "mentor",
    "begeleider",
    "medewerker",
    "medewerkers",
    "employee",
    "employees",
    "werknemer",
    "collega",
    "colleague",
    "persoon",
    "person",
    "deelnemer",
    "participant",
    "contactpersoon",
    "contact",
    "hr adviseur",
    "hr business partner",
    "hrbp",
    "recruiter",
    "beoordelaar",
    "assessor",
    "rater",
];

/// As many different values tell enough.
const ENOUGH: usize = 500;

/// With fewer different values, it may be chance that they look like names.
const FEWEST: usize = 3;

/// Whether the values are names of people: most by themselves, or, below a
/// heading that names a person, nearly all by their look.
pub(super) fn are_names(heading: &str, values: &[(&str, u64)]) -> bool {
    let values = &values[..values.len().min(ENOUGH)];
    let share = |test: &dyn Fn(&str) -> bool, of: usize| {
        let hits = values.iter().filter(|(text, _)| parts(text).all(test)).count();
        values.len() >= FEWEST && hits * 10 >= values.len() * of
    };
    let words = normalise(heading);
    let person = PERSONS.contains(&&*words);
    share(&is_name, 5) || (person && (share(&looks_like_name, 8) || share(&is_first_name, 5)))
}

/// Several names in a cell.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '|', '/']).map(str::trim).filter(|part| !part.is_empty())
}

/// A name that no other text is: a first name that many have, an initial, or
/// `de` and the like inside, in what looks like a name.
fn is_name(text: &str) -> bool {
    let (last, first) = text.split_once(", ").unwrap_or(("", text));
    let words: Vec<&str> = first.split_whitespace().collect();
    let inside = words.len() > 2 && words[1..words.len() - 1].iter().any(|w| is_particle(w));
    let known = words.first().is_some_and(|word| is_first_name(word) || is_initials(word));
    let spelled = words.len() > 1 || !last.is_empty();
    looks_like_name(text) && spelled && (known || (inside && last.is_empty() && words.len() <= 4))
}

fn is_first_name(word: &str) -> bool {
    let word = word.split('-').next().map(normalise).unwrap_or_default();
    !word.is_empty() && FIRST_NAMES.split_whitespace().any(|name| name == word)
}

/// Two to five words, each with a capital but for `de` and the like.
fn looks_like_name(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let plain = |word: &&str| {
        word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
            && !NO_NAMES.contains(&&*normalise(word))
    };
    (2..=6).contains(&words.len())
        && words.iter().all(plain)
        && words.iter().all(|word| capital(word) || is_particle(word))
        && words.iter().filter(|word| capital(word)).count() >= 2
}

fn is_particle(word: &str) -> bool {
    word.starts_with(|c: char| c.is_lowercase() || c == '\'') && PARTICLES.contains(&word)
}

/// `J.`, `J.M.`, `A.-M.`
fn is_initials(word: &str) -> bool {
    let letters = word.split(['.', '-']).filter(|part| !part.is_empty());
    let single = letters
        .clone()
        .all(|part| part.chars().count() == 1 && part.starts_with(char::is_uppercase));
    word.ends_with('.') && letters.count() > 0 && single
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(heading: &str, values: &str, expected: bool) {
        let values: Vec<(&str, u64)> = values.split(" | ").map(|value| (value, 9)).collect();
        assert_eq!(are_names(heading, &values), expected, "{heading}: {values:?}");
    }

    #[test]
    fn names_are_known_by_themselves() {
        check("Q3", "Jan de Vries | Sanne Bakker | Mohammed El Amrani", true);
        check("Q3", "J. de Vries | A.M. Bakker | K. van 't Hof", true);
        check("Q3", "Vries, Jan de | Bakker, Sanne | Amrani, Ali", true);
        check("Q3", "Anna Smith; John Brown | John Brown | Peter Jones", true);
    }

    #[test]
    fn a_heading_may_tell_that_they_are_names() {
        let names = "Okonkwo Adaeze | Zhang Wei | Xu Li | Dupont Aurélie";
        check("Leidinggevende", names, true);
        check("Q3", names, false);
        check("Manager", "Anna | Pieter | Kees", true);
        for answers in ["Ja | Nee | Weet niet", "Senior Manager | Line Manager | No Manager"] {
            check("Manager", answers, false);
        }
    }

    #[test]
    fn labels_of_answers_and_of_groups_are_no_names() {
        for labels in [
            "Strongly Agree | Agree | Neither Agree Nor Disagree | Disagree",
            "Zeer mee eens | Mee eens | Neutraal",
            "Human Resources | Research and Development | Sales",
            "Noord Holland | Zuid Holland | Utrecht",
            "Sales Executive | Laboratory Technician | Research Director",
            "Den Haag | Amsterdam | Capelle aan den IJssel",
            "New York | Los Angeles | San Francisco",
            "Jordan | Austin | Florence",
        ] {
            check("Q3", labels, false);
        }
        check("Team", "Team A | Team B | Team C", false);
    }
}
