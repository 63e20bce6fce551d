//! Objects of the analysis document in which every null has its reason beside it.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::stats::{Outcome, Reason};

/// An object that is being written. Its `reasons` say why a field is null; they are left
/// out where none is.
#[derive(Default)]
pub(super) struct Object {
    fields: Map<String, Value>,
    reasons: Map<String, Value>,
}

impl Object {
    /// Starts from the fields of a value.
    pub(super) fn of(value: impl Serialize) -> Self {
        match json!(value) {
            Value::Object(fields) => Object { fields, ..Object::default() },
            _ => Object::default(),
        }
    }

    /// Writes a field.
    pub(super) fn with(mut self, name: &str, value: impl Serialize) -> Self {
        self.fields.insert(name.to_owned(), json!(value));
        self
    }

    /// Writes a field, or null and the reason.
    pub(super) fn outcome<T: Serialize>(self, name: &str, outcome: Outcome<T>) -> Self {
        match outcome {
            Ok(value) => self.with(name, value),
            Err(reason) => self.null(name, reason.name()),
        }
    }

    /// Writes a field, or null for this reason.
    pub(super) fn or<T: Serialize>(self, name: &str, value: Option<T>, reason: Reason) -> Self {
        self.outcome(name, value.ok_or(reason))
    }

    /// The same, for a reason that is none of statistics.
    pub(super) fn or_because<T: Serialize>(
        self,
        name: &str,
        value: Option<T>,
        reason: &str,
    ) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self.null(name, reason),
        }
    }

    /// Writes null for this reason.
    pub(super) fn null(self, name: &str, reason: &str) -> Self {
        self.with(name, Value::Null).because(name, reason)
    }

    /// Says why a field that is null already, or holds a null, is so.
    pub(super) fn because(mut self, name: &str, reason: &str) -> Self {
        self.reasons.insert(name.to_owned(), json!(reason));
        self
    }

    /// Writes values, and the reason where one of them is null.
    pub(super) fn nulls<T: Serialize>(
        self,
        name: &str,
        values: &[Option<T>],
        reason: Reason,
    ) -> Self {
        match values.iter().all(Option::is_some) {
            true => self.with(name, values),
            false => self.with(name, values).because(name, reason.name()),
        }
    }

    /// Writes to what numbers are rounded, where they are.
    pub(super) fn rounded(self, rounded: Option<Object>) -> Self {
        match rounded {
            Some(rounded) => self.with("rounded", rounded.value()),
            None => self,
        }
    }

    /// Writes what is weighted, where anything is; null where too few have a weight.
    pub(super) fn weighted(self, value: Option<Value>, weighs: bool) -> Self {
        match weighs {
            true => self.or("weighted", value, Reason::TooFewWeighted),
            false => self.with("weighted", Value::Null),
        }
    }

    /// Adds the fields to those of a value, and the reasons to its own.
    pub(super) fn add_to(self, value: &mut Value) {
        for (name, field) in self.fields {
            value[name] = field;
        }
        for (name, reason) in self.reasons {
            value["reasons"][name] = reason;
        }
    }

    /// The object.
    pub(super) fn value(self) -> Value {
        let Object { mut fields, reasons } = self;
        if !reasons.is_empty() {
            fields.insert("reasons".to_owned(), Value::Object(reasons));
        }
        Value::Object(fields)
    }
}

/// Why each value that is null is so.
pub(super) fn reasons_value(reasons: impl Iterator<Item = (&'static str, Reason)>) -> Value {
    reasons.map(|(name, reason)| (name.to_owned(), json!(reason.name()))).collect()
}

/// Why there is no mean or share of so many, or no spread.
pub(super) fn of_base(n: u64) -> Reason {
    if n == 0 { Reason::EmptyGroup } else { Reason::FewerThanTwoObservations }
}
