//! What a source states beside the file, in the analysis document.

use serde_json::{Value, json};

use super::document::{About, estimate_value, shown_or_reason};
use super::questions::does_not_apply;
use super::reasons::{Object, of_base};
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
        let now = found.now.as_ref().map(|now| shown_or_reason(now, now_value));
        let why = why(value, found);
        let object = Object::of(json!({
            "of": value.of,
            "battery": about.questionnaire.subject_id(value).filter(|id| *id != value.of),
            "measure": value.measure,
            "answer": value.answer,
            "codes": value.codes,
            "split": value.split,
            "group": value.group,
            "stated": stated_value(about, value),
            "stars": found.stars,
        }));
        object
            .or_because("now", now, why)
            .or_because("same", found.same, why)
            .or_because("difference", found.difference.as_ref(), why)
            .or_because("test", found.test.map(|(test, _)| test), why)
            .or_because("p", found.test.map(|(_, p)| p), why)
            .or_because("adjusted", found.adjusted.as_ref(), why)
            .value()
    });
    json!({
        "id": reference.id,
        "label": reference.label.get(about.language),
        "year": reference.year,
        "n": reference.n,
        "values": values.collect::<Vec<_>>(),
    })
}

/// Why there is no difference from what is stated, or no test of it.
fn why(value: &ReferenceValue, found: &Benchmark) -> &'static str {
    let Some(now) = &found.now else { return "not-in-this-file" };
    let Some(observed) = now.values() else { return "hidden" };
    match observed {
        _ if observed.value().is_none() => Reason::EmptyGroup.name(),
        _ if value.range().is_some() && found.same == Some(true) => "within-the-words",
        _ if value.range().is_none() && value.value().is_none() => "not-stated",
        Observed::Mean(mean) if mean.n < 2 => Reason::FewerThanTwoObservations.name(),
        Observed::Mean(_) => Reason::NoVariance.name(),
        Observed::Share(_) if value.counted().is_some() => Reason::NoVariance.name(),
        Observed::Weighted(_) => found.reason.unwrap_or(Reason::NoVariance).name(),
        // A share of exactly 0 or 1 leaves nothing to chance.
        Observed::Share(_) => Reason::ImpossibleReference.name(),
    }
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
    let base = of_base(observed.n());
    let object = Object::default().with("n", observed.n()).or("value", observed.value(), base);
    let object = match observed {
        Observed::Share(share) => does_not_apply(object.with("count", share.agree), &["sd"]),
        Observed::Mean(mean) => does_not_apply(object.or("sd", mean.sd, base), &["count"]),
        Observed::Weighted(found) => {
            let estimate = found.estimate.as_ref().map(estimate_value).map_err(|why| *why);
            let object = object.outcome("weighted", estimate);
            return does_not_apply(object, &["count", "sd"])
                .with("suppressed", Value::Null)
                .value();
        }
    };
    object.with("weighted", Value::Null).with("suppressed", Value::Null).value()
}
