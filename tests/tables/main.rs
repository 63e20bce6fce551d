//! The report's own tables, from the demo data, through the whole engine.

// Not everything that opening a survey can take is needed in every test.
#[allow(dead_code)]
#[path = "../shared/opening.rs"]
mod opening;
mod pairs;
mod questions;
mod scales;

use peilglas::analysis::{Definitions, Method, Suppression};
use peilglas::base::Language;
use peilglas::engine::Engine;
use peilglas::engine::protocol::{Part, Request, Response, Role, View, ViewRequest};
use peilglas::table::{Cell, Table};

fn engine() -> Engine {
    let mut engine = Engine::new();
    for (role, file) in [
        (Role::Responses, "voorbeeld-antwoorden-synthetisch.csv"),
        (Role::Sample, "voorbeeld-steekproef-synthetisch.csv"),
    ] {
        let path = format!("{}/www/demo/{file}", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(path).expect("the demo data");
        engine.open(role, file, bytes.len() as u64);
        engine.push(&bytes).expect("readable");
        assert!(matches!(engine.finish(), Response::Opened(_)));
    }
    engine
}

fn request(part: Part, split: &str) -> ViewRequest {
    opening::view_request(part, split, Definitions::default())
}

fn view(request: ViewRequest) -> View {
    opening::view(&mut engine(), request)
}

fn table(view: &View, id: &str) -> Table {
    let found = view.tables.iter().find(|table| table.table.id == id);
    found.unwrap_or_else(|| panic!("no table {id}")).table.clone()
}

/// A row as a reader sees it.
fn row(table: &Table, heading: &str) -> Vec<String> {
    let row = table.rows.iter().find(|row| row.heading == heading);
    let row = row.unwrap_or_else(|| panic!("no row {heading}"));
    row.cells.iter().map(|cell| cell.display(Language::Nl).replace('\u{a0}', " ")).collect()
}

#[test]
fn table_2_lists_the_fourteen_organisations() {
    let table = table(&view(request(Part::Respondents, "domein")), "groepen-organisatie");
    // Fourteen organisations, their total, and those in none.
    assert_eq!(table.rows.len(), 16);
    assert_eq!(row(&table, "In geen groep").len(), 2);
}

#[test]
fn table_3_is_the_report_s() {
    let table = table(&view(request(Part::Respondents, "domein")), "respons");
    let expected = [
        ("Beleid", ["559", "2.914", "3.473", "142", "499", "641", "25 %", "17 %", "18 %"]),
        ("Inspectie", ["275", "2.798", "3.073", "81", "626", "707", "29 %", "22 %", "23 %"]),
        ("Uitvoering", ["1.355", "3.050", "4.405", "430", "880", "1.310", "32 %", "29 %", "30 %"]),
        ("Bedrijfsvoering", ["470", "2.880", "3.350", "138", "490", "628", "29 %", "17 %", "19 %"]),
        (
            "Totaal met steekproef",
            ["2.659", "11.642", "14.301", "791", "2.495", "3.286", "30 %", "21 %", "23 %"],
        ),
        ("Anders", ["–", "–", "–", "77", "319", "396", "–", "–", "–"]),
        ("Totaal", ["–", "–", "–", "868", "2.814", "3.682", "–", "–", "–"]),
    ];
    for (heading, cells) in expected {
        assert_eq!(row(&table, heading), cells, "{heading}");
    }
}

#[test]
fn table_4_is_the_report_s() {
    let table = table(&view(request(Part::Respondents, "domein")), "kenmerken");
    let respondents = row(&table, "Respondenten");
    let counts: Vec<&str> = respondents.iter().step_by(2).map(String::as_str).collect();
    assert_eq!(counts, ["643", "711", "1.323", "632", "3.724"]);
    let middle = row(&table, "46–55 jaar");
    assert_eq!(middle[..4], ["158", "25,9 %", "195", "29,5 %"]);
    let means: Vec<Vec<String>> = table
        .rows
        .iter()
        .filter(|row| row.heading == "Gemiddelde")
        .map(|row| row.cells.iter().step_by(2).map(|cell| cell.display(Language::Nl)).collect())
        .collect();
    assert!(means.contains(&["45,1", "49,3", "49,9", "49,3", "48,8"].map(String::from).to_vec()));
    assert!(means.contains(&["12,5", "11,0", "10,9", "11,1", "11,3"].map(String::from).to_vec()));
    // The report prints counts of 4, 8 and 9; here they are hidden.
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let hidden = cells.filter(|cell| matches!(cell, Cell::Hidden(_)));
    assert!(hidden.count() >= 5);
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        assert!(!matches!(cell, Cell::Count(1..=9)), "{cell:?}");
    }
}

