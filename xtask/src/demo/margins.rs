//! What the report prints about its respondents: Tables 3 and 4, and how many
//! kept each answer to themselves.
//!
//! The tables give the four domains and a total. What lies between them is
//! 'Anders' and those who did not say their domain (see `docs/source-report.md`).

/// Respondents in Table 4, and in the demo data.
pub const RESPONDENTS: usize = 3724;

/// The row of Table 3's sample: domain, people with and without a leading position.
pub const SAMPLE: [(&str, usize, usize); 4] = [
    ("Beleid", 559, 2914),
    ("Inspectie", 275, 2798),
    ("Bedrijfsvoering", 470, 2880),
    ("Uitvoering", 1355, 3050),
];

/// A band of values: its lowest, and how usual each value from there on is.
pub struct Band {
    /// Lowest value of the band.
    pub from: u8,
    /// One weight per value, upwards.
    pub weights: &'static [u64],
}

/// A background question with numbers: its bands in Table 4's order.
pub struct Measure {
    /// Bands, low to high.
    pub bands: &'static [Band],
}

const fn band(from: u8, weights: &'static [u64]) -> Band {
    Band { from, weights }
}

/// Salary scale; nobody below 5, few at the top.
pub const SCALE: Measure = Measure {
    bands: &[band(5, &[1, 2, 4, 6, 7]), band(10, &[5, 8, 8, 5]), band(14, &[10, 6, 3, 1, 1, 0])],
};

/// Age in years.
pub const AGE: Measure = Measure {
    bands: &[
        band(23, &[1, 1, 2, 2, 3, 3, 4, 4]),
        band(31, &[3, 3, 4, 4, 5]),
        band(36, &[4, 4, 4, 4, 4, 4, 4, 4, 4, 4]),
        band(46, &[4, 4, 4, 4, 4, 5, 5, 5, 5, 5]),
        band(56, &[6, 6, 6, 6, 6, 5, 5, 4, 4, 3, 2, 1]),
    ],
};

/// Whole years of service.
pub const TENURE: Measure = Measure {
    bands: &[
        band(0, &[3, 5, 5, 5, 4, 4]),
        band(6, &[1, 1, 1, 1, 1]),
        band(11, &[1, 1, 1, 1, 1]),
        band(16, &[1, 1, 1, 1, 1]),
        band(21, &[1, 1, 1, 1, 1]),
        band(26, &[1, 1, 1, 1, 1]),
        band(31, &[1, 1, 1, 1, 1]),
        band(36, &[1, 1, 1, 1, 1]),
        band(41, &[8, 6, 4, 3, 2, 1]),
    ],
};

/// Respondents per band of one measure, and the mean they must have.
pub struct Spread {
    /// Respondents per band.
    pub counts: &'static [usize],
    /// Mean in tenths: 125 stands for 12.5.
    pub mean: usize,
}

/// One row of respondents: a domain, or those who did not say it.
pub struct Domain {
    /// Answer to question 3; `None` when kept to themselves.
    pub code: Option<u8>,
    /// Respondents who lead, who do not, and who did not say.
    pub leading: [usize; 3],
    /// Salary scale.
    pub scale: Spread,
    /// Age.
    pub age: Spread,
    /// Years of service.
    pub tenure: Spread,
    /// How usual each of the fourteen organisations is; the last weight: did not say.
    pub organisation: [u64; 15],
}

const fn spread(counts: &'static [usize], mean: usize) -> Spread {
    Spread { counts, mean }
}

