//! The command line's arguments.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::analysis::{Base, Marks, Method, PairTest, Weighting};
use crate::base::{Language, texts};
use crate::disclosure::{MinimumBase, Preset};
use crate::engine::protocol::Selection;

/// Elke uitsplitsing van een medewerkersenquête, op uw eigen computer.
/// Every split of an employee survey, on your own computer.
#[derive(Parser)]
#[command(name = "peilglas", version)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Analyseer een antwoordenbestand. Analyse a response file.
    Analyse(Analyse),
    /// Toon de vragenlijst van een antwoordenbestand. Print a response file's questionnaire.
    Questionnaire(Show),
    /// Toon wat er aan een antwoordenbestand opvalt, als CSV. Print what is odd, as CSV.
    Findings(Show),
}

#[derive(Args)]
pub(super) struct Show {
    /// Het antwoordenbestand. The response file.
    pub(super) file: PathBuf,

    /// Het blad van een werkmap. The sheet of a workbook.
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,

    /// Een vragenlijst: de naam van een ingebouwde, of een bestand. A built-in's id or a file.
    #[arg(long, value_name = "ID|FILE")]
    pub(super) questionnaire: Option<String>,

    /// Waarheen. Where to.
    #[arg(long, value_name = "PATH")]
    pub(super) out: Option<PathBuf>,

    /// De taal van meldingen. The language of messages.
    #[arg(long, value_enum, default_value = "nl")]
    pub(super) language: Tongue,
}

#[derive(Args)]
pub(super) struct Analyse {
    /// Het antwoordenbestand. The response file.
    pub(super) file: PathBuf,

    /// Het blad van een werkmap. The sheet of a workbook.
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,

    /// De steekproef per groep. The sample per stratum.
    #[arg(long, value_name = "FILE")]
    pub(super) sample: Option<PathBuf>,

    /// Een eerdere meting met dezelfde vragenlijst. An earlier file of the same survey.
    #[arg(long, value_name = "FILE")]
    pub(super) earlier: Option<PathBuf>,

    /// Een uitsplitsing, bijvoorbeeld leiding; zonder: alle. A split; without: all of them.
    #[arg(long = "by", value_name = "SPLIT")]
    pub(super) by: Vec<String>,

    /// Elke twee uitsplitsingen gekruist, in plaats van elk apart. Every two splits crossed.
    #[arg(long, conflicts_with = "selection")]
    pub(super) crossings: bool,

    /// Alleen deze respondenten. Only these respondents.
    #[arg(long = "where", value_name = "SPLIT=GROUP", value_parser = selection)]
    pub(super) selection: Vec<Selection>,

    /// Een vragenlijst: de naam van een ingebouwde, of een bestand. A built-in's id or a file.
    #[arg(long, value_name = "ID|FILE")]
    pub(super) questionnaire: Option<String>,

    /// Het verslag van wat eerder is opgeslagen: wat daarmee samen te veel zou zeggen wordt
    /// geweigerd, en wat wordt geschreven komt erbij. The record of earlier exports.
    #[arg(long, value_name = "FILE")]
    pub(super) record: Option<PathBuf>,

    /// De kleinste groep die getoond wordt, minstens 5. The smallest group shown, at least 5.
    #[arg(long, value_name = "N", default_value = "10", value_parser = minimum_base)]
    #[arg(long_help = usual_bases())]
    pub(super) min_base: MinimumBase,

    /// Hoe verschillen worden getoetst. How differences are tested.
    #[arg(long, value_enum, default_value = "careful")]
    pub(super) method: How,

    /// Hoe de gemiddelden van twee groepen worden vergeleken. How pairs of groups are compared.
    #[arg(long, value_enum, default_value = "method")]
    pub(super) pairs: Pairs,

    /// Het kleinste verschil dat een ster krijgt, in procentpunten. The smallest difference
    /// that is marked, in percentage points.
    #[arg(long, value_name = "POINTS", default_value = "0", value_parser = points)]
    pub(super) least_difference: f64,

    /// Waarmee antwoorden worden gewogen; zonder: niets. What answers are weighted by.
    #[arg(long, value_enum)]
    pub(super) weight: Option<By>,

    /// Het zwaarste gewicht, in keren het gemiddelde. The heaviest weight, in times the mean.
    #[arg(long, value_name = "TIMES", value_parser = times)]
    pub(super) heaviest_weight: Option<f64>,

    /// Wat figuren naast sterren hebben. What figures have beside asterisks.
    #[arg(long, value_enum, default_value = "stars")]
    pub(super) marks: Beside,

    /// Waarvan percentages zijn. What shares are of.
    #[arg(long, value_enum, default_value = "answered")]
    pub(super) base: Whom,

    /// Wat er geschreven wordt. What is written.
    #[arg(long, value_enum, default_value = "json")]
    pub(super) format: Format,

