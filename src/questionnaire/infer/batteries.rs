//! Scale items: neighbouring columns with the same answers.

use std::collections::BTreeSet;

use super::facts::{CodeSet, MOST_POINTS, Shape};
use super::outside::{outside_codes, outside_stated, outside_words};
use super::{Draft, Role, background, ends, labels, rest};
use crate::base::{Finding, Language, Location, Text};
use crate::ingest::Measure;
use crate::questionnaire::file::{Battery, Item, Missing, Point, Scale};
use crate::questionnaire::spelling::{normalise, number};

/// With fewer respondents it may be chance that nobody chose a point.
const FEW: u64 = 100;

/// Neighbouring columns with the same answers.
struct Run<'a> {
    columns: Vec<usize>,
    /// The labels; of no use where the answers are codes.
    labels: BTreeSet<&'a str>,
    /// The codes; `None` where the answers are known labels.
    codes: Option<CodeSet>,
    sureness: f64,
}

/// Finds the batteries of a draft.
pub(super) fn find(draft: &mut Draft<'_>) {
    let mut runs = runs(draft, false);
    if runs.is_empty() {
        // A survey without items is no survey: what could be one, is.
        runs = self::runs(draft, true);
    }
    for run in runs {
        let scale = scale(draft, &run);
        let blocks = blocks(draft, &run.columns);
        for block in blocks {
            add(draft, &run, block, &scale);
        }
    }
}

/// Makes a battery of one column, because a user says that it is one; whether
/// its answers make a scale.
pub(super) fn alone(draft: &mut Draft<'_>, at: usize) -> bool {
    let column = &draft.columns[at];
    let codes = match &column.shape {
        Shape::Codes(set) if set.core.len() >= 2 && points(set) <= MOST_POINTS => Some(set.clone()),
        Shape::Labels if column.facts.inside().count() >= 2 => None,
        _ => return false,
    };
    let labels = label_set(draft, at);
    if codes.is_none() && labels::sets_of(&labels).is_empty() && !rest::is_list(column, true) {
        return false;
    }
    let run = Run { columns: vec![at], labels, codes, sureness: 1.0 };
    let scale = scale(draft, &run);
    add(draft, &run, vec![at], &scale);
    true
}

fn runs<'a>(draft: &Draft<'a>, desperate: bool) -> Vec<Run<'a>> {
    let mut runs = Vec::new();
    let mut taken = vec![false; draft.columns.len()];
    let mut at = 0;
    while at < draft.columns.len() {
        let Some(mut run) = start(draft, at).filter(|_| !taken[at]) else {
            at += 1;
            continue;
        };
        // What came before and shows too few answers to start a run may belong to it.
        let mut before = at;
        while before > 0
            && !taken[before - 1]
            && same_stem(draft, before - 1, at)
            && join(draft, &mut run, before - 1)
        {
            before -= 1;
        }
        run.columns.sort_unstable();
        let mut next = at + 1;
        let mut end = next;
        while next < draft.columns.len() {
            // Columns of the question's other scale stand between.
            let passed = taken[next] || other_side(draft, at, next);
            if !(passed || join(draft, &mut run, next)) {
                break;
            }
            next += 1;
            end = if passed { end } else { next };
        }
        match sureness(draft, &run, desperate) {
            Some(sureness) => {
                run.sureness = sureness;
                run.columns.iter().for_each(|column| taken[*column] = true);
                let sides = draft.columns[at].name.side.is_some();
                at = if sides { at + 1 } else { end };
                runs.push(run);
            }
            None => at += 1,
        }
    }
    runs
}

