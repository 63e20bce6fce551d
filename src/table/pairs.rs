//! Every pair of groups: how far the shares and the means lie apart, and by which p.

use super::marks::{self, Compared};
use super::{Cell, DisclosedTable, Row, Table};
use crate::analysis::{Contrasts, Results, SplitInfo};
use crate::base::{Language, Paragraph, texts};
use crate::disclosure::Disclosed;
use crate::disclosure::words::promise_in_brief;
use crate::questionnaire::Questionnaire;
use crate::split::EVERYBODY;
use crate::stats::{DunnPair, Outcome, column_name};

/// Decimals of differences of means, and of percentage points.
const DECIMALS: usize = 2;
const POINT_DECIMALS: usize = 1;

/// The pairs of a battery's items, or of a question's answers, by a split. `None` when the
/// results do not have them, or no two groups are compared.
pub fn pairs(
    questionnaire: &Questionnaire,
    results: &Disclosed<Results>,
    id: &str,
    split: &str,
    language: Language,
) -> Option<DisclosedTable> {
    let pairs = Pairs::new(results, split, language)?;
    let mut rows = Vec::new();
    if let Some(battery) = questionnaire.battery(id) {
        for item in results.items.iter().filter(|item| item.battery == battery.id) {
            let Some(tests) = &item.by[pairs.position].tests else { continue };
            let of_item = pairs.of_row(Some(&tests.shares), Some((&tests.means, &tests.dunn)));
            add(&mut rows, item.label.get(language), of_item);
        }
        return pairs.table(id, battery.title.get(language), rows, Compared::Both);
    }
    let asked = results.choices.iter().find(|asked| asked.id == id)?;
    let tests = asked.by[pairs.position].tests.as_ref()?;
    for (option, tests) in asked.options.iter().zip(&tests.options) {
        add(&mut rows, option.label.get(language), pairs.of_row(Some(&tests.shares), None));
    }
    pairs.table(id, asked.label.get(language), rows, Compared::Shares)
}

/// The pairs of the mean scores of the scales with this range of codes, by a split. `None`
/// as for [`pairs`].
pub fn score_pairs(
    results: &Disclosed<Results>,
    range: [i64; 2],
    split: &str,
    language: Language,
) -> Option<DisclosedTable> {
    let pairs = Pairs::new(results, split, language)?;
    let mut rows = Vec::new();
    for scale in results.scales.iter().filter(|scale| scale.range == range) {
        let Some(tests) = &scale.by[pairs.position].tests else { continue };
        let of_scale = pairs.of_row(None, Some((&tests.means, &tests.dunn)));
        add(&mut rows, scale.label.get(language), of_scale);
    }
    let title = texts::plain(language, "figure-scores");
    pairs.table("schaalscores", &title, rows, Compared::Means)
}

/// Of which results and split a table of pairs is.
struct Pairs<'a> {
    results: &'a Disclosed<Results>,
    position: usize,
    info: &'a SplitInfo,
    /// Whether answers are weighted. Dunn's test has no version that respects that.
    weighs: bool,
    language: Language,
}

impl<'a> Pairs<'a> {
    fn new(results: &'a Disclosed<Results>, split: &str, language: Language) -> Option<Self> {
        let position = results.splits.iter().position(|info| info.id == split)?;
        let info = &results.splits[position];
        let weighs = results.weights.is_some();
        (split != EVERYBODY).then_some(Pairs { results, position, info, weighs, language })
    }

