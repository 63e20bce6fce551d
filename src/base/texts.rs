//! Every text that a user reads, from `src/texts/*/*.ftl`, in both languages.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

pub use fluent_bundle::FluentValue as Value;

use super::{Language, number};

type Bundle = FluentBundle<FluentResource>;

/// The text `key` in `language`, with its places filled in.
///
/// A key that does not exist comes back as itself between brackets: a test
/// holds that no such key is used, and a page with a visible gap beats none.
pub fn say(language: Language, key: &str, args: &[(&str, Value<'_>)]) -> String {
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return format!("[{key}]");
    };
    let mut filled = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        filled.set(*name, value.clone());
    }
    let mut problems = Vec::new();
    bundle.format_pattern(pattern, Some(&filled), &mut problems).into_owned()
}

/// The text `key` in `language`, for texts without places to fill in.
pub fn plain(language: Language, key: &str) -> String {
    say(language, key, &[])
}

/// Whether `key` exists in `language`.
pub fn exists(language: Language, key: &str) -> bool {
    bundle(language).has_message(key)
}

/// The sources of the catalogue: what is hidden, findings and the command line, figures,
/// the page, tables.
pub fn sources(language: Language) -> [&'static str; 5] {
    match language {
        Language::Nl => [
            include_str!("../texts/nl/disclosure.ftl"),
            include_str!("../texts/nl/findings.ftl"),
            include_str!("../texts/nl/figures.ftl"),
            include_str!("../texts/nl/page.ftl"),
            include_str!("../texts/nl/tables.ftl"),
        ],
        Language::En => [
            include_str!("../texts/en/disclosure.ftl"),
            include_str!("../texts/en/findings.ftl"),
            include_str!("../texts/en/figures.ftl"),
            include_str!("../texts/en/page.ftl"),
            include_str!("../texts/en/tables.ftl"),
        ],
    }
}

fn bundle(language: Language) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; 2] = [const { OnceLock::new() }; 2];
    BUNDLES[language as usize].get_or_init(|| build(language))
}

fn build(language: Language) -> Bundle {
    let tag: LanguageIdentifier = match language {
        Language::Nl => langid!("nl"),
        Language::En => langid!("en"),
    };
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Nl => format_nl,
        Language::En => format_en,
    }));
    for source in sources(language) {
        // What does not parse is left out; `tests/texts.rs` fails on it.
        let resource = FluentResource::try_new(source.to_owned());
        bundle.add_resource_overriding(resource.unwrap_or_else(|(parsed, _)| parsed));
    }
    bundle
}

fn format_nl<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    format_number(Language::Nl, value)
}

fn format_en<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    format_number(Language::En, value)
}

/// Whole numbers get the language's thousands separator; others come in as text.
fn format_number(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(n) if n.value.fract() == 0.0 => {
            Some(number::integer(language, n.value as i64))
        }
        _ => None,
    }
}