#[test]
fn table_5_lists_the_themes() {
    let table = table(&view(request(Part::Respondents, "leiding")), "themas");
    assert_eq!(table.rows.len(), 5);
    let items: u64 = table
        .rows
        .iter()
        .map(|row| match row.cells[1] {
            Cell::Count(items) => items,
            _ => 0,
        })
        .sum();
    assert_eq!(items, 64);
}

#[test]
fn all_batteries_give_the_seven_figures_of_a_split() {
    for (split, numbers) in [("leiding", 1..=7), ("domein", 8..=14)] {
        let view = view(request(Part::AllBatteries, split));
        let found: Vec<u32> = view.figures.iter().filter_map(|figure| figure.number).collect();
        assert_eq!(found, numbers.collect::<Vec<u32>>());
        for figure in &view.figures {
            assert!(figure.svg.starts_with("<svg") && figure.file.starts_with("<svg"));
            assert!(figure.file.contains("verzonnen"), "a saved figure says that it is made up");
            assert!(!figure.words.is_empty() && !figure.note.is_empty());
            assert!(figure.table.table.rows.len() > 4 && figure.table.csv.lines().count() > 4);
        }
    }
}

#[test]
fn every_split_can_be_shown_for_every_battery() {
    for split in ["schaal", "leeftijd", "dienstjaren", "organisatie"] {
        let view = view(request(Part::AllBatteries, split));
        assert_eq!(view.figures.len(), 8, "{split}: seven batteries and a question");
        assert!(view.figures.iter().all(|figure| figure.number.is_none()));
    }
}

#[test]
fn anders_is_shown_on_request_and_then_compared() {
    let groups = |on_request| {
        let view = view(ViewRequest {
            on_request,
            ..request(Part::Battery("tegenspraak".to_owned()), "domein")
        });
        let table = &view.figures[0].table.table;
        table.rows.iter().filter(|row| row.heading == "Anders").count()
    };
    assert_eq!(groups(false), 0);
    assert_eq!(groups(true), 9);
}

#[test]
fn a_sample_of_one_characteristic_has_totals_only() {
    let mut text = "V1_1;V1_2;V1_3;Team\n".to_owned();
    for row in 0..60 {
        let (a, b, c) = (row % 5 + 1, row % 4 + 1, row % 3 + 1);
        text += &format!("{a};{b};{c};{}\n", ["Noord", "Zuid", "Noord"][row % 3]);
    }
    let mut engine = Engine::new();
    for (role, bytes) in
        [(Role::Responses, text.as_str()), (Role::Sample, "Team;aantal\nNoord;50\nZuid;80\n")]
    {
        engine.open(role, "test.csv", bytes.len() as u64);
        engine.push(bytes.as_bytes()).expect("readable");
        assert!(matches!(engine.finish(), Response::Opened(_)));
    }
    let asked = request(Part::Respondents, "Team");
    let Response::View(view) = engine.handle(Request::View(asked)) else { panic!("a view") };
    let tables = view.tables.iter().map(|view| &view.table);
    let response = tables.into_iter().find(|table| table.id == "respons").expect("table 3");
    assert_eq!(
        response.columns,
        ["Team", "Steekproef: Totaal", "Respons: Totaal", "Respons in %: Totaal"]
    );
    let cells: Vec<&[Cell]> = response.rows.iter().map(|row| &row.cells[..]).collect();
    assert_eq!(cells[0][..2], [Cell::Count(50), Cell::Count(40)]);
    assert_eq!(cells[1][..2], [Cell::Count(80), Cell::Count(20)]);
    assert_eq!(cells[2][..2], [Cell::Count(130), Cell::Count(60)]);
}

#[test]
fn a_stratum_that_all_took_part_of_shows_no_response() {
    let people = [("Noord", 40), ("Zuid", 60), ("Oost", 30)];
    let rows = people.into_iter().flat_map(|(team, n)| (0..n).map(move |_| team));
    let text: String = rows.map(|team| format!("{team};4\n")).collect();
    let text = format!("Team;Ik leer\n{text}");
    let table = |sample: &str| {
        let mut engine = Engine::new();
        for (role, bytes) in [(Role::Responses, text.as_str()), (Role::Sample, sample)] {
            engine.open(role, "test.csv", bytes.len() as u64);
            engine.push(bytes.as_bytes()).expect("readable");
            assert!(matches!(engine.finish(), Response::Opened(_)));
        }
        let Response::View(view) = engine.handle(Request::View(request(Part::Respondents, "Team")))
        else {
            panic!("a view")
        };
        let tables = view.tables.iter().map(|view| &view.table);
        tables.into_iter().find(|table| table.id == "respons").expect("table 3").clone()
    };
    let hidden = || vec![Cell::Hidden(Suppression::Secondary); 3];
    let of = |table: &Table, heading: &str| {
        let row = table.rows.iter().find(|row| row.heading == heading).expect("a row");
        row.cells.clone()
    };
    // Everybody of Noord: hidden, with the smallest other; together it stays open.
    let all = table("Team;aantal\nNoord;40\nZuid;140\nOost;75\n");
    assert_eq!(of(&all, "Noord"), hidden());
    assert_eq!(of(&all, "Oost"), hidden());
    assert_eq!(of(&all, "Zuid")[..2], [Cell::Count(140), Cell::Count(60)]);
    let total = all.rows.last().expect("a total");
    assert_eq!(total.cells[..2], [Cell::Count(255), Cell::Count(130)]);
    // Two who stayed away tell of nobody.
    let two = table("Team;aantal\nNoord;42\nZuid;140\nOost;75\n");
    assert_eq!(of(&two, "Noord")[..2], [Cell::Count(42), Cell::Count(40)]);
    // Nobody else to hide it with: the total would give it back.
    let nearly = table("Team;aantal\nNoord;40\nZuid;61\nOost;75\n");
    assert_eq!(of(&nearly, "Noord"), hidden());
    assert_eq!(of(&nearly, "Zuid"), hidden());
}

