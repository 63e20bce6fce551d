//! What must hold of every document, whatever the responses are: from file to document,
//! for the demo and for surveys made up at random. A randomised test prints its seed.

mod contract;
mod degenerate;
mod demo;
mod document;
mod large;
// Not everything that opening a survey can take is needed in every test.
#[allow(dead_code)]
#[path = "../shared/opening.rs"]
mod opening;
mod survey;
// Not everything that the tests of statistics share is needed here.
#[allow(dead_code)]
#[path = "../statistics/support.rs"]
mod support;

use document::{check, each_test, number};
use proptest::prelude::*;
use serde_json::Value;
use support::{SAME, close, seeded};
use survey::{NAMES, Respondent, Survey, survey};

proptest! {
    #![proptest_config(seeded(48))]

    /// The order of respondents is no information.
    #[test]
    fn shuffled_respondents_give_the_same_document(
        (survey, shuffled) in survey().prop_flat_map(|survey| {
            let rows = Just(survey.respondents.clone()).prop_shuffle();
            (Just(survey), rows)
        })
    ) {
        let document = survey.document();
        check(&document);
        let shuffled = Survey { respondents: shuffled, ..survey };
        prop_assert_eq!(shuffled.document(), document);
    }

    /// A group is what is called so: its name decides nothing.
    #[test]
    fn renamed_groups_give_the_same_numbers(survey in survey()) {
        let renamed = Survey { names: ["zz", "m1", "ya", "x9"], ..survey.clone() };
        let mut text = survey.document().to_string();
        for (from, to) in NAMES.iter().zip(renamed.names) {
            text = text.replace(&format!("\"{from}\""), &format!("\"{to}\""));
        }
        // Names also stand in messages, one behind the other.
        let without = |mut document: Value| {
            document["findings"].as_array_mut().expect("findings").iter_mut()
                .for_each(|finding| finding["message"] = Value::Null);
            document
        };
        let expected: Value = serde_json::from_str(&text).expect("still a document");
        prop_assert_eq!(without(renamed.document()), without(expected));
    }

    /// Two groups taken together are counted together; the others do not notice.
    #[test]
    fn merged_groups_add_up(survey in survey()) {
        let merged = survey.changed(|respondent| {
            if respondent.group == Some(1) {
                respondent.group = Some(0);
            }
        });
        let [before, after] = [survey.document(), merged.document()];
        check(&after);
        for (item, (before, after)) in document::items(&before, &after).enumerate() {
            prop_assert_eq!(&before["total"], &after["total"]);
            let [before, after] = [before, after].map(|item| &item["by"]["groep"]["cells"]);
            // What is hidden, and why, depends on the other groups: only what is shown is compared.
            let is_shown = |name: &str| {
                before[name]["suppressed"].is_null() && after[name]["suppressed"].is_null()
            };
            for name in NAMES[2..].iter().filter(|name| is_shown(name)) {
                prop_assert_eq!(&before[name], &after[name]);
            }
            let both = survey.shown(item, |group| group == Some(0) || group == Some(1));
            // A group may also be hidden to protect another.
            if after[NAMES[0]]["suppressed"] != "secondary" {
                prop_assert_eq!(document::counts(&after[NAMES[0]]), both);
            }
            prop_assert_eq!(&after[NAMES[1]]["n"], 0);
        }
    }

    /// Everybody twice: counts double, what is a share or a mean of them stays.
    #[test]
    fn respondents_that_are_there_twice_count_twice(survey in survey()) {
        let mut twice = survey.clone();
        twice.respondents.extend(survey.respondents.iter().cloned());
        let [before, after] = [survey.document(), twice.document()];
        check(&after);
        document::doubled(&before, &after);
    }

    /// The scale read from its other end: the same people agree, means lie as far
    /// from the other end, and differences change sign.
    #[test]
    fn a_reversed_scale_changes_signs_only(survey in survey()) {
        let mut reversed = survey.changed(|respondent| {
            for answer in respondent.answers.iter_mut().flatten().filter(|code| **code <= 5) {
                *answer = 6 - *answer;
            }
        });
        reversed.agree = [1, 2];
        let [before, after] = [survey.document(), reversed.document()];
        check(&after);
        for (before, after) in document::cells(&before, &after) {
            prop_assert_eq!(&before["agree"], &after["agree"]);
            prop_assert_eq!(&before["missing"], &after["missing"]);
            let mut counts = document::counts(before);
            counts.iter_mut().for_each(|counts| counts.reverse());
            prop_assert_eq!(counts, document::counts(after));
            if let Some(mean) = before["mean"].as_f64() {
                close("mean", number(&after["mean"]), 6.0 - mean, SAME);
            }
            document::same("sd", &before["sd"], &after["sd"]);
        }
        for (before, after) in each_test(&before, &after) {
            for name in ["agree_chi2", "agree_fisher", "agree_difference", "groups", "reasons"] {
                prop_assert_eq!(&before[name], &after[name]);
            }
            document::opposite(before, after);
        }
    }

    /// Who is counted is counted once.
    #[test]
    fn bases_add_up(survey in survey()) {
        let document = survey.document();
        check(&document);
        for (at, (item, _)) in document::items(&document, &document).enumerate() {
            let everybody = survey.counted(at, |_| true);
            prop_assert_eq!(document::counts(&item["total"]), document::visible(everybody));
            for (group, name) in NAMES.iter().enumerate() {
                let cell = &item["by"]["groep"]["cells"][name];
                let expected = survey.shown(at, |own| own == Some(group));
                if cell["suppressed"] != "secondary" {
                    prop_assert_eq!(document::counts(cell), expected);
                }
            }
        }
    }
}

impl Survey {
    /// The same with every respondent changed.
    fn changed(&self, change: impl Fn(&mut Respondent)) -> Survey {
        let mut survey = self.clone();
        survey.respondents.iter_mut().for_each(change);
        survey
    }

    /// What a document shows of a group: nothing, where it or its answers are too few.
    fn shown(&self, item: usize, of: impl Fn(Option<usize>) -> bool) -> Option<Vec<u64>> {
        let size = self.respondents.iter().filter(|respondent| of(respondent.group)).count();
        let small = (1..survey::MINIMUM as usize).contains(&size);
        document::visible(self.counted(item, of)).filter(|_| !small)
    }

    /// How many of some respondents gave each answer on the scale to an item.
    fn counted(&self, item: usize, of: impl Fn(Option<usize>) -> bool) -> Vec<u64> {
        let mut counts = vec![0; 5];
        for respondent in self.respondents.iter().filter(|respondent| of(respondent.group)) {
            if let Some(code) = respondent.answers[item].filter(|code| *code <= 5) {
                counts[usize::from(code) - 1] += 1;
            }
        }
        counts
    }
}
