//! What a file says beside what a source states, drawn as two groups.

use super::colour::look;
use super::data::{Content, Group, Measure, Row, Subject, Value};
use super::labels::clean;
use super::{DisclosedDrawing, FigureRequest, drawing};
use crate::analysis::{Benchmark, Cell, GroupResult, Results, SplitInfo, StarTest, of_subject};
use crate::base::{Language, Text, texts};
use crate::disclosure::Disclosed;
use crate::questionnaire::{self, Questionnaire, Reference, ReferenceValue};

/// The id of the split whose groups are a file and a source; no question has it.
pub(super) const SOURCE: &str = "source";

/// Draws the shares of a battery or question that a source states beside the
/// file's own. `None` when there are none. `results` are the file's, of the same.
pub fn benchmark(
    questionnaire: &Questionnaire,
    results: &Disclosed<Results>,
    reference: &Reference,
    found: &Disclosed<Vec<Benchmark>>,
    request: &FigureRequest,
) -> Option<DisclosedDrawing> {
    let language = request.language;
    let values = of_subject(questionnaire, reference, found, &request.battery);
    let rows = values.iter().filter_map(|(value, found)| {
        let stated = value.value().or_else(|| value.range().map(|[from, _]| from))?;
        let now = match found.now.as_ref()? {
            Cell::Hidden(reason) => Value::Hidden(*reason),
            Cell::Shown(observed) => match &**observed {
                _ if value.measure == questionnaire::Measure::Mean => return None,
                share => share.value().map_or(Value::Nobody, Value::Share),
            },
        };
        Some(Row {
            id: format!("{}-{}", value.of, found.value),
            label: label(questionnaire, reference, value, language),
            explanation: String::new(),
            values: vec![now, Value::Share(stated)],
            stars: found.stars,
            marks: Vec::new(),
            // Which test it is, the table says.
            test: found.test.map(|_| StarTest::Chi2),
        })
    });
    let rows: Vec<Row> = rows.collect();
    let group = |at: usize, label: String| Group {
        label: clean(&label),
        look: look(at),
        size: Ok(0),
        weighted: None,
        counted: false,
        compared: true,
    };
    let split = split(reference);
    let content = Content {
        questionnaire,
        results,
        minimum_base: results.rule().minimum_base,
        subject: Subject {
            id: &request.battery,
            title: questionnaire.name_of(&request.battery)?.clone(),
            measure: Measure::Battery(&split.label),
        },
        split: &split,
        language,
        groups: vec![
            group(0, texts::plain(language, "figure-source-now")),
            group(1, reference.heading(language)),
        ],
        bases_differ: false,
        rows,
    };
    (!content.rows.is_empty()).then(|| drawing(&content, request))
}

/// What stands on a row's axis: the statement, which answer, of whom, and the
/// source's words where they are no exact number.
fn label(
    questionnaire: &Questionnaire,
    reference: &Reference,
    value: &ReferenceValue,
    language: Language,
) -> String {
    let items = questionnaire.items().find(|(_, item)| item.id == value.of);
    let name =
        items.map(|(_, item)| item.axis_label()).or_else(|| questionnaire.name_of(&value.of));
    let args = [
        ("what", questionnaire.says_what(value, language).into()),
        ("whose", questionnaire.says_whose(value, language).into()),
        ("name", name.map_or("", |name| name.get(language)).trim_end_matches('.').into()),
        ("source", reference.label.get(language).into()),
        ("words", value.stated(language).into()),
    ];
    let key = match &value.words {
        None => "figure-source-row",
        Some(_) => "figure-source-row-words",
    };
    clean(&texts::say(language, key, &args))
}

fn split(reference: &Reference) -> SplitInfo {
    let group = |label: &Text| GroupResult {
        id: reference.id.clone(),
        label: label.clone(),
        n: None,
        weighted: None,
        suppressed: None,
        compared: true,
        left_out: false,
    };
    SplitInfo {
        id: SOURCE.to_owned(),
        label: reference.label.clone(),
        groups: vec![group(&reference.label)],
        in_no_group: None,
    }
}
