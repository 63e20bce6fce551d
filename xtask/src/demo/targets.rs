//! What each statement's answers must come to, group by group.
//!
//! One row per statement. `agree` is the share 'eens' or 'zeer mee eens' per
//! domain, per thousand with an opinion; `gap` how much more of those who lead
//! agree than of the others, in every domain alike; `low` how many of the rest
//! disagree, per thousand; `silent` how many per thousand have no opinion. The
//! report prints few numbers: most of these are made up, such that every sentence
//! of its chapter 4 comes out. `tests/report/statements.json` holds the sentences.
//!
//! Those who lead work in other domains than the others do (half of them in
//! uitvoering), which alone makes a difference of up to two points. Where the
//! report sees no difference between the two, `gap` takes that back.

/// Number of five-point statements in the questionnaire.
pub const ITEMS: usize = 64;

/// Statements of one battery.
pub struct Battery {
    /// The question's number, as in the column heading.
    pub number: u8,
    /// Respondents per thousand who have left before it.
    pub left: i64,
    /// One row per statement, in the questionnaire's order.
    pub items: &'static [Target],
}

/// What one statement's answers must come to.
pub struct Target {
    /// Agreeing per domain (beleid, inspectie, uitvoering, bedrijfsvoering, anders), ‰ of opinions.
    pub agree: [i64; 5],
    /// Leading minus not leading, ‰ of opinions.
    pub gap: i64,
    /// Who disagrees.
    pub low: Low,
    /// No opinion, ‰ of those who answer.
    pub silent: i64,
    /// Whether those who agree with the battery's other statements rather disagree with this one.
    pub turned: bool,
}

impl Target {
    const fn turned(mut self) -> Self {
        self.turned = true;
        self
    }
}

/// Who answers 1 or 2.
pub enum Low {
    /// So many per thousand of those who do not agree.
    OfRest(i64),
    /// So many per thousand of all opinions in each domain, and leading minus not leading.
    Exactly([i64; 5], i64),
}

use Low::{Exactly, OfRest};

const fn row(agree: [i64; 5], gap: i64, low: Low, silent: i64) -> Target {
    Target { agree, gap, low, silent, turned: false }
}

//                bel  insp uitv bedr and   gap          low  silent
#[rustfmt::skip]
const OPVATTINGEN: &[Target] = &[
    row([812, 798, 795, 806, 800],  60, OfRest(350),  25), // discussies gaan over mijn werk
    row([ 46,  50,  52,  48,  50],  -8, OfRest(850),  20).turned(), // alleen iets voor leidinggevenden
    row([240, 150, 236, 244, 235], -20, OfRest(600), 120).turned(), // in 20 jaar nauwelijks veranderd
    row([322, 250, 330, 345, 315],  60,                    // voor iedereen hetzelfde
        Exactly([465, 535, 440, 430, 460], -90),      30),
];

#[rustfmt::skip]
const COMPETENTIES: &[Target] = &[
    row([905, 760, 735, 770, 770],  80, OfRest(450),  15), // politiek-bestuurlijke gevoeligheid
    row([945, 915, 920, 875, 905],  20, OfRest(300),  10), // maatschappelijke gevoeligheid
    row([850, 820, 840, 905, 850],  50, OfRest(350),  10), // organisatiegevoeligheid
    row([890, 850, 840, 830, 840],  60, OfRest(350),  12), // samenwerken in netwerken
    row([810, 800, 805, 640, 760],   5, OfRest(400),  20), // verbinding met burgers
    row([938, 900, 903, 935, 912],  -5, OfRest(300),   6), // verbinding met collega's
    row([720, 520, 600, 610, 600], 110, OfRest(450),  20), // onderhandelen
    row([740, 680, 690, 715, 700],  60, OfRest(400),  15), // diplomatiek te werk gaan
    row([960, 935, 915, 925, 925],  25, OfRest(300),   6), // analytisch en kritisch denken
    row([948, 930, 940, 920, 930],  25, OfRest(300),  12), // oog voor uitvoerbaarheid
    row([880, 850, 835, 840, 845],  45, OfRest(350),  12), // tegenspraak geven
];

#[rustfmt::skip]
const WAARDEN: &[Target] = &[
    row([905, 900, 908, 910, 905],  15, OfRest(300),  10), // open
    row([838, 832, 836, 842, 840], -12, OfRest(350),  15), // inclusief
    row([978, 982, 976, 977, 977],   8, OfRest(300),   5), // integer
    row([935, 895, 930, 940, 930],  10, OfRest(300),   6), // samenwerken
    row([900, 885, 905, 905, 900],  15, OfRest(300),   8), // mensgericht
    row([930, 928, 934, 930, 930],   5, OfRest(300),   8), // behoorlijk
    row([890, 885, 900, 892, 890],   5, OfRest(300),  10), // toegankelijk
    row([880, 880, 905, 910, 890],  10, OfRest(300),  12), // dienstverlenend
    row([958, 965, 958, 955, 955],   5, OfRest(300),   8), // rechtmatig
    row([964, 966, 964, 962, 962],   6, OfRest(300),   8), // rechtvaardig
    row([948, 948, 950, 952, 947],  14, OfRest(300),   8), // doelgericht (effectief)
    row([870, 910, 918, 922, 905],  12, OfRest(300),  10), // doelmatig (efficiënt)
    row([936, 934, 938, 940, 935],  14, OfRest(300),   8), // aanspreekbaar
    row([915, 925, 905, 908, 905],   0, OfRest(300),  12), // navolgbaar
    row([895, 932, 930, 925, 925],  10, OfRest(300),   8), // transparant
    row([953, 956, 955, 953, 952],   4, OfRest(300),   6), // vakkundig
    row([925, 930, 900, 905, 905],  12, OfRest(300),  10), // kritisch
    row([915, 912, 920, 928, 915],  25, OfRest(300),   8), // verbeteringsgericht
];

