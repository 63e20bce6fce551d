//! The worker's program: holds the responses, answers the page's questions.

fn main() {
    peilglas::browser::report_panics();
    peilglas::browser::answer_messages(|_| env!("CARGO_PKG_VERSION").to_owned());
}