/// The rows with tests and sizes of a battery's table.
fn compared(split: &str, definitions: Definitions) -> (Vec<String>, Vec<String>, Table) {
    let part = Part::Battery("competenties".to_owned());
    let table =
        view(ViewRequest { definitions, ..request(part, split) }).figures[0].table.table.clone();
    let of = |heading: &str| {
        let rows = table.rows.iter().filter(|row| row.heading == heading);
        let text = |row: &peilglas::table::Row| row.cells[0].display(Language::Nl);
        rows.map(|row| text(row).replace('\u{a0}', " ")).collect::<Vec<_>>()
    };
    (of("Verschil"), of("Grootte"), table)
}

#[test]
fn the_asterisks_stand_behind_the_test_of_the_method() {
    let (careful, _, table) = compared("leiding", Definitions::default());
    assert!(!careful.is_empty());
    for words in &careful {
        let (marked, beside) = words.split_once("; Student: t(").expect("both tests");
        assert!(marked.starts_with("Welch: t(") && marked.contains("; Holm: p "), "{words}");
        assert!(!beside.contains('*'), "{words}");
    }
    assert!(table.notes.iter().any(|note| note.contains("alle stellingen van deze tabel samen")));
    let report =
        Definitions { method: Method::Report, least_difference: 3.0, ..Definitions::default() };
    let (report, _, table) = compared("domein", report);
    for words in &report {
        let (_, beside) = words.split_once("; Welch: F(").expect("both tests");
        assert!(words.starts_with("Variantieanalyse: F(") && !beside.contains('*'), "{words}");
        assert!(!words.contains("Holm"), "{words}");
    }
    assert!([careful, report].iter().all(|rows| rows.iter().any(|words| words.contains('*'))));
    assert!(table.notes.iter().any(|note| note.contains("Niet gecorrigeerd")));
    assert!(table.notes.iter().any(|note| note.contains("3 procentpunt of meer")));
}

#[test]
fn the_size_is_that_of_the_shares_in_the_table() {
    let agree = |table: &Table| -> Vec<f64> {
        let column =
            table.columns.iter().rposition(|heading| heading == "Mee eens").expect("there");
        let share = |row: &peilglas::table::Row| match row.cells.get(column - 1) {
            Some(Cell::Percent(share, _)) => Some(100.0 * share),
            _ => None,
        };
        table.rows.iter().filter(|row| row.heading != "Totaal").filter_map(share).collect()
    };
    let number = |words: &str| -> f64 {
        words.replace('−', "-").replace(',', ".").parse().expect("a number")
    };
    let (_, two, table) = compared("leiding", Definitions::default());
    let shares = agree(&table);
    assert_eq!(shares.len(), 2 * two.len());
    for (words, shares) in two.iter().zip(shares.chunks(2)) {
        assert!(words.starts_with("g = "), "{words}");
        let points = words.split_once("mee eens ").and_then(|(_, rest)| rest.split_once(' '));
        let (points, rest) = points.expect("points");
        assert!((number(points) - (shares[0] - shares[1])).abs() < 0.051, "{words} {shares:?}");
        assert!(rest.starts_with("procentpunt [") && rest.ends_with(']'), "{words}");
    }
    let (_, more, table) = compared("domein", Definitions::default());
    for (words, shares) in more.iter().zip(agree(&table).chunks(4)) {
        let points = words.split_once("laagste groep ").and_then(|(_, rest)| rest.split_once(' '));
        let high = shares.iter().copied().fold(0.0, f64::max);
        let low = shares.iter().copied().fold(100.0, f64::min);
        let (points, _) = points.expect("points");
        assert!(words.starts_with("ω² = ") && (number(points) - (high - low)).abs() < 0.051);
    }
    assert_eq!(two.len(), more.len());
}