    fn table(
        &self,
        id: &str,
        title: &str,
        rows: Vec<Row>,
        compared: Compared,
    ) -> Option<DisclosedTable> {
        let Pairs { results, info, weighs, language, .. } = *self;
        let (columns, anchors) = self.columns(compared);
        let caption = [("battery", title.into()), ("split", info.label.get(language).into())];
        let differences = match weighs {
            true => "table-note-pairs-of-weighted",
            false => "table-note-pairs",
        };
        let table = Table {
            id: format!("{id}-{}-paren", info.id),
            caption: texts::say(language, "table-pairs-caption", &caption),
            columns,
            anchors,
            rows,
            notes: vec![
                texts::plain(language, differences),
                marks::tests(results.definitions, weighs, compared, language),
            ],
            // Pairs with a hidden group are not among the rows.
            foot: promise_in_brief(results.rule().minimum_base, language),
        };
        (!table.rows.is_empty()).then(|| table.disclosed())
    }

    fn columns(&self, compared: Compared) -> (Vec<String>, Vec<Option<Paragraph>>) {
        let share = [
            ("table-pair-share", Paragraph::Difference),
            ("table-ci-low", Paragraph::Difference),
            ("table-ci-high", Paragraph::Difference),
            ("table-pair-p", Paragraph::ColumnPairs),
        ];
        let mean = [
            ("table-pair-mean", Paragraph::Difference),
            ("table-ci-low", Paragraph::Difference),
            ("table-ci-high", Paragraph::Difference),
            ("table-pair-p", Paragraph::ColumnPairs),
        ];
        let dunn = ("table-pair-dunn", Paragraph::Dunn);
        let (shares, means) = (compared != Compared::Means, compared != Compared::Shares);
        let columns = share.into_iter().filter(|_| shares);
        let columns = columns.chain(mean.into_iter().filter(|_| means));
        let columns = columns.chain([dunn].into_iter().filter(|_| means && !self.weighs));
        let columns = columns.map(|(key, paragraph)| match self.weighs {
            true => (key, Some(Paragraph::WeightedDifference)),
            false => (key, Some(paragraph)),
        });
        let columns = [("table-pair", None)].into_iter().chain(columns);
        columns.map(|(key, paragraph)| (texts::plain(self.language, key), paragraph)).unzip()
    }

    /// The pairs of one row of a table, of its shares, its means or both.
    fn of_row(
        &self,
        shares: Option<&Contrasts>,
        means: Option<(&Contrasts, &Outcome<Vec<DunnPair>>)>,
    ) -> Vec<Row> {
        let label = |group: usize| self.info.groups[group].label.get(self.language);
        let name = |group: usize| format!("{} {}", column_name(group), label(group));
        let pairs = shares.or(means.map(|(means, _)| means)).map_or(&[][..], |of| &of.pairs);
        let pairs = pairs.iter().enumerate().map(|(at, pair)| {
            let points = |share| Cell::Decimal(100.0 * share, POINT_DECIMALS);
            let mut cells = shares.map_or_else(Vec::new, |shares| cells(shares, at, points));
            if let Some((means, dunn)) = means {
                cells.extend(self::cells(means, at, |mean| Cell::Decimal(mean, DECIMALS)));
                let pair = dunn.as_ref().ok().and_then(|pairs| pairs.get(at));
                let order = pair.map_or(Cell::Empty, |pair| Cell::P(pair.p_holm));
                cells.extend((!self.weighs).then_some(order));
            }
            Row::new(format!("{} – {}", name(pair.a), name(pair.b)), cells)
        });
        pairs.collect()
    }
}

fn add(rows: &mut Vec<Row>, heading: &str, pairs: Vec<Row>) {
    if !pairs.is_empty() {
        rows.push(Row::section(heading));
        rows.extend(pairs);
    }
}

/// Difference, interval and p of the pair at this place.
fn cells(contrasts: &Contrasts, at: usize, number: impl Fn(f64) -> Cell) -> Vec<Cell> {
    let test = contrasts.pairs[at].test.as_ref();
    let mut cells = match &contrasts.differences[at] {
        Ok(difference) => {
            [difference.diff, difference.ci95[0], difference.ci95[1]].map(&number).to_vec()
        }
        Err(_) => vec![Cell::Empty; 3],
    };
    cells.push(test.map_or(Cell::Empty, |test| Cell::P(test.adjusted)));
    cells
}
