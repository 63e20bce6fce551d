//! What is hidden has the same mark everywhere: a word with its reason, in figure, table,
//! spreadsheet, document and for who listens; nowhere an empty cell, a zero or a dash. And
//! how much is hidden is said.

use std::collections::BTreeMap;

use peilglas::analysis::{Definitions, Suppression, Weighting};
use peilglas::base::{Language, texts};
use peilglas::disclosure::words;
use peilglas::engine::protocol::{
    DocumentRequest, FigureView, Part, Role, TableView, View, ViewRequest,
};
use peilglas::engine::{self, Engine};
use peilglas::figure::Chart;
use peilglas::table::Cell;
use serde_json::Value;

use crate::opening::{self, load, opened_unknown};

/// Eighty people in five teams, one of them of four.
const SMALL_TEAMS: &str = include_str!("small-teams.csv");

const SPLITS: [&str; 3] = ["Team", "Functie", "Leeftijd"];

/// Columns of the long table that say how groups differ; a hidden one takes no part.
const COMPARED: [&str; 9] = [
    "p",
    "p (Welch)",
    "p (Holm)",
    "sterren",
    "Letter",
    "Aandeel hoger dan",
    "aandeel t.o.v. de rest",
    "Gemiddelde hoger dan",
    "gemiddelde t.o.v. de rest",
];

fn reason(name: &Value) -> Option<Suppression> {
    match name.as_str() {
        Some("primary") => Some(Suppression::Primary),
        Some("secondary") => Some(Suppression::Secondary),
        _ => None,
    }
}

fn asked(splits: &[&str]) -> DocumentRequest {
    opening::request(splits, 10, Definitions::default())
}

fn shown(engine: &mut Engine, part: Part, split: &str, chart: Chart, language: Language) -> View {
    let request = opening::view_request(part, split, Definitions::default());
    opening::view(engine, ViewRequest { chart, language, ..request })
}

