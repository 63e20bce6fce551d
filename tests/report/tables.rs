//! Tables 3 and 4 against the demo files themselves, cell by cell.
//!
//! Read straight from the files: the tables hold counts below any minimum base,
//! which the analysis document rightly hides.

use std::collections::HashMap;

/// Question 3's codes in Table 4's order of columns.
const DOMAINS: [u8; 4] = [1, 2, 3, 4];
const LEADS: u16 = 2;
const DOES_NOT: u16 = 1;

/// A respondent's answer to each question that the tables use.
type Row = HashMap<String, u16>;

fn file(name: &str) -> csv::Reader<std::fs::File> {
    let path = format!("{}/www/demo/{name}", env!("CARGO_MANIFEST_DIR"));
    csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_path(&path)
        .unwrap_or_else(|error| panic!("{name}: {error}; run `cargo xtask demo-data`"))
}

fn respondents() -> Vec<Row> {
    let mut reader = file("voorbeeld-antwoorden-synthetisch.csv");
    let headings = reader.headers().expect("the file has headings").clone();
    let wanted = ["Q1", "Q2", "Q3", "Q4", "Q5"];
    reader
        .records()
        .map(|record| {
            let record = record.expect("the file can be read");
            headings
                .iter()
                .zip(&record)
                .filter(|(heading, _)| wanted.contains(heading))
                .map(|(heading, cell)| (heading.to_owned(), cell.parse().expect("a number")))
                .filter(|&(_, value)| value != 99 && value != 999)
                .collect()
        })
        .collect()
}

fn count(rows: &[Row], counts: impl Fn(&Row) -> bool) -> usize {
    rows.iter().filter(|row| counts(row)).count()
}

fn says(row: &Row, question: &str, from: u16, to: u16) -> bool {
    row.get(question).is_some_and(|&value| (from..=to).contains(&value))
}

#[test]
fn the_responses_are_table_3s() {
    let rows = respondents();
    assert_eq!(rows.len(), 3724);
    //             code, leading, others
    let table = [(1, 142, 499), (2, 81, 626), (4, 138, 490), (3, 430, 880), (5, 77, 319)];
    for (domain, leading, others) in table {
        let of = |answer| {
            count(&rows, |row| says(row, "Q3", domain, domain) && says(row, "Q2", answer, answer))
        };
        assert_eq!((of(LEADS), of(DOES_NOT)), (leading, others), "domain {domain}");
    }
    let leading = count(&rows, |row| says(row, "Q2", LEADS, LEADS));
    let others = count(&rows, |row| says(row, "Q2", DOES_NOT, DOES_NOT));
    assert_eq!((leading, others), (868, 2814));
}

#[test]
fn the_sample_is_table_3s() {
    let mut reader = file("voorbeeld-steekproef-synthetisch.csv");
    let cells: Vec<(String, String, u32)> =
        reader.deserialize().map(|cell| cell.expect("three cells")).collect();
    let table = [
        ("Beleid", 559, 2914),
        ("Inspectie", 275, 2798),
        ("Bedrijfsvoering", 470, 2880),
        ("Uitvoering", 1355, 3050),
    ];
    assert_eq!(cells.len(), 2 * table.len());
    for (domain, leading, others) in table {
        let of = |leads: &str| {
            let cell = cells.iter().find(|(row, column, _)| row == domain && column == leads);
            cell.map(|&(.., people)| people)
        };
        assert_eq!(of("Leidinggevend"), Some(leading), "{domain}");
        assert_eq!(of("Niet-leidinggevend"), Some(others), "{domain}");
    }
}

/// One part of Table 4: the question, its printed means, and per band the four
/// domains and the total.
struct Part {
    question: &'static str,
    /// Beleid, inspectie, uitvoering, bedrijfsvoering; and of all where it can be.
    means: [f64; 4],
    mean: Option<f64>,
    bands: &'static [(u16, u16, [usize; 5])],
}