#[rustfmt::skip]
const MAATSCHAPPIJ: &[Target] = &[
    row([310, 385, 440, 475, 400],  20, OfRest(500),  50), // technologische vernieuwing
    row([700, 610, 590, 490, 570],  90, OfRest(400),  45), // tegenstellingen en spanningen
    row([680, 545, 530, 430, 520], 100, OfRest(450),  50), // politieke verdeeldheid
    row([250, 240, 225, 200, 220],  10, OfRest(550), 110), // wens van het bedrijfsleven
    row([285, 250, 275, 205, 250],   0, OfRest(550),  85), // wens van burgers
    row([290, 400, 260, 205, 260],  10, OfRest(550), 100), // wens van belangengroepen
    row([590, 580, 600, 500, 570], 100, OfRest(450),  50), // afnemend vertrouwen
    row([500, 540, 640, 520, 540],  40, OfRest(450),  55), // bezuinigingen
    row([270, 240, 250, 255, 250],  10, OfRest(600),  50), // discussie over diversiteit
];

#[rustfmt::skip]
const ORGANISATIE: &[Target] = &[
    row([190, 215, 300, 290, 220],  -2, OfRest(550), 140), // algoritmen en big data
    row([240, 270, 370, 375, 285], -28, OfRest(550),  60), // automatisering
    row([540, 590, 700, 620, 600], -18, OfRest(500),  35), // meer doen met minder
    row([690, 640, 735, 700, 690],   0, OfRest(500),  20), // werkdruk
    row([655, 480, 490, 420, 480],  12, OfRest(450),  60), // politieke wensen
    row([ 60,  85,  90, 140,  90],  -9, OfRest(800),  20), // collega's: leeftijd
    row([ 40,  55,  60, 105,  60],  45, OfRest(830),  20), // collega's: sekse
    row([ 75,  95, 100, 155, 100],   2, OfRest(800),  25), // collega's: culturele achtergrond
    row([ 55,  75,  80, 130,  80],  -8, OfRest(800),  30), // collega's: sociaaleconomisch
];

#[rustfmt::skip]
const PERSONEELSBELEID: &[Target] = &[
    row([400, 440, 450, 560, 435], 130, OfRest(550),  30), // tijd en middelen
    row([560, 480, 470, 590, 530], 130, OfRest(450),  45), // gewaardeerd
    row([600, 530, 535, 640, 570], 130, OfRest(450),  35), // leidinggevende stelt in staat
    row([330, 300, 310, 380, 320], 120, OfRest(600),  25), // spreek ik regelmatig
];

#[rustfmt::skip]
const TEGENSPRAAK: &[Target] = &[
    row([580, 640, 455, 430, 510], 140, OfRest(550),  25).turned(), // dilemma's
    row([300, 400, 395, 345, 360],  -3, OfRest(550),  35).turned(), // behoefte aan te geven: niet eens
    row([772, 745, 750, 760, 750],  12, OfRest(500),  30), // ruimte en veiligheid
    row([730, 690, 690, 725, 700],  90, OfRest(450),  40), // luistert oprecht
    row([470, 400, 420, 455, 430],  30,                    // vindt een oplossing
        Exactly([138, 242, 205, 168, 190], -20),      90),
    row([170, 178, 175, 168, 172], -25, OfRest(700),  60).turned(), // vindt het lastig
    row([380, 430, 420, 390, 410], -70, OfRest(600),  90).turned(), // negatieve gevolgen
    row([183,  87, 120, 132, 131],  15,                    // bereikt de top
        Exactly([430, 600, 550, 535, 545], -15),     150),
    row([390, 575, 580, 420, 455],  20,                    // mooier voorgesteld
        Exactly([300, 170, 160, 170, 200], 0),       190).turned(),
];

/// The seven batteries in the questionnaire's order.
pub const BATTERIES: [Battery; 7] = [
    battery(8, 6, OPVATTINGEN),
    battery(9, 14, COMPETENTIES),
    battery(10, 24, WAARDEN),
    battery(11, 38, MAATSCHAPPIJ),
    battery(12, 48, ORGANISATIE),
    battery(13, 56, PERSONEELSBELEID),
    battery(14, 64, TEGENSPRAAK),
];

const fn battery(number: u8, left: i64, items: &'static [Target]) -> Battery {
    Battery { number, left, items }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_64_statements() {
        let count: usize = BATTERIES.iter().map(|battery| battery.items.len()).sum();
        assert_eq!(count, ITEMS);
    }
}
