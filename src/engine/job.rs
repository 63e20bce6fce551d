//! What takes long in an answer, done before the answer is given: a step at a time, so that it
//! can be stopped between two.

use super::protocol::{Part, Request};
use super::{Survey, plan, view};
use crate::base::Finding;
use crate::disclosure::Rule;
use crate::split::Split;

/// The long part of an answer, as far as it has come.
pub struct Job {
    rule: Rule,
    /// How many steps are done of what must be known before two splits are crossed.
    ahead: [usize; 2],
    crossings: Vec<Crossed>,
    done: usize,
}

/// Two splits that are crossed, and whether batteries are scales in it.
pub(super) type Crossed = ([Split; 2], bool);

impl Job {
    /// What is long in the answer to a request. `None` where nothing is, or where the answer
    /// is that it cannot be given.
    pub fn of(survey: &Survey, request: &Request) -> Option<Self> {
        let (rule, crossings) = match request {
            Request::View(asked) => (Rule::new(asked.minimum_base), crossed(survey, request)),
            Request::Document(asked) => (Rule::new(asked.minimum_base), crossed(survey, request)),
            _ => return None,
        };
        let crossings = crossings.ok().filter(|crossings| !crossings.is_empty())?;
        let ahead = survey.ahead().progress(survey, rule);
        Some(Job { rule, ahead, crossings, done: 0 })
    }

    /// How many steps are done, and how many there are.
    pub fn progress(&self) -> [u64; 2] {
        let [done, all] = self.ahead;
        [(done + self.done) as u64, (all + self.crossings.len()) as u64]
    }

    /// Takes the next step. Whether any is left.
    pub fn step(&mut self, survey: &Survey) -> bool {
        if self.ahead[0] < self.ahead[1] {
            let mut ahead = survey.ahead();
            ahead.step(survey, self.rule);
            self.ahead = ahead.progress(survey, self.rule);
        } else if let Some(([rows, columns], scales)) = self.crossings.get(self.done) {
            // It is kept there; of splits with too many groups nothing is.
            survey.crossing(self.rule, [rows, columns], *scales);
            self.done += 1;
        }
        let [done, all] = self.progress();
        done < all
    }
}

/// Which splits are crossed for an answer.
fn crossed(survey: &Survey, request: &Request) -> Result<Vec<Crossed>, Finding> {
    let selected = |asked: &plan::Asked<'_>| plan::crossed(survey, asked);
    match request {
        Request::View(asked) => {
            let by_view = |wanted| plan::Asked::by_view(asked, wanted);
            match &asked.part {
                Part::Battery(id) => selected(&by_view(plan::Wanted::One(id))),
                Part::AllBatteries | Part::Trend | Part::Benchmark => {
                    selected(&by_view(plan::Wanted::Everything))
                }
                Part::Scales => selected(&by_view(plan::Wanted::WithScales)),
                Part::Respondents => view::crossed(survey, asked),
            }
        }
        Request::Document(asked) => selected(&plan::Asked::by_document(asked)),
        _ => Ok(Vec::new()),
    }
}
