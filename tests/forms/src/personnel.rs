//! A response file to which an employer has joined what it knows of its people: many splits of
//! some groups each, as department, team and location, and a few dozen statements.

use crate::Responses;

/// Statements.
const ITEMS: usize = 40;

/// What people are split by, and into how many groups.
const SPLITS: [(&str, usize); 20] = [
    ("Afdeling", 4),
    ("Team", 12),
    ("Geslacht", 3),
    ("Leeftijd", 6),
    ("Locatie", 9),
    ("Contract", 3),
    ("Dienstjaren", 5),
    ("Schaal", 8),
    ("Uren", 4),
    ("Opleiding", 5),
    ("Functie", 11),
    ("Rooster", 4),
    ("Regio", 7),
    ("Thuiswerken", 3),
    ("Instroom", 6),
    ("Reistijd", 5),
    ("Bezwaarlijk werk", 3),
    ("Vakgroep", 10),
    ("Gezin", 4),
    ("Loopbaan", 6),
];

impl Responses {
    /// So many respondents by the first of twenty splits, of which the second lies within the
    /// first: the same cells whenever they are made.
    ///
    /// # Panics
    /// Where more splits are asked than there are.
    pub fn personnel(respondents: usize, splits: usize) -> Self {
        let splits = &SPLITS[..splits];
        let named = splits.iter().map(|(name, _)| (*name).to_owned());
        let items = (1..=ITEMS).map(|item| format!("Stelling_{item}"));
        let mut random = Random(respondents as u64);
        let cells = (0..respondents).map(|_| row(&mut random, splits)).collect();
        Responses::of(named.chain(items).collect(), cells)
    }
}

fn row(random: &mut Random, splits: &[(&str, usize)]) -> Vec<String> {
    let mut cells = Vec::with_capacity(splits.len() + ITEMS);
    let mut department = 0;
    for (at, (name, groups)) in splits.iter().enumerate() {
        // Few are in the last groups, most in the first.
        let group = random.below(*groups).min(random.below(*groups));
        let group = if at == 1 { department * 3 + group % 3 } else { group };
        department = if at == 0 { group } else { department };
        // Of one in fifty it is not known.
        let known = at == 0 || random.below(50) > 0;
        cells.push(match *name {
            _ if !known => String::new(),
            // In years.
            "Leeftijd" => (22 + 7 * group + random.below(7)).to_string(),
            name => format!("{name} {}", group + 1),
        });
    }
    let mood = random.below(3) + department % 2;
    for item in 0..ITEMS {
        let answer = (mood + random.below(3) + item % 2).clamp(1, 5);
        let answered = random.below(30) > 0;
        cells.push(if answered { answer.to_string() } else { String::new() });
    }
    cells
}

/// Numbers that depend on the seed alone (Sebastiano Vigna's splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }
}
