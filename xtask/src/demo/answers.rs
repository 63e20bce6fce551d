//! Placing the answers: exact counts per group, then who gives which.

use super::draw::{Draw, rounded};
use super::margins::DOMAINS;
use super::people::Person;
use super::targets::{BATTERIES, ITEMS, Low, Target};

/// Code of 'geen mening'.
const NO_OPINION: u8 = 6;

/// Per thousand who skip a single statement.
const SKIPPED: i64 = 4;

/// The row whose targets hold for those who did not say their domain.
const ANDERS: usize = 4;

/// How many in one group give each answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Counts {
    empty: usize,
    no_opinion: usize,
    /// Codes 1 to 5.
    codes: [usize; 5],
}

/// Fills in every respondent's answers to the 64 statements.
pub fn fill(people: &mut [Person], draw: &mut Draw) {
    let groups: Vec<[Vec<usize>; 2]> = (0..DOMAINS.len())
        .map(|row| {
            let of = |leads: bool| {
                (0..people.len())
                    .filter(|&index| people[index].row == row)
                    .filter(|&index| (people[index].leading == Some(true)) == leads)
                    .collect()
            };
            [of(true), of(false)]
        })
        .collect();
    let mut item = 0;
    for battery in &BATTERIES {
        // What somebody thinks of one theme colours their answers to all of it.
        let leaning: Vec<i64> =
            people.iter().map(|person| person.assent / 2 + draw.bell()).collect();
        for target in battery.items {
            let side = if target.turned { -4 } else { 4 };
            let lean: Vec<i64> = leaning.iter().map(|lean| side * lean).collect();
            for (row, group) in groups.iter().enumerate() {
                let sizes = [group[0].len(), group[1].len()];
                let counts = counts(target, row.min(ANDERS), battery.left + SKIPPED, sizes);
                for (members, counts) in group.iter().zip(counts) {
                    place(people, members, item, &counts, &lean, draw);
                }
            }
            item += 1;
        }
    }
    debug_assert_eq!(item, ITEMS);
}

/// Counts for those who lead and those who do not, in one domain.
///
/// Rounded for the domain as a whole first, so that its shares are the target's
/// as nearly as whole people allow; what the leading group does not take is the others'.
fn counts(target: &Target, row: usize, empty: i64, sizes: [usize; 2]) -> [Counts; 2] {
    let sizes = sizes.map(|size| size as i64);
    let empty = split(rounded((sizes[0] + sizes[1]) * empty, 1000), sizes);
    let answered = [sizes[0] - empty[0], sizes[1] - empty[1]];
    let silent = split(rounded((answered[0] + answered[1]) * target.silent, 1000), answered);
    let opinions = [answered[0] - silent[0], answered[1] - silent[1]];

    let agree = shares(target.agree[row], target.gap, opinions);
    let rest = [opinions[0] - agree[0], opinions[1] - agree[1]];
    let low = match target.low {
        Low::OfRest(share) => split(rounded((rest[0] + rest[1]) * share, 1000), rest),
        Low::Exactly(share, gap) => shares(share[row], gap, opinions),
    };
    [0, 1].map(|side| {
        let (very_high, very_low) =
            (extreme(agree[side], opinions[side]), extreme(low[side], opinions[side]));
        let codes = [
            very_low,
            low[side] - very_low,
            rest[side] - low[side],
            agree[side] - very_high,
            very_high,
        ];
        Counts {
            empty: whole(empty[side]),
            no_opinion: whole(silent[side]),
            codes: codes.map(whole),
        }
    })
}

/// `total` divided over both sides as their sizes are.
fn split(total: i64, sizes: [i64; 2]) -> [i64; 2] {
    let first = rounded(total * sizes[0], sizes[0] + sizes[1]);
    [first, total - first]
}

/// A share (‰) of both sides together, the first side `gap` (‰) above the second.
fn shares(share: i64, gap: i64, sizes: [i64; 2]) -> [i64; 2] {
    let all = sizes[0] + sizes[1];
    let total = rounded(all * share, 1000);
    let first = rounded(sizes[0] * (share * all + gap * sizes[1]), 1000 * all.max(1));
    [first, total - first]
}

/// How many of those on one side of the scale are 'zeer' so: the more there are, the more.
fn extreme(side: i64, opinions: i64) -> i64 {
    let share = rounded(1000 * side, opinions);
    let strong = 60 + 560 * share.pow(3) / 1_000_000_000;
    rounded(side * strong, 1000)
}

fn whole(count: i64) -> usize {
    usize::try_from(count).expect("the targets leave no count below zero")
}

/// Hands out the counts: who has left and who is silent first, then code by code.
fn place(
    people: &mut [Person],
    members: &[usize],
    item: usize,
    counts: &Counts,
    lean: &[i64],
    draw: &mut Draw,
) {
    let members = draw.ranked(members, |index, draw| -people[index].haste + draw.bell() / 12);
    let rest = &members[counts.empty..];
    let rest = draw.ranked(rest, |index, draw| -people[index].reserve + 2 * draw.bell());
    let (silent, opinions) = rest.split_at(counts.no_opinion);
    for &index in silent {
        people[index].answers[item] = NO_OPINION;
    }
    let opinions = draw.ranked(opinions, |index, draw| lean[index] + 5 * draw.bell());
    let codes =
        counts.codes.iter().zip(1..).flat_map(|(&count, code)| std::iter::repeat_n(code, count));
    for (index, code) in opinions.into_iter().zip(codes) {
        people[index].answers[item] = code;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_fill_both_groups_and_meet_the_shares() {
        let target = Target {
            agree: [400, 0, 0, 0, 0],
            gap: 100,
            low: Low::Exactly([200, 0, 0, 0, 0], 0),
            silent: 100,
            turned: false,
        };
        let [leading, others] = counts(&target, 0, 0, [100, 100]);
        assert_eq!(leading.no_opinion + others.no_opinion, 20);
        let agree = |counts: &Counts| counts.codes[3] + counts.codes[4];
        assert_eq!((agree(&leading), agree(&others)), (41, 31)); // 45 % and 35 % of 90
        let size =
            |counts: &Counts| counts.empty + counts.no_opinion + counts.codes.iter().sum::<usize>();
        assert_eq!((size(&leading), size(&others)), (100, 100));
    }

    #[test]
    fn an_empty_group_takes_nothing() {
        let target = &BATTERIES[0].items[0];
        let [leading, others] = counts(target, ANDERS, 10, [0, 16]);
        assert_eq!(leading, Counts { empty: 0, no_opinion: 0, codes: [0; 5] });
        assert_eq!(others.codes.iter().sum::<usize>() + others.no_opinion + others.empty, 16);
    }
}
