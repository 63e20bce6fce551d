//! Random surveys: two splits with groups of every size, one item, and who left what
//! empty. The same seed gives the same survey.

/// Numbers that look random, from a seed.
pub struct Random(u64);

impl Random {
    /// Starts at a seed.
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(1))
    }

    /// A number from 0 up to this one.
    pub fn below(&mut self, end: u64) -> u64 {
        // SplitMix64: every bit of the state reaches every bit of the number.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end.max(1)
    }

    /// Whether something of this many in a thousand happens.
    pub fn happens(&mut self, thousandths: u64) -> bool {
        self.below(1000) < thousandths
    }

    fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut at = self.below(weights.iter().sum());
        weights
            .iter()
            .position(|weight| {
                let here = at < *weight;
                at = at.saturating_sub(*weight);
                here
            })
            .unwrap_or(0)
    }
}

/// Points of the item's scale.
pub const POINTS: usize = 5;

/// The first of those that agree.
pub const AGREE: usize = 3;

/// What one respondent answered: the group of each split, and the item's point.
pub type Respondent = ([Option<usize>; 2], Option<usize>);

/// A survey that nobody held.
#[derive(Clone, Debug)]
pub struct Survey {
    /// Groups per split.
    pub groups: [usize; 2],
    /// The smallest base that is shown.
    pub minimum_base: u64,
    /// Every respondent.
    pub respondents: Vec<Respondent>,
    /// Where every group of the first split is in one of the second: in which.
    pub within: Option<Vec<usize>>,
}

impl Survey {
    /// The survey of a seed.
    pub fn random(seed: u64) -> Self {
        let random = &mut Random::new(seed);
        let groups = [2 + random.below(5) as usize, 2 + random.below(4) as usize];
        let minimum_base = [5, 10, 10, 10, 15][random.below(5) as usize];
        let most = [60, 200, 700][random.below(3) as usize];
        let respondents = 15 + random.below(most);
        // Sizes differ by a factor of up to thirty, as those of departments do.
        let sizes = groups.map(|groups| {
            (0..groups).map(|_| [1, 2, 4, 10, 30][random.below(5) as usize]).collect::<Vec<u64>>()
        });
        // Some items have answers that nearly everybody gives.
        let answers: Vec<u64> =
            (0..POINTS).map(|_| [0, 1, 3, 8, 40][random.below(5) as usize]).collect();
        let (no_group, no_answer) =
            ([0, 10, 100][random.below(3) as usize], [0, 30, 300][random.below(3) as usize]);
        let respondents = (0..respondents).map(|_| {
            let mut group =
                |split: usize| (!random.happens(no_group)).then(|| random.weighted(&sizes[split]));
            let groups = [group(0), group(1)];
            // A group may think otherwise than the rest.
            let contrary = groups[0] == Some(0);
            let point = match answers.iter().all(|weight| *weight == 0) {
                true => random.below(POINTS as u64) as usize,
                false => random.weighted(&answers),
            };
            let point = if contrary { POINTS - 1 - point } else { point };
            (groups, (!random.happens(no_answer)).then_some(point))
        });
        let respondents = respondents.collect();
        Survey { groups, minimum_base, respondents, within: None }
    }

    /// The survey of a seed as an organisation has it: each group of the first split is in
    /// one of the second, as teams are in departments.
    pub fn nested(seed: u64) -> Self {
        let mut survey = Survey::random(seed);
        let random = &mut Random::new(seed ^ 0x7EA7_5000);
        let [teams, departments] = survey.groups;
        let within: Vec<usize> =
            (0..teams).map(|_| random.below(departments as u64) as usize).collect();
        for ([team, department], _) in &mut survey.respondents {
            *department = team.map(|team| within[team]);
        }
        survey.within = Some(within);
        survey
    }

    /// The response file.
    pub fn csv(&self) -> String {
        let mut csv = String::from("a;b;item\n");
        let cell =
            |value: &Option<usize>| value.map_or(String::new(), |value| (value + 1).to_string());
        for ([a, b], answer) in &self.respondents {
            csv += &format!("{};{};{}\n", cell(a), cell(b), cell(answer));
        }
        csv
    }

    /// The questionnaire file.
    pub fn questionnaire(&self) -> String {
        let text = |text: &str| serde_json::json!({ "nl": text, "en": text });
        let points = (1..=POINTS).map(
            |code| serde_json::json!({ "code": code, "label": text(&format!("punt {code}")) }),
        );
        let background = ["a", "b"].into_iter().zip(self.groups).map(|(id, groups)| {
            let answers = (1..=groups).map(|code| serde_json::json!({ "id": format!("{id}{code}"), "code": code, "label": text(&format!("{id}{code}")) }));
            serde_json::json!({ "id": id, "label": text(id), "codes": [id], "kind": "choice", "answers": answers.collect::<Vec<_>>() })
        });
        serde_json::json!({
            "schema": "peilglas/questionnaire/1", "id": "toeval", "title": text("Toeval"),
            "scales": [{ "id": "schaal", "points": points.collect::<Vec<_>>(), "agree": (AGREE + 1..=POINTS).collect::<Vec<_>>() }],
            "batteries": [{
                "id": "blok", "title": text("Blok"), "scale": "schaal",
                "items": [{ "id": "item", "label": text("Item"), "codes": ["item"] }],
            }],
            "background": background.collect::<Vec<_>>(),
        })
        .to_string()
    }
}
