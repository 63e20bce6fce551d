//! What is asked in an export, and whether other exports tell the same answers.

use super::answers::{self, Answer, What};
use super::definition::{Part, Published, Understood};
use super::{Asked, Export, Kind};
use crate::responses::{CodedChoice, CodedItem, Responses, slot};
use crate::tally::Bins;

/// A question of the new export, or how large groups are.
pub(super) enum Question<'a> {
    Sizes,
    Item(&'a CodedItem),
    Choice(&'a CodedChoice),
    /// A battery that was taken as a scale, with the columns of its items.
    Scale(usize, Vec<usize>),
    /// A background question, by its column, with the values that are in a group: only how
    /// many answered it.
    Background(usize, Vec<bool>),
}

/// A question as an export has it.
pub(super) struct Found<'a> {
    /// What was hidden of it; `None` of how large groups are.
    asked: Option<&'a Asked>,
    /// What the values of an item's column were there.
    coded: Option<&'a CodedItem>,
}

/// What is counted of a question.
pub(super) struct Counted {
    /// Respondents of every smallest group that answered it.
    pub(super) n: Vec<u64>,
    /// What may be told of them.
    pub(super) answers: Vec<Answer>,
}

/// How large groups are, and every question of an export whose answers are counted. Of an open
/// one only is told how many of everybody wrote something, and of a mean nothing that is counted.
pub(super) fn questions<'a>(new: &Published<'a>) -> Vec<Question<'a>> {
    let by = new.by;
    let question = |asked: &Asked| match asked.kind {
        Kind::Item => by.item(&asked.id).map(Question::Item),
        Kind::Choice => by.choice(&asked.id).map(Question::Choice),
        Kind::Scale => {
            let battery = by.battery(&asked.id)?;
            Some(Question::Scale(battery, by.columns(battery).collect()))
        }
        Kind::Background => {
            by.background(&asked.id).map(|(column, has)| Question::Background(column, has))
        }
        Kind::Open | Kind::Mean => None,
    };
    let asked = new.export.questions.iter().filter_map(question);
    [Question::Sizes].into_iter().chain(asked).collect()
}

impl Question<'_> {
    /// Counts what was answered, as the new export and earlier ones understand it. `None` where
    /// there are too many answers for that.
    pub(super) fn count(
        &self,
        new: &Published<'_>,
        earlier: &[Published<'_>],
        responses: &Responses<'_>,
        bins: &Bins,
    ) -> Option<Counted> {
        let by = new.by;
        let of_first = |answers: Vec<Answer>| {
            let n = answers.first().map(|answer| answer.n.clone()).unwrap_or_default();
            Counted { n, answers }
        };
        Some(match self {
            Question::Sizes => of_first(vec![answers::sizes(bins)]),
            Question::Item(coded) => {
                let mut codings = vec![(by, *coded)];
                for published in earlier {
                    let known = codings.iter().any(|(known, _)| std::ptr::eq(*known, published.by));
                    let same = published.by.item_in(coded.column);
                    codings.extend(same.filter(|_| !known).map(|same| (published.by, same)));
                }
                let (n, answers) = answers::of_item(&codings, responses, bins);
                Counted { n, answers }
            }
            Question::Choice(coded) => of_first(answers::of_choice(by, coded, responses, bins)),
            Question::Scale(battery, _) => {
                of_first(answers::of_scale(by, *battery, responses, bins)?)
            }
            Question::Background(column, has) => {
                of_first(vec![answers::of_background(has, *column, responses, bins)])
            }
        })
    }
}

impl Question<'_> {
    /// The same question in an export: of the same columns, whatever its id is there.
    pub(super) fn found<'b>(&self, published: &Published<'b>) -> Option<Found<'b>> {
        let (export, by): (&'b Export, &'b Understood<'b>) = (published.export, published.by);
        let find = |kind: Kind, id: &str| {
            let asked = export.questions.iter().find(|asked| asked.kind == kind && asked.id == id);
            asked.map(|asked| Found { asked: Some(asked), coded: None })
        };
        match self {
            Question::Sizes => Some(Found { asked: None, coded: None }),
            Question::Scale(_, columns) => {
                by.questionnaire.batteries.iter().enumerate().find_map(|(position, battery)| {
                    let shares = by.columns(position).any(|column| columns.contains(&column));
                    shares.then(|| find(Kind::Scale, &battery.id))?
                })
            }
            Question::Background(column, _) => {
                let coded = by.coding.breaks.iter().find(|coded| coded.column == *column)?;
                find(Kind::Background, &by.questionnaire.background[coded.background].id)
            }
            Question::Item(own) => {
                let coded = by.item_in(own.column)?;
                let battery = &by.questionnaire.batteries[coded.battery];
                let found = find(Kind::Item, &battery.items[coded.item].id)?;
                Some(Found { coded: Some(coded), ..found })
            }
            Question::Choice(own) => {
                let shares = |coded: &&CodedChoice| {
                    let column = |at: usize| own.columns.iter().any(|own| own.column == at);
                    coded.columns.iter().any(|coded| column(coded.column))
                };
                let coded = by.coding.choices.iter().find(shares)?;
                find(Kind::Choice, &by.questionnaire.choices[coded.choice].id)
            }
        }
    }
}