/// All respondents, in the order of question 3's answers.
///
/// - `leading` follows Table 3; the third number fills Table 4's N. Tables 3 and 4
///   fit when 'Anders' has the same 396 in both, and the other 19 told nearly nothing.
/// - Counts follow Table 4, but for inspectie's 26–30 years: the table prints 53
///   and 5.0 %. With 53 more people would have answered than there are (712 of
///   711), with 35 the printed percentages of the whole column come out.
/// - 'Anders' and the last row share what the totals column leaves over.
/// - Means are the printed ones. Age and scale of 'Anders' lead to the printed
///   mean of all (48.8 and 11.3). The printed mean of all for years of service,
///   13.0, is below that of every domain and cannot be reached.
#[rustfmt::skip]
pub const DOMAINS: [Domain; 6] = [
    Domain { // Beleid: 643
        code: Some(1), leading: [142, 499, 2],
        scale: spread(&[32, 434, 160], 125),
        age: spread(&[12, 142, 156, 158, 142], 451),
        tenure: spread(&[209, 63, 73, 70, 88, 39, 54, 19, 9], 149),
        //             AZ Bel BZK BZ DJI EZK Fin JenV LNV OCW IenW RWS SZW VWS niet
        organisation: [16, 15, 95, 60, 8, 80, 55, 70, 55, 60, 70, 25, 60, 65, 13],
    },
    Domain { // Inspectie: 711
        code: Some(2), leading: [81, 626, 4],
        scale: spread(&[138, 508, 44], 110),
        age: spread(&[10, 92, 120, 195, 243], 493),
        tenure: spread(&[238, 71, 52, 79, 93, 35, 42, 41, 43], 162),
        organisation: [0, 110, 15, 6, 12, 40, 10, 40, 150, 45, 95, 20, 120, 85, 14],
    },
    Domain { // Uitvoering: 1323
        code: Some(3), leading: [430, 880, 13],
        scale: spread(&[348, 764, 163], 109),
        age: spread(&[8, 130, 247, 429, 423], 499),
        tenure: spread(&[352, 127, 133, 133, 185, 101, 90, 94, 59], 175),
        organisation: [0, 340, 70, 40, 210, 75, 25, 130, 75, 60, 25, 250, 30, 35, 22],
    },
    Domain { // Bedrijfsvoering: 632
        code: Some(4), leading: [138, 490, 4],
        scale: spread(&[125, 415, 70], 111),
        age: spread(&[4, 70, 115, 195, 221], 493),
        tenure: spread(&[171, 56, 69, 57, 83, 46, 52, 40, 46], 180),
        organisation: [6, 95, 130, 35, 50, 40, 35, 45, 35, 30, 30, 60, 25, 30, 14],
    },
    Domain { // Anders: 396
        code: Some(5), leading: [77, 319, 0],
        scale: spread(&[88, 244, 63], 115),
        age: spread(&[8, 52, 65, 137, 125], 495),
        tenure: spread(&[120, 46, 45, 42, 46, 33, 22, 22, 20], 163),
        organisation: [3, 60, 50, 20, 45, 25, 20, 45, 25, 20, 20, 35, 15, 20, 10],
    },
    Domain { // did not say: 19
        code: None, leading: [0, 0, 19],
        scale: spread(&[0, 0, 0], 0),
        age: spread(&[0, 0, 0, 0, 0], 0),
        tenure: spread(&[1, 0, 0, 0, 0, 0, 0, 0, 0], 20),
        organisation: [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 16],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_add_up_to_the_totals_column() {
        let total = |counts: fn(&Domain) -> &Spread, band: usize| -> usize {
            DOMAINS.iter().map(|domain| counts(domain).counts[band]).sum()
        };
        let column = |counts: fn(&Domain) -> &Spread, bands: usize| -> Vec<usize> {
            (0..bands).map(|band| total(counts, band)).collect()
        };
        assert_eq!(column(|domain| &domain.age, 5), [42, 486, 703, 1114, 1154]);
        assert_eq!(column(|domain| &domain.scale, 3), [731, 2365, 500]);
        assert_eq!(
            column(|domain| &domain.tenure, 9),
            [1091, 363, 372, 381, 495, 254, 260, 216, 177]
        );
        let everybody: usize = DOMAINS.iter().flat_map(|domain| domain.leading).sum();
        assert_eq!(everybody, RESPONDENTS);
    }

    #[test]
    fn nobody_answers_more_often_than_they_exist() {
        for domain in &DOMAINS {
            for spread in [&domain.scale, &domain.age, &domain.tenure] {
                assert!(spread.counts.iter().sum::<usize>() <= domain.leading.iter().sum());
            }
        }
    }
}
