//! What exported documents imply: sums of unknown counts, an equation per number that is
//! shown, and bounds where only that something is small is told.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use serde_json::Value;

/// A place in the respondents' world: the group of each split that the documents have, and
/// `None` for who is in no group. Everybody is in exactly one.
pub type Atom = Vec<Option<usize>>;

/// A part of the respondents: per split the group that they are in, or any.
pub type Region = Vec<Option<usize>>;

/// Everything that some documents tell of one item.
#[derive(Clone, Debug)]
pub struct System {
    /// The splits' ids, and the ids of their groups.
    pub splits: Vec<(String, Vec<String>)>,
    atoms: Vec<Atom>,
    /// Counts per answer of the parts that are shown.
    shown: BTreeMap<Region, Vec<i64>>,
    /// The most that a hidden part can have of any answer.
    most: BTreeMap<Region, i64>,
}

/// Solutions are doubles; counts are whole.
const ROUNDING: f64 = 1e-6;

impl System {
    /// Reads documents of one data set, with one item; each may have another selection.
    ///
    /// # Errors
    /// When a document is not one.
    pub fn read(documents: &[String]) -> Result<Self> {
        let documents: Vec<Value> =
            documents.iter().map(|text| serde_json::from_str(text)).collect::<Result<_, _>>()?;
        System::of(&documents.iter().collect::<Vec<_>>(), 0, &|_| true)
    }

    /// What documents tell of the item at this place of them all, by the splits that are
    /// looked at. Each selects by none or one of those.
    ///
    /// # Errors
    /// When a document is not one.
    pub fn of(
        documents: &[&Value],
        item: usize,
        is_looked_at: &dyn Fn(&str) -> bool,
    ) -> Result<Self> {
        let mut splits: Vec<(String, Vec<String>)> = Vec::new();
        for split in documents.iter().flat_map(|document| list(&document["splits"])) {
            let id = text(&split["id"])?;
            if !is_looked_at(&id) {
                continue;
            }
            let groups = list(&split["groups"]).map(|group| text(&group["id"]));
            if splits.iter().all(|(known, _)| *known != id) {
                splits.push((id, groups.collect::<Result<_>>()?));
            }
        }
        let mut atoms: Vec<Atom> = vec![Vec::new()];
        for (_, groups) in &splits {
            let places = || (0..groups.len()).map(Some).chain([None]);
            let with =
                |atom: &Atom| places().map(|at| [&atom[..], &[at]].concat()).collect::<Vec<_>>();
            atoms = atoms.iter().flat_map(with).collect();
        }
        let mut system = System { splits, atoms, shown: BTreeMap::new(), most: BTreeMap::new() };
        for document in documents {
            system.learn(document, item)?;
        }
        Ok(system)
    }

    /// What is told of two splits, `a` and `b`, with so many groups: counts per answer of
    /// parts, and the most that others can have.
    pub fn told(
        groups: [usize; 2],
        shown: BTreeMap<Region, Vec<i64>>,
        most: BTreeMap<Region, i64>,
    ) -> Self {
        let places = |groups: usize| (0..groups).map(Some).chain([None]);
        let atoms = places(groups[0])
            .flat_map(|row| places(groups[1]).map(move |column| vec![row, column]));
        System { splits: Vec::new(), atoms: atoms.collect(), shown, most }
    }

    /// The places that respondents can be in.
    pub fn atoms(&self) -> &[Atom] {
        &self.atoms
    }

    /// Counts per answer of the parts that are shown.
    pub fn shown(&self) -> &BTreeMap<Region, Vec<i64>> {
        &self.shown
    }

    /// The most that a hidden part can have.
    pub fn most(&self) -> &BTreeMap<Region, i64> {
        &self.most
    }

    fn learn(&mut self, document: &Value, item: usize) -> Result<()> {
        let mut selected: Region = vec![None; self.splits.len()];
        for part in list(&document["filter"]) {
            let [group] = &list(&part["groups"]).collect::<Vec<_>>()[..] else {
                bail!("a selection of more than one group");
            };
            let (split, group) = self.place(&text(&part["split"])?, &text(group)?)?;
            selected[split] = Some(group);
        }
        let small = document["disclosure"]["minimum_base"].as_i64().context("a minimum base")? - 1;
        let item = &document["items"][item];
        self.cell(&selected, &item["total"], None, small);
        for split in list(&document["splits"]) {
            let id = text(&split["id"])?;
            if self.splits.iter().all(|(looked_at, _)| *looked_at != id) {
                continue;
            }
            for group in list(&split["groups"]) {
                let group_id = text(&group["id"])?;
                let (at, position) = self.place(&id, &group_id)?;
                let mut region = selected.clone();
                // A group of the split that is selected by is all of it, or nobody.
                if region[at].is_some_and(|selected| selected != position) {
                    continue;
                }
                region[at] = Some(position);
                let cell = &item["by"][&id]["cells"][&group_id];
                self.cell(&region, cell, group["n"].as_i64(), small);
            }
        }
        Ok(())
    }

    fn place(&self, split: &str, group: &str) -> Result<(usize, usize)> {
        let at = self.splits.iter().position(|(id, _)| id == split).context("a known split")?;
        let groups = &self.splits[at].1;
        Ok((at, groups.iter().position(|id| id == group).context("a known group")?))
    }

    fn cell(&mut self, region: &Region, cell: &Value, size: Option<i64>, small: i64) {
        if cell["suppressed"].is_null() {
            let counts = list(&cell["counts"]).map(|count| count.as_i64().unwrap_or(0));
            self.shown.insert(region.clone(), counts.collect());
            return;
        }
        let told = (cell["suppressed"] == "primary").then_some(small);
        if let Some(most) = told.into_iter().chain(size).min() {
            let known = self.most.entry(region.clone()).or_insert(most);
            *known = most.min(*known);
        }
    }

