//! What judging an export costs, of the demo, after its whole document was exported.

use std::time::Instant;

use anyhow::{Context, Result, bail};
use peilglas::analysis::Definitions;
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::protocol::{DocumentRequest, Part, Role, Selection, ViewRequest};
use peilglas::engine::{Crossings, Engine, Hindrance, Survey, Wish, known_splits};
use peilglas::figure::{Chart, Order};
use peilglas::questionnaire::Edit;

use crate::{Responses, bytes, delimited};

/// Times that everything is judged; the time is the median.
const RUNS: usize = 3;

/// Milliseconds that judging what is then allowed may take, and refusing with what is
/// offered instead.
const ALLOWED: f64 = 300.0;
const REFUSED: f64 = 1_000.0;

/// Other bands of the demo's numbers: by which question, from where they begin, in words.
const BANDS: [(&str, &[f64], &str); 5] = [
    ("leeftijd", &[35.0, 50.0], "ages, some joined and moved"),
    ("leeftijd", &[30.0, 40.0, 50.0, 60.0], "ages, all moved"),
    ("leeftijd", &[50.0], "ages, two"),
    ("dienstjaren", &[5.0, 10.0, 20.0, 30.0], "years of service, all moved"),
    ("schaal", &[11.0, 14.0], "pay scales, moved"),
];

/// Judges exports in other bands and prints what that costs beside its limits: those of
/// which what is printed has this in it.
///
/// # Errors
/// When the demo cannot be read, or an export of it cannot be made.
pub fn print(only: &str) -> Result<()> {
    let demo = bytes(|out| delimited::plain(&Responses::demo(), b';', out))?;
    let mut engine = Engine::new();
    engine.open(Role::Responses, "demo.csv", demo.len() as u64);
    engine.push(&demo).ok().context("the demo is refused")?;
    engine.finish();
    let survey = engine.survey_mut().context("the demo is not understood")?;
    let document = document(known_splits(survey).map(str::to_owned).collect());
    println!("judging exports of {} respondents, natively", survey.table.rows);
    for crossed in [false, true] {
        let all = Wish::Document(document.clone());
        survey.note_export(&all).map_err(|finding| anyhow::anyhow!("{}", finding.code))?;
        if crossed {
            let work = crossings(survey, &document)?;
            survey.note_crossings(&work);
        }
        let after = if crossed { "document and every crossing" } else { "document" };
        println!("after the {after}:");
        let line = |survey: &mut Survey, what: &str, wish: &Wish| match what.contains(only) {
            true => timed(what, || survey.judge(wish)),
            false => Ok(()),
        };
        line(survey, "the same bands, a figure", &view("leeftijd", Part::AllBatteries))?;
        for (id, starts, what) in BANDS {
            let number = survey.questionnaire.background(id).context("asked")?.clone();
            let mut other = number.clone();
            other.set_band_starts(starts);
            edit(survey, Edit::Background(other))?;
            let battery = survey.questionnaire.batteries[0].id.clone();
            let selection =
                vec![Selection { split: "leiding".to_owned(), groups: vec![leading(survey)?] }];
            let DocumentRequest { minimum_base, .. } = document;
            let selected = DocumentRequest {
                splits: vec![id.to_owned()],
                selection,
                minimum_base,
                ..document.clone()
            };
            for (of, wish) in [
                ("one battery", view(id, Part::Battery(battery))),
                ("figures", view(id, Part::AllBatteries)),
                ("document", all.clone()),
                ("a selection", Wish::Document(selected)),
                ("respondents", view("leiding", Part::Respondents)),
            ] {
                line(survey, &format!("{what}: {of}"), &wish)?;
            }
            let what = format!("{what}: crossings");
            if crossed && what.contains(only) {
                let work = crossings(survey, &document)?;
                timed(&what, || survey.judge_crossings(&work))?;
            }
            edit(survey, Edit::Background(number))?;
        }
    }
    Ok(())
}

fn document(splits: Vec<String>) -> DocumentRequest {
    DocumentRequest {
        splits,
        selection: Vec::new(),
        language: Language::Nl,
        minimum_base: MinimumBase::default(),
        definitions: Definitions::default(),
    }
}

fn view(split: &str, part: Part) -> Wish {
    Wish::View(ViewRequest {
        split: split.to_owned(),
        part,
        language: Language::Nl,
        minimum_base: MinimumBase::default(),
        order: Order::default(),
        chart: Chart::default(),
        on_request: false,
        width: 900.0,
        selection: Vec::new(),
        definitions: Definitions::default(),
    })
}

/// The first group of those who lead or do not.
fn leading(survey: &Survey) -> Result<String> {
    let split = survey.split("leiding", peilglas::split::OnRequest::Counted);
    let split = split.context("who leads is asked")?;
    Ok(split.groups.first().context("a group")?.id.clone())
}

fn edit(survey: &mut Survey, edit: Edit) -> Result<()> {
    survey.edit(&edit).map_err(|finding| anyhow::anyhow!("{}", finding.code))
}

fn crossings(survey: &Survey, asked: &DocumentRequest) -> Result<Crossings> {
    let work = Crossings::new(survey, asked);
    let mut work = work.map_err(|finding| anyhow::anyhow!("{}", finding.code))?;
    while work.step(survey) {}
    Ok(work)
}

/// Judges some times and prints what that cost, and what came of it.
fn timed(what: &str, mut judge: impl FnMut() -> Result<(), Hindrance>) -> Result<()> {
    let mut times = Vec::new();
    let mut found = (String::new(), ALLOWED);
    for _ in 0..RUNS {
        let start = Instant::now();
        let judged = judge();
        times.push(start.elapsed().as_secs_f64());
        found = match judged {
            Ok(()) => ("allowed".to_owned(), ALLOWED),
            Err(Hindrance::Refused(refused)) => {
                (format!("{}, {} offered", refused.finding.code, refused.choices.len()), REFUSED)
            }
            Err(Hindrance::Failed(finding)) => bail!("{what}: {}", finding.code),
        };
    }
    times.sort_by(f64::total_cmp);
    let ms = 1000.0 * times[times.len() / 2];
    let (word, limit) = found;
    println!("{what:<50} {ms:>8.1} ms, {:>6.3} × the limit, {word}", ms / limit);
    Ok(())
}
