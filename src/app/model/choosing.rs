//! What follows from what the reader chose.

use crate::base::Language;
use crate::disclosure::MinimumBase;
use crate::engine::protocol::{BatteryChoice, Part, SplitChoice};
use crate::figure::Chart;

/// The page's language for a reader whose browser prefers these, first choice
/// first: Dutch, unless English is preferred to it.
pub fn language(preferred: &[String]) -> Language {
    let known = preferred.iter().find_map(|tag| {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Language::ALL.into_iter().find(|language| language.tag() == primary)
    });
    known.unwrap_or_default()
}

/// Most groups whose bars still read at a glance; the report's figures have four.
const BARS: usize = 4;

/// The kind of figure of a part by a split of this many groups: what was chosen, or
/// else bars for a few groups and dots for more. Two dots on a line tell best how
/// far something moved.
pub fn chart(chosen: Option<Chart>, groups: usize, part: &Part) -> Chart {
    let moves = matches!(part, Part::Trend | Part::Benchmark);
    chosen.unwrap_or(if moves || groups > BARS { Chart::Dots } else { Chart::Bars })
}

/// The split to show: the one chosen, where the file still has it, or the first.
pub fn split<'a>(chosen: Option<&str>, splits: &'a [SplitChoice]) -> Option<&'a SplitChoice> {
    let same = |split: &&SplitChoice| Some(split.id.as_str()) == chosen;
    splits.iter().find(same).or(splits.first())
}

/// The part to show: the one chosen, where the file still has it, or the first
/// battery, or without any who responded. `beside` says whether there is an
/// earlier file, and a source, to compare with.
pub fn part(chosen: Option<&Part>, batteries: &[BatteryChoice], beside: [bool; 2]) -> Part {
    let there = |part: &&Part| match part {
        Part::Battery(id) => batteries.iter().any(|battery| battery.id == *id),
        Part::AllBatteries => !batteries.is_empty(),
        Part::Scales => batteries.iter().any(|battery| battery.scale),
        Part::Respondents => true,
        Part::Trend => beside[0],
        Part::Benchmark => beside[1],
    };
    chosen.filter(there).cloned().unwrap_or_else(|| match batteries.first() {
        Some(battery) => Part::Battery(battery.id.clone()),
        None => Part::Respondents,
    })
}

/// A minimum base as it was typed; `None` for what is none, or too low.
pub fn minimum_base(typed: &str) -> Option<MinimumBase> {
    typed.trim().parse().ok().and_then(|base| MinimumBase::new(base).ok())
}

/// The heaviest that a weight may be, in times the mean, as it was typed: nothing when
/// nothing was; `None` for what is none, or not above 1.
pub fn heaviest_weight(typed: &str) -> Option<Option<f64>> {
    match typed.trim() {
        "" => Some(None),
        typed => {
            let times = typed.replace(',', ".").parse::<f64>().ok();
            times.filter(|times| times.is_finite() && *times > 1.0).map(Some)
        }
    }
}

/// How wide to draw a figure where there is this much room, in pixels: in steps,
/// so that not every pixel of a window being resized asks for other drawings.
pub fn drawing_width(room: f64) -> f64 {
    ((room / 20.0).floor() * 20.0).clamp(360.0, 900.0)
}