/// A run that begins at a column, where its answers look like a scale's.
fn start<'a>(draft: &Draft<'a>, at: usize) -> Option<Run<'a>> {
    let column = &draft.columns[at];
    if column.reason.is_some() {
        return None;
    }
    let codes = match &column.shape {
        Shape::Codes(set) if points(set) <= MOST_POINTS => {
            // A few respondents may leave most points unused; the others of the battery tell.
            let few = column.facts.answered < FEW && !column.name.stem.is_empty();
            if set.core.len() < 3 && !few {
                return None;
            }
            if column.asks_who() && !set.is_scale() {
                return None;
            }
            Some(set.clone())
        }
        Shape::Labels => None,
        _ => return None,
    };
    let labels = label_set(draft, at);
    // Few respondents use two points now and then; the columns beside tell the others.
    let some = labels.len() >= 2 && !column.asks_who() && labels::are_points(&labels);
    if codes.is_none() && labels::sets_of(&labels).is_empty() && !some {
        return None;
    }
    Some(Run { columns: vec![at], labels, codes, sureness: 0.0 })
}

/// Takes a column into a run, where its answers are the same.
fn join<'a>(draft: &Draft<'a>, run: &mut Run<'a>, at: usize) -> bool {
    let column = &draft.columns[at];
    let ends = [run.columns.first(), run.columns.last()];
    let together = ends.into_iter().flatten().any(|other| same_stem(draft, at, *other));
    if column.reason.is_some() || (run.codes.is_some() && column.asks_who() && !together) {
        return false;
    }
    match (&mut run.codes, &column.shape) {
        (Some(codes), Shape::Codes(set)) => {
            let few = column.facts.answered < FEW;
            let ends = |set: &CodeSet| (set.core.first().copied(), set.core.last().copied());
            let (mine, theirs) = (ends(codes), ends(set));
            let same = mine == theirs || (few && (mine.0 == theirs.0 || mine.1 == theirs.1));
            let alike =
                set.core.len() >= 3 && same && codes.labels.is_empty() == set.labels.is_empty();
            // `A1` is the first answer of every question: only one question's go together.
            let coded = !codes.written.is_empty() || !set.written.is_empty();
            let alike = alike && !coded;
            if !alike && ends::other_scale(draft, &run.columns, at) {
                return false;
            }
            let mut all = codes.clone();
            all.core.extend(&set.core);
            all.step = step(&all.core);
            all.written.extend(set.written.clone());
            if points(&all) > MOST_POINTS || !(alike || together) || !compatible(codes, set) {
                return false;
            }
            all.apart.extend(&set.apart);
            all.labels.extend(set.labels.clone());
            all.apart_labels.extend(set.apart_labels.clone());
            *codes = all;
        }
        (None, Shape::Labels) => {
            let own = label_set(draft, at);
            let enough = together || own.len() >= 2;
            if !own.is_subset(&run.labels) {
                let all: BTreeSet<&str> = run.labels.union(&own).copied().collect();
                if !enough || labels::sets_of(&all).is_empty() {
                    return false;
                }
                run.labels = all;
            } else if !enough {
                return false;
            }
        }
        _ => return false,
    }
    run.columns.push(at);
    true
}

/// Whether no code has two labels, or means two kinds of no answer.
fn compatible(a: &CodeSet, b: &CodeSet) -> bool {
    let same_label = |(code, label): (&i64, &String)| {
        b.labels.get(code).is_none_or(|other| normalise(other) == normalise(label))
    };
    let same_kind =
        |(code, kind): (&i64, &Missing)| b.apart.get(code).is_none_or(|other| other == kind);
    a.labels.iter().all(same_label) && a.apart.iter().all(same_kind)
}

/// How sure it is that a run is a battery; `None` when it is not.
fn sureness(draft: &Draft<'_>, run: &Run<'_>, desperate: bool) -> Option<f64> {
    let one = &draft.columns[run.columns[0]];
    let Some(codes) = &run.codes else {
        let known = !labels::sets_of(&run.labels).is_empty();
        return known.then_some(if run.columns.len() > 1 { 0.95 } else { 0.85 });
    };
    let ends = (*codes.core.first()?, *codes.core.last()?);
    match run.columns.len() {
        _ if codes.core.len() < 3 => None,
        1 if codes.step > 1 || !codes.written.is_empty() => None,
        _ if codes.is_scale() => Some(0.9),
        n if codes.listed() && !desperate => sureness_of_list(draft, run, n, codes.core.len()),
        1 if matches!(ends, (0 | 1, 10) | (1, 7)) => Some(0.6),
        // Hardly anybody gives the lowest grades.
        1 if matches!(ends, (2..=5, 10)) && codes.core.len() >= 5 => Some(0.5),
        1 if codes.core.len() >= 4 && one.name.text.split_whitespace().count() >= 5 => Some(0.5),
        1 if desperate => Some(0.3),
        1 => None,
        2 if codes.core.len() >= 4 || same_stem(draft, run.columns[0], run.columns[1]) => {
            Some(0.65)
        }
        2 => None,
        _ => Some(0.85),
    }
}