/// The records of a spreadsheet's file, and its last line apart.
fn records(text: &str, language: Language) -> (Vec<Vec<String>>, String) {
    let delimiter = if language == Language::Nl { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(delimiter);
    let mut reader = reader.from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let fields = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    let mut records: Vec<Vec<String>> =
        reader.records().map(|record| fields(record.expect("a record"))).collect();
    let last = records.pop().expect("a last line").concat();
    assert!(last.starts_with("# "), "{last}");
    (records, last)
}

/// Why each group's cell of an item or question is hidden, in the document; `None` where it
/// is not.
type Hidden = BTreeMap<(String, String, String), Option<Suppression>>;

fn hidden(document: &Value) -> Hidden {
    let items = document["items"].as_array().expect("items");
    let of_item =
        |item: &Value| {
            let id = item["id"].as_str().expect("an id").to_owned();
            let place = |split: &str, group: &str| (id.clone(), split.to_owned(), group.to_owned());
            let total = (place("", "Totaal"), reason(&item["total"]["suppressed"]));
            let mut found = vec![total];
            for (split, result) in item["by"].as_object().expect("splits") {
                let label = |id: &str| {
                    let splits = document["splits"].as_array().expect("splits").iter();
                    let mut groups = splits.flat_map(|of| of["groups"].as_array().expect("groups"));
                    let group = groups.find(|group| group["id"] == id).expect("the group");
                    group["label"].as_str().expect("a label").to_owned()
                };
                let cells = result["cells"].as_object().expect("cells").iter();
                found.extend(cells.map(|(group, cell)| {
                    (place(split, &label(group)), reason(&cell["suppressed"]))
                }));
            }
            found
        };
    items.iter().flat_map(of_item).collect()
}

/// How many cells a document marks, for either reason: every object that says whether it is
/// hidden, but the groups themselves.
fn marks(value: &Value) -> [u64; 3] {
    let of = |inner: &Value| marks(inner);
    let sum = |[a, b, c]: [u64; 3], [d, e, f]: [u64; 3]| [a + d, b + e, c + f];
    match value {
        Value::Array(all) => all.iter().map(of).fold([0; 3], sum),
        Value::Object(fields) => {
            let own = fields.get("suppressed").map_or([0; 3], |said| match reason(said) {
                None => [1, 0, 0],
                Some(Suppression::Primary) => [1, 1, 0],
                Some(Suppression::Secondary) => [1, 0, 1],
            });
            fields.values().map(of).fold(own, sum)
        }
        _ => [0; 3],
    }
}

#[test]
fn a_document_counts_its_own_marks_and_holds_the_promise() {
    let mut engine = opened_unknown(SMALL_TEAMS);
    load(&mut engine, Role::Earlier, "earlier.csv", SMALL_TEAMS);
    let document = opening::document(&engine, &asked(&SPLITS));
    let parts = ["items", "scales", "trend", "benchmark"].map(|part| marks(&document[part]));
    let [all, primary, secondary] = [0, 1, 2].map(|at| parts.iter().map(|of| of[at]).sum::<u64>());
    let said = &document["disclosure"];
    assert!(primary > 10 && secondary > 10, "hardly anything is hidden: {said}");
    assert_eq!(said["hidden"]["cells"], all);
    assert_eq!(said["hidden"]["primary"], primary);
    assert_eq!(said["hidden"]["secondary"], secondary);
    assert_eq!(said["hidden"]["hidden"], primary + secondary);
    assert_eq!(said["marks"]["primary"], "verborgen (te klein)");
    assert_eq!(said["marks"]["secondary"], "verborgen (beschermd)");
    assert_eq!(said["promise"], words::promise(Language::Nl).join(" "));
    assert_eq!(said["limits"].as_array().map(Vec::len), Some(6));
}

#[test]
fn the_long_table_has_a_mark_wherever_a_shown_group_has_a_number() {
    let engine = opened_unknown(SMALL_TEAMS);
    let survey = engine.survey().expect("open");
    let hidden = hidden(&opening::document(&engine, &asked(&SPLITS)));
    let text = engine::long_table(survey, &asked(&SPLITS)).expect("a table");
    let (records, last) = records(&text, Language::Nl);
    assert!(last.contains(" regels is iets verborgen: ") && last.contains(" te klein, "), "{last}");
    assert!(last.contains("De grenzen van die belofte"), "{last}");
    let heading = |at: usize| records[0][at].as_str();
    let mut found = 0;
    for row in &records[1..] {
        let [of, _, split, group] = [0, 1, 2, 3].map(|at| row[at].as_str());
        let cell = hidden.iter().find(|((item, by, id), _)| {
            let is_item = of == item || of.starts_with(&format!("{item}: "));
            is_item && by == split && id == group
        });
        let Some((place, Some(reason))) = cell else {
            let scale = of.starts_with("battery-");
            assert!(scale || row.iter().all(|cell| !cell.starts_with("verborgen")), "{row:?}");
            continue;
        };
        let mark = words::said(*reason, Language::Nl);
        // Where somebody else has a number about the same, there is a mark.
        let shown = records.iter().find(|other| other[0] == of && other[3] == "Totaal");
        let numbers = shown.expect("a total").iter().enumerate().skip(4);
        for (at, _) in numbers.filter(|(at, n)| !n.is_empty() && !COMPARED.contains(&heading(*at)))
        {
            assert_eq!(row.get(at), Some(&mark), "{place:?}, {}", heading(at));
            found += 1;
        }
        assert!(row[4..].iter().all(|cell| cell.is_empty() || *cell == mark), "{row:?}");
    }
    assert!(found > 200, "only {found} marks");
}

/// Holds what a figure shows of a group to what the document says of it.
fn check_figure(figure: &FigureView, hidden: &Hidden, split: &str, language: Language) -> usize {
    let svg = roxmltree::Document::parse(&figure.svg).expect("well-formed");
    let names: Vec<&str> =
        svg.descendants().filter_map(|node| node.attribute("aria-label")).collect();
    let table = &figure.table.table;
    let (records, last) = records(&figure.table.csv, language);
    let mut section = "";
    let mut found = 0;
    for (row, record) in table.rows.iter().zip(&records[1..]) {
        if row.section {
            section = &row.heading;
            continue;
        }
        let of_group = |((item, by, id), reason): (&(String, String, String), &_)| {
            let is_item = section == item || figure.title.starts_with(item.trim_end_matches('?'));
            let is_it = is_item && by == split && *id == row.heading;
            is_it.then_some(*reason)
        };
        let reason = hidden.iter().find_map(of_group);
        let Some(Some(reason)) = reason else { continue };
        let mark = words::said(reason, language);
        assert_eq!(row.cells, [Cell::Hidden(reason)], "{section}, {}", row.heading);
        assert_eq!(row.cells[0].display(language), words::mark(reason, language));
        assert_eq!(record.len(), table.columns.len());
        assert!(record[1..].iter().all(|cell| *cell == mark), "{record:?}");
        let heard = format!("{}: {mark}", row.heading);
        let is_said = |name: &&str| name.starts_with(section) && name.contains(&heard);
        // Where everything is hidden a figure has no items, and says so.
        assert!(names.is_empty() || names.iter().any(is_said), "{heard}");
        found += 1;
    }
    // The figure and its table say how much that is, and so do their files.
    if found > 0 {
        let among = if language == Language::Nl { "waarden verborgen" } else { "values hidden" };
        assert!(figure.note.contains(among), "{}", figure.note);
        let nothing = ["niets te tonen", "nothing to show"];
        let nothing = nothing.iter().any(|words| figure.words.contains(words));
        assert!(figure.words.contains(among) || nothing && names.is_empty(), "{}", figure.words);
        let file = roxmltree::Document::parse(&figure.file).expect("well-formed");
        let said = file.descendants().find(|node| node.has_tag_name("desc")).and_then(|d| d.text());
        let limits = texts::plain(language, "protection-about");
        let said = said.expect("a description");
        assert!((said.contains(among) || nothing) && said.contains(&limits), "{said}");
    }
    let sentence = table.notes.iter().find(|note| last.contains(note.as_str()));
    assert!(sentence.is_some(), "the file does not say what the table does: {last}");
    found
}

#[test]
fn figures_tables_and_their_files_have_the_marks_of_the_document() {
    let mut engine = opened_unknown(SMALL_TEAMS);
    for (chart, language) in
        [(Chart::Bars, Language::Nl), (Chart::Dots, Language::Nl), (Chart::Bars, Language::En)]
    {
        let mut found = 0;
        for split in SPLITS {
            // A document by several splits may hide more than a figure by one of them.
            let asked = DocumentRequest { language, ..asked(&[split]) };
            let hidden = hidden(&opening::document(&engine, &asked));
            let view = shown(&mut engine, Part::AllBatteries, split, chart, language);
            assert_eq!(view.figures.len(), 2);
            found += view
                .figures
                .iter()
                .map(|of| check_figure(of, &hidden, split, language))
                .sum::<usize>();
        }
        // Of four statements and three answers, and every split.
        assert!(found >= 15, "only {found} hidden cells");
    }
}

/// No cell of a table that has numbers is empty, a zero or a dash where it is hidden; and
/// whatever is hidden has its mark in the file.
fn check_cells(table: &TableView, language: Language) -> usize {
    let (records, last) = records(&table.csv, language);
    let mut found = 0;
    for (row, record) in table.table.rows.iter().zip(&records[1..]) {
        for (cell, written) in row.cells.iter().zip(&record[1..]) {
            let Cell::Hidden(reason) = cell else { continue };
            assert_eq!(*written, words::said(*reason, language));
            assert_eq!(cell.display(language), words::mark(*reason, language));
            found += 1;
        }
    }
    let none = ["# Hier is niets verborgen.", "# Nothing is hidden here."];
    assert_eq!(found == 0, none.iter().any(|none| last.starts_with(none)), "{last}");
    found
}

#[test]
fn tables_of_respondents_scales_and_two_waves_have_the_same_marks() {
    let mut engine = opened_unknown(SMALL_TEAMS);
    load(&mut engine, Role::Earlier, "earlier.csv", SMALL_TEAMS);
    for language in Language::ALL {
        let respondents = shown(&mut engine, Part::Respondents, "Team", Chart::Bars, language);
        let found: usize =
            respondents.tables.iter().map(|table| check_cells(table, language)).sum();
        assert!(found > 20, "only {found} hidden cells of respondents");
        // Four are on the staff, which is told nowhere.
        let sizes = respondents.tables.iter().find(|table| table.table.id == "groepen-Team");
        let sizes = &sizes.expect("the teams").table;
        let staff = sizes.rows.iter().find(|row| row.heading == "Staf").expect("the staff");
        assert_eq!(staff.cells, [const { Cell::Hidden(Suppression::Primary) }; 2]);

        let scales = shown(&mut engine, Part::Scales, "Team", Chart::Dots, language);
        let tables = scales.figures.iter().map(|figure| &figure.table).chain(&scales.tables);
        assert!(tables.map(|table| check_cells(table, language)).sum::<usize>() >= 3);

        // A difference with a hidden wave is as hidden as that wave.
        let trend = shown(&mut engine, Part::Trend, "Team", Chart::Dots, language);
        let table = &trend.figures[0].table;
        assert!(check_cells(table, language) > 20);
        let staff = table.table.rows.iter().find(|row| row.heading == "Staf").expect("the staff");
        assert!(staff.cells.iter().all(|cell| *cell == Cell::Hidden(Suppression::Primary)));
    }
}

/// Two teams large enough, of one of which few have a weight.
fn few_weights() -> String {
    let mut text = String::from("id;Team;gewicht;Q1_1;Q1_2;Q1_3\n");
    for at in 0..72 {
        let (team, weight) = match at {
            0..54 => ("Advies", ["0,8", "1,3"][at % 2]),
            54..58 => ("Beheer", "1,1"),
            _ => ("Beheer", ""),
        };
        let answer = |shift: usize| 1 + (at + shift) % 5;
        text += &format!("{at};{team};{weight};{};{};{}\n", answer(0), answer(1), answer(3));
    }
    text
}

/// Where too few respondents have a weight, what is weighted is hidden, and not absent.
#[test]
fn what_is_weighted_is_marked_where_too_few_have_a_weight() {
    let mut engine = opened_unknown(&few_weights());
    let definitions = Definitions { weighting: Weighting::Column, ..Definitions::default() };
    let request = opening::request(&["Team"], 10, definitions);
    let document = opening::document(&engine, &request);
    let cells = &document["items"][0]["by"]["Team"]["cells"];
    assert_eq!(cells["Beheer"]["reasons"]["weighted"], "too-few-weighted");
    // Nothing else is hidden, so that weighted numbers are not rounded.
    assert!(cells["Advies"]["weighted"]["mean"].is_object());
    let (item, group) = (document["items"][0]["id"].as_str().expect("an id"), "Beheer");
    let text = engine::long_table(engine.survey().expect("open"), &request).expect("a table");
    let (records, _) = records(&text, Language::Nl);
    let row = records.iter().find(|row| row[0] == item && row[3] == group).expect("its row");
    let at = |name: &str| records[0].iter().position(|heading| heading == name).expect(name);
    assert!(row[at("n")].parse::<u64>().is_ok());
    for column in ["Gewogen n", "Mee eens, gewogen", "Gemiddelde, gewogen"] {
        assert_eq!(row[at(column)], "verborgen (te klein)", "{column}");
    }
    let asked = opening::view_request(Part::AllBatteries, "Team", definitions);
    let asked = ViewRequest { minimum_base: request.minimum_base, ..asked };
    let view = opening::view(&mut engine, asked);
    let heard = format!("{group}: verborgen (te klein)");
    assert!(view.figures.iter().any(|figure| figure.svg.contains(&heard)));
}

#[test]
fn the_documentation_has_the_promise_and_the_limits_that_readers_see() {
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let documentation = squeezed(&include_str!("../../docs/disclosure.md").replace('*', ""));
    let promise = words::promise(Language::En);
    for said in promise.iter().chain(&words::limits(Language::En)) {
        assert!(documentation.contains(&squeezed(said)), "docs/disclosure.md lacks: {said}");
    }
}