    /// That nobody is in some places, as an attacker may know from elsewhere.
    pub fn nobody_is_in(&mut self, nobody: impl Fn(&Atom) -> bool) {
        self.atoms.retain(|atom| !nobody(atom));
    }

    /// That everybody is in a group of this split, as an attacker may know from elsewhere.
    pub fn everybody_is_in(&mut self, split: usize) {
        self.atoms.retain(|atom| atom[split].is_some());
    }

    /// How many answers the item has, as far as anything is shown.
    pub fn answers(&self) -> usize {
        self.shown.values().map(Vec::len).max().unwrap_or(0)
    }

    /// What is shown of a part, per answer.
    pub fn counts(&self, region: &Region) -> Option<&[i64]> {
        self.shown.get(region).map(Vec::as_slice)
    }

    /// Whether this part is hidden, or was never shown.
    pub fn is_hidden(&self, region: &Region) -> bool {
        !self.shown.contains_key(region)
    }

    /// What somebody knows who is in this place and gave this answer: everything but
    /// themselves.
    pub fn known_to(&self, atom: &Atom, answer: usize) -> Self {
        let mut without = self.clone();
        for (region, counts) in &mut without.shown {
            if contains(region, atom) {
                counts[answer] -= 1;
            }
        }
        for (region, most) in &mut without.most {
            *most -= i64::from(contains(region, atom));
        }
        without
    }

    /// How many of everybody gave one of these answers, where that is shown.
    pub fn of_everybody(&self, answers: &[usize]) -> Option<i64> {
        Some(together(self.shown.get(&vec![None; self.atoms.first()?.len()])?, answers))
    }

    /// What is shown of the parts that this one is in, as a team is in its department: how many
    /// gave one of these answers, and how many answered.
    pub fn around(&self, region: &Region, answers: &[usize]) -> Vec<(i64, i64)> {
        let inside: Vec<&Atom> = self.atoms.iter().filter(|atom| contains(region, atom)).collect();
        let is_around = |around: &Region| inside.iter().all(|atom| contains(around, atom));
        let shown = self.shown.iter().filter(|(around, _)| *around != region && is_around(around));
        shown.map(|(_, counts)| (together(counts, answers), counts.iter().sum())).collect()
    }

    /// The least and the most respondents of a part that can have given one of these
    /// answers. `None` where what is shown contradicts itself, or the solver gives up.
    pub fn range(&self, region: &Region, answers: &[usize]) -> Option<(i64, i64)> {
        let least = self.solve(region, answers, OptimizationDirection::Minimize)?.0;
        let most = self.solve(region, answers, OptimizationDirection::Maximize)?.0;
        Some(((least - ROUNDING).ceil() as i64, (most + ROUNDING).floor() as i64))
    }

    /// The same, unless a solution that was found before has nobody there: then `None` in
    /// it, for nobody is the least, and all up to the most is possible.
    pub fn range_unless_nobody(
        &self,
        region: &Region,
        answers: &[usize],
        found: &mut Vec<Vec<f64>>,
    ) -> Option<Option<(i64, i64)>> {
        let of_region = |solution: &Vec<f64>| -> f64 {
            let inside = self.atoms.iter().zip(solution).filter(|(atom, _)| contains(region, atom));
            inside.map(|(_, count)| *count).sum()
        };
        if found.iter().any(|solution| of_region(solution) < ROUNDING) {
            return Some(None);
        }
        let (least, solution) = self.solve(region, answers, OptimizationDirection::Minimize)?;
        found.push(solution);
        if least < ROUNDING {
            return Some(None);
        }
        let most = self.solve(region, answers, OptimizationDirection::Maximize)?.0;
        Some(Some(((least - ROUNDING).ceil() as i64, (most + ROUNDING).floor() as i64)))
    }

    fn solve(
        &self,
        target: &Region,
        answers: &[usize],
        direction: OptimizationDirection,
    ) -> Option<(f64, Vec<f64>)> {
        // Without a total nothing bounds what is hidden.
        let total = self.of_everybody(answers);
        let everybody = total.map_or(f64::from(u32::MAX), |count| count as f64);
        let mut problem = Problem::new(direction);
        let variables: Vec<Variable> = self
            .atoms
            .iter()
            .map(|atom| {
                problem.add_var(f64::from(u8::from(contains(target, atom))), (0.0, everybody))
            })
            .collect();
        let sum = |region: &Region| {
            let inside =
                self.atoms.iter().zip(&variables).filter(|(atom, _)| contains(region, atom));
            inside.map(|(_, variable)| (*variable, 1.0)).collect::<Vec<(Variable, f64)>>()
        };
        for (region, counts) in &self.shown {
            problem.add_constraint(sum(region), ComparisonOp::Eq, together(counts, answers) as f64);
        }
        for (region, most) in &self.most {
            problem.add_constraint(sum(region), ComparisonOp::Le, *most as f64);
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        let counts = variables.iter().map(|variable| solution[*variable]).collect();
        Some((solution.objective(), counts))
    }
}

/// How many gave one of these answers.
pub fn together(counts: &[i64], answers: &[usize]) -> i64 {
    answers.iter().map(|answer| counts[*answer]).sum()
}

/// Whether a place is in a part.
pub fn contains(region: &Region, atom: &Atom) -> bool {
    region.iter().zip(atom).all(|(wanted, at)| wanted.is_none() || wanted == at)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> Result<String> {
    Ok(value.as_str().context("a text")?.to_owned())
}
