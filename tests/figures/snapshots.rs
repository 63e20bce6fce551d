//! Whole drawings, kept beside the tests. `UPDATE_SNAPSHOTS=1` draws them anew.

use std::path::PathBuf;

use peilglas::analysis::{Definitions, Marks};
use peilglas::base::Language;
use peilglas::figure::{Chart, FigureRequest, Order, draw};

use crate::support::{Survey, agreeing, built_in, file, noise};

/// Holds a text against the file of that name.
#[track_caller]
fn check(name: &str, got: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/figures/snapshots").join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, got).expect("snapshots are writable");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == got, "{name} is drawn differently; look at it after UPDATE_SNAPSHOTS=1");
}

/// An invented file of the built-in questionnaire, by one split.
fn survey(split: &str, sizes: &[u64]) -> Survey {
    let questionnaire = built_in();
    let share = |item: usize, group: usize| {
        let level = 0.15 + 0.8 * noise(item as u64);
        (level + 0.22 * (noise((item * 31 + group) as u64 + 7000) - 0.5)).clamp(0.0, 1.0)
    };
    let answers = |item: usize, group: usize| {
        let mut counts = agreeing(sizes[group] - sizes[group] / 40, share(item, group));
        counts[5] = sizes[group] / 80;
        counts
    };
    let csv = file(&questionnaire, split, sizes, answers);
    Survey::read(questionnaire, &csv)
}

const DOMAINS: [u64; 4] = [643, 711, 1323, 632];
const ORGANISATIONS: [u64; 14] = [31, 820, 260, 7, 540, 190, 88, 410, 210, 160, 240, 380, 9, 120];

#[test]
fn two_groups_as_bars() {
    let survey = survey("leiding", &[868, 2814]);
    let request = FigureRequest::new("competenties", "leiding", Language::Nl);
    check_figure(&survey, &request, "two-groups-bars");
    check_figure(&survey, &FigureRequest { width: 360.0, ..request }, "two-groups-bars-narrow");
}

#[test]
fn four_groups_as_dots_and_bars() {
    let survey = survey("domein", &DOMAINS);
    let dots = FigureRequest {
        chart: Chart::Dots,
        order: Order::Value,
        ..FigureRequest::new("maatschappij", "domein", Language::Nl)
    };
    check_figure(&survey, &dots, "four-groups-dots");
    check_figure(
        &survey,
        &FigureRequest { width: 360.0, ..dots.clone() },
        "four-groups-dots-narrow",
    );
    let bars =
        FigureRequest { chart: Chart::Bars, language: Language::En, captioned: true, ..dots };
    check_figure(&survey, &bars, "four-groups-bars");
}

#[test]
fn letters_below_dots() {
    let survey = survey("domein", &DOMAINS);
    let definitions = Definitions { marks: Marks::Letters, ..Definitions::default() };
    let results = survey.compared("domein", definitions);
    let request = FigureRequest {
        chart: Chart::Dots,
        ..FigureRequest::new("maatschappij", "domein", Language::Nl)
    };
    let drawing = draw(&survey.questionnaire, &results, &request).expect("the figure is there");
    check("letters-below-dots.svg", &drawing.svg);
}

#[test]
fn fourteen_groups_two_of_them_hidden() {
    let survey = survey("organisatie", &ORGANISATIONS);
    let bars = FigureRequest::new("personeelsbeleid", "organisatie", Language::Nl);
    check_figure(&survey, &bars, "fourteen-groups-bars");
    let dots = FigureRequest { chart: Chart::Dots, ..bars.clone() };
    check_figure(&survey, &dots, "fourteen-groups-dots");
    check_figure(&survey, &FigureRequest { width: 360.0, ..dots }, "fourteen-groups-dots-narrow");
    check_figure(&survey, &FigureRequest { width: 360.0, ..bars }, "fourteen-groups-bars-narrow");
}

#[test]
fn a_hidden_group_keeps_its_place() {
    let survey = survey("domein", &[643, 8, 1323, 632]);
    let bars = FigureRequest::new("opvattingen", "domein", Language::Nl);
    check_figure(&survey, &bars, "hidden-group-bars");
    let dots = FigureRequest { chart: Chart::Dots, captioned: true, ..bars };
    check_figure(&survey, &dots, "hidden-group-dots");
}

#[test]
fn nothing_to_show() {
    let survey = survey("leiding", &[4, 9]);
    let request = FigureRequest::new("opvattingen", "leiding", Language::Nl);
    check_figure(&survey, &FigureRequest { captioned: true, ..request }, "all-hidden");
}

#[track_caller]
fn check_figure(survey: &Survey, request: &FigureRequest, name: &str) {
    let results = survey.results(&request.split, 10);
    let drawing = draw(&survey.questionnaire, &results, request).expect("the figure is there");
    check(&format!("{name}.svg"), &drawing.svg);
    if name.ends_with("narrow") {
        return; // The words do not depend on the width.
    }
    let words =
        format!("{}\n{}\n{}\n{}\n", drawing.title, drawing.subtitle, drawing.note, drawing.words);
    check(&format!("{name}.txt"), &words);
}
