//! Invented surveys, taken the whole way from CSV to disclosed results.

use std::fmt::Write;

use peilglas::analysis::{self, Definitions, Plan, Results};
use peilglas::disclosure::{self, Disclosed, MinimumBase, Rule};
use peilglas::ingest::{RawTable, Reader};
use peilglas::questionnaire::{Background, BackgroundKind, BuiltIn, Questionnaire, match_columns};
use peilglas::responses::{Coding, Responses};
use peilglas::split::{Filter, OnRequest, Split};
use serde_json::{Value, json};

/// A response file, understood.
pub struct Survey {
    pub questionnaire: Questionnaire,
    table: RawTable,
    coding: Coding,
}

impl Survey {
    /// Reads a file as the program does.
    pub fn read(questionnaire: Questionnaire, csv: &str) -> Self {
        let mut reader = Reader::new("invented.csv", csv.len() as u64);
        reader.push(csv.as_bytes()).expect("the invented file is text");
        let table = reader.finish().expect("the invented file has rows");
        let headings: Vec<String> = table.columns.iter().map(|c| c.heading.clone()).collect();
        let matching = match_columns(&questionnaire, &headings);
        let coding = Coding::new(&questionnaire, &table, &matching);
        Survey { questionnaire, table, coding }
    }

    /// Every item by one split, without its groups on request.
    pub fn results(&self, split: &str, minimum: u64) -> Disclosed<Results> {
        self.analysed(self.split(split, OnRequest::LeftOut), Filter::default(), minimum)
    }

    /// Every item by one split, of some respondents.
    pub fn analysed(&self, split: Split, filter: Filter, minimum: u64) -> Disclosed<Results> {
        self.disclosed(split, filter, minimum, Definitions::default())
    }

    /// Every item by one split, compared in this way.
    pub fn compared(&self, split: &str, definitions: Definitions) -> Disclosed<Results> {
        self.disclosed(self.split(split, OnRequest::LeftOut), Filter::default(), 10, definitions)
    }

    /// Every item by this split, compared in this way.
    pub fn by(&self, split: Split, definitions: Definitions) -> Disclosed<Results> {
        self.disclosed(split, Filter::default(), 10, definitions)
    }

    fn disclosed(
        &self,
        split: Split,
        filter: Filter,
        minimum: u64,
        definitions: Definitions,
    ) -> Disclosed<Results> {
        let plan =
            Plan { splits: vec![split], filter, scales: true, definitions, ..Plan::default() };
        let results = analysis::analyse(&self.questionnaire, &self.responses(), &plan);
        let minimum_base = MinimumBase::new(minimum).expect("5 or more");
        let publication = analysis::publication(&self.questionnaire, &self.responses());
        disclosure::results(Rule::new(minimum_base), results, &publication)
    }

    /// A split that has a column.
    pub fn split(&self, id: &str, on_request: OnRequest) -> Split {
        let found = Split::find(&self.questionnaire, &self.responses(), id, on_request);
        found.expect("the split has a column")
    }

    fn responses(&self) -> Responses<'_> {
        Responses::new(&self.table, &self.coding)
    }
}

/// The questionnaire that comes with the program.
pub fn built_in() -> Questionnaire {
    Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap).clone()
}

/// A questionnaire with one battery and one split, with these labels.
pub fn small(items: &[String], groups: &[String]) -> Questionnaire {
    let text = |words: &str| json!({ "nl": words, "en": words });
    let points: Vec<Value> = (1..=5)
        .map(|code| json!({ "code": code, "label": text(&format!("Point {code}")) }))
        .collect();
    let items: Vec<Value> = items
        .iter()
        .enumerate()
        .map(|(at, label)| {
            json!({ "id": format!("item-{at}"), "label": text(label), "explanation": text(&format!("Over: {label}")) })
        })
        .collect();
    let answers: Vec<Value> = groups
        .iter()
        .enumerate()
        .map(|(at, label)| json!({ "id": format!("group-{at}"), "code": at + 1, "label": text(label) }))
        .collect();
    let file = json!({
        "schema": "peilglas/questionnaire/1", "id": "small", "title": text("Small"),
        "scales": [{ "id": "five", "points": points, "agree": [4, 5],
            "outside": [{ "kind": "no_opinion", "codes": [6], "label": text("No opinion") }] }],
        "batteries": [{ "id": "battery", "number": "9", "scale": "five", "title": text("Battery"),
            "measure": text("Share that agrees"), "items": items }],
        "background": [{ "id": "split", "number": "1", "label": text("Split"), "kind": "choice",
            "answers": answers }],
    });
    Questionnaire::from_json(&file.to_string()).expect("the invented questionnaire fits together")
}

/// What one group answered to one item: respondents per code, `6` beside the scale.
pub type Counts = [u64; 6];

/// A file in which group `g` gave `answers(item, g)`, for every item of the
/// questionnaire in its order. Where an item has fewer answers than the group
/// has respondents, the rest is empty.
pub fn file(
    questionnaire: &Questionnaire,
    split: &str,
    sizes: &[u64],
    answers: impl Fn(usize, usize) -> Counts,
) -> String {
    let background = questionnaire.background(split).expect("the split is asked");
    let mut csv = format!("Q{}", background.number);
    for battery in &questionnaire.batteries {
        for item in 1..=battery.items.len() {
            let _ = write!(csv, ",Q{}_{item}", battery.number);
        }
    }
    let items = questionnaire.items().count();
    for (group, size) in sizes.iter().enumerate() {
        let columns: Vec<Counts> = (0..items).map(|item| answers(item, group)).collect();
        for respondent in 0..*size {
            let _ = write!(csv, "\n{}", group_code(background, group));
            for counts in &columns {
                let code = code_of(counts, respondent);
                let _ = write!(csv, ",{}", code.map_or(String::new(), |code| code.to_string()));
            }
        }
    }
    csv.push('\n');
    csv
}

/// Counts of `n` respondents of whom this share agrees.
pub fn agreeing(n: u64, share: f64) -> Counts {
    let agree = (n as f64 * share).round() as u64;
    let (strongly, rest) = (agree * 3 / 10, n - agree);
    let (against, neutral) = (rest / 6, rest / 2);
    [against, rest - against - neutral, neutral, agree - strongly, strongly, 0]
}

fn code_of(counts: &Counts, respondent: u64) -> Option<usize> {
    let mut below = 0;
    for (at, count) in counts.iter().enumerate() {
        below += count;
        if respondent < below {
            return Some(at + 1);
        }
    }
    None
}

fn group_code(background: &Background, group: usize) -> String {
    match &background.kind {
        BackgroundKind::Choice { answers } => answers[group].code.to_string(),
        BackgroundKind::Number { bands, .. } => {
            let band = &bands[group];
            band.from.or(band.to).expect("a band has an end").to_string()
        }
    }
}

/// Well-mixed numbers from 0 to 1, the same on every machine.
pub fn noise(seed: u64) -> f64 {
    let mut x = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678_9abc_def1);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (x ^ (x >> 31)) as f64 / u64::MAX as f64
}
