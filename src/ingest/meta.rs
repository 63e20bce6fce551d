//! What a file itself says of its columns, beside headings and values.

/// What a file says of one column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnMeta {
    /// The question, or a description of the column.
    pub label: Option<String>,
    /// Values, as the dictionary writes them, and what they mean; in the file's order.
    pub value_labels: Vec<(String, String)>,
    /// Values that the survey's makers count as no answer.
    pub missing: Vec<Missing>,
    /// What may be computed of the values.
    pub measure: Option<Measure>,
    /// What the values are.
    pub kind: ValueKind,
    /// Characters that a value takes at most, as the file states it.
    pub width: u32,
}

/// A value, or a range of values, that counts as no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Missing {
    /// One value, as the dictionary writes it.
    Value(String),
    /// Numbers from and to, both included; infinite where the range is open.
    Range {
        /// The lowest.
        from: f64,
        /// The highest.
        to: f64,
    },
}

/// What may be computed of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Values without an order.
    Nominal,
    /// Values in an order.
    Ordinal,
    /// Numbers.
    Scale,
}

/// What values are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ValueKind {
    /// Text.
    #[default]
    Text,
    /// Numbers.
    Number,
    /// Days, or moments, as ISO 8601.
    Date,
    /// Times of day, or durations.
    Time,
}

/// Columns that together answer one question to which several answers may be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseSet {
    /// The set's name.
    pub name: String,
    /// The question.
    pub label: String,
    /// Its columns, by position.
    pub members: Vec<usize>,
    /// The value that says that a column's option was chosen; `None` where every
    /// column holds one of the chosen options.
    pub counted: Option<String>,
}

impl ColumnMeta {
    /// What the file says that a value means, as the dictionary writes the value.
    pub fn label_of(&self, text: &str) -> Option<&str> {
        let labelled = self.value_labels.iter().find(|(value, _)| value == text);
        labelled.map(|(_, label)| label.trim()).filter(|label| !label.is_empty())
    }

    /// Whether this value, as the dictionary writes it, counts as no answer.
    pub fn is_missing(&self, text: &str) -> bool {
        self.missing.iter().any(|missing| match missing {
            Missing::Value(value) => value == text,
            Missing::Range { from, to } => {
                text.parse::<f64>().is_ok_and(|value| (*from..=*to).contains(&value))
            }
        })
    }
}
