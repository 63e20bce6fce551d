//! The command line program.

fn main() -> std::process::ExitCode {
    peilglas::cli::run()
}
