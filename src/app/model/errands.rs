//! Which answers of the worker the page still waits for.

use crate::engine::protocol::{Request, Role};

/// What a request is about. A newer request of the same lane makes an older
/// one's answers late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Reading a file.
    Open(Role),
    /// Ending the reading.
    Cancel,
    /// Changing the questionnaire.
    Change,
    /// Figures and tables.
    View,
    /// Ending long work on them.
    Stop,
    /// A document.
    Document,
    /// The questionnaire as a file.
    Questionnaire,
    /// The findings as a file.
    Findings,
    /// Noting what was exported, and asking how much that is by now.
    Exported,
    /// The record of exports as a file.
    Record,
}

/// The numbers of the requests whose answers count.
#[derive(Debug, Default)]
pub struct Errands {
    last: u32,
    newest: [Option<(u32, Errand)>; LANES],
}

const LANES: usize = 11;

impl Errands {
    /// A new request's number, higher than every one before. From now on
    /// answers to older requests of its lane are late.
    pub fn begin(&mut self, request: &Request) -> u32 {
        self.last += 1;
        let errand = Errand::of(request);
        if matches!(errand, Errand::Open(Role::Responses) | Errand::Cancel) {
            // Whatever else was asked, was asked about other responses.
            self.newest = [None; LANES];
        }
        self.newest[errand.lane()] = Some((self.last, errand));
        self.last
    }

    /// What the request with this number was about, while its answers count.
    pub fn awaited(&self, serial: u32) -> Option<Errand> {
        let newest = self.newest.iter().flatten();
        newest.copied().find(|(number, _)| *number == serial).map(|(_, errand)| errand)
    }
}

impl Errand {
    fn of(request: &Request) -> Self {
        match request {
            Request::Open { role, .. } => Errand::Open(*role),
            Request::Cancel => Errand::Cancel,
            Request::Stop => Errand::Stop,
            Request::Edit(_) | Request::Undo | Request::StartAgain | Request::NewRecord => {
                Errand::Change
            }
            Request::Exported(_) | Request::RecordState => Errand::Exported,
            Request::Record => Errand::Record,
            Request::View(_) | Request::OwnEyes(_) => Errand::View,
            Request::Document(_) | Request::Crossings(_) => Errand::Document,
            Request::ForgetEarlier => Errand::Open(Role::Earlier),
            Request::Questionnaire => Errand::Questionnaire,
            Request::Findings(_) => Errand::Findings,
        }
    }

    fn lane(self) -> usize {
        match self {
            Errand::Open(Role::Responses | Role::Questionnaire) => 0,
            Errand::Cancel | Errand::Change => 0,
            Errand::Open(Role::Sample) => 1,
            Errand::View => 2,
            Errand::Document => 3,
            Errand::Questionnaire => 4,
            Errand::Findings => 5,
            Errand::Open(Role::NextQuestionnaire) => 6,
            Errand::Open(Role::Earlier) => 7,
            Errand::Exported => 8,
            Errand::Record => 9,
            Errand::Stop => 10,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::{Edit, Holds};

    fn open(role: Role) -> Request {
        Request::Open { role, name: "a.csv".to_owned(), size: 1, sheet: None }
    }

    fn correct(column: usize) -> Request {
        Request::Edit(Edit::Column { column, holds: Holds::Open })
    }

    #[test]
    fn an_answer_counts_until_a_newer_request_of_its_lane() {
        let mut errands = Errands::default();
        let first = errands.begin(&correct(1));
        assert_eq!(errands.awaited(first), Some(Errand::Change));
        let second = errands.begin(&correct(2));
        assert!(second > first);
        assert_eq!(errands.awaited(first), None);
        assert_eq!(errands.awaited(second), Some(Errand::Change));
    }

    #[test]
    fn a_sample_and_a_correction_do_not_make_each_other_late() {
        let mut errands = Errands::default();
        let sample = errands.begin(&open(Role::Sample));
        let correction = errands.begin(&correct(1));
        assert_eq!(errands.awaited(sample), Some(Errand::Open(Role::Sample)));
        assert_eq!(errands.awaited(correction), Some(Errand::Change));
    }

    #[test]
    fn other_responses_make_everything_late() {
        let mut errands = Errands::default();
        let sample = errands.begin(&open(Role::Sample));
        let first = errands.begin(&open(Role::Responses));
        assert_eq!(errands.awaited(sample), None);
        let cancel = errands.begin(&Request::Cancel);
        assert_eq!(errands.awaited(first), None, "progress after a cancel is not shown");
        assert_eq!(errands.awaited(cancel), Some(Errand::Cancel));
    }
}
