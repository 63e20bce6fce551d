//! What a source states beside the file, in the analysis document.

use serde_json::{Value, json};

use super::document::{About, shown_or_reason};
use crate::analysis::{Benchmark, Observed};
use crate::questionnaire::{Reference, ReferenceValue};
use crate::stats::Reason;

/// Every source with its values.
pub(super) fn values(about: &About<'_>) -> Vec<Value> {
    let sources = about.benchmarks.iter();
    sources.map(|(reference, found)| source_value(about, reference, found)).collect()
}

fn source_value(about: &About<'_>, reference: &Reference, found: &[Benchmark]) -> Value {
    let values = found.iter().map(|found| {
        let value = &reference.values[found.value];
        json!({
            "of": value.of,
            "battery": about.questionnaire.subject_id(value).filter(|id| *id != value.of),
            "measure": value.measure,
            "answer": value.answer,
            "codes": value.codes,
            "split": value.split,
            "group": value.group,
            "stated": stated_value(about, value),
            "now": found.now.as_ref().map(|now| shown_or_reason(now, now_value)),
            "same": found.same,
            "difference": found.difference,
            "test": found.test.map(|(test, _)| test),
            "p": found.test.map(|(_, p)| p),
            "reason": found.reason.map(Reason::name),
            "adjusted": found.adjusted,
            "stars": found.stars,
        })
    });
    json!({
        "id": reference.id,
        "label": reference.label.get(about.language),
        "year": reference.year,
        "n": reference.n,
        "values": values.collect::<Vec<_>>(),
    })
}

fn stated_value(about: &About<'_>, value: &ReferenceValue) -> Value {
    json!({
        "value": value.value(),
        "printed": value.printed,
        "rounding": value.rounding(),
        "count": value.count,
        "n": value.n,
        "words": value.words.as_ref().map(|words| words.get(about.language)),
        "between": value.range(),
        "place": value.place,
    })
}

fn now_value(observed: &Observed) -> Value {
    let (count, sd) = match observed {
        Observed::Share(share) => (Some(share.agree), None),
        Observed::Mean(mean) => (None, mean.sd),
        Observed::Weighted(_) => (None, None),
    };
    let weighted = match observed {
        Observed::Weighted(found) => Some(found.estimate.as_ref().ok()),
        _ => None,
    };
    json!({
        "n": observed.n(),
        "count": count,
        "value": observed.value(),
        "sd": sd,
        "weighted": weighted,
        "suppressed": null,
    })
}
