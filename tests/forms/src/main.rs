//! Writes the demo's forms, and large files; measures what reading them costs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use forms::{Responses, bench, exports, measure, protection, splits, statistics};

const USAGE: &str = "\
forms demo FOLDER            write the demo's responses in every form
forms many ROWS FOLDER       write files of so many respondents
forms bench ROWS FOLDER      write them, read each, and print what that costs
forms statistics             compute everything of few respondents and of many, and print what
                             counting and statistics cost
forms protection             protect the demo's fourteen figures, and every two of its splits
                             crossed, and print what that costs
forms personnel ROWS SPLITS FILE
                             write a file of so many respondents with many splits
forms splits                 open files with many splits, select, cross every two of them, and
                             print what that costs
forms exports [WORDS]        judge exports of the demo after others, and print what that costs;
                             only those whose line has these words
forms measure FILE           read a file: rows, columns, seconds, peak bytes, bytes of codes
forms measure-peer FILE      the same with a peer";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("forms: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    match words {
        ["demo", folder] => {
            fs::create_dir_all(folder)?;
            for file in forms::demo()? {
                let path = Path::new(folder).join(&file.name);
                fs::write(&path, &file.bytes)?;
                println!("{}: {} kB", path.display(), file.bytes.len().div_ceil(1000));
            }
        }
        ["many", rows, folder] => {
            for path in bench::write(rows.parse()?, Path::new(folder))? {
                println!("{}", path.display());
            }
        }
        ["bench", rows, folder] => {
            let paths: Vec<PathBuf> = bench::write(rows.parse()?, Path::new(folder))?;
            bench::print(&paths)?;
        }
        ["statistics"] => statistics::print()?,
        ["protection"] => protection::print()?,
        ["personnel", rows, splits, file] => {
            let responses = Responses::personnel(rows.parse()?, splits.parse()?);
            fs::write(file, forms::bytes(|out| forms::delimited::plain(&responses, b',', out))?)?;
        }
        ["splits"] => splits::print()?,
        ["splits", splits, rows] => splits::print_of(splits.parse()?, rows.parse()?)?,
        ["exports"] => exports::print("")?,
        ["exports", only] => exports::print(only)?,
        ["measure", file] => println!("{}", measure::peilglas(Path::new(file))?.line()),
        ["measure-peer", file] => println!("{}", measure::peer(Path::new(file))?.line()),
        _ => bail!("there is no `{}`\n\n{USAGE}", words.join(" ")),
    }
    Ok(())
}
