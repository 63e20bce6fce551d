//! Files before they are read: which is which, and how big.

use crate::base::{Language, number};

/// Which of the files that were handed over holds what, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roles {
    /// The responses.
    pub responses: usize,
    /// The sample per stratum, where there is one.
    pub sample: Option<usize>,
}

/// Guesses what one or two files hold, from names and sizes in bytes. `None`
/// for none, or for more than two.
pub fn roles(files: &[(String, u64)]) -> Option<Roles> {
    match files {
        [_] => Some(Roles { responses: 0, sample: None }),
        [first, second] => {
            let sample = match (names_a_sample(&first.0), names_a_sample(&second.0)) {
                (true, false) => 0,
                (false, true) => 1,
                // A table of strata is far smaller than the responses.
                _ => usize::from(second.1 <= first.1),
            };
            Some(Roles { responses: 1 - sample, sample: Some(sample) })
        }
        _ => None,
    }
}

/// What a table is that is handed over beside responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The sample per stratum.
    Sample,
    /// An earlier file of the same survey.
    Earlier,
}

/// Responses are at least so many times as large as a table of strata.
const TIMES: u64 = 8;

/// Guesses what a table is that is handed over beside responses, from names and
/// sizes in bytes.
pub fn beside(name: &str, size: u64, responses: u64) -> Beside {
    match names_a_sample(name) || size * TIMES < responses {
        true => Beside::Sample,
        false => Beside::Earlier,
    }
}

fn names_a_sample(name: &str) -> bool {
    let name = name.to_lowercase();
    ["steekproef", "sample", "populatie", "population"].iter().any(|word| name.contains(word))
}

/// The name to save something of a file under: made-up data keep saying so.
pub fn save_as(id: &str, extension: &str, synthetic: bool) -> String {
    let said = if synthetic { "-synthetisch" } else { "" };
    format!("{id}{said}.{extension}")
}

/// A number of bytes as people say it: `283 B`, `629 kB`, `12,4 MB`.
pub fn size(language: Language, bytes: u64) -> String {
    let amount = bytes as f64;
    let (amount, decimals, unit) = match bytes {
        0..=999 => (amount, 0, "B"),
        1_000..=999_499 => (amount / 1e3, 0, "kB"),
        999_500..=999_949_999 => (amount / 1e6, 1, "MB"),
        _ => (amount / 1e9, 1, "GB"),
    };
    format!("{}\u{a0}{unit}", number::decimal(language, amount, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::is_synthetic;

    fn guess(files: &[(&str, u64)]) -> Option<(usize, Option<usize>)> {
        let files: Vec<(String, u64)> = files.iter().map(|(n, s)| ((*n).to_owned(), *s)).collect();
        roles(&files).map(|roles| (roles.responses, roles.sample))
    }

    #[test]
    fn a_single_file_holds_the_responses() {
        assert_eq!(guess(&[("steekproef.csv", 10)]), Some((0, None)));
    }

    #[test]
    fn of_two_files_the_name_tells_and_otherwise_the_size() {
        assert_eq!(guess(&[("Steekproef 2023.csv", 9), ("per.csv", 5)]), Some((1, Some(0))));
        assert_eq!(guess(&[("a.csv", 900), ("b.csv", 5)]), Some((0, Some(1))));
        assert_eq!(guess(&[("a.csv", 5), ("b.csv", 900)]), Some((1, Some(0))));
        assert_eq!(guess(&[("sample.csv", 5), ("sample-2.csv", 900)]), Some((1, Some(0))));
    }

    #[test]
    fn no_guess_for_none_or_three() {
        assert_eq!(guess(&[]), None);
        assert_eq!(guess(&[("a", 1), ("b", 2), ("c", 3)]), None);
    }

    #[test]
    fn beside_responses_a_small_table_is_the_sample() {
        assert_eq!(beside("strata.csv", 300, 600_000), Beside::Sample);
        assert_eq!(beside("Steekproef.xlsx", 600_000, 600_000), Beside::Sample);
        assert_eq!(beside("per-2022.csv", 240_000, 600_000), Beside::Earlier);
    }

    #[test]
    fn made_up_data_keep_saying_so() {
        assert!(is_synthetic("voorbeeld-antwoorden-synthetisch.csv"));
        assert!(!is_synthetic("per-2023.csv"));
        assert_eq!(save_as("waarden-domein", "svg", true), "waarden-domein-synthetisch.svg");
        assert_eq!(save_as("waarden-domein", "csv", false), "waarden-domein.csv");
    }

    #[test]
    fn bytes_are_said_in_the_unit_that_fits() {
        let said: Vec<String> = [0, 283, 628_724, 999_600, 12_400_000, 3_000_000_000]
            .into_iter()
            .map(|bytes| size(Language::Nl, bytes).replace('\u{a0}', " "))
            .collect();
        assert_eq!(said, ["0 B", "283 B", "629 kB", "1,0 MB", "12,4 MB", "3,0 GB"]);
    }
}