    /// Waarheen: een bestand, bij svg een map. Where to: a file, for svg a folder.
    #[arg(long, value_name = "PATH")]
    pub(super) out: Option<PathBuf>,

    /// De taal van labels en meldingen. The language of labels and messages.
    #[arg(long, value_enum, default_value = "nl")]
    pub(super) language: Tongue,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Het analysedocument. The analysis document.
    Json,
    /// Eén lange tabel. One long table.
    Csv,
    /// Een figuur per blok stellingen en uitsplitsing. A figure per battery and split.
    Svg,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum How {
    /// Als in het rapport: Student, variantieanalyse, zonder correctie. As in the report.
    Report,
    /// Voorzichtig: Welch, met Holms correctie. Careful: Welch, adjusted by Holm.
    Careful,
}

impl From<How> for Method {
    fn from(how: How) -> Self {
        match how {
            How::Report => Method::Report,
            How::Careful => Method::Careful,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum By {
    /// De kolom met gewichten. The column of weights.
    Column,
    /// De steekproef per groep: mensen per respondent. The sample: people per respondent.
    Design,
    /// Dezelfde aantallen, bij een steekproef uit het geheel. Post-stratification.
    Poststratify,
    /// Alleen de aantallen per kenmerk. Raking to the margins.
    Rake,
}

impl From<By> for Weighting {
    fn from(by: By) -> Self {
        match by {
            By::Column => Weighting::Column,
            By::Design => Weighting::Design,
            By::Poststratify => Weighting::PostStratified,
            By::Rake => Weighting::Raked,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Pairs {
    /// Zoals bij de methode hoort: Games-Howell, of als in het rapport. The method's own.
    Method,
    /// Tukey-Kramer: gelijke spreiding verondersteld. Supposes equal variances.
    TukeyKramer,
}

impl From<Pairs> for PairTest {
    fn from(pairs: Pairs) -> Self {
        match pairs {
            Pairs::Method => PairTest::Method,
            Pairs::TukeyKramer => PairTest::TukeyKramer,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Beside {
    /// Niets. Nothing.
    Stars,
    /// Letters van de groepen waar een groep boven ligt. Of the groups that a group exceeds.
    Letters,
    /// Pijlen: boven of onder de rest. Above or below the rest.
    Arrows,
}

impl From<Beside> for Marks {
    fn from(beside: Beside) -> Self {
        match beside {
            Beside::Stars => Marks::Stars,
            Beside::Letters => Marks::Letters,
            Beside::Arrows => Marks::Arrows,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Whom {
    /// Van wie antwoordde. Of those who answered.
    Answered,
    /// Ook van wie 'geen mening' koos. Also of those without an opinion.
    NoOpinion,
    /// Ook van wie niet wilde antwoorden. Also of those who refused.
    Refused,
}

impl From<Whom> for Base {
    fn from(whom: Whom) -> Self {
        match whom {
            Whom::Answered => Base::Answered,
            Whom::NoOpinion => Base::WithNoOpinion,
            Whom::Refused => Base::WithRefused,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Tongue {
    /// Nederlands.
    Nl,
    /// English.
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Nl => Language::Nl,
            Tongue::En => Language::En,
        }
    }
}

/// `leiding=ja`, or `domein=beleid,inspectie`.
fn selection(text: &str) -> Result<Selection, String> {
    let (split, groups) = text.split_once('=').ok_or("SPLIT=GROUP")?;
    Ok(Selection {
        split: split.trim().to_owned(),
        groups: groups.split(',').map(|group| group.trim().to_owned()).collect(),
    })
}

/// The smallest group that is shown, and which others use.
fn usual_bases() -> String {
    let what = [
        (Language::Nl, "De kleinste groep die getoond wordt, minstens 5."),
        (Language::En, "The smallest group shown, at least 5."),
    ];
    let mut help = String::new();
    for (language, what) in what {
        let usual = texts::plain(language, "minimum-base-usual");
        help += &format!("{what} {usual}:\n");
        for preset in Preset::ALL {
            help += &format!("  {}\n", texts::plain(language, preset.source));
        }
    }
    help
}

fn minimum_base(text: &str) -> Result<MinimumBase, String> {
    let base = text.parse().map_err(|_| "a whole number is needed".to_owned())?;
    MinimumBase::new(base).map_err(|too_low| too_low.to_string())
}

fn points(text: &str) -> Result<f64, String> {
    let points = text.parse::<f64>().ok().filter(|points| (0.0..=100.0).contains(points));
    points.ok_or_else(|| "a number from 0 to 100 is needed".to_owned())
}

fn times(text: &str) -> Result<f64, String> {
    let times = text.parse::<f64>().ok().filter(|times| times.is_finite() && *times > 1.0);
    times.ok_or_else(|| "a number above 1 is needed".to_owned())
}
