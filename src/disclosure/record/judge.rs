//! Whether an export may be made after what was exported before.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::answers;
use super::cluster::Budget;
use super::data::{DataSet, Kinship};
use super::definition::{Codings, Definition, Part, Published, Understood};
use super::knowledge::Knowledge;
use super::question::{Counted, Found, questions};
use super::space::{Atoms, Space};
use super::stake::Stake;
use super::sums::reduced;
use super::target::{Placed, Target, targets};
use super::{Export, Kind, Record};
use crate::analysis::Weighting;
use crate::base::Text;
use crate::disclosure::{MinimumBase, Rule};
use crate::ingest::RawTable;
use crate::questionnaire::Questionnaire;
use crate::responses::Responses;

/// How much is computed before an export is refused for being too much to judge: some
/// seconds in a browser.
const WORK: u64 = 3_000_000_000;

/// The same of what is only tried: many are.
const LITTLE: u64 = 300_000_000;

/// That an export may not be made, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Why.
    pub why: Why,
    /// The earlier export that it lies with, counted from 1; 0 where it is several together.
    pub earlier: usize,
    /// What that one shows.
    pub shows: Option<Text>,
    /// What differs: a part of this export, and one of the earlier.
    pub between: Box<[Option<Text>; 2]>,
}

/// Why an export may not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It would show what a group of fewer people than this answered, by what differs.
    Difference(MinimumBase),
    /// It would show that all, or nearly all, of a group gave one answer, by what differs.
    Alike,
    /// It shows a group that is smaller than an earlier export promised.
    LowerBase(MinimumBase),
    /// It shows how many wrote something, fewer than an earlier export promised.
    Open(u64),
    /// Means of the same number by other groups, where a count is hidden.
    Means,
    /// It is weighted otherwise, which is a second sum of what is hidden.
    Weights,
    /// The file has other rows than it had: who came in is what differs.
    Changed,
    /// The record is of another file.
    OtherFile,
    /// It takes too many groups together to be judged.
    TooFine,
}

impl Why {
    fn refusal(self) -> Refusal {
        Refusal { why: self, earlier: 0, shows: None, between: Box::default() }
    }
}

impl Record {
    /// Whether an export of this table may be made, after all that the record holds. `data`
    /// and `codings` are the table's.
    ///
    /// # Errors
    /// When with what was exported before it would tell of a small group, or when that
    /// cannot be judged.
    pub fn judge(
        &self,
        data: &DataSet,
        (table, codings): (&RawTable, &Codings),
        questionnaire: &Questionnaire,
        export: &Export,
    ) -> Result<(), Refusal> {
        self.judge_within(WORK, true, data, (table, codings), questionnaire, export)
    }

    /// Whether it may, of something that is only tried: refused is also what takes long to judge.
    pub fn allows(
        &self,
        data: &DataSet,
        (table, codings): (&RawTable, &Codings),
        questionnaire: &Questionnaire,
        export: &Export,
    ) -> bool {
        self.judge_within(LITTLE, false, data, (table, codings), questionnaire, export).is_ok()
    }

    fn judge_within(
        &self,
        work: u64,
        explains: bool,
        data: &DataSet,
        (table, codings): (&RawTable, &Codings),
        questionnaire: &Questionnaire,
        export: &Export,
    ) -> Result<(), Refusal> {
        let Some(known) = &self.data else { return Ok(()) };
        match known.kinship(data) {
            Kinship::Same => {}
            Kinship::Changed => return Err(Why::Changed.refusal()),
            Kinship::Other => return Err(Why::OtherFile.refusal()),
        }
        if self.has(questionnaire, export) {
            return Ok(());
        }
        let understood: Vec<Understood<'_>> = self
            .questionnaires
            .iter()
            .map(|known| Understood::new(known, table, codings))
            .collect();
        let now = Understood::new(questionnaire, table, codings);
        let mut definitions = Vec::new();
        let mut published = |export, by| Published::new(export, by, table, &mut definitions);
        let new = published(export, &now).ok_or_else(|| Why::TooFine.refusal())?;
        let earlier = self.exports.iter().map(|export| {
            published(export, &understood[export.questionnaire]).ok_or(Why::Changed.refusal())
        });
        let earlier: Vec<Published<'_>> = earlier.collect::<Result<_, _>>()?;
        let budget = Budget::new(work);
        let case = Case { table, definitions, new, earlier, budget, explains };
        case.judge()
    }

