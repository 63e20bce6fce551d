//! The demo's responses, and files of any length made of them.

/// The response file of the demo.
const DEMO: &str = include_str!("../../../www/demo/voorbeeld-antwoorden-synthetisch.csv");

/// Headings and cells as the demo file has them: codes, and nothing where nobody answered.
pub struct Responses {
    /// The column headings.
    pub headings: Vec<String>,
    cells: Vec<Vec<String>>,
    respondents: usize,
}

impl Responses {
    /// The demo's responses.
    ///
    /// # Panics
    /// When the demo data of the project are not a table.
    pub fn demo() -> Self {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(DEMO.as_bytes());
        let owned = |row: &csv::StringRecord| row.iter().map(str::to_owned).collect::<Vec<_>>();
        let headings = owned(reader.headers().expect("the demo has headings"));
        let rows = reader.records().map(|row| owned(&row.expect("the demo has even rows")));
        let cells: Vec<_> = rows.collect();
        Responses { headings, respondents: cells.len(), cells }
    }

    /// So many respondents with 67 answers each, three of them what splits respondents
    /// and the others on a scale: the demo's people over and over.
    pub fn many(respondents: usize) -> Self {
        let demo = Self::demo();
        let wanted = |heading: &str| ["Q1", "Q2", "Q3"].contains(&heading) || heading.contains('_');
        let kept: Vec<usize> =
            (0..demo.headings.len()).filter(|&at| wanted(&demo.headings[at])).collect();
        let pick = |row: &Vec<String>| kept.iter().map(|&at| row[at].clone()).collect();
        Responses {
            headings: pick(&demo.headings),
            cells: demo.cells.iter().map(pick).collect(),
            respondents,
        }
    }

    /// The same with a column of weights, some three hundred different ones.
    pub fn many_weighted(respondents: usize) -> Self {
        let mut many = Self::many(respondents);
        many.headings.push("Weging".to_owned());
        for (at, row) in many.cells.iter_mut().enumerate() {
            row.push(format!("{:.3}", 0.5 + (at * 37 % 331) as f64 / 331.0));
        }
        many
    }

    /// These rows.
    pub(crate) fn of(headings: Vec<String>, cells: Vec<Vec<String>>) -> Self {
        Responses { headings, respondents: cells.len(), cells }
    }

    /// Rows below the headings.
    pub fn respondents(&self) -> usize {
        self.respondents
    }

    /// The rows.
    pub fn rows(&self) -> impl Iterator<Item = &[String]> {
        self.cells.iter().map(Vec::as_slice).cycle().take(self.respondents)
    }
}
