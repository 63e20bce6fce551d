//! The respondents and what they said about themselves.

use super::draw::{Draw, apportion, rounded};
use super::margins::{AGE, DOMAINS, Domain, Measure, RESPONDENTS, SCALE, Spread, TENURE};
use super::targets::ITEMS;

/// Youngest age at which anybody entered service.
const YOUNGEST_START: u8 = 18;

/// What stands in for an age that was not told, where others' ages rank.
const AGE_UNKNOWN: u8 = 45;

/// One synthetic respondent; `None` where they kept the answer to themselves.
pub struct Person {
    /// Place in [`DOMAINS`].
    pub row: usize,
    /// Whether the respondent leads.
    pub leading: Option<bool>,
    /// Salary scale, 1 to 19.
    pub scale: Option<u8>,
    /// Years.
    pub age: Option<u8>,
    /// Whole years of service.
    pub tenure: Option<u8>,
    /// Code of the organisation, 1 to 14.
    pub organisation: Option<u8>,
    /// How little they tell, bell-shaped around 0.
    pub reserve: i64,
    /// How early they stop, bell-shaped around 0.
    pub haste: i64,
    /// How much they agree with statements at large, bell-shaped around 0.
    pub assent: i64,
    /// Code per item of the questionnaire; 0 stands for not answered.
    pub answers: [u8; ITEMS],
}

/// All respondents, row by row.
pub fn all(draw: &mut Draw) -> Vec<Person> {
    let mut people = Vec::with_capacity(RESPONDENTS);
    for (row, domain) in DOMAINS.iter().enumerate() {
        people.append(&mut row_of(row, domain, draw));
    }
    people
}

fn row_of(row: usize, domain: &Domain, draw: &mut Draw) -> Vec<Person> {
    let [leading, following, unknown] = domain.leading;
    let mut people: Vec<Person> = std::iter::repeat_n(Some(true), leading)
        .chain(std::iter::repeat_n(Some(false), following))
        .chain(std::iter::repeat_n(None, unknown))
        .map(|leading| Person {
            row,
            leading,
            scale: None,
            age: None,
            tenure: None,
            organisation: None,
            reserve: draw.bell(),
            haste: draw.bell(),
            assent: draw.bell(),
            answers: [0; ITEMS],
        })
        .collect();

    let ages = values(&AGE, &domain.age, draw);
    deal(&mut people, ages, draw, |person| &mut person.age, age_rank);
    let scales = values(&SCALE, &domain.scale, draw);
    deal(&mut people, scales, draw, |person| &mut person.scale, scale_rank);
    let tenures = values(&TENURE, &domain.tenure, draw);
    deal_tenure(&mut people, tenures, draw);
    deal_organisation(&mut people, domain, draw);
    people
}

/// Who leads is older.
fn age_rank(person: &Person) -> i64 {
    if person.leading == Some(true) { 250 } else { 0 }
}

/// Who leads is in a higher scale, and so is who is older.
fn scale_rank(person: &Person) -> i64 {
    let by_position = if person.leading == Some(true) { 800 } else { 0 };
    by_position + 12 * i64::from(person.age.unwrap_or(AGE_UNKNOWN))
}

/// The band counts of `spread` as values whose mean is the one it names.
fn values(measure: &Measure, spread: &Spread, draw: &mut Draw) -> Vec<u8> {
    let mut values: Vec<(u8, u8, u8)> = Vec::new(); // value, lowest, highest
    for (band, &count) in measure.bands.iter().zip(spread.counts) {
        let highest = band.from + band.weights.len() as u8 - 1;
        for (step, &people) in apportion(count, band.weights).iter().enumerate() {
            let value = band.from + step as u8;
            values.extend(std::iter::repeat_n((value, band.from, highest), people));
        }
    }
    let wanted = rounded((values.len() * spread.mean) as i64, 10);
    let mut short = wanted - values.iter().map(|&(value, ..)| i64::from(value)).sum::<i64>();
    // Single steps, each by somebody else, keep the shape within the bands.
    while short != 0 {
        draw.shuffle(&mut values);
        let before = short;
        for (value, lowest, highest) in &mut values {
            if short > 0 && *value < *highest {
                *value += 1;
                short -= 1;
            } else if short < 0 && *value > *lowest {
                *value -= 1;
                short += 1;
            }
        }
        assert_ne!(before, short, "the bands cannot have the mean asked for");
    }
    values.into_iter().map(|(value, ..)| value).collect()
}