/// How sure it is that columns whose answers all have a label, of no known
/// answer set, are items and no lists: regions, or parties.
fn sureness_of_list(draft: &Draft<'_>, run: &Run<'_>, n: usize, points: usize) -> Option<f64> {
    let one = &draft.columns[run.columns[0]];
    let measured = |measure: Measure| {
        run.columns.iter().any(|at| draft.columns[*at].facts.said.measure == Some(measure))
    };
    let stem = n > 1 && run.columns.iter().all(|at| same_stem(draft, run.columns[0], *at));
    match (n, measured(Measure::Nominal)) {
        (1, false) => {
            let asked = one.name.text.split_whitespace().count() >= 5;
            (measured(Measure::Ordinal) && points >= 4 && asked).then_some(0.5)
        }
        (2, false) => (points >= 4 || stem).then_some(0.65),
        (3.., false) => Some(0.85),
        (3.., true) => (stem && points >= 4).then_some(0.7),
        _ => None,
    }
}

/// The scale of a run, by its id; the same answers are one scale.
fn scale(draft: &mut Draft<'_>, run: &Run) -> String {
    let (name, points, agree) = match &run.codes {
        Some(codes) => {
            let answered = run.columns.iter().map(|at| draft.columns[*at].facts.answered);
            coded_points(codes, answered.max().unwrap_or(0))
        }
        None => {
            let set = labels::sets_of(&run.labels).first().copied();
            let (name, mut points) = match set {
                Some(set) => (set.name, set.points(&run.labels)),
                None => ("words", worded_points(&run.labels)),
            };
            for at in run.columns.iter().filter(|_| set.is_some()) {
                // What is stored for a label, where the file says it.
                for (value, label) in &draft.columns[*at].facts.said.labels {
                    let point = set.and_then(|set| set.position(label));
                    let point = point.and_then(|at| points.get_mut(at));
                    let new = |point: &&mut Point| !point.also.iter().any(|also| also == value);
                    if let Some(point) = point.filter(new) {
                        point.also.push((*value).to_owned());
                    }
                }
            }
            let agree = top_box(&points);
            (name, points, agree)
        }
    };
    let mut outside = Vec::new();
    if let Some(codes) = &run.codes {
        let apart = codes.apart.iter().map(|(code, kind)| (*code, *kind));
        let apart = apart.filter(|(code, _)| points.iter().all(|point| point.code != *code));
        outside_codes(&mut outside, apart, |code| codes.apart_labels.get(&code).map(|l| &**l));
    }
    for at in &run.columns {
        let facts = &draft.columns[*at].facts;
        if run.codes.is_none() {
            outside_stated(&mut outside, &facts.said);
        }
        outside_words(&mut outside, facts.outside());
    }
    kept(draft, name, Scale { id: String::new(), label: Text::default(), points, agree, outside })
}

/// Makes a battery of columns of grades, of which these are the points.
pub(super) fn graded(
    draft: &mut Draft<'_>,
    columns: Vec<usize>,
    points: Vec<Point>,
    agree: Vec<i64>,
) {
    let mut outside = Vec::new();
    for at in &columns {
        outside_words(&mut outside, draft.columns[*at].facts.outside());
    }
    let scale = Scale { id: String::new(), label: Text::default(), points, agree, outside };
    let scale = kept(draft, "grades", scale);
    let labels = BTreeSet::new();
    let run = Run { columns: columns.clone(), labels, codes: None, sureness: 0.8 };
    add(draft, &run, columns, &scale);
}

