//! The groups of a split: other names, another order, fewer of them, other bounds.

use crate::base::{Language, Text};
use crate::questionnaire::file::{Answer, Background, BackgroundKind, Band};
use crate::questionnaire::infer;

impl Text {
    /// The same text with other words in one language; in both, where they were
    /// the same in both.
    pub fn renamed(&self, language: Language, words: &str) -> Text {
        match (self.nl == self.en, language) {
            (true, _) => Text::same(words),
            (false, Language::Nl) => Text { nl: words.to_owned(), en: self.en.clone() },
            (false, Language::En) => Text { nl: self.nl.clone(), en: words.to_owned() },
        }
    }
}

impl Background {
    /// How many groups it makes.
    pub fn groups(&self) -> usize {
        match &self.kind {
            BackgroundKind::Choice { answers } => answers.len(),
            BackgroundKind::Number { bands, .. } => bands.len(),
        }
    }

    /// What the group at this position is called.
    pub fn group_name(&self, at: usize) -> Option<&Text> {
        match &self.kind {
            BackgroundKind::Choice { answers } => answers.get(at).map(Answer::group_label),
            BackgroundKind::Number { bands, .. } => bands.get(at).map(|band| &band.label),
        }
    }

    /// Calls a group something else. What is stored for it stays known.
    pub fn rename_group(&mut self, at: usize, language: Language, words: &str) {
        match &mut self.kind {
            BackgroundKind::Choice { answers } => {
                let Some(answer) = answers.get_mut(at) else { return };
                let name = answer.group_label().renamed(language, words);
                answer.group = Some(name).filter(|name| *name != answer.label);
            }
            BackgroundKind::Number { bands, .. } => {
                let Some(band) = bands.get_mut(at) else { return };
                let name = band.label.renamed(language, words);
                let before = std::mem::replace(&mut band.label, name);
                remember(&mut band.also, before.both());
            }
        }
    }

    /// Moves a group of a list before the one before it.
    pub fn raise_group(&mut self, at: usize) {
        if let BackgroundKind::Choice { answers } = &mut self.kind
            && (1..answers.len()).contains(&at)
        {
            answers.swap(at - 1, at);
        }
    }

    /// Makes one group of this one and the one before it.
    pub fn merge_group(&mut self, at: usize) {
        match &mut self.kind {
            BackgroundKind::Choice { answers } => {
                if !(1..answers.len()).contains(&at) {
                    return;
                }
                let gone = answers.remove(at);
                let kept = &mut answers[at - 1];
                let name = together(kept.group_label(), gone.group_label());
                let names = gone.label.both().into_iter().chain(gone.also.iter().map(|a| &**a));
                let stored = gone.code.to_string();
                remember(&mut kept.also, names.chain([&*stored, &*gone.id]));
                remember(&mut kept.also, gone.group.iter().flat_map(Text::both));
                kept.group = Some(name);
            }
            BackgroundKind::Number { bands, .. } => {
                if !(1..bands.len()).contains(&at) {
                    return;
                }
                let gone = bands.remove(at);
                let kept = &mut bands[at - 1];
                let also = std::mem::take(&mut kept.also);
                let before = kept.label.clone();
                *kept = infer::band(kept.from, gone.to);
                let names = also.iter().chain(&gone.also).map(|also| &**also);
                remember(&mut kept.also, names.chain(before.both()).chain(gone.label.both()));
            }
        }
    }

    /// Where the bands after the first begin; `None` for a list.
    pub fn band_starts(&self) -> Option<Vec<f64>> {
        match &self.kind {
            BackgroundKind::Choice { .. } => None,
            BackgroundKind::Number { bands, .. } => {
                Some(bands.iter().skip(1).filter_map(|band| band.from).collect())
            }
        }
    }