    /// Whether this very export is there.
    fn has(&self, questionnaire: &Questionnaire, export: &Export) -> bool {
        let same = |known: &&Export| {
            let asked = &self.questionnaires[known.questionnaire];
            let export = Export { questionnaire: known.questionnaire, ..export.clone() };
            **known == export && asked == questionnaire
        };
        self.exports.iter().any(|known| same(&known))
    }
}

/// An export and those before it.
struct Case<'a> {
    table: &'a RawTable,
    definitions: Vec<Definition>,
    new: Published<'a>,
    earlier: Vec<Published<'a>>,
    budget: Budget,
    /// Whether a refusal says which export it lies with.
    explains: bool,
}

impl Case<'_> {
    fn judge(&self) -> Result<(), Refusal> {
        self.judge_weights()?;
        if self.is_family() {
            return Ok(());
        }
        self.judge_means()?;
        for space in self.spaces()? {
            self.judge_in(&space)?;
        }
        // What is said of groups matters more to who reads a refusal.
        self.judge_open()
    }

    /// The highest minimum base that was promised.
    fn base(&self) -> MinimumBase {
        let bases = self.all().map(|published| published.export.minimum_base);
        bases.max().unwrap_or_default()
    }

    fn all(&self) -> impl Iterator<Item = &Published<'_>> {
        self.earlier.iter().chain([&self.new])
    }

    /// Whether all exports are of the parts that every export protects together: the same
    /// groups of the same questions by the same rule, crossed two by two at most.
    fn is_family(&self) -> bool {
        let divided: BTreeSet<usize> = self.definitions.iter().map(|known| known.column).collect();
        let by = self.new.by;
        divided.len() == self.definitions.len()
            && self.all().all(|published| {
                published.export.minimum_base == self.new.export.minimum_base
                    && published.selected().len() <= 1
                    && (std::ptr::eq(published.by, by) || published.by.codes_as(by))
            })
    }

    /// Where something is hidden, answers may be weighted in one way only: each other way is
    /// another sum of what is hidden.
    fn judge_weights(&self) -> Result<(), Refusal> {
        let weights = |export: &Export| {
            let definitions = export.definitions;
            let weighted = definitions.weighting != Weighting::None;
            weighted.then_some((definitions.weighting, definitions.heaviest_weight))
        };
        let Some(own) = weights(self.new.export) else { return Ok(()) };
        let hides = self.new.export.hides();
        let other = self.earlier.iter().position(|published| {
            weights(published.export).is_some_and(|weights| weights != own)
                && (hides || published.export.hides())
        });
        other.map_or(Ok(()), |at| Err(self.by(at, Why::Weights)))
    }

    /// A refusal for what lies with an earlier export.
    fn by(&self, at: usize, why: Why) -> Refusal {
        Refusal { earlier: at + 1, shows: Some(self.earlier[at].said()), ..why.refusal() }
    }

    /// Of an open question everybody is told how many wrote something, and of no group: bands
    /// and selections have nothing to do with it. A lower base may show what was promised
    /// not to be.
    fn judge_open(&self) -> Result<(), Refusal> {
        let least = Rule::new(self.base()).open_base;
        let responses = Responses::new(self.table, &self.new.by.coding);
        for coded in &self.new.by.coding.open {
            let question = &self.new.by.questionnaire.open[coded.open];
            let shows = |published: &Published<'_>| {
                let mut asked = published.export.questions.iter();
                let open = published.by.open_in(coded.column);
                asked.any(|asked| {
                    asked.kind == Kind::Open && open == Some(&asked.id) && !asked.total_hidden
                })
            };
            let wrote = answers::wrote(coded, &responses);
            if (1..least).contains(&wrote) && shows(&self.new) && !self.earlier.iter().any(shows) {
                let between = Box::new([Some(question.question.clone()), None]);
                return Err(Refusal { between, ..Why::Open(least).refusal() });
            }
        }
        Ok(())
    }

    /// A mean of a number bounds how many are in each band of it. Two tables of the same number
    /// and the same question are protected by themselves: where their groups differ and a count
    /// is hidden, they may tell it together.
    fn judge_means(&self) -> Result<(), Refusal> {
        let numbers = |published: &Published<'_>| -> BTreeSet<usize> {
            let asked = published.export.questions.iter();
            let means = asked.filter(|asked| asked.kind == Kind::Mean);
            means.filter_map(|asked| Some(published.by.background(&asked.id)?.0)).collect()
        };
        let divided = |published: &Published<'_>| -> BTreeSet<usize> {
            let shapes = published.parts.iter().flat_map(Part::shape);
            shapes.map(|at| self.definitions[at].column).collect()
        };
        let own = numbers(&self.new);
        let other = self.earlier.iter().position(|published| {
            !own.is_disjoint(&numbers(published))
                && divided(published) == divided(&self.new)
                && !published.has_parts_of(&self.new)
                && (published.export.hides_sizes() || self.new.export.hides_sizes())
        });
        other.map_or(Ok(()), |at| Err(self.by(at, Why::Means)))
    }

    /// The spaces in which the new export and earlier ones may tell of a group together: of
    /// all definitions of the columns that a part of each is told by, where those differ.
    fn spaces(&self) -> Result<Vec<Space>, Refusal> {
        let column = |at: &usize| self.definitions[*at].column;
        let shapes = |published: &Published<'_>| -> BTreeSet<BTreeSet<usize>> {
            let parts = published.parts.iter();
            parts.map(|part| part.shape().iter().map(column).collect()).collect()
        };
        let own = shapes(&self.new);
        let earlier: BTreeSet<BTreeSet<usize>> = self.earlier.iter().flat_map(shapes).collect();
        let mut wanted = own.clone();
        // Where one part is told by some columns and the other by others, their overlap is
        // looked at as far as it can be: no part of either is in it.
        let mut beside = BTreeSet::new();
        for (a, b) in own.iter().flat_map(|a| earlier.iter().map(move |b| (a, b))) {
            let together: BTreeSet<usize> = a.union(b).copied().collect();
            if a.is_subset(b) || b.is_subset(a) {
                wanted.insert(together);
            } else if a.intersection(b).any(|column| self.defines_twice(*column)) {
                beside.insert(together);
            }
        }
        let space = |columns: &BTreeSet<usize>| {
            let of = (0..self.definitions.len()).filter(|at| columns.contains(&column(at)));
            Space::new(&of.collect(), &self.definitions, self.table)
        };
        let largest = |of: &&BTreeSet<usize>, all: &BTreeSet<BTreeSet<usize>>| {
            !all.iter().any(|other| of.len() < other.len() && of.is_subset(other))
        };
        let required = wanted.iter().filter(|of| largest(of, &wanted));
        let required = required.map(|of| space(of).ok_or_else(|| Why::TooFine.refusal()));
        let mut spaces = required.collect::<Result<Vec<_>, _>>()?;
        spaces.extend(beside.iter().filter(|of| !wanted.contains(*of)).filter_map(space));
        Ok(spaces)
    }

    /// Whether there is more than one definition of a column.
    fn defines_twice(&self, column: usize) -> bool {
        self.definitions.iter().filter(|known| known.column == column).count() > 1
    }

    fn judge_in(&self, space: &Space) -> Result<(), Refusal> {
        let mut placed = place(space, None, &self.new);
        for (at, published) in self.earlier.iter().enumerate() {
            placed.extend(place(space, Some(at), published));
        }
        let targets = targets(space, &placed);
        let responses = Responses::new(self.table, &self.new.by.coding);
        let shortened = Shortened::default();
        for question in questions(&self.new) {
            let now = question.found(&self.new);
            let before: Vec<Option<Found<'_>>> =
                self.earlier.iter().map(|published| question.found(published)).collect();
            let found = |export: Option<usize>| match export {
                None => (now.as_ref(), &self.new),
                Some(at) => (before[at].as_ref(), &self.earlier[at]),
            };
            let cells = placed.iter().filter_map(|placed| {
                let (found, published) = found(placed.export);
                let found = found.filter(|found| found.is_shown(published.export, placed.part))?;
                Some(Cell { placed, found })
            });
            let cells: Vec<Cell<'_>> = cells.collect();
            if !adds(&cells) {
                continue;
            }
            let counted = question.count(&self.new, &self.earlier, &responses, &space.bins);
            let counted = counted.ok_or_else(|| Why::TooFine.refusal())?;
            self.judge_question(&counted, &cells, &targets, &shortened)?;
        }
        Ok(())
    }

    fn judge_question(
        &self,
        counted: &Counted,
        cells: &[Cell<'_>],
        targets: &[Target<'_>],
        shortened: &Shortened,
    ) -> Result<(), Refusal> {
        let base = self.base();
        if let Some(part) = shown_below(base, counted, cells) {
            let between = Box::new([Some(part.label.clone()), None]);
            return Err(Refusal { between, ..Why::LowerBase(base).refusal() });
        }
        // What it tells by itself is no matter of a record, unless it promises less.
        let may_alone = self.new.export.minimum_base == base;
        for answer in &counted.answers {
            let at_stake = targets.iter().filter_map(|target| {
                Some((target, Stake::of(Rule::new(base), answer, target.atoms)?))
            });
            let at_stake: Vec<(&Target<'_>, Stake)> = at_stake.collect();
            if at_stake.is_empty() {
                continue;
            }
            let told = cells.iter().filter(|cell| cell.found.tells(answer));
            let told: Vec<&Placed<'_>> = told.map(|cell| cell.placed).collect();
            let sums = |of: &dyn Fn(Option<usize>) -> bool| {
                let some = told.iter().filter(|placed| of(placed.export));
                shortened.of(some.map(|placed| placed.atoms))
            };
            let [of_all, of_before] = [sums(&|_| true), sums(&|export| export.is_some())];
            if of_all == of_before {
                continue;
            }
            let most = answer.most();
            let learn = |sums: &[Atoms]| Knowledge::new(sums, &most, &answer.counts);
            let all = learn(&of_all);
            let [before, alone] = [OnceCell::new(), OnceCell::new()];
            let before = || before.get_or_init(|| learn(&of_before));
            let alone = || alone.get_or_init(|| learn(&sums(&|export| export.is_none())));
            for (target, stake) in &at_stake {
                let gives =
                    |known: &Knowledge| stake.is_lost(known, answer, target.atoms, &self.budget);
                if !gives(&all) || gives(before()) || (may_alone && gives(alone())) {
                    continue;
                }
                if self.budget.is_spent() {
                    return Err(Why::TooFine.refusal());
                }
                let why = match stake {
                    Stake::Small => Why::Difference(base),
                    Stake::Alike { .. } => Why::Alike,
                };
                if !self.explains {
                    return Err(why.refusal());
                }
                let by_one = |at: &usize| {
                    gives(&learn(&sums(&|export| export.is_none_or(|export| export == *at))))
                };
                let refusal = match (0..self.earlier.len()).find(by_one) {
                    Some(at) => self.by(at, why),
                    None => why.refusal(),
                };
                let label = |part: Option<&Part>| {
                    part.map(|part| part.label.clone()).filter(|label| !label.nl.is_empty())
                };
                let between = Box::new([label(target.now), label(target.before)]);
                return Err(Refusal { between, ..refusal });
            }
        }
        match self.budget.is_spent() {
            true => Err(Why::TooFine.refusal()),
            false => Ok(()),
        }
    }
}

/// What was made of some sums: most questions and answers are told by the same.
#[derive(Default)]
struct Shortened(RefCell<HashMap<Vec<Atoms>, Rc<[Atoms]>>>);

impl Shortened {
    /// The sums of these parts, as short as they can be.
    fn of(&self, parts: impl Iterator<Item = Atoms>) -> Rc<[Atoms]> {
        let mut parts: Vec<Atoms> = parts.collect();
        parts.sort_unstable();
        parts.dedup();
        if let Some(known) = self.0.borrow().get(&parts) {
            return Rc::clone(known);
        }
        let short: Rc<[Atoms]> = reduced(parts.iter().copied()).into();
        self.0.borrow_mut().insert(parts, Rc::clone(&short));
        short
    }
}

/// A cell that an export shows.
struct Cell<'a> {
    placed: &'a Placed<'a>,
    found: &'a Found<'a>,
}

/// Whether the new export shows a part that no earlier one does.
fn adds(cells: &[Cell<'_>]) -> bool {
    let mut new = cells.iter().filter(|cell| cell.placed.export.is_none());
    new.any(|cell| {
        !cells.iter().any(|known| {
            known.placed.export.is_some()
                && known.placed.atoms == cell.placed.atoms
                && known.found.tells_as(cell.found)
        })
    })
}

/// A part of the new export that is shown, though smaller than was promised.
fn shown_below<'a>(base: MinimumBase, question: &Counted, cells: &[Cell<'a>]) -> Option<&'a Part> {
    let is_new = |cell: &Cell<'_>| cell.placed.export.is_none();
    let below = cells.iter().find(|cell| {
        let atoms = cell.placed.atoms;
        is_new(cell)
            && !base.allows(atoms.sum(&question.n))
            && !cells.iter().any(|known| !is_new(known) && known.placed.atoms == atoms)
    });
    below.map(|cell| cell.placed.part)
}

/// The parts of an export that a space has.
fn place<'a>(
    space: &Space,
    export: Option<usize>,
    published: &'a Published<'_>,
) -> Vec<Placed<'a>> {
    let parts = published.parts.iter();
    parts.filter_map(|part| Some(Placed { export, part, atoms: space.atoms(part)? })).collect()
}