/// The id of a scale, which is kept where it is not known yet.
fn kept(draft: &mut Draft<'_>, name: &str, mut scale: Scale) -> String {
    let scales = &mut draft.questionnaire.scales;
    let known = scales.iter().find(|known| {
        known.points == scale.points && known.agree == scale.agree && known.outside == scale.outside
    });
    if let Some(known) = known {
        return known.id.clone();
    }
    let numbered = (scales.len() + 1..).map(|number| format!("{name}-{number}"));
    let unused = |id: &String| scales.iter().all(|known| known.id != *id);
    let id = numbered.into_iter().find(unused).unwrap_or_default();
    scale.id.clone_from(&id);
    scales.push(scale);
    id
}

/// Points for answers of which no set is known, in the order of a list: which
/// of them is the highest only a user can tell.
fn worded_points(labels: &BTreeSet<&str>) -> Vec<Point> {
    let mut labels: Vec<&str> = labels.iter().copied().collect();
    background::order(&mut labels);
    let point = |(label, code): (&&str, i64)| Point {
        code,
        label: Text::same(*label),
        also: Vec::new(),
        value: None,
    };
    labels.iter().zip(1..).map(point).collect()
}

/// The points of a scale of codes, and its top box: the two highest, or the two
/// lowest where the labels say that the scale runs downwards.
fn coded_points(codes: &CodeSet, answered: u64) -> (&'static str, Vec<Point>, Vec<i64>) {
    let (mut low, high) = match (codes.core.first(), codes.core.last()) {
        (Some(low), Some(high)) => (*low, *high),
        _ => (1, 1),
    };
    // Nobody of a few chose the lowest: scales count from 1.
    let plain = !codes.listed() && codes.step <= 1;
    if answered < FEW && plain && (2..=3).contains(&low) && high <= MOST_POINTS {
        low = 1;
    }
    // A scale that ends at ten has ten points, or eleven.
    if plain && high == 10 && low > 1 {
        low = 1;
    }
    let stored = |code: i64| codes.written.get(&code).cloned().unwrap_or(code.to_string());
    let label = |code: i64| codes.labels.get(&code).cloned().unwrap_or(stored(code));
    let point =
        |code| Point { code, label: Text::same(label(code)), also: Vec::new(), value: None };
    let step = usize::try_from(codes.step).unwrap_or(1).max(1);
    let mut points: Vec<Point> = match codes.listed() {
        true => codes.core.iter().copied().map(point).collect(),
        false => (low..=high).step_by(step).map(point).collect(),
    };
    if runs_downwards(codes) {
        points.reverse();
    }
    let agree = top_box(&points);
    (codes.known().map_or("codes", |set| set.name), points, agree)
}

/// The codes of the two highest points; of a scale of two points the highest.
fn top_box(points: &[Point]) -> Vec<i64> {
    let most = if points.len() > 2 { 2 } else { 1 };
    points.iter().rev().take(most).rev().map(|point| point.code).collect()
}

/// `1 Strongly agree` … `5 Strongly disagree`.
fn runs_downwards(codes: &CodeSet) -> bool {
    let words = codes.words();
    let used: BTreeSet<&str> = words.values().copied().collect();
    let Some(set) = labels::sets_of(&used).first().copied() else { return false };
    let positions: Vec<Option<usize>> = words.values().map(|word| set.position(word)).collect();
    positions.windows(2).all(|pair| pair[0] > pair[1])
}

