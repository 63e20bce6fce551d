//! The command line: the same engine, with files and a terminal around it.

mod analyse;
mod arguments;
mod record;

use std::process::ExitCode;

use clap::Parser;

use crate::base::texts;
use arguments::{Arguments, Command};

/// What is wrong with the input, in the user's language.
struct Problem(String);

/// Runs the program. Exit code 0 when it did what was asked, 2 for bad input.
pub fn run() -> ExitCode {
    // clap itself leaves with code 2 for arguments that it cannot read.
    let arguments = Arguments::parse();
    let (language, outcome) = match arguments.command {
        Command::Analyse(asked) => (asked.language, analyse::run(&asked)),
        Command::Questionnaire(asked) => (asked.language, analyse::questionnaire(&asked)),
        Command::Findings(asked) => (asked.language, analyse::findings(&asked)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Problem(message)) => {
            let args = [("message", texts::Value::from(message))];
            eprintln!("{}", texts::say(language.into(), "cli-error", &args));
            ExitCode::from(2)
        }
    }
}