    /// Lets bands begin at these whole numbers, from low to high; the ends of
    /// the first and last stay. Bands that stay the same keep their names.
    pub fn set_band_starts(&mut self, starts: &[f64]) {
        let BackgroundKind::Number { bands, .. } = &mut self.kind else { return };
        let low = bands.first().and_then(|band| band.from);
        let high = bands.last().and_then(|band| band.to);
        let from = [low].into_iter().chain(starts.iter().copied().map(Some));
        let to = starts.iter().map(|start| Some(start - 1.0)).chain([high]);
        let made = from.zip(to).map(|(from, to)| {
            let same = bands.iter().find(|band| band.from == from && band.to == to);
            same.cloned().unwrap_or_else(|| infer::band(from, to))
        });
        let made: Vec<Band> = made.collect();
        *bands = made;
    }
}

/// Adds spellings that are not there yet.
fn remember<'a>(also: &mut Vec<String>, spellings: impl IntoIterator<Item = &'a str>) {
    for spelling in spellings {
        if !spelling.is_empty() && !also.iter().any(|known| known == spelling) {
            also.push(spelling.to_owned());
        }
    }
}

fn together(first: &Text, second: &Text) -> Text {
    Text {
        nl: format!("{} / {}", first.nl, second.nl),
        en: format!("{} / {}", first.en, second.en),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::coding::{Coder, Meaning};
    use crate::questionnaire::{BuiltIn, Questionnaire};

    fn asked(id: &str) -> Background {
        let survey = Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap);
        survey.background(id).expect("it is asked").clone()
    }

    #[test]
    fn merged_groups_are_one_by_code_and_by_label() {
        let mut domain = asked("domein");
        let (first, second) = match &domain.kind {
            BackgroundKind::Choice { answers } => (answers[0].clone(), answers[1].clone()),
            BackgroundKind::Number { .. } => panic!("a list"),
        };
        let groups = domain.groups();
        domain.merge_group(1);
        assert_eq!(domain.groups(), groups - 1);
        let name = domain.group_name(0).expect("a group").nl.clone();
        assert_eq!(name, format!("{} / {}", first.group_label().nl, second.group_label().nl));
        let coder = Coder::for_background(&domain);
        for value in
            [first.code.to_string(), first.label.nl, second.code.to_string(), second.label.nl]
        {
            assert_eq!(coder.meaning(&value), Meaning::Position(0), "{value}");
        }
        assert_eq!(coder.meaning(&(second.code + 1).to_string()), Meaning::Position(1));
    }

    #[test]
    fn bands_get_other_bounds_and_keep_what_stays() {
        let mut age = asked("leeftijd");
        let starts = age.band_starts().expect("a number");
        let last = age.groups() - 1;
        let name = age.group_name(last).cloned();
        let before = age.clone();
        age.set_band_starts(&starts);
        assert_eq!(age, before, "the same bounds change nothing");
        age.set_band_starts(&starts[1..]);
        assert_eq!(age.groups(), last);
        assert_eq!(age.group_name(last - 1).cloned(), name);
        let coder = Coder::for_background(&age);
        assert_eq!(coder.meaning("20"), Meaning::Position(0));
        assert_eq!(coder.meaning(&(starts[0] + 0.5).to_string()), Meaning::Position(0));
        assert_eq!(coder.meaning(&starts[1].to_string()), Meaning::Position(1));
    }

    #[test]
    fn a_group_is_renamed_in_one_language_and_known_by_its_own_words() {
        let mut domain = asked("domein");
        let label = domain.group_name(0).expect("a group").clone();
        domain.rename_group(0, Language::Nl, "Anders genoemd");
        let renamed = domain.group_name(0).expect("a group");
        assert_eq!((&*renamed.nl, &renamed.en), ("Anders genoemd", &label.en));
        assert_eq!(Coder::for_background(&domain).meaning(&label.nl), Meaning::Position(0));
        domain.raise_group(1);
        assert_eq!(domain.group_name(1).expect("a group").nl, "Anders genoemd");
    }
}