impl Found<'_> {
    /// Whether an export shows it of a part.
    pub(super) fn is_shown(&self, export: &Export, part: &Part) -> bool {
        match self.asked {
            None => !part.is_hidden(export),
            Some(asked) => !part.hides(asked),
        }
    }

    /// Whether another tells the same answers of the same groups.
    pub(super) fn tells_as(&self, other: &Found<'_>) -> bool {
        self.coded.map(|coded| &coded.slots) == other.coded.map(|coded| &coded.slots)
    }

    /// Whether how many gave an answer follows from what is shown of it. Other answers of
    /// several columns are taken for the worst.
    pub(super) fn tells(&self, answer: &Answer) -> bool {
        match (&answer.what, self.coded) {
            (What::Values(inside), Some(coded)) => adds_up(inside, &coded.slots),
            _ => true,
        }
    }
}

/// Whether counts of the answers that `slots` makes of the values of a column add up to how
/// many have these values.
fn adds_up(inside: &[bool], slots: &[u8]) -> bool {
    let is_counted = |slot: u8| {
        usize::from(slot) < slot::POINTS || matches!(slot, slot::NO_OPINION | slot::REFUSED)
    };
    let values = || inside.iter().zip(slots);
    values().filter(|(inside, _)| **inside).all(|(_, slot)| {
        is_counted(*slot) && values().filter(|(_, same)| *same == slot).all(|(inside, _)| *inside)
    })
}

impl Understood<'_> {
    fn item(&self, id: &str) -> Option<&CodedItem> {
        self.coding
            .items
            .iter()
            .find(|coded| self.questionnaire.batteries[coded.battery].items[coded.item].id == id)
    }

    fn item_in(&self, column: usize) -> Option<&CodedItem> {
        self.coding.items.iter().find(|coded| coded.column == column)
    }

    fn choice(&self, id: &str) -> Option<&CodedChoice> {
        let mut choices = self.coding.choices.iter();
        choices.find(|coded| self.questionnaire.choices[coded.choice].id == id)
    }

    fn battery(&self, id: &str) -> Option<usize> {
        self.questionnaire.batteries.iter().position(|battery| battery.id == id)
    }

    /// The columns of a battery's items.
    fn columns(&self, battery: usize) -> impl Iterator<Item = usize> {
        let items = self.coding.items.iter().filter(move |coded| coded.battery == battery);
        items.map(|coded| coded.column)
    }

    /// The column of a background question, and which of its values are in a group.
    pub(super) fn background(&self, id: &str) -> Option<(usize, Vec<bool>)> {
        let mut breaks = self.coding.breaks.iter();
        let coded =
            breaks.find(|coded| self.questionnaire.background[coded.background].id == id)?;
        let groups = self.questionnaire.background[coded.background].groups();
        Some((coded.column, coded.slots.iter().map(|at| usize::from(*at) < groups).collect()))
    }

    /// The id of the open question that has a column.
    pub(super) fn open_in(&self, column: usize) -> Option<&String> {
        let coded = self.coding.open.iter().find(|coded| coded.column == column)?;
        Some(&self.questionnaire.open[coded.open].id)
    }

    /// Per point of an item's scale whether it agrees.
    pub(super) fn agree(&self, coded: &CodedItem) -> Vec<bool> {
        let scale = self.questionnaire.scale(&self.questionnaire.batteries[coded.battery]);
        scale.points.iter().map(|point| scale.agree.contains(&point.code)).collect()
    }

    /// Whether it makes the same answers of every column, so that the same is hidden.
    pub(super) fn codes_as(&self, other: &Understood<'_>) -> bool {
        let turned = |by: &Understood<'_>, item: &CodedItem| {
            by.questionnaire.batteries[item.battery].items[item.item].reversed
        };
        let items = self.coding.items.iter().all(|item| {
            other.item_in(item.column).is_none_or(|known| {
                item.slots == known.slots
                    && self.agree(item) == other.agree(known)
                    && turned(self, item) == turned(other, known)
            })
        });
        let choices = self.coding.choices.iter().all(|choice| {
            let column = |at: usize| choice.columns.iter().any(|own| own.column == at);
            let shares = |known: &&CodedChoice| known.columns.iter().any(|own| column(own.column));
            let known = other.coding.choices.iter().find(shares);
            known.is_none_or(|known| known.columns == choice.columns)
        });
        // A scale hides where an item of it does, so its items must be the same.
        let scales = (0..self.questionnaire.batteries.len()).all(|battery| {
            let own: Vec<usize> = self.columns(battery).collect();
            let mut others = (0..other.questionnaire.batteries.len()).filter(|other_battery| {
                other.columns(*other_battery).any(|column| own.contains(&column))
            });
            others.all(|battery| other.columns(battery).eq(own.iter().copied()))
        });
        items && choices && scales
    }
}