/// The tab that a key leads to from the one at `at` of `count`: arrows go
/// round, Home and End to the ends.
pub fn next_tab(key: &str, at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(if at >= last { 0 } else { at + 1 }),
        "ArrowLeft" => Some(if at == 0 { last } else { at - 1 }),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Text;

    fn language_of(preferred: &[&str]) -> Language {
        language(&preferred.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn dutch_unless_english_is_preferred_to_it() {
        assert_eq!(language_of(&["nl-NL", "en"]), Language::Nl);
        assert_eq!(language_of(&["en-GB", "nl"]), Language::En);
        assert_eq!(language_of(&["de", "en-US"]), Language::En);
        assert_eq!(language_of(&["de"]), Language::Nl);
        assert_eq!(language_of(&[]), Language::Nl);
    }

    #[test]
    fn a_few_groups_are_bars_and_more_are_dots_until_chosen() {
        let all = Part::AllBatteries;
        assert_eq!(chart(None, 2, &all), Chart::Bars);
        assert_eq!(chart(None, 4, &all), Chart::Bars);
        assert_eq!(chart(None, 5, &all), Chart::Dots);
        assert_eq!(chart(None, 2, &Part::Trend), Chart::Dots);
        assert_eq!(chart(Some(Chart::Bars), 14, &all), Chart::Bars);
        assert_eq!(chart(Some(Chart::Bars), 2, &Part::Trend), Chart::Bars);
        assert_eq!(chart(Some(Chart::Dots), 2, &all), Chart::Dots);
    }

    fn battery(id: &str) -> BatteryChoice {
        BatteryChoice { id: id.to_owned(), title: Text::same(id), question: false, scale: false }
    }

    #[test]
    fn what_was_chosen_stays_as_long_as_the_file_has_it() {
        let batteries = [battery("a"), battery("b")];
        let b = Part::Battery("b".to_owned());
        assert_eq!(part(Some(&b), &batteries, [false, false]), b);
        assert_eq!(part(Some(&b), &batteries[..1], [false, false]), Part::Battery("a".to_owned()));
        assert_eq!(part(Some(&Part::AllBatteries), &[], [false, false]), Part::Respondents);
        assert_eq!(part(None, &batteries, [true, false]), Part::Battery("a".to_owned()));
        assert_eq!(part(Some(&Part::Trend), &batteries, [true, false]), Part::Trend);
        assert_eq!(
            part(Some(&Part::Trend), &batteries, [false, false]),
            Part::Battery("a".to_owned())
        );
        assert_eq!(
            part(Some(&Part::Scales), &batteries, [false, false]),
            Part::Battery("a".to_owned())
        );
        let scale = BatteryChoice { scale: true, ..battery("a") };
        assert_eq!(part(Some(&Part::Scales), &[scale], [false, false]), Part::Scales);
        let groups = |id: &str| SplitChoice {
            id: id.to_owned(),
            label: Text::same(id),
            groups: 2,
            on_request: None,
        };
        let splits = [groups("x"), groups("y")];
        assert_eq!(split(Some("y"), &splits).map(|s| s.id.as_str()), Some("y"));
        assert_eq!(split(Some("z"), &splits).map(|s| s.id.as_str()), Some("x"));
        assert!(split(Some("z"), &[]).is_none());
    }

    #[test]
    fn a_minimum_base_is_a_number_from_five() {
        assert_eq!(minimum_base(" 12 ").map(MinimumBase::get), Some(12));
        assert_eq!(minimum_base("5").map(MinimumBase::get), Some(5));
        for typed in ["4", "", "-10", "7,5", "tien"] {
            assert_eq!(minimum_base(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_heaviest_weight_is_above_one_or_nothing() {
        assert_eq!(heaviest_weight(" "), Some(None));
        assert_eq!(heaviest_weight("2,5"), Some(Some(2.5)));
        assert_eq!(heaviest_weight("3"), Some(Some(3.0)));
        for typed in ["1", "0", "-2", "veel", "inf", "NaN"] {
            assert_eq!(heaviest_weight(typed), None, "{typed}");
        }
    }

    #[test]
    fn drawings_grow_in_steps_between_two_widths() {
        let widths = [0.0, 278.0, 379.9, 380.0, 731.5, 4000.0].map(drawing_width);
        assert_eq!(widths, [360.0, 360.0, 360.0, 380.0, 720.0, 900.0]);
    }

    #[test]
    fn arrows_go_round_the_tabs() {
        assert_eq!(next_tab("ArrowRight", 2, 3), Some(0));
        assert_eq!(next_tab("ArrowLeft", 0, 3), Some(2));
        assert_eq!(next_tab("ArrowRight", 0, 3), Some(1));
        assert_eq!(next_tab("End", 0, 3), Some(2));
        assert_eq!(next_tab("Home", 2, 3), Some(0));
        assert_eq!(next_tab("Enter", 1, 3), None);
        assert_eq!(next_tab("ArrowRight", 0, 0), None);
    }
}