#[rustfmt::skip]
const TABLE_4: [Part; 3] = [
    Part {
        question: "Q4", means: [45.1, 49.3, 49.9, 49.3], mean: Some(48.8),
        bands: &[
            ( 0, 30, [ 12,  10,   8,   4,   42]),
            (31, 35, [142,  92, 130,  70,  486]),
            (36, 45, [156, 120, 247, 115,  703]),
            (46, 55, [158, 195, 429, 195, 1114]),
            (56, 98, [142, 243, 423, 221, 1154]),
        ],
    },
    Part {
        question: "Q1", means: [12.5, 11.0, 10.9, 11.1], mean: Some(11.3),
        bands: &[
            ( 0,  9, [ 32, 138, 348, 125,  731]),
            (10, 13, [434, 508, 764, 415, 2365]),
            (14, 19, [160,  44, 163,  70,  500]),
        ],
    },
    Part {
        // The printed mean of all, 13.0, is below every domain's.
        question: "Q5", means: [14.9, 16.2, 17.5, 18.0], mean: None,
        bands: &[
            ( 0,  5, [209, 238, 352, 171, 1091]),
            ( 6, 10, [ 63,  71, 127,  56,  363]),
            (11, 15, [ 73,  52, 133,  69,  372]),
            (16, 20, [ 70,  79, 133,  57,  381]),
            (21, 25, [ 88,  93, 185,  83,  495]),
            // The report prints 53 for inspectie, with 5.0 %: that is 35.
            (26, 30, [ 39,  35, 101,  46,  254]),
            (31, 35, [ 54,  42,  90,  52,  260]),
            (36, 40, [ 19,  41,  94,  40,  216]),
            (41, 98, [  9,  43,  59,  46,  177]),
        ],
    },
];

#[test]
fn the_respondents_are_table_4s() {
    let rows = respondents();
    let sizes =
        DOMAINS.map(|domain| count(&rows, |row| says(row, "Q3", domain.into(), domain.into())));
    assert_eq!(sizes, [643, 711, 1323, 632]);
    for Part { question, bands, .. } in TABLE_4 {
        for &(from, to, [beleid, inspectie, uitvoering, bedrijfsvoering, total]) in bands {
            let found = DOMAINS.map(|domain| {
                let domain = u16::from(domain);
                count(&rows, |row| says(row, "Q3", domain, domain) && says(row, question, from, to))
            });
            let wanted = [beleid, inspectie, uitvoering, bedrijfsvoering];
            assert_eq!(found, wanted, "{question} {from}–{to}");
            assert_eq!(count(&rows, |row| says(row, question, from, to)), total);
        }
    }
}

#[test]
fn the_means_print_as_in_table_4() {
    let rows = respondents();
    let printed = |question: &str, among: &dyn Fn(&Row) -> bool| {
        let values: Vec<f64> = rows
            .iter()
            .filter(|row| among(row))
            .filter_map(|row| row.get(question).map(|&value| value.into()))
            .collect();
        format!("{:.1}", values.iter().sum::<f64>() / values.len() as f64)
    };
    for Part { question, means, mean, .. } in TABLE_4 {
        for (domain, wanted) in DOMAINS.into_iter().zip(means) {
            let domain = u16::from(domain);
            let found = printed(question, &|row| says(row, "Q3", domain, domain));
            assert_eq!(found, format!("{wanted:.1}"), "{question}, domain {domain}");
        }
        let found = printed(question, &|_| true);
        println!("{question}: mean of all {found}");
        if let Some(wanted) = mean {
            assert_eq!(found, format!("{wanted:.1}"), "{question}");
        }
    }
}

#[test]
fn nobody_entered_service_before_eighteen() {
    for row in respondents() {
        if let (Some(age), Some(years)) = (row.get("Q4"), row.get("Q5")) {
            assert!(years + 18 <= *age);
        }
    }
}