/// The batteries of a run: columns whose headings begin the same; what stands
/// alone goes with its neighbours that do.
fn blocks(draft: &Draft<'_>, columns: &[usize]) -> Vec<Vec<usize>> {
    let mut by_stem: Vec<Vec<usize>> = Vec::new();
    for &at in columns {
        // Columns of several scales of one question take turns.
        let turns = if draft.columns[at].name.side.is_some() { 12 } else { 1 };
        let mut latest = by_stem.iter_mut().rev().take(turns);
        match latest.find(|block| same_stem(draft, block[0], at)) {
            Some(block) => block.push(at),
            _ => by_stem.push(vec![at]),
        }
    }
    let mut blocks: Vec<(bool, Vec<usize>)> = Vec::new();
    for block in by_stem {
        let alone = block.len() == 1;
        match blocks.last_mut() {
            Some((true, singles)) if alone => singles.extend(block),
            _ => blocks.push((alone, block)),
        }
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

fn add(draft: &mut Draft<'_>, run: &Run<'_>, block: Vec<usize>, scale: &str) {
    let number = unused_number(&draft.questionnaire.batteries);
    let first = &draft.columns[block[0]].name;
    let shared = block.iter().all(|at| draft.columns[*at].name.stem == first.stem);
    let texts: Vec<&str> = block.iter().map(|at| draft.columns[*at].name.text).collect();
    let prefix = shared_question(&texts).filter(|_| shared);
    let question = match prefix {
        Some(length) => texts[0][..length].trim_end_matches(['-', ' ']).to_owned(),
        None => first.question().filter(|_| shared).unwrap_or_default().to_owned(),
    };
    let stem = first.stem.clone();
    let title = match (shared && block.len() > 1, question.is_empty()) {
        (true, false) => Text::same(shortened(&question)),
        (true, true) if !stem.is_empty() => Text::same(stem.clone()),
        _ if block.len() == 1 => draft.columns[block[0]].label(),
        _ => Text { nl: format!("Blok {number}"), en: format!("Block {number}") },
    };
    let mut items = Vec::new();
    for &at in &block {
        let id = draft.id(at);
        let column = &draft.columns[at];
        let codes = vec![column.key.clone()];
        let label = match prefix {
            Some(length) => Text::same(column.name.text[length..].trim()),
            None => column.label(),
        };
        items.push(Item { id, label, short: None, explanation: None, codes, reversed: false });
    }
    let points = draft.questionnaire.scales.iter().find(|known| known.id == *scale);
    let points = points.map_or(0, |scale| scale.points.len());
    for &at in &block {
        let column = &mut draft.columns[at];
        let why = match (&run.codes, run.columns.len()) {
            (None, _) => Finding::note("inferred-item-labels", column.place()),
            (Some(codes), _) if !codes.labels.is_empty() => {
                Finding::note("inferred-item-coded-labels", column.place())
            }
            (Some(_), 1) => Finding::note("inferred-item-alone", column.place()),
            (Some(_), _) => Finding::note("inferred-item-codes", column.place()),
        };
        let why = why.with("points", points).with("columns", run.columns.len());
        column.is(Role::Item, why, run.sureness);
        draft.findings.extend(apart_finding(column.heading, &column.facts, &column.shape));
    }
    let scales = draft.questionnaire.scales.iter();
    let measure = scales.clone().find(|known| known.id == *scale).map(measure).unwrap_or_default();
    draft.questionnaire.batteries.push(Battery {
        id: format!("battery-{number}"),
        number: String::new(),
        scale: scale.to_owned(),
        title,
        question: Text::same(question),
        measure,
        items,
    });
}

/// How long the question is that all texts begin with: `Question-part`.
pub(super) fn shared_question(texts: &[&str]) -> Option<usize> {
    let (first, others) = texts.split_first().filter(|(_, others)| !others.is_empty())?;
    let cut = |at: &usize| {
        let (question, part) = first.split_at(at + 1);
        let same = others.iter().all(|text| text.starts_with(question) && text.len() > at + 1);
        same && !part.is_empty() && question.split_whitespace().count() >= 2
    };
    let hyphens: Vec<usize> = first.match_indices('-').map(|(at, _)| at).collect();
    hyphens.into_iter().rev().find(cut).map(|at| at + 1)
}

/// What a figure of items on this scale measures: the labels of the top box.
pub(in crate::questionnaire) fn measure(scale: &Scale) -> Text {
    let agree = |language| -> Vec<String> {
        let points = scale.points.iter().filter(|point| scale.agree.contains(&point.code));
        points.map(|point| format!("'{}'", point.label.get(language))).collect()
    };
    let (nl, en) = (agree(Language::Nl), agree(Language::En));
    Text {
        nl: format!("Aandeel {} onder wie een mening gaf", nl.join(" en ")),
        en: format!("Share {} among those who gave an opinion", en.join(" and ")),
    }
}

/// The first number that no battery is named by.
fn unused_number(batteries: &[Battery]) -> usize {
    let named = |number: &usize| batteries.iter().any(|b| b.id == format!("battery-{number}"));
    (batteries.len() + 1..).find(|number| !named(number)).unwrap_or_default()
}

/// Codes that stand apart count for 'no opinion' or 'refused': that is a guess.
fn apart_finding(heading: &str, facts: &super::Facts<'_>, shape: &Shape) -> Option<Finding> {
    let Shape::Codes(set) = shape else { return None };
    let apart = |text: &str| {
        let code = text.parse::<i64>().ok();
        let stated = facts.said.beside.contains_key(text);
        !stated && code.is_some_and(|code| set.apart.contains_key(&code))
    };
    let count: u64 = facts.values.iter().filter(|(text, _)| apart(text)).map(|(_, n)| n).sum();
    (count > 0).then(|| {
        Finding::warning("inferred-outside", Location::column(heading)).with("count", count)
    })
}

/// A question that fits above a figure.
pub(super) fn shortened(question: &str) -> String {
    const LONGEST: usize = 60;
    if question.chars().count() <= LONGEST {
        return question.to_owned();
    }
    let mut short: String = question.chars().take(LONGEST).collect();
    if let Some(space) = short.rfind(' ') {
        short.truncate(space);
    }
    format!("{short}…")
}

fn label_set<'a>(draft: &Draft<'a>, at: usize) -> BTreeSet<&'a str> {
    let facts = &draft.columns[at].facts;
    // Codes may be many; only a list of labels is compared.
    if draft.columns[at].shape != Shape::Labels {
        return BTreeSet::new();
    }
    let given = facts.inside().map(|(text, _)| facts.said.label_of(text).unwrap_or(text));
    let mut labels: BTreeSet<&str> = given.chain(facts.said.labels.iter().map(|l| l.1)).collect();
    // Codes among the labels are a second way to write the same answers.
    let is_code = |label: &&str| number(label).is_some_and(|n| (1.0..=11.0).contains(&n));
    let words: BTreeSet<&str> = labels.iter().copied().filter(|label| !is_code(label)).collect();
    if words.len() < labels.len() && !labels::sets_of(&words).is_empty() {
        labels = words;
    }
    labels
}

fn same_stem(draft: &Draft<'_>, a: usize, b: usize) -> bool {
    let (a, b) = (&draft.columns[a].name.stem, &draft.columns[b].name.stem);
    !a.is_empty() && a == b
}

/// Whether two columns are of one question and of different scales of it.
fn other_side(draft: &Draft<'_>, a: usize, b: usize) -> bool {
    let (a, b) = (&draft.columns[a].name, &draft.columns[b].name);
    let question = |stem: &str| stem.rsplit_once(" [").map(|(question, _)| question.to_owned());
    a.side.is_some()
        && b.side.is_some()
        && a.side != b.side
        && question(&a.stem) == question(&b.stem)
}

/// How far codes lie apart: what all their distances are a multiple of.
fn step(codes: &BTreeSet<i64>) -> i64 {
    let low = codes.first().copied().unwrap_or(0);
    let common = |a: i64, code: &i64| {
        let (mut a, mut b) = (a, code - low);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    codes.iter().fold(0, common).max(1)
}

fn points(codes: &CodeSet) -> i64 {
    match (codes.core.first(), codes.core.last()) {
        (Some(low), Some(high)) => (high - low) / codes.step.max(1) + 1,
        _ => 0,
    }
}
