//! What a file shows beside the values that a source states.

use super::Disclosed;
use crate::analysis::{self, Benchmark, Counted, CrossTab, Definitions, Results};
use crate::questionnaire::{Reference, ReferenceValue};

/// Every value of a source beside what may be seen of this file: compared is
/// only what is shown. `family` names the values that are adjusted together.
/// `None` where nothing was counted.
pub fn benchmark(
    reference: &Reference,
    results: &[Disclosed<Results>],
    crosstabs: &[Disclosed<CrossTab>],
    definitions: Definitions,
    family: impl Fn(&ReferenceValue) -> String,
) -> Option<Disclosed<Vec<Benchmark>>> {
    let rules = results.iter().map(Disclosed::rule).chain(crosstabs.iter().map(Disclosed::rule));
    let rule = rules.min_by_key(|rule| rule.minimum_base)?;
    let counted = Counted {
        results: results.iter().map(|results| &**results).collect(),
        crosstabs: crosstabs.iter().map(|table| &**table).collect(),
    };
    let value = analysis::benchmark(reference, &counted, definitions, family);
    Some(Disclosed { value, rule })
}
