//! The demo data: a synthetic response file and the sample it belongs to.
//!
//! Nobody's answers are in it. Whole-number arithmetic and a specified stream of
//! random numbers make the same bytes on every machine, so the files are kept
//! with the project and a test compares them with what is generated here.
//!
//! Who the respondents are follows the report's Tables 3 and 4 (`margins`), what
//! they answer its chapter 4 (`targets`). What the tables leave open is drawn.

mod answers;
mod draw;
mod margins;
mod people;
mod targets;
mod write;

use std::fs;
use std::io;
use std::path::Path;

use draw::Draw;

/// Where the files belong, from the project's root.
pub const FOLDER: &str = "www/demo";

/// Thirty-two bytes that stand for all chance in the demo data.
const SEED: &[u8; 32] = b"peilglas demo data, synthetic, 1";

/// One file of the demo data.
pub struct DemoFile {
    /// Name within [`FOLDER`].
    pub name: &'static str,
    /// UTF-8 text.
    pub text: String,
}

/// Writes the demo data below the project's root and says what it wrote.
///
/// # Errors
/// When the folder or a file cannot be written.
pub fn run(root: &Path) -> io::Result<()> {
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder)?;
    for file in files() {
        fs::write(folder.join(file.name), &file.text)?;
        println!("{FOLDER}/{}: {} lines", file.name, file.text.lines().count());
    }
    Ok(())
}

/// The demo data, the same on every call.
pub fn files() -> [DemoFile; 2] {
    let mut draw = Draw::from_seed(*SEED);
    let mut people = people::all(&mut draw);
    answers::fill(&mut people, &mut draw);
    draw.shuffle(&mut people);
    [
        DemoFile {
            name: "voorbeeld-antwoorden-synthetisch.csv",
            text: write::responses(&people, &mut draw),
        },
        DemoFile { name: "voorbeeld-steekproef-synthetisch.csv", text: write::sample() },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_in_the_project_are_the_ones_generated() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(FOLDER);
        for file in files() {
            let stored = fs::read_to_string(folder.join(file.name))
                .expect("run `cargo xtask demo-data` first");
            // Not assert_eq: 600 KB of both would be printed.
            assert!(stored == file.text, "{} differs; run `cargo xtask demo-data`", file.name);
        }
    }

    #[test]
    fn every_row_says_it_is_synthetic() {
        let [responses, _] = files();
        let rows = responses.text.lines().skip(1);
        assert_eq!(rows.clone().count(), margins::RESPONDENTS);
        assert!(rows.into_iter().all(|row| row.starts_with("synthetisch-")));
    }
}