/// Gives the lowest values to those who rank lowest, with a good deal of chance in it.
fn deal(
    people: &mut [Person],
    mut values: Vec<u8>,
    draw: &mut Draw,
    slot: fn(&mut Person) -> &mut Option<u8>,
    rank: fn(&Person) -> i64,
) {
    values.sort_unstable();
    let telling = tellers(people, values.len(), draw);
    let telling = draw.ranked(&telling, |index, draw| rank(&people[index]) + draw.bell());
    for (index, value) in telling.into_iter().zip(values) {
        *slot(&mut people[index]) = Some(value);
    }
}

/// Those who answer a background question: all but the most reserved.
fn tellers(people: &[Person], count: usize, draw: &mut Draw) -> Vec<usize> {
    let everybody: Vec<usize> = (0..people.len()).collect();
    let mut order = draw.ranked(&everybody, |index, draw| people[index].reserve + draw.bell() / 2);
    order.truncate(count);
    order
}

/// Gives years of service that everybody's age allows.
///
/// Longest first, each to somebody old enough: whoever is old enough for a long
/// service is for a shorter one, so this fails only where no way exists.
fn deal_tenure(people: &mut [Person], mut tenures: Vec<u8>, draw: &mut Draw) {
    tenures.sort_unstable();
    let telling = tellers(people, tenures.len(), draw);
    let mut waiting = draw.ranked(&telling, |index, draw| {
        25 * i64::from(people[index].age.unwrap_or(AGE_UNKNOWN)) + draw.bell() / 2
    });
    for tenure in tenures.into_iter().rev() {
        let place = waiting
            .iter()
            .rposition(|&index| people[index].age.is_none_or(|age| age >= tenure + YOUNGEST_START))
            .expect("the ages allow the years of service");
        people[waiting.remove(place)].tenure = Some(tenure);
    }
}

fn deal_organisation(people: &mut [Person], domain: &Domain, draw: &mut Draw) {
    let mut codes: Vec<Option<u8>> = Vec::with_capacity(people.len());
    for (place, count) in apportion(people.len(), &domain.organisation).into_iter().enumerate() {
        let code = (place < 14).then_some(place as u8 + 1);
        codes.extend(std::iter::repeat_n(code, count));
    }
    draw.shuffle(&mut codes);
    for (person, code) in people.iter_mut().zip(codes) {
        person.organisation = code;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean_in_tenths(values: &[u8]) -> i64 {
        let sum: i64 = values.iter().map(|&value| i64::from(value)).sum();
        rounded(10 * sum, values.len() as i64)
    }

    #[test]
    fn every_row_has_the_printed_means_and_counts() {
        let people = all(&mut Draw::from_seed([7; 32]));
        for (row, domain) in DOMAINS.iter().enumerate() {
            let of = |value: fn(&Person) -> Option<u8>| -> Vec<u8> {
                let mut known: Vec<u8> =
                    people.iter().filter(|person| person.row == row).filter_map(value).collect();
                known.sort_unstable();
                known
            };
            let cases = [
                (of(|person| person.age), &AGE, &domain.age),
                (of(|person| person.scale), &SCALE, &domain.scale),
                (of(|person| person.tenure), &TENURE, &domain.tenure),
            ];
            for (known, measure, spread) in cases {
                assert_eq!(mean_in_tenths(&known), spread.mean as i64);
                for (band, &count) in measure.bands.iter().zip(spread.counts) {
                    let range = band.from..band.from + band.weights.len() as u8;
                    let found = known.iter().filter(|value| range.contains(value)).count();
                    assert_eq!(found, count);
                }
            }
        }
    }

    #[test]
    fn nobody_serves_longer_than_since_eighteen() {
        for person in all(&mut Draw::from_seed([8; 32])) {
            if let (Some(age), Some(tenure)) = (person.age, person.tenure) {
                assert!(tenure + YOUNGEST_START <= age);
            }
        }
    }
}
