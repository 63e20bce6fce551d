//! Reading items, groups and tests out of an analysis document.

use serde_json::Value;

/// Everybody, or one group of a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Total,
    Group { split: String, group: String },
}

impl std::fmt::Display for Place {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::Total => out.write_str("total"),
            Place::Group { split, group } => write!(out, "{split}.{group}"),
        }
    }
}

/// One item in one place, of those with an opinion.
pub struct Cell {
    pub n: f64,
    /// One per code, 1 to 5.
    pub counts: Vec<f64>,
    pub agree: f64,
    pub mean: f64,
    pub sd: f64,
}

impl Cell {
    /// Share of the two lowest codes.
    pub fn disagree(&self) -> f64 {
        (self.counts[0] + self.counts[1]) / self.n
    }
}

/// An analysis document.
pub struct Findings(pub Value);

impl Findings {
    fn items(&self) -> &[Value] {
        self.0["items"].as_array().expect("the document has items")
    }

    fn item(&self, id: &str) -> &Value {
        self.items()
            .iter()
            .find(|item| item["id"] == id)
            .unwrap_or_else(|| panic!("the document has no item {id}"))
    }

    /// Item ids as written in a statement; `battery:waarden` stands for all of a battery.
    pub fn ids(&self, written: &[String]) -> Vec<String> {
        written
            .iter()
            .flat_map(|id| match id.strip_prefix("battery:") {
                Some(battery) => self.battery(battery),
                None => vec![id.clone()],
            })
            .collect()
    }

    /// All items of a battery.
    pub fn battery(&self, id: &str) -> Vec<String> {
        let ids: Vec<String> = self
            .items()
            .iter()
            .filter(|item| item["battery"] == id)
            .map(|item| item["id"].as_str().expect("an item has an id").to_owned())
            .collect();
        assert!(!ids.is_empty(), "the document has no battery {id}");
        ids
    }

    /// The items of the same battery that are not among these.
    pub fn rest_of_battery(&self, ids: &[String]) -> Vec<String> {
        let battery = self.item(&ids[0])["battery"].as_str().expect("an item has a battery");
        let mut rest = self.battery(battery);
        rest.retain(|id| !ids.contains(id));
        rest
    }

    /// Places as written in a statement; `domein` stands for all groups of a split.
    pub fn places(&self, written: &[String]) -> Vec<Place> {
        written
            .iter()
            .flat_map(|place| match (place.as_str(), place.split_once('.')) {
                ("total", _) => vec![Place::Total],
                (_, Some((split, group))) => {
                    vec![Place::Group { split: split.to_owned(), group: group.to_owned() }]
                }
                (split, None) => self.groups(split),
            })
            .collect()
    }

    /// The groups of a split that have cells.
    fn groups(&self, split: &str) -> Vec<Place> {
        let cells = self.items()[0]["by"][split]["cells"].as_object();
        cells
            .unwrap_or_else(|| panic!("the document has no split {split}"))
            .keys()
            .map(|group| Place::Group { split: split.to_owned(), group: group.clone() })
            .collect()
    }

    /// The groups of the same split that are not among these.
    pub fn other_groups(&self, places: &[Place]) -> Vec<Place> {
        let Place::Group { split, .. } = &places[0] else {
            panic!("the total has no other groups");
        };
        let mut rest = self.groups(split);
        rest.retain(|place| !places.contains(place));
        rest
    }

    /// One item in one place.
    pub fn cell(&self, id: &str, place: &Place) -> Cell {
        let item = self.item(id);
        let cell = match place {
            Place::Total => &item["total"],
            Place::Group { split, group } => &item["by"][split]["cells"][group],
        };
        let number = |value: &Value| {
            value.as_f64().unwrap_or_else(|| panic!("{id} in {place}: a number is missing"))
        };
        Cell {
            n: number(&cell["n"]),
            counts: (0..5).map(|code| number(&cell["counts"][code])).collect(),
            agree: number(&cell["agree"]["share"]),
            mean: number(&cell["mean"]),
            sd: number(&cell["sd"]),
        }
    }

    /// The p-value behind a figure's asterisks: Student's t for two groups, else analysis of variance.
    pub fn p(&self, id: &str, split: &str) -> f64 {
        let tests = &self.item(id)["by"][split]["tests"];
        let student = tests["student"]["p"].as_f64();
        student
            .or_else(|| tests["anova"]["p"].as_f64())
            .unwrap_or_else(|| panic!("{id} by {split}: no test"))
    }
}
